"""All problem codes there are."""

import importlib
import pkgutil

import generator
from generator.problems import CODES, Code

MARKDOWN_EXAMPLES = {
    "heading-level",
    "link-not-allowed",
    "reserved-heading",
    "table-alignment",
    "unknown-link",
}
"""Codes whose example is a piece of Markdown, not of YAML."""


def every_code() -> dict[str, Code]:
    """Return every code, having imported every module that could declare one."""
    for module in pkgutil.walk_packages(generator.__path__, "generator."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    return CODES
