/**
 * `<course-quiz>` around the questions of a quiz: draws a run, shows its items in their order, takes a test in, and puts the
 * result beside them. The run is in the record, so reload, back and another tab show the same quiz.
 */
import "./quiz.words.mjs";
import { inOrder, mix } from "./arrange.mjs";
import { confidence } from "./confidence.mjs";
import { button, icon, make } from "./dom.mjs";
import { seedOf } from "./dice.mjs";
import { CourseQuestion } from "./element.mjs";
import { fold } from "./fold.mjs";
import { handedIn, handing } from "./handing.mjs";
import { hold } from "./held.mjs";
import { bring, CoursePaging } from "./paging.mjs";
import { scoreOf } from "./progress.mjs";
import { resultOf } from "./result.mjs";
import { again, answersOf, counted, draw, isHeld, passes } from "./run.mjs";
import { say } from "./say.mjs";
import { randomId, theStore } from "./store.mjs";

/** @typedef {import("./run.mjs").Run} Run */

class CourseQuiz extends CoursePaging {
  /** The run as it is arranged now. */
  key = "";
  /** What the part after the questions shows. */
  state = "";

  connectedCallback() {
    if (this.abort) return;
    this.abort = new AbortController();
    const { signal } = this.abort;
    this.store = theStore();
    this.plan = /** @type {import("./run.mjs").Plan} */ (JSON.parse(this.dataset.plan ?? "{}"));
    this.dataset.mode = this.plan.mode;
    this.cards = new Map(this.list(".course-item").map((card) => [card.id.slice(2), card]));
    this.links = new Map(this.list("course-tally li").map((row) => [row.querySelector("a")?.dataset.item ?? "", row]));
    this.end = /** @type {HTMLElement} */ (this.querySelector("#result"));
    this.steps = make("div", { class: "course-actions course-paging" });
    this.end.before(this.steps);
    this.addEventListener("course-reach", (event) => this.reach(event.target), { signal });
    this.addEventListener("click", (event) => this.follow(event), { signal });
    this.store.visit(`quiz:${this.quiz}`);
    if (this.run) this.letGo(this.run);
    else this.begin();
    this.store.addEventListener("change", () => this.show(), { signal });
    this.show(true);
  }

  disconnectedCallback() {
    this.abort?.abort();
    this.abort = undefined;
    this.steps?.remove();
    this.goon?.remove();
  }

  /**
   * @param {CourseQuestion} question begins
   * @returns {boolean} whether the quiz takes its answer, and keeps it until all is handed in
   */
  host(question) {
    question.sure = "confidence" in question.dataset ? confidence(question.name ?? "") : null;
    if (!isHeld(this.dataset.held, this.run)) return false;
    hold(question, this.quiz);
    return true;
  }

  /** Draw anew. A test with two forms gives the learner the other one than last time. */
  begin() {
    const { store, plan } = this;
    if (!store || !plan) return;
    const run = randomId();
    const known = store.field("learner");
    const learner = typeof known === "string" ? known : randomId();
    const form = this.run?.form === undefined ? seedOf(`${learner}${this.quiz}`) : this.run.form + 1;
    const drawn = draw(plan, run, seedOf(run), form);
    store.setFields({ [`quiz/${this.quiz}`]: drawn, ...(learner !== known && { learner }) }); // in one, or this begins twice
  }

  /** @param {boolean} [first] */
  show(first = false) {
    const { run, store, plan } = this;
    if (!run || !store || !plan) return first ? undefined : this.begin(); // cleared, here or in another tab
    if (this.letGo(run)) return; // the change has shown it
    const key = JSON.stringify([run.run, run.round, run.done]);
    if (key !== this.key) this.arrange(run);
    const came = key !== this.key;
    this.key = key;
    const done = this.isDone(run);
    const given = this.answeredNow(run);
    if (came) this.toFirstOpen(run);
    this.turn(run, came && first && this.at > 0 && !done);
    const last = this.cards?.get(run.items.at(-1) ?? "")?.firstElementChild;
    if (last instanceof CourseQuestion && last.phase !== "open") last.label(last.mark(last.response()).verdict);
    if (!this.end) return;
    const begun = this.waits && Object.values(this.kept(run)).map(({ response }) => response.length > 0);
    const state = JSON.stringify([key, done, given, begun, this.marks(run)]);
    if (state === this.state) return;
    this.state = state;
    if (done) {
      this.goon?.remove();
      if (first) this.querySelector("course-tally")?.before(this.end); // who comes back sees it first; else nothing moves
      const repeat = this.repeat(run);
      this.end.replaceChildren(...resultOf(this, plan, run, store.record, repeat), this.offers(this.waits || repeat.length > 0));
    } else {
      this.end.replaceChildren(...(this.waits ? this.toHandIn(run) : []));
      delete this.dataset.answers;
    }
    this.end.setAttribute("aria-label", this.end.querySelector("h2")?.textContent ?? "");
    this.turn(run);
  }

  /**
   * The author may take items away while a run is under way, and nobody could ever finish it. One that is done keeps them.
   *
   * @param {Run} run
   * @returns {boolean} whether the run is another one now
   */
  letGo(run) {
    /** @param {unknown} _ @param {number} at */
    const stays = (_, at) => this.cards?.has(run.items[at] ?? "");
    const items = run.items.filter(stays);
    if (items.length === run.items.length || this.isDone(run)) return false;
    const first = run.first?.filter(stays);
    if (items.length) this.store?.setField(`quiz/${this.quiz}`, { ...run, items, ...(first && { first }) });
    else this.begin();
    return true;
  }

  /** @param {Run} run */
  marks(run) {
    return this.store ? answersOf(this.store.record, run).map(({ last }) => last?.time ?? 0) : [];
  }

  /**
   * Put the run's questions in its order, number them, and lay all others aside.
   *
   * @param {Run} run
   */
  arrange(run) {
    const { cards, links, plan } = this;
    if (!cards || !links || !plan) return;
    const options = plan.shuffle === "options" || plan.shuffle === "both";
    inOrder(this.list(".course-item"), run.items.map((item) => cards.get(item)));
    inOrder([...links.values()], run.items.map((item) => links.get(item)));
    for (const [item, card] of cards) {
      const at = run.items.indexOf(item);
      card.toggleAttribute("data-aside", at < 0);
      card.hidden = at < 0;
      const row = links.get(item);
      if (row) row.hidden = at < 0;
      row?.querySelector("[data-number]")?.replaceChildren(String(at + 1));
      const said = card.querySelector(".course-q__meta");
      if (said) said.textContent = say("numbered", { n: at + 1, total: run.items.length });
      if (options && at >= 0) mix(card, run.seed + seedOf(item));
    }
    if (this.key) this.refresh(); // another run or round, or handed in: each question begins anew
  }

  /** Let the questions look at the record again. */
  refresh() {
    for (const card of this.cards?.values() ?? []) {
      const question = card.firstElementChild;
      if (!(question instanceof CourseQuestion) || !question.abort) continue;
      question.disconnectedCallback();
      question.show([]); // what was chosen before is no answer to what is asked again; one that is kept comes back
      question.connectedCallback();
    }
  }

  /**
   * @param {Run} run
   * @returns {Node[]}
   */
  toHandIn(run) {
    /** @param {string} item */
    const stemOf = (item) => this.cards?.get(item)?.querySelector("legend.is-stem")?.textContent ?? "";
    return handing(run, stemOf, this.answeredNow(run), this.kept(run), () => this.handIn());
  }

  /** Mark every answer of a test and keep them as attempts; all of them, or none where a question cannot mark its own. */
  handIn() {
    const { run, store } = this;
    if (!run || !store || run.done) return;
    const questions = run.items.flatMap((item) => {
      const question = this.cards?.get(item)?.firstElementChild;
      return question instanceof CourseQuestion && question.abort ? [question] : [];
    });
    if (questions.length < run.items.length) return this.refuse();
    const time = Date.now();
    store.add({ attempts: handedIn(run, questions, this.kept(run), time) });
    store.setField(`quiz/${this.quiz}`, { ...run, done: time });
    this.querySelector("course-tally")?.before(/** @type {Node} */ (this.end));
    bring(this.end);
  }

  /** Say why nothing is handed in. */
  refuse() {
    const words = make("p", { class: "course-notice is-warning", role: "alert" }, icon("note"), say("hand_in_not_loaded"));
    this.end?.querySelector("[role=alert]")?.remove();
    this.end?.append(words);
  }

  /**
   * Ask again what was missed.
   *
   * @param {Run} run
   * @returns {Node[]} nothing where nothing was, or in a test, which is taken as a whole
   */
  repeat(run) {
    const { plan, store } = this;
    if (!plan || !store || plan.mode === "test") return [];
    const answers = answersOf(store.record, run);
    const scored = answers.filter(({ item }) => !plan.unscored.includes(item));
    const missed = scored.filter(({ last }) => (last?.score ?? 0) < 1).map(({ item }) => item);
    if (!missed.length) return [];
    const passed = plan.mode === "checkpoint" && passes(plan, scoreOf(counted(plan, answers).map(({ attempt }) => attempt)));
    const repeat = button(say("repeat_missed", { n: missed.length }), passed ? "" : "is-primary");
    repeat.addEventListener("click", () => {
      const asked = Object.values(store.record.attempts).filter((attempt) => attempt.run === run.run);
      const next = again(plan, run, missed, asked.map(({ item }) => item), Math.max(Date.now(), ...this.marks(run)));
      store.setField(`quiz/${this.quiz}`, next);
      this.goTo(next.items.findIndex((item, index) => missed.includes(run.items[index] ?? "")));
    });
    return [make("div", { class: "course-actions" }, repeat)];
  }

  /**
   * What one can do at the end of the result: see one's answers where nothing is said of them, and draw anew.
   *
   * @param {boolean} quiet whether there is something better to do
   */
  offers(quiet) {
    const fresh = button(say(this.plan?.forms.length ? "other_form" : "whole_again"), quiet ? "is-quiet" : "");
    fresh.addEventListener("click", () => {
      this.begin();
      this.goTo(0);
    });
    return make("div", { class: "course-actions" }, ...(this.plan?.feedback === "none" ? [fold(this)] : []), fresh);
  }
}

customElements.define("course-quiz", CourseQuiz);
