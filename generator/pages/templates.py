"""The template engine of the pages: Jinja, with shortcuts for what every template does thousands of times.

`t("...")` with a fixed name becomes its words when a template is compiled, and calls of `t` and of the view's methods
skip the questions that Jinja asks about every call and every piece of HTML. What comes out is the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.visitor import NodeTransformer

from generator.words import Words


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
        self.globals["t"] = words

    def _generate(self, source: nodes.Template, *rest: Any, **more: Any) -> str:
        return super()._generate(_FixedWords(self.globals["t"]).visit(source), *rest, **more)


class _FixedWords(NodeTransformer):
    """Puts the words themselves in the place of `t("name")`."""

    def __init__(self, words: Words) -> None:
        self.words = words

    def visit_Call(self, node: nodes.Call) -> nodes.Node:  # noqa: N802 - the name is Jinja's
        self.generic_visit(node)
        fixed = len(node.args) == 1 and isinstance(node.args[0], nodes.Const)
        if not (_is_name(node.node, "t") and fixed) or node.kwargs or node.dyn_args or node.dyn_kwargs:
            return node
        return nodes.Const(self.words(node.args[0].value), lineno=node.lineno, environment=node.environment)


class _DirectCalls(CodeGenerator):
    """Writes `view.inline(x)` as that, instead of a call of Jinja's that looks up and inspects the method."""

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802
        method = isinstance(node.node, nodes.Getattr) and _is_name(node.node.node, "view")
        if forward_caller or node.dyn_args or node.dyn_kwargs or not (method or _is_name(node.node, "t")):
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        if isinstance(node.node, nodes.Getattr):
            self.visit(node.node.node, frame)
            self.write(f".{node.node.attr}")
        else:
            self.visit(node.node, frame)
        self.write("(")
        for argument in (*node.args, *node.kwargs):
            self.visit(argument, frame)
            self.write(", ")
        self.write(")")


    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        if _is_html(node) and finalize.src is None:
            self.write("(")
        else:
            super()._output_child_pre(node, frame, finalize)


def _is_html(node: nodes.Node) -> bool:
    """Return whether an expression is a call of a method that gives finished HTML, which needs no escaping."""
    method = node.node if isinstance(node, nodes.Call) else None
    return isinstance(method, nodes.Getattr) and _is_name(method.node, "view") and method.attr in _HTML


def _is_name(node: nodes.Node, name: str) -> bool:
    return isinstance(node, nodes.Name) and node.name == name
