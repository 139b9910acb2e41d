// Declarations for the type check that stand in no module. (The check also needs one file that is always there.)
export {};
