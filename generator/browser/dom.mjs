/** Small ways to make elements. Text only ever goes in as text. */

/**
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {{[attribute: string]: string}} [attributes]
 * @param {(Node | string)[]} children
 * @returns {HTMLElementTagNameMap[K]}
 */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/**
 * @param {string} tag of SVG
 * @param {{[attribute: string]: string | number}} attributes
 * @param {(Node | string)[]} children
 * @returns {SVGElement}
 */
export function svg(tag, attributes, ...children) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  element.append(...children);
  return element;
}

const SHAPES = {
  right: "M4.5 12.5l5 5 10-11",
  wrong: "M6 6l12 12M18 6L6 18",
  partial: "M5 12h14",
  next: "M5 12h14M13 6l6 6-6 6",
  up: "M12 19V5M6 11l6-6 6 6",
  down: "M12 5v14M6 13l6 6 6-6",
  saved: "M5 12.5l4 4 9-9M5 20h14",
  note: "M12 7v6M12 16.500v.5",
  open: "M12 4a8 8 0 1 0 0 16a8 8 0 1 0 0-16z",
};

/**
 * @param {keyof typeof SHAPES} name
 * @returns {SVGElement} a line icon; words stand beside it
 */
export function icon(name) {
  const look = name === "next" ? "course-icon is-directional" : "course-icon";
  return svg("svg", { class: look, viewBox: "0 0 24 24", "aria-hidden": "true" }, svg("path", { d: SHAPES[name] }));
}

/**
 * @param {string} words
 * @param {string} [look] further class names
 * @returns {HTMLButtonElement} a button that never submits
 */
export function button(words, look = "") {
  return make("button", { type: "button", class: `course-btn ${look}`.trim() }, words);
}

/**
 * Copy what stands in the page, without ids, which would then stand in it twice.
 *
 * @param {Element | null | undefined} source
 * @returns {Node[]}
 */
export function copy(source) {
  if (!source) return [];
  const clone = /** @type {Element} */ (source.cloneNode(true));
  for (const element of clone.querySelectorAll("[id]")) element.removeAttribute("id");
  return [...clone.childNodes];
}

/**
 * Put the focus on an element that need not be a control, such as a heading, and leave the page where it stands.
 *
 * @param {HTMLElement} target
 */
export function focusOn(target) {
  if (target.tabIndex < 0) target.setAttribute("tabindex", "-1");
  target.focus({ preventScroll: true });
}
