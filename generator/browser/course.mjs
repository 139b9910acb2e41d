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
import { rare, styled } from "./words.mjs";

/** What is fetched where it stands: questions, and what only one kind of page has. */
const PARTS = `[data-interaction], ${Object.keys(rare)}`;

/** @type {Set<string>} */
const asked = new Set();

/** Fetch the modules and styles of what stands in the page and was not there before. */
function fetchMissing() {
  for (const { localName } of document.querySelectorAll(PARTS)) {
    if (asked.has(localName)) continue;
    asked.add(localName);
    const folder = `questions/${localName.replace("course-", "").replaceAll("-", "_")}`;
    const [style, module] = rare[localName] ?? [`${folder}/style.css`, `${folder}/element.mjs`];
    dress(style);
    if (customElements.get(localName)) continue;
    import(`../${module}`).catch(() => {
      asked.delete(localName);
      seen = null; // asked for again at the next change
    });
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
  if ([...document.head.querySelectorAll("link")].some((link) => link.href === href)) return;
  document.head.append(make("link", { rel: "stylesheet", href }));
}

/** The main part that was looked at last. @type {Element | null} */
let seen = null;

/** The page is here, or another one, or something in it has changed. */
function look() {
  reach();
  const main = document.getElementById("main");
  if (main === seen) return;
  seen = main;
  fetchMissing();
  arrive();
}

look();
new MutationObserver(look).observe(document.documentElement, { childList: true, subtree: true });
document.documentElement.classList.add("course-js");
