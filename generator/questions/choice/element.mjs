/** `<course-choice>`: options to choose from, one (radios) or several (checkboxes). */
import { CourseQuestion } from "../../browser/element.mjs";
import { judged } from "../../browser/rows.mjs";

class CourseChoice extends CourseQuestion {
  /**
   * @override
   * @returns {string[]}
   */
  response() {
    return this.inputs()
      .filter((input) => input.checked)
      .map((input) => input.value);
  }

  /**
   * @override
   * @param {string[]} response
   */
  show(response) {
    for (const input of this.inputs()) input.checked = response.includes(input.value);
  }

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
}

customElements.define("course-choice", CourseChoice);
