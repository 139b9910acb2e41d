"""All problem codes there are, and what is known of their examples."""

from generator.guide import every_code

__all__ = ["MARKDOWN_EXAMPLES", "SVG_EXAMPLES", "WITHOUT_EXAMPLE", "every_code"]

MARKDOWN_EXAMPLES = {
    "heading-level",
    "link-not-allowed",
    "reserved-heading",
    "table-alignment",
    "unknown-link",
    "unknown-section",
}
"""Codes whose example is a piece of Markdown, not of YAML."""

SVG_EXAMPLES = {"bad-svg", "svg-not-allowed"}
"""Codes whose example is a picture."""

_FILE = "the file itself is wrong, not what stands in it; the hint says where it belongs or how to save it"
_AWAY = "something has to go; what stays is the author's own"
_WORDS = "what is right hangs on the case: any words we showed would be another course's"
_WHOLE = "it is about a whole lesson, quiz or file, which no two lines can show"

WITHOUT_EXAMPLE = {
    **dict.fromkeys(
        (
            "broken-template",
            "file-too-large",
            "not-of-a-course",
            "not-utf8",
            "site-settings",
            "stray-file",
            "symbolic-link",
            "unreadable-file",
            "wrong-extension",
        ),
        _FILE,
    ),
    **dict.fromkeys(
        (
            "draft-mark",
            "feedback-too-late",
            "ignore-not-needed",
            "rule-cannot-be-ignored",
            "same-order",
            "yaml-character",
        ),
        _AWAY,
    ),
    **dict.fromkeys(
        (
            "absolute-words",
            "clang-word",
            "feedback-copied",
            "feedback-names-position",
            "item-in-both-forms",
            "hedged-key",
            "implausible-option",
            "key-longest",
            "key-shortest",
            "options-overlap",
            "reserve-never-asked",
            "same-heading",
            "same-key",
            "same-option-text",
            "same-part-text",
            "similar-question",
            "test-item-elsewhere",
            "test-question-practiced",
            "statement-twice",
            "source-overlap",
        ),
        _WORDS,
    ),
    **dict.fromkeys(
        (
            "forms-and-draws",
            "forms-differ",
            "hard-to-read",
            "key-mostly-extreme",
            "key-often-extreme",
            "key-position",
            "key-position-run",
            "lesson-too-long",
            "long-sentences",
            "many-objectives",
            "more-problems",
            "statement-count",
            "statements-uneven",
            "text-too-tangled",
            "too-many-values",
            "too-much-text",
        ),
        _WHOLE,
    ),
}
"""Codes that show no example, each with the reason."""
