/** `<course-matching>`: lines that are each given an entry of a list. */
import { CourseTargets } from "../../browser/targets.mjs";

class CourseMatching extends CourseTargets {}

customElements.define("course-matching", CourseMatching);
