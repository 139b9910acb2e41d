/**
 * From the record to what "done" means. Pure: no page, no storage.
 *
 * Lesson read = its end reached; self-rating read = its result seen. Lesson done = every check item attempted; without items: read. Module done = all its
 * lessons. An attempt at an older version of an item still counts. Done is not mastered: a checkpoint that was taken and not
 * passed is done, and `missed` says the rest.
 */
import { held, isWhole, latestIn, runOf } from "./record.mjs";

/**
 * @typedef {import("./record.mjs").LearnerRecord} LearnerRecord
 * @typedef {{state: "todo" | "begun" | "done", answered: number, right: number, total: number, judged: number,
 *   next?: number, missed?: boolean}} Progress
 *   `total` counts all items; `judged` those of them that the learner judges, so that none of them counts as `right` or not;
 *   `right` those whose latest attempt scored 1; of a quiz, `next` is the number of the first one without an answer, or 0, and
 *   `missed` whether it is done below its pass mark
 * @typedef {{right: number, points: number, total: number, percent: number, answered: number}} Score
 *   `right` items wholly right, `points` the sum of scores, `percent` of the total, 0 to 100
 */

/**
 * @param {LearnerRecord} record
 * @returns {Map<string, {score: number, time: number}>} the latest attempt at each item; one pass over the record
 */
export function latestScores(record) {
  const found = new Map();
  for (const { item, score, time } of Object.values(record.attempts)) {
    const known = found.get(item);
    if (!known || time >= known.time) found.set(item, { score, time });
  }
  return found;
}

/**
 * A quiz is done when its run is: every item answered, or a test handed in. What was answered elsewhere does not count. An
 * answer that waits counts here for any version of its item, as an attempt does; the versions of now are in the quiz's page.
 *
 * @param {LearnerRecord} record
 * @param {string} quiz id
 * @param {number} total how many items a run asks
 * @param {string[]} [own] ids of the items that the learner judges
 * @param {number} [pass] percent that passes it, 0 to 100
 * @returns {Progress}
 */
export function quizProgress(record, quiz, total, own = [], pass = 0) {
  const run = runOf(record, quiz);
  if (!run) return { state: "todo", answered: 0, right: 0, total, judged: 0 };
  const latest = latestIn(record, run);
  const attempts = run.items.map((item) => latest.get(item));
  const kept = held(record, quiz, run);
  const waiting = Object.values(kept);
  const answered = Math.max(attempts.filter(Boolean).length, waiting.filter(isWhole).length);
  const begun = answered > 0 || waiting.some(({ response }) => response.length > 0);
  const { right, percent, total: scored } = scoreOf(run.items.filter((item) => !own.includes(item)).map((item) => latest.get(item)));
  const judged = run.items.length - scored;
  const done = run.done !== undefined || attempts.every(Boolean);
  const next = run.items.findIndex((item) => !latest.has(item) && !isWhole(kept[item])) + 1;
  const missed = done && scored > 0 && !reaches(percent, pass);
  return { state: done ? "done" : begun ? "begun" : "todo", answered, right, total: run.items.length, judged, next, missed };
}

/**
 * @param {({score: number} | undefined)[]} attempts one for each item that counts; an item without an answer scores 0
 * @returns {Score}
 */
export function scoreOf(attempts) {
  const points = attempts.reduce((sum, attempt) => sum + (attempt?.score ?? 0), 0);
  const total = attempts.length;
  return {
    right: attempts.filter((attempt) => attempt?.score === 1).length,
    points,
    total,
    percent: total ? (100 * points) / total : 0,
    answered: attempts.filter(Boolean).length,
  };
}

/**
 * @param {number} percent
 * @param {number} pass mark
 * @returns {boolean} whether it is reached; a sum of thirds may miss a whole number by a hair
 */
export function reaches(percent, pass) {
  return percent + 1e-9 >= pass;
}

/**
 * @param {LearnerRecord} record
 * @param {Map<string, {score: number}>} scores from `latestScores`
 * @param {string} lesson id, or that of a self-rating
 * @param {string[]} items ids of the items that count
 * @param {string[]} [own] ids of those that the learner judges
 * @returns {Progress}
 */
export function progressOf(record, scores, lesson, items, own = []) {
  const answered = items.filter((item) => scores.has(item)).length;
  const right = items.filter((item) => !own.includes(item) && scores.get(item)?.score === 1).length;
  const read = record.fields[`read/${lesson}`]?.value === true;
  const done = items.length > 0 ? answered === items.length : read;
  const place = record.fields.place?.value;
  const rated = Boolean(record.fields[`rating/${lesson}/round`]?.value);
  const begun = read || answered > 0 || place === lesson || rated;
  return { state: done ? "done" : begun ? "begun" : "todo", answered, right, total: items.length, judged: own.length };
}
