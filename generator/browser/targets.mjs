/**
 * The base of question kinds whose rows are each given a target, by a radio or from a list. What came of an answer stands
 * beside each row; after a miss nothing but the rows that are right give their target and their reason.
 *
 * Knows the attribute `data-row` with the id of a row's source, and Matching interactions; no question kind.
 */
import "./targets.words.mjs";
import { copy, icon, make } from "./dom.mjs";
import { CourseQuestion } from "./element.mjs";
import "./interactions/matching.mjs";
import { say } from "./say.mjs";

/**
 * @typedef {import("./marking.mjs").MatchingInteraction} MatchingInteraction
 * @typedef {{verdict: "right" | "wrong", words: string}} Outcome what came of a row, and how that is said
 */

/** @abstract */
export class CourseTargets extends CourseQuestion {
  /** Only two targets: whoever misses a row knows its answer, so its reason is told at once. */
  binary = false;

  /** @returns {HTMLElement[]} the rows of the form, in the page's order */
  lines() {
    return [...(this.fieldset?.querySelectorAll("[data-row]") ?? [])].filter((row) => row instanceof HTMLElement);
  }

  /** @returns {{[source: string]: string}} the right target of each source */
  get pairs() {
    const [asked] = /** @type {MatchingInteraction[]} */ (this.interactions ?? []);
    return asked?.pairs ?? {};
  }

  /**
   * @override
   * @returns {string[]} `source=target` for each row that has one
   */
  response() {
    return this.lines().flatMap((row) => {
      const target = targetOf(row);
      return target ? [`${row.dataset.row}=${target}`] : [];
    });
  }

  /**
   * @override
   * @param {string[]} response
   */
  show(response) {
    for (const row of this.lines()) {
      const prefix = `${row.dataset.row}=`;
      const target = response.find((entry) => entry.startsWith(prefix))?.slice(prefix.length) ?? "";
      for (const input of row.querySelectorAll("input")) input.checked = input.value === target;
      const select = row.querySelector("select");
      if (select) select.selectedIndex = Math.max(0, [...select.options].findIndex(({ value }) => value === target));
    }
  }

  /**
   * @param {string} id
   * @param {string[]} response
   * @returns {Outcome | null} what came of a row; null if it has no answer
   */
  outcome(id, response) {
    const given = response.find((entry) => entry.startsWith(`${id}=`));
    if (!given) return null;
    const verdict = given === `${id}=${this.pairs[id]}` ? "right" : "wrong";
    return { verdict, words: say(`row_${verdict}`) };
  }

  /**
   * @override
   * @param {string[]} response
   */
  judge(response) {
    for (const row of this.lines()) {
      row.classList.remove("is-right", "is-wrong");
      row.querySelector(":scope > .is-verdict")?.remove();
      const came = this.outcome(row.dataset.row ?? "", response);
      if (!came) continue;
      row.classList.add(`is-${came.verdict}`);
      row.append(make("p", { class: "is-verdict" }, icon(came.verdict), came.words));
    }
  }

  /**
   * @override
   * @param {string[]} response
   * @param {import("./marking.mjs").Mark} _mark
   * @returns {Node[]} each row of the answer that has a reason to tell, with its verdict and target
   */
  feedback(response, _mark) {
    const list = make("ul", { class: "course-verdicts" });
    for (const row of this.answer?.querySelectorAll("[data-feedback]") ?? []) {
      const came = this.outcome(row.getAttribute("data-feedback") ?? "", response);
      if (!came || !(came.verdict === "right" || this.binary)) continue;
      const [about, why] = [...row.children].map((part) => make("p", {}, ...copy(part)));
      const answer = about?.querySelector(".is-answer");
      about?.prepend(make("span", { class: "is-verdict" }, icon(came.verdict), came.words), " ");
      if (came.verdict === "wrong") answer?.prepend(say("row_answer"), " ");
      list.append(make("li", { class: `is-${came.verdict}` }, about ?? "", " ", why ?? ""));
    }
    return list.children.length > 0 ? [list] : [];
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

  /**
   * A pre-question: each row of the answer further down tells whether it was said before reading.
   *
   * @override
   */
  startUnmarked() {
    super.startUnmarked();
    const answer = document.querySelector(`course-before[data-item="${this.item}"]`);
    const tell = () => {
      for (const row of answer?.querySelectorAll("[data-feedback]") ?? []) {
        row.querySelector(".is-before")?.remove();
        const came = this.outcome(row.getAttribute("data-feedback") ?? "", this.response());
        if (came) row.firstElementChild?.append(" ", make("b", { class: "is-before" }, say(`before_${came.verdict}`)));
      }
    };
    const folded = answer?.querySelector("details");
    if (folded) this.on(folded, "toggle", tell);
  }

  /** @override */
  missing() {
    const [first, ...rest] = this.lines().filter((row) => !targetOf(row));
    const control = first?.querySelector("input, select");
    if (!(control instanceof HTMLElement)) return null;
    return { control, words: say("choose_each", { n: 1 + rest.length }) };
  }

  /**
   * @override
   * @param {HTMLElement} _first
   * @returns {HTMLElement[]} all controls of all rows that wait for a target
   */
  asking(_first) {
    const open = this.lines().filter((row) => !targetOf(row));
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
