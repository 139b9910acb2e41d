/**
 * `<course-progress>` around a list of lessons: each row, module and the resume block say where the learner is.
 *
 * A row is `[data-lesson]` with `data-items`, `[data-rating]`, or `[data-quiz]` with `data-asked`, how many it asks, and
 * `data-silent` if it never tells what was right; `data-judged` names the items that the learner judges. A module is `[data-module]` around its rows.
 */
import { make } from "./dom.mjs";
import { latestScores, progressOf, quizProgress } from "./progress.mjs";
import { outcome, say } from "./say.mjs";
import { StoreView } from "./view.mjs";

/**
 * @typedef {import("./progress.mjs").Progress} Progress
 * @typedef {{row: HTMLElement, lesson: string, minutes: number, progress: Progress}} Row
 */

const TILT = { todo: 7, begun: 0, done: -9 }; // degrees of the module's beam: load down, level, lifted

/** @param {Row} row */
const unfinished = ({ progress }) => progress.state !== "done";

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
      const { quiz, asked, rating = "" } = row.dataset;
      const [items, own] = [row.dataset.items, row.dataset.judged].map((ids) => (ids ?? "").split(" ").filter(Boolean));
      const progress = quiz
        ? quizProgress(record, quiz, Number(asked), own)
        : progressOf(record, scores, lesson || rating, items ?? [], own);
      this.tell(row, progress);
      rows.push({ row, lesson, minutes: Number(row.dataset.minutes), progress });
    }
    for (const module of this.querySelectorAll("[data-module]")) {
      this.tellModule(module, rows.filter(({ row }) => module.contains(row)));
    }
    this.tellAll(rows);
    this.resume(rows, store.field("place"));
  }

  /**
   * @param {HTMLElement} row
   * @param {Progress} progress
   */
  tell(row, progress) {
    row.classList.toggle("is-done", progress.state === "done");
    row.classList.toggle("is-now", progress.state === "begun");
    const said = row.querySelector(".is-state");
    if (!said) return;
    const { state, answered, right, total, judged } = progress;
    let words = "";
    if (state === "done") words = total ? outcome(right, total - judged, judged) : say(row.dataset.rating ? "state_rated" : "state_read");
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
   * Where to go on: where the learner stopped, or else a lesson half done, or else the next one after that place.
   *
   * @param {Row[]} rows
   * @param {unknown} place the lesson where the learner stopped
   */
  resume(rows, place) {
    const block = this.querySelector("[data-resume]");
    const begun = rows.some(({ progress }) => progress.state !== "todo");
    if (!block || !begun) return;
    const at = Math.max(0, rows.findIndex(({ lesson }) => lesson && lesson === place));
    const left = [...rows.slice(at), ...rows.slice(0, at)].filter(unfinished);
    const here = left.find(({ lesson, progress }) => lesson && progress.state === "begun");
    const to = here ?? left[0];
    const link = block.querySelector("a");
    const from = (to ?? rows[0])?.row.querySelector("a");
    if (!link || !from) return;
    const head = to === undefined ? "resume_done" : here ? "resume_here" : "resume_next";
    block.querySelector("h2")?.replaceChildren(say(head));
    block.querySelector(".is-title")?.replaceChildren(from.querySelector(".is-name")?.textContent ?? "");
    link.setAttribute("href", from.getAttribute("href") ?? "");
    const label = make("span", {}, say(to === undefined ? "reread" : "continue"));
    link.replaceChildren(label, " ", ...link.querySelectorAll("svg"));
    this.short(block, to && [to, ...left]);
    const share = to && to.progress.total ? 1 - to.progress.answered / to.progress.total : 1;
    let note = block.querySelector(".course-left");
    if (!note) {
      note = make("p", { class: "course-left course-small course-muted" });
      block.querySelector(".is-title")?.after(note);
    }
    const n = Math.max(1, Math.round((to?.minutes ?? 0) * share));
    note.textContent = to ? say(to.progress.answered ? "left" : "takes", { n }) : "";
  }

  /**
   * The five-minute way: the questions of the lesson to go on with, or of the first one after it that has any.
   *
   * @param {Element} block
   * @param {Row[]} [rows] what is not done, in the order it comes
   */
  short(block, rows = []) {
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
