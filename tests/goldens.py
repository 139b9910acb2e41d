"""Golden files: what the code wrote once, read by a person and kept in tests/golden/.

A test calls the fixture `golden(name, text)`. `make golden` writes the files again; the diff is then read
like code. Lines end with a bare newline on every system.
"""

import difflib
from pathlib import Path

FOLDER = Path(__file__).parent / "golden"


class GoldenError(AssertionError):
    """The text is not that of the golden file; the message is the difference."""


def compare(name: str, text: str, *, rewrite: bool, folder: Path = FOLDER) -> None:
    """Hold a text against the golden file of that name, or write it. Raises GoldenError if they differ."""
    path = folder / name
    if rewrite:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
        return
    expected = path.read_text(encoding="utf-8") if path.is_file() else ""
    if not path.is_file() or text != expected:
        lines = difflib.unified_diff(
            expected.splitlines(), text.splitlines(), f"golden/{name}", "this run", lineterm=""
        )
        what = "differs" if path.is_file() else "does not exist"
        message = [f"golden/{name} {what}: run make golden and read the diff.", *lines]
        if expected and text.endswith("\n") != expected.endswith("\n"):
            message.append("(only one of them ends with a newline)")
        raise GoldenError("\n".join(message))
