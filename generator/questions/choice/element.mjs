/** `<course-choice>`: options to choose from, one (radios) or several (checkboxes). */
import { CourseQuestion } from "../../browser/element.mjs";
import { judged } from "../../browser/rows.mjs";
import { say } from "../../browser/say.mjs";

class CourseChoice extends CourseQuestion {
  /**
   * @override
   * @param {string[]} response
   */
  judge(response) {
    const [asked] = this.interactions ?? [];
    const right = asked?.type === "choice" ? asked.correct : [];
    for (const row of this.querySelectorAll(".course-opt")) {
      const id = row.getAttribute("data-option") ?? "";
      judged(row, response.includes(id) ? (right.includes(id) ? "right" : "wrong") : null);
    }
  }

  /**
   * Where the right ones count only together, some of them are no right answer, but no plain miss either.
   *
   * @override
   * @param {import("../../browser/marking.mjs").Mark} mark
   */
  verdict(mark) {
    const { verdict, right } = mark;
    const [asked] = this.interactions ?? [];
    const some = asked?.type === "choice" && asked.whole && verdict === "wrong" && right > 0;
    return some ? say("verdict_whole") : super.verdict(mark);
  }
}

customElements.define("course-choice", CourseChoice);
