"""Nothing in this repository repeats eight words in a row of the article the course grew out of.

Only hashes of the article are here (content/source.hashes). Two if-then templates are exempt; they were left out
when the hashes were made.
"""

import subprocess
from pathlib import Path

from generator.course.overlap import fingerprint, runs

ROOT = Path(__file__).parents[1]
HASHES = frozenset((ROOT / "content/source.hashes").read_text("utf-8").split())
TEXT = {".py", ".md", ".yml", ".jinja", ".html", ".mjs", ".css", ".svg", ".txt", ".toml", ""}


def files() -> list[Path]:
    """Every text file that git tracks or would track."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    return [ROOT / name for name in listed.stdout.splitlines() if Path(name).suffix in TEXT and (ROOT / name).is_file()]


def test_there_are_hashes() -> None:
    assert len(HASHES) > 1000
    assert all(len(each) == 16 for each in HASHES)


def test_no_run_of_the_article_is_in_the_repository() -> None:
    copied = [
        f"{path.relative_to(ROOT)}: {run}"
        for path in files()
        for run, digest in runs(path.read_text("utf-8", errors="replace"))
        if digest in HASHES
    ]
    assert len(files()) > 60
    assert copied == []


def test_a_copied_run_would_be_seen() -> None:
    text = "A sentence that somebody else wrote, long enough to be known again."
    known = set(fingerprint(text))
    assert [run for run, digest in runs(text.upper().replace(",", "")) if digest in known]
    assert not [run for run, digest in runs("Quite different words " * 8) if digest in known]


def test_words_broken_at_a_line_end_are_joined() -> None:
    known = set(fingerprint("one two three four five six seven negotiat- ing now"))
    assert {digest for _, digest in runs("one two three four five six seven negotiating")} <= known
