/** How well a learner knew what they knew: a small chart, the same as a table, and the marks that sureness would bring. */
import { make, svg } from "./dom.mjs";
import { say } from "./say.mjs";

const FEW = 10; // answers; below that a share says little
const APART = 0.15; // look.md: a stem where the two are more than 15 points apart

/**
 * @param {ReturnType<typeof import("./run.mjs").calibration>} levels
 * @param {ReturnType<typeof import("./run.mjs").confidenceMarks>} marks
 * @returns {Node[]} nothing if the learner never said how sure they were
 */
export function sureness(levels, marks) {
  if (!marks.n) return [];
  const intro = say("sureness_intro") + (marks.n < FEW ? ` ${say("sureness_few", { n: marks.n })}` : "");
  return [
    make("h3", {}, say("sureness")),
    make("p", {}, intro),
    chart(levels),
    table(levels),
    make("p", { class: "course-small" }, say("sureness_marks", { n: marks.marks, most: marks.most })),
  ];
}

/** @param {number | undefined} share */
function percent(share) {
  return share === undefined ? say("none") : `${Math.round(share * 100)}%`;
}

/** @param {ReturnType<typeof import("./run.mjs").calibration>} levels */
function table(levels) {
  const head = ["said_sure", "said_answers", "said_right", "said_expected"].map((name) => make("th", { scope: "col" }, say(name)));
  const rows = levels.map(({ level, n, share, expected }) =>
    make(
      "tr",
      {},
      make("th", { scope: "row" }, say(`sure_${level}`)),
      ...[String(n), percent(share), percent(expected)].map((words) => make("td", {}, words)),
    ),
  );
  return make("table", {}, make("thead", {}, make("tr", {}, ...head)), make("tbody", {}, ...rows));
}

/**
 * A dash where one would expect to be, a dot where one was.
 *
 * @param {ReturnType<typeof import("./run.mjs").calibration>} levels
 */
function chart(levels) {
  const drawing = svg("svg", { class: "course-chart", viewBox: "0 0 340 216", role: "img", "aria-label": say("sureness_chart") });
  for (const [share, y] of [[0, 186], [0.5, 105], [1, 24]].map(([a, b]) => [a ?? 0, b ?? 0])) {
    drawing.append(svg("path", { class: share ? "is-grid" : "is-axis", d: `M52 ${y}H334` }), label(46, (y ?? 0) + 4, percent(share), "end"));
  }
  levels.forEach(({ level, share, expected }, index) => {
    const x = 96 + index * 96;
    const [aim, was] = [186 - 162 * expected, 186 - 162 * (share ?? 0)];
    drawing.append(svg("path", { class: "is-expected", d: `M${x - 16} ${aim}h32` }), label(x, 206, say(`sure_short_${level}`), "middle"));
    if (share === undefined) return;
    const apart = Math.abs(share - expected) > APART;
    if (apart) drawing.append(svg("path", { class: "is-gap", d: `M${x} ${aim}V${was}` }));
    drawing.append(svg("circle", { class: apart ? "is-focus" : "is-dot", cx: x, cy: was, r: 6.5 }), label(x + 10, was - 8, percent(share), "start"));
  });
  return drawing;
}

/**
 * @param {number} x
 * @param {number} y
 * @param {string} words
 * @param {string} anchor
 */
function label(x, y, words, anchor) {
  return svg("text", { x, y, "text-anchor": anchor }, words);
}
