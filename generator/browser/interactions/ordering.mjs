/** Marks entries put in order. */
import { MARKERS } from "../marking.mjs";

/**
 * @typedef {import("../marking.mjs").Count} Count
 * @typedef {import("../marking.mjs").OrderingInteraction} OrderingInteraction
 * @typedef {import("../marking.mjs").Response} Response
 */

MARKERS.ordering = ordering;

/**
 * max(0, (pairs in the right order - pairs in the wrong order) / pairs), against the nearest accepted order. How many are
 * right, beside the score, counts the entries at their own place in that order.
 *
 * @param {OrderingInteraction} interaction
 * @param {Response} response
 */
function ordering(interaction, response) {
  return nearest(interaction, response)?.count ?? null;
}

/**
 * @param {OrderingInteraction} interaction
 * @param {Response} response
 * @returns {{order: string[], count: Count} | null} the accepted order that gives the most, and what it gives
 */
export function nearest({ accepted }, response) {
  const order = [...new Set(response)].filter((id) => accepted[0]?.includes(id));
  if (order.length === 0) return null;
  /** @type {{order: string[], count: Count}} */
  let best = { order: [], count: { score: -1, right: 0, total: 0 } };
  for (const target of accepted) {
    const places = order.map((id) => target.indexOf(id));
    let agreeing = 0;
    places.forEach((place, index) => {
      for (const later of places.slice(index + 1)) agreeing += place < later ? 1 : -1;
    });
    const pairs = (target.length * (target.length - 1)) / 2;
    const score = Math.max(0, agreeing / pairs);
    const right = target.filter((id, index) => order[index] === id).length;
    const { count } = best;
    if (score > count.score || (score === count.score && right > count.right)) {
      best = { order: target, count: { score, right, total: target.length } };
    }
  }
  return best;
}
