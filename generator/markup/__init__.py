"""Author text -> HTML that is safe to publish: variables, Markdown, an allow-list. Used by rules and pages alike.

The same rendering finds the faults (`generator/rules/texts.py`) and makes the page (`generator/pages/`), so what was
checked is what is published. Links to lessons, terms and quizzes stay symbolic here; a page resolves them.
"""

from generator.markup.renderer import Rendered, Renderer

__all__ = ["Rendered", "Renderer"]
