/** The words of `browser:` in the course's locale file; the build writes words.mjs. */
export const language: string;
export const words: { [name: string]: string | { [form: string]: string } };
export const styled: string[];
/** By the tag of an element that only one kind of page has: its style sheet and its module, below the folder of our files. */
export const rare: { [tag: string]: [string, string] };
