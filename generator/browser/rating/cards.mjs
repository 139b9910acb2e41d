/** What to do about a pillar: cost, lessons, an if-then to take on, a field to write in. From the author's own words. */
import { button, copy, make } from "../dom.mjs";
import { say } from "../say.mjs";
import { bandOf, best } from "./scoring.mjs";

/**
 * @typedef {import("./element.mjs").CourseRating} CourseRating
 * @typedef {import("./element.mjs").Result} Result
 */

/**
 * @param {CourseRating} host
 * @param {Result} result
 * @param {string[]} focus
 * @returns {Node[]} a card for each pillar to work on
 */
export function cards(host, result, focus) {
  return focus.map((id) => {
    const list = make("dl", { class: "course-todo" }, ...copy(about(host, id)?.querySelector(".course-todo")));
    const said = saying(host, id, result);
    if (host.rating && bandFor(host, id, result) === best(host.rating)) list.querySelector("[data-cost]")?.parentElement?.remove();
    const own = said?.querySelector("[data-reread]");
    if (own) list.querySelector("[data-reread]")?.replaceChildren(...copy(own));
    takeOn(host, id, list.querySelector("[data-week]"));
    const write = list.querySelector("[data-write]");
    const written = host.store?.field(`deal/${write?.getAttribute("data-write")}`);
    write?.append(make("div", { class: "course-muted" }, say(written ? "written" : "still_empty")));
    const words = make("p", {}, ...copy(said?.querySelector(":scope > span")));
    return make("section", { class: "course-focus__one" }, heading(host, id, result), words, list);
  });
}

/**
 * @param {CourseRating} host
 * @param {Result} result
 * @param {string[]} focus
 * @returns {Node[]} the pillars that are not worked on, folded
 */
export function others(host, result, focus) {
  const rest = (host.rating?.pillars ?? []).filter(({ id }) => !focus.includes(id));
  if (rest.length === 0) return [];
  const parts = rest.map(({ id }) => {
    const said = saying(host, id, result);
    const lessons = said?.querySelector("[data-reread]") ?? about(host, id)?.querySelector(".course-todo [data-reread]");
    const words = make("p", {}, ...copy(said?.querySelector(":scope > span")));
    const links = make("ul", { class: "course-links" }, ...copy(lessons));
    return make("section", {}, heading(host, id, result), ...(said ? [words] : []), links);
  });
  return [make("details", { class: "course-rest" }, make("summary", {}, say("others", { n: rest.length })), ...parts)];
}

/**
 * @param {CourseRating} host
 * @param {string} id
 * @returns {Element | null | undefined} what the author says about a pillar
 */
function about(host, id) {
  return host.hand?.querySelector(`[data-about="${CSS.escape(id)}"]`);
}

/**
 * @param {CourseRating} host
 * @param {string} id
 * @param {Result} result
 * @returns {Element | null | undefined} what the author says about its score
 */
function saying(host, id, result) {
  const band = bandFor(host, id, result);
  return band && about(host, id)?.querySelector(`[data-saying="${CSS.escape(band.id)}"]`);
}

/**
 * @param {CourseRating} host
 * @param {string} id
 * @param {Result} result
 * @returns {import("./scoring.mjs").Band | undefined} the band its score is in; none without a score
 */
function bandFor(host, id, result) {
  const score = result.scores.find((each) => each.id === id)?.score ?? null;
  return score === null ? undefined : bandOf(host.rating?.bands ?? [], score);
}

/**
 * @param {CourseRating} host
 * @param {string} id
 * @param {Result} result
 */
function heading(host, id, result) {
  const score = result.scores.find((each) => each.id === id)?.score ?? null;
  const band = bandFor(host, id, result);
  const title = host.rating?.pillars.find((pillar) => pillar.id === id)?.title ?? "";
  const words = score === null ? say("too_few") : say("scored", { n: Math.round(score), band: band?.title ?? "" });
  return make("h3", {}, title, " ", make("span", { class: "course-small course-muted" }, words));
}

/**
 * Offer the if-then; once it is taken on, as a field in the learner's own words.
 *
 * @param {CourseRating} host
 * @param {string} id
 * @param {Element | null} place
 */
function takeOn(host, id, place) {
  if (!place) return;
  const path = `rating/${host.rating?.id}/plan/${id}`;
  const words = place.textContent ?? "";
  const taken = host.kept(`took/${id}`) === true;
  const toggle = button(say(taken ? "give_up" : "take_on"), taken ? "is-quiet" : "");
  host.on(toggle, "click", () => {
    if (!taken && !host.kept(`plan/${id}`)) host.keep({ [`plan/${id}`]: words });
    host.keep({ [`took/${id}`]: taken ? null : true });
    const now = host.querySelector(`[data-took="${CSS.escape(id)}"]`)?.querySelector(taken ? "button" : "textarea");
    if (now instanceof HTMLElement) now.focus();
  });
  const box = make("div", { class: "course-take", "data-took": id });
  if (taken) {
    const name = `plan_${id}`;
    const label = make("label", { for: name }, say("mine"));
    const field = make("textarea", { id: name, rows: "2", autocomplete: "off" });
    const kept = document.createElement("course-field");
    kept.className = "course-field";
    kept.dataset.path = path;
    kept.append(label, field);
    box.append(kept);
  }
  box.append(toggle);
  if (taken) place.replaceChildren(box);
  else place.append(box);
}
