/** `<course-tally>`: the row of a quiz's questions, on one beam: what is answered, and the fulcrum under the next one. */
import { make } from "./dom.mjs";
import { latestScores } from "./progress.mjs";
import { say } from "./say.mjs";
import { StoreView } from "./view.mjs";

class CourseTally extends StoreView {
  /**
   * @override
   * @param {import("./store.mjs").Store} store
   */
  show(store) {
    const scores = latestScores(store.record);
    const links = [...this.querySelectorAll("a")];
    const open = links.filter((link) => !scores.has(link.dataset.item ?? ""));
    for (const link of links) {
      const answered = !open.includes(link);
      link.classList.toggle("is-done", answered);
      const said = link.querySelector("[data-said]");
      if (answered && !said) link.append(make("span", { class: "course-hidden", "data-said": "" }, say("tally_done")));
      if (!answered) said?.remove();
      if (link === open[0] && open.length < links.length) link.setAttribute("aria-current", "step");
      else link.removeAttribute("aria-current");
    }
    const right = links.filter((link) => scores.get(link.dataset.item ?? "")?.score === 1).length;
    const total = links.length;
    const left = Math.max(1, Math.round((Number(this.dataset.minutes) * open.length) / total));
    let words = say("state_answered", { n: total - open.length, total });
    if (open.length === 0) words = say("state_right", { n: right, total });
    else if (open.length < total) words += `${say("separator")}${say("left", { n: left })}`;
    this.querySelector("[data-tally]")?.replaceChildren(words);
  }
}

customElements.define("course-tally", CourseTally);
