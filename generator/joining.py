"""Joins our browser modules into few files, since a page waits for each file it asks for.

A module ships in the file of the only one that needs it, or else in a file of its own. There it keeps its own scope, a
function that runs once, and what it exports become names of the file. Knows the `import` and `export` lines of our
modules, and nothing of a page.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from posixpath import dirname, normpath, relpath
from posixpath import join as below

_IMPORT = re.compile(r'^import (?:\{(\s*\w+(?:,\s*\w+)*,?\s*)\} from )?"(\.[^"]+)";\n?', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:function|class|const) (\w+))", re.MULTILINE)
_UNKNOWN = re.compile(r"^(?:import\b(?!\()|export\b).*", re.MULTILINE)


def homes(sources: Mapping[str, str], always: Sequence[str], roots: Iterable[str]) -> dict[str, str]:
    """Return the file that each module ships in.

    Args:
        sources: The text of every module by its path.
        always: Modules that each take all they need into their file, unless an earlier one has it: every page that has
            a later one has the earlier ones too.
        roots: Other modules that pages ask for, so that they stand in files of their own names.
    """
    found: dict[str, str] = {}
    for root in always:
        found |= {name: root for name in _order(sources, root) if name not in found}
    roots = tuple(roots)
    found |= {root: root for root in roots if root not in found}
    asking: dict[str, set[str]] = {}
    for name in reversed(_order(sources, *roots)):  # who needs it comes before it
        if name not in found:
            found[name] = asking[name].pop() if len(asking[name]) == 1 else name
        for target in _needs(sources, name):
            asking.setdefault(target, set()).add(found[name])
    return found


def join(sources: Mapping[str, str], homes_of: Mapping[str, str], file: str) -> str:
    """Return the text of one file: its modules, each after those it needs.

    Raises:
        ValueError: Two of its modules export the same name, a name is exported and imported, or a module has an
            `import` or `export` line of another form than ours.
    """
    members = [name for name in _order(sources, file) if homes_of[name] == file]
    outside: dict[str, set[str]] = {}
    bodies, names = [], []
    for member in members:
        for listed, path in _IMPORT.findall(sources[member]):
            home = homes_of[_target(member, path)]
            if home != file:
                outside.setdefault(home, set()).update(re.findall(r"\w+", listed))
        body = _IMPORT.sub("", sources[member])
        own = _EXPORT.findall(body)
        if unknown := _UNKNOWN.search(_EXPORT.sub("", body)):
            raise ValueError(f"{member} has a line that cannot be joined: {unknown[0]}")
        names += own
        if len(members) == 1:
            bodies.append(body)
        elif own:
            listed = ",".join(own)
            bodies.append(f"export const {{{listed}}}=(()=>{{\n{_EXPORT.sub('', body)}\nreturn {{{listed}}};\n}})();\n")
        else:
            bodies.append(f"(()=>{{\n{body}\n}})();\n")
    names += [name for listed in outside.values() for name in listed]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise ValueError(f"{file} has two things called {', '.join(twice)}")
    return "".join([*(_import(file, home, outside[home]) for home in sorted(outside)), *bodies])


def _import(file: str, home: str, names: Iterable[str]) -> str:
    path = relpath(home, dirname(file))
    path = path if path.startswith(".") else f"./{path}"
    listed = ",".join(sorted(names))
    return f'import {{{listed}}} from "{path}";\n' if listed else f'import "{path}";\n'


def needed(sources: Mapping[str, str], homes_of: Mapping[str, str], files: Iterable[str]) -> set[str]:
    """Return all files that some files need, themselves among them."""
    found = set(files)
    while True:
        members = [name for name, home in homes_of.items() if home in found]
        more = {homes_of[target] for name in members for target in _needs(sources, name)} - found
        if not more:
            return found
        found |= more


def _needs(sources: Mapping[str, str], name: str) -> list[str]:
    return [_target(name, path) for _, path in _IMPORT.findall(sources[name])]


def _target(name: str, path: str) -> str:
    return normpath(below(dirname(name), path))


def _order(sources: Mapping[str, str], *roots: str) -> list[str]:
    """Return the modules that some need, those too, each after all that it needs itself."""
    found: list[str] = []
    seen: set[str] = set()

    def visit(name: str) -> None:
        if name in seen:
            return
        seen.add(name)
        for target in _needs(sources, name):
            visit(target)
        found.append(name)

    for root in roots:
        visit(root)
    return found
