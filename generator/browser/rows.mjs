/** What the rows of an answered question show. */
import { icon, make } from "./dom.mjs";
import { say } from "./say.mjs";

/**
 * Show at a row what came of the learner's answer there, or take it away.
 *
 * @param {Element} row its last child takes the words
 * @param {"right" | "partial" | "wrong" | null} verdict null where nothing was answered
 */
export function judged(row, verdict) {
  row.classList.remove("is-right", "is-partial", "is-wrong");
  row.querySelector(":scope > :last-child > .is-verdict")?.remove();
  if (!verdict) return;
  row.classList.add(`is-${verdict}`);
  const words = say(verdict === "right" ? "yours_right" : "yours");
  row.lastElementChild?.append(make("span", { class: "is-verdict" }, icon(verdict), words));
}
