/** Days and lists in the page's language. */
import { language } from "../words.mjs";

const list = new Intl.ListFormat(language);

/**
 * @param {string[]} names
 * @returns {string} `Options and Scenarios`
 */
export function listed(names) {
  return list.format(names);
}

/**
 * @param {number} time ms since 1970
 * @param {number[]} all times; where two are of one day, the time of day is told too
 * @returns {string}
 */
export function dayOf(time, all) {
  const date = new Date(time);
  const day = date.toDateString();
  const year = date.getFullYear() === new Date().getFullYear() ? undefined : "numeric";
  const words = date.toLocaleDateString(language, { day: "numeric", month: "long", year });
  if (all.filter((each) => new Date(each).toDateString() === day).length < 2) return words;
  return `${words}, ${date.toLocaleTimeString(language, { hour: "2-digit", minute: "2-digit" })}`;
}
