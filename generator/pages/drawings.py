"""The beam: the one drawing of the house, as inline SVG without a style attribute (see the look's tokens)."""

from __future__ import annotations

from markupsafe import Markup


def module_number(number: int, total: int) -> Markup:
    """Return the module's numeral standing on the load.

    The fulcrum walks toward the load from the first module to the last; the script that knows the learner's
    progress turns the beam (load down: not begun, level: under way, up: done). You are on it once you have begun.

    Args:
        number: The module's number, from 1.
        total: How many numbered modules there are.
    """
    share = 0 if total < 2 else (number - 1) / (total - 1)
    x = round(20 + 31 * share, 1)
    return Markup(
        '<svg class="course-beam course-numeral" viewBox="0 0 76 62" aria-hidden="true" focusable="false"'
        " data-search-exclude>"
        f'<g transform="rotate(7 {x} 42)"><path d="M3 42H73"/><circle class="is-set is-you" cx="7" cy="38" r="3.2"/>'
        '<rect class="is-load" x="50" y="16" width="23" height="26"/>'
        f'<text x="61.5" y="35.5" font-size="19" text-anchor="middle">{number}</text></g>'
        f'<path class="is-fulcrum" d="M{x} 42l-7.5 15h15z"/></svg>'
    )
