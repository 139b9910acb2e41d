"""All problem codes there are."""

from generator.guide import every_code

__all__ = ["MARKDOWN_EXAMPLES", "every_code"]

MARKDOWN_EXAMPLES = {
    "heading-level",
    "link-not-allowed",
    "reserved-heading",
    "table-alignment",
    "unknown-link",
}
"""Codes whose example is a piece of Markdown, not of YAML."""
