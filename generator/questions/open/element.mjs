/**
 * `<course-open>`: a text of one's own. It is given before ours is shown, then its writer judges it; a text that waits for
 * that judgment is kept as a draft, and so is one that is not finished.
 */
import "../../browser/open.words.mjs";
import { copy, make } from "../../browser/dom.mjs";
import { CourseQuestion } from "../../browser/element.mjs";
import "../../browser/interactions/free.mjs";
import { entriesOf } from "../../browser/marking.mjs";
import { latest } from "../../browser/record.mjs";
import { say } from "../../browser/say.mjs";

/**
 * @typedef {import("../../browser/marking.mjs").Mark} Mark
 * @typedef {{text: string, given: boolean, met: string[], version: string, run: string}} Draft `given`: our answer is shown, so
 *   the text is final; `met`: what is ticked so far; `run` is empty outside of a quiz
 */

const PAUSE = 400; // ms without a key before a draft is kept

class CourseOpen extends CourseQuestion {
  /** Ids of the criteria that are ticked. @type {string[]} */
  met = [];

  /** @returns {HTMLTextAreaElement} */
  get field() {
    return /** @type {HTMLTextAreaElement} */ (this.fieldset?.querySelector("textarea"));
  }

  get path() {
    return `draft/${this.item}`;
  }

  /** @override */
  connectedCallback() {
    delete this.dataset.confidence; // there is no right here that one could be sure of
    super.connectedCallback();
  }

  /** @override */
  start() {
    super.start();
    this.on(this.field, "input", () => {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.keep(), PAUSE);
    });
    this.on(window, "pagehide", () => this.keep());
  }

  /** @override */
  disconnectedCallback() {
    this.keep();
    if (this.abort) this.judge([], null);
    super.disconnectedCallback();
  }

  /** Keep what has been typed since the last time. */
  keep() {
    if (!this.timer) return;
    clearTimeout(this.timer);
    this.timer = undefined;
    if (this.phase === "open") this.draft(this.field.value.trim(), false);
  }

  /**
   * @param {string} text empty to have none any more
   * @param {boolean} given
   */
  draft(text, given) {
    const draft = text ? { text, given, met: this.met, version: this.dataset.version, run: this.run?.run ?? "" } : null;
    if (draft || this.store?.field(this.path)) this.store?.setField(this.path, draft);
  }

  latest() {
    return this.store && latest(this.store.record, this.item, this.run);
  }

  /** @returns {Draft | null} the draft that is kept, unless an answer was given later */
  drafted() {
    const field = this.store?.record.fields[this.path];
    const draft = /** @type {Partial<Draft> | null | undefined} */ (field?.value);
    if (!field || typeof draft?.text !== "string") return null;
    const { text, met, version = "", run = "" } = draft;
    const attempt = this.latest();
    if (run !== (this.run?.run ?? "") || (attempt && attempt.time > field.time)) return null;
    const given = draft.given === true && version === this.dataset.version;
    return { text, given, met: given && Array.isArray(met) ? met.map(String) : [], version, run };
  }

  /** @returns {{text: string, given: true, met: string[]} | null} a text that was handed in with a test and waits for its judgment */
  handedIn() {
    const attempt = this.latest();
    const [text] = entriesOf(attempt?.response ?? [], "text");
    return text && attempt?.time === this.run?.done ? { text, given: true, met: [] } : null;
  }

  /**
   * @override
   * @returns {string[]}
   */
  response() {
    const text = this.field.value.trim();
    return text ? [`text=${text}`, ...this.met.map((id) => `met=${id}`)] : [];
  }

  /**
   * @override
   * @param {string[]} response
   */
  show(response) {
    this.field.value = entriesOf(response, "text")[0] ?? "";
    this.met = entriesOf(response, "met");
  }

  /** Nothing: all that is not judged yet is in the draft. @override */
  form() {
    return [];
  }

  /** @override */
  missing() {
    return this.response().length > 0 ? null : { control: this.field, words: say("open_missing") };
  }

  /** @override */
  open() {
    super.open();
    if (this.check) this.check.textContent = say("compare");
  }

  /** A text is never cleared by one press. @override */
  chosen() {
    super.chosen();
    this.undo?.toggleAttribute("hidden", true);
  }

  /** @override */
  primary() {
    if (this.phase !== "judging") return super.primary();
    this.give(this.response());
  }

  /** @override */
  checkAnswer() {
    if (this.missing()) return super.checkAnswer();
    this.compare();
    this.draft(this.field.value.trim(), true);
    this.ours?.focus();
  }

  /** The text is given: show ours beside it, and ask what of it is in theirs. */
  compare() {
    this.forgive();
    this.phase = "judging";
    this.lock(true);
    const response = this.response();
    this.judge(response, this.mark(response));
    for (const box of this.boxes()) box.disabled = false;
    if (this.check) this.check.textContent = say("save_judgment");
    this.unknown?.toggleAttribute("hidden", true);
  }

  /** @returns {HTMLInputElement[]} the criteria's checkboxes, while they are shown */
  boxes() {
    return [...(this.asks?.querySelectorAll("input") ?? [])];
  }

  /**
   * @override
   * @param {string[]} response
   */
  give(response) {
    super.give(response);
    this.draft("", false);
  }

  /**
   * Show our answer beside the text, and the criteria below; or take both away.
   *
   * @override
   * @param {string[]} response
   * @param {Mark | null} mark
   */
  judge(response, mark) {
    for (const part of [this.ours?.parentElement, this.asks, this.read]) part?.remove();
    this.ours = this.asks = this.read = undefined;
    const given = mark !== null && response.length > 0;
    this.field.hidden = given;
    if (!given) return;
    this.read = make("div", { class: "course-mine__text" }, this.field.value.trim());
    this.field.before(this.read);
    this.ours = make("p", { class: "is-heading", tabindex: "-1" }, say("ours"));
    const model = this.answer?.querySelector("[data-key=model]");
    this.querySelector(".course-open")?.append(make("div", { class: "course-ours" }, this.ours, ...copy(model)));
    const rows = [...(this.answer?.querySelectorAll("[data-criterion]") ?? [])].map((each) => {
      const id = each.getAttribute("data-criterion") ?? "";
      const box = make("input", { type: "checkbox", value: id });
      box.checked = this.met.includes(id);
      box.disabled = true;
      return make("label", { class: "course-opt" }, box, make("span", {}, ...copy(each)));
    });
    const legend = make("legend", {}, say("judge"));
    this.asks = make("fieldset", { class: "course-asks" }, legend, make("div", { class: "course-opts" }, ...rows));
    this.asks.addEventListener("change", () => {
      this.met = this.boxes().flatMap((box) => (box.checked ? [box.value] : []));
      this.draft(this.field.value.trim(), true);
    });
    this.panel?.before(this.asks);
  }

  /**
   * How much was ticked, and never that it is right.
   *
   * @override
   * @param {Mark} marked
   * @param {string[]} response
   * @param {number | undefined} time
   */
  said(marked, response, time) {
    const panel = super.said({ ...marked, verdict: "none" }, response, time);
    if (response.length > 0 && marked.score < 1) panel.append(...this.nudge());
    return panel;
  }

  /**
   * @override
   * @param {Mark} mark
   */
  verdict(mark) {
    return mark.parts[0] ? say("judged", { n: mark.right, total: mark.total }) : super.verdict(mark);
  }

  /** @override */
  feedback() {
    return [];
  }

  /**
   * @override
   * @param {Mark["verdict"]} verdict
   */
  label(verdict) {
    if (this.phase === "judging") return; // a quiz labels its last question once more when the others change
    this.phase = "told"; // nothing is left to reveal
    super.label(verdict === "none" ? "none" : "right");
    if (this.unknown && verdict !== "none") this.unknown.textContent = say("again");
  }

  /** The old text stays, to be made better. @override */
  anew() {
    this.met = [];
    this.open();
    this.again = true;
    this.draft(this.field.value.trim(), false);
    this.field.focus();
  }

  /**
   * @override
   * @param {boolean} [first]
   */
  restore(first = false) {
    const waiting = this.drafted() ?? this.handedIn();
    if (!waiting) return super.restore(first);
    if (this.phase !== "open" || !(waiting.given || first)) return;
    this.show([`text=${waiting.text}`, ...waiting.met.map((id) => `met=${id}`)]);
    if (waiting.given) return this.compare();
    this.again = true;
    this.chosen();
  }
}

customElements.define("course-open", CourseOpen);
