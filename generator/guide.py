"""The authors' guide: `content/README.md` and `quizzes/README.md`, made from the models and the problem codes.

`make guide` writes them; a test holds the committed files against what the models say today. What a field means
is written once, at the field.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

from pydantic.fields import FieldInfo

import generator
from generator.course.base import TextForm, Value
from generator.course.blocks import (
    BLOCKS,
    Citation,
    CompareBlock,
    DealField,
    DialogueBlock,
    Line,
    ResearchBlock,
    Row,
    YourDealBlock,
)
from generator.course.course import Head, ModuleHead, Promise
from generator.course.coverage import Coverage, Idea
from generator.course.glossary import Glossary, Term
from generator.course.handout import Handout
from generator.course.lesson import Lesson, Objective
from generator.course.question import Question
from generator.course.quiz import Quiz
from generator.course.rating import Band, Pillar, Rating, Recommendation, Saying, Statement
from generator.problems import CODES, Code
from generator.questions import kinds
from generator.reading.nodes import parse
from generator.reading.wording import nested

_HERE = Path(__file__).parent
_FORMS = {"plain": "words", "inline": "one paragraph", "prose": "Markdown"}
_PARTS: dict[type[Value], tuple[type[Value], ...]] = {
    DialogueBlock: (Line,),
    ResearchBlock: (Citation,),
    CompareBlock: (Row,),
    YourDealBlock: (DealField,),
}


def guides() -> dict[str, str]:
    """Return the guide's files by path relative to the repository."""
    return {
        "content/README.md": _filled("content.md", content_parts()),
        "quizzes/README.md": _filled("quizzes.md", quiz_parts()),
    }


def _filled(name: str, parts: dict[str, str]) -> str:
    """Return a guide text with each line that is one `{mark}` replaced by its part."""
    text = (_HERE / "guide_texts" / name).read_text("utf-8")
    return re.sub(r"(?m)^\{(\w+)\}$", lambda match: parts[match[1]], text)


def content_parts() -> dict[str, str]:
    """Return the generated parts of the guide to `content/`."""
    return {
        "course_file": example_file("content/course.yml"),
        "lesson_file": example_file("content/mails/one-question.yml"),
        "glossary_file": example_file("content/glossary.yml"),
        "handout_file": example_file("content/handouts/for-managers.yml"),
        "head_fields": table(Head),
        "module_fields": table(ModuleHead),
        "promise_fields": table(Promise),
        "lesson_fields": table(Lesson),
        "objective_fields": table(Objective),
        "blocks": "\n\n".join(_block(key) for key in BLOCKS),
        "handout_fields": table(Handout),
        "glossary_fields": table(Glossary),
        "term_fields": table(Term),
        "coverage_fields": table(Coverage),
        "idea_fields": table(Idea),
        "rules": rules("L"),
        "codes": codes(),
    }


def quiz_parts() -> dict[str, str]:
    """Return the generated parts of the guide to `quizzes/`."""
    return {
        "quiz_file": example_file("quizzes/mails/one-question.yml"),
        "quiz_fields": table(Quiz),
        "draw_parts": "\n\n".join(_entries_of(name, Quiz) for name in ("draw", "forms", "bands")),
        "item_fields": table(Question),
        "item_rules": rules("Q"),
        "quiz_rules": rules("Z"),
        "kinds": "\n\n".join(_kind(name) for name in kinds()),
        "rating_file": example_file("quizzes/ratings/mail-habits.yml"),
        "rating_fields": table(Rating),
        "band_fields": table(Band),
        "pillar_fields": table(Pillar),
        "statement_fields": table(Statement),
        "saying_fields": table(Saying),
        "recommendation_fields": table(Recommendation),
        "rating_rules": rules("I"),
    }


COURSE = _HERE / "guide_texts" / "course"
"""The course that the guide shows whole; a test holds it to be free of problems."""


def example_file(name: str) -> str:
    """Return a file of the guide's own course as a block of YAML."""
    return f"```yaml\n{(COURSE / name).read_text('utf-8').rstrip()}\n```"


def table(model: type[Value], beside: type[Value] | None = None) -> str:
    """Return a Markdown table of a model's fields: name, what it takes, what it is for.

    Args:
        model: The model.
        beside: A model whose fields have been told already.
    """
    rows = ["| key | takes | what it is for |", "|---|---|---|"]
    told = beside.model_fields if beside else {}
    for name, info in model.model_fields.items():
        if name in told:
            continue
        needed = "" if info.is_required() else " (may be left out)"
        rows.append(f"| `{name}` | {takes(info)}{needed} | {_cell(info.description or '')} |")
    return "\n".join(rows)


def takes(info: FieldInfo) -> str:
    """Return what a field takes, in an author's words."""
    inner = nested(info)
    words = repr(info.annotation) + repr(info.metadata)
    many = "a list of " if "tuple[" in words else ""
    if inner is not None:
        return f"{many}entries" if many else "`name: value` lines"
    form: str | None = next((mark.form for mark in info.metadata if isinstance(mark, TextForm)), None)
    form = form or next((each for each in _FORMS if f"form='{each}'" in words), None)
    if "tuple[tuple[" in words:
        return "a list of lists of ids"
    if "_check_id" in words:
        return f"{many}ids" if many else "an id"
    if form:
        return f"{many}texts ({_FORMS[form]})" if many else f"text ({_FORMS[form]})"
    choices = _choices(info.annotation)
    if choices:
        return " or ".join(f"`{choice}`" for choice in choices)
    if "dict" in words:
        return "`name: words` lines"
    if "bool" in words:
        return "`true` or `false`"
    if "Decimal" in words:
        return "a number"
    if "int" in words:
        return "a whole number"
    return "text"


BY_FIELD = (
    ("Q22", "missing-field", "error", "An answer without feedback: the field is needed."),
    ("Q40", "missing-field", "error", "An item without an objective: the field is needed."),
    ("L01", "missing-field", "error", "A lesson without objectives: the field is needed."),
    ("I01", "missing-field", "error", "A pillar without a recommendation: the field is needed."),
    ("I05", "missing-field", "error", "A self-rating that does not say which time it is about: `window` is needed."),
    ("L13", "missing-field", "error", "A picture without its alternative text: the field `alt` is needed."),
)
"""Rules that a model keeps by needing a field: number, code, severity, what is meant."""


def rules(letter: str) -> str:
    """Return a table of the rules whose number starts with a letter: what they find, from which point on, and why."""
    of_codes = [(code.rule, code.name, str(code.severity), code.why) for code in every_code().values()]
    found = [row for row in (*of_codes, *BY_FIELD) if row[0][:1] == letter]
    rows = ["| rule | code | severity | finds, and why |", "|---|---|---|---|"]
    rows += [f"| {rule} | `{name}` | {severity} | {_cell(why)} |" for rule, name, severity, why in sorted(found)]
    return "\n".join(rows)


def every_code() -> dict[str, Code]:
    """Return every problem code, having imported every module that could declare one."""
    for module in pkgutil.walk_packages(generator.__path__, "generator."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    return CODES


def codes() -> str:
    """Return a table of every problem code with its severity and meaning."""
    rows = ["| code | severity | says |", "|---|---|---|"]
    rows += [
        f"| `{code.name}` | {code.severity} | {_cell(_plain(code.message))} |"
        for _, code in sorted(every_code().items())
    ]
    return "\n".join(rows)


def _plain(message: str) -> str:
    return message.replace("{{", "{").replace("}}", "}")


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


def _choices(annotation: Any) -> tuple[str, ...]:
    if get_origin(annotation) is Literal:
        return tuple(str(choice) for choice in get_args(annotation))
    return next((found for part in get_args(annotation) if (found := _choices(part))), ())


def _block(key: str) -> str:
    model = BLOCKS[key]
    about = (model.__doc__ or "").strip()
    lines = [f"### `{key}`", "", about, ""]
    if model.bare:
        example = str(model.model_fields["value"].examples[0])  # type: ignore[index]
        shown = f"- {key}: {example}" if not example.startswith("- ") else f"- {key}:\n    {example}"
        lines += ["```yaml", shown.replace("|\n  ", "|\n    ").replace("\n\n  ", "\n\n    "), "```"]
    else:
        lines += ["```yaml", f"- {key}:", *_fields(model, "    "), "```", "", table(model)]
        for part in _PARTS.get(model, ()):
            lines += ["", f"Each entry ({(part.__doc__ or '').strip().rstrip('.').lower()}):", "", table(part)]
    return "\n".join(lines)


def _fields(model: type[Value], indent: str) -> Iterator[str]:
    """Yield the example of every field, as an author would write it."""
    for name, info in model.model_fields.items():
        example = str(info.examples[0]) if info.examples else "..."
        if "\n" in example or example.startswith("- "):
            yield f"{indent}{name}:"
            yield from (f"{indent}  {line}" for line in example.split("\n"))
        else:
            yield f"{indent}{name}: {example}"


def _kind(name: str) -> str:
    kind = kinds()[name]
    text = (kind.folder / "examples.yml").read_text("utf-8")
    nodes = parse(text, "examples.yml")
    start = nodes.span[4]["good"][1][4][0] if nodes.span else None
    lines = nodes.lines[start[0] : start[2]] if start else []
    about = (kind.model.__doc__ or "").strip()
    parts = [f"### `{name}`", "", about, "", "```yaml", "items:", *lines, "```", "", table(kind.model, Question)]
    for field, info in kind.model.model_fields.items():
        if nested(info) is not None:
            parts += ["", _entries_of(field, kind.model)]
    return "\n".join(parts)


def _entries_of(field: str, model: type[Value]) -> str:
    """Return the table of what stands under one field of a model."""
    info = model.model_fields[field]
    part = nested(info)
    assert part is not None, field
    which = "Each entry of" if "tuple[" in repr(info.annotation) else "The lines of"
    return f"{which} `{field}` ({(part.__doc__ or '').strip().rstrip('.').lower()}):\n\n{table(part)}"


def _inside(model: type[Value]) -> Iterator[type[Value]]:
    """Yield the models of the entries in a model, and of those in these."""
    for info in model.model_fields.values():
        if (inner := nested(info)) is not None:
            yield inner
            yield from _inside(inner)


def main() -> None:
    """Write the guide into the repository this package stands in."""
    root = _HERE.parent
    for name, text in guides().items():
        (root / name).write_text(text, "utf-8", newline="\n")
        print(f"wrote {name}")


if __name__ == "__main__":
    main()
