"""Whether the interface speaks the language of the course."""

from __future__ import annotations

from collections.abc import Iterator

from generator.course.course import Course
from generator.markup import Renderer
from generator.problems import Code, Problem
from generator.rules import rule
from generator.words import has_words

LANGUAGE = Code(
    "language-without-words",
    "warning",
    'the interface has no words in "{language}" yet, so its buttons and headings speak English',
    "translate generator/locales/en.yml as {language}.yml beside it; what is not translated stays English",
    "language: en",
)


@rule
def language(course: Course, renderer: Renderer) -> Iterator[Problem]:
    """The interface has words in the course's language."""
    if not has_words(course.head.language):
        yield LANGUAGE.problem(course.head.place.at("language"), language=course.head.language)
