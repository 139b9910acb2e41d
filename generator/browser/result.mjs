/** The result of a run, as nodes: the score in words first, then what was sure and not right, objectives, sureness, reading. */
import { copy, icon, make, svg } from "./dom.mjs";
import { scoreOf } from "./progress.mjs";
import { answersOf, calibration, confidenceMarks, counted, detectable, earlier, passes } from "./run.mjs";
import { say } from "./say.mjs";
import { sureness } from "./sureness.mjs";

/**
 * @typedef {import("./run.mjs").Plan} Plan
 * @typedef {import("./run.mjs").Run} Run
 * @typedef {import("./record.mjs").LearnerRecord} LearnerRecord
 * @typedef {{item: string, attempt: import("./record.mjs").Attempt | undefined}[]} Counted
 */

/**
 * @param {HTMLElement} quiz the element that holds the questions, the objectives and what is said to a score
 * @param {Plan} plan
 * @param {Run} run
 * @param {LearnerRecord} record
 * @param {Node[]} repeat the way to ask again what was missed; it stands below the score, where a phone shows it too
 * @returns {Node[]}
 */
export function resultOf(quiz, plan, run, record, repeat) {
  const heading = make("h2", {}, say("result"));
  const answers = answersOf(record, run);
  const own = counted(plan, answers);
  const attempts = own.map(({ attempt }) => attempt);
  const score = scoreOf(attempts);
  const last = plan.forms.length ? earlier(plan, run, record) : [];
  if (plan.feedback === "none") return [heading, ...silent(quiz, plan, own, score, last)];
  const unscored = answers.length - own.length;
  return [
    heading,
    ...(own.length ? [figure(plan, score), ...verdict(quiz, plan, score)] : []),
    ...(unscored ? [make("p", { class: "course-small" }, say(own.length ? "result_unscored" : "state_judged", { n: unscored }))] : []),
    ...repeat,
    ...before(score, last),
    ...surprises(quiz, own),
    ...objectives(quiz, plan, own),
    ...sureness(calibration(attempts), confidenceMarks(attempts)),
    ...reading(quiz, plan, own),
  ];
}

/**
 * @param {number} number
 * @returns {string} with one digit after the point, if it needs one
 */
function short(number) {
  return String(Math.round(number * 10) / 10);
}

/**
 * @param {Plan} plan
 * @param {import("./progress.mjs").Score} score
 */
function figure(plan, { points, total, right }) {
  const said = make("p", { class: "is-figure" }, `${short(points)} `, make("span", {}, say("of", { total })));
  const name = Number.isInteger(points) ? "result_right" : "result_partly";
  const first = { result_right: "result_first", result_partly: "result_partly_first" }[name];
  const words = say(plan.mode === "practice" ? first : name, { n: right, total });
  return make("div", { class: "course-score" }, said, make("p", {}, words));
}

/**
 * @param {HTMLElement} quiz
 * @param {Plan} plan
 * @param {import("./progress.mjs").Score} score
 * @returns {Node[]}
 */
function verdict(quiz, plan, score) {
  const found = [];
  const whole = Math.floor(score.percent + 1e-9);
  if (plan.mode === "checkpoint") {
    const passed = passes(plan, score);
    const words = say(passed ? "passed" : "not_passed", { n: whole, pass: plan.pass });
    found.push(make("p", { class: `course-passed is-${passed ? "right" : "wrong"}` }, make("span", { class: "is-verdict" }, icon(passed ? "right" : "open"), words)));
  }
  const bands = [...quiz.querySelectorAll("[data-band]")].filter((band) => Number(band.getAttribute("data-band")) <= whole);
  const band = bands.sort((a, b) => Number(b.getAttribute("data-band")) - Number(a.getAttribute("data-band")))[0];
  if (band) found.push(make("p", { class: "course-band" }, ...copy(band)));
  return found;
}

/**
 * What a test says that tells nothing: only its scores, and only once both forms are handed in.
 *
 * @param {HTMLElement} quiz
 * @param {Plan} plan
 * @param {Counted} own
 * @param {import("./progress.mjs").Score} score
 * @param {import("./record.mjs").Attempt[]} last what counted of the run before
 * @returns {Node[]}
 */
function silent(quiz, plan, own, score, last) {
  const change = before(score, last);
  if (!change.length) return [make("p", {}, say(plan.forms.length ? "result_first_form" : "result_none"))];
  return [figure(plan, score), ...change, ...parts(quiz, plan, own, last), make("p", {}, say("result_forms"))];
}

/**
 * The scores of a silent test by module, each with a change only where chance does not make it with so few items.
 *
 * @param {HTMLElement} quiz
 * @param {Plan} plan
 * @param {Counted} own
 * @param {import("./record.mjs").Attempt[]} last what counted of the run before
 * @returns {Node[]}
 */
function parts(quiz, plan, own, last) {
  const rows = [...quiz.querySelectorAll("[data-part]")].map((told) => {
    const checked = (told.getAttribute("data-part") ?? "").split(" ");
    /** @param {{item: string}} answer */
    const inPart = ({ item }) => checked.includes(plan.objectives[item] ?? "");
    const now = scoreOf(own.filter(inPart).map(({ attempt }) => attempt));
    const then = scoreOf(last.filter(inPart));
    const shown = Math.abs(now.percent - then.percent) >= detectable(Math.min(now.total, then.total));
    const before = say("part_before", { n: short(then.points), total: then.total });
    const words = make("span", {}, ...copy(told), ...(shown ? [" ", make("span", { class: "course-small course-muted" }, before)] : []));
    return barred(words, now);
  });
  if (!rows.length) return [];
  const how = make("p", { class: "course-small" }, say("by_module_how"));
  return [make("h3", {}, say("by_module")), how, make("ul", { class: "course-bars" }, ...rows)];
}

/**
 * A change since the form before, only where it is no smaller than the least that says something.
 *
 * @param {import("./progress.mjs").Score} score
 * @param {import("./record.mjs").Attempt[]} last what counted of the run of the other form
 * @returns {Node[]}
 */
function before({ percent, total }, last) {
  if (!last.length) return [];
  const was = scoreOf(last).percent;
  const least = detectable(total);
  const [now, then] = [Math.round(percent), Math.round(was)];
  const change = Math.abs(now - then);
  const words = change >= least ? say("change_shown", { n: change, now, then, least }) : say("change_hidden", { least });
  return [make("p", { class: "course-small" }, words)];
}

/**
 * What the learner was sure of and did not get right, each with what is said about it. Lessons are named once, further down.
 *
 * @param {HTMLElement} quiz
 * @param {Counted} own
 * @returns {Node[]}
 */
function surprises(quiz, own) {
  const found = own.filter(({ attempt }) => attempt?.confidence === 3 && attempt.score < 1);
  if (!found.length) return [];
  const rows = found.map(({ item }) => {
    const card = quiz.querySelector(`[id="q_${item}"]`);
    const stem = card?.querySelector("legend.is-stem")?.textContent ?? "";
    const asked = card && !card.hasAttribute("data-aside"); // or another one has taken its place
    const row = make("li", {}, make("h4", {}, asked ? make("a", { href: `#q_${item}` }, stem) : stem));
    const why = card?.querySelector(".course-answer .course-explanation");
    if (why) row.append(make("p", {}, ...copy(why)));
    return row;
  });
  return [make("h3", {}, say("surprises")), make("ol", { class: "course-surprises" }, ...rows)];
}

/**
 * @param {Plan} plan
 * @param {Counted} own
 * @returns {Map<string, {points: number, total: number}>} what each objective brought
 */
function byObjective(plan, own) {
  /** @type {Map<string, {points: number, total: number}>} */
  const found = new Map();
  for (const { item, attempt } of own) {
    const name = plan.objectives[item] ?? "";
    const { points, total } = found.get(name) ?? { points: 0, total: 0 };
    found.set(name, { points: points + (attempt?.score ?? 0), total: total + 1 });
  }
  return found;
}

/**
 * @param {HTMLElement} quiz
 * @param {Plan} plan
 * @param {Counted} own
 * @returns {Node[]}
 */
function objectives(quiz, plan, own) {
  const scores = byObjective(plan, own);
  const rows = [...quiz.querySelectorAll("[data-objective]")].flatMap((told) => {
    const score = scores.get(told.getAttribute("data-objective") ?? "");
    if (!score) return [];
    const link = lessonOf(told);
    const words = [...told.childNodes].filter((node) => node !== link).map((node) => node.cloneNode(true));
    return [barred(make("span", {}, ...words), score)];
  });
  return rows.length ? [make("h3", {}, say("by_objective")), make("ul", { class: "course-bars" }, ...rows)] : [];
}

/**
 * @param {Element} told an objective, whose words may have links of their own
 * @returns {Element | null} the link to its lesson, which comes last
 */
function lessonOf(told) {
  return told.lastElementChild;
}

/**
 * @param {HTMLElement} words
 * @param {{points: number, total: number}} score
 * @returns {HTMLElement} a row of a list of bars
 */
function barred(words, { points, total }) {
  const value = make("span", { class: "is-value" }, `${short(points)} ${say("of", { total })}`);
  return make("li", {}, words, value, bar(points / total));
}

/** @param {number} share 0 to 1 */
function bar(share) {
  const track = svg("rect", { class: "course-track", width: 100, height: 8 });
  const fill = svg("rect", { class: share < 0.5 ? "course-fill is-low" : "course-fill", width: 100 * share, height: 8 });
  return svg("svg", { viewBox: "0 0 100 8", preserveAspectRatio: "none", "aria-hidden": "true" }, track, fill);
}

/**
 * The lessons to read again: those of objectives that were missed.
 *
 * @param {HTMLElement} quiz
 * @param {Plan} plan
 * @param {Counted} own
 * @returns {Node[]}
 */
function reading(quiz, plan, own) {
  const missed = [...byObjective(plan, own)].filter(([, { points, total }]) => points < total).map(([name]) => name);
  /** @type {Map<string, Node>} */
  const links = new Map();
  for (const told of quiz.querySelectorAll("[data-objective]")) {
    const link = lessonOf(told);
    if (missed.includes(told.getAttribute("data-objective") ?? "") && link) links.set(link.getAttribute("href") ?? "", link.cloneNode(true));
  }
  if (!links.size) return [];
  const rows = [...links.values()].map((link) => make("li", {}, link));
  return [make("h3", {}, say("reading")), make("ul", {}, ...rows)];
}
