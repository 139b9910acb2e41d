/** The base of elements that show what the store holds and keep nothing themselves: they show anew when it changes. */
import { theStore } from "./store.mjs";

/** @abstract */
export class StoreView extends HTMLElement {
  /** What is shown: `change` for what is known, `state` for how storage fares. */
  told = "change";

  connectedCallback() {
    if (this.abort) return;
    this.abort = new AbortController();
    const store = theStore();
    store.addEventListener(this.told, () => this.show(store), { signal: this.abort.signal });
    this.show(store);
  }

  disconnectedCallback() {
    this.abort?.abort();
    this.abort = undefined;
  }

  /** @param {import("./store.mjs").Store} store */
  show(store) {
    throw new Error(`${this.localName} shows nothing of ${store.course}`);
  }
}
