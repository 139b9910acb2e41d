/**
 * The radar of a self-rating as inline SVG: an axis a pillar, the first one upward, then clockwise. The table beside it holds
 * the same numbers. A pillar without a score has no corner; an earlier rating is a dotted line.
 */
import { svg } from "../dom.mjs";

/**
 * @typedef {{name: string, score: number | null, earlier: number | null, focus: boolean}} Axis scores 0..100
 */

const [WIDTH, RADIUS, MIDDLE, TOP] = [400, 100, 200, 150];
const BEYOND = 15; // from the end of an axis to its words

/**
 * @param {number} index of the axis
 * @param {number} count of axes
 * @param {number} share 0 in the middle, 1 at the end of the axis
 * @returns {[number, number]} x and y
 */
export function point(index, count, share) {
  const angle = (2 * Math.PI * index) / count;
  return [MIDDLE + RADIUS * share * Math.sin(angle), TOP - RADIUS * share * Math.cos(angle)];
}

/**
 * @param {(number | null)[]} scores
 * @returns {string} the corners of a shape, without those that have no score
 */
export function corners(scores) {
  const found = scores.flatMap((score, index) =>
    score === null ? [] : [point(index, scores.length, score / 100).map((each) => each.toFixed(1)).join()],
  );
  return found.join(" ");
}

/**
 * @param {Axis[]} axes
 * @param {string} title what it shows, for people who cannot see it
 * @returns {SVGElement}
 */
export function radar(axes, title) {
  const rings = [0.25, 0.5, 0.75, 1].map((share) =>
    svg("polygon", { class: share === 1 ? "is-rim" : "is-grid", points: corners(axes.map(() => share * 100)) }),
  );
  const spokes = axes.map((_, index) => {
    const [x, y] = point(index, axes.length, 1);
    return svg("path", { class: "is-grid", d: `M${MIDDLE} ${TOP}L${x.toFixed(1)} ${y.toFixed(1)}` });
  });
  const now = svg("polygon", { class: "is-shape", points: corners(axes.map(({ score }) => score)) });
  const earlier = axes.some((axis) => axis.earlier !== null)
    ? [svg("polygon", { class: "is-earlier", points: corners(axes.map((axis) => axis.earlier)) })]
    : [];
  const marks = axes.flatMap((axis, index) => (axis.score === null ? [] : [mark(axis, index, axes.length)]));
  const words = axes.map((axis, index) => label(axis, index, axes.length));
  const look = { class: "course-radar", viewBox: `0 0 ${WIDTH} 300`, role: "img", "aria-label": title };
  return svg("svg", look, ...rings, ...spokes, now, ...earlier, ...marks, ...words);
}

/**
 * @param {Axis} axis
 * @param {number} index
 * @param {number} count
 * @returns {SVGElement} a dot, or a diamond where work is to be done
 */
function mark({ score, focus }, index, count) {
  const [x, y] = point(index, count, Number(score) / 100);
  if (!focus) return svg("circle", { class: "is-dot", cx: x.toFixed(1), cy: y.toFixed(1), r: 4.5 });
  return svg("path", { class: "is-focus", d: `M${x.toFixed(1)} ${(y - 8).toFixed(1)}l8 8l-8 8l-8-8z` });
}

/**
 * @param {Axis} axis
 * @param {number} index
 * @param {number} count
 * @returns {SVGElement} its name, the number below
 */
function label({ name, score, focus }, index, count) {
  const [x, y] = point(index, count, 1 + BEYOND / RADIUS);
  const side = Math.round(x - MIDDLE);
  const anchor = side > 9 ? "start" : side < -9 ? "end" : "middle";
  const up = y < TOP - RADIUS ? -14 : y > TOP + RADIUS ? 8 : -2; // above, below, or beside the end of the axis
  const at = { x: x.toFixed(1), "text-anchor": anchor };
  return svg(
    "text",
    { y: (y + up).toFixed(1), class: focus ? "is-work" : "", ...at },
    svg("tspan", at, name),
    svg("tspan", { ...at, dy: 18, class: "is-number" }, score === null ? "–" : String(Math.round(score))),
  );
}
