/**
 * The base of every question element: states, buttons, focus, and what is remembered. Kinds say how a
 * given response looks (`judge`), and where they differ, what a response is (`response`, `show`) and what is said to it.
 *
 * The markup is complete before this runs; after back or forward it is a NEW element, so all state is in the record.
 */
import { button, focusOn, icon, make } from "./dom.mjs";
import { latest } from "./record.mjs";
import { say, when } from "./say.mjs";
import { theStore } from "./store.mjs";
import { CourseTold } from "./told.mjs";
import { dropUnchecked, keepUnchecked, recallUnchecked } from "./unchecked.mjs";

/**
 * @typedef {import("./marking.mjs").Mark} Mark
 * @typedef {import("./record.mjs").Attempt} Attempt
 */

/** @abstract */
export class CourseQuestion extends CourseTold {
  /** @type {"open" | "judging" | "missed" | "told" | "right"} waiting; being judged by its writer; not right; answer shown; right */
  phase = "open";
  /** Time of the attempt that is shown, 0 if none is; a newer one from another tab replaces it. @type {number | undefined} */
  shown = undefined;
  /** Answering anew, so what is kept is not shown. */
  again = false;
  /** Asks how sure the learner is; a quiz may put it here. @type {ReturnType<typeof import("./confidence.mjs").confidence> | null} */
  sure = null;

  connectedCallback() {
    if (this.abort) return;
    this.quiz = /** @type {import("./told.mjs").Host | null} */ (this.closest("course-quiz"));
    if (this.quiz && !this.quiz.host) return this.wait();
    this.connect();
    this.phase = "open";
    this.store = theStore();
    this.interactions = JSON.parse(this.dataset.interaction ?? "[]");
    this.seen = performance.now();
    this.answer = /** @type {HTMLElement | null} */ (this.querySelector(".course-answer"));
    this.equip();
    if ("unmarked" in this.dataset) this.startUnmarked();
    else if (!this.quiz?.host?.(this)) this.start();
  }

  /** Add what the form of a kind needs, whether it is marked at once, by a test at its end, or never. */
  equip() {}

  /** A question of a quiz begins when the quiz has drawn what it asks. */
  wait() {
    customElements.whenDefined("course-quiz").then(() => this.isConnected && this.connectedCallback());
  }

  disconnectedCallback() {
    this.abort?.abort();
    this.abort = undefined;
    this.tidy?.();
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
    this.panel = make("div", { class: "course-result" });
    this.check = button(say("check"), "is-primary");
    this.unknown = button(say("unknown"), "is-quiet");
    this.undo = undefined; // made when something can be cleared
    this.actions = make("div", { class: "course-actions" }, this.check, this.unknown);
    const parts = [...(this.sure ? [this.sure.fieldset] : []), this.panel, this.actions];
    this.card?.append(...parts);
    this.tidy = () => parts.forEach((part) => part.remove());
    this.on(this.check, "click", (event) => event.detail < 2 && this.primary());
    this.on(this.unknown, "click", () => this.secondary());
    for (const type of ["input", "change"]) {
      this.on(this, type, () => {
        this.chosen();
        if (this.phase === "open") keepUnchecked(this);
      });
    }
    this.on(/** @type {EventTarget} */ (this.store), "change", () => this.restore());
    if (this.shown !== undefined) this.show([]); // here for the second time: what it shows may be of an earlier run
    this.open();
    this.shown = 0;
    this.again = false;
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
    if (this.shown !== undefined) { // else it is as the page brought it
      this.judge([], null);
      this.lock(false);
      this.sure?.show(undefined);
      this.panel?.replaceChildren();
    }
    if (this.check) this.check.textContent = say("check");
    this.check?.toggleAttribute("hidden", false);
    if (this.unknown) this.unknown.textContent = say("unknown");
    this.unknown?.toggleAttribute("hidden", false);
    this.chosen();
  }

  /** A test that was handed in without an answer to what this asks now takes none any more. */
  close() {
    if (this.phase !== "open" || !this.quiz?.dataset.held || !this.run?.done) return;
    this.lock(true);
    for (const part of [this.check, this.unknown, this.undo]) part?.toggleAttribute("hidden", true);
  }

  /** Something was chosen or unchosen; nothing is marked, nothing moves. */
  chosen() {
    if (this.phase !== "open") return;
    const any = this.response().length > 0;
    if (any && !this.undo && this.actions) {
      this.undo = button(say("clear"), "is-quiet");
      this.on(this.undo, "click", () => this.clearChoice());
      this.actions.append(this.undo);
    }
    this.undo?.toggleAttribute("hidden", !any);
    if (any) this.forgive();
  }

  clearChoice() {
    this.show([]);
    this.chosen();
    keepUnchecked(this);
    this.controls()[0]?.focus();
  }

  /** @param {boolean} locked */
  lock(locked) {
    for (const control of this.controls()) control.disabled = locked;
    this.sure?.lock(locked);
    if (this.sure) this.sure.fieldset.hidden = locked && this.sure.value() === undefined;
  }

  /** Wait for an answer again, with an empty form. */
  anew() {
    this.show([]);
    this.open();
    this.again = true;
    this.controls()[0]?.focus();
  }

  /** The first button: check, try again, or on to the next question. */
  primary() {
    if (this.phase === "open") return this.checkAnswer();
    if (this.check && "next" in this.check.dataset) {
      const next = document.getElementById(this.next());
      next?.dispatchEvent(new CustomEvent("course-reach", { bubbles: true })); // it may stand on a page of its own
      next?.scrollIntoView({ block: "start" });
      const field = "fieldset :is(input, select, textarea, button)"; // only of a question: a text opens a keyboard
      const to = next?.querySelector(next.matches(".course-item") ? field : "h2, a");
      if (!(to instanceof HTMLElement)) return undefined;
      return focusOn(to);
    }
    this.anew();
  }

  /** The second button: not known yet, show the answer, or answer again. */
  secondary() {
    if (this.phase === "open") return this.give([]);
    if (this.phase === "missed") return this.reveal();
    this.anew();
  }

  checkAnswer() {
    const missing = this.missing();
    if (missing) return this.ask(missing.control, missing.words);
    this.give(this.response());
  }

  /** @returns {number} the time, after all that is kept of the item, though a clock may have been ahead then */
  now() {
    const before = this.store && latest(this.store.record, this.item);
    return Math.max(Date.now(), (before?.time ?? 0) + 1, (this.run?.since?.[this.item] ?? 0) + 1);
  }

  /**
   * An answer was given: mark it, keep it, say it.
   *
   * @param {string[]} response empty for "I do not know yet"
   */
  give(response) {
    const { score } = this.mark(response);
    const second = document.activeElement === this.unknown;
    const time = this.now();
    const duration = Math.round(performance.now() - (this.seen ?? 0));
    this.again = false;
    this.forgive();
    dropUnchecked(this);
    this.shown = time;
    const sure = response.length > 0 ? this.sure?.value() : undefined;
    this.store?.addAttempt({
      time,
      item: this.item,
      version: this.dataset.version ?? "",
      response,
      score,
      ...(sure && { confidence: sure }),
      ...(this.run && { run: this.run.run }),
      duration,
    });
    this.settle(response, undefined);
    this.announce(".course-feedback");
    if (second && this.unknown?.hidden) this.check?.focus();
    if (!this.querySelector(":focus-visible")) return; // by mouse or touch nothing moves under the pointer
    for (const part of [this.actions, this.panel]) part?.scrollIntoView({ block: "nearest" });
  }

  /**
   * Show the latest answer that is kept, unless the learner is answering anew.
   *
   * @param {boolean} [first] the page has come: what was chosen after that answer, and not checked, comes back too
   */
  restore(first = false) {
    const attempt = this.store && latest(this.store.record, this.item, this.run);
    const made = first && this.comeBack(attempt?.version === this.dataset.version ? attempt?.time : undefined);
    if (!attempt) {
      if (this.phase !== "open") {
        this.show([]);
        this.open();
      }
      return this.close();
    }
    if (this.again || attempt.time === this.shown) return;
    if (attempt.version !== this.dataset.version) {
      if (first && !made) this.show([]); // an answer to what the question was before
      if (this.phase === "open") this.panel?.replaceChildren(this.notice(say("updated", { when: when(attempt.time) })));
      return this.close();
    }
    if (!first && this.phase === "open" && this.response().length > 0) return;
    this.shown = attempt.time;
    this.show(attempt.response);
    this.sure?.show(attempt.confidence);
    this.settle(attempt.response, attempt.time);
  }

  /**
   * Show again what was chosen and not checked.
   *
   * @param {number} [after] time of the answer that it would replace
   * @returns {boolean} whether there is any
   */
  comeBack(after = 0) {
    const made = recallUnchecked(this, after);
    if (!made) return false;
    this.fill(made.form);
    this.sure?.show(made.sure);
    this.chosen();
    this.shown = after;
    this.again = after > 0;
    return true;
  }

  /**
   * Show what came of a response.
   *
   * @param {string[]} response
   * @param {number | undefined} time when it was given, if that was earlier
   */
  settle(response, time) {
    const marked = this.mark(response);
    const { verdict } = marked;
    this.phase = verdict === "right" ? "right" : verdict === "none" ? "told" : "missed";
    this.lock(true);
    this.judge(response, marked);
    this.panel?.replaceChildren(this.said(marked, response, time));
    this.undo?.toggleAttribute("hidden", true);
    this.label(verdict);
    if (verdict === "none") this.showAnswer();
  }

  /** @param {Mark["verdict"]} verdict */
  label(verdict) {
    const { retry } = this;
    const next = verdict === "right" || !retry ? this.next() : "";
    if (!this.check || !this.unknown) return;
    const to = document.getElementById(next);
    this.check.textContent = say(!next ? "again" : to?.matches(".course-item") ? "next" : to?.id === "result" ? "to_result" : "go_on");
    this.check.toggleAttribute("hidden", !next && !retry);
    if (next) this.check.append(icon("next"));
    this.check.toggleAttribute("data-next", next !== "");
    this.unknown.textContent = this.phase === "missed" ? say("reveal") : say("anew");
    this.unknown.toggleAttribute("hidden", this.phase !== "missed" && !(next && retry));
  }

  /**
   * @returns {string} id of the question after this one; after the last one of a lesson, of the part that follows, of a quiz,
   *   of the first question without an answer, or else of the result
   */
  next() {
    const all = [...document.querySelectorAll(":is(.course-part, course-quiz) .course-item:not([data-aside])")];
    const own = this.closest(".course-item");
    const following = own && all[all.indexOf(own) + 1];
    if (following) return following.id;
    const { run, store } = this;
    if (!run || !store) return this.closest(".course-part")?.nextElementSibling?.id ?? "";
    const open = run.items.find((item) => item !== this.item && !latest(store.record, item, run));
    return open ? `q_${open}` : "result";
  }

  /** Open the answer of a missed question. */
  reveal() {
    this.phase = "told";
    this.showAnswer();
    if (this.unknown) this.unknown.hidden = true;
    this.check?.focus();
    this.announce(".course-key");
  }
}
