/** Marks sources that were given targets. */
import { MARKERS } from "../marking.mjs";

/**
 * @typedef {import("../marking.mjs").MatchingInteraction} MatchingInteraction
 * @typedef {import("../marking.mjs").Response} Response
 */

MARKERS.matching = matching;

/**
 * The share of sources with their right target. Best and worst: one point each, minus one each if swapped, from -2..2 to
 * 0..1 by (points + 2) / 4 (learning-design.md, 1.8).
 *
 * @param {MatchingInteraction} interaction
 * @param {Response} response
 */
function matching({ targets, pairs, scoring }, response) {
  const given = new Map();
  for (const entry of response) {
    const at = entry.indexOf("=");
    const [source, target] = [entry.slice(0, at), entry.slice(at + 1)];
    if (Object.hasOwn(pairs, source) && targets.includes(target)) given.set(source, target);
  }
  if (given.size === 0) return null;
  const sources = Object.keys(pairs);
  const right = sources.filter((source) => given.get(source) === pairs[source]).length;
  const total = sources.length;
  if (scoring !== "best_worst") return { score: right / total, right, total };
  const other = Object.values(pairs).reverse();
  const swapped = sources.filter((source, index) => given.get(source) === other[index]).length;
  return { score: (right - swapped + 2) / 4, right, total };
}
