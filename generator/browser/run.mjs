/**
 * A run: one going through a quiz, from the draw of its items to the result. Pure: no page, no clock, no storage.
 *
 * The run is kept in the field `quiz/<quiz id>` with the seed it was drawn with, so reload, back and another tab show the
 * same quiz. The answers are attempts that name the run; of a quiz that tells nothing before the end they wait in the
 * fields `quiz/<quiz id>/<item>`.
 */
import { dice, shuffled } from "./dice.mjs";
import { reaches } from "./progress.mjs";
import { latestIn } from "./record.mjs";

/**
 * @typedef {import("./record.mjs").Attempt} Attempt
 * @typedef {import("./record.mjs").LearnerRecord} LearnerRecord
 * @typedef {{mode: "practice" | "checkpoint" | "test", feedback: "at_once" | "end" | "none", pass: number, single: boolean,
 *   shuffle: "none" | "items" | "options" | "both", fixed: string[], pools: {count: number, items: string[]}[],
 *   reserve: string[], forms: string[][], objectives: {[item: string]: string}, unscored: string[]}} Plan what the page says of a quiz
 * @typedef {{run: string, seed: number, items: string[], round: number, form?: number, first?: string[],
 *   since?: {[item: string]: number}, done?: number}} Run
 *   `items` in the order asked; `round` counts from 1 and goes up when missed items are asked again, `since` that time; `first`
 *   place by place the items of round 1, once there is a second; `done` is when a test was handed in; times in ms since 1970
 * @typedef {{item: string, asked: string, first: Attempt | undefined, last: Attempt | undefined}} Answer what came of one place
 *   of a run: `last` to the item that stands there now, `first` to the one that was `asked` there first
 */

/**
 * Draw a quiz. No item is drawn twice, also where two pools hold it.
 *
 * @param {Plan} plan
 * @param {string} run id
 * @param {number} seed 0 to 2^32 - 1
 * @param {number} form which form of a test with two; counted modulo their number
 * @returns {Run}
 */
export function draw(plan, run, seed, form = 0) {
  const roll = dice(seed);
  const forms = plan.forms.length;
  const own = forms ? (plan.forms[form % forms] ?? []) : plan.fixed;
  const items = [...new Set(own)];
  for (const { count, items: pool } of plan.pools) {
    const left = pool.filter((item) => !items.includes(item));
    const chosen = shuffled(left, roll).slice(0, count);
    items.push(...left.filter((item) => chosen.includes(item))); // chance chooses which, not the order
  }
  const mixed = plan.shuffle === "items" || plan.shuffle === "both" ? shuffled(items, roll) : items;
  return { run, seed, items: mixed, round: 1, ...(forms && { form: form % forms }) };
}

/**
 * Ask again what was missed, and nothing else. Where another item checks the same objective and was not asked yet, it takes
 * the place of the missed one, unless its learner would judge it and no score count it.
 *
 * @param {Plan} plan
 * @param {Run} run
 * @param {string[]} missed items
 * @param {string[]} asked every item that was asked before in this run
 * @param {number} time now
 * @returns {Run}
 */
export function again(plan, run, missed, asked, time) {
  const roll = dice(run.seed + run.round);
  const pool = [...plan.pools.flatMap(({ items }) => items), ...plan.reserve];
  const spare = shuffled([...new Set(pool)], roll).filter((item) => !asked.includes(item) && !plan.unscored.includes(item));
  const items = run.items.map((item) => {
    if (!missed.includes(item)) return item;
    const at = spare.findIndex((other) => plan.objectives[other] === plan.objectives[item]);
    return at < 0 ? item : /** @type {string} */ (spare.splice(at, 1)[0]);
  });
  const since = Object.fromEntries(items.filter((item, at) => missed.includes(run.items[at] ?? "")).map((item) => [item, time]));
  return { ...run, items, round: run.round + 1, first: run.first ?? run.items, since: { ...run.since, ...since } };
}

/**
 * @param {LearnerRecord} record
 * @param {Run} run
 * @returns {string[]} the items that have an answer in this round
 */
export function answered(record, run) {
  const latest = latestIn(record, run);
  return run.items.filter((item) => latest.has(item));
}

/**
 * @param {LearnerRecord} record
 * @param {Run} run
 * @returns {Answer[]} the first and the last answer in each of its places, in the order asked
 */
export function answersOf(record, run) {
  const own = Object.values(record.attempts).filter((attempt) => attempt.run === run.run).sort((a, b) => a.time - b.time);
  const last = new Map(own.map((attempt) => [attempt.item, attempt]));
  const first = new Map(own.reverse().map((attempt) => [attempt.item, attempt]));
  return run.items.map((item, at) => {
    const asked = run.first?.[at] ?? item;
    return { item, asked, first: first.get(asked), last: last.get(item) };
  });
}

/**
 * @param {Plan} plan
 * @param {import("./progress.mjs").Score} score
 * @returns {boolean} whether it reaches the pass mark
 */
export function passes(plan, { percent }) {
  return reaches(percent, plan.pass);
}

/**
 * What a result counts: in practice the first try, else the last; items that the learner judges are left out.
 *
 * The first try in a place of the run is the one at the item that was asked there first. Another item that later took the
 * place of a missed one is asked to practice once more: its answer is no first try at what the learner was asked, so a miss
 * stays a miss. A checkpoint counts what was shown in the end, so there it counts.
 *
 * @param {Plan} plan
 * @param {Answer[]} answers
 * @returns {{item: string, attempt: Attempt | undefined}[]}
 */
export function counted(plan, answers) {
  const found = answers.map(({ item, asked, first, last }) =>
    plan.mode === "practice" ? { item: asked, attempt: first } : { item, attempt: last },
  );
  return found.filter(({ item }) => !plan.unscored.includes(item));
}

/**
 * @param {Plan} plan
 * @param {Run} run
 * @param {LearnerRecord} record
 * @returns {Attempt[]} what counts of the run of this quiz before: the last answer to each item, once
 */
export function earlier(plan, run, record) {
  /** @type {Map<string, Map<string, Attempt>>} */
  const runs = new Map();
  for (const attempt of Object.values(record.attempts).sort((a, b) => a.time - b.time)) {
    if (!attempt.run || attempt.run === run.run || !Object.hasOwn(plan.objectives, attempt.item)) continue;
    const own = runs.get(attempt.run) ?? new Map();
    runs.delete(attempt.run); // the run answered last comes last
    runs.set(attempt.run, own.set(attempt.item, attempt));
  }
  const last = [...runs.values()].at(-1);
  return [...(last?.values() ?? [])].filter(({ item }) => !plan.unscored.includes(item));
}

/** How often one should be right at each level of sureness, 1 to 3: the middles of the ranges that the levels name. */
export const EXPECTED = [0.5, 0.74, 0.9]; // learning-design.md, 3: "C1 = .50, C2 = .74, C3 = .90"

/**
 * @param {(Attempt | undefined)[]} attempts
 * @returns {{level: number, n: number, share: number | undefined, expected: number}[]} for each level of sureness, how many
 *   answers and what share of them was right, 0 to 1
 */
export function calibration(attempts) {
  return EXPECTED.map((expected, index) => {
    const level = index + 1;
    const own = attempts.filter((attempt) => attempt?.confidence === level);
    const right = own.filter((attempt) => attempt?.score === 1).length;
    return { level, n: own.length, share: own.length ? right / own.length : undefined, expected };
  });
}

const MARKS = { right: [1, 2, 3], wrong: [0, -2, -6] };

/**
 * Confidence-based marks: 1, 2, 3 for right and 0, -2, -6 for not right at levels 1 to 3 (Gardner-Medwin; learning-design.md,
 * 1.5). They stand beside the score and never change it; the sum never goes below 0.
 *
 * @param {(Attempt | undefined)[]} attempts
 * @returns {{marks: number, most: number, n: number}}
 */
export function confidenceMarks(attempts) {
  let marks = 0;
  let n = 0;
  for (const attempt of attempts) {
    if (!attempt?.confidence) continue;
    n += 1;
    marks += MARKS[attempt.score === 1 ? "right" : "wrong"][attempt.confidence - 1] ?? 0;
  }
  return { marks: Math.max(0, marks), most: 3 * n, n };
}

/**
 * The least difference between two forms that chance alone does not make in nine of ten people: 1.645 * sqrt(2 p (1 - p) / k)
 * with p = .65 (learning-design.md, 1.12: 25 points for 20 items, 35 for 10).
 *
 * @param {number} items in each form
 * @returns {number} points of 100
 */
export function detectable(items) {
  return Math.round(100 * 1.645 * Math.sqrt((2 * 0.65 * 0.35) / items));
}

/**
 * @param {string | undefined} told when a quiz tells what was right, if not at once: `end` or `none`
 * @param {{done?: number} | undefined} run
 * @returns {boolean} whether nothing is said about its answers, now
 */
export function isHeld(told, run) {
  return told !== undefined && !(told === "end" && run?.done);
}
