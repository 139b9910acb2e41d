"""The house stands: who may import whom (CONTRIBUTING.md, "The house"). Read from the source, not from running it."""

import ast
from collections.abc import Iterator
from pathlib import Path

import generator

ROOT = Path(generator.__file__).parent

# A room may import the rooms named here, itself, and nothing else of ours.
ALLOWED: dict[str, set[str]] = {
    "problems": set(),
    "words": set(),
    "swap": set(),
    "report": {"problems"},
    "course": {"problems"},
    "questions": {"course", "problems"},
    "markup": {"course", "problems"},
    "reading": {"course", "questions", "problems", "sharing"},
    "rules": {"course", "questions", "markup", "problems", "sharing", "words"},
    "pages": {"course", "questions", "markup", "words", "problems"},
    "assets": {"joining", "questions", "words"},
    "joining": set(),
    "collector": set(),
    "sharing": set(),
    "samples": {"questions", "reading"},
    "guide": {"course", "questions", "reading", "problems"},
    "settings": {"problems", "reading"},
    "build": {
        *(
            "assets",
            "collector",
            "course",
            "markup",
            "pages",
            "problems",
            "reading",
            "rules",
            "settings",
            "swap",
            "words",
        )
    },
    "hosting": {"assets", "build", "course", "words"},
    "docs_only": {"assets", "build", "hosting", "pages", "settings"},
    "refusals": {"problems", "settings"},
    "live": {"pages"},
    "plugin": {"hosting", "assets", "build", "live", "pages", "problems", "refusals", "report", "settings", "words"},
    "runner": {"build", "collector", "plugin", "problems", "refusals", "settings", "waiting"},
    "waiting": set(),
    "cli": {"build", "course", "docs_only", "problems", "refusals", "report", "runner", "samples", "settings"},
}
SIBLINGS_APART = {"pages": {"site", "view", "drawings", "templates"}}  # what siblings in a room may share


def modules() -> Iterator[tuple[tuple[str, ...], Path]]:
    for path in sorted(ROOT.rglob("*.py")):
        parts = path.relative_to(ROOT).with_suffix("").parts
        yield (parts[:-1] if parts[-1] == "__init__" else parts), path


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def ours(path: Path) -> set[tuple[str, ...]]:
    """Our modules that a file imports, as parts below `generator`."""
    known = {parts for parts, _ in modules()}
    found = set()
    for name in imports(path):
        parts = tuple(name.split("."))
        if parts[0] == "generator" and parts[1:] in known and parts[1:]:
            found.add(parts[1:])
    return found


def test_every_room_is_listed() -> None:
    rooms = {parts[0] for parts, _ in modules() if parts}
    assert rooms == set(ALLOWED)


def test_rooms_import_only_what_they_may() -> None:
    wrong = [
        f"{path.relative_to(ROOT)} imports {'.'.join(target)}"
        for parts, path in modules()
        if parts
        for target in ours(path)
        if target[0] != parts[0] and target[0] not in ALLOWED[parts[0]]
    ]
    assert wrong == []


def test_kinds_and_pages_do_not_know_each_other() -> None:
    wrong = []
    for parts, path in modules():
        for target in ours(path):
            same_room = len(parts) > 1 and parts[0] == target[0] and len(target) > 1
            if same_room and parts[0] == "questions" and parts[1] != target[1]:
                wrong.append((parts, target))
            if same_room and parts[0] == "pages" and target[1] not in {parts[1], *SIBLINGS_APART["pages"]}:
                wrong.append((parts, target))
            if parts and parts[0] != "questions" and target[0] == "questions" and len(target) > 1:
                wrong.append((parts, target))  # the registry only
    assert wrong == []


def test_no_room_asks_for_a_question_kind() -> None:
    """A kind's name in a sentence or an example is none of this test's business; a decision that hangs on it is."""
    from generator.questions import kinds

    for parts, path in modules():
        if parts and parts[0] != "questions":
            named = set(kinds()) & compared(ast.parse(path.read_text("utf-8")))
            assert not named, f"{path.name} asks for {named}"


def compared(tree: ast.AST) -> set[object]:
    """Every constant that is compared with something: by `==`, `in` and their like, or as a case of a match."""
    found: set[object] = set()
    for node in ast.walk(tree):
        if isinstance(node, (ast.Compare, ast.MatchValue)):
            found |= {each.value for each in ast.walk(node) if isinstance(each, ast.Constant)}
    return found


def test_a_comparison_with_a_kind_is_seen() -> None:
    for source in ("kind == 'x'", "kind in ('y', 'x')", "match kind:\n case 'x' | 'y': pass", "'x' != item.kind"):
        assert "x" in compared(ast.parse(source))
    assert "x" not in compared(ast.parse("words = ('x', 'y')\nprint('x')"))


def test_only_three_modules_import_mkdocs() -> None:
    users = {parts for parts, path in modules() if any(name.split(".")[0] == "mkdocs" for name in imports(path))}
    assert users == {("plugin",), ("live",), ("runner",)}


def test_only_reading_touches_yaml_and_only_swap_and_tree_touch_folders() -> None:
    users = {parts[0] for parts, path in modules() if any(name.split(".")[0] == "yaml" for name in imports(path))}
    assert users <= {"reading", "words", "settings", "docs_only"}  # the last two for mkdocs.yml
    assert {parts for parts, path in modules() if "shutil" in set(imports(path))} == {("swap",)}
