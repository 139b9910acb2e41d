/** How sure the learner is: three radios, asked after the answer and before it is checked. Never needed, never scored. */
import { make } from "./dom.mjs";
import { say } from "./say.mjs";

/**
 * @param {string} name a name that no other group on the page has
 * @returns {{fieldset: HTMLFieldSetElement, value: () => number | undefined, show: (level: number | undefined) => void,
 *   lock: (locked: boolean) => void}} levels are 1 to 3
 */
export function confidence(name) {
  const inputs = [1, 2, 3].map((level) => make("input", { type: "radio", name: `${name}-sure`, value: String(level), autocomplete: "off" }));
  const labels = inputs.map((input, index) => make("label", {}, input, make("span", {}, say(`sure_${index + 1}`))));
  const rows = make("div", { class: "course-joined" }, ...labels);
  const fieldset = make("fieldset", { class: "course-sure" }, make("legend", {}, say("sure")), rows);
  return {
    fieldset,
    value: () => inputs.findIndex((input) => input.checked) + 1 || undefined,
    show: (level) => inputs.forEach((input, index) => (input.checked = index + 1 === level)),
    lock: (locked) => inputs.forEach((input) => (input.disabled = locked)),
  };
}
