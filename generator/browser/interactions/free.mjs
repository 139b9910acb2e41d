/** Marks what a learner wrote and judged. */
import { MARKERS } from "../marking.mjs";

/**
 * @typedef {import("../marking.mjs").FreeInteraction} FreeInteraction
 * @typedef {import("../marking.mjs").Response} Response
 */

MARKERS.free = free;

/**
 * The share of criteria that the learner has ticked; a text alone is an answer that waits for its judge, and scores 0.
 *
 * @param {FreeInteraction} interaction
 * @param {Response} response
 */
function free({ criteria }, response) {
  if (!response.some((entry) => entry.startsWith("text=") && entry.slice(5).trim())) return null;
  const right = criteria.filter((id) => response.includes(`met=${id}`)).length;
  return { score: right / criteria.length, right, total: criteria.length };
}
