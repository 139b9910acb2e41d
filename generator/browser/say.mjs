/** The interface's words in the page's language, plurals by the browser's own rules. */
import { language, words } from "./words.mjs";

const plurals = new Intl.PluralRules(language);

/**
 * @param {string} name key of `browser:` in the locale file
 * @param {{[name: string]: string | number}} [values] what the text names in braces; `n` chooses the plural
 * @returns {string}
 */
export function say(name, values = {}) {
  const entry = words[name];
  const chosen = typeof entry === "object" ? (entry[plurals.select(Number(values.n))] ?? entry.other) : entry;
  return (chosen ?? name).replace(/\{(\w+)\}/g, (mark, key) => String(values[key] ?? mark));
}

/**
 * @param {number} right
 * @param {number} total how many could be right
 * @param {number} judged how many more the learner judged, which no score counts
 * @returns {string} what came of all that was asked
 */
export function outcome(right, total, judged) {
  if (!judged) return say("state_right", { n: right, total });
  return total ? say("state_right_judged", { n: judged, right, total }) : say("state_judged", { n: judged });
}

/**
 * @param {number} time ms since 1970
 * @returns {string} the time of day if it was today, else the date
 */
export function when(time) {
  const date = new Date(time);
  const today = new Date().toDateString() === date.toDateString();
  return today
    ? date.toLocaleTimeString(language, { hour: "2-digit", minute: "2-digit" })
    : date.toLocaleDateString(language, { day: "numeric", month: "long" });
}
