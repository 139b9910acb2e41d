/** `<course-numeric>`: a number, read as people write it in the page's language. */
import "../../browser/numeric.words.mjs";
import { CourseQuestion } from "../../browser/element.mjs";
import { rangeOf } from "../../browser/interactions/number.mjs";
import { readNumber, writeNumber } from "../../browser/numbers.mjs";
import { judged } from "../../browser/rows.mjs";
import { say } from "../../browser/say.mjs";
import { checkOnEnter } from "../../browser/typing.mjs";

/** @typedef {import("../../browser/marking.mjs").Mark} Mark */

class CourseNumeric extends CourseQuestion {
  /** @override */
  start() {
    super.start();
    checkOnEnter(this);
  }

  /** @returns {HTMLInputElement} */
  get field() {
    return /** @type {HTMLInputElement} */ (this.inputs()[0]);
  }

  get language() {
    return document.documentElement.lang || "en";
  }

  /**
   * @override
   * @returns {string[]}
   */
  response() {
    const units = [...this.querySelectorAll("[data-unit]")].map((unit) => unit.textContent ?? "");
    const number = readNumber(this.field.value, this.language, units);
    return number === null ? [] : [number];
  }

  /**
   * @override
   * @param {string[]} response
   */
  show([number]) {
    this.field.value = number === undefined ? "" : writeNumber(number, this.language);
  }

  /**
   * A number that is half typed cannot be read yet.
   *
   * @override
   */
  form() {
    return this.field.value.trim() ? [this.field.value] : [];
  }

  /**
   * @override
   * @param {string[]} form
   */
  fill([text = ""]) {
    this.field.value = text;
  }

  /** @override */
  missing() {
    if (this.response().length > 0) return null;
    const written = this.field.value.trim() !== "";
    const words = written ? say("number_odd", { example: writeNumber("12345.5", this.language) }) : say("number_missing");
    return { control: this.field, words };
  }

  /**
   * @override
   * @param {string[]} _response
   * @param {Mark | null} mark
   */
  judge(_response, mark) {
    const row = this.querySelector(".course-number");
    if (row) judged(row, mark && mark.verdict !== "none" ? mark.verdict : null);
  }

  /**
   * @override
   * @param {string[]} response
   * @param {Mark} mark
   */
  feedback(response, mark) {
    const [asked] = this.interactions ?? [];
    if (asked?.type !== "number" || response.length === 0) return [];
    return super.feedback([rangeOf(asked, response)?.id ?? "_otherwise"], mark);
  }

  /**
   * One number has no parts to count.
   *
   * @override
   * @param {Mark} mark
   */
  verdict(mark) {
    return mark.verdict === "partial" ? say("verdict_partly") : super.verdict(mark);
  }
}

customElements.define("course-numeric", CourseNumeric);
