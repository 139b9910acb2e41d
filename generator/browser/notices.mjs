/** `<course-notices>`: says so when storage is blocked, full or was damaged. Not dismissed by a timer. */
import { icon, make } from "./dom.mjs";
import { say } from "./say.mjs";
import { StoreView } from "./view.mjs";

class CourseNotices extends StoreView {
  /** @override */
  told = "state";

  /**
   * @override
   * @param {import("./store.mjs").Store} store
   */
  show({ state }) {
    if (state === "kept") return this.replaceChildren();
    const words = [icon("note"), make("span", {}, say(`storage_${state}`))];
    const where = this.dataset.href ?? "";
    const link = where ? [" ", make("a", { href: where }, say("your_data"))] : [];
    this.replaceChildren(make("p", { class: "course-notice is-warning", role: "alert" }, ...words, ...link));
  }
}

customElements.define("course-notices", CourseNotices);
