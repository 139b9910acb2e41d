/**
 * The learner's record as a value: what it holds, how two copies become one, what a stranger's file must look like.
 *
 * Pure: no clock, no page, no storage, no dice. Its shape is documented in record.schema.json beside this file.
 *
 * - `attempts`: an append-only set, by random id. Nothing is ever changed in it, so a merge is a union.
 * - `fields`: path -> {value, time, writer}; the last writer wins. For everything that changes: the learner's texts, pages read.
 */

/**
 * @typedef {null | boolean | number | string | unknown[] | {[key: string]: unknown}} Json
 * @typedef {{time: number, item: string, version: string, response: string[], score: number, confidence?: number,
 *   duration?: number, run?: string}} Attempt time in ms since 1970, score 0..1, duration in ms, run of a quiz it belongs to
 * @typedef {{value: Json, time: number, writer: string}} Field
 * @typedef {{format: 1, course: string, attempts: {[id: string]: Attempt}, fields: {[path: string]: Field}}} LearnerRecord
 * @typedef {{response: string[], version: string, time: number, confidence?: number, partly?: boolean}} Kept an answer that
 *   waits; `partly`: a part of it is still open, such as one of four statements
 */

export const FORMAT = 1;

/**
 * @param {string} course id of the course
 * @returns {LearnerRecord} a record in which nothing has happened yet
 */
export function empty(course) {
  return { format: FORMAT, course, attempts: {}, fields: {} };
}

/**
 * Join two copies. Commutative, associative and idempotent, so it does not matter in which order tabs, files and
 * devices meet, and nothing is lost: attempts are a union; of a field the later time wins, then the greater writer.
 *
 * @param {LearnerRecord} one
 * @param {LearnerRecord} other of the same course
 * @returns {LearnerRecord}
 */
export function merge(one, other) {
  return {
    format: FORMAT,
    course: one.course,
    attempts: join(one.attempts, other.attempts, (a, b) => (text(a) >= text(b) ? a : b)),
    fields: join(one.fields, other.fields, later),
  };
}

/**
 * @template T
 * @param {{[key: string]: T}} one
 * @param {{[key: string]: T}} other
 * @param {(a: T, b: T) => T} choose
 * @returns {{[key: string]: T}}
 */
function join(one, other, choose) {
  const result = new Map(Object.entries(one));
  for (const [key, value] of Object.entries(other)) {
    const mine = result.get(key);
    result.set(key, mine === undefined ? value : choose(mine, value));
  }
  return Object.fromEntries(result); // own properties only, whatever the keys are called
}

/**
 * @param {Field} a
 * @param {Field} b
 */
function later(a, b) {
  if (a.time !== b.time) return a.time > b.time ? a : b;
  if (a.writer !== b.writer) return a.writer > b.writer ? a : b;
  return text(a.value) >= text(b.value) ? a : b;
}

/**
 * JSON with sorted keys, so that equal values give equal text.
 *
 * @param {unknown} value
 * @returns {string}
 */
function text(value) {
  if (Array.isArray(value)) return `[${value.map(text).join()}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value) ?? "null";
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, part]) => `${JSON.stringify(key)}:${text(part)}`).join()}}`;
}

/**
 * @param {LearnerRecord} known
 * @param {LearnerRecord} stored
 * @returns {boolean} whether something known is not in what is stored, or only in an older form
 */
export function lacks(known, stored) {
  /** @param {[string, Field]} entry */
  const lost = ([path, field]) => {
    const there = Object.hasOwn(stored.fields, path) ? stored.fields[path] : undefined;
    return there === undefined || (there !== field && text(later(there, field)) !== text(there));
  };
  return (
    Object.keys(known.attempts).some((id) => !Object.hasOwn(stored.attempts, id)) ||
    Object.entries(known.fields).some(lost)
  );
}

/**
 * Read a record from text.
 *
 * @param {string} json
 * @param {string} course the course it must be of
 * @returns {LearnerRecord | null} null if it is damaged, of another course, or of a format this version cannot read
 */
export function parse(json, course) {
  let data;
  try {
    data = JSON.parse(json);
  } catch {
    return null;
  }
  if (!isObject(data) || data.format !== FORMAT || data.course !== course) return null;
  if (!isObject(data.attempts) || !isObject(data.fields)) return null;
  if (!Object.values(data.attempts).every(isAttempt) || !Object.values(data.fields).every(isField)) return null;
  return /** @type {LearnerRecord} */ (/** @type {unknown} */ (data));
}

/**
 * @param {unknown} value
 * @returns {value is {[key: string]: unknown}}
 */
function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** @param {unknown} value */
function isAttempt(value) {
  return (
    isObject(value) &&
    Number.isFinite(value.time) &&
    typeof value.item === "string" &&
    typeof value.version === "string" &&
    Array.isArray(value.response) &&
    value.response.every((id) => typeof id === "string") &&
    typeof value.score === "number" &&
    value.score >= 0 &&
    value.score <= 1
  );
}

/** @param {unknown} value */
function isField(value) {
  return isObject(value) && Number.isFinite(value.time) && typeof value.writer === "string" && "value" in value;
}

/**
 * @param {LearnerRecord} record
 * @param {string} item
 * @param {{run: string, since?: {[item: string]: number}}} [within] the run of a quiz, and since when an item is asked again in it
 * @returns {Attempt | undefined} the latest attempt at an item
 */
export function latest(record, item, within) {
  /** @type {Attempt | undefined} */
  let found;
  for (const attempt of Object.values(record.attempts)) {
    if (attempt.item !== item || (found && attempt.time < found.time)) continue;
    if (!within || (attempt.run === within.run && attempt.time > (within.since?.[item] ?? 0))) found = attempt;
  }
  return found;
}

/**
 * @param {LearnerRecord} record
 * @param {string} quiz id
 * @returns {import("./run.mjs").Run | undefined} the run of a quiz that is under way or was the last one
 */
export function runOf(record, quiz) {
  const found = Object.hasOwn(record.fields, `quiz/${quiz}`) ? record.fields[`quiz/${quiz}`]?.value : undefined;
  if (!isObject(found) || typeof found.run !== "string" || !Array.isArray(found.items)) return undefined;
  return /** @type {import("./run.mjs").Run} */ (/** @type {unknown} */ (found));
}

/**
 * @param {LearnerRecord} record
 * @param {{run: string, since?: {[item: string]: number}}} run
 * @returns {Map<string, Attempt>} what `latest` gives for each item of a run that has an answer; one pass over the record
 */
export function latestIn(record, run) {
  const found = new Map();
  for (const attempt of Object.values(record.attempts)) {
    const { item, time } = attempt;
    if (attempt.run !== run.run || time <= (run.since?.[item] ?? 0)) continue;
    if (time >= (found.get(item)?.time ?? 0)) found.set(item, attempt);
  }
  return found;
}

/**
 * @param {LearnerRecord} record
 * @param {string} quiz id
 * @param {{run: string, items: string[]}} run
 * @returns {{[item: string]: Kept}} the answers of a run that wait to be handed in, also those to older versions of items
 */
export function held(record, quiz, run) {
  /** @type {{[item: string]: Kept}} */
  const found = {};
  for (const item of run.items) {
    const field = record.fields[`quiz/${quiz}/${item}`];
    const kept = field?.value;
    if (!field || !isObject(kept) || kept.run !== run.run || !Array.isArray(kept.response)) continue;
    const [response, version] = [kept.response.map(String), String(kept.version ?? "")];
    const sure = kept.confidence === undefined ? {} : { confidence: Number(kept.confidence) };
    found[item] = { response, version, time: field.time, ...sure, ...(kept.partly === true && { partly: true }) };
  }
  return found;
}

/**
 * @param {Kept | undefined} kept
 * @returns {boolean} whether a whole answer is there; one of which a part is open waits, and counts as open
 */
export function isWhole(kept) {
  return kept !== undefined && kept.response.length > 0 && !kept.partly;
}
