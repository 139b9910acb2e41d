/** The order of a run in the page: its questions, and the options of each. */
import { dice, shuffled } from "./dice.mjs";
import { make } from "./dom.mjs";

/**
 * Move elements into an order, unless they stand in it already: one that moves is a new element to the page.
 *
 * @param {HTMLElement[]} now
 * @param {(HTMLElement | undefined)[]} wanted
 */
export function inOrder(now, wanted) {
  const order = [...wanted.filter((each) => each !== undefined), ...now.filter((each) => !wanted.includes(each))];
  if (order.every((each, index) => each === now[index])) return;
  const mark = make("span");
  now[0]?.before(mark);
  for (const each of order) mark.before(each);
  mark.remove();
}

/**
 * Give the options of a question the order of this run, and what is said of them the same.
 *
 * @param {HTMLElement} card
 * @param {number} seed
 */
export function mix(card, seed) {
  for (const list of card.querySelectorAll("[data-shuffle]")) {
    const rows = /** @type {HTMLElement[]} */ ([...list.children]);
    rows.forEach((row, index) => (row.dataset.place ??= String(index)));
    const authored = rows.sort((a, b) => Number(a.dataset.place) - Number(b.dataset.place));
    const mixed = shuffled(authored, dice(seed));
    list.append(...mixed);
    const told = mixed.flatMap(({ dataset: { row, option } }) => card.querySelector(`.course-answer [data-feedback="${row ?? option}"]`) ?? []);
    told[0]?.parentElement?.append(...told);
  }
}
