/** The words of `browser_rating:` in the course's locale file; the build writes words.mjs. */
export const words: { [name: string]: string | { [form: string]: string } };
