/**
 * Numbers as people write them in a language, and as JavaScript writes them. Pure: knows no page.
 *
 * A text that could mean two numbers is none: in English "6,5" may be six and a half or a slip, so it is asked for again.
 */

/**
 * @param {string} language
 * @returns {{group: string, point: string}} the signs before thousands and before decimals
 */
function signs(language) {
  const known = found.get(language);
  if (known) return known;
  const parts = new Intl.NumberFormat(language, { useGrouping: true }).formatToParts(1234567.5);
  /** @param {string} type */
  const sign = (type) => parts.find((part) => part.type === type)?.value ?? "";
  const made = { group: sign("group"), point: sign("decimal") };
  found.set(language, made);
  return made;
}

/** What is known of each language; asking the browser takes as long as a whole question. @type {Map<string, {group: string, point: string}>} */
const found = new Map();

/**
 * @param {string} digit a digit of any script
 * @returns {string} that digit from 0 to 9; the ten of a script follow one another
 */
function western(digit) {
  const code = digit.codePointAt(0) ?? 0;
  let before = 0;
  while (/\p{Nd}/u.test(String.fromCodePoint(code - before - 1))) before += 1;
  return String(before % 10);
}

/**
 * Read a number, with a currency or percent sign, with one of the units, with signs for thousands as the language has
 * them, or spaces or apostrophes.
 *
 * @param {string} text
 * @param {string} language code of the page's language
 * @param {string[]} [units] what may stand before or after the number
 * @returns {string | null} digits with a minus and a point, at most 15; null if it is no number, or not surely one
 */
export function readNumber(text, language, units = []) {
  if (!text.trim()) return null; // before the browser is asked for the signs, which takes 14 ms the first time
  const { group, point } = signs(language);
  let left = text.normalize("NFKC").replace(/[\u061c\u200e\u200f]/g, "").toLowerCase();
  for (const unit of units.map((unit) => unit.normalize("NFKC").trim().toLowerCase())) {
    left = left.trim();
    if (unit && left.endsWith(unit)) left = left.slice(0, -unit.length);
    else if (unit && left.replace(/^[-\u2212]/, "").startsWith(unit)) left = left.replace(unit, "");
  }
  left = left.replace(/[\p{Sc}%\u066a]/gu, "").replace(/[\u2010-\u2015\u2212]/g, "-").trim();
  left = left.replace(/\p{Nd}/gu, western).replace(/(\d)[\s'\u2019\u066c](?=\d{3})/g, `$1${group}`);
  const [, minus, body] = /^([-+]?)\s*(.*)$/.exec(left.replace("\u066b", point)) ?? [];
  const [whole = "", decimals = "", ...more] = (body ?? "").split(point);
  const [first = "", ...groups] = group ? whole.split(group) : [whole];
  const last = groups.pop();
  const thousands = last === undefined || (/^\d{1,3}$/.test(first) && /^\d{3}$/.test(last) && groups.every(isGroup));
  const digits = `${first}${groups.join("")}${last ?? ""}`;
  if (more.length > 0 || !thousands || !/^\d*$/.test(digits + decimals) || !(digits + decimals)) return null;
  const [before, after] = [digits.replace(/^0+(?=\d)/, "") || "0", decimals.replace(/0+$/, "")];
  if (before.length + after.length > 15) return null;
  const number = after ? `${before}.${after}` : before;
  return minus === "-" && number !== "0" ? `-${number}` : number;
}

/**
 * @param {string} digits between two signs for thousands; India has them after two
 */
function isGroup(digits) {
  return /^\d{2,3}$/.test(digits);
}

/**
 * @param {string} number as `readNumber` returns it
 * @param {string} language code of the page's language
 * @returns {string} as people write it there; from five digits on with signs for thousands, since four may be a year
 */
export function writeNumber(number, language) {
  const how = /** @type {any} the type check does not know "min2" yet */ ({ useGrouping: "min2", maximumFractionDigits: 15 });
  return new Intl.NumberFormat(language, how).format(Number(number));
}
