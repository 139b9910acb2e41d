"""The MkDocs side: the only file that imports mkdocs. It hands pages over and thinks nothing itself.

`mkdocs build`, `mkdocs serve` and `mkdocs gh-deploy` come in through `CoursePlugin`; the `course` commands come in
through `render` and `serve` below and meet the same plugin.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from html import escape
from pathlib import Path
from typing import Any, Literal, NamedTuple

from jinja2 import Environment, TemplateError, TemplateSyntaxError
from mkdocs.commands.build import _build_page, _populate_page
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.commands.serve import serve as mkdocs_serve
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError, MkDocsException, PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import TableOfContents
from watchdog.events import FileSystemEvent, FileSystemEventHandler

from generator import build
from generator.assets import TEMPLATES, assets
from generator.collector import paused
from generator.hosting import small_files, stays_home, template_data, theme_language
from generator.pages.site import Page
from generator.problems import Code, Place, Problem, stops
from generator.report import as_text, summary
from generator.settings import DEFAULT_CONFIG, config_file
from generator.words import words_for

log = logging.getLogger("mkdocs.plugins.course")
SETTINGS = Code(
    "site-settings",
    "error",
    "the site cannot be made with this: {reason}",
    "mend mkdocs.yml, or the templates in site_overrides/, and save",
)


class HostError(Exception):
    """MkDocs could not make a site of the pages; the text says why in its words."""


class CoursePlugin(BasePlugin):  # type: ignore[type-arg]
    """Feeds a course's pages to MkDocs.

    Attributes:
        prepared: The course to feed; `render` sets it, otherwise it is read when MkDocs loads its configuration.
        told: Told the problems of every reading.
        page_done: Told of every page that is written.
    """

    def __init__(self) -> None:
        """Start with nothing read."""
        self.prepared: build.Prepared | None = None
        self.handed_over = False
        self.problems: list[Problem] = []
        self.serving = False
        self.told: Callable[[list[Problem]], None] = report_to_log
        self.page_done: Callable[[], None] = lambda: None
        self.pages: dict[str, Page] = {}
        self.memory = build.Memory()
        self.checked: build.Checked | None = None
        self.last: _Built | None = None
        self.complaints: list[str] = []

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember whether mistakes are shown (serve) or stop the run (anything else)."""
        self.serving = command == "serve"
        self.handed_over, self.prepared = False, None  # MkDocs may reuse a plugin for another run
        self.memory, self.checked, self.last = build.Memory(), None, None

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read the course and let it set title, language, navigation and templates."""
        root = course_root(config)
        if config.nav:
            raise PluginError("mkdocs.yml has a `nav`, but the course's navigation comes from content/course.yml")
        if not self.handed_over:
            checked = self.checked or self.read(root)
            self.checked = self.last = None
            if not stops(checked.problems):
                urls = config.use_directory_urls
                self.prepared = build.prepare(checked, directory_urls=urls, memory=self.memory)
            elif not self.serving:
                raise PluginError(f"{summary(checked.problems)} in the course; nothing was built")
        if config.config_file_path == str(DEFAULT_CONFIG) and (root / "site_overrides").is_dir():
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

    def read(self, root: Path) -> build.Checked:
        """Read the course, keeping what did not change, and tell its problems."""
        checked = build.check(root, self.memory)
        self.problems = checked.problems
        self.told(checked.problems)
        return checked

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Keep everything but pictures of what stands in content/ out of the site, and put the pages in."""
        for file in list(files):
            if file.src_dir == config.docs_dir and stays_home(file.src_uri):
                files.remove(file)
        for path, made in self.pages.items():
            file = File.generated(config, path, content="")
            files.append(file)
            _FinishedPage(made, file, config)
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
            self.last = _Built(config, files, self.nav, env, other_files(course_root(config)))
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
        root = course_root(last.config)
        self.checked = self.read(root)
        if stops(self.checked.problems) or other_files(root) != last.others:
            return False
        now = build.prepare(self.checked, directory_urls=last.config.use_directory_urls, memory=self.memory)
        was, names = ([(page.path, page.title) for page in each.pages] for each in (before, now))
        if was != names or template_data(now) != template_data(before) or now.course.head != before.course.head:
            return False
        self.checked, self.prepared = None, now
        self.pages = {f"{page.path}.md": page for page in now.pages}
        make_again(last, [page for old, page in zip(before.pages, now.pages, strict=True) if page != old])
        return True

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[..., Any]
    ) -> LiveReloadServer:
        """Watch everything an author edits, folders that come later too, and outlive broken settings."""
        _watch_rooms(server, course_root(config))

        def rebuild() -> None:
            try:
                if not self.refresh():
                    builder()
            except (MkDocsException, TemplateError) as error:
                self.show(_settings_problem(error, self.complaints))

        server.builder = rebuild
        return server

    def show(self, problem: Problem) -> None:
        """Tell a problem that keeps the site from being built, and show it on the pages of the last good version."""
        self.problems = [problem]
        self.told(self.problems)
        if self.last and self.prepared:
            make_again(self.last, self.prepared.pages)

    def notice(self, config: MkDocsConfig) -> str:
        """Return the problems as a box for the top of every page; empty without problems or outside serve."""
        if not (self.serving and self.problems and stops(self.problems)):
            return ""
        t = words_for("en")
        title = t("check.problems") if self.prepared else t("check.problems_start")
        return (
            f'<section class="course-problems" role="alert"><h2>{escape(title)}</h2>'
            f"<p>{escape(t('check.problems_intro'))}</p><pre>{escape(as_text(self.problems))}</pre></section>"
        )


def _watch_rooms(server: LiveReloadServer, root: Path) -> None:
    """Watch the folders an author edits, also those that come, or come anew, while the course is served."""
    rooms = [root / name for name in ("content", "quizzes", "site_overrides")]
    watched = {rooms[0]: rooms[0].stat().st_ino}  # MkDocs watches content/ itself, as long as it is the same folder

    def watch(event: FileSystemEvent | None = None) -> None:
        for room in rooms:
            there = room.stat().st_ino if room.is_dir() else 0
            if there == watched.get(room, 0):
                continue
            if watched.get(room):
                server.unwatch(str(room))
            if there:
                server.watch(str(room))
            watched[room] = there
            if event:
                with server._rebuild_cond:
                    server._want_rebuild = True
                    server._rebuild_cond.notify_all()

    watch()
    handler = FileSystemEventHandler()
    handler.on_any_event = watch  # type: ignore[method-assign]
    server.observer.schedule(handler, str(root), recursive=False)


def _template_fault(error: BaseException) -> str:
    """Return what is wrong with a template of site_overrides/, or nothing for any other error."""
    if isinstance(error, TemplateSyntaxError):
        return f"the template {error.name}, line {error.lineno}: {error.message}"
    return f"a template: {error}" if isinstance(error, TemplateError) else ""


def _settings_problem(error: Exception, complaints: list[str]) -> Problem:
    """Return what keeps MkDocs from making the site, in its own words."""
    said = " ".join(complaints) or _template_fault(error) or str(error)
    complaints.clear()
    return SETTINGS.problem(Place("mkdocs.yml", line=1), reason=said)


class _Built(NamedTuple):
    """What MkDocs made a site with, to make single pages again.

    Attributes:
        config, files, nav, env: MkDocs' own.
        others: What the site depends on beside the course's YAML, see `other_files`.
    """

    config: MkDocsConfig
    files: Files
    nav: Navigation
    env: Environment
    others: Mapping[str, tuple[int, int]]


def other_files(root: Path) -> dict[str, tuple[int, int]]:
    """Return time and size of every file that a site is made of, but for the course's YAML."""
    folders = [root / "content", root / "site_overrides"]
    found = [path for folder in folders for path in folder.rglob("*") if path.suffix != ".yml"]
    stats = [(path, path.stat()) for path in (*found, config_file(root)) if path.is_file()]
    return {str(path): (stat.st_mtime_ns, stat.st_size) for path, stat in stats}


def make_again(last: _Built, changed: Sequence[Page]) -> None:
    """Write some pages anew, and the search index with their new entries where the old ones stood."""
    documents = last.files.documentation_pages()
    search = last.config.plugins.get("material/search") or last.config.plugins.get("search")
    index = getattr(search, "search_index", None)
    for made in changed:
        file = last.files.get_file_from_path(f"{made.path}.md")
        if file is None or not isinstance(file.page, _FinishedPage):
            continue
        file.page.made, url = made, file.page.url
        entries = list(index.entries) if index else []
        places = [at for at, entry in enumerate(entries) if entry["location"].partition("#")[0] == url]
        if index:
            index.entries = []
        _populate_page(file.page, last.config, last.files)
        _build_page(file.page, last.config, documents, last.nav, last.env)
        if index:
            start = places[0] if places else len(entries)
            index.entries = [*entries[:start], *index.entries, *entries[start + len(places) :]]
    last.config.plugins.on_post_build(config=last.config)


class _FinishedPage(MkDocsPage):
    """A page that MkDocs need not read or convert: it has its metadata, and its body is put in when asked for."""

    def __init__(self, made: Page, file: File, config: MkDocsConfig) -> None:
        super().__init__(made.title, file, config)
        self.made = made

    def read_source(self, config: MkDocsConfig) -> None:
        self.markdown = ""
        self.meta = {"title": self.made.title, "course_page": self.made}
        if self.made.description:
            self.meta["description"] = self.made.description

    def render(self, config: MkDocsConfig, files: Files) -> None:
        self.content = ""
        self.toc = TableOfContents([])


def course_root(config: MkDocsConfig) -> Path:
    """Return the course folder: where mkdocs.yml stands, or the working folder for the default configuration."""
    root = Path(config.docs_dir).parent
    if Path(config.docs_dir).name != "content":
        raise PluginError("docs_dir in mkdocs.yml has to be `content`")
    return root


def report_to_log(problems: list[Problem]) -> None:
    """Tell MkDocs' log what is wrong with the course."""
    for problem in problems:
        level = {"error": logging.ERROR, "warning": logging.WARNING}.get(problem.severity, logging.INFO)
        log.log(level, as_text([problem]).rstrip())


def render(prepared: build.Prepared, root: Path, site: Path, on_page: Callable[[], None] = lambda: None) -> None:
    """Let MkDocs make a site of the pages, in strict mode.

    Args:
        prepared: The course.
        root: The course folder; its mkdocs.yml is used, else the default one.
        site: An empty folder for the site.
        on_page: Called for each page.

    Raises:
        HostError: MkDocs refused its configuration or complained about a page.
    """
    with _complaints() as complaints:
        try:
            config = _load(root, site_dir=str(site), strict=True)
            plugin = _plugin(config)
            plugin.prepared, plugin.handed_over, plugin.page_done = prepared, True, on_page
            with paused():
                mkdocs_build(config)
        except (MkDocsException, TemplateError, SystemExit) as error:
            raise HostError("\n".join(complaints) or _template_fault(error) or str(error)) from error


def serve(root: Path, address: str, told: Callable[[list[Problem]], None], *, open_browser: bool = False) -> None:
    """Serve the course with live reload until it is interrupted.

    Args:
        root: The course folder.
        address: `host:port`.
        told: Called with the problems of every reading.
        open_browser: Open the site in a browser.

    Raises:
        HostError: The configuration cannot be used, or the port is taken.
    """
    with _complaints() as complaints:
        try:
            config = _load(root)
            found = _plugin(config)
            found.told, found.complaints = told, complaints
            mkdocs_serve(
                config_file=str(config_file(root)), open_in_browser=open_browser, dev_addr=address, **_options(root)
            )
        except (MkDocsException, TemplateError, SystemExit) as error:
            raise HostError("\n".join(complaints) or _template_fault(error) or str(error)) from error
        except OSError as error:
            raise HostError(f"cannot listen at {address}: {error.strerror}") from error


def _load(root: Path, **options: Any) -> MkDocsConfig:
    return load_config(str(config_file(root)), **_options(root), **options)


def _options(root: Path) -> dict[str, Any]:
    return {} if config_file(root) != DEFAULT_CONFIG else {"docs_dir": str(root.resolve() / "content")}


def _plugin(config: MkDocsConfig) -> CoursePlugin:
    plugin = config.plugins.get("course")
    if not isinstance(plugin, CoursePlugin):
        raise ConfigurationError("mkdocs.yml lacks the plugin `course`")
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
