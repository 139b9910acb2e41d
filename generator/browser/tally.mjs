/** `<course-tally>`: the row of a quiz's questions, on one beam: what is answered, the fulcrum under the one shown or the next. */
import "./quiz.words.mjs";
import { make } from "./dom.mjs";
import { waiting } from "./held.mjs";
import { isWhole, latestIn, runOf } from "./record.mjs";
import { isHeld } from "./run.mjs";
import { outcome, say } from "./say.mjs";
import { StoreView } from "./view.mjs";

export class CourseTally extends StoreView {
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
    const own = (this.dataset.judged ?? "").split(" ");
    /** @param {string} item @returns {"right" | "missed" | "given" | undefined} what came of it; `given` where nothing counts it */
    const cameOf = (item) => {
      const attempt = latest?.get(item);
      if (kept) return isWhole(kept[item]) ? "given" : undefined;
      return attempt && (own.includes(item) ? "given" : attempt.score < 1 ? "missed" : "right");
    };
    const all = [...this.querySelectorAll("a")];
    const links = run ? run.items.flatMap((item) => all.find((link) => link.dataset.item === item) ?? []) : all;
    const states = new Map(links.map((link) => [link, cameOf(link.dataset.item ?? "")]));
    const open = links.filter((link) => !states.get(link));
    for (const [link, state] of states) {
      link.classList.toggle("is-done", state !== undefined);
      link.classList.toggle("is-missed", state === "missed");
      link.querySelector("[data-said]")?.remove();
      if (state) link.append(make("span", { class: "course-hidden", "data-said": "" }, say(`tally_${state}`)));
    }
    const next = run?.done || open.length === links.length ? undefined : open[0]?.dataset.item;
    const here = quiz.dataset.at ?? next;
    for (const link of all) {
      if (link.dataset.item === here) link.setAttribute("aria-current", "step");
      else link.removeAttribute("aria-current");
    }
    /** @param {string} which */
    const count = (which) => [...states.values()].filter((state) => state === which).length;
    const [right, missed] = [count("right"), count("missed")];
    const total = links.length;
    const left = Math.max(1, Math.round((Number(this.dataset.minutes) * open.length) / total));
    let words = say("state_answered", { n: total - open.length, total });
    if (open.length === 0 && !kept) words = outcome(right, right + missed, count("given"));
    if (open.length === 0 && missed > 0) words += `${say("separator")}${say("tally_again", { n: missed })}`;
    if (open.length > 0 && open.length < total && !run?.done) words += `${say("separator")}${say("left", { n: left })}`;
    this.querySelector("[data-tally]")?.replaceChildren(words);
  }
}

customElements.define("course-tally", CourseTally);
