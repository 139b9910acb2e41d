/**
 * Marking, written once: interactions and a response give a score from 0 to 1. Pure: no clock, no page, no dice.
 *
 * Knows the closed set of interactions (generator/course/interactions.py) and no question kind. The partial credit
 * below is stored for ever in learners' records, so it is fixed. Its vectors stand in each kind's examples.yml.
 */

/**
 * @typedef {{type: "choice", options: string[], correct: string[], several: boolean, whole?: boolean, part?: string}} ChoiceInteraction
 * @typedef {{type: "ordering", accepted: string[][], part?: string}} OrderingInteraction
 * @typedef {{type: "matching", targets: string[], pairs: {[source: string]: string}, scoring?: "best_worst", part?: string}} MatchingInteraction
 * @typedef {{type: "text", accepted: string[], case: boolean, accents: boolean, typos: number, part?: string}} TextInteraction
 * @typedef {{id: string, low: number | null, high: number | null, credit: number}} Range
 * @typedef {{type: "number", ranges: Range[], part?: string}} NumberInteraction
 * @typedef {{type: "free", criteria: string[], part?: string}} FreeInteraction
 * @typedef {ChoiceInteraction | OrderingInteraction | MatchingInteraction | TextInteraction | NumberInteraction | FreeInteraction} Interaction
 * @typedef {string[]} Response what was chosen, placed or written; what its entries are is told in interactions.py
 * @typedef {"right" | "partial" | "wrong" | "none"} Verdict
 * @typedef {{score: number, right: number, total: number, extra?: number}} Count score 0..1; how many of how many parts are right;
 *   `extra` is how many were chosen that are not right, where several may be chosen
 * @typedef {{score: number, verdict: Verdict, right: number, total: number, extra: number, parts: (Count | null)[]}} Mark
 *   `parts` has an entry for each interaction, null for one without an answer
 */

/**
 * How each interaction is marked. Most pages ask for choices alone; a question kind with another interaction imports its
 * module in `interactions/`, which adds itself here.
 *
 * @type {{[type in Interaction["type"]]?: (interaction: any, response: Response) => Count | null}}
 */
export const MARKERS = { choice };

/**
 * Mark a response.
 *
 * An empty response is no answer: verdict "none", score 0. Ids that the interaction does not have are ignored, so a
 * response from an older version of the item never throws. The score of several interactions is their mean.
 *
 * @param {Interaction[]} interactions at least one
 * @param {Response} response
 * @returns {Mark} verdict "right" at 1, "partial" where something is right, "wrong" where nothing is
 */
export function mark(interactions, response) {
  const parts = interactions.map((each) => MARKERS[each.type]?.(each, entriesOf(response, each.part)) ?? null);
  let score = 0;
  let right = 0;
  let total = 0;
  let extra = 0;
  parts.forEach((part, index) => {
    score += part?.score ?? 0;
    right += part?.right ?? 0;
    extra += part?.extra ?? 0;
    total += part?.total ?? sizeOf(interactions[index]);
  });
  score /= interactions.length;
  if (parts.every((part) => part === null)) return { score: 0, verdict: "none", right: 0, total, extra, parts };
  if (parts.every((part) => part?.score === 1)) return { score: 1, verdict: "right", right, total, extra, parts };
  return { score, verdict: score > 0 && right > 0 ? "partial" : "wrong", right, total, extra, parts };
}

/**
 * The entries of a response that belong to one interaction, without its name.
 *
 * @param {Response} response
 * @param {string | undefined} part
 * @returns {Response}
 */
export function entriesOf(response, part) {
  if (!part) return response;
  return response.filter((entry) => entry.startsWith(`${part}=`)).map((entry) => entry.slice(part.length + 1));
}

/**
 * @param {Interaction | undefined} interaction
 * @returns {number} how many parts an unanswered interaction has
 */
function sizeOf(interaction) {
  if (interaction?.type === "choice") return interaction.correct.length;
  if (interaction?.type === "matching") return Object.keys(interaction.pairs).length;
  return 1;
}

/**
 * @param {boolean} met
 * @returns {Count}
 */
export function all(met) {
  return { score: met ? 1 : 0, right: met ? 1 : 0, total: 1 };
}

/**
 * One may be chosen: 1 if it is right; more than one chosen can only be a damaged response, and is wrong. Several may
 * be chosen: max(0, right chosen / right - wrong chosen / wrong), so that choosing everything gives 0.
 *
 * @param {ChoiceInteraction} interaction
 * @param {Response} response
 */
function choice({ options, correct, several, whole }, response) {
  const chosen = new Set(response.filter((id) => options.includes(id)));
  if (chosen.size === 0) return null;
  const right = correct.filter((id) => chosen.has(id)).length;
  const misses = chosen.size - right;
  if (!several) return all(chosen.size === 1 && right === 1);
  const wrong = options.length - correct.length;
  const share = Math.max(0, right / correct.length - (wrong > 0 ? misses / wrong : 0));
  return { score: whole ? Math.floor(share) : share, right, total: correct.length, extra: misses };
}
