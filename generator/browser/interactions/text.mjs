/** Marks a word or a few. */
import { MARKERS, all } from "../marking.mjs";

/**
 * @typedef {import("../marking.mjs").Response} Response
 * @typedef {import("../marking.mjs").TextInteraction} TextInteraction
 */

MARKERS.text = text;

/**
 * 1 if the text is an accepted one, else 0.
 *
 * @param {TextInteraction} interaction
 * @param {Response} response
 */
function text(interaction, response) {
  const given = plain(response[0] ?? "", interaction);
  if (!given) return null;
  return all(
    interaction.accepted.some((each) => {
      const wanted = plain(each, interaction);
      return given === wanted || (interaction.typos > 0 && distance(given, wanted) <= typosIn(wanted, interaction.typos));
    }),
  );
}

/**
 * @param {string} wanted
 * @param {number} typos
 * @returns {number} a typo for every four letters, so that a short word is not taken for another
 */
function typosIn(wanted, typos) {
  return Math.min(typos, Math.floor([...wanted].length / 4));
}

/**
 * A text as it is compared: one space between words, no quotation marks around it and no full stop after it.
 *
 * @param {string} words
 * @param {{case: boolean, accents: boolean}} how
 */
function plain(words, how) {
  let found = words.normalize("NFKC").replace(/[\u2018\u2019]/g, "'").replace(/\s+/g, " ").trim();
  found = found.replace(/^["'\u201c\u201e\u00ab]+|["'\u201d\u201c\u00bb.,;:!?]+$/g, "").trim();
  if (!how.accents) found = found.normalize("NFD").replace(/\p{M}/gu, "");
  return how.case ? found : found.toLowerCase();
}

/**
 * Optimal string alignment distance: letters wrong, missing, added, or swapped with their neighbor.
 *
 * @param {string} one
 * @param {string} other
 */
function distance(one, other) {
  const [a, b] = [[...one], [...other]];
  /** @type {number[][]} */
  const rows = [b.map((_, column) => column).concat(b.length)];
  a.forEach((letter, line) => {
    const above = rows[line] ?? [];
    const row = [line + 1];
    b.forEach((other, column) => {
      let least = Math.min((above[column + 1] ?? 0) + 1, (row[column] ?? 0) + 1, (above[column] ?? 0) + (letter === other ? 0 : 1));
      if (letter === b[column - 1] && a[line - 1] === other) least = Math.min(least, (rows[line - 1]?.[column - 1] ?? 0) + 1);
      row.push(least);
    });
    rows.push(row);
  });
  return rows.at(-1)?.at(-1) ?? 0;
}
