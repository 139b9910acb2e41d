/**
 * The base of every question element: states, buttons, feedback, focus, and what is remembered. Kinds add what a
 * response is (`response`, `show`, `lock`) and nothing else.
 *
 * The markup is complete before this runs; after back or forward it is a NEW element, so all state is in the record.
 */
import { button, copy, icon, make } from "./dom.mjs";
import { mark } from "./marking.mjs";
import { latest } from "./record.mjs";
import { say, when } from "./say.mjs";
import { theStore } from "./store.mjs";

/**
 * @typedef {import("./marking.mjs").Interaction} Interaction
 * @typedef {import("./marking.mjs").Mark} Mark
 * @typedef {import("./record.mjs").Attempt} Attempt
 */

let count = 0;

/** @abstract */
export class CourseQuestion extends HTMLElement {
  /** @type {"open" | "missed" | "told" | "right"} waiting; answered and not right; answer shown; right */
  phase = "open";
  /** Time of the attempt that is shown; a newer one from another tab replaces it. @type {number} */
  shown = 0;
  /** Answering anew, so what is kept is not shown. */
  again = false;
  /** The fieldset's own description, while an error is added to it. @type {string | undefined} */
  described = undefined;

  connectedCallback() {
    if (this.abort) return;
    this.abort = new AbortController();
    this.store = theStore();
    /** @type {Interaction} */
    this.interaction = JSON.parse(this.dataset.interaction ?? "{}");
    this.seen = performance.now();
    this.name = `course-q${++count}`;
    this.card = /** @type {HTMLElement} */ (this.querySelector(".course-q"));
    this.fieldset = /** @type {HTMLFieldSetElement} */ (this.querySelector("fieldset"));
    this.answer = /** @type {HTMLElement | null} */ (this.querySelector(".course-answer"));
    if ("unmarked" in this.dataset) this.startUnmarked();
    else this.start();
  }

  disconnectedCallback() {
    this.abort?.abort();
    this.abort = undefined;
    this.tidy?.();
  }

  /**
   * Listen until the element leaves the page.
   *
   * @param {EventTarget} target
   * @param {string} type
   * @param {(event: any) => void} listener
   */
  on(target, type, listener) {
    target.addEventListener(type, listener, { signal: /** @type {AbortController} */ (this.abort).signal });
  }

  get item() {
    return this.dataset.item ?? "";
  }

  /** @returns {string[]} what is chosen now */
  response() {
    throw new Error("a kind says what a response is");
  }

  /**
   * Show a response in the form.
   *
   * @param {string[]} _response
   */
  show(_response) {}

  /**
   * Mark the parts of a given answer, or take the marks away.
   *
   * @param {string[] | null} _response
   */
  judge(_response) {}

  /**
   * @param {string[]} _response
   * @returns {Element[]} the feedback that stands in the page for this response
   */
  feedback(_response) {
    return [];
  }

  /** A pre-question: the choice is kept and nothing is said about it. */
  startUnmarked() {
    const path = `before/${this.item}`;
    const keep = () => this.store?.setField(path, this.response());
    const kept = this.store?.field(path);
    if (this.response().length > 0) keep(); // chosen before this script ran
    else if (Array.isArray(kept)) this.show(kept.map(String));
    this.on(this, "change", keep);
  }

  start() {
    if (this.answer) this.answer.hidden = true;
    this.steps();
    this.status = make("p", { role: "status", class: "course-status course-hidden" });
    this.panel = make("div", { class: "course-result" });
    this.check = button(say("check"), "is-primary");
    this.unknown = button(say("unknown"), "is-quiet");
    this.undo = button(say("clear"), "is-quiet");
    this.actions = make("div", { class: "course-actions" }, this.check, this.unknown, this.undo);
    this.card?.append(this.panel, this.actions, this.status);
    this.tidy = () => {
      for (const part of [this.panel, this.actions, this.status]) part?.remove();
    };
    this.on(this.check, "click", (event) => event.detail < 2 && this.primary());
    this.on(this.unknown, "click", () => this.secondary());
    this.on(this.undo, "click", () => this.clearChoice());
    this.on(this, "change", () => this.chosen());
    this.on(/** @type {EventTarget} */ (this.store), "change", () => this.restore());
    this.open();
    this.restore(true);
  }

  /** Hints come in steps: the next is offered once the one before is open. */
  steps() {
    const hints = [...this.querySelectorAll("details.course-hint")];
    hints.forEach((hint, index) => {
      const next = hints[index + 1];
      if (!(next instanceof HTMLElement)) return;
      next.hidden = !hint.hasAttribute("open");
      this.on(hint, "toggle", () => hint.hasAttribute("open") && (next.hidden = false));
    });
  }

  /** The question waits for an answer. */
  open() {
    this.phase = "open";
    this.judge(null);
    this.lock(false);
    this.panel?.replaceChildren();
    if (this.check) this.check.textContent = say("check");
    if (this.unknown) this.unknown.textContent = say("unknown");
    this.unknown?.toggleAttribute("hidden", false);
    this.chosen();
  }

  /** Something was chosen or unchosen; nothing is marked, nothing moves. */
  chosen() {
    if (this.phase !== "open") return;
    const any = this.response().length > 0;
    this.undo?.toggleAttribute("hidden", !any);
    if (any) this.forgive();
  }

  clearChoice() {
    this.show([]);
    this.chosen();
    this.inputs()[0]?.focus();
  }

  /** @returns {HTMLInputElement[]} */
  inputs() {
    return [...(this.fieldset?.querySelectorAll("input") ?? [])];
  }

  /** @param {boolean} locked */
  lock(locked) {
    for (const input of this.inputs()) input.disabled = locked;
  }

  /** The first button: check, try again, or on to the next question. */
  primary() {
    if (this.phase === "open") return this.checkAnswer();
    if (this.check?.dataset.next) {
      const next = document.getElementById(this.check.dataset.next);
      next?.scrollIntoView({ block: "start" });
      const to = next?.querySelector(next.matches(".course-item") ? "input" : "h2, a"); // no field: it opens a keyboard
      if (!(to instanceof HTMLElement)) return undefined;
      if (to.tabIndex < 0) to.setAttribute("tabindex", "-1");
      return to.focus({ preventScroll: true });
    }
    this.show([]);
    this.open();
    this.again = true;
    this.inputs()[0]?.focus();
  }

  /** The second button: not known yet, show the answer, or answer again. */
  secondary() {
    if (this.phase === "open") return this.give([]);
    if (this.phase === "missed") return this.reveal();
    this.show([]);
    this.open();
    this.again = true;
    this.inputs()[0]?.focus();
  }

  checkAnswer() {
    const response = this.response();
    if (response.length === 0) return this.ask();
    this.forgive();
    this.give(response);
  }

  /**
   * An answer was given: mark it, keep it, say it.
   *
   * @param {string[]} response empty for "I do not know yet"
   */
  give(response) {
    const { score } = mark(/** @type {Interaction} */ (this.interaction), response);
    const time = Date.now();
    const duration = Math.round(performance.now() - (this.seen ?? 0));
    this.again = false;
    this.forgive();
    this.settle(response, undefined);
    const attempt = { time, item: this.item, version: this.dataset.version ?? "", response, score, duration };
    this.shown = time;
    this.store?.addAttempt(attempt);
    if (this.status) this.status.textContent = this.panel?.querySelector(".course-feedback")?.textContent ?? "";
    this.dispatchEvent(new CustomEvent("course-answer", { bubbles: true, detail: { item: this.item, score } }));
  }

  /**
   * Show the latest answer that is kept, unless the learner is answering anew.
   *
   * @param {boolean} [first] whatever is chosen now, the browser put it there when it reloaded the page
   */
  restore(first = false) {
    const attempt = this.store && latest(this.store.record, this.item);
    if (!attempt) {
      if (this.phase !== "open") {
        this.show([]);
        this.open();
      }
      return;
    }
    if (this.again || attempt.time === this.shown) return;
    if (attempt.version !== this.dataset.version) {
      if (this.phase === "open") this.panel?.replaceChildren(this.notice(say("updated", { when: when(attempt.time) })));
      return;
    }
    if (!first && this.phase === "open" && this.response().length > 0) return;
    this.shown = attempt.time;
    this.show(attempt.response);
    this.settle(attempt.response, attempt.time);
  }

  /**
   * @param {string} words
   * @returns {HTMLElement}
   */
  notice(words) {
    return make("p", { class: "course-notice" }, icon("note"), words);
  }

  /**
   * Show what came of a response.
   *
   * @param {string[]} response
   * @param {number | undefined} time when it was given, if that was earlier
   */
  settle(response, time) {
    const { verdict, score } = mark(/** @type {Interaction} */ (this.interaction), response);
    this.phase = verdict === "right" ? "right" : verdict === "none" ? "told" : "missed";
    this.lock(true);
    this.judge(response);
    this.panel?.replaceChildren(this.said(verdict, response, time));
    this.undo?.toggleAttribute("hidden", true);
    this.label(verdict);
    if (verdict === "none") this.showAnswer();
    this.dataset.score = String(score);
  }

  /** @param {Mark["verdict"]} verdict */
  label(verdict) {
    const next = verdict === "right" ? this.next() : "";
    if (!this.check || !this.unknown) return;
    const more = document.getElementById(next)?.matches(".course-item");
    this.check.textContent = say(!next ? "again" : more ? "next" : "go_on");
    if (next) {
      this.check.append(icon("next"));
      this.check.dataset.next = next;
    } else delete this.check.dataset.next;
    this.unknown.textContent = this.phase === "missed" ? say("reveal") : say("anew");
    this.unknown.toggleAttribute("hidden", this.phase !== "missed" && !next);
  }

  /** @returns {string} id of the question after this one, of the part after the last one, of a quiz's row; or nothing */
  next() {
    const all = [...document.querySelectorAll(".course-part .course-item, [data-page='quiz'] .course-item")];
    const own = this.closest(".course-item");
    const after = this.closest(".course-part")?.nextElementSibling ?? document.querySelector("course-tally");
    return (own && (all[all.indexOf(own) + 1] ?? after)?.id) || "";
  }

  /**
   * @param {Mark["verdict"]} verdict
   * @param {string[]} response
   * @param {number | undefined} time
   */
  said(verdict, response, time) {
    const look = verdict === "none" ? "told" : verdict;
    const sign = verdict === "none" ? "open" : verdict;
    const heading = make("p", { class: "is-heading" }, icon(sign), say(`verdict_${verdict}`, this.counts(response)));
    const panel = make("div", { class: `course-feedback is-${look}` }, heading);
    for (const part of this.feedback(response)) panel.append(make("p", {}, ...copy(part)));
    const why = this.answer?.querySelector(".course-explanation");
    if (why && verdict !== "wrong") panel.append(make("p", {}, ...copy(why)));
    if (time) panel.append(make("p", { class: "course-small" }, say("answered", { when: when(time) })));
    return panel;
  }

  /**
   * @param {string[]} _response
   * @returns {{[name: string]: number}} what the verdict's words count
   */
  counts(_response) {
    return {};
  }

  /** Open the answer of a missed question. */
  reveal() {
    this.phase = "told";
    this.showAnswer();
    if (this.unknown) this.unknown.hidden = true;
    this.check?.focus();
    if (this.status) this.status.textContent = this.panel?.querySelector(".course-key")?.textContent ?? "";
  }

  /** Put the right answer and its reason below the verdict. */
  showAnswer() {
    const key = make("div", { class: "course-key" }, make("p", { class: "is-heading" }, say("key")));
    for (const row of this.answer?.querySelectorAll("li.is-right") ?? []) key.append(...copy(row));
    const why = this.answer?.querySelector(".course-explanation");
    const told = this.panel?.querySelector(".course-feedback");
    if (why && !told?.textContent?.includes(why.textContent ?? "")) key.append(make("p", {}, ...copy(why)));
    (told ?? this.panel)?.append(key);
  }

  /** Nothing was chosen: say so above the question and beside it, and take the focus there. */
  ask() {
    const [first] = this.inputs();
    if (!first || !this.fieldset || !this.card) return;
    this.forgive();
    first.id ||= `${this.name}-first`;
    const words = say(this.interaction?.several ? "choose_some" : "choose_one");
    const link = make("a", { href: `#${first.id}` }, words);
    this.summary = make(
      "div",
      { class: "course-errorsum", role: "alert", tabindex: "-1" },
      make("p", { class: "is-heading" }, say("problem")),
      make("p", {}, link),
    );
    this.on(link, "click", (event) => {
      event.preventDefault();
      first.focus();
    });
    this.error = make("p", { class: "course-error", id: `${this.name}-error` }, icon("wrong"), words);
    this.card.before(this.summary);
    this.fieldset.querySelector(".course-opts")?.before(this.error);
    this.described ??= this.fieldset.getAttribute("aria-describedby") ?? "";
    this.fieldset.setAttribute("aria-describedby", `${this.error.id} ${this.described}`);
    for (const input of this.inputs()) input.setAttribute("aria-invalid", "true");
    if (!document.title.startsWith(say("error_title"))) document.title = `${say("error_title")} ${document.title}`;
    this.summary.focus();
  }

  /** Take the error away. */
  forgive() {
    if (!this.summary) return;
    this.summary.remove();
    this.error?.remove();
    this.summary = this.error = undefined;
    this.fieldset?.setAttribute("aria-describedby", this.described ?? "");
    for (const input of this.inputs()) input.removeAttribute("aria-invalid");
    document.title = document.title.replace(`${say("error_title")} `, "");
  }
}
