"""Our own course. A fork that writes another one deletes this file."""

import re
from collections import Counter
from pathlib import Path

import pytest
import yaml

from generator import build
from generator.course.blocks import (
    CheckBlock,
    CompareBlock,
    DialogueBlock,
    ExampleBlock,
    KeyPointsBlock,
    PreQuestionBlock,
    YourDealBlock,
)
from generator.settings import DEFAULT_CONFIG, RawDumper, raw_config
from tests.guessing import FEWEST, STRATEGIES, choices, result
from tests.test_fork import section

ROOT = Path(__file__).parents[1]
LESSONS = [
    "start-here",
    *("what-leverage-is", "the-what"),
    *("the-how", "options"),
    *("hidden-needs", "questions-and-feedback"),
    *("if-then", "when-the-plan-breaks"),
    *("failing-to-prepare", "emotions-derail", "not-listening", "why-you-should-get-it", "losing-the-bigger-picture"),
]
TEST = "before-and-after"
SLOTS = {
    **{"what-leverage-is": 3, "the-what": 3, "the-how": 2, "options": 2, "hidden-needs": 2},
    **{"questions-and-feedback": 2, "if-then": 2, "when-the-plan-breaks": 1},
    **{"failing-to-prepare": 1, "emotions-derail": 1, "why-you-should-get-it": 1},
}
"""Items of each lesson in a form of the test. The other two mistakes are asked about in the module's quiz alone."""


def test_it_has_no_problem_at_all() -> None:
    assert build.check(ROOT).problems == []


def test_its_lessons_are_complete() -> None:
    course = build.check(ROOT).course
    assert course is not None
    lessons = {lesson.id: lesson for _, lesson in course.lessons()}
    assert list(lessons) == LESSONS
    start, *modules = (module.quiz for module in course.modules)
    assert start and start.mode == "test"
    assert [quiz and (quiz.mode != "test", course.asked_in(quiz)) for quiz in modules] == [(True, 8)] * 5
    for module in course.modules[1:]:
        assert any(lesson.blocks_of(CompareBlock) for lesson in module.lessons), module.head.id
    for lesson in lessons.values():
        assert lesson.blocks_of(KeyPointsBlock), lesson.id
        assert lesson.blocks_of(YourDealBlock), lesson.id
        if lesson.kind == "lesson":
            asked = [item for _, block in lesson.blocks_of(CheckBlock) for item in block.items]
            assert len(asked) >= 5, lesson.id
            assert lesson.blocks_of(ExampleBlock), lesson.id
            assert lesson.blocks_of(DialogueBlock), lesson.id
            assert lesson.blocks_of(PreQuestionBlock), lesson.id


def test_its_test_has_two_forms_alike_in_every_slot() -> None:
    course = build.check(ROOT).course
    assert course is not None
    quiz = course.quizzes[TEST]
    assert (quiz.mode, quiz.told, quiz.layout, quiz.confidence) == ("test", "none", "one_at_a_time", True)
    first, second = ([course.items[name] for name in form.items] for form in quiz.forms)
    assert [(each.objective, each.level, each.kind) for each in first] == [
        (each.objective, each.level, each.kind) for each in second
    ]
    teachers = {objective.id: lesson.id for _, lesson in course.lessons() for objective in lesson.objectives}
    assert Counter(teachers[each.objective] for each in first) == SLOTS
    levels = Counter(each.level for each in first)
    assert levels["remember"] <= 4 and levels["understand"] <= 4
    assert levels["analyze"] + levels["evaluate"] + levels["create"] >= 5
    assert not any(each.hints for each in quiz.items), "hints help some learners and not others"


@pytest.mark.parametrize("name", STRATEGIES)
def test_guessing_does_not_pay_in_the_test_either(name: str) -> None:
    """So few items that only chance is taken off: 2.5 standard errors."""
    found = result(name, [each for each in choices(ROOT) if each[0].place.file == f"quizzes/m0/{TEST}.yml"])
    assert found.gain <= found.allowed, f"{name} gains {found.gain:.1f} points, by {', '.join(found.hits)}"


def test_there_are_enough_items_to_tell_whether_guessing_pays() -> None:
    assert len(choices(ROOT)) >= FEWEST


@pytest.mark.parametrize("name", STRATEGIES)
def test_guessing_does_not_pay(name: str) -> None:
    """One-sided: at most 8 points over chance, or 2.5 standard errors. `python -m tests.guessing` prints them all."""
    found = result(name, choices(ROOT))
    assert found.gain <= found.allowed, f"{name} gains {found.gain:.1f} points, by {', '.join(found.hits)}"


def test_every_objective_is_assessed_outside_the_test() -> None:
    course = build.check(ROOT).course
    assert course is not None
    for _, lesson in course.lessons():
        if lesson.kind == "lesson":
            assert all(course.practiced[objective.id] for objective in lesson.objectives), lesson.id


def test_a_miss_leads_to_the_section_that_teaches_it() -> None:
    course = build.check(ROOT).course
    assert course is not None
    named = {each.id for _, lesson in course.lessons() for each in lesson.objectives if each.section}
    items = [item for quiz in course.quizzes.values() if quiz.told != "none" for item in quiz.items]
    assert [each.id for each in items if each.objective not in named and "#" not in (each.reread or "")] == []


def test_a_missed_objective_of_a_module_quiz_is_asked_again_by_another_item() -> None:
    course = build.check(ROOT).course
    assert course is not None
    for module in course.modules[1:]:
        assert module.quiz is not None
        asked = {item.objective for item in course.fixed_of(module.quiz)}
        assert asked == {course.items[name].objective for name in module.quiz.reserve}, module.quiz.id


def test_a_second_miss_is_told_more_than_the_first_in_every_lesson() -> None:
    course = build.check(ROOT).course
    assert course is not None
    for _, lesson in course.lessons():
        if lesson.kind == "lesson":
            asked = [course.items[name] for _, block in lesson.blocks_of(CheckBlock) for name in block.items]
            assert any(len(item.misses) > 1 for item in asked), lesson.id


def test_the_readme_deletes_all_of_it_for_a_fork() -> None:
    (line,) = re.findall(r"^rm -r (.+)$", section(), re.MULTILINE)
    found: set[Path] = set()
    for name in line.split():
        paths = list(ROOT.glob(name))
        assert paths, name
        found.update(paths)
    rooms = [*(ROOT / "content").iterdir(), *(ROOT / "quizzes").iterdir()]
    assert found == {path for path in rooms if path.name != "README.md"}


def test_our_settings_are_the_default_ones_but_for_the_place_of_the_brand() -> None:
    """Whoever deletes mkdocs.yml gets the same site; a fork may set what it likes."""
    ours, default = raw_config(ROOT), raw_config(DEFAULT_CONFIG.parent / "no course here")
    assert ours["theme"].pop("custom_dir") == "site_overrides"
    assert yaml.dump(ours, Dumper=RawDumper) == yaml.dump(default, Dumper=RawDumper)
