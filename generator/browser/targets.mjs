/**
 * The base of question kinds whose rows are each given a target, by a radio or from a list. What came of an answer is
 * told row by row; after a miss nothing but the rows that are right give their target and their reason.
 *
 * Knows the attribute `data-source` of a row and Matching interactions, and no question kind.
 */
import { copy, icon, make } from "./dom.mjs";
import { CourseQuestion } from "./element.mjs";
import "./interactions/matching.mjs";
import { say } from "./say.mjs";

/**
 * @typedef {import("./marking.mjs").MatchingInteraction} MatchingInteraction
 */

/** @abstract */
export class CourseTargets extends CourseQuestion {
  /** Only two targets: whoever misses a row knows its answer, so its reason is told at once. */
  binary = false;

  /** @returns {HTMLElement[]} what is given a target, in the page's order */
  sources() {
    return [...(this.fieldset?.querySelectorAll("[data-source]") ?? [])].filter((row) => row instanceof HTMLElement);
  }

  /**
   * @override
   * @returns {string[]} `source=target` for each row that has one
   */
  response() {
    return this.sources().flatMap((row) => {
      const target = targetOf(row);
      return target ? [`${row.dataset.source}=${target}`] : [];
    });
  }

  /**
   * @override
   * @param {string[]} response
   */
  show(response) {
    for (const row of this.sources()) {
      const prefix = `${row.dataset.source}=`;
      const target = response.find((entry) => entry.startsWith(prefix))?.slice(prefix.length) ?? "";
      for (const input of row.querySelectorAll("input")) input.checked = input.value === target;
      const select = row.querySelector("select");
      if (select) select.selectedIndex = Math.max(0, [...select.options].findIndex(({ value }) => value === target));
    }
  }

  /**
   * @override
   * @param {string[]} response
   */
  judge(response) {
    for (const row of this.sources()) {
      row.classList.remove("is-right", "is-wrong");
      row.querySelector(":scope > .is-verdict")?.remove();
      const source = row.dataset.source ?? "";
      if (!response.some((entry) => entry.startsWith(`${source}=`))) continue;
      const verdict = this.right(response).includes(source) ? "right" : "wrong";
      row.classList.add(`is-${verdict}`);
      row.append(make("p", { class: "is-verdict" }, ...told(verdict)));
    }
  }

  /**
   * @param {string[]} response
   * @returns {string[]} the sources that have their right target
   */
  right(response) {
    const [asked] = /** @type {MatchingInteraction[]} */ (this.interactions ?? []);
    const pairs = Object.entries(asked?.pairs ?? {});
    return pairs.flatMap(([source, target]) => (response.includes(`${source}=${target}`) ? [source] : []));
  }

  /**
   * @override
   * @param {string[]} response
   * @returns {Node[]} each row of the answer with its verdict; the right ones with their target and why
   */
  feedback(response) {
    if (response.length === 0) return [];
    const right = this.right(response);
    const list = make("ul", { class: "course-verdicts" });
    for (const row of this.answer?.querySelectorAll("[data-feedback]") ?? []) {
      const verdict = right.includes(row.getAttribute("data-feedback") ?? "") ? "right" : "wrong";
      const [about, why] = [...row.children].map((part) => make("p", {}, ...copy(part)));
      const answer = about?.querySelector(".is-answer");
      about?.prepend(make("span", { class: "is-verdict" }, ...told(verdict)), " ");
      if (verdict === "wrong" && this.binary) answer?.prepend(say("row_answer"), " ");
      else if (verdict === "wrong") answer?.remove();
      const open = verdict === "right" || this.binary;
      list.append(make("li", { class: `is-${verdict}` }, about ?? "", " ", (open && why) || ""));
    }
    return [list];
  }

  /**
   * The key, without the reasons that are told already.
   *
   * @override
   */
  showAnswer() {
    super.showAnswer();
    const said = [...(this.panel?.querySelectorAll(".course-verdicts p + p") ?? [])].map((part) => part.textContent);
    for (const part of this.panel?.querySelectorAll(".course-key > p") ?? []) {
      if (said.includes(part.textContent)) part.remove();
    }
  }

  /** @override */
  missing() {
    const open = this.sources().filter((row) => !targetOf(row));
    const control = open[0]?.querySelector("input, select");
    if (!(control instanceof HTMLElement)) return null;
    return { control, words: say("choose_each", { n: open.length }) };
  }

  /**
   * @override
   * @returns {HTMLElement[]} all controls of all rows that wait for a target
   */
  asking() {
    const open = this.sources().filter((row) => !targetOf(row));
    return open.flatMap((row) => [...row.querySelectorAll("input"), ...row.querySelectorAll("select")]);
  }
}

/**
 * @param {Element} row
 * @returns {string} the target that a row has, or nothing
 */
function targetOf(row) {
  return row.querySelector("input:checked")?.getAttribute("value") ?? row.querySelector("select")?.value ?? "";
}

/**
 * @param {"right" | "wrong"} verdict
 * @returns {(Node | string)[]}
 */
function told(verdict) {
  return [icon(verdict), say(`row_${verdict}`)];
}
