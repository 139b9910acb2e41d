"""The narrow waist: the closed set of interactions that every question kind lowers itself to.

Marking (`generator/browser/marking.mjs`), the learner's record and later the exporters see only these, never a
kind. They are the interactions that xAPI and SCORM `cmi.interactions` share; so far one of them is needed.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ChoiceInteraction:
    """Choose among options. A response is the list of chosen option ids.

    Attributes:
        options: All option ids, in the author's order.
        correct: The ids that are right, in the author's order; at least one.
        several: Whether more than one option may be chosen.
    """

    options: tuple[str, ...]
    correct: tuple[str, ...]
    several: bool

    def as_data(self) -> dict[str, object]:
        """Return the JSON form that the browser marks and whose hash names a version of the item."""
        return {
            "type": "choice",
            "options": list(self.options),
            "correct": list(self.correct),
            "several": self.several,
        }


Interaction = ChoiceInteraction
"""Any interaction. The set is closed: a new member is a decision about marking, record and exports at once."""
