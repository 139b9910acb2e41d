/** `<course-categorize>`: cards that are each given a group. */
import { CourseTargets } from "../../browser/targets.mjs";

class CourseCategorize extends CourseTargets {}

customElements.define("course-categorize", CourseCategorize);
