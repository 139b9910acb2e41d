/** `<course-choice>`: options to choose from, one (radios) or several (checkboxes). */
import { icon, make } from "../../browser/dom.mjs";
import { CourseQuestion } from "../../browser/element.mjs";
import { say } from "../../browser/say.mjs";

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
   * @param {string[] | null} response
   */
  judge(response) {
    for (const row of this.querySelectorAll(".course-opt")) {
      row.classList.remove("is-right", "is-wrong");
      row.querySelector(".is-verdict")?.remove();
      const id = row.getAttribute("data-option") ?? "";
      if (!response?.includes(id)) continue;
      const right = this.interaction?.correct.includes(id) ?? false;
      row.classList.add(right ? "is-right" : "is-wrong");
      const words = say(right ? "yours_right" : "yours");
      row.lastElementChild?.append(make("span", { class: "is-verdict" }, icon(right ? "right" : "wrong"), words));
    }
  }

  /**
   * @override
   * @param {string[]} response
   */
  feedback(response) {
    return [...(this.answer?.querySelectorAll("[data-feedback]") ?? [])]
      .filter((row) => response.includes(row.getAttribute("data-feedback") ?? ""))
      .flatMap((row) => row.lastElementChild ?? []);
  }

  /**
   * @override
   * @param {string[]} response
   */
  counts(response) {
    const correct = this.interaction?.correct ?? [];
    return { n: response.filter((id) => correct.includes(id)).length, total: correct.length };
  }
}

customElements.define("course-choice", CourseChoice);
