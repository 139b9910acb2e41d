/**
 * The learner's own texts: `<course-field>` keeps what is typed, under the path it names or its field's; `<course-end>` notes that a lesson's end was reached;
 * `<course-before>` tells, beside the answer to a pre-question, what was chosen before reading.
 */
import { icon, make } from "./dom.mjs";
import { say, when } from "./say.mjs";
import { theStore } from "./store.mjs";

const PAUSE = 400; // ms without a key before a text is kept

class CourseField extends HTMLElement {
  connectedCallback() {
    if (this.abort) return;
    this.abort = new AbortController();
    const { signal } = this.abort;
    this.store = theStore();
    this.path = this.dataset.path ?? `deal/${this.dataset.field}`;
    const field = /** @type {HTMLInputElement | HTMLTextAreaElement} */ (this.querySelector("input, textarea"));
    this.field = field;
    this.note = make("p", { class: "course-saved" });
    this.append(this.note);
    this.show();
    this.mirror();
    field.addEventListener("input", () => this.later(), { signal });
    field.addEventListener("change", () => this.keep(), { signal });
    addEventListener("pagehide", () => this.keep(), { signal });
    this.store.addEventListener("change", () => this.show(), { signal });
  }

  disconnectedCallback() {
    this.keep();
    this.abort?.abort();
    this.abort = undefined;
    this.note?.remove();
  }

  /** Say what is kept; it goes into the field too, unless the learner is typing in it. */
  show() {
    this.tell();
    const kept = this.store?.record.fields[this.path ?? ""];
    if (!this.field || this.timer || document.activeElement === this.field) return;
    if (typeof kept?.value === "string" && this.field.value !== kept.value) this.field.value = kept.value;
    else if (!kept?.value && this.field.value) this.field.value = "";
    this.mirror();
  }

  /** Print shows the whole text, whatever fits into the field. */
  mirror() {
    const text = this.field?.value ?? "";
    if (text) this.dataset.text = text;
    else delete this.dataset.text;
  }

  /** @returns {number} ms since 1970 when its text was kept, or 0 */
  get time() {
    const kept = this.store?.record.fields[this.path ?? ""];
    return kept?.value ? kept.time : 0;
  }

  /** Say that the text is kept; in a group of fields only the one written last says so. */
  tell() {
    const group = [...(this.closest(".course-deal")?.querySelectorAll("course-field") ?? [])];
    const last = group.every((each) => each === this || !(each instanceof CourseField) || each.time < this.time);
    const said = this.time && last && this.store?.state === "kept" ? say("saved", { when: when(this.time) }) : "";
    if (this.note && this.note.textContent !== said) this.note.replaceChildren(...(said ? [icon("saved"), said] : []));
  }

  later() {
    this.mirror();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.keep(), PAUSE);
  }

  keep() {
    clearTimeout(this.timer);
    this.timer = undefined;
    const text = this.field?.value ?? "";
    if (text === (this.store?.field(this.path ?? "") ?? "")) return;
    this.store?.setField(this.path ?? "", text || null);
  }
}

class CourseEnd extends HTMLElement {
  connectedCallback() {
    const store = theStore();
    const lesson = this.dataset.lesson ?? "";
    store.visit(lesson);
    if (store.field(`read/${lesson}`) === true) return;
    this.observer = new IntersectionObserver((entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      this.observer?.disconnect();
      store.setField(`read/${lesson}`, true);
    });
    this.observer.observe(this);
  }

  disconnectedCallback() {
    this.observer?.disconnect();
  }
}

class CourseBefore extends HTMLElement {
  connectedCallback() {
    const details = this.querySelector("details");
    if (this.abort || !details) return;
    this.abort = new AbortController();
    details.addEventListener("toggle", () => this.show(), { signal: this.abort.signal });
  }

  disconnectedCallback() {
    this.abort?.abort();
    this.abort = undefined;
  }

  /** Mark what was chosen before reading; rows that stand in an order tell the place that each was given. */
  show() {
    const kept = theStore().field(`before/${this.dataset.item}`);
    const chosen = Array.isArray(kept) ? kept.map(String) : [];
    for (const row of this.querySelectorAll("[data-feedback]")) {
      row.querySelector(".course-yours")?.remove();
      const at = chosen.indexOf(row.getAttribute("data-feedback") ?? "");
      if (at < 0) continue;
      const words = row.closest("ol") ? say("before_at", { n: at + 1 }) : say("before");
      row.firstElementChild?.append(" ", make("b", { class: "course-yours" }, words));
    }
  }
}

customElements.define("course-field", CourseField);
customElements.define("course-end", CourseEnd);
customElements.define("course-before", CourseBefore);
