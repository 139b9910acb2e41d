"""mkdocs.yml: where it is, what it says, and what a course cannot have in it, told as Problems.

Only what the course itself needs is checked here; everything else in mkdocs.yml is for MkDocs to judge. Tags such as
`!ENV`, anchors and a parent file (`INHERIT`) are MkDocs' own and stay as they are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath
from typing import Any

import yaml

from generator.problems import Code, Place, Problem, located
from generator.reading.careful import DUPLICATE_KEY, TOO_DEEP
from generator.reading.decoding import decode
from generator.reading.events import MAX_DEPTH, events_of, loader
from generator.reading.nodes import EMPTY_FILE, LINE_BREAK, NOT_A_MAPPING
from generator.reading.syntax import explain
from generator.reading.tree import SETTINGS, read_settings
from generator.reading.wording import MISSING, kind_of

NAV = Code(
    "settings-nav",
    "error",
    "`nav` cannot stand in mkdocs.yml, since the site's navigation comes from content/course.yml",
    "delete `nav` with the lines below it; modules and lessons are shown in the order of content/course.yml",
    "modules:\n  - id: basics\n    title: The basics\n    lessons:\n      - first-call",
)
PLUGIN = Code(
    "settings-plugin",
    "error",
    "the plugin `course` is missing, and without it there is no course in the site",
    "add it to the plugins",
    "plugins:\n  - search\n  - course",
)
THEME = Code(
    "settings-theme",
    "error",
    "the theme is {found}, but the pages of a course are made for `material`",
    "take that theme; how a course looks is changed in site_overrides/",
    "theme:\n  name: material\n  custom_dir: site_overrides",
)
DOCS = Code(
    "settings-docs-dir",
    "error",
    "the course stands in content/, but mkdocs.yml looks into {found}",
    "let `docs_dir` be `content`",
    "docs_dir: content",
)
_WHOLE = "site_name: My course\ndocs_dir: content\ntheme:\n  name: material\nplugins:\n  - search\n  - course"

DEFAULT_CONFIG = Path(__file__).with_name("default_mkdocs.yml")
"""Used where a course has no mkdocs.yml of its own."""

_Pair = tuple[yaml.Node, yaml.Node]


def config_file(root: Path) -> Path:
    """Return the settings of a course's site."""
    own = root / SETTINGS
    return own if own.is_file() else DEFAULT_CONFIG


def raw_config(root: Path) -> dict[str, Any]:
    """Return a course's mkdocs.yml as it is written; what is tagged, such as `!ENV`, stays as nodes.

    A file that cannot be read gives no settings; `check` says what is wrong with it.
    """
    try:
        found = yaml.load(config_file(root).read_text("utf-8"), _Raw)
    except (yaml.YAMLError, OSError, UnicodeDecodeError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def directory_urls(root: Path) -> bool:
    """Return whether the site's addresses end in `/` (`use_directory_urls` in mkdocs.yml)."""
    return raw_config(root).get("use_directory_urls", True) is not False


def problems_of(root: Path) -> list[Problem]:
    """Return what is wrong with a course's mkdocs.yml, for whoever does not check the whole course."""
    found, problems = read_settings(root)
    return [*problems, *(check(*found) if found else ())]


def check(name: str, data: bytes) -> list[Problem]:
    """Return what keeps a mkdocs.yml from making a site of the course, located.

    Args:
        name: Its path relative to the course folder.
        data: Its bytes.

    Problem codes: those declared here, and those of any YAML file.
    """
    here = Place(name)
    text, fault = decode(data, here)
    if text is None:
        return [fault] if fault else []
    lines = LINE_BREAK.split(text)
    start = located(here, lines, 0, 0)
    try:
        deep = _too_deep(text)
        if deep is not None:
            return [TOO_DEEP.problem(located(here, lines, deep.line, deep.column), depth=MAX_DEPTH)]
        top = loader(text).get_single_node()
    except yaml.YAMLError as error:
        return [explain(error, lines, here)]
    if top is None:
        hint = "write the settings into it, or delete it: without it the generator's own settings are used"
        return [EMPTY_FILE.problem(start, hint=hint, example=_WHOLE)]
    if not isinstance(top, yaml.MappingNode):
        found = "a list" if isinstance(top, yaml.SequenceNode) else "a piece of text"
        return [NOT_A_MAPPING.problem(start, found=found, hint="write `name: value` lines", example=_WHOLE)]
    return list(_faults(top, lines, here, start))


def _too_deep(text: str) -> Any:
    """Return where a file is nested too deeply to be read safely; None as a rule."""
    next_event = events_of(text)
    depth = 0
    while (event := next_event()) is not None:
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > MAX_DEPTH:
                return event.start_mark
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
    return None


def _faults(top: yaml.MappingNode, lines: list[str], here: Place, start: Place) -> Iterator[Problem]:
    pairs: dict[str, _Pair] = {}

    def at(node: yaml.Node) -> Place:
        begin, end = node.start_mark, node.end_mark
        length = end.column - begin.column if end.line == begin.line else 1
        return located(here, lines, begin.line, begin.column, length)

    for key, value in top.value:
        if not isinstance(key, yaml.ScalarNode):
            continue  # MkDocs says what it has against it
        if key.value in pairs:
            first = pairs[key.value][0].start_mark.line + 1
            yield DUPLICATE_KEY.problem(at(key), key=key.value, first=first)
        elif not _is_null(value):
            pairs[key.value] = (key, value)
    if "nav" in pairs:
        yield NAV.problem(at(pairs["nav"][0]))
    whole = not {"INHERIT", "<<"} & pairs.keys()  # else what is missing here may stand elsewhere
    if whole and "site_name" not in pairs:
        yield MISSING.problem(start, field="site_name", hint="MkDocs asks for it", example="site_name: My course")
    for name, code, is_right in _NEEDED:
        if name not in pairs:
            if whole:
                yield code.problem(start, found=_BY_ITSELF[name])
        elif not is_right(pairs[name][1]):
            yield code.problem(at(pairs[name][0]), found=_shown(pairs[name][1]))


def _is_null(node: yaml.Node) -> bool:
    return isinstance(node, yaml.ScalarNode) and node.tag == "tag:yaml.org,2002:null"


def _is_tagged(node: yaml.Node) -> bool:
    """Return whether only MkDocs can say what a value is, as with `!ENV`."""
    return not node.tag.startswith("tag:yaml.org,2002:") or node.tag.startswith("tag:yaml.org,2002:python/")


def _has_course(node: yaml.Node) -> bool:
    if isinstance(node, yaml.MappingNode):
        return any(key.value == "course" for key, _ in node.value)
    if isinstance(node, yaml.SequenceNode) and not _is_tagged(node):
        return any(each.value == "course" or _is_tagged(each) or _has_course(each) for each in node.value)
    return _is_tagged(node)


def _is_material(node: yaml.Node) -> bool:
    name = _theme_name(node)
    return name is not None and (_is_tagged(name) or name.value == "material")


def _theme_name(node: yaml.Node) -> yaml.Node | None:
    if not isinstance(node, yaml.MappingNode):
        return node
    return next((value for key, value in node.value if key.value in ("name", "<<")), None)


def _is_content(node: yaml.Node) -> bool:
    return _is_tagged(node) or (isinstance(node, yaml.ScalarNode) and PurePosixPath(node.value).name == "content")


def _shown(node: yaml.Node) -> str:
    found = _theme_name(node)
    if found is None:
        return "not named"
    return f"`{found.value}`" if isinstance(found, yaml.ScalarNode) else kind_of(found.value)


_NEEDED: tuple[tuple[str, Code, Callable[[yaml.Node], bool]], ...] = (
    ("docs_dir", DOCS, _is_content),
    ("theme", THEME, _is_material),
    ("plugins", PLUGIN, _has_course),
)
_BY_ITSELF = {"docs_dir": "docs/, as it does by itself", "theme": "`mkdocs`, MkDocs' own", "plugins": ""}
"""What MkDocs takes if nothing is said."""


class _Raw(yaml.SafeLoader):
    """Keeps tagged values as they stand."""


class RawDumper(yaml.SafeDumper):
    """Writes what `raw_config` has read, tagged values too."""


_keep: Callable[..., yaml.Node] = lambda loader, suffix, node: node  # noqa: E731 - two lines of types for no gain
_Raw.add_multi_constructor("!", _keep)
_Raw.add_multi_constructor("tag:yaml.org,2002:python/", _keep)
RawDumper.add_multi_representer(yaml.Node, lambda dumper, node: node)
