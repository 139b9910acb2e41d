/**
 * `<course-steps>`: the four steps of a lesson say what is done, and which one is next.
 *
 * A part of the page is done when what it asks for is there: every item attempted, every field written in; a part that
 * asks for nothing is done when the lesson's end was reached.
 */
import { make } from "./dom.mjs";
import { latestScores } from "./progress.mjs";
import { say } from "./say.mjs";
import { StoreView } from "./view.mjs";

class CourseSteps extends StoreView {
  /** @returns {{row: HTMLElement, link: HTMLAnchorElement, part: Element}[]} each step with the part it leads to */
  steps() {
    return [...this.querySelectorAll("li")].flatMap((row) => {
      const link = row.querySelector("a");
      const part = link && document.getElementById(link.hash.slice(1));
      return link && part ? [{ row, link, part }] : [];
    });
  }

  /**
   * @override
   * @param {import("./store.mjs").Store} store
   */
  show(store) {
    const record = store.record;
    const scores = latestScores(record);
    const read = record.fields[`read/${this.dataset.lesson}`]?.value === true;
    let now = true;
    for (const { row, link, part } of this.steps()) {
      const items = [...part.querySelectorAll("[data-interaction]:not([data-unmarked])")];
      const fields = [...part.querySelectorAll(".course-deal [data-field]")];
      const answered = items.every((item) => scores.has(item.getAttribute("data-item") ?? ""));
      const written = fields.every((field) => record.fields[`deal/${field.getAttribute("data-field")}`]?.value);
      const done = items.length + fields.length > 0 ? answered && written : read;
      row.classList.toggle("is-done", done);
      const said = link.querySelector(".course-hidden");
      if (done && !said) link.append(make("span", { class: "course-hidden" }, say("step_done")));
      if (!done) said?.remove();
      if (now && !done) link.setAttribute("aria-current", "step");
      else link.removeAttribute("aria-current");
      now &&= done;
    }
  }
}

customElements.define("course-steps", CourseSteps);
