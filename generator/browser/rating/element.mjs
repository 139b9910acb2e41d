/**
 * `<course-rating>`: one pillar at a time, every answer kept at once, then the picture.
 *
 * All state is in the record, so that a reload at any moment, another tab or Back shows the same. Under `rating/<id>/`:
 * `round` when this rating was begun (0 if never), `answers/<round>/<statement>` a number or "na", `result/<round>` the
 * scores of a finished one, `shown` the round whose picture is open, `focus/<round>` what the learner chose to work on,
 * `plan/<pillar>` the if-then they took on. A new round starts empty and leaves the old ones as they are.
 */
import "../rating.words.mjs";
import { button, copy, focusOn, icon, make } from "../dom.mjs";
import { say, when } from "../say.mjs";
import { theStore } from "../store.mjs";
import { Picture } from "./picture.mjs";
import { allGood, answered, open, scores } from "./scoring.mjs";

/**
 * @typedef {import("./scoring.mjs").Rating} Rating
 * @typedef {import("./scoring.mjs").Answers} Answers
 * @typedef {import("../record.mjs").Json} Json
 * @typedef {{round: number, scores: import("./scoring.mjs").Score[]}} Result of the pillars that there are now, in order
 */

export class CourseRating extends HTMLElement {
  connectedCallback() {
    if (this.abort) return;
    this.abort = new AbortController();
    this.store = theStore();
    /** @type {Rating} */
    this.rating = JSON.parse(this.dataset.rating ?? "{}");
    this.pillars = /** @type {HTMLElement[]} */ ([...this.querySelectorAll("[data-pillar]")]);
    this.hand = /** @type {HTMLElement} */ (this.querySelector("[data-byhand]"));
    this.build();
    this.store.visit(`rating:${this.rating?.id}`);
    this.keepEarly();
    this.at = this.firstOpen();
    this.on(this, "change", (event) => this.chosen(event.target));
    this.on(this.store, "change", () => this.show());
    this.show();
  }

  disconnectedCallback() {
    this.abort?.abort();
    this.abort = undefined;
    this.tidy?.();
  }

  /**
   * @param {EventTarget} target
   * @param {string} type
   * @param {(event: any) => void} listener
   */
  on(target, type, listener) {
    target.addEventListener(type, listener, { signal: /** @type {AbortController} */ (this.abort).signal });
  }

  /** The parts that a script adds: how far one is, the buttons, the place of the picture. */
  build() {
    this.said = make("p", { class: "course-rated course-small course-muted" });
    this.errors = make("div");
    this.previous = button(say("rating_before"));
    this.next = button("", "is-primary");
    this.clear = button(say("rating_clear"), "is-quiet");
    this.back = button(say("rating_back"), "is-quiet");
    this.actions = make("div", { class: "course-actions" }, this.previous, this.next, this.clear, this.back);
    this.picture = new Picture(this);
    this.pillars?.[0]?.before(this.errors);
    this.hand?.before(this.said, this.actions, this.picture.place);
    const added = [this.said, this.errors, this.actions, this.picture.place];
    this.tidy = () => added.forEach((part) => part.remove());
    this.on(this.previous, "click", () => this.turn(this.at - 1));
    this.on(this.next, "click", () => (this.at + 1 < this.count ? this.turn(this.at + 1) : this.finish()));
    this.on(this.clear, "click", () => this.empty());
    this.on(this.back, "click", () => this.openPicture(this.finished().at(-1)?.round ?? this.round));
  }

  at = 0;

  get count() {
    return this.pillars?.length ?? 0;
  }

  /**
   * @param {string} path below this rating's own
   * @returns {Json | undefined}
   */
  kept(path) {
    return this.store?.field(`rating/${this.rating?.id}/${path}`);
  }

  /** @param {{[path: string]: Json}} values by their paths below this rating's own */
  keep(values) {
    const entries = Object.entries(values).map(([path, value]) => [`rating/${this.rating?.id}/${path}`, value]);
    this.store?.setFields(Object.fromEntries(entries));
  }

  /** @returns {number} ms since 1970 when the rating under way was begun; 0 before the first answer */
  get round() {
    return Number(this.kept("round")) || 0;
  }

  /** @returns {Answers} those of the rating under way */
  answers() {
    const round = this.round;
    const all = this.rating?.pillars.flatMap(({ statements }) => statements) ?? [];
    return Object.fromEntries(all.map((each) => [each, this.kept(`answers/${round}/${each}`)]));
  }

  /** @returns {Result[]} every finished rating, the oldest first */
  finished() {
    const start = `rating/${this.rating?.id}/result/`;
    const found = Object.entries(this.store?.record.fields ?? {}).flatMap(([path, { value }]) => {
      const round = Number(path.slice(start.length));
      return path.startsWith(start) && round > 0 ? [{ round, scores: this.readScores(value) }] : [];
    });
    return found.sort((a, b) => a.round - b.round);
  }

  /**
   * @param {any} kept what a record says, which may come from elsewhere
   * @returns {import("./scoring.mjs").Score[]}
   */
  readScores(kept) {
    return (this.rating?.pillars ?? []).map(({ id, statements }) => {
      const { score, answered, total } = kept?.[id] ?? {};
      const whole = typeof score === "number" && score >= 0 && score <= 100;
      return { id, score: whole ? score : null, answered: Number(answered) || 0, total: Number(total) || statements.length };
    });
  }

  /** What was chosen before this script ran is kept. */
  keepEarly() {
    for (const input of this.querySelectorAll("input:checked")) this.chosen(input);
  }

  /** @param {EventTarget | null} target */
  chosen(target) {
    if (!(target instanceof HTMLInputElement) || target.type !== "radio" || !this.rating) return;
    const statement = target.closest("[data-statement]")?.getAttribute("data-statement");
    if (!statement) return;
    let { round } = this;
    if (!round) this.keep({ round: (round = Date.now()) });
    this.keep({ [`answers/${round}/${statement}`]: target.value === "na" ? "na" : Number(target.value) });
  }

  /** @returns {number} the first pillar that waits for an answer, or the last one */
  firstOpen() {
    const waiting = this.rating ? open(this.rating, this.answers())[0]?.pillar : undefined;
    const index = this.pillars?.findIndex((each) => each.dataset.pillar === waiting) ?? -1;
    return index < 0 ? this.count - 1 : index;
  }

  /** Show what the record holds. */
  show() {
    if (!this.rating || !this.store) return;
    const shown = Number(this.kept("shown")) || 0;
    const result = this.finished().find(({ round }) => round === shown);
    const asking = result === undefined;
    this.pillars?.forEach((pillar, index) => {
      pillar.classList.toggle("is-away", !asking || index !== this.at);
      pillar.classList.toggle("is-over", !asking);
    });
    this.classList.toggle("is-begun", asking && this.at > 0);
    this.classList.toggle("is-done", !asking);
    for (const part of [this.said, this.errors, this.actions]) part?.toggleAttribute("hidden", !asking);
    this.hand?.classList.add("is-away");
    this.hand?.classList.toggle("is-over", !asking);
    this.tell();
    this.picture?.show(result);
  }

  /** Show the answers, and how many there are. */
  tell() {
    if (!this.rating || !this.store) return;
    const answers = this.answers();
    for (const fieldset of this.querySelectorAll("[data-statement]")) {
      const answer = answers[fieldset.getAttribute("data-statement") ?? ""];
      const given = answered(this.rating, answer);
      for (const input of fieldset.querySelectorAll("input")) {
        const checked = given && input.value === String(answer);
        if (input.checked !== checked) input.checked = checked;
      }
      if (given) forgive(fieldset);
    }
    const all = Object.keys(answers).length;
    const n = all - open(this.rating, answers).reduce((sum, each) => sum + each.statements.length, 0);
    if (n === all) this.errors?.replaceChildren();
    const times = Object.entries(this.store.record.fields).filter(([path]) => path.startsWith(this.answersPath));
    const time = Math.max(0, ...times.map(([, field]) => field.time));
    const saved = time && this.store.state === "kept" ? say("saved", { when: when(time) }) : "";
    const told = `${say("rated", { n, total: all })}${saved ? say("separator") + saved : ""}`;
    if (this.said && this.said.textContent !== told) this.said.replaceChildren(told);
    const here = this.rating.pillars[this.at];
    const after = this.rating.pillars[this.at + 1];
    this.previous?.toggleAttribute("hidden", this.at === 0);
    this.next?.replaceChildren(
      after ? say("rating_next", { title: after.title }) : say("rating_done"), ...(after ? [icon("next")] : []),
    );
    const { rating } = this;
    this.clear?.toggleAttribute("hidden", !here?.statements.some((each) => answered(rating, answers[each])));
    this.back?.toggleAttribute("hidden", this.finished().length === 0);
  }

  get answersPath() {
    return `rating/${this.rating?.id}/answers/${this.round}/`;
  }

  /**
   * Show another pillar, its heading first.
   *
   * @param {number} index
   */
  turn(index) {
    this.at = index;
    this.show();
    bring(this.pillars?.[index]?.querySelector("h2"));
  }

  /** Take back the answers of the pillar that is shown. */
  empty() {
    const statements = this.rating?.pillars[this.at]?.statements ?? [];
    this.keep(Object.fromEntries(statements.map((each) => [`answers/${this.round}/${each}`, null])));
    this.pillars?.[this.at]?.querySelector("input")?.focus();
  }

  /** Show the picture, or what keeps it from being drawn. */
  finish() {
    if (!this.rating) return;
    const waiting = open(this.rating, this.answers());
    if (waiting.length > 0) return this.complain(waiting);
    const found = scores(this.rating, this.answers());
    const result = found.map(({ id, score, answered, total }) => [id, { score, answered, total }]);
    this.keep({ [`result/${this.round}`]: Object.fromEntries(result) });
    this.store?.setField(`read/${this.rating.id}`, true);
    this.openPicture(this.round);
  }

  /** @param {number} round */
  openPicture(round) {
    this.errors?.replaceChildren();
    this.keep({ shown: round });
    bring(this.picture?.place.querySelector("h2"));
  }

  /** @param {{pillar: string, statements: string[]}[]} waiting */
  complain(waiting) {
    const list = make("ul");
    for (const { pillar, statements } of waiting) {
      const index = this.pillars?.findIndex((each) => each.dataset.pillar === pillar) ?? 0;
      const first = this.input(statements[0]);
      const words = say("rating_open", { pillar: this.rating?.pillars[index]?.title ?? "", n: statements.length });
      const link = make("a", { href: `#${this.pillars?.[index]?.querySelector("h2")?.id}` }, words);
      this.on(link, "click", (event) => {
        event.preventDefault();
        this.at = index;
        this.show();
        first?.focus();
      });
      list.append(make("li", {}, link));
      for (const each of statements) blame(this.input(each)?.closest("fieldset"));
    }
    const heading = make("p", { class: "is-heading" }, say("problem"));
    const summary = make("div", { class: "course-errorsum", role: "alert", tabindex: "-1" }, heading);
    summary.append(make("p", {}, say("rating_problem")), list);
    this.errors?.replaceChildren(summary);
    bring(summary);
  }

  /**
   * @param {string | undefined} statement
   * @returns {HTMLInputElement | null} the first of its scale
   */
  input(statement = "") {
    return this.querySelector(`[data-statement="${CSS.escape(statement)}"] input`);
  }

  /**
   * @param {Result} result
   * @returns {Element | undefined} what the author says if every pillar is in the best band, and it is
   */
  allGood(result) {
    const words = this.hand?.querySelector("[data-allgood]");
    return words && this.rating && allGood(this.rating, result.scores)
      ? make("p", { class: "course-allgood course-prose" }, ...copy(words))
      : undefined;
  }

  /** Begin a new rating, or go on with one that was begun; what was rated stays. */
  again() {
    if (this.round > Number(this.kept("shown"))) this.keep({ shown: null });
    else this.keep({ round: Date.now(), shown: null });
    this.turn(this.firstOpen());
  }

  /** Go back to the answers of the picture that is shown. */
  reopen() {
    this.keep({ round: Number(this.kept("shown")), shown: null });
    this.turn(0);
  }
}

/**
 * Say beside a statement that it waits for an answer.
 *
 * @param {Element | null | undefined} fieldset
 */
function blame(fieldset) {
  if (!fieldset || fieldset.querySelector(".course-error")) return;
  const label = fieldset.querySelector(".is-absent")?.textContent;
  const words = label ? say("rating_choose_or_not", { label }) : say("rating_choose");
  fieldset.querySelector("legend")?.append(make("span", { class: "course-error" }, icon("wrong"), words));
  fieldset.querySelectorAll("input").forEach((input) => input.setAttribute("aria-invalid", "true"));
}

/** @param {Element} fieldset */
function forgive(fieldset) {
  fieldset.querySelector(".course-error")?.remove();
  fieldset.querySelectorAll("[aria-invalid]").forEach((input) => input.removeAttribute("aria-invalid"));
}

/** @param {Element | null | undefined} target */
function bring(target) {
  if (!(target instanceof HTMLElement)) return;
  focusOn(target);
  target.scrollIntoView({ block: "start" });
}

customElements.define("course-rating", CourseRating);
