"""The MkDocs plugin: it hands a course's pages over and thinks nothing itself.

`mkdocs build`, `mkdocs serve` and `mkdocs gh-deploy` come in here; the `course` commands come in through
`generator/runner.py` and meet the same plugin.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from html import escape
from pathlib import Path
from typing import Any, Literal, Protocol

from jinja2 import Environment, TemplateError
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException, PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage

from generator import build
from generator.assets import TEMPLATES, assets
from generator.hosting import small_files, stays_home, template_data, theme_language
from generator.live import Built, FinishedPage, make_again, other_files, watch_rooms
from generator.pages.site import Page
from generator.problems import Problem, in_order, stops
from generator.refusals import HostError, refusals
from generator.report import as_text, summary
from generator.settings import DEFAULT_CONFIG, NAV
from generator.words import words_for

log = logging.getLogger("mkdocs.plugins.course")


class Load(Protocol):
    """Loads the settings of a served course; with `bare`, the generator's own, which always make a site."""

    def __call__(self, *, bare: bool = False, **options: Any) -> MkDocsConfig:
        """Return the settings, or raise what MkDocs has against them."""
        ...


class CoursePlugin(BasePlugin):  # type: ignore[type-arg]
    """Feeds a course's pages to MkDocs.

    Attributes:
        prepared: The course to feed; `render` sets it, otherwise it is read when MkDocs loads its configuration.
        told: Told the problems of every reading.
        page_done: Told of every page that is written.
        load: How the settings are loaded anew while serving; MkDocs' own way if nothing else is set.
        complaints: What MkDocs has logged, if anybody keeps it.
        refused: What keeps the site from being made, beside the course's problems.
        bare: Whether these are the generator's own settings, without the course's brand, since that is broken.
    """

    def __init__(self) -> None:
        """Start with nothing read."""
        self.prepared: build.Prepared | None = None
        self.handed_over = False
        self.found: list[Problem] = []
        self.problems: list[Problem] = []
        self.untold = False
        self.serving = False
        self.told: Callable[[list[Problem]], None] = report_to_log
        self.page_done: Callable[[], None] = lambda: None
        self.pages: dict[str, Page] = {}
        self.memory = build.Memory()
        self.checked: build.Checked | None = None
        self.building: Built | None = None
        self.last: Built | None = None
        self.marked = False
        self.load: Load | None = None
        self.complaints: list[str] = []
        self.refused: list[Problem] = []
        self.bare = False

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember whether mistakes are shown (serve) or stop the run (anything else)."""
        self.serving = command == "serve"
        self.handed_over, self.prepared = False, None  # MkDocs may reuse a plugin for another run
        self.memory, self.checked, self.building, self.last = build.Memory(), None, None, None
        self.marked = False

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read the course and let it set title, language, navigation and templates."""
        root = course_root(config)
        if not self.handed_over:
            checked = self.checked or self.read(config)
            self.checked = None
            if not stops(checked.problems):
                urls = config.use_directory_urls
                self.prepared = build.prepare(checked, directory_urls=urls, memory=self.memory)
            elif not self.serving:
                raise PluginError(f"{summary(checked.problems)} in the course; nothing was built")
        if config.nav and not any(each.code == NAV.name for each in self.found):
            raise PluginError(NAV.message)  # it stands in a file that mkdocs.yml inherits
        if config.config_file_path == str(DEFAULT_CONFIG) and (root / "site_overrides").is_dir() and not self.bare:
            config.theme.dirs.insert(0, str(root / "site_overrides"))  # a mkdocs.yml of its own names it as custom_dir
            config.theme.dirs.insert(1, str(TEMPLATES))
        else:
            config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(TEMPLATES))
        self.pages = {}
        if self.prepared:
            head = self.prepared.course.head
            config.site_name, config.site_description = head.title, head.description
            config.theme["language"] = theme_language(head.language, config.theme.dirs)
            config.extra["course"] = template_data(self.prepared) | {"words": words_for(head.language)}
            self.pages = {f"{page.path}.md": page for page in self.prepared.pages}
        else:
            config.extra["course"] = None
            self.pages = {"index.md": Page("index", "Problems", "", "problems")}
        config.nav = [{page.title: path} for path, page in self.pages.items()]
        return config

    def read(self, config: MkDocsConfig) -> build.Checked:
        """Read the course, keeping what did not change, and tell its problems."""
        checked = build.check(course_root(config), self.memory, settings=settings_of(config))
        self.found = checked.problems
        self.notify()
        return checked

    def notify(self) -> None:
        """Tell the problems; good news only after the site was built."""
        self.problems = in_order([*self.found, *self.refused])
        self.untold = True
        if not self.serving or stops(self.problems):
            self.tell()

    def tell(self) -> None:
        """Tell the problems, if that is still to be done."""
        if self.untold:
            self.untold = False
            self.told(self.problems)

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Keep everything but pictures of what stands in content/ out of the site, and put the pages in."""
        for file in list(files):
            if file.src_dir == config.docs_dir and stays_home(file.src_uri):
                files.remove(file)
        for path, made in self.pages.items():
            file = File.generated(config, path, content="")
            files.append(file)
            FinishedPage(made, file, config)
        for path, text in {
            **(self.prepared.files if self.prepared else assets()),
            **small_files(config.site_url),
        }.items():
            file = File.generated(config, path, content=text)
            file.inclusion = InclusionLevel.INCLUDED  # MkDocs would leave .nojekyll out
            files.append(file)
        return files

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Let the theme's templates be: looking at their files again for every page takes longer than most of them."""
        env.auto_reload = False
        if self.serving and self.prepared and not self.notice(config):
            others = other_files(course_root(config), settings_of(config))
            self.building = Built(config, files, self.nav, env, others)
        return env

    def on_page_content(self, html: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
        """Put the finished body in."""
        made = self.pages.get(page.file.src_uri)
        if made is None:
            return html
        self.page_done()
        return self.notice(config) + made.body

    @event_priority(100)
    def _before_search(self, context: Any, *, page: MkDocsPage, config: MkDocsConfig, nav: Navigation) -> Any:
        """Show the search plugin the page without its questions: it would read them only to leave them out."""
        if made := self.pages.get(page.file.src_uri):
            page.content = made.searched
        return context

    @event_priority(-100)
    def _after_search(self, context: Any, *, page: MkDocsPage, config: MkDocsConfig, nav: Navigation) -> Any:
        if made := self.pages.get(page.file.src_uri):
            page.content = self.notice(config) + made.body
        return context

    on_page_context = CombinedEvent(_before_search, _after_search)

    def on_post_template(self, output_content: str, *, template_name: str, config: MkDocsConfig) -> str:
        """While there are problems, let an address that is not there wait for the page to come back."""
        if template_name == "404.html" and self.serving and self.problems:
            refresh = '<meta http-equiv="refresh" content="2">'
            return output_content.replace("<head>", f"<head>{refresh}", 1)
        return output_content

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Keep what a whole site was made with; what failed on the way is of no use."""
        if self.building:
            self.last, self.building, self.marked = self.building, None, False
        self.tell()

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Remember the navigation, for pages that are made again by themselves."""
        self.nav = nav
        return nav

    def refresh(self) -> bool:
        """Make only the pages again that a saved course file has changed; return whether that was enough.

        It is not if anything changed that other pages show or the theme depends on; then MkDocs builds everything,
        and what was read here is not read again.
        """
        self.checked = None
        last, before = self.last, self.prepared
        if last is None or before is None:
            return False
        self.checked = self.read(last.config)
        if stops(self.checked.problems):
            self.mark()
            return True
        if other_files(course_root(last.config), settings_of(last.config)) != last.others:
            return False
        now = build.prepare(self.checked, directory_urls=last.config.use_directory_urls, memory=self.memory)
        was, names = ([(page.path, page.title) for page in each.pages] for each in (before, now))
        if was != names or template_data(now) != template_data(before) or now.course.head != before.course.head:
            return False
        self.checked, self.prepared = None, now
        self.pages = {f"{page.path}.md": page for page in now.pages}
        pairs = zip(before.pages, now.pages, strict=True)
        make_again(last, [page for old, page in pairs if self.marked or page != old])
        self.marked = False
        return True

    def mark(self) -> None:
        """Show the problems on the pages of the last good version."""
        if self.last and self.prepared:
            make_again(self.last, self.prepared.pages)
            self.marked = True

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[..., Any]
    ) -> LiveReloadServer:
        """Watch everything an author edits, folders that come later too, and outlive broken settings."""
        root, address = course_root(config), config.site_url
        watch_rooms(server, root)

        def make(*, bare: bool) -> None:
            settings = self.load(bare=bare, site_dir=config.site_dir) if self.load else None
            if settings:
                settings.site_url = address
            builder(settings)

        def rebuild() -> None:
            self.refused = []
            try:
                if not self.refresh():
                    make(bare=False)
            except (HostError, MkDocsException, TemplateError) as error:
                self.refused = refusals(error, self.complaints, root)
                if self.last or self.load is None:
                    self.notify()
                    self.mark()
                else:
                    make(bare=True)

        server.builder = rebuild
        return server

    def notice(self, config: MkDocsConfig) -> str:
        """Return the problems as a box for the top of every page; empty without problems or outside serve."""
        if not (self.serving and self.problems and stops(self.problems)):
            return ""
        return box(self.problems, "check.problems" if self.prepared else "check.problems_start")


def box(problems: list[Problem], title: str) -> str:
    """Return the problems as HTML, under words of the interface."""
    t = words_for("en")
    return (
        f'<section class="course-problems" role="alert"><h2>{escape(t(title))}</h2>'
        f"<p>{escape(t('check.problems_intro'))}</p><pre>{escape(as_text(problems))}</pre></section>"
    )


def course_root(config: MkDocsConfig) -> Path:
    """Return the course folder: the one that holds content/, or mkdocs.yml if that names another folder."""
    docs = Path(config.docs_dir)
    return docs.parent if docs.name == "content" else settings_of(config).parent


def settings_of(config: MkDocsConfig) -> Path:
    """Return the course's mkdocs.yml, or the file that was named in its place."""
    own = Path(config.config_file_path or "")
    return own if own.is_file() and own != DEFAULT_CONFIG else Path(config.docs_dir).parent / "mkdocs.yml"


def report_to_log(problems: list[Problem]) -> None:
    """Tell MkDocs' log what is wrong with the course."""
    for problem in problems:
        level = {"error": logging.ERROR, "warning": logging.WARNING}.get(problem.severity, logging.INFO)
        log.log(level, as_text([problem]).rstrip())
