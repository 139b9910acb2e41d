/**
 * What the answers of a self-rating come to. Pure: no page, no storage, no clock.
 *
 * A pillar's score is 100 * sum / (top * answered), 0..100, in steps; `null` unless enough of its statements are answered.
 * "Does not apply" and no answer are both left out. Over all: the mean of the pillars that have a score. Bands, order and
 * all that is shown go by the score rounded to a whole number, half a point up.
 */

/**
 * @typedef {{id: string, title: string, short: string, needed: number, statements: string[]}} Pillar
 *   `needed` is how many statements need an answer
 * @typedef {{id: string, from: number, title: string}} Band `from` is its lowest score
 * @typedef {{id: string, top: number, absent: boolean, direction: "strength" | "risk", drawing: "radar" | "bars",
 *   focus: number, bands: Band[], pillars: Pillar[]}} Rating `top` is the last label's number; bands from the lowest up
 * @typedef {{[statement: string]: unknown}} Answers a number of the scale, or "na"
 * @typedef {{id: string, score: number | null, answered: number, total: number}} Score
 */

/**
 * @param {Rating} rating
 * @param {unknown} answer
 * @returns {answer is number} whether it is a number of the scale
 */
function counts(rating, answer) {
  return Number.isInteger(answer) && Number(answer) >= 0 && Number(answer) <= rating.top;
}

/**
 * @param {Rating} rating
 * @param {unknown} answer
 * @returns {boolean} whether a statement was answered, be it by saying that it does not apply
 */
export function answered(rating, answer) {
  return counts(rating, answer) || (rating.absent && answer === "na");
}

/**
 * @param {Rating} rating
 * @param {Answers} answers
 * @returns {Score[]} of each pillar, in order
 */
export function scores(rating, answers) {
  return rating.pillars.map(({ id, needed, statements }) => {
    const given = statements.map((each) => answers[each]).filter((each) => counts(rating, each));
    const sum = given.reduce((total, each) => Number(total) + Number(each), 0);
    const score = given.length >= needed ? (100 * Number(sum)) / (rating.top * given.length) : null;
    return { id, score, answered: given.length, total: statements.length };
  });
}

/**
 * @param {(number | null)[]} found scores
 * @returns {number | null} the mean of those that there are
 */
export function mean(found) {
  const shown = found.filter((score) => score !== null);
  return shown.length ? shown.reduce((sum, score) => sum + score, 0) / shown.length : null;
}

/**
 * @param {Band[]} bands
 * @param {number} score
 * @returns {Band | undefined} the band it is in
 */
export function bandOf(bands, score) {
  return bands.filter(({ from }) => Math.round(score) >= from).at(-1);
}

/**
 * @param {Rating} rating
 * @param {Score[]} found
 * @returns {string[]} ids of the pillars that have a score, the one to work on first; of equal ones the earlier
 */
export function ranked(rating, found) {
  const sign = rating.direction === "risk" ? -1 : 1;
  const shown = found.filter(({ score }) => score !== null);
  shown.sort((a, b) => sign * (Math.round(a.score ?? 0) - Math.round(b.score ?? 0))); // keeps the order of equal ones
  return shown.map(({ id }) => id);
}

/**
 * @param {Rating} rating
 * @param {Score[]} found
 * @returns {string[]} ids of the pillars to work on, by rule
 */
export function proposed(rating, found) {
  return ranked(rating, found).slice(0, rating.focus);
}

/**
 * @param {Rating} rating
 * @returns {Band | undefined} the band that is best to be in
 */
export function best({ bands, direction }) {
  return direction === "risk" ? bands[0] : bands.at(-1);
}

/**
 * @param {Rating} rating
 * @param {Score[]} found
 * @returns {boolean} whether every pillar that has a score is in the best band, and one has
 */
export function allGood(rating, found) {
  const shown = found.flatMap(({ score }) => (score === null ? [] : [score]));
  return shown.length > 0 && shown.every((score) => bandOf(rating.bands, score) === best(rating));
}

/**
 * @param {Rating} rating
 * @param {Answers} answers
 * @returns {{pillar: string, statements: string[]}[]} pillars with statements that wait for an answer, in order
 */
export function open(rating, answers) {
  return rating.pillars.flatMap(({ id, statements }) => {
    const waiting = statements.filter((each) => !answered(rating, answers[each]));
    return waiting.length ? [{ pillar: id, statements: waiting }] : [];
  });
}

/**
 * @param {unknown} kept what a learner chose to work on
 * @param {Rating} rating
 * @param {Score[]} found
 * @returns {{ids: string[], own: boolean}} what to work on: their choice where it is one, else ours
 */
export function focusOf(kept, rating, found) {
  const ids = rating.pillars.map(({ id }) => id);
  const rule = proposed(rating, found);
  const chosen = Array.isArray(kept) ? [...new Set(kept)].filter((id) => ids.includes(id)) : [];
  const own = chosen.length === Math.min(rating.focus, ids.length) && chosen.join() !== rule.join();
  return { ids: own ? chosen : rule, own };
}
