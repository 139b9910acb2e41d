"""The template engine of the pages: Jinja, with shortcuts for what every template does thousands of times.

`t("...")` and `icon("...")` with a fixed name become their words and drawing when a template is compiled; calls of `t`,
of icons and of the view's methods skip the questions that Jinja asks about every call and every piece of HTML. What
comes out is the same.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.visitor import NodeTransformer

from generator.words import Words

_ICONS = "icons.html.jinja"
"""Its macros give the same for the same arguments, wherever they are called."""
_HTML = frozenset({"plain", "inline", "prose", "question", "answer", "figure"})
"""The view's methods that return Markup."""


class Templates(Environment):
    """The templates in some folders, speaking the words of one language."""

    def __init__(self, folders: Sequence[str], words: Words) -> None:
        """Look for templates in `folders`, the first one first."""
        super().__init__(
            loader=FileSystemLoader(folders),
            autoescape=True,
            auto_reload=False,  # a site is made at one go; looking at each file again costs more than a template
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self.code_generator_class = _DirectCalls
        self.fixed: dict[str, Callable[..., str]] = {"t": words}
        self.globals["t"] = words

    def _generate(self, source: nodes.Template, name: str | None, *rest: Any, **more: Any) -> str:
        if name != _ICONS:
            source = _Fixed(self).visit(source)
        return super()._generate(source, name, *rest, **more)

    def know_icons(self) -> None:
        """Make the macros of the icons known to all templates, each remembering what it has drawn."""
        module = self.get_template(_ICONS).module
        for name in ("icon", "stop", "tally_mark"):
            drawn = cache(getattr(module, name))
            self.fixed[name] = self.globals[name] = drawn


class _Fixed(NodeTransformer):
    """Puts words and drawings themselves in the place of calls that name them."""

    def __init__(self, templates: Templates) -> None:
        self.templates = templates

    def visit_FromImport(self, node: nodes.FromImport) -> nodes.Node | None:  # noqa: N802 - the name is Jinja's
        if not (isinstance(node.template, nodes.Const) and node.template.value == _ICONS):
            return node
        if "icon" not in self.templates.fixed:
            self.templates.know_icons()
        return None

    def visit_Call(self, node: nodes.Call) -> nodes.Node:  # noqa: N802
        self.generic_visit(node)
        make = self.templates.fixed.get(node.node.name) if isinstance(node.node, nodes.Name) else None
        constant = all(isinstance(argument, nodes.Const) for argument in node.args)
        if make is None or not constant or node.kwargs or node.dyn_args or node.dyn_kwargs:
            return node
        made = make(*[argument.value for argument in node.args if isinstance(argument, nodes.Const)])
        return nodes.Const(made, lineno=node.lineno, environment=node.environment)


class _DirectCalls(CodeGenerator):
    """Writes `view.inline(x)` as that, instead of a call of Jinja's that looks up and inspects the method."""

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802
        method = _method(node)
        known = isinstance(node.node, nodes.Name) and node.node.name in getattr(self.environment, "fixed", ())
        if forward_caller or node.dyn_args or node.dyn_kwargs or not (method or known):
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        if method:
            self.visit(method.node, frame)
            self.write(f".{method.attr}")
        else:
            self.visit(node.node, frame)
        self.write("(")
        for argument in (*node.args, *node.kwargs):
            self.visit(argument, frame)
            self.write(", ")
        self.write(")")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        method = _method(node)
        if method and method.attr in _HTML and finalize.src is None:
            self.write("(")
        else:
            super()._output_child_pre(node, frame, finalize)


def _method(node: nodes.Node) -> nodes.Getattr | None:
    """Return the method if an expression calls one of the view's."""
    found = node.node if isinstance(node, nodes.Call) else None
    of_view = isinstance(found, nodes.Getattr) and isinstance(found.node, nodes.Name) and found.node.name == "view"
    return found if isinstance(found, nodes.Getattr) and of_view else None
