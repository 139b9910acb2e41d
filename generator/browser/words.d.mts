/** The words of `browser:` in the course's locale file; the build writes words.mjs. */
export const language: string;
export const words: { [name: string]: string | { [form: string]: string } };
export const styled: string[];
