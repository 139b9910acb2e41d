/**
 * `<course-progress>` around a list of lessons: each row, module and the resume block say where the learner is.
 *
 * A row is `[data-lesson]` with `data-items`, `[data-rating]`, or `[data-quiz]` with `data-asked`, how many it asks,
 * `data-silent` if it never tells what was right, and `data-pass`, the percent that passes it; `data-judged` names the items
 * that the learner judges. Where there is a resume block, a quiz has `data-title`, and `data-forms`, the first item of each form.
 * A module is `[data-module]` around its rows.
 */
import { make } from "./dom.mjs";
import { latestScores, progressOf, quizProgress } from "./progress.mjs";
import { outcome, say } from "./say.mjs";
import { StoreView } from "./view.mjs";
import { wayOn } from "./way.mjs";

/**
 * @typedef {import("./progress.mjs").Progress} Progress
 * @typedef {import("./way.mjs").Step & {row: HTMLElement, minutes: number}} Row
 */

const TILT = { todo: 7, begun: 0, done: -9 }; // degrees of the module's beam: load down, level, lifted

/** @param {string} [ids] */
const list = (ids = "") => ids.split(" ").filter(Boolean);

class CourseProgress extends StoreView {
  /**
   * @override
   * @param {import("./store.mjs").Store} store
   */
  show(store) {
    const record = store.record;
    const scores = latestScores(record);
    /** @type {Row[]} */
    const rows = [];
    for (const row of this.querySelectorAll("li:is([data-lesson], [data-quiz], [data-rating])")) {
      if (!(row instanceof HTMLElement)) continue;
      const lesson = row.dataset.lesson ?? "";
      const { quiz, asked, rating = "", pass = 0 } = row.dataset;
      const [items, own, forms] = [list(row.dataset.items), list(row.dataset.judged), list(row.dataset.forms)];
      const progress = quiz
        ? quizProgress(record, quiz, Number(asked), own, Number(pass))
        : progressOf(record, scores, lesson || rating, items, own);
      const place = quiz ? `quiz:${quiz}` : lesson || `rating:${rating}`;
      this.tell(row, progress);
      rows.push({ row, lesson, place, items, forms, minutes: Number(row.dataset.minutes), progress });
    }
    for (const module of this.querySelectorAll("[data-module]")) {
      this.tellModule(module, rows.filter(({ row }) => module.contains(row)));
    }
    this.tellAll(rows);
    const block = this.querySelector("[data-resume]");
    if (!block || rows.every(({ progress }) => progress.state === "todo")) return;
    this.resume(block, wayOn(record, scores, rows, this.querySelector("[data-all]") !== null), rows[0]);
  }

  /**
   * @param {HTMLElement} row
   * @param {Progress} progress
   */
  tell(row, progress) {
    const missed = progress.missed === true;
    row.classList.toggle("is-done", progress.state === "done" && !missed);
    row.classList.toggle("is-now", progress.state === "begun" || missed);
    const said = row.querySelector(".is-state");
    if (!said) return;
    const { state, answered, right, total, judged } = progress;
    let words = "";
    if (state === "done") words = total ? outcome(right, total - judged, judged) : say(row.dataset.rating ? "state_rated" : "state_read");
    if (missed) words = `${say("resume_missed")}${say("separator")}${words}`;
    if (state === "done" && "silent" in row.dataset) words = say("state_handed_in");
    if (state === "begun") words = answered ? say("state_answered", { n: answered, total }) : say("state_begun");
    if (said.textContent !== words) said.textContent = words;
  }

  /**
   * @param {Element} module
   * @param {Row[]} rows
   */
  tellModule(module, rows) {
    const lessons = rows.filter(({ lesson }) => lesson);
    const done = lessons.filter(({ progress }) => progress.state === "done").length;
    const begun = rows.some(({ progress }) => progress.state !== "todo");
    const state = done === lessons.length && done > 0 ? "done" : begun ? "begun" : "todo";
    module.classList.toggle("is-done", state === "done");
    module.classList.toggle("is-now", state === "begun");
    const beam = module.querySelector(".course-numeral g");
    const turned = beam?.getAttribute("transform")?.replace(/rotate\(-?[\d.]+/, `rotate(${TILT[state]}`);
    if (turned) beam?.setAttribute("transform", turned);
    const said = module.querySelector("[data-module-state]");
    if (!(said instanceof HTMLElement)) return;
    said.dataset.time ??= said.textContent ?? "";
    const words = say(`module_${state}`, { n: done, total: lessons.length, time: said.dataset.time });
    if (said.textContent !== words) said.textContent = words;
  }

  /** @param {Row[]} rows */
  tellAll(rows) {
    const said = this.querySelector("[data-all]");
    const lessons = rows.filter(({ lesson }) => lesson);
    const done = lessons.filter(({ progress }) => progress.state === "done").length;
    if (said) said.textContent = done ? say("all", { n: done, total: lessons.length }) : "";
  }

  /**
   * Say where to go on.
   *
   * @param {Element} block
   * @param {{why: import("./way.mjs").Why, to: Row | undefined, left: Row[]}} way
   * @param {Row | undefined} first where to read again
   */
  resume(block, { why, to, left }, first) {
    const link = block.querySelector("a");
    const from = (to ?? first)?.row;
    if (!link || !from) return;
    block.querySelector("h2")?.replaceChildren(say(`resume_${why}`));
    block.querySelector(".is-title")?.replaceChildren(from.dataset.title ?? from.querySelector(".is-name")?.textContent ?? "");
    link.setAttribute("href", from.querySelector("a")?.getAttribute("href") ?? "");
    const { next: n, total, answered } = to?.progress ?? { total: 0, answered: 0 };
    let label = { done: "reread", form: "other_form" }[String(why)] ?? "continue";
    if (why === "here" && n !== undefined) label = n ? "continue_at" : "to_handing";
    link.replaceChildren(make("span", {}, say(label, { n: n ?? 0, total })), " ", ...link.querySelectorAll("svg"));
    this.short(block, left);
    let note = block.querySelector(".course-left");
    if (!note) {
      note = make("p", { class: "course-left course-small course-muted" });
      block.querySelector(".is-title")?.after(note);
    }
    const part = why === "here" && answered > 0;
    const minutes = Math.max(1, Math.round((to?.minutes ?? 0) * (part ? 1 - answered / total : 1)));
    note.textContent = to ? say(part ? "left" : "takes", { n: minutes }) : "";
  }

  /**
   * The five-minute way: the questions of the lesson to go on with, or of the first one after it that has any.
   *
   * @param {Element} block
   * @param {Row[]} rows what is not done, in the order it comes
   */
  short(block, rows) {
    const way = block.querySelector("[data-short]");
    const found = rows.find(({ lesson, progress }) => lesson && progress.answered < progress.total);
    const from = found?.row.querySelector("a")?.getAttribute("href");
    if (!(way instanceof HTMLElement)) return;
    way.hidden = !from;
    if (!found || !from) return;
    way.setAttribute("href", `${from}#check`);
    way.textContent = say("short", { n: found.progress.total - found.progress.answered });
  }
}

customElements.define("course-progress", CourseProgress);
