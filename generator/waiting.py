"""One page at every address of a server, until there is something to serve in its place."""

from __future__ import annotations

import socket
from collections.abc import Callable
from contextlib import suppress
from http.server import BaseHTTPRequestHandler
from socketserver import TCPServer

PAUSE = 0.5
"""Seconds between two looks whether the wait is over; so long a silent connection may hold it up, too."""


def show_until(over: Callable[[], bool], address: str, body: str) -> None:
    """Serve a page that asks for itself every two seconds.

    Args:
        over: Tells whether the wait is over.
        address: `host:port`.
        body: What the page says, as HTML.
    """
    host, _, port = address.rpartition(":")
    page = f'<!doctype html><meta charset="utf-8"><meta http-equiv="refresh" content="2">{body}'.encode()

    class Handler(BaseHTTPRequestHandler):
        timeout = PAUSE

        def handle(self) -> None:
            with suppress(ConnectionError):  # a browser that lets go is nothing to tell its author
                super().handle()

        def do_GET(self) -> None:
            self.send_response(503)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(page)))
            self.end_headers()
            self.wfile.write(page)

        def log_message(self, *said: object) -> None:
            """Print nothing: it is not about the course."""

    class Server(TCPServer):
        address_family = socket.AF_INET6 if ":" in host else socket.AF_INET
        allow_reuse_address = True
        timeout = PAUSE

    with Server((host.strip("[]"), int(port)), Handler) as server:
        while not over():
            server.handle_request()
