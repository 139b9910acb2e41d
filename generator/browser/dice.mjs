/** Chance that can be repeated: the same seed gives the same draw, in every browser and for ever. Pure. */

/**
 * The generator mulberry32 (Tommy Ettinger, public domain). Its numbers are part of the test vectors.
 *
 * @param {number} seed a whole number from 0 to 2^32 - 1
 * @returns {() => number} the next number, from 0 up to but not including 1
 */
export function dice(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/**
 * @template T
 * @param {readonly T[]} list
 * @param {() => number} roll from `dice`
 * @returns {T[]} the same entries in an order that chance gives (Fisher and Yates)
 */
export function shuffled(list, roll) {
  const found = [...list];
  for (let last = found.length - 1; last > 0; last -= 1) {
    const other = Math.floor(roll() * (last + 1));
    [found[last], found[other]] = [/** @type {T} */ (found[other]), /** @type {T} */ (found[last])];
  }
  return found;
}

/**
 * @param {string} text
 * @returns {number} a seed made of a text: FNV-1a over its UTF-16 units, 0 to 2^32 - 1
 */
export function seedOf(text) {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193) >>> 0;
  }
  return hash;
}
