/** `<course-data>`: download a copy of the record, bring one back (merged), clear it after a question. */
import { parse } from "./record.mjs";
import { say } from "./say.mjs";
import { theStore } from "./store.mjs";
import "./data.words.mjs";

const LARGEST = 20_000_000; // bytes; a record is far smaller, and reading a film would hang the page
const ANSWERS = /^(before|rating\/[^/]+\/answers)\//; // to what is asked before the text, to statements about oneself
const TEXTS = /^(deal|draft|rating\/[^/]+\/plan)\//;
const HELD = /^quiz\/[^/]+\/(.+)/; // waits to be handed in; stays when it is, and then is an attempt too

/**
 * @param {import("./record.mjs").LearnerRecord | undefined} record
 * @returns {{answers: string[], texts: string[]}} all that the learner gave and wrote, each by its id or path
 */
function keptIn({ attempts, fields } = { format: 1, course: "", attempts: {}, fields: {} }) {
  const handedIn = new Set(Object.values(attempts).map(({ run, item }) => `${run} ${item}`));
  const given = Object.entries(fields).flatMap(([path, { value }]) => {
    const waits = /** @type {{run?: unknown, response?: unknown} | null} */ (HELD.test(path) ? value : null);
    const answer = waits ? waits.response : value;
    const some = Array.isArray(answer) ? answer.length > 0 : (answer ?? "") !== "";
    return some && !handedIn.has(`${waits?.run} ${HELD.exec(path)?.[1]}`) ? [path] : [];
  });
  const answers = given.filter((path) => ANSWERS.test(path) || HELD.test(path));
  return { answers: [...Object.keys(attempts), ...answers], texts: given.filter((path) => TEXTS.test(path)) };
}

class CourseData extends HTMLElement {
  connectedCallback() {
    if (this.abort) return;
    this.abort = new AbortController();
    this.store = theStore();
    this.hidden = false;
    this.on("[data-download]", "click", () => this.download());
    this.on("[data-file]", "change", () => this.bringBack());
    this.on("[data-clear]", "click", () => this.find("dialog", HTMLDialogElement)?.showModal());
    this.on("[data-really]", "click", () => this.clear());
    this.on("[data-not]", "click", () => this.find("dialog", HTMLDialogElement)?.close());
    this.store.addEventListener("change", () => this.count(), { signal: this.abort.signal });
    this.count();
  }

  disconnectedCallback() {
    this.abort?.abort();
    this.abort = undefined;
  }

  /**
   * @param {string} selector
   * @param {string} type
   * @param {() => void} listener
   */
  on(selector, type, listener) {
    this.querySelector(selector)?.addEventListener(type, listener, { signal: this.abort?.signal });
  }

  /**
   * @template {Element} T
   * @param {string} selector
   * @param {new () => T} kind
   * @returns {T | null}
   */
  find(selector, kind) {
    const found = this.querySelector(selector);
    return found instanceof kind ? found : null;
  }

  /** Say how much there is. */
  count() {
    const { answers, texts } = keptIn(this.store?.record);
    const words = `${say("have_answers", { n: answers.length })} ${say("have_texts", { n: texts.length })}`;
    const said = this.querySelector("[data-have]");
    if (said && said.textContent !== words) said.textContent = words;
  }

  /**
   * Say what came of a button or a file, below it and nowhere else any more.
   *
   * @param {string} part
   * @param {string} words
   */
  tell(part, words) {
    for (const status of this.querySelectorAll("[data-said]")) {
      status.textContent = status.getAttribute("data-said") === part ? words : "";
    }
  }

  download() {
    const record = this.store?.record;
    if (!record) return;
    const blob = new Blob([JSON.stringify(record, null, 1)], { type: "application/json" });
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    const day = new Date().toISOString().slice(0, 10);
    link.download = `${record.course}-${day}.json`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
    this.tell("copy", say("downloaded", { name: link.download }));
  }

  async bringBack() {
    const input = this.find("[data-file]", HTMLInputElement);
    const file = input?.files?.[0];
    if (!file || !this.store || !input) return;
    const record = file.size > LARGEST ? null : parse(await file.text(), this.store.course);
    input.value = "";
    if (!record) return this.tell("back", say("not_a_copy", { name: file.name }));
    const before = keptIn(this.store.record);
    await this.store.add({ attempts: record.attempts, fields: record.fields });
    const after = keptIn(this.store.record);
    const answers = say("have_answers", { n: after.answers.filter((each) => !before.answers.includes(each)).length });
    this.tell("back", say("brought_back", { answers, n: after.texts.filter((each) => !before.texts.includes(each)).length }));
  }

  clear() {
    this.store?.clear();
    this.find("dialog", HTMLDialogElement)?.close();
    this.tell("clear", say("cleared"));
  }
}

customElements.define("course-data", CourseData);
