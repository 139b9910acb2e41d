/**
 * The entry module: defines what every page may hold, and fetches a question kind's module when one first appears.
 *
 * Material's instant navigation swaps the page's body without running scripts again, so everything here is either a
 * custom element or listens to the document.
 */
import "./fields.mjs";
import { arrive, reach } from "./frame.mjs";
import "./map.mjs";
import "./notices.mjs";
import "./steps.mjs";

/** What few pages have; the page names it beforehand, so that it comes with the rest. */
const RARE = { "course-data": () => import("./data.mjs"), "course-tally": () => import("./tally.mjs") };

/** @type {Set<string>} */
const asked = new Set();

/**
 * Fetch the modules of what stands in the page and is not defined yet.
 *
 * @returns {Promise<unknown>} done when they are here, or known not to come
 */
function fetchMissing() {
  /** @type {Promise<unknown>[]} */
  const coming = [];
  for (const element of document.querySelectorAll("[data-interaction]:not(:defined)")) {
    const kind = element.localName.replace("course-", "");
    if (asked.has(kind)) continue;
    asked.add(kind);
    coming.push(import(`../questions/${kind}/element.mjs`).catch(() => asked.delete(kind)));
  }
  for (const [tag, fetch] of Object.entries(RARE)) {
    if (document.querySelector(`${tag}:not(:defined)`)) coming.push(fetch());
  }
  return Promise.allSettled(coming);
}

/** The page is here, or another one, or more of it. */
function look() {
  fetchMissing();
  arrive();
  reach();
}

await fetchMissing(); // the first picture of the page waits for this module (main.html), so nothing jumps in it
look();
new MutationObserver(look).observe(document.documentElement, { childList: true, subtree: true });
document.documentElement.classList.add("course-js");
