"""Serves a built site as GitHub Pages does: under a sub-path, with 404.html for what is missing.

A link that leaves the sub-path ends in a bare 404, so that a wrong absolute address shows in the tests.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from typing import IO, Protocol
from urllib.parse import urlsplit


class ServeFolder(Protocol):
    """What the fixture `serve_folder` gives: folder and sub-path in, address out."""

    def __call__(self, folder: Path, under: str = "/repo-name/") -> str: ...


@contextmanager
def serving(folder: Path, under: str = "/repo-name/") -> Iterator[str]:
    """Serve a folder on a free port while the block runs. Gives the address, which ends with "/"."""
    prefix = f"/{under.strip('/')}/" if under.strip("/") else "/"
    handler = partial(Pages, folder=folder, prefix=prefix)
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}{prefix}"
        finally:
            server.shutdown()
            thread.join()


class Pages(SimpleHTTPRequestHandler):
    """Answers one connection with files of the folder."""

    protocol_version = "HTTP/1.1"
    timeout = 30  # seconds; a browser that keeps a connection open holds no thread for ever
    # Not from the system's own table, which on Windows may call a script plain text.
    extensions_map = {  # noqa: RUF012 - the base class declares it so
        **SimpleHTTPRequestHandler.extensions_map,
        ".css": "text/css",
        ".html": "text/html; charset=utf-8",
        ".js": "text/javascript",
        ".json": "application/json",
        ".mjs": "text/javascript",
        ".svg": "image/svg+xml",
    }

    def __init__(self, *args: object, folder: Path, prefix: str) -> None:
        self.prefix = prefix
        super().__init__(*args, directory=str(folder))  # type: ignore[arg-type]

    def handle(self) -> None:
        """Answer till the browser lets go, which is no fault, wherever it does."""
        with suppress(ConnectionError):
            super().handle()

    def send_head(self) -> BytesIO | IO[bytes] | None:  # type: ignore[override]
        """Answer with the file; a file is always sent whole, so that a rebuilt site is seen at once."""
        del self.headers["If-Modified-Since"]
        path = urlsplit(self.path).path
        if path == self.prefix[:-1]:
            self.send_response(HTTPStatus.MOVED_PERMANENTLY)
            self.send_header("Location", self.prefix)
            self.send_header("Content-Length", "0")
            self.end_headers()
            return None
        if not path.startswith(self.prefix):
            return self.send_missing(b"Not Found: outside the site\n", "text/plain")
        place = Path(self.translate_path(self.path))
        if place.is_file() or (place / "index.html").is_file():
            return super().send_head()
        own = Path(self.directory) / "404.html"
        body = own.read_bytes() if own.is_file() else b"Not Found\n"
        return self.send_missing(body, "text/html; charset=utf-8")

    def send_missing(self, body: bytes, kind: str) -> BytesIO:
        """Answer 404 with a body."""
        self.send_response(HTTPStatus.NOT_FOUND)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        return BytesIO(body)

    def translate_path(self, path: str) -> str:
        """The file of an address: the part after the sub-path, inside the folder."""
        return super().translate_path("/" + path.removeprefix(self.prefix))

    def end_headers(self) -> None:
        """Let the browser ask again each time."""
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: the tests' own output is what counts."""
