/**
 * The picture of a finished self-rating: drawing and table, what to work on, the rest, earlier ratings.
 *
 * Each part is made again only when what it shows has changed, so that nothing is taken from under a learner's fingers.
 * Texts of the author are copied from where they stand in the page, so that links and emphasis stay what they are.
 */
import { button, copy, make } from "../dom.mjs";
import { say } from "../say.mjs";
import { cards, others } from "./cards.mjs";
import { radar } from "./radar.mjs";
import { focusOf, mean, proposed } from "./scoring.mjs";
import { dayOf, listed } from "./sentences.mjs";
import { table } from "./table.mjs";

/**
 * @typedef {import("./element.mjs").CourseRating} CourseRating
 * @typedef {import("./element.mjs").Result} Result
 * @typedef {import("./scoring.mjs").Rating} Rating
 */

export class Picture {
  /** The round drawn as a dotted line; 0 for none. It is looked at, not kept. */
  compared = 0;

  /** @param {CourseRating} host */
  constructor(host) {
    this.host = host;
    this.heading = make("h2");
    this.summary = make("div", { class: "course-prose" });
    this.drawing = make("div", { class: "course-drawing" });
    this.status = make("p", { role: "status", class: "course-status course-hidden" });
    this.work = make("section", { class: "course-work" });
    this.why = make("p", { class: "course-prose" });
    this.cards = make("div", { class: "course-focus" });
    this.rest = make("div");
    this.history = make("section");
    this.actions = make("div", { class: "course-actions" });
    this.chooser = make("div", { class: "course-chooser" });
    this.todo = make("div", {}, this.why, this.chooser, this.cards, this.start());
    this.place = make("section", { class: "course-picture" });
    const honest = make("div", { class: "course-notice course-measure" }, ...copy(host.querySelector(".course-notice")));
    this.place.append(this.heading, this.summary, this.drawing, honest, this.work, this.todo, this.rest);
    this.place.append(this.history, this.actions, this.status);
    const again = button(say("answer_again"));
    const back = button(say("my_answers"), "is-quiet");
    host.on(again, "click", () => host.again());
    host.on(back, "click", () => host.reopen());
    const text = make("p", { class: "course-small course-muted" }, say("again_text"));
    this.actions.append(again, back);
    this.actions.before(text);
  }

  /** @returns {HTMLElement} the place of the link to begin with */
  start() {
    this.first = make("div", { class: "course-actions" });
    return this.first;
  }

  /** @param {Result | undefined} result none while answers are given */
  show(result) {
    this.place.hidden = result === undefined;
    const { rating } = this.host;
    if (!result || !rating) return;
    const finished = this.host.finished();
    const earlier = finished.filter(({ round }) => round !== result.round);
    const compared = earlier.find(({ round }) => round === this.compared);
    const rounds = finished.map(({ round }) => round);
    const focus = focusOf(this.host.kept(`focus/${result.round}`), rating, result.scores);
    const day = dayOf(result.round, rounds);
    const key = [result, focus, compared];
    fill(this.heading, [day], () => [say("picture", { day })]);
    fill(this.summary, [result], () => this.sentences(rating, result));
    const good = this.host.allGood(result) !== undefined;
    const work = good && !focus.own ? [] : focus.ids; // where nothing has to be worked on, nothing stands out
    fill(this.drawing, key, () => this.draw(rating, result, work, compared, rounds));
    fill(this.work, [result], () => this.workHead(rating, result));
    fill(this.why, [result, focus.own], () => this.reason(rating, result, focus.own));
    this.choose(rating, result, focus);
    const written = rating.pillars.map(({ id }) => this.host.kept(`took/${id}`) === true);
    fill(this.cards, [result, focus, written, this.deals()], () => cards(this.host, result, focus.ids));
    this.fold(good, rating.focus, focus.own || written.includes(true));
    fill(this.first, [focus.ids], () => this.begin(focus.ids));
    fill(this.rest, [result, focus.ids], () => others(this.host, result, focus.ids));
    fill(this.history, [earlier, rounds], () => this.past(earlier, rounds));
  }

  /** @returns {boolean[]} which of the learner's own fields that are pointed to are written */
  deals() {
    const named = [...(this.host.hand?.querySelectorAll("[data-write]") ?? [])];
    return named.map((each) => Boolean(this.host.store?.field(`deal/${each.getAttribute("data-write")}`)));
  }

  /**
   * @param {Rating} rating
   * @param {Result} result
   * @returns {Node[]} highest and lowest in words
   */
  sentences(rating, { scores }) {
    const shown = scores.flatMap(({ score }) => (score === null ? [] : [Math.round(score)]));
    if (shown.length === 0) return [make("p", {}, say("picture_none"))];
    /** @param {number} n */
    const named = (n) => {
      const found = scores.filter(({ score }) => score !== null && Math.round(score) === n);
      return listed(found.map(({ id }) => say("named", { title: titleOf(rating, id), n })));
    };
    const [low, high] = [Math.min(...shown), Math.max(...shown)];
    const words = say("highest", { names: named(high) }) + (low < high ? ` ${say("lowest", { names: named(low) })}` : "");
    return [make("p", {}, words)];
  }

  /**
   * @param {Rating} rating
   * @param {Result} result
   * @param {string[]} focus
   * @param {Result | undefined} compared
   * @param {number[]} rounds
   * @returns {Node[]}
   */
  draw(rating, result, focus, compared, rounds) {
    /** @param {string} band */
    const meaning = (band) => copy(this.host.hand?.querySelector(`[data-band="${CSS.escape(band)}"] > :last-child`));
    const then = compared && { ...compared, day: dayOf(compared.round, rounds) };
    const numbers = table(rating, result, focus, then, meaning);
    const shown = result.scores.filter(({ score }) => score !== null).length;
    if (rating.drawing !== "radar" || shown < 3) return [numbers];
    const axes = rating.pillars.map(({ id, short }, index) => ({
      name: short,
      score: result.scores[index]?.score ?? null,
      earlier: compared?.scores[index]?.score ?? null,
      focus: focus.includes(id),
    }));
    return [make("figure", { class: "course-figure" }, radar(axes, say("drawing"))), numbers];
  }

  /**
   * @param {Rating} rating
   * @param {Result} result
   * @returns {Node[]}
   */
  workHead(rating, result) {
    if (proposed(rating, result.scores).length === 0) return [];
    const good = this.host.allGood(result);
    return good ? [make("h2", {}, say("work_good")), good] : [make("h2", {}, say("work", { n: rating.focus }))];
  }

  /**
   * @param {Rating} rating
   * @param {Result} result
   * @param {boolean} own
   * @returns {string[]} why these pillars
   */
  reason(rating, result, own) {
    if (proposed(rating, result.scores).length === 0) return [];
    return [own ? say("work_own") : say(rating.direction === "risk" ? "work_high" : "work_low", { n: rating.focus })];
  }

  /**
   * Where every pillar is in the best band, what one could work on all the same is folded.
   *
   * @param {boolean} good
   * @param {number} n how many that are
   * @param {boolean} open whether the learner has done something there
   */
  fold(good, n, open) {
    const around = this.todo.parentElement;
    if (good === around instanceof HTMLDetailsElement) return;
    if (!good) return around?.replaceWith(this.todo);
    const details = make("details", { class: "course-rest" }, make("summary", {}, say("work_anyway", { n })));
    details.open = open;
    this.todo.replaceWith(details);
    details.append(this.todo);
  }

  /**
   * The lists to choose other pillars from: made once, then only told what is chosen.
   *
   * @param {Rating} rating
   * @param {Result} result
   * @param {{ids: string[], own: boolean}} focus
   */
  choose(rating, result, { ids, own }) {
    this.chooser.hidden = ids.length === 0;
    fill(this.chooser, [result], () => this.lists(rating, result));
    const lists = [...this.chooser.querySelectorAll("select")];
    lists.forEach((list, index) => (list.value = ids[index] ?? ""));
    this.chooser.querySelector("button")?.toggleAttribute("hidden", !own);
  }

  /**
   * @param {Rating} rating
   * @param {Result} result
   * @returns {Node[]}
   */
  lists(rating, result) {
    const path = `focus/${result.round}`;
    const lists = proposed(rating, result.scores).map((_, index) => {
      const options = rating.pillars.map(({ id, title }, at) => {
        const score = result.scores[at]?.score ?? null;
        const words = score === null ? title : say("named", { title, n: Math.round(score) });
        return make("option", { value: id }, words);
      });
      const list = make("select", {}, ...options);
      this.host.on(list, "change", () => this.pick(path, index));
      return make("label", { class: "course-field" }, make("span", {}, say(`choose_${index + 1}`)), list);
    });
    const back = button(say("choose_back"), "is-quiet");
    this.host.on(back, "click", () => {
      this.chooser.querySelector("select")?.focus();
      this.host.keep({ [path]: null });
      this.announce();
    });
    const summary = make("summary", {}, say("choose_others", { n: rating.focus }));
    return [make("details", {}, summary, make("div", { class: "course-lists" }, ...lists), back)];
  }

  /**
   * Keep what is chosen; of two equal choices the other list takes what this one had.
   *
   * @param {string} path
   * @param {number} changed
   */
  pick(path, changed) {
    const values = [...this.chooser.querySelectorAll("select")].map((list) => list.value);
    const rule = this.shownFocus();
    const twin = values.findIndex((value, index) => index !== changed && value === values[changed]);
    if (twin >= 0) values[twin] = rule[changed] ?? "";
    this.host.keep({ [path]: values });
    this.announce();
  }

  /** @returns {string[]} what is worked on now */
  shownFocus() {
    const shown = Number(this.host.kept("shown"));
    const result = this.host.finished().find(({ round }) => round === shown);
    const { rating } = this.host;
    return result && rating ? focusOf(this.host.kept(`focus/${shown}`), rating, result.scores).ids : [];
  }

  /** Tell what is worked on now. */
  announce() {
    const { rating } = this.host;
    if (rating) this.status.textContent = say("chosen", { names: listed(this.shownFocus().map((id) => titleOf(rating, id))) });
  }

  /**
   * @param {string[]} focus
   * @returns {Node[]} a way to begin
   */
  begin(focus) {
    const link = this.cards.querySelector("[data-reread] a");
    if (!focus.length || !link) return [];
    const href = link.getAttribute("href") ?? "";
    return [make("a", { class: "course-btn is-primary", href }, say("start_with", { title: link.textContent ?? "" }))];
  }

  /**
   * @param {Result[]} earlier
   * @param {number[]} rounds of all that are finished
   * @returns {Node[]}
   */
  past(earlier, rounds) {
    const { rating } = this.host;
    if (!rating || earlier.length === 0) return [];
    const rows = [...earlier].reverse().map(({ round, scores }) => {
      const whole = mean(scores.map(({ score }) => score));
      const number = make("td", {}, whole === null ? "–" : String(Math.round(whole)));
      return make("tr", {}, make("th", { scope: "row" }, dayOf(round, rounds)), number);
    });
    const head = make("tr", {}, make("th", { scope: "col" }, say("day")), make("th", { scope: "col" }, say("mean")));
    const list = make("select", {}, make("option", { value: "0" }, say("history_none")));
    for (const { round } of [...earlier].reverse()) {
      list.append(make("option", { value: String(round) }, dayOf(round, rounds)));
    }
    list.value = String(this.compared);
    this.host.on(list, "change", () => {
      this.compared = Number(list.value);
      this.host.show();
    });
    const field = make("label", { class: "course-field" }, make("span", {}, say("history_draw")), list);
    const old = make("table", { class: "course-past" }, make("thead", {}, head), make("tbody", {}, ...rows));
    return [make("h2", {}, say("history")), make("p", { class: "course-prose" }, say("history_text")), old, field];
  }
}

/**
 * @param {Rating} rating
 * @param {string} id
 */
function titleOf(rating, id) {
  return rating.pillars.find((pillar) => pillar.id === id)?.title ?? "";
}

/** @type {WeakMap<Element, string>} */
const filled = new WeakMap();

/**
 * Make a part again if what it shows has changed.
 *
 * @param {Element | undefined} part
 * @param {unknown} shown
 * @param {() => (Node | string)[]} build
 */
function fill(part, shown, build) {
  const key = JSON.stringify(shown);
  if (!part || filled.get(part) === key) return;
  filled.set(part, key);
  part.replaceChildren(...build());
}
