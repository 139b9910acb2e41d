/** `<course-true-false>`: statements to judge. There are two answers, so a miss tells the right one at once. */
import { CourseTargets } from "../../browser/targets.mjs";

class CourseTrueFalse extends CourseTargets {
  /** @override */
  binary = true;
}

customElements.define("course-true-false", CourseTrueFalse);
