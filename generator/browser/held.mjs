/** A question of a test: its answer is kept, can be changed, and nothing is said about it until all is handed in. */
import { button, make } from "./dom.mjs";
import { held } from "./record.mjs";
import { say, when } from "./say.mjs";
import { dropUnchecked, keepUnchecked } from "./unchecked.mjs";

/**
 * @param {import("./record.mjs").LearnerRecord} record
 * @param {string} quiz id of the quiz in the page
 * @param {import("./run.mjs").Run} run
 * @returns {ReturnType<typeof held>} the answers that wait, without those to what a question was before its author changed it
 */
export function waiting(record, quiz, run) {
  /** @param {string} item */
  const asked = (item) => /** @type {HTMLElement | null | undefined} */ (document.getElementById(`q_${item}`)?.firstElementChild);
  const entries = Object.entries(held(record, quiz, run));
  return Object.fromEntries(entries.filter(([item, { version }]) => version === asked(item)?.dataset.version));
}

/**
 * @param {import("./element.mjs").CourseQuestion} question
 * @param {string} quiz id
 */
export function hold(question, quiz) {
  const { store, card, sure, item } = question;
  if (!store || !card) return;
  if (question.answer) question.answer.hidden = true;
  const undo = button(say("clear"), "is-quiet");
  const told = make("div");
  const parts = [...(sure ? [sure.fieldset] : []), told, undo];
  card.append(...parts);
  question.undo = undo;
  let typed = false;
  question.tidy = () => {
    if (typed && !question.isConnected) keep(); // its page is taken away
    parts.forEach((part) => part.remove());
  };
  const keep = () => {
    typed = false;
    question.chosen();
    const level = sure?.value();
    const response = question.response();
    const partly = response.length > 0 && question.missing() !== null;
    const { version = "" } = question.dataset;
    const more = { ...(level && { confidence: level }), ...(partly && { partly }) };
    store.setField(`quiz/${quiz}/${item}`, { run: question.run?.run ?? "", version, response, ...more });
    if (response.length > 0) dropUnchecked(question);
    else keepUnchecked(question); // such as a number that cannot be read yet
  };
  const recall = () => {
    const { run } = question;
    const last = run && held(store.record, quiz, { ...run, items: [item] })[item];
    const kept = last?.version === question.dataset.version ? last : undefined;
    const updated = !kept && last?.response.length ? [question.notice(say("updated", { when: when(last.time) }))] : [];
    told.replaceChildren(...updated);
    if (!question.contains(document.activeElement)) {
      const response = kept?.response ?? [];
      const same = response.join("\n") === question.response().join("\n");
      if (!same) question.show(response); // a number that cannot be read is no answer yet, and stays as it was typed
      sure?.show(kept?.confidence);
    }
    question.lock(run?.done !== undefined);
    undo.hidden = run?.done !== undefined || question.response().length === 0;
  };
  question.on(question, "change", keep);
  question.on(question, "input", () => (typed = true));
  question.on(window, "pagehide", () => typed && keep()); // a text that is being typed has not changed yet
  question.on(undo, "click", () => {
    sure?.show(undefined);
    question.clearChoice();
    keep();
  });
  question.on(store, "change", recall);
  recall();
  if (question.response().length === 0) question.comeBack();
}
