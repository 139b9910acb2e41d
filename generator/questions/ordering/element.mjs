/**
 * `<course-ordering>`: entries to put in order, by a button for up and one for down; dragging a number does the same.
 *
 * The order shown first is no answer, so a response is there once something was moved.
 */
import "../../browser/ordering.words.mjs";
import { tellAloud } from "../../browser/aloud.mjs";
import { button, copy, icon, make } from "../../browser/dom.mjs";
import { drag } from "../../browser/drag.mjs";
import { CourseQuestion } from "../../browser/element.mjs";
import { nearest } from "../../browser/interactions/ordering.mjs";
import { say } from "../../browser/say.mjs";

/** @typedef {import("../../browser/marking.mjs").Mark} Mark */

/** What is added to every entry, made once: its grip and its buttons. */
const grip = make("span", { class: "course-entry__grip", "aria-hidden": "true" });
const moves = make("span", { class: "course-entry__moves" });
for (const way of /** @type {const} */ (["up", "down"])) {
  const made = button("", "course-move");
  made.dataset.move = way;
  made.append(icon(way));
  moves.append(made);
}

class CourseOrdering extends CourseQuestion {
  /** The buttons that can do nothing now: up of the first entry, down of the last. @type {Element[]} */
  stopped = [];
  /** The entry moved last. @type {Element | undefined} */
  moved = undefined;

  /** Give every entry its grip and its buttons. @override */
  equip() {
    if (this.place) return; // a quiz has put it elsewhere
    this.list = /** @type {HTMLElement} */ (this.querySelector(".course-order"));
    this.querySelector("[data-how]")?.removeAttribute("hidden");
    this.first = this.order();
    for (const entry of this.entries()) this.equipEntry(entry);
    this.place = make("p", { class: "course-place", "aria-hidden": "true" });
    this.list.parentElement?.after(this.place);
    this.refresh();
    this.list.addEventListener("click", (event) => this.pressed(event));
    this.list.addEventListener("pointerdown", (event) => this.gripped(event));
  }

  /** @param {HTMLElement} entry */
  equipEntry(entry) {
    const words = { entry: entry.textContent?.trim() ?? "" };
    const buttons = /** @type {HTMLElement} */ (moves.cloneNode(true));
    for (const each of buttons.children) {
      each.setAttribute("aria-label", say(each.getAttribute("data-move") === "up" ? "move_up" : "move_down", words));
    }
    entry.append(grip.cloneNode(), buttons);
  }

  /** @returns {HTMLElement[]} */
  entries() {
    return /** @type {HTMLElement[]} */ ([...(this.list?.children ?? [])]);
  }

  /** @returns {string[]} */
  order() {
    return this.entries().map((entry) => entry.dataset.entry ?? "");
  }

  /** @param {MouseEvent} event */
  pressed(event) {
    const pressed = event.target instanceof Element ? event.target.closest(".course-move") : null;
    const entry = pressed?.closest(".course-entry");
    if (entry instanceof HTMLElement) this.move(entry, pressed?.getAttribute("data-move") === "up" ? -1 : 1);
  }

  /** @param {PointerEvent} event */
  gripped(event) {
    const { target } = event;
    if (!(target instanceof HTMLElement) || !target.matches(".course-entry__grip")) return;
    const entry = /** @type {HTMLElement} */ (target.parentElement);
    if (event.button === 0) drag(target, event, entry, (by) => this.move(entry, by));
  }

  /**
   * Move an entry and say where it is now. Its neighbors move past it, so the focus stays in it.
   *
   * @param {HTMLElement} entry
   * @param {number} by negative for up
   */
  move(entry, by) {
    if (this.phase !== "open") return;
    for (let step = 0; step < Math.abs(by); step++) {
      if (by < 0 && entry.previousElementSibling) entry.after(entry.previousElementSibling);
      if (by > 0 && entry.nextElementSibling) entry.before(entry.nextElementSibling);
    }
    this.list?.classList.add("is-placed");
    this.refresh(entry);
    entry.scrollIntoView({ block: "nearest" });
    const n = this.entries().indexOf(entry) + 1;
    const words = say("place", { n, total: this.entries().length, entry: entry.firstElementChild?.textContent ?? "" });
    if (this.place) this.place.textContent = words;
    tellAloud(words);
    this.dispatchEvent(new Event("change", { bubbles: true }));
  }

  /** @param {Element} [moved] the entry that was moved last */
  refresh(moved) {
    this.moved?.classList.remove("is-moved");
    moved?.classList.add("is-moved");
    this.moved = moved;
    for (const each of this.stopped) each.removeAttribute("aria-disabled");
    const up = this.list?.firstElementChild?.querySelector("[data-move=up]");
    const down = this.list?.lastElementChild?.querySelector("[data-move=down]");
    this.stopped = [up, down].flatMap((each) => each ?? []);
    for (const each of this.stopped) each.setAttribute("aria-disabled", "true");
    if (!moved && this.place) this.place.textContent = "";
  }

  /**
   * @override
   * @returns {string[]}
   */
  response() {
    return this.list?.classList.contains("is-placed") ? this.order() : [];
  }

  /**
   * @override
   * @param {string[]} response
   */
  show(response) {
    if (String(response) === String(this.response())) return; // a test shows what it just kept, amid a drag too
    const wanted = response.length > 0 ? response : (this.first ?? []);
    const by = new Map(this.entries().map((entry) => [entry.dataset.entry, entry]));
    this.list?.append(...wanted.flatMap((id) => by.get(id) ?? []));
    this.list?.classList.toggle("is-placed", response.length > 0);
    this.refresh();
  }

  /** @override */
  missing() {
    const control = this.controls().find((each) => !each.hasAttribute("aria-disabled"));
    return this.response().length > 0 || !control ? null : { control, words: say("order_start") };
  }

  /**
   * No button is invalid; the order is.
   *
   * @override
   * @returns {HTMLElement[]}
   */
  asking() {
    return [];
  }

  /**
   * @param {string[]} response
   * @returns {Set<string>} the entries that are in their place
   */
  inPlace(response) {
    const [asked] = this.interactions ?? [];
    const order = asked?.type === "ordering" ? (nearest(asked, response)?.order ?? []) : [];
    return new Set(response.filter((id, index) => order[index] === id));
  }

  /**
   * @override
   * @param {string[]} response
   */
  judge(response) {
    const right = this.inPlace(response);
    this.refresh();
    if (this.place) this.place.hidden = response.length > 0;
    for (const entry of this.entries()) {
      entry.querySelector(".is-verdict")?.remove();
      entry.classList.remove("is-right", "is-wrong");
      if (response.length === 0) continue;
      const verdict = right.has(entry.dataset.entry ?? "") ? "right" : "wrong";
      entry.classList.add(`is-${verdict}`);
      entry.append(make("span", { class: "is-verdict" }, icon(verdict), say(`place_${verdict}`)));
    }
  }

  /**
   * @override
   * @param {string[]} response
   * @param {Mark} marked
   */
  feedback(response, { score }) {
    const told = this.rows([...this.inPlace(response)]).flatMap((row) => {
      const [named, why] = row.children;
      return why ? [make("p", {}, make("strong", {}, ...copy(named?.querySelector(".is-answer"))), " ", ...copy(why))] : [];
    });
    const counts = make("p", {}, say("order_close", { n: Math.round(100 * score) }));
    return score > 0 && score < 1 ? [counts, ...told] : told;
  }

  /**
   * @override
   * @param {Mark} marked
   */
  verdict(marked) {
    if (marked.verdict !== "wrong") return super.verdict(marked);
    return say(marked.score > 0 ? "order_near" : "order_wrong");
  }
}

customElements.define("course-ordering", CourseOrdering);
