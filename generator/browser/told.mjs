/**
 * What is said about an answer: the verdict, the feedback of what was chosen, the way on, the right answer. All words but
 * the interface's own stand in the page's folded answer.
 */
import { tellAloud } from "./aloud.mjs";
import { copy, icon, make } from "./dom.mjs";
import { CourseForm } from "./form.mjs";
import { mark } from "./marking.mjs";
import { runOf } from "./record.mjs";
import { say, when } from "./say.mjs";

/**
 * @typedef {import("./marking.mjs").Interaction} Interaction
 * @typedef {import("./marking.mjs").Mark} Mark
 * @typedef {HTMLElement & {host?: (question: import("./element.mjs").CourseQuestion) => boolean}} Host a quiz: prepares a
 *   question, and says whether it also takes its answer
 */

/** @abstract */
export class CourseTold extends CourseForm {
  /** The quiz it stands in, if any. @type {Host | null | undefined} */
  quiz = undefined;
  /** @type {import("./store.mjs").Store | undefined} */
  store = undefined;
  /** @type {Interaction[] | undefined} */
  interactions = undefined;
  /** The folded answer, of which the parts that fit are copied. @type {HTMLElement | null | undefined} */
  answer = undefined;
  /** Where it is said. @type {HTMLElement | undefined} */
  panel = undefined;

  /**
   * Show beside the parts of a given answer what came of each, or take that away.
   *
   * @param {string[]} _response
   * @param {Mark | null} _mark null to take it away
   */
  judge(_response, _mark) {}

  /**
   * @param {string[]} response
   * @param {Mark} _mark
   * @returns {Node[]} what to say to this response, by default the feedback of the rows that it names
   */
  feedback(response, _mark) {
    return this.rows(response).flatMap((row) => (row.children[1] ? [make("p", {}, ...copy(row.children[1]))] : []));
  }

  /**
   * @param {string[]} ids
   * @returns {Element[]} the rows of the answer with these ids, in the page's order
   */
  rows(ids) {
    const rows = [...(this.answer?.querySelectorAll("[data-feedback]") ?? [])];
    return rows.filter((row) => ids.includes(row.getAttribute("data-feedback") ?? ""));
  }

  /** The run of the quiz it stands in, if it stands in one. */
  get run() {
    return this.store && this.quiz ? runOf(this.store.record, this.quiz.dataset.quiz ?? "") : undefined;
  }

  /**
   * @param {string[]} response
   * @returns {Mark}
   */
  mark(response) {
    return mark(this.interactions ?? [], response);
  }

  /** @returns {number} how many answers to this version of the item were not right */
  missed() {
    const attempts = Object.values(this.store?.record.attempts ?? {});
    const run = this.run?.run;
    const own = attempts.filter((each) => each.item === this.item && each.version === this.dataset.version && each.run === run);
    return own.filter(({ score, response }) => score < 1 && response.length > 0).length;
  }

  /**
   * @param {string} words
   * @returns {HTMLElement}
   */
  notice(words) {
    return make("p", { class: "course-notice" }, icon("note"), words);
  }

  /** Whether it can be answered again at once; else only with what else was missed, when the quiz asks for that. */
  get retry() {
    return (this.quiz?.dataset.mode ?? "practice") === "practice";
  }

  /**
   * @param {Mark} marked
   * @param {string[]} response
   * @param {number | undefined} time
   */
  said(marked, response, time) {
    const { verdict } = marked;
    const came = verdict === "wrong" && marked.score > 0 ? "partial" : verdict; // near it, though no part of it is right
    const look = came === "none" ? "told" : came;
    const sign = came === "none" ? "open" : came;
    const heading = make("p", { class: "is-heading" }, icon(sign), this.verdict(marked));
    const panel = make("div", { class: `course-feedback is-${look}` }, heading, ...this.feedback(response, marked));
    const missed = verdict === "partial" || verdict === "wrong";
    if (missed) panel.append(...this.nudge());
    const why = this.answer?.querySelector(".course-explanation");
    if (why && (verdict !== "wrong" || !this.retry)) panel.append(make("p", {}, ...copy(why)));
    const taught = verdict !== "right" && this.answer?.querySelector(".course-taught");
    if (taught) panel.append(make("p", { class: "course-taught" }, ...copy(taught)));
    if (time) panel.append(make("p", { class: "course-small" }, say("answered", { when: when(time) })));
    return panel;
  }

  /**
   * @param {Mark} mark
   * @returns {string} what the heading of the feedback says
   */
  verdict({ verdict, right, total, extra }) {
    if (extra > 0 && right > 0) return say(`extra_${verdict}`, { n: extra, right, total });
    if (extra > 1) return say("verdict_wrong_all");
    if (verdict === "wrong" && total > 1 && extra + right === 0) return say(total === 2 ? "neither" : "none_of", { n: total });
    return say(`verdict_${verdict}`, { n: right, total });
  }

  /** @returns {Node[]} what the author says to the first, the second ... miss */
  nudge() {
    const misses = [...(this.answer?.querySelectorAll(".course-miss") ?? [])];
    const said = misses[Math.min(this.missed(), misses.length) - 1];
    return said ? [make("p", { class: "course-miss" }, ...copy(said))] : [];
  }

  /**
   * Let a part of the panel be read out, with a space between its paragraphs.
   *
   * @param {string} part
   */
  announce(part) {
    const said = [...(this.panel?.querySelectorAll(`${part} p`) ?? [])].map(({ textContent }) => textContent);
    tellAloud(said.join(" "));
  }

  /** Put the right answer and its reason below the verdict. */
  showAnswer() {
    const key = make("div", { class: "course-key" }, make("p", { class: "is-heading" }, say("key")));
    for (const row of this.answer?.querySelectorAll("[data-key]") ?? []) key.append(...copy(row));
    const why = this.answer?.querySelector(".course-explanation");
    const told = this.panel?.querySelector(".course-feedback");
    if (why && !told?.textContent?.includes(why.textContent ?? "")) key.append(make("p", {}, ...copy(why)));
    (told ?? this.panel)?.append(key);
  }
}
