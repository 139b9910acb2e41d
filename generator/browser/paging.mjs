/**
 * The way through a quiz: what its run has answered, the question it is at, links to others. Knows neither how a run is drawn
 * nor its result.
 */
import { button, focusOn, icon, make } from "./dom.mjs";
import { unfold } from "./fold.mjs";
import { waiting } from "./held.mjs";
import { isWhole, runOf } from "./record.mjs";
import { answered } from "./run.mjs";
import { say } from "./say.mjs";
import { CourseTally } from "./tally.mjs";

/** @typedef {import("./run.mjs").Run} Run */

/** @abstract */
export class CoursePaging extends HTMLElement {
  /** @type {import("./store.mjs").Store | undefined} */
  store = undefined;
  /** What the page says of the quiz. @type {import("./run.mjs").Plan | undefined} */
  plan = undefined;
  /** The questions by item, also those that this run does not ask. @type {Map<string, HTMLElement> | undefined} */
  cards = undefined;
  /** What comes after the questions. @type {HTMLElement | undefined} */
  end = undefined;
  /** The buttons to the question before and to the next one, where there is one at a time. @type {HTMLElement | undefined} */
  steps = undefined;
  /** The way on at the top of the page, for who comes back. @type {HTMLElement | undefined} */
  goon = undefined;
  /** The question that is shown, where there is one at a time; the run's length for what comes after the last. */
  at = 0;
  /** Whether the learner came from the list before handing in, to change an answer. */
  changing = false;

  get quiz() {
    return this.dataset.quiz ?? "";
  }

  /** @returns {Run | undefined} */
  get run() {
    return this.store && runOf(this.store.record, this.quiz);
  }

  /**
   * @param {string} selector
   * @returns {HTMLElement[]}
   */
  list(selector) {
    return /** @type {HTMLElement[]} */ ([...this.querySelectorAll(selector)]);
  }

  /** Whether answers wait to be handed in. */
  get waits() {
    return this.plan?.feedback !== "at_once";
  }

  /** @param {Run} run */
  isDone(run) {
    return this.waits ? run.done !== undefined : this.answeredNow(run).length === run.items.length;
  }

  /**
   * @param {Run} run
   * @returns {string[]} the items that have an answer now, handed in or not
   */
  answeredNow(run) {
    if (!this.store) return [];
    if (!this.waits || run.done) return answered(this.store.record, run);
    const kept = this.kept(run);
    return run.items.filter((item) => isWhole(kept[item]));
  }

  /**
   * @param {Run} run
   * @returns {ReturnType<typeof waiting>} the answers that wait to be handed in
   */
  kept(run) {
    return this.store ? waiting(this.store.record, this.quiz, run) : {};
  }

  /** @param {Run} run */
  toFirstOpen(run) {
    const given = this.answeredNow(run);
    const at = run.items.findIndex((item) => !given.includes(item));
    this.at = at < 0 ? run.items.length : at;
  }

  /**
   * One question at a time: show the one it is at, and the way on; on one page, only the way to go on at the start.
   *
   * @param {Run} run
   * @param {boolean} [resumed] whether to offer to go on where the learner stopped
   */
  turn(run, resumed = false) {
    const { plan, steps, end, at } = this;
    if (!plan || !steps || !end) return;
    const last = run.items.length;
    end.hidden = end.childElementCount === 0 || (plan.single && !this.isDone(run) && at < last);
    if (resumed) this.offerToGoOn(run, at);
    if (!plan.single) return;
    this.point(this.isDone(run) ? undefined : (run.items[at] ?? ""));
    if (this.isDone(run)) {
      steps.hidden = true;
      for (const item of run.items) this.cards?.get(item)?.removeAttribute("hidden");
      return;
    }
    run.items.forEach((item, index) => this.cards?.get(item)?.toggleAttribute("hidden", index !== at));
    steps.hidden = false;
    const back = button(say("back"));
    const told = this.waits || this.answeredNow(run).includes(run.items[at] ?? "");
    const handing = this.waits && (this.changing || at === last - 1);
    const words = handing ? "to_handing" : told ? "next" : "skip";
    const on = button(say(words), this.waits ? "is-primary is-on" : "is-on");
    back.addEventListener("click", () => this.go(at - 1));
    on.addEventListener("click", () => this.go(handing ? last : at + 1));
    const forward = at < last - (this.waits ? 0 : 1);
    const kept = steps.contains(document.activeElement);
    steps.replaceChildren(...(at > 0 ? [back] : []), ...(forward ? [on] : []));
    if (kept && !steps.contains(document.activeElement)) (forward ? on : back).focus();
  }

  /** @param {string | undefined} item the one that is shown, empty for what comes after the last; undefined where all are */
  point(item) {
    if (item === this.dataset.at) return;
    if (item === undefined) delete this.dataset.at;
    else this.dataset.at = item;
    const tally = this.querySelector("course-tally");
    if (tally instanceof CourseTally && this.store) tally.show(this.store);
  }

  /**
   * @param {number} at number of the question from 0; their count for what comes after the last
   */
  go(at) {
    const { run } = this;
    if (!run) return;
    this.at = Math.max(0, Math.min(at, run.items.length));
    if (this.at === run.items.length) this.changing = false;
    this.turn(run);
    const card = this.cards?.get(run.items[this.at] ?? "");
    bring(card?.querySelector(".course-q__meta") ?? this.end);
  }

  /** @param {EventTarget | null} card a question that is gone to */
  reach(card) {
    const at = this.run?.items.findIndex((item) => this.cards?.get(item) === card) ?? -1;
    if (at < 0 || !this.run || !this.plan?.single) return;
    this.at = at;
    this.turn(this.run);
  }

  /**
   * A link to a question of this quiz.
   *
   * @param {MouseEvent} event
   */
  follow(event) {
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    const at = link?.hash.startsWith("#q_") ? (this.run?.items.indexOf(link.hash.slice(3)) ?? -1) : -1;
    const folds = this.dataset.answers !== undefined;
    if (at < 0 || !this.run || !(folds || (this.plan?.single && !this.isDone(this.run)))) return;
    event.preventDefault();
    unfold(this);
    this.changing = this.end?.contains(link) ?? false;
    this.go(at);
  }

  /**
   * Who comes back need not read what the quiz is again: the way on stands at the top of the page.
   *
   * @param {Run} run
   * @param {number} at
   */
  offerToGoOn(run, at) {
    const words = at < run.items.length ? say("continue_at", { n: at + 1, total: run.items.length }) : say("to_handing");
    const link = make("a", { class: "course-btn is-primary", href: at < run.items.length ? `#q_${run.items[at]}` : "#result" }, words, icon("next"));
    link.addEventListener("click", (event) => {
      event.preventDefault();
      this.go(this.at);
      this.goon?.remove();
    });
    this.goon?.remove();
    this.goon = make("p", { class: "course-goon" }, link);
    this.parentElement?.querySelector(".course-meta")?.after(this.goon);
  }

  /** @param {number} at number of a question, from 0 */
  goTo(at) {
    const card = this.cards?.get(this.run?.items[at] ?? "");
    if (this.end && this.cards) [...this.cards.values()].filter((each) => !each.hidden).at(-1)?.after(this.end);
    if (this.plan?.single) return this.go(at);
    bring(card?.querySelector(".course-q__meta"));
  }
}

/** @param {Element | null | undefined} target what the learner goes on with; it comes to the top and takes the focus */
export function bring(target) {
  if (!(target instanceof HTMLElement)) return;
  target.scrollIntoView({ block: "start" });
  focusOn(target);
}
