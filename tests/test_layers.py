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
    "reading": {"course", "questions", "problems"},
    "rules": {"course", "questions", "markup", "problems", "words"},
    "pages": {"course", "questions", "markup", "words", "problems"},
    "assets": {"questions", "words"},
    "collector": set(),
    "guide": {"course", "questions", "reading", "problems"},
    "build": {"assets", "collector", "course", "markup", "pages", "problems", "reading", "rules", "swap", "words"},
    "hosting": {"assets", "build", "course", "words"},
    "docs_only": {"assets", "build", "hosting", "pages"},
    "plugin": {"hosting", "assets", "build", "collector", "pages", "problems", "report", "words"},
    "cli": {"build", "course", "docs_only", "hosting", "plugin", "problems", "report"},
}
SIBLINGS_APART = {"pages": {"site", "drawings", "templates"}}  # what siblings in a room may share


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


def test_no_room_names_a_question_kind() -> None:
    from generator.questions import kinds

    for parts, path in modules():
        if parts and parts[0] != "questions":
            constants = {n.value for n in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(n, ast.Constant)}
            docs = {d for n in ast.walk(ast.parse(path.read_text("utf-8"))) if (d := _docstring(n))}
            named = {kind for kind in kinds() if kind in constants - docs}
            # The closed interaction of the same name is not the kind; examples show authors one kind by name.
            allowed = {("course", "interactions"), ("course", "question")}
            assert not named or parts in allowed, f"{path.name} names {named}"


def _docstring(node: ast.AST) -> str | None:
    if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef)):
        return ast.get_docstring(node, clean=False)
    return None


def test_only_the_plugin_imports_mkdocs() -> None:
    users = {parts for parts, path in modules() if any(name.split(".")[0] == "mkdocs" for name in imports(path))}
    assert users == {("plugin",)}


def test_only_reading_touches_yaml_and_only_swap_and_tree_touch_folders() -> None:
    users = {parts[0] for parts, path in modules() if any(name.split(".")[0] == "yaml" for name in imports(path))}
    assert users <= {"reading", "words", "hosting", "docs_only"}  # the last two for mkdocs.yml
    assert {parts for parts, path in modules() if "shutil" in set(imports(path))} == {("swap",)}
