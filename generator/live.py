"""Between two saves, while a course is served: its folders are watched, and only what changed is made again.

Works on MkDocs' own objects, since MkDocs itself can only make everything anew.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from jinja2 import Environment
from mkdocs.commands.build import _build_page, _populate_page
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import TableOfContents
from watchdog.events import FileSystemEvent, FileSystemEventHandler

from generator.pages.site import Page


class FinishedPage(MkDocsPage):
    """A page that MkDocs need not read or convert: it has its metadata, and its body is put in when asked for."""

    def __init__(self, made: Page, file: File, config: MkDocsConfig) -> None:
        super().__init__(made.title, file, config)
        self.made = made

    def read_source(self, config: MkDocsConfig) -> None:
        """Take the metadata from the page that we made."""
        self.markdown = ""
        self.meta = {"title": self.made.title, "course_page": self.made}
        if self.made.description:
            self.meta["description"] = self.made.description

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Convert nothing: the body is HTML already."""
        self.content = ""
        self.toc = TableOfContents([])


class Built(NamedTuple):
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


def other_files(root: Path, settings: Path) -> dict[str, tuple[int, int]]:
    """Return time and size of every file that a site is made of, but for the course's YAML."""
    folders = [root / "content", root / "site_overrides"]
    found = [path for folder in folders for path in folder.rglob("*") if path.suffix != ".yml"]
    stats = [(path, path.stat()) for path in (*found, settings) if path.is_file()]
    return {str(path): (stat.st_mtime_ns, stat.st_size) for path, stat in stats}


def make_again(last: Built, changed: Sequence[Page]) -> None:
    """Write some pages anew, and the search index with their new entries where the old ones stood."""
    documents = last.files.documentation_pages()
    search = last.config.plugins.get("material/search") or last.config.plugins.get("search")
    index = getattr(search, "search_index", None)
    if index and len(changed) == len(documents):
        index.entries = []  # all of them are made again: none has to be looked for
    for made in changed:
        file = last.files.get_file_from_path(f"{made.path}.md")
        if file is None or not isinstance(file.page, FinishedPage):
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


def watch_rooms(server: LiveReloadServer, root: Path) -> None:
    """Watch what an author edits, also what comes, or comes anew, while the course is served."""
    rooms = [root / name for name in ("content", "quizzes", "site_overrides")]
    settings = {str(root / name) for name in ("mkdocs.yml", "mkdocs.yaml")}
    watched: dict[Path, int] = {}

    def watch(event: FileSystemEvent | None = None) -> None:
        wanted = event is not None and not {event.src_path, event.dest_path}.isdisjoint(settings)
        for room in rooms:
            there = room.stat().st_ino if room.is_dir() else 0
            if there == watched.get(room, 0):
                continue
            if watched.get(room):
                server.unwatch(str(room))
            if there:
                server.watch(str(room))
            watched[room] = there
            wanted = True
        if event and wanted:
            with server._rebuild_cond:
                server._want_rebuild = True
                server._rebuild_cond.notify_all()

    watch()
    handler = FileSystemEventHandler()
    handler.on_any_event = watch  # type: ignore[method-assign]
    server.observer.schedule(handler, str(root), recursive=False)
