"""Golden files: equal passes, a difference is shown with what to do, rewriting writes."""

from pathlib import Path

import pytest

from tests.goldens import GoldenError, compare


def test_rewriting_makes_the_file_that_then_passes(tmp_path: Path) -> None:
    compare("pages/a.txt", "one\ntwö\n", rewrite=True, folder=tmp_path)
    compare("pages/a.txt", "one\ntwö\n", rewrite=False, folder=tmp_path)
    assert (tmp_path / "pages" / "a.txt").read_bytes() == "one\ntwö\n".encode()


def test_a_difference_is_shown_line_by_line(tmp_path: Path) -> None:
    compare("a.txt", "one\ntwo\n", rewrite=True, folder=tmp_path)
    with pytest.raises(GoldenError, match=r"(?s)run make golden and read the diff.*-two\n\+three"):
        compare("a.txt", "one\nthree\n", rewrite=False, folder=tmp_path)


@pytest.mark.parametrize("text", ["one", "one\n\n", ""])
def test_the_last_line_end_counts(tmp_path: Path, text: str) -> None:
    compare("a.txt", "one\n", rewrite=True, folder=tmp_path)
    with pytest.raises(GoldenError):
        compare("a.txt", text, rewrite=False, folder=tmp_path)


def test_a_missing_file_is_a_difference_even_for_no_text(tmp_path: Path) -> None:
    with pytest.raises(GoldenError, match="does not exist"):
        compare("a.txt", "", rewrite=False, folder=tmp_path)
