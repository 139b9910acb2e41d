/** What screen readers are told as it happens: one live region for all pages, since Material replaces parts of the body only. */
import { make } from "./dom.mjs";

const region = make("p", { class: "course-hidden", role: "status", "data-search-exclude": "" });
document.body.append(region);

/** @param {string} words */
export function tellAloud(words) {
  region.textContent = words;
}
