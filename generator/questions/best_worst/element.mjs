/**
 * `<course-best-worst>`: options of which one is the most and one the least effective. An option cannot be both: choosing
 * it for one takes the other away from it. That comes back as soon as the first moves on, so that arrow keys, which
 * choose every option on their way, lose nothing.
 */
import "../../browser/best_worst.words.mjs";
import { make } from "../../browser/dom.mjs";
import { tellAloud } from "../../browser/aloud.mjs";
import { say } from "../../browser/say.mjs";
import { CourseTargets } from "../../browser/targets.mjs";

/** @typedef {import("../../browser/marking.mjs").Mark} Mark */

const ROLES = ["best", "worst"];

class CourseBestWorst extends CourseTargets {
  /** The radio that had to give way, and the role that took its option. @type {{input: HTMLInputElement, by: string} | undefined} */
  taken = undefined;

  /** @override */
  connectedCallback() {
    const first = !this.abort;
    super.connectedCallback();
    const how = { capture: true, signal: this.abort?.signal }; // before the base looks at the response
    if (first) this.addEventListener("change", ({ target }) => this.keepApart(target), how);
  }

  /** @param {EventTarget | null} input the radio that was chosen */
  keepApart(input) {
    if (!(input instanceof HTMLInputElement)) return;
    const role = roleOf(input);
    const other = ROLES.find((each) => each !== role) ?? "";
    const before = this.taken;
    this.taken = undefined;
    if (before?.by === role && before.input.value !== input.value && !this.chosenFor(other)) {
      before.input.checked = true;
      this.say(`back_${other}`);
    }
    const inTheWay = this.chosenFor(other);
    if (inTheWay?.value !== input.value) return;
    inTheWay.checked = false;
    this.taken = { input: inTheWay, by: role };
    this.say(`freed_${other}`);
  }

  /** @param {string} words */
  say(words) {
    tellAloud(say(words));
  }

  /**
   * @param {string} role
   * @returns {HTMLInputElement | undefined} its radio that is chosen
   */
  chosenFor(role) {
    return this.inputs().find((input) => input.checked && roleOf(input) === role);
  }

  /** @override */
  response() {
    return ROLES.flatMap((role) => {
      const input = this.chosenFor(role);
      return input ? [`${role}=${input.value}`] : [];
    });
  }

  /**
   * @override
   * @param {string[]} response
   */
  show(response) {
    this.taken = undefined;
    for (const input of this.inputs()) input.checked = response.includes(`${roleOf(input)}=${input.value}`);
  }

  /**
   * @override
   * @param {string} id
   * @param {string[]} response
   * @returns {import("../../browser/targets.mjs").Outcome | null}
   */
  outcome(id, response) {
    const role = ROLES.find((each) => response.includes(`${each}=${id}`));
    if (!role) return null;
    if (this.pairs[role] === id) return { verdict: "right", words: say("row_right") };
    return { verdict: "wrong", words: say(`not_${role}`) };
  }

  /**
   * What was not turned around counts too, so it is said.
   *
   * @override
   * @param {string[]} response
   * @param {Mark} mark
   */
  feedback(response, mark) {
    const n = Math.round(100 * mark.score);
    const counts = n > 0 && n < 100 ? [make("p", {}, say(`counts_${n}`, { n }))] : [];
    return [...counts, ...super.feedback(response, mark)];
  }

  /**
   * @override
   * @param {Mark} mark
   */
  verdict(mark) {
    return mark.verdict === "wrong" && mark.score > 0 ? say("near_both") : super.verdict(mark);
  }

  /** @override */
  missing() {
    const open = ROLES.filter((role) => !this.chosenFor(role));
    const [control] = this.asking();
    return control ? { control, words: say(`choose_${open.join("_and_")}`) } : null;
  }

  /**
   * @override
   * @returns {HTMLElement[]} the radios of what is not chosen yet
   */
  asking() {
    return this.inputs().filter((input) => !this.chosenFor(roleOf(input)));
  }
}

/**
 * @param {HTMLInputElement} input
 * @returns {string}
 */
function roleOf(input) {
  return input.name.slice(input.name.lastIndexOf("_") + 1);
}

customElements.define("course-best-worst", CourseBestWorst);
