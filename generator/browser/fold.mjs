/**
 * A test that tells nothing has nothing to say beside its questions. Once it is handed in, they are folded away, so that its
 * result is what is seen, and a button shows them. The style sheet does the hiding, and on screens alone.
 */
import { button } from "./dom.mjs";
import { say } from "./say.mjs";

/**
 * @param {HTMLElement} quiz its `data-answers` says whether they are `hidden` or `shown`
 * @returns {HTMLButtonElement} the button that shows them and hides them again
 */
export function fold(quiz) {
  const turn = button("");
  turn.dataset.fold = "";
  /** @param {boolean} hidden */
  const set = (hidden) => {
    quiz.dataset.answers = hidden ? "hidden" : "shown";
    turn.textContent = say(hidden ? "show_answers" : "hide_answers");
  };
  turn.addEventListener("click", () => set(quiz.dataset.answers === "shown"));
  set(quiz.dataset.answers !== "shown");
  return turn;
}

/**
 * Show the questions, since a link leads to one of them.
 *
 * @param {HTMLElement} quiz
 */
export function unfold(quiz) {
  if (quiz.dataset.answers === "hidden") quiz.querySelector("[data-fold]")?.dispatchEvent(new Event("click"));
}
