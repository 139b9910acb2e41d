/** The words that only some pages say, from `browser_...` of the locale file; the build writes these modules. */
declare module "*.words.mjs";
