/** `<course-cloze>`: a text with gaps; each is an interaction, and its entry in the response is `gap=words`. */
import "../../browser/cloze.words.mjs";
import { icon, make } from "../../browser/dom.mjs";
import { CourseQuestion } from "../../browser/element.mjs";
import "../../browser/interactions/text.mjs";
import { entriesOf } from "../../browser/marking.mjs";
import { say } from "../../browser/say.mjs";
import { checkOnEnter } from "../../browser/typing.mjs";
import { language } from "../../browser/words.mjs";

/**
 * @typedef {import("../../browser/marking.mjs").Mark} Mark
 * @typedef {{id: string, n: number, row: Element, control: HTMLInputElement | HTMLSelectElement}} Gap
 */

class CourseCloze extends CourseQuestion {
  /** @type {Gap[] | undefined} */
  found = undefined;

  /** @override */
  start() {
    super.start();
    checkOnEnter(this);
  }

  /** @returns {Gap[]} the gaps in the order of the text, numbered from 1 */
  gaps() {
    this.found ??= [...(this.fieldset?.querySelectorAll(".course-gap") ?? [])].map((row, index) => ({
      id: row.getAttribute("data-gap") ?? "",
      n: index + 1,
      row,
      control: /** @type {HTMLInputElement | HTMLSelectElement} */ (row.querySelector("input, select")),
    }));
    return this.found;
  }

  /**
   * @override
   * @returns {string[]}
   */
  response() {
    return this.gaps().flatMap(({ id, control }) => (control.value.trim() ? [`${id}=${control.value.trim()}`] : []));
  }

  /**
   * @override
   * @param {string[]} response
   */
  show(response) {
    for (const { id, control } of this.gaps()) {
      control.value = entriesOf(response, id)[0] ?? "";
      if (control instanceof HTMLSelectElement && control.selectedIndex < 0) control.value = "";
    }
  }

  /** @override */
  missing() {
    const gap = this.gaps().find(({ control }) => !control.value.trim());
    return gap ? { control: gap.control, words: say("gap_missing", { n: gap.n }) } : null;
  }

  /**
   * @param {Mark | null} mark
   * @param {string} id of a gap
   * @returns {"right" | "wrong" | null} what came of it; null if nothing did
   */
  verdictOf(mark, id) {
    const part = mark?.parts[(this.interactions ?? []).findIndex((each) => each.part === id)];
    return part ? (part.score === 1 ? "right" : "wrong") : null;
  }

  /**
   * @override
   * @param {string[]} _response
   * @param {Mark | null} mark
   */
  judge(_response, mark) {
    for (const { id, row } of this.gaps()) {
      row.classList.remove("is-right", "is-wrong");
      row.querySelector(".is-verdict")?.remove();
      const verdict = this.verdictOf(mark, id);
      if (!verdict) continue;
      row.classList.add(`is-${verdict}`);
      const words = make("span", { class: "course-hidden" }, say(`verdict_${verdict}`));
      row.append(make("span", { class: "is-verdict" }, icon(verdict), words));
    }
  }

  /**
   * Tell of every gap what came of it and why. What was written and does not fit cannot have feedback of its own, and the
   * gap's says what belongs there, so it waits for the answer; all such gaps share a sentence.
   *
   * @override
   * @param {string[]} response
   * @param {Mark} mark
   */
  feedback(response, mark) {
    const list = make("ul", { class: "course-verdicts" });
    /** @type {string[]} */
    const other = [];
    for (const { id, n, control } of this.gaps()) {
      const verdict = this.verdictOf(mark, id);
      const [given] = entriesOf(response, id);
      if (!verdict || given === undefined) continue;
      const why = super.feedback([`${id}=${given}`, ...(verdict === "right" ? [id] : [])], mark);
      if (this.gaps().length === 1) return why.length > 0 ? why : [make("p", {}, say("gap_other"))];
      if (why.length === 0) {
        other.push(String(n));
        continue;
      }
      const words = control instanceof HTMLSelectElement ? (control.selectedOptions[0]?.textContent ?? "") : given;
      const sign = make("span", { class: "is-verdict" }, icon(verdict), say(`verdict_${verdict}`));
      list.append(make("li", { class: `is-${verdict}` }, make("p", {}, sign, " ", say("gap", { n }), " ", words), ...why));
    }
    const gaps = new Intl.ListFormat(language).format(other);
    const rest = other.length > 0 ? [make("p", {}, say("gaps_other", { n: other.length, gaps }))] : [];
    return [...(list.hasChildNodes() ? [list] : []), ...rest];
  }
}

customElements.define("course-cloze", CourseCloze);
