/** The numbers of a self-rating as a table: score, band, a bar; where one was compared, the earlier score as well. */
import { make, svg } from "../dom.mjs";
import { say } from "../say.mjs";
import { bandOf, mean, ranked } from "./scoring.mjs";

/**
 * @typedef {import("./scoring.mjs").Rating} Rating
 * @typedef {import("./element.mjs").Result} Result
 */

/**
 * @param {Rating} rating
 * @param {Result} result
 * @param {string[]} focus
 * @param {Result & {day: string} | undefined} compared
 * @param {(band: string) => Node[]} meaning what the author says of a band
 * @returns {HTMLElement}
 */
export function table(rating, result, focus, compared, meaning) {
  const order = rating.drawing === "bars" ? ranked(rating, result.scores) : [];
  const ids = [...order, ...rating.pillars.map(({ id }) => id).filter((id) => !order.includes(id))];
  const rows = ids.map((id) => row(rating, id, result, focus.includes(id), compared));
  const heads = [say("pillar"), say("score"), ...(compared ? [say("earlier")] : []), say("band")];
  const cells = heads.map((words) => make("th", { scope: "col" }, words));
  cells.push(make("th", { scope: "col" }, make("span", { class: "course-hidden" }, say("bar"))));
  const caption = make("caption", {}, ...legend(rating, meaning));
  if (compared) caption.append(make("div", {}, say("earlier_key", { day: compared.day })));
  const look = { class: `course-numbers is-${rating.drawing}${compared ? " has-earlier" : ""}` };
  const body = make("tbody", {}, ...rows);
  return make("table", look, caption, make("thead", {}, make("tr", {}, ...cells)), body, foot(rating, result, compared));
}

/**
 * @param {Rating} rating
 * @param {(band: string) => Node[]} meaning
 * @returns {Node[]} which scores belong to which band, and what each means
 */
function legend({ bands }, meaning) {
  return bands.map(({ id, from, title }, index) => {
    const next = bands[index + 1];
    const values = { low: from, high: (next?.from ?? 101) - 1, band: title };
    return make("div", {}, make("b", {}, say(next ? "key_first" : "key_last", values)), " ", ...meaning(id));
  });
}

/**
 * @param {Rating} rating
 * @param {string} id
 * @param {Result} result
 * @param {boolean} work
 * @param {Result | undefined} compared
 */
function row(rating, id, result, work, compared) {
  const at = rating.pillars.findIndex((pillar) => pillar.id === id);
  const { score, answered, total } = result.scores[at] ?? { score: null, answered: 0, total: 0 };
  const then = compared?.scores[at]?.score ?? null;
  const band = score === null ? undefined : bandOf(rating.bands, score);
  const number = make("td", { class: "is-number" }, score === null ? "–" : String(Math.round(score)));
  if (answered < total) {
    number.append(" ", make("span", { class: "is-base" }, say("base", { n: answered, total })));
  }
  const head = make("th", { scope: "row" }, rating.pillars[at]?.title ?? "");
  const cells = [head, number, ...(compared ? [cell(then)] : [])];
  cells.push(make("td", {}, band?.title ?? say("too_few")), make("td", { class: "is-bar" }, bar(rating, score, then)));
  return make("tr", work ? { class: "is-work" } : {}, ...cells);
}

/** @param {number | null} score */
function cell(score) {
  return make("td", { class: "is-number" }, score === null ? "–" : String(Math.round(score)));
}

/**
 * @param {Rating} rating
 * @param {Result} result
 * @param {Result | undefined} compared
 */
function foot(rating, result, compared) {
  const [whole, then] = [result, compared].map((each) => mean(each?.scores.map(({ score }) => score) ?? []));
  const band = typeof whole === "number" ? bandOf(rating.bands, whole)?.title : undefined;
  const cells = [make("th", { scope: "row" }, say("mean")), cell(whole ?? null), ...(compared ? [cell(then ?? null)] : [])];
  return make("tfoot", {}, make("tr", {}, ...cells, make("td", { colspan: "2" }, band ?? "–")));
}

/**
 * @param {Rating} rating
 * @param {number | null} score
 * @param {number | null} then an earlier score
 * @returns {SVGElement} a bar from 0 to 100, framed; a tick where each band begins, a dotted line at the earlier score
 */
function bar(rating, score, then) {
  const worst = rating.direction === "risk" ? rating.bands.at(-1) : rating.bands[0];
  const low = score !== null && bandOf(rating.bands, score) === worst;
  const parts = [svg("rect", { class: "is-track", x: 0, y: 1, width: 100, height: 8 })];
  if (score !== null) {
    parts.push(svg("rect", { class: low ? "is-fill is-low" : "is-fill", x: 0, y: 1, width: score, height: 8 }));
  }
  for (const { from } of rating.bands.slice(1)) parts.push(svg("path", { class: "is-tick", d: `M${from} 9v3` }));
  if (then !== null) parts.push(svg("path", { class: "is-earlier", d: `M${then} 0v11` }));
  const look = { class: "course-bar-of", viewBox: "0 0 100 12", preserveAspectRatio: "none", "aria-hidden": "true" };
  return svg("svg", look, ...parts);
}
