"""`make lighthouse`: home, a lesson and a quiz as a phone gets them from a web host, judged by Lighthouse.

Builds the course, serves it compressed under a sub-path with the address it was built for, and prints the scores. The
exit status is 1 if accessibility, best practices or SEO are under 100 or performance is under 98.
"""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from statistics import median
from typing import IO, Any

from tests import machine
from tests.serving import Pages

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
LEAST = {"performance": 98, "accessibility": 100, "best-practices": 100, "seo": 100}
RUNS = 3
PREFIX = "/repo-name/"
PAGES = ("home", "lesson", "quiz")
PACKED = (".html", ".css", ".mjs", ".js", ".json", ".svg", ".xml", ".txt")


class Compressed(Pages):
    """Answers as GitHub Pages does: compressed, and kept by browsers for ten minutes."""

    def send_head(self) -> BytesIO | IO[bytes] | None:  # type: ignore[override]
        """Answer with the file, compressed if it is text."""
        place = Path(self.translate_path(self.path))
        place = place / "index.html" if place.is_dir() else place
        if not place.is_file() or place.suffix not in PACKED or "gzip" not in self.headers.get("Accept-Encoding", ""):
            return super().send_head()
        body = gzip.compress(place.read_bytes(), 6)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(place)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        return BytesIO(body)

    def end_headers(self) -> None:
        """Let browsers keep what they got."""
        self.send_header("Cache-Control", "max-age=600")
        super(Pages, self).end_headers()


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """Serve a folder, which may still be empty, on a free port; give the address."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Compressed, folder=folder, prefix=PREFIX)) as server:
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}{PREFIX}"
        server.shutdown()


def addresses(site: Path) -> dict[str, str]:
    """Return the home page and the first page of the other kinds, by the kind."""
    found = {"home": ""}
    for path in sorted(site.rglob("index.html")):
        for kind in PAGES:
            if f'data-page="{kind}"' in path.read_text("utf-8"):
                found.setdefault(kind, f"{path.parent.relative_to(site).as_posix()}/")
    return found


def judge(address: str, report: Path) -> dict[str, Any]:
    """Run Lighthouse on one page and return its report."""
    chromium = machine.chromium()
    if chromium is None:
        raise SystemExit("There is no Chromium here. Run: python -m tests.machine")
    root = os.name == "posix" and os.geteuid() == 0
    flags = "--headless=new" + (" --no-sandbox" if root else "")
    program = HERE / "node_modules/lighthouse/cli/index.js"
    only = f"--only-categories={','.join(LEAST)}"
    words = [str(machine.node()), str(program), address, "--output=json", f"--output-path={report}", only]
    environment = {**machine.npm_environment(), "CHROME_PATH": str(chromium)}
    subprocess.run([*words, "--quiet", f"--chrome-flags={flags}"], check=True, env=environment)
    found: dict[str, Any] = json.loads(report.read_text("utf-8"))
    return found


def score(reports: list[dict[str, Any]], part: str) -> int:
    """Return the median score of one category, 0 to 100."""
    return round(100 * median(each["categories"][part]["score"] or 0 for each in reports))


def main() -> int:
    """Build, serve, judge, print; return the exit status."""
    low = 0
    with tempfile.TemporaryDirectory(prefix="lighthouse-") as name:
        site = Path(name) / "site"
        with serving(site) as address:
            build = [sys.executable, "-m", "generator.cli", "build", "--course", str(ROOT), "--site", str(site)]
            subprocess.run(build, check=True, env={**os.environ, "SITE_URL": address}, stdout=subprocess.DEVNULL)
            for kind, path in addresses(site).items():
                reports = [judge(address + path, Path(name) / "report.json") for _ in range(RUNS)]
                scores = {part: score(reports, part) for part in LEAST}
                print(f"{kind}: " + ", ".join(f"{part} {points}" for part, points in scores.items()), flush=True)
                low += sum(points < LEAST[part] for part, points in scores.items())
                for line in faults(reports[-1]):
                    print(f"  {line}")
    return 1 if low else 0


def faults(report: dict[str, Any]) -> Iterator[str]:
    """Yield every audit that costs points, with its figure."""
    for part in LEAST:
        for ref in report["categories"][part]["auditRefs"]:
            audit = report["audits"][ref["id"]]
            if ref["weight"] and audit["score"] is not None and audit["score"] < 0.995:
                yield f"{part}: {audit['title']} {audit.get('displayValue', '')}".rstrip()
                for item in audit.get("details", {}).get("items", []) if part != "performance" else ():
                    yield f"  {item}"


if __name__ == "__main__":
    sys.exit(main())
