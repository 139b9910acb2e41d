"""Options with a picture, from the file to the page."""

from generator import build
from tests import tiny

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10"><defs><linearGradient id="ink"><stop offset="1"/>'
    '</linearGradient></defs><path d="M2 5H18" stroke="url(#ink)"/></svg>'
)


def page(file: str, data: bytes) -> str:
    """The quiz's page with a picture on both options of its first item."""
    quiz = tiny.text(tiny.QUIZ)
    for text in ("We can match that.", "What does it leave out?"):
        quiz = quiz.replace(f"text: {text}\n", f"text: {text}\n        image: {file}\n        alt: A “flat” beam.\n")
    checked = build.check_tree(tiny.tree({tiny.QUIZ: quiz, f"content/figures/{file}": data}))
    assert checked.problems == []
    return next(page.body for page in build.prepare(checked).pages if page.path == "m1/m1-quiz")


def test_a_drawing_stands_in_each_option_with_ids_of_its_own() -> None:
    body = page("beam.svg", SVG.encode())
    for option in ("match", "ask"):
        assert body.count(f'id="q_first-reply_{option}-fig-beam-ink"') == 1
        assert body.count(f'stroke="url(#q_first-reply_{option}-fig-beam-ink)"') == 1
    assert body.count('role="img" aria-label="A “flat” beam."') == 2


def test_any_other_picture_is_an_image_that_the_words_speak_for() -> None:
    body = page("van.png", b"")
    assert 'aria-label="A “flat” beam."><img src="../../figures/van.png" alt="" loading="lazy"></span>We can' in body
