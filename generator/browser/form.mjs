/** The form of a question: what stands in it, what is missing, and how that is told. Knows neither marking nor the record. */
import { icon, make } from "./dom.mjs";
import { say } from "./say.mjs";

let count = 0;

/** @abstract */
export class CourseForm extends HTMLElement {
  /** The fieldset's own description, while an error is added to it. @type {string | undefined} */
  described = undefined;

  /** Find the parts of the form, and listen from now on. */
  connect() {
    this.abort = new AbortController();
    this.name = `course-q${++count}`;
    this.card = /** @type {HTMLElement} */ (this.querySelector(".course-q"));
    this.fieldset = /** @type {HTMLFieldSetElement} */ (this.querySelector("fieldset"));
    for (const control of this.controls()) control.setAttribute("autocomplete", "off"); // a browser knows no version and no run
  }

  /**
   * Listen until the element leaves the page.
   *
   * @param {EventTarget} target
   * @param {string} type
   * @param {(event: any) => void} listener
   */
  on(target, type, listener) {
    target.addEventListener(type, listener, { signal: /** @type {AbortController} */ (this.abort).signal });
  }

  get item() {
    return this.dataset.item ?? "";
  }

  /** @returns {string[]} what is chosen now, by default the values of what is ticked; empty if nothing is */
  response() {
    return this.inputs().flatMap(({ checked, value }) => (checked ? [value] : []));
  }

  /**
   * Show a response in the form.
   *
   * @param {string[]} response empty to clear it
   */
  show(response) {
    for (const input of this.inputs()) input.checked = response.includes(input.value);
  }

  /** @returns {string[]} what stands in the form, to be kept until it is checked; a kind whose form holds more than a response says so */
  form() {
    return this.response();
  }

  /** @param {string[]} form what `form` gave */
  fill(form) {
    this.show(form);
  }

  /** @returns {{control: HTMLElement, words: string} | null} the first thing without an answer, and what to say of it */
  missing() {
    const [control] = this.controls();
    if (this.response().length > 0 || !control) return null;
    return { control, words: say(this.querySelector("[type=checkbox]") ? "choose_some" : "choose_one") };
  }

  /** @returns {HTMLInputElement[]} the radios and checkboxes */
  inputs() {
    return [...(this.fieldset?.querySelectorAll("input") ?? [])];
  }

  /** @returns {(HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement | HTMLButtonElement)[]} all that takes an answer */
  controls() {
    return [...(this.fieldset?.querySelectorAll("input, select, textarea, button") ?? [])].filter(isControl);
  }

  /**
   * Something has no answer: say so above the question and beside it, and take the focus there.
   *
   * @param {HTMLElement} first
   * @param {string} words
   */
  ask(first, words) {
    if (!this.fieldset || !this.card) return;
    this.forgive();
    first.id ||= `${this.name}-first`;
    const link = make("a", { href: `#${first.id}` }, words);
    this.summary = make(
      "div",
      { class: "course-errorsum", role: "alert", tabindex: "-1" },
      make("p", { class: "is-heading" }, say("problem")),
      make("p", {}, link),
    );
    this.on(link, "click", (event) => {
      event.preventDefault();
      first.focus();
    });
    this.error = make("p", { class: "course-error", id: `${this.name}-error` }, icon("wrong"), words);
    this.card.before(this.summary);
    this.fieldset.querySelector(".is-hint")?.after(this.error);
    this.described ??= this.fieldset.getAttribute("aria-describedby") ?? "";
    this.fieldset.setAttribute("aria-describedby", `${this.error.id} ${this.described}`);
    for (const control of this.asking(first)) control.setAttribute("aria-invalid", "true");
    if (!document.title.startsWith(say("error_title"))) document.title = `${say("error_title")} ${document.title}`;
    this.summary.focus();
  }

  /**
   * @param {HTMLElement} first
   * @returns {HTMLElement[]} the controls that give the answer which is missing
   */
  asking(first) {
    if (!(first instanceof HTMLInputElement) || !/radio|checkbox/.test(first.type)) return [first];
    return this.inputs().filter((input) => input.name === first.name);
  }

  /** Take the error away. */
  forgive() {
    if (!this.summary) return;
    this.summary.remove();
    this.error?.remove();
    this.summary = this.error = undefined;
    this.fieldset?.setAttribute("aria-describedby", this.described ?? "");
    for (const control of this.controls()) control.removeAttribute("aria-invalid");
    document.title = document.title.replace(`${say("error_title")} `, "");
  }
}

/**
 * @param {Element} element
 * @returns {element is HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement | HTMLButtonElement}
 */
function isControl(element) {
  return "disabled" in element;
}
