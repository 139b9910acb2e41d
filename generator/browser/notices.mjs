/** `<course-notices>`: says so when storage is blocked, full or was damaged. Not dismissed by a timer. */
import { icon, make } from "./dom.mjs";
import { say } from "./say.mjs";
import { theStore } from "./store.mjs";

class CourseNotices extends HTMLElement {
  connectedCallback() {
    if (this.abort) return;
    this.abort = new AbortController();
    this.store = theStore();
    this.store.addEventListener("state", () => this.show(), { signal: this.abort.signal });
    this.show();
  }

  disconnectedCallback() {
    this.abort?.abort();
    this.abort = undefined;
  }

  show() {
    const state = this.store?.state ?? "kept";
    if (state === "kept") return this.replaceChildren();
    const words = [icon("note"), make("span", {}, say(`storage_${state}`))];
    const where = this.dataset.href ?? "";
    const link = where ? [" ", make("a", { href: where }, say("your_data"))] : [];
    this.replaceChildren(make("p", { class: "course-notice is-warning", role: "alert" }, ...words, ...link));
  }
}

customElements.define("course-notices", CourseNotices);
