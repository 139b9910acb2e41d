"""Every mistake an author can make, and what is said about it: read the golden files as a trainer would.

Most cases are files in tests/cases/problems/. Those that are not text, or need a disk, are built here.
"""

import json
import os
import re
import stat
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader, TemplateError
from mkdocs.exceptions import ConfigurationError

from generator.build import check
from generator.problems import Code, Place, Problem
from generator.reading.figures import read_figure
from generator.reading.nodes import parse
from generator.refusals import refusals
from generator.report import as_json, as_text
from tests import tiny
from tests.reading.cases import Case, cases
from tests.reading.codes import MARKDOWN_EXAMPLES, SVG_EXAMPLES, WITHOUT_EXAMPLE, every_code

Golden = Callable[[str, str], None]

BUILT = {  # what the tests below show
    "broken-template": ["broken-template"],
    "bytes-not-utf8": ["not-utf8"],
    "disk-figure-unreadable": ["unreadable-file"],
    "disk-no-course": ["no-course"],
    "disk-not-a-file": ["unreadable-file"],
    "disk-not-of-a-course": ["not-of-a-course"],
    "disk-settings-extension": ["wrong-extension"],
    "disk-symbolic-link": ["symbolic-link"],
    "disk-symbolic-link-folder": ["symbolic-link"],
    "disk-too-large": ["file-too-large"],
    "disk-unreadable": ["unreadable-file"],
    "disk-wrong-extension": ["wrong-extension"],
    "site-settings": ["site-settings"],
}


def compare(golden: Golden, name: str, about: str, codes: list[str], found: list[Problem]) -> None:
    shown = found if len(found) < 20 else [*found[:2], *found[-2:]]
    golden(f"problems/{name}.txt", f"# {about}\n\n{as_text(shown)}")
    assert sorted({problem.code for problem in found}) == sorted(codes)
    for problem in found:
        assert problem.hint, f"{problem.code} has no hint"
        right(problem.code, problem.example)


def right(code: str, example: str) -> None:
    """Hold an example against our own readers."""
    if code in SVG_EXAMPLES:
        assert read_figure("example.svg", example.encode(), Place("example.svg"))[1] == []
    elif example and code not in MARKDOWN_EXAMPLES:
        nodes = parse(f"x:\n{_indented(example)}\n", "example")
        assert not nodes.problems, f"the example of {code} is no YAML: {example}"


def _indented(example: str) -> str:
    return "\n".join(f"  {line}" for line in example.splitlines())


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_case(case: Case, golden: Golden) -> None:
    compare(golden, case.name, case.about, case.codes, tiny.problems(case.tree()))


@pytest.mark.parametrize("case", [case for case in cases() if case.fine], ids=lambda case: case.name)
def test_what_comes_closest_is_fine(case: Case) -> None:
    assert {problem.code for problem in tiny.problems(case.fine_tree())} & set(case.codes) == set()


def test_a_finding_of_a_rule_names_its_number() -> None:
    case = next(case for case in cases() if case.name == "lesson-without-action")
    found = tiny.problems(case.tree())
    assert "[L09 lesson-without-action]" in as_text(found)
    rules = {row["code"]: row["rule"] for row in json.loads(as_json(found))["problems"]}
    assert rules["lesson-without-action"] == "L09"
    assert json.loads(as_json(tiny.problems(tiny.tree({tiny.LESSON: "titel: x\n"}))))["problems"][0]["rule"] == ""


def test_every_rule_has_a_case_that_is_fine() -> None:
    shown = {code for case in cases() if case.fine for code in case.codes}
    assert {code.name for code in every_code().values() if code.rule} - shown == set()


def test_every_code_has_a_case() -> None:
    shown = {code for case in cases() for code in case.codes} | {code for codes in BUILT.values() for code in codes}
    assert every_code().keys() - shown == set()


@pytest.mark.parametrize("code", [code for code in every_code().values() if code.example], ids=lambda code: code.name)
def test_the_example_of_a_code_is_right(code: Code) -> None:
    right(code.name, code.example.format_map(defaultdict(lambda: "word")))


def test_every_code_shows_an_example_or_has_a_reason_not_to() -> None:
    shown = {code.name for code in every_code().values() if code.example}
    told = re.compile(r"\[(?:\w+ )?([\w-]+)\]\n(?:  .*\n)*?  write it like this:")
    for path in (Path(__file__).parents[1] / "golden" / "problems").iterdir():
        shown.update(told.findall(path.read_text("utf-8")))
    assert every_code().keys() - shown == WITHOUT_EXAMPLE.keys()


def test_every_golden_file_has_a_case() -> None:
    folder = Path(__file__).parents[1] / "golden" / "problems"
    assert {path.stem for path in folder.iterdir()} == {case.name for case in cases()} | BUILT.keys()


def test_not_utf8(golden: Golden) -> None:
    lesson = tiny.text(tiny.LESSON).replace("two share", "two “share”").encode("cp1252")
    found = tiny.problems(tiny.tree({tiny.LESSON: lesson}))
    compare(golden, "bytes-not-utf8", "A file in the encoding of old Windows programs", ["not-utf8"], found)


@pytest.fixture
def course(tmp_path: Path) -> Iterator[Path]:
    """The tiny course on a disk."""
    for name, data in tiny.files().items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    yield tmp_path
    for folder in (tmp_path, *tmp_path.rglob("*")):
        if folder.is_dir() and not folder.is_symlink():
            folder.chmod(stat.S_IRWXU)


def built(golden: Golden, course: Path, name: str, about: str) -> None:
    compare(golden, name, about, BUILT[name], check(course).problems)


def test_the_disk_gives_what_memory_gives(course: Path) -> None:
    (course / tiny.LESSON).write_text(tiny.text(tiny.LESSON).replace("title", "titel"))
    changed = tiny.tree({tiny.LESSON: tiny.text(tiny.LESSON).replace("title", "titel")})
    assert check(course).problems == tiny.problems(changed) != []


def test_no_course(golden: Golden, tmp_path: Path) -> None:
    built(golden, tmp_path, "disk-no-course", "A folder without a course")


def test_too_large(golden: Golden, course: Path) -> None:
    (course / tiny.GLOSSARY).write_bytes(b"x" * 2_000_001)
    built(golden, course, "disk-too-large", "A file of more than two million bytes")


def test_as_large_as_it_may_be(course: Path) -> None:
    text = tiny.text(tiny.GLOSSARY)
    (course / tiny.GLOSSARY).write_text(text + "#" * (2_000_000 - len(text)))
    assert check(course).problems == []


def test_wrong_extension(golden: Golden, course: Path) -> None:
    (course / tiny.GLOSSARY).rename(course / "content/glossary.yaml")
    (course / tiny.QUIZ).rename(course / "quizzes/m1/m1-quiz.YML")
    built(golden, course, "disk-wrong-extension", "Two files with the wrong ending; nothing else is missed for that")


def test_settings_with_the_wrong_ending(golden: Golden, course: Path) -> None:
    (course / "mkdocs.yaml").write_text("site_name: Course\n")
    built(golden, course, "disk-settings-extension", "Settings that nobody would look at, since they end in .yaml")


def link(there: Path, to: Path) -> None:
    try:
        there.symlink_to(to)
    except OSError:
        pytest.fail("this system makes no symbolic links: turn on Windows' developer mode")


def test_symbolic_link(golden: Golden, course: Path) -> None:
    (course / tiny.FIGURE).rename(course / "beam.svg")
    link(course / tiny.FIGURE, course / "beam.svg")
    built(golden, course, "disk-symbolic-link", "A picture that is a symbolic link; it is not called missing as well")


def test_symbolic_link_to_a_folder(golden: Golden, course: Path) -> None:
    (course / "quizzes").rename(course / "elsewhere")
    link(course / "quizzes", course / "elsewhere")
    built(golden, course, "disk-symbolic-link-folder", "A folder that is a symbolic link; its items are not missed")


def refuse(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """Let the system refuse to open a file or folder; taking away permissions would not stop an administrator."""
    read_bytes, scandir = Path.read_bytes, os.scandir

    def no_bytes(path: Path) -> bytes:
        if path.name == name:
            raise PermissionError(13, "Permission denied")
        return read_bytes(path)

    def no_folder(path: str | Path) -> object:
        if Path(path).name == name:
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr(Path, "read_bytes", no_bytes)
    monkeypatch.setattr(os, "scandir", no_folder)


def test_unreadable(golden: Golden, course: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    refuse(monkeypatch, "m1-quiz.yml")
    built(golden, course, "disk-unreadable", "A file that may not be read; its items are not called missing as well")


def test_unreadable_folder(golden: Golden, course: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    refuse(monkeypatch, "figures")
    built(golden, course, "disk-figure-unreadable", "A folder that may not be read; its pictures are not missed")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no such files")
def test_not_a_file(golden: Golden, course: Path) -> None:
    os.mkfifo(course / "content" / "m1" / "pipe.yml")
    built(golden, course, "disk-not-a-file", "A pipe in place of a file does not stop the reader")


def test_not_of_a_course(golden: Golden, course: Path) -> None:
    for name in ("content/draft.md", "content/m1/ask.yml.txt", "content/figures/plan.pdf", "quizzes/~$m1.docx"):
        (course / name).write_bytes(b"x")
    built(golden, course, "disk-not-of-a-course", "Files that somebody left beside the lessons are not published")


def test_site_settings(golden: Golden, course: Path) -> None:
    (course / "mkdocs.yml").write_text("site_name: Course\nsite_url: here\nextra_css: 5\nplugins: [a, b]\n")
    said = ["Config value 'extra_css': Expected a list of items", "Config value 'hooks': missing", "line 4, column 10"]
    found = refusals(ConfigurationError("no"), said, course)
    assert said == []
    assert refusals(ConfigurationError("no"), said, course)[0].message.endswith("no")
    compare(golden, "site-settings", "Mistakes in mkdocs.yml that MkDocs finds", ["site-settings"], found)


def test_broken_template(golden: Golden, course: Path) -> None:
    (course / "site_overrides").mkdir()
    found = []
    for name, text in {"a": "<b>\n{% if %}</b>", "b": "\n\n{{ page.none.none }}", "c": "{{ page | shout }}"}.items():
        (course / "site_overrides" / name).write_text(text)
        with pytest.raises(TemplateError) as error:
            Environment(loader=FileSystemLoader(course / "site_overrides")).get_template(name).render()
        found += refusals(error.value, [], course)
    compare(golden, "broken-template", "Three templates of a brand that cannot be used", ["broken-template"], found)


@pytest.mark.skipif(os.name != "posix", reason="names are always text here")
def test_a_name_that_is_no_text(course: Path) -> None:
    Path(os.fsdecode(os.fsencode(course) + b"/content/m1/\xff.yml")).write_text("id: x\n")
    found = check(course).problems
    assert [problem.place.file for problem in found][-1] == "content/m1/\ufffd.yml"
    as_text(found).encode()
