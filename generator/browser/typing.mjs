/** What question kinds share in whose fields a learner types. */

/**
 * Enter in a field of one line checks the answer, as in a form. The focus goes to the button first, since a field that is
 * answered is locked and could not keep it.
 *
 * @param {import("./element.mjs").CourseQuestion} question
 */
export function checkOnEnter(question) {
  question.on(question, "keydown", (event) => {
    const field = event.target instanceof HTMLInputElement && event.target.type === "text";
    if (!field || event.key !== "Enter" || event.isComposing || event.repeat) return;
    event.preventDefault(); // or the button would take the key
    question.check?.focus();
    question.primary();
  });
}
