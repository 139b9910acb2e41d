"""The style sheets of kinds and of pages meet on one page, so no class may be styled by both."""

import re
from pathlib import Path

import pytest

from generator.questions import Kind, kinds

PAGES = Path(__file__).parents[2] / "generator" / "theme" / "pages"
_CLASS = re.compile(r"\.(course-[\w-]+)")


def classes(sheet: Path) -> set[str]:
    found = set(_CLASS.findall(sheet.read_text("utf-8")))
    return found - {"course-page"}  # every page stands in it; it only adds weight


@pytest.mark.parametrize("kind", kinds().values(), ids=lambda kind: kind.name)
def test_a_kind_styles_no_class_that_a_page_styles(kind: Kind) -> None:
    """The ends of a list to put in order once had the class of a quiz's result, with its frame and its space."""
    of_pages = {name for sheet in PAGES.glob("*.css") for name in classes(sheet)}
    assert "course-end" in of_pages
    own = kind.folder / "style.css"
    frame = {"course-page"}  # around every page; only named so that a rule weighs more than the theme's
    assert not ((classes(own) & of_pages) - frame if own.exists() else set())
