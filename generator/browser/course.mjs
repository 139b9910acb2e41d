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

/** @type {Set<string>} */
const asked = new Set();

/** Fetch the modules of question kinds that stand in the page and are not defined yet. */
function fetchKinds() {
  for (const element of document.querySelectorAll("[data-interaction]:not(:defined)")) {
    const kind = element.localName.replace("course-", "");
    if (asked.has(kind)) continue;
    asked.add(kind);
    import(`../questions/${kind}/element.mjs`).catch(() => asked.delete(kind));
  }
}

/** The page is here, or another one, or more of it. */
function look() {
  fetchKinds();
  if (document.querySelector("course-data:not(:defined)")) import("./data.mjs");
  arrive();
  reach();
}

look();
new MutationObserver(look).observe(document.documentElement, { childList: true, subtree: true });
document.documentElement.classList.add("course-js");
