"""The `course` commands' way into MkDocs: a site made once, and a site served. `mkdocs` itself comes in elsewhere.

Nothing of MkDocs' own talk reaches the screen; what it says against a site becomes Problems.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from jinja2 import TemplateError
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.commands.serve import serve as mkdocs_serve
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException

from generator import build
from generator.collector import paused
from generator.plugin import CoursePlugin, box
from generator.problems import Place, Problem, stops
from generator.refusals import HostError, refusals
from generator.settings import DEFAULT_CONFIG, PLUGIN, config_file, problems_of
from generator.waiting import show_until

_REFUSED = (HostError, MkDocsException, TemplateError, SystemExit)


def render(prepared: build.Prepared, root: Path, site: Path, on_page: Callable[[], None] = lambda: None) -> None:
    """Let MkDocs make a site of the pages, in strict mode.

    Args:
        prepared: The course.
        root: The course folder; its mkdocs.yml is used, else the default one.
        site: An empty folder for the site.
        on_page: Called for each page.

    Raises:
        HostError: MkDocs refused its settings or complained about a page.
    """
    with _complaints() as complaints:
        try:
            config = _load(config_file(root), root, site_dir=str(site), strict=True)
            plugin = _plugin(config)
            plugin.prepared, plugin.handed_over, plugin.page_done = prepared, True, on_page
            with paused():
                mkdocs_build(config)
        except _REFUSED as error:
            raise HostError(refusals(error, complaints, root)) from error


def serve(root: Path, address: str, told: Callable[[list[Problem]], None], *, open_browser: bool = False) -> None:
    """Serve the course with live reload until it is interrupted.

    While its settings or templates cannot be used, it is served with those of the generator, to show the reasons;
    while there is no folder `content/`, that is shown.

    Args:
        root: The course folder.
        address: `host:port`.
        told: Called with the problems of every reading.
        open_browser: Open the site in a browser.

    Raises:
        HostError: Not even the generator's own settings make a site here, or the port is taken.
    """

    def load(*, bare: bool = False, **options: Any) -> MkDocsConfig:
        complaints.clear()
        settings = DEFAULT_CONFIG if bare else config_file(root)
        config = _load(settings, root, **options)
        plugin = _plugin(config)
        plugin.told, plugin.complaints, plugin.load = told, complaints, load
        plugin.bare = bare
        return config

    def run(config: MkDocsConfig) -> None:
        own = config.config_file_path
        mkdocs_serve(own, open_in_browser=open_browser, dev_addr=address, **_options(Path(own), root))

    if not (root / "content").is_dir():
        problems = build.check(root).problems
        told(problems)
        try:
            show_until((root / "content").is_dir, address, box(problems, "check.problems_start"))
        except KeyboardInterrupt:
            return
    with _complaints() as complaints:
        try:
            try:
                run(load())
            except _REFUSED as error:
                problems = refusals(error, complaints, root)
                config = load(bare=True)
                _plugin(config).refused = problems
                run(config)
        except _REFUSED as error:
            raise HostError(refusals(error, complaints, root)) from error


def _load(settings: Path, root: Path, **options: Any) -> MkDocsConfig:
    if settings != DEFAULT_CONFIG and stops(problems := problems_of(root)):
        raise HostError(problems)  # MkDocs would say the same in other words, or worse
    return load_config(str(settings), **_options(settings, root), **options)


def _options(settings: Path, root: Path) -> dict[str, Any]:
    return {} if settings != DEFAULT_CONFIG else {"docs_dir": str(root.resolve() / "content")}


def _plugin(config: MkDocsConfig) -> CoursePlugin:
    plugin = config.plugins.get("course")
    if not isinstance(plugin, CoursePlugin):
        raise HostError([PLUGIN.problem(Place("mkdocs.yml", line=1))])
    return plugin


@contextmanager
def _complaints() -> Iterator[list[str]]:
    """Keep MkDocs' own notices off the screen and yield what it warns of."""
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    logger = logging.getLogger("mkdocs")
    kept: list[str] = []
    handler = _Keeper(kept)
    before = logger.handlers[:], logger.level, logger.propagate
    logger.handlers, logger.propagate = [handler], False
    logger.setLevel(logging.WARNING)
    try:
        yield kept
    finally:
        logger.handlers, logger.level, logger.propagate = before


class _Keeper(logging.Handler):
    def __init__(self, kept: list[str]) -> None:
        super().__init__(logging.WARNING)
        self.kept = kept

    def emit(self, record: logging.LogRecord) -> None:
        self.kept.append(record.getMessage())
