/**
 * What is chosen and not checked yet: it waits in the tab's own storage, so that a reload and Back bring it back, and never in
 * the record. An entry says what it belongs to: the version of the item, the run and round of the quiz, the answer before it.
 */

/**
 * @typedef {import("./element.mjs").CourseQuestion} CourseQuestion
 * @typedef {{form: string[], sure?: number}} Unchecked
 */

/** @param {string} course */
const prefix = (course) => `course:${course}:unchecked:`;

/** @param {CourseQuestion} question */
const keyOf = ({ store, quiz, item }) => `${prefix(store?.course ?? "")}${quiz?.dataset.quiz ?? ""}:${item}`;

/**
 * @param {CourseQuestion} question
 * @param {number} after time of the answer that is shown or was, 0 for none
 */
const belonging = ({ dataset, run }, after) => [dataset.version, run?.run, run?.round, after].join(" ");

/**
 * Storage may be blocked or full; then nothing waits, and nothing else changes.
 *
 * @template T
 * @param {(storage: Storage) => T} use
 * @returns {T | undefined}
 */
function guarded(use) {
  try {
    return use(sessionStorage);
  } catch {
    return undefined;
  }
}

/**
 * Keep what stands in the form, or nothing where nothing does.
 *
 * @param {CourseQuestion} question
 */
export function keepUnchecked(question) {
  const form = question.form();
  const sure = question.sure?.value();
  if (!form.length && !sure) return dropUnchecked(question);
  const entry = { of: belonging(question, question.shown ?? 0), form, ...(sure && { sure }) };
  guarded((storage) => storage.setItem(keyOf(question), JSON.stringify(entry)));
}

/** @param {CourseQuestion} question */
export function dropUnchecked(question) {
  guarded((storage) => storage.removeItem(keyOf(question)));
}

/**
 * @param {CourseQuestion} question
 * @param {number} after time of the answer that it would replace, 0 for none
 * @returns {Unchecked | undefined}
 */
export function recallUnchecked(question, after) {
  const entry = guarded((storage) => JSON.parse(storage.getItem(keyOf(question)) ?? "null"));
  return entry?.of === belonging(question, after) && Array.isArray(entry.form) ? entry : undefined;
}

/** @param {string} course */
export function forgetUnchecked(course) {
  guarded((storage) => {
    for (const key of Object.keys(storage)) if (key.startsWith(prefix(course))) storage.removeItem(key);
  });
}
