"""The page of a quiz: its questions, one after the other, and all that its script needs to ask them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import partial

from generator.course.course import Course, Module
from generator.course.lesson import Objective
from generator.course.question import Question
from generator.course.quiz import Quiz
from generator.pages.site import Page, Site
from generator.pages.view import View

LEAST = 4
"""Scored items that a part of a silent test's result needs: of fewer, chance says more than the learner."""
_SENTENCE = re.compile(r".{1,300}?(?:[.!?…](?= |$)|[。！？]|$)")


def pages(site: Site) -> Iterator[Page]:
    """Yield one page for each quiz that a module names."""
    for module in site.course.modules:
        if module.quiz:
            yield site.once(
                site.paths[f"quiz:{module.quiz.id}"], module.quiz, partial(_page, site, module, module.quiz)
            )


def _page(site: Site, module: Module, quiz: Quiz, view: View) -> Page:
    questions = site.course.questions_of(quiz)
    asked = site.course.asked_in(quiz)
    body = view.render(
        "quiz.html.jinja",
        module=module,
        quiz=quiz,
        groups=groups(site, quiz, questions),
        asked=asked,
        plan=plan(site.course, quiz, questions),
        objectives=_objectives(site, questions),
        parts=parts(site.course, quiz),
        around=site.around(quiz.id),
    )
    title = str(view.plain(quiz.title).unescape())
    begin = _SENTENCE.match(view.prose(quiz.intro).striptags()) if quiz.intro else None
    first = begin[0] if begin else site.words("questions", n=asked)
    about = site.words("quiz.about", title=title, first=first)  # another quiz may begin with the same sentence
    kinds = tuple(sorted(view.asked))
    return Page(view.path, title, body, "quiz", about, module.head.id, kinds, view.rail(module), tuple(view.questions))


def groups(site: Site, quiz: Quiz, questions: tuple[Question, ...]) -> list[tuple[str, list[Question]]]:
    """Return the questions by when they are asked, each once; for readers without JavaScript, who see them all.

    Each group has a heading, but for those that every run asks.
    """
    t, course = site.words, site.course
    named = [("", [item.id for item in course.fixed_of(quiz)])]
    named += [(t("quiz.form", n=n, total=len(quiz.forms)), [*form.items]) for n, form in enumerate(quiz.forms, 1)]
    named += [(t("quiz.drawn", n=count), [item.id for item in pool]) for count, pool in course.pools_of(quiz)]
    named += [(t("quiz.reserve"), [*quiz.reserve])]
    left = {item.id: item for item in questions}
    found = [(heading, [left.pop(name) for name in names if name in left]) for heading, names in named]
    return [(heading, own) for heading, own in found if own]


def plan(course: Course, quiz: Quiz, questions: tuple[Question, ...]) -> dict[str, object]:
    """Return what the browser needs to draw and to score a quiz: `Plan` in `generator/browser/run.mjs`."""
    return {
        "mode": quiz.mode,
        "feedback": quiz.told,
        "pass": course.pass_mark_of(quiz),
        "single": quiz.layout == "one_at_a_time",
        "shuffle": quiz.shuffle,
        "fixed": [item.id for item in course.fixed_of(quiz)],
        "pools": [{"count": count, "items": [each.id for each in pool]} for count, pool in course.pools_of(quiz)],
        "reserve": list(quiz.reserve),
        "forms": [list(form.items) for form in quiz.forms],
        "objectives": {item.id: item.objective for item in questions},
        "unscored": [item.id for item in questions if item.id in course.judged],
    }


def parts(course: Course, quiz: Quiz) -> tuple[tuple[tuple[Module, ...], tuple[str, ...]], ...]:
    """Return the parts that the result of a silent test of two forms is told by: modules, and their objectives' ids.

    A module with fewer than `LEAST` items in one of the forms is counted together with the next one, the last with the
    part before it. Where that leaves one part, there is none: the whole score says the same.
    """
    if quiz.told != "none" or not quiz.forms:
        return ()
    scored = {item.id: item.objective for item in course.questions_of(quiz) if item.id not in course.judged}
    asked = [Counter(scored[name] for name in form.items if name in scored) for form in quiz.forms]
    found: list[tuple[tuple[Module, ...], tuple[str, ...]]] = []
    modules: tuple[Module, ...] = ()
    objectives: tuple[str, ...] = ()
    for module in course.modules:
        own = tuple(each.id for lesson in module.lessons for each in lesson.objectives if each.id in scored.values())
        if own:
            modules, objectives = (*modules, module), (*objectives, *own)
        if all(sum(form[each] for each in objectives) >= LEAST for form in asked) and modules:
            found.append((modules, objectives))
            modules, objectives = (), ()
    if modules and found:
        before, theirs = found.pop()
        found.append(((*before, *modules), (*theirs, *objectives)))
    return tuple(found) if len(found) > 1 else ()


def _objectives(site: Site, questions: tuple[Question, ...]) -> tuple[tuple[Objective, str], ...]:
    """Return the objectives that the questions check, in the order of the lessons, each with its lesson's id."""
    wanted = {item.objective for item in questions}
    return tuple(
        (objective, lesson.id)
        for _, lesson in site.course.lessons()
        for objective in lesson.objectives
        if objective.id in wanted
    )
