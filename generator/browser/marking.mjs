/**
 * Marking, written once: an interaction and a response give a score from 0 to 1. Pure: no clock, no page, no dice.
 *
 * Knows the closed set of interactions (generator/course/interactions.py) and no question kind. The partial credit
 * below is stored for ever in learners' records, so it is fixed. Its vectors stand in each kind's examples.yml.
 */

/**
 * @typedef {{type: "choice", options: string[], correct: string[], several: boolean}} ChoiceInteraction
 * @typedef {ChoiceInteraction} Interaction
 * @typedef {string[]} Response ids of what was chosen, in any order
 * @typedef {"right" | "partial" | "wrong" | "none"} Verdict
 * @typedef {{score: number, verdict: Verdict}} Mark
 */

/**
 * Mark a response.
 *
 * An empty response is no answer: verdict "none", score 0. Ids that the interaction does not have are ignored, so a
 * response from an older version of the item never throws.
 *
 * @param {Interaction} interaction
 * @param {Response} response
 * @returns {Mark} score 0..1; verdict "right" at 1, "partial" between, "wrong" at 0
 */
export function mark(interaction, response) {
  const chosen = new Set(response.filter((id) => interaction.options.includes(id)));
  if (chosen.size === 0) return { score: 0, verdict: "none" };
  const score = interaction.several ? several(interaction, chosen) : one(interaction, chosen);
  return { score, verdict: score === 1 ? "right" : score > 0 ? "partial" : "wrong" };
}

/**
 * One may be chosen: 1 if it is right. More than one chosen can only be a damaged response, and is wrong.
 *
 * @param {ChoiceInteraction} interaction
 * @param {Set<string>} chosen
 */
function one(interaction, chosen) {
  const [id] = chosen;
  return chosen.size === 1 && id !== undefined && interaction.correct.includes(id) ? 1 : 0;
}

/**
 * Several may be chosen: max(0, right chosen / right - wrong chosen / wrong), so that choosing everything gives 0.
 *
 * @param {ChoiceInteraction} interaction
 * @param {Set<string>} chosen
 */
function several(interaction, chosen) {
  const right = interaction.correct.length;
  const wrong = interaction.options.length - right;
  const hits = interaction.correct.filter((id) => chosen.has(id)).length;
  const misses = chosen.size - hits;
  return Math.max(0, hits / right - (wrong > 0 ? misses / wrong : 0));
}
