/** Marks a number. */
import { MARKERS } from "../marking.mjs";

/**
 * @typedef {import("../marking.mjs").NumberInteraction} NumberInteraction
 * @typedef {import("../marking.mjs").Range} Range
 * @typedef {import("../marking.mjs").Response} Response
 */

MARKERS.number = number;

/**
 * The credit of the first range that holds the number, else 0.
 *
 * @param {NumberInteraction} interaction
 * @param {Response} response
 */
function number(interaction, response) {
  const given = response[0] ?? "";
  if (!/^-?\d+(\.\d+)?$/.test(given)) return null;
  const score = rangeOf(interaction, response)?.credit ?? 0;
  return { score, right: score > 0 ? 1 : 0, total: 1 };
}

/**
 * @param {NumberInteraction} interaction
 * @param {Response} response
 * @returns {Range | undefined} the first range that holds the number
 */
export function rangeOf(interaction, response) {
  const given = Number(response[0] ?? NaN);
  return interaction.ranges.find(({ low, high }) => given >= (low ?? -Infinity) && given <= (high ?? Infinity));
}
