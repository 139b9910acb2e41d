/** `<course-tally>`: the row of a quiz's questions, on one beam: what is answered, and the fulcrum under the next one. */
import "./quiz.words.mjs";
import { make } from "./dom.mjs";
import { waiting } from "./held.mjs";
import { isWhole, latestIn, runOf } from "./record.mjs";
import { isHeld } from "./run.mjs";
import { say } from "./say.mjs";
import { StoreView } from "./view.mjs";

class CourseTally extends StoreView {
  /**
   * @override
   * @param {import("./store.mjs").Store} store
   */
  show(store) {
    const quiz = this.closest("course-quiz");
    if (!(quiz instanceof HTMLElement)) return;
    const run = runOf(store.record, quiz.dataset.quiz ?? "");
    const kept = run && isHeld(quiz.dataset.held, run) ? waiting(store.record, quiz.dataset.quiz ?? "", run) : undefined;
    const latest = run && latestIn(store.record, run);
    /** @param {string} item @returns {number | undefined} the score; of a test under way, 1 for any answer */
    const scoreOf = (item) => (kept ? (isWhole(kept[item]) ? 1 : undefined) : latest?.get(item)?.score);
    const links = [...this.querySelectorAll("a")].filter((link) => !run || run.items.includes(link.dataset.item ?? ""));
    const scores = new Map(links.map((link) => [link, scoreOf(link.dataset.item ?? "")]));
    const open = links.filter((link) => scores.get(link) === undefined);
    for (const [link, score] of scores) {
      link.classList.toggle("is-done", score !== undefined);
      link.classList.toggle("is-missed", score !== undefined && score < 1);
      link.querySelector("[data-said]")?.remove();
      if (score === undefined) continue;
      const said = say(kept ? "tally_given" : score < 1 ? "tally_missed" : "tally_right");
      link.append(make("span", { class: "course-hidden", "data-said": "" }, said));
    }
    for (const link of links) {
      if (link === open[0] && !run?.done && open.length < links.length) link.setAttribute("aria-current", "step");
      else link.removeAttribute("aria-current");
    }
    const right = [...scores.values()].filter((score) => score === 1).length;
    const total = links.length;
    const left = Math.max(1, Math.round((Number(this.dataset.minutes) * open.length) / total));
    let words = say("state_answered", { n: total - open.length, total });
    if (open.length === 0 && !kept) words = say("state_right", { n: right, total });
    if (open.length === 0 && right < total) words += `${say("separator")}${say("tally_again", { n: total - right })}`;
    if (open.length > 0 && open.length < total && !run?.done) words += `${say("separator")}${say("left", { n: left })}`;
    this.querySelector("[data-tally]")?.replaceChildren(words);
  }
}

customElements.define("course-tally", CourseTally);
