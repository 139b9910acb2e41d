/** What stands after the questions of a test until it is handed in, and what it is then: attempts, one for each question. */
import { button, icon, make } from "./dom.mjs";
import { say } from "./say.mjs";
import { randomId } from "./store.mjs";

/**
 * @typedef {import("./element.mjs").CourseQuestion} CourseQuestion
 * @typedef {import("./run.mjs").Run} Run
 * @typedef {{[item: string]: import("./record.mjs").Kept}} Waiting the answers that wait to be handed in
 */

/**
 * Every answer, and the way to change it.
 *
 * @param {Run} run
 * @param {(item: string) => string} stemOf
 * @param {string[]} given the items with a whole answer
 * @param {Waiting} kept
 * @param {() => void} handIn
 * @returns {Node[]}
 */
export function handing(run, stemOf, given, kept, handIn) {
  const open = run.items.length - given.length;
  const rows = run.items.map((item, index) => {
    const whole = given.includes(item);
    const said = say(whole ? "state_given" : kept[item]?.response.length ? "state_partly" : "state_open");
    const state = make("span", { class: whole ? "course-muted" : "is-open" }, ...(whole ? [] : [icon("open")]), said);
    const words = make("span", {}, make("b", {}, String(index + 1)), ` ${stemOf(item)} `, state);
    const way = whole ? "change" : "answer";
    const link = make("a", { href: `#q_${item}`, "aria-label": say(`${way}_it`, { n: index + 1 }) }, say(way));
    return make("li", {}, words, link);
  });
  const hand = button(say("hand_in"), "is-primary");
  hand.addEventListener("click", handIn);
  return [
    make("h2", {}, say("handing")),
    make("p", {}, open ? say("handing_open", { n: open }) : say("handing_whole")),
    make("ol", { class: "course-handing" }, ...rows),
    make("div", { class: "course-actions" }, hand),
  ];
}

/**
 * Mark every answer of a test.
 *
 * @param {Run} run
 * @param {CourseQuestion[]} questions
 * @param {Waiting} kept
 * @param {number} time now
 * @returns {{[id: string]: import("./record.mjs").Attempt}} an attempt for each question, with an empty response where none waits
 */
export function handedIn(run, questions, kept, time) {
  const attempts = questions.map((question) => {
    const { item } = question;
    const { response, confidence: level } = kept[item] ?? { response: [] };
    const sure = level === undefined ? {} : { confidence: level };
    const version = question.dataset.version ?? "";
    return { time, item, version, response, score: question.mark(response).score, ...sure, run: run.run };
  });
  return Object.fromEntries(attempts.map((attempt) => [randomId(), attempt]));
}
