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
      const score = scores.get(link.dataset.item ?? "")?.score;
      link.classList.toggle("is-done", score !== undefined);
      link.classList.toggle("is-missed", score !== undefined && score < 1);
      link.querySelector("[data-said]")?.remove();
      if (score === undefined) continue;
      const said = say(score < 1 ? "tally_missed" : "tally_right");
      link.append(make("span", { class: "course-hidden", "data-said": "" }, said));
    }
    for (const link of links) {
      if (link === open[0] && open.length < links.length) link.setAttribute("aria-current", "step");
      else link.removeAttribute("aria-current");
    }
    const right = links.filter((link) => scores.get(link.dataset.item ?? "")?.score === 1).length;
    const total = links.length;
    const left = Math.max(1, Math.round((Number(this.dataset.minutes) * open.length) / total));
    let words = say("state_answered", { n: total - open.length, total });
    if (open.length === 0) words = say("state_right", { n: right, total });
    if (open.length === 0 && right < total) words += `${say("separator")}${say("tally_again", { n: total - right })}`;
    if (open.length > 0 && open.length < total) words += `${say("separator")}${say("left", { n: left })}`;
    this.querySelector("[data-tally]")?.replaceChildren(words);
  }
}

customElements.define("course-tally", CourseTally);
