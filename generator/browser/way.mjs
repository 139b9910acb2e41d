/** Where home and a module's page send the learner next. Pure: no page, no storage. */
import { runOf } from "./record.mjs";

/**
 * @typedef {import("./record.mjs").LearnerRecord} LearnerRecord
 * @typedef {{lesson: string, place: string, items: string[], forms: string[], progress: import("./progress.mjs").Progress}} Step
 *   a lesson, a self-rating or a quiz: `lesson` its id if it is one, `place` what the field of that name says there, `items`
 *   what a lesson checks, `forms` of a test the first item of each form
 * @typedef {"here" | "next" | "missed" | "form" | "done"} Why
 */

/**
 * When the learner was last at each thing themselves, ms since 1970. What a quiz asks of a lesson is no visit to that lesson.
 *
 * @param {LearnerRecord} record
 * @returns {Map<string, number>} by place, item and run; one pass over the record
 */
export function touched(record) {
  /** @type {Map<string, number>} */
  const found = new Map();
  /** @param {string} name @param {number} time */
  const note = (name, time) => found.set(name, Math.max(time, found.get(name) ?? 0));
  for (const { run, item, time } of Object.values(record.attempts)) note(run ?? item, time);
  for (const [path, { value, time }] of Object.entries(record.fields)) {
    const [sort = "", id = ""] = path.split("/");
    if (sort === "place") note(String(value), time);
    if (sort === "read") note(id, time);
    if (sort === "quiz" || sort === "rating") note(`${sort}:${id}`, time);
  }
  return found;
}

/**
 * Where the learner stopped: what is begun and not done, the latest first. Or else the next thing that is not done, after the
 * place where they were. When nothing is left: a checkpoint that is not passed, then the form of a test that was not taken.
 *
 * @template {Step} S
 * @param {LearnerRecord} record
 * @param {Map<string, unknown>} scores every item that was answered
 * @param {S[]} steps in the order they come
 * @param {boolean} whole whether they are the whole course, at whose end the other form of a test comes
 * @returns {{why: Why, to: S | undefined, left: S[]}} `left` what is not done, from there on
 */
export function wayOn(record, scores, steps, whole) {
  const times = touched(record);
  /** @param {S} step */
  const time = ({ lesson, place, items }) => {
    const run = lesson ? undefined : runOf(record, place.replace("quiz:", ""))?.run;
    return Math.max(...[place, run ?? "", ...items].map((name) => times.get(name) ?? 0));
  };
  const at = Math.max(0, steps.findIndex(({ place }) => place === record.fields.place?.value));
  const left = [...steps.slice(at), ...steps.slice(0, at)].filter(({ progress }) => progress.state !== "done");
  const begun = left.filter((step) => step.progress.state === "begun" && time(step) > 0);
  const [here] = begun.sort((a, b) => time(b) - time(a));
  if (here) return { why: "here", to: here, left: [here, ...left] };
  if (left[0]) return { why: "next", to: left[0], left };
  const missed = steps.find(({ progress }) => progress.missed);
  if (missed) return { why: "missed", to: missed, left };
  const form = whole ? steps.find(({ forms }) => forms.some((item) => !scores.has(item))) : undefined;
  return { why: form ? "form" : "done", to: form, left };
}
