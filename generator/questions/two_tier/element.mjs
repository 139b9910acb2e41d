/** `<course-two-tier>`: an answer and the reason for it, two groups of radios; each is judged by itself. */
import "../../browser/two_tier.words.mjs";
import { copy, icon, make } from "../../browser/dom.mjs";
import { CourseQuestion } from "../../browser/element.mjs";
import { judged } from "../../browser/rows.mjs";
import { say } from "../../browser/say.mjs";

class CourseTwoTier extends CourseQuestion {
  /** @returns {Set<string>} the right answer and the right reason, as a response names them */
  get right() {
    const parts = (this.interactions ?? []).flatMap((part) => (part.type === "choice" ? [part] : []));
    return new Set(parts.flatMap(({ part, correct }) => correct.map((id) => `${part}=${id}`)));
  }

  /** @override */
  missing() {
    const chosen = new Set(this.inputs().flatMap((input) => (input.checked ? [input.name] : [])));
    const control = this.inputs().find((input) => !chosen.has(input.name));
    if (!control) return null;
    return { control, words: say(control.value.startsWith("reason=") ? "choose_reason" : "choose_one") };
  }

  /**
   * What is said of the reason stands beside the reasons.
   *
   * @override
   * @param {HTMLElement} first
   * @param {string} words
   */
  ask(first, words) {
    super.ask(first, words);
    const tier = first.closest(".course-tier");
    if (tier && this.error) tier.querySelector(".is-hint")?.after(this.error);
  }

  /**
   * @override
   * @param {string[]} response
   */
  judge(response) {
    const { right } = this;
    for (const row of this.querySelectorAll(".course-opt")) {
      const id = row.getAttribute("data-option") ?? "";
      judged(row, response.includes(id) ? (right.has(id) ? "right" : "wrong") : null);
    }
  }

  /**
   * The answer, then the reason, each with its own verdict.
   *
   * @override
   * @param {string[]} response
   */
  feedback(response) {
    const { right } = this;
    return this.rows(response).map((row) => {
      const id = row.getAttribute("data-feedback") ?? "";
      const look = right.has(id) ? "right" : "wrong";
      const words = say(`${id.slice(0, id.indexOf("="))}_${look}`);
      const verdict = make("span", { class: "is-verdict" }, icon(look), words);
      return make("p", { class: `course-tier-said is-${look}` }, verdict, " ", ...copy(row.children[1]));
    });
  }
}

customElements.define("course-two-tier", CourseTwoTier);
