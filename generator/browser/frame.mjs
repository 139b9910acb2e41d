/**
 * What Material's frame lacks. No single letter is a command (WCAG 2.1.4); search opens by a real button, lets Tab
 * through its results and gives the focus back; a page that instant navigation brought takes the focus and is told.
 *
 * Listens to the document, which stays while pages change; Material listens to the window, so what stops here is not
 * seen there.
 */
import { tellAloud } from "./aloud.mjs";
import { focusOn } from "./dom.mjs";

const SEARCH_KEYS = ["Escape", "Enter", "ArrowUp", "ArrowDown"]; // the ones that Material may have while search is open

/** @returns {{toggle: HTMLInputElement, box: HTMLElement, opener: HTMLElement} | undefined} the parts of the search */
function search() {
  const toggle = /** @type {HTMLInputElement | null} */ (document.getElementById("__search"));
  const box = /** @type {HTMLElement | null} */ (document.querySelector(".course-search"));
  const opener = /** @type {HTMLElement | null} */ (document.querySelector('[data-search="open"]'));
  return toggle && box && opener ? { toggle, box, opener } : undefined;
}

document.addEventListener("keydown", (event) => {
  const letter = event.key.length === 1 && !event.ctrlKey && !event.metaKey;
  if (letter || (search()?.toggle.checked && !SEARCH_KEYS.includes(event.key))) event.stopPropagation();
});

/**
 * The color switch looks like a button, so Enter and Space press it; the arrow keys choose among its radios. Material
 * would take Enter for the next radio, which may look the same.
 *
 * @param {KeyboardEvent} event
 */
function press(event) {
  const colors = event.target instanceof Element ? event.target.closest(".course-colors") : null;
  if (!colors || (event.key !== "Enter" && event.key !== " ")) return;
  event.preventDefault();
  event.stopPropagation();
  [...colors.querySelectorAll("label")].find((label) => label.getClientRects().length > 0)?.click();
}
document.addEventListener("keydown", press, true);

document.addEventListener("click", (event) => {
  const button = event.target instanceof Element ? event.target.closest("[data-search]") : null;
  const parts = button && search();
  if (!parts) return;
  const open = button.getAttribute("data-search") === "open";
  if (parts.toggle.checked !== open) parts.toggle.click();
  if (open) parts.box.querySelector("input")?.focus();
});

document.addEventListener("change", (event) => {
  const parts = search();
  if (!parts || event.target !== parts.toggle) return;
  const { checked } = parts.toggle;
  parts.opener.setAttribute("aria-expanded", String(checked));
  const shown = parts.opener.getClientRects().length > 0; // where there is room the field itself stands in the bar
  if (!checked && shown && parts.box.contains(document.activeElement)) parts.opener.focus();
});

document.addEventListener("focusout", (event) => {
  const parts = search();
  const to = event.relatedTarget;
  if (!parts?.toggle.checked || !(to instanceof Node) || !(event.target instanceof Node)) return;
  if (parts.box.contains(event.target) && !parts.box.contains(to)) parts.toggle.click();
});

/** Material keeps the results of its search out of the tab order. Asked at every change of the page, so it looks only then. */
export function reach() {
  const parts = search();
  if (!parts?.toggle.checked) return;
  for (const link of parts.box.querySelectorAll('.md-search-result [tabindex="-1"]')) link.removeAttribute("tabindex");
}

let main = document.getElementById("main");

/** @returns {string} the page that the address names, whichever place in it */
function page() {
  return location.pathname + location.search;
}

/** @returns {HTMLElement | null} the place in the page that the address names */
function pointedAt() {
  return document.getElementById(decodeURIComponent(location.hash.slice(1)));
}

let here = page();

/** Whether Back or Forward asked for the page; a link's page begins at its top. */
let returning = false;
document.addEventListener("click", () => {
  returning = false;
}, true);

// Within a page the browser itself goes best. Material does not know the page that it starts on, so it would fetch it once
// more at the first link or step back, and put it in place of the one in use, whatever another listener had done with the link.
document.body.addEventListener("click", (event) => {
  const link = event.target instanceof Element ? event.target.closest("a") : null;
  if (link?.origin !== location.origin || link.pathname + link.search !== here) return;
  history.replaceState({ x: scrollX, y: scrollY }, ""); // as Material does before it leaves a place
  event.stopImmediatePropagation(); // Material listens to the body too, and began later
});
addEventListener("click", () => {
  here = page(); // Material has changed the address by now, if it takes the link
});
addEventListener("popstate", (event) => {
  if (page() !== here) {
    here = page();
    returning = true;
    return;
  }
  event.stopImmediatePropagation();
  if (history.scrollRestoration !== "manual") return; // as Material sets it once it has changed pages
  if (history.state) scrollTo(0, history.state.y);
  else pointedAt()?.scrollIntoView();
}, true);

/** Where instant navigation brought another page: focus its heading, or where the address points, and tell its title. */
export function arrive() {
  const now = document.getElementById("main");
  if (!now || now === main) return;
  main = now;
  const named = pointedAt();
  const target = named || now.querySelector("h1") || now;
  focusOn(target);
  if (!returning) {
    // Material notes the place 100 ms after the last scrolling. A link followed sooner gets the old page's place noted
    // for the new page, and Material scrolls there; so what it noted is taken back, and the place set once more.
    history.replaceState(null, "");
    if (named) named.scrollIntoView();
    else scrollTo(0, 0);
  }
  tellAloud(document.title);
}

// Closed things print open. Newer browsers do that by the style sheet alone, without telling the elements.
if (!CSS.supports("selector(::details-content)")) {
  /** @type {HTMLDetailsElement[]} */
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("details")].filter((details) => !details.open);
    for (const details of opened) details.open = true;
  });
  addEventListener("afterprint", () => {
    for (const details of opened) details.open = false;
  });
}
