/** Dragging a row of a list by its grip. It is an extra: whatever it does, buttons do too. */

/**
 * Follow the pointer until it lets go. The row's neighbors move past it and the row itself stays in the page, or the
 * browser would let go of the pointer.
 *
 * @param {HTMLElement} grip what was pressed; its style says `touch-action: none`
 * @param {PointerEvent} press
 * @param {HTMLElement} row
 * @param {(by: number) => void} move is told by how many places the row should move, negative for up
 */
export function drag(grip, press, row, move) {
  const ended = new AbortController();
  const others = () => [...(row.parentElement?.children ?? [])].filter((each) => each !== row);
  /** @param {PointerEvent} event */
  const follow = ({ clientY }) => {
    const at = [...(row.parentElement?.children ?? [])].indexOf(row);
    const above = others().filter((each) => middle(each) < clientY).length;
    if (above !== at) move(above - at);
  };
  press.preventDefault(); // no text is marked meanwhile
  grip.setPointerCapture(press.pointerId);
  grip.addEventListener("pointermove", follow, { signal: ended.signal });
  grip.addEventListener("lostpointercapture", () => ended.abort(), { signal: ended.signal });
}

/**
 * @param {Element} element
 * @returns {number}
 */
function middle(element) {
  const { top, height } = element.getBoundingClientRect();
  return top + height / 2;
}
