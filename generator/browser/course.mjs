/**
 * The entry module: defines what every page may hold, and fetches a question kind's module when one first appears
 * in a page that instant navigation brings. The first page names its kinds itself (main.html), and its first picture
 * waits for them.
 *
 * Material's instant navigation swaps the page's body without running scripts again, so everything here is either a
 * custom element or listens to the document.
 */
import { make } from "./dom.mjs";
import "./fields.mjs";
import { arrive, reach } from "./frame.mjs";
import "./map.mjs";
import "./notices.mjs";
import "./steps.mjs";
import { styled } from "./words.mjs";

/** What few pages have. */
const RARE = {
  "course-data": () => import("./data.mjs"),
  "course-quiz": () => import("./quiz.mjs"),
  "course-rating": () => import("./rating/element.mjs"),
};
const DRESS = { "course-data": "pages/your_data.css", "course-quiz": "pages/quiz.css", "course-rating": "pages/rating.css" };

/** @type {Set<string>} */
const asked = new Set();

/** Fetch the modules of what stands in the page and is not defined yet. */
function fetchMissing() {
  for (const element of document.querySelectorAll("[data-interaction]:not(:defined)")) {
    const kind = element.localName.replace("course-", "").replaceAll("-", "_");
    if (asked.has(kind)) continue;
    asked.add(kind);
    dress(`questions/${kind}/style.css`);
    import(`../questions/${kind}/element.mjs`).catch(() => asked.delete(kind));
  }
  for (const [tag, style] of Object.entries(DRESS)) {
    if (document.querySelector(tag)) dress(style);
  }
  for (const [tag, fetch] of Object.entries(RARE)) {
    if (document.querySelector(`${tag}:not(:defined)`)) fetch().catch(() => {}); // asked for again at the next change
  }
}

/** @type {Set<string>} */
const dressed = new Set();

/**
 * Fetch a style sheet that only some pages have, if the page that came first did not name it.
 *
 * @param {string} style its place below the folder of our files
 */
function dress(style) {
  if (dressed.has(style) || !styled.includes(style)) return;
  dressed.add(style);
  const { href } = new URL(`../${style}`, import.meta.url);
  if ([...document.querySelectorAll("link")].some((link) => link.href === href)) return;
  document.head.append(make("link", { rel: "stylesheet", href }));
}

/** The page is here, or another one, or more of it. */
function look() {
  fetchMissing();
  arrive();
  reach();
}

look();
new MutationObserver(look).observe(document.documentElement, { childList: true, subtree: true });
document.documentElement.classList.add("course-js");
