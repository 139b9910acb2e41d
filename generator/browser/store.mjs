/**
 * The record in this browser: read, changed and kept under one key, with every storage call guarded.
 *
 * A change is written as: read the stored text again, merge, write, inside a lock where the browser has locks. Tabs may
 * run in processes of their own, where even then the text read can be a moment old (Chromium under load, tried), so a tab
 * keeps all it has added, and one that sees another's write without its own knowledge in it writes once more. So two tabs
 * lose nothing. Storage that is blocked, full or damaged gives a state the page can tell, and memory as fallback.
 */
import { empty, lacks, merge, parse } from "./record.mjs";
import { forgetUnchecked } from "./unchecked.mjs";

/**
 * @typedef {import("./record.mjs").LearnerRecord} LearnerRecord
 * @typedef {import("./record.mjs").Attempt} Attempt
 * @typedef {import("./record.mjs").Json} Json
 * @typedef {"kept" | "blocked" | "full" | "damaged"} State how the last touch of the storage went
 */

/** Tells `change` (what is known has changed) and `state` (how storage fares). */
export class Store extends EventTarget {
  /** @param {string} course id of the course */
  constructor(course) {
    super();
    this.course = course;
    this.key = `course:${course}:1`;
    /** @type {State} */
    this.state = "kept";
    /** What this page has added; it is merged into all that is read, so that nothing another tab overwrites is forgotten. */
    this.own = empty(course);
    /** Whether this page has written, so that an empty storage means that another tab has cleared it. */
    this.wrote = false;
    /** Goes up when everything is cleared, so that a write still waiting for its lock brings nothing back. */
    this.epoch = 0;
    this.record = this.read();
    addEventListener("storage", (event) => {
      if (event.key !== this.key && event.key !== null) return;
      if (event.newValue === null) this.forget();
      const known = this.record;
      this.refresh();
      const stored = event.newValue === null ? null : parse(event.newValue, this.course);
      if (stored && lacks(known, stored)) this.add({ attempts: known.attempts, fields: known.fields });
    });
    addEventListener("pageshow", (event) => event.persisted && this.refresh());
  }

  /** @returns {LearnerRecord} what is stored, with what this page has added */
  read() {
    let stored = null;
    try {
      stored = localStorage.getItem(this.key);
    } catch {
      this.fare("blocked");
    }
    const record = stored === null ? empty(this.course) : parse(stored, this.course);
    if (record === null) {
      this.setAside(/** @type {string} */ (stored));
      return merge(empty(this.course), this.own);
    }
    return merge(record, this.own);
  }

  /** Read again and tell. */
  refresh() {
    this.record = this.read();
    this.dispatchEvent(new Event("change"));
  }

  /**
   * Keep a damaged text under another key, so that a person can still look at it.
   *
   * @param {string} text
   */
  setAside(text) {
    this.fare("damaged");
    this.wrote = false;
    try {
      localStorage.setItem(`${this.key}:damaged`, text);
      localStorage.removeItem(this.key);
    } catch {
      this.fare("blocked");
    }
  }

  /**
   * Merge a piece of record in and write it: at once, so that leaving the page loses nothing, and once more inside a lock,
   * in case another tab wrote between our reading and our writing.
   *
   * @param {Partial<Pick<LearnerRecord, "attempts" | "fields">>} piece
   * @returns {Promise<void>} done when it is written, or known that it cannot be
   */
  async add(piece) {
    const added = { ...empty(this.course), ...piece };
    this.noticeClearing();
    this.own = merge(this.own, added);
    const written = this.write();
    this.dispatchEvent(new Event("change"));
    if (!written || !navigator.locks) return;
    const epoch = this.epoch;
    await navigator.locks.request(this.key, () => {
      this.noticeClearing();
      if (epoch === this.epoch) this.write();
    });
  }

  /** @returns {boolean} whether what this page has added is now stored, on top of what any tab has stored meanwhile */
  write() {
    this.record = this.read();
    const text = JSON.stringify(this.record);
    try {
      if (localStorage.getItem(this.key) !== text) localStorage.setItem(this.key, text);
      this.wrote = true;
      if (this.state !== "damaged") this.fare("kept");
      return true;
    } catch (error) {
      const full = error instanceof DOMException && /quota/i.test(error.name);
      this.fare(full ? "full" : "blocked");
      return false;
    }
  }

  /** Forget everything about this course in this browser. */
  clear() {
    this.forget();
    try {
      localStorage.removeItem(this.key);
      localStorage.removeItem(`${this.key}:damaged`);
      this.fare("kept");
    } catch {
      this.fare("blocked");
    }
    this.refresh();
  }

  /** Another tab may have cleared everything a moment ago, and its telling be still on the way. */
  noticeClearing() {
    try {
      if (this.wrote && localStorage.getItem(this.key) === null) this.forget();
    } catch {
      this.fare("blocked");
    }
  }

  forget() {
    this.own = empty(this.course);
    this.wrote = false;
    this.epoch += 1;
    forgetUnchecked(this.course);
  }

  /** @param {State} state */
  fare(state) {
    if (this.state === state) return;
    this.state = state;
    queueMicrotask(() => this.dispatchEvent(new Event("state")));
  }

  /** @param {Attempt} attempt */
  addAttempt(attempt) {
    return this.add({ attempts: { [randomId()]: attempt } });
  }

  /**
   * @param {string} path
   * @param {Json} value
   */
  setField(path, value) {
    return this.setFields({ [path]: value });
  }

  /**
   * Set several fields in one write. The time of each is later than that of the value it replaces, which a device may have
   * written whose clock was ahead; or the change would be lost at once.
   *
   * @param {{[path: string]: Json}} values by path
   */
  setFields(values) {
    const entries = Object.entries(values).map(([path, value]) => {
      const before = Object.hasOwn(this.record.fields, path) ? (this.record.fields[path]?.time ?? 0) : 0;
      return [path, { value, time: Math.max(Date.now(), before + 1), writer: writer() }];
    });
    return this.add({ fields: Object.fromEntries(entries) });
  }

  /** @param {string} place where the learner is: id of a lesson, `quiz:` or `rating:` and an id */
  visit(place) {
    if (this.field("place") !== place) this.setField("place", place);
  }

  /**
   * @param {string} path
   * @returns {Json | undefined} the value of a field
   */
  field(path) {
    return Object.hasOwn(this.record.fields, path) ? this.record.fields[path]?.value : undefined;
  }
}

/** @returns {string} 16 random hexadecimal digits */
export function randomId() {
  const bytes = crypto.getRandomValues(new Uint8Array(8));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

let own = "";

/** @returns {string} the id of this page as a writer; it only has to differ from other tabs and devices */
function writer() {
  own ||= randomId();
  return own;
}

/** @type {Store | undefined} */
let store;

/** @returns {Store} the one store of this page's course */
export function theStore() {
  const course = document.querySelector('meta[name="course"]')?.getAttribute("content") ?? "";
  if (!store || store.course !== course) store = new Store(course);
  return store;
}
