/** `<course-spot>`: sentences of a message or a talk, some of which are to be marked. */
import "../../browser/spot.words.mjs";
import { copy, icon, make } from "../../browser/dom.mjs";
import { CourseQuestion } from "../../browser/element.mjs";
import { say } from "../../browser/say.mjs";

/** @type {{[look: string]: [Parameters<typeof icon>[0], string]}} */
const LOOKS = { right: ["right", "verdict_right"], wrong: ["wrong", "verdict_wrong"], missed: ["open", "spot_missed"] };

class CourseSpot extends CourseQuestion {
  /** @returns {string[]} */
  get wanted() {
    const [asked] = this.interactions ?? [];
    return asked?.type === "choice" ? asked.correct : [];
  }

  /**
   * @override
   * @param {string[]} response
   */
  judge(response) {
    this.tell((id) => (response.includes(id) ? (this.wanted.includes(id) ? "right" : "wrong") : ""));
  }

  /**
   * Say after each sentence how it looks.
   *
   * @param {(id: string) => string} lookOf empty for nothing
   */
  tell(lookOf) {
    for (const row of this.querySelectorAll(".course-sentence")) {
      const look = lookOf(row.getAttribute("data-option") ?? "");
      row.querySelector(".is-verdict")?.remove();
      for (const each of Object.keys(LOOKS)) row.classList.toggle(`is-${each}`, each === look);
      const shown = LOOKS[look];
      if (shown) row.append(" ", make("span", { class: "is-verdict" }, icon(shown[0]), say(shown[1])));
    }
  }

  /**
   * Each feedback names its sentence, and says what came of it.
   *
   * @override
   * @param {string[]} response
   */
  feedback(response) {
    const said = this.rows(response).map((row) => {
      const [named, why] = [...row.children].map((part) => make("p", {}, ...copy(part)));
      return make("li", { class: row.className }, named ?? "", " ", why ?? "");
    });
    return said.length > 0 ? [make("ul", { class: "course-verdicts" }, ...said)] : [];
  }

  /** The sentences that were not found show where they stand; what is said of the others is not said again. @override */
  showAnswer() {
    super.showAnswer();
    const marked = this.response();
    const said = this.rows(marked).map((row) => row.children[1]?.textContent);
    for (const part of this.panel?.querySelectorAll(".course-key > p") ?? []) if (said.includes(part.textContent)) part.remove();
    this.tell((id) => (this.wanted.includes(id) ? (marked.includes(id) ? "right" : "missed") : marked.includes(id) ? "wrong" : ""));
  }
}

customElements.define("course-spot", CourseSpot);
