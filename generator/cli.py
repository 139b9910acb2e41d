"""The `course` command: parse, call, print; what only one command needs is loaded there, so that `check` starts fast.

Exit status 0 fine, 1 problems in the course, 2 wrong usage, 70 an unexpected fault of ours.
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from generator import __version__, build
from generator.course.overlap import fingerprint
from generator.problems import Problem, stops
from generator.report import as_json, as_text, aside, summary

if TYPE_CHECKING:
    import socket

_course = click.option(
    "--course",
    "root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=".",
    show_default="the current folder",
    help="The course folder: the one that holds content/ and quizzes/.",
)
_strict = click.option("--strict", is_flag=True, help="Let warnings stop the command too.")


class _Careful(click.Group):
    """Keeps our own bugs from looking like an author's: one sentence, and the details only on request."""

    def invoke(self, context: click.Context) -> object:
        """Run a command; an unexpected exception ends with status 70, as `sysexits.h` has it."""
        try:
            return super().invoke(context)
        except (click.ClickException, click.exceptions.Exit, click.Abort, BrokenPipeError):
            raise  # click ends quietly when nobody reads on
        except Exception as error:
            if os.environ.get("COURSE_DEBUG"):
                raise
            said = str(error).splitlines()[0] if str(error) else "no details"
            click.echo(f"The generator itself failed ({type(error).__name__}: {said}).", err=True)
            click.echo("That is our mistake, not yours; nothing of yours was changed.", err=True)
            click.echo("Please report it with what COURSE_DEBUG=1 shows.", err=True)
            sys.exit(70)


_STATUS = (
    "Exit status: 0 fine, 1 problems in the course or its mkdocs.yml, 2 wrong usage, 70 a fault of the generator "
    "itself, whose details COURSE_DEBUG=1 shows."
)


@click.group(
    cls=_Careful,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog=_STATUS,
)
@click.version_option(__version__, prog_name="course")
def main() -> None:
    """Turn YAML lessons and quizzes into a training site.

    Every mistake in the course is reported at its file, line and column, all in one run.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a terminal may not know every letter of a course


@main.command("build")
@_course
@click.option(
    "--site",
    type=click.Path(file_okay=False, path_type=Path),
    default=None,
    show_default="site/ in the course folder",
    help="Where the site goes. The folder is replaced as a whole, and only when the new site is complete.",
)
@click.option(
    "--docs-only",
    type=click.Path(file_okay=False, path_type=Path),
    default=None,
    help="Instead of a site, write a folder that MkDocs, ProperDocs or Zensical make it from without this generator.",
)
@_strict
def build_command(root: Path, site: Path | None, docs_only: Path | None, strict: bool) -> None:
    """Build the site.

    An existing site stays as it is if anything goes wrong.
    """
    if site and docs_only:
        raise click.UsageError("name a folder with --site or with --docs-only, not both")
    from rich.console import Console
    from rich.progress import Progress

    from generator import docs_only as docs
    from generator import runner
    from generator.refusals import HostError
    from generator.settings import directory_urls

    target = (docs_only or site or root / "site").resolve()
    _refuse_foreign(target, root.resolve(), docs_only=docs_only is not None)
    with Progress(console=Console(stderr=True), transient=True, disable=not sys.stderr.isatty()) as progress:
        task = progress.add_task("Reading the course", total=None)

        def host(prepared: build.Prepared, scratch: Path) -> None:
            progress.update(task, description="Building pages", total=len(prepared.pages))
            if docs_only:
                docs.write(prepared, root, scratch)
            else:
                runner.render(prepared, root, scratch, lambda: progress.advance(task))

        try:
            problems = build.build(root, target, host, strict=strict, directory_urls=directory_urls(root))
        except HostError as error:
            progress.stop()
            _tell(error.problems)
            click.echo("The site could not be built; what was there before is untouched.", err=True)
            sys.exit(1)
        except OSError as error:
            progress.stop()
            click.echo(f"The site could not be written to {target}: {error.strerror or error}", err=True)
            sys.exit(2)
    _tell(problems)
    if stops(problems, strict=strict):
        click.echo(f"{summary(problems)}. Nothing was built; what was there before is untouched.", err=True)
        sys.exit(1)
    if docs_only:
        click.echo(f"Wrote {sum(1 for _ in target.rglob('*.md'))} pages to {target}")
        click.echo("Make the site there with `mkdocs build`, `properdocs build` or `zensical build`.")
        return
    pages = sum(1 for _ in target.rglob("*.html"))
    click.echo(f"Built {pages} pages in {target}")
    click.echo("Look at it with `course serve`, or put that folder on any web server.")


@main.command("check")
@_course
@_strict
@click.pass_obj
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="For people or for tools.")
def check_command(leave: Callable[[int], NoReturn] | None, root: Path, strict: bool, form: str) -> None:
    """Look for mistakes without building anything."""
    checked = build.check(root)
    if form == "json":
        click.echo(as_json(checked.problems, checked.set_aside))
    else:
        _tell(checked.problems, err=False)
        click.echo(f"{summary(checked.problems)}.")
        if checked.set_aside:
            click.echo(aside(checked.set_aside))
    (leave or sys.exit)(1 if stops(checked.problems, strict=strict) else 0)


@main.command("serve")
@_course
@click.option("--address", default="127.0.0.1:8000", show_default=True, metavar="HOST:PORT", help="Where to serve.")
@click.option("--open", "open_browser", is_flag=True, help="Open the site in a browser.")
def serve_command(root: Path, address: str, open_browser: bool) -> None:
    """Show the site and rebuild it whenever a file is saved.

    Mistakes are shown here and on the page; the last good version stays visible until they are mended.
    """
    from generator import runner
    from generator.refusals import HostError

    def told(problems: Sequence[Problem]) -> None:
        _tell(problems)
        click.echo(f"{summary(problems)}. " + ("Waiting for you to mend them." if stops(problems) else "Built."))

    _refuse_taken(address)
    click.echo(f"Serving at http://{address}/ - stop with Ctrl+C")
    try:
        runner.serve(root, address, told, open_browser=open_browser)
    except HostError as error:
        _tell(error.problems)
        sys.exit(1)
    except OSError as error:
        raise click.UsageError(f"cannot listen at {address}: {(error.strerror or str(error)).lower()}") from None


@main.command("examples")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
def examples_command(folder: Path) -> None:
    """Write a small course that shows every question kind, to try and to copy from.

    FOLDER must be new or empty.
    """
    from generator import samples

    if folder.exists() and any(folder.iterdir()):
        raise click.UsageError(f"{folder} is not empty; name a new folder")
    try:
        samples.write(folder)
    except OSError as error:
        raise click.UsageError(f"cannot write to {folder}: {(error.strerror or str(error)).lower()}") from None
    click.echo(f"Wrote a course with every question kind to {folder}")
    click.echo(f"Look at it with `course serve --course {folder}`.")


@main.command("fingerprint")
@click.argument("source", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--allow", default="", help="Words of the source that the course may repeat.")
def fingerprint_command(source: Path, allow: str) -> None:
    """Print hashes of a text that the course must not copy.

    Keep them as content/source.hashes: `course check` then reports any eight words in a row taken from it.
    """
    for line in fingerprint(source.read_text("utf-8", errors="replace"), allow):
        click.echo(line)


def _tell(problems: Sequence[Problem], *, err: bool = True) -> None:
    if problems:
        click.echo(as_text(problems), err=err)


def _refuse_taken(address: str) -> None:
    """Refuse an address that nothing can be served at."""
    import socket

    host, colon, port = address.rpartition(":")
    if not colon or not host or not port.isdecimal() or not 0 < int(port) < 65536:
        raise click.BadParameter("write it as host:port, such as 127.0.0.1:8000", param_hint="--address")
    try:
        with socket.create_server((host.strip("[]"), int(port)), family=_family(host)):
            pass
    except OSError as error:
        hint = "choose another one, such as --address 127.0.0.1:8001"
        raise click.UsageError(
            f"cannot listen at {address}: {(error.strerror or str(error)).lower()}; {hint}"
        ) from None


def _family(host: str) -> socket.AddressFamily:
    import socket

    return socket.AF_INET6 if ":" in host else socket.AF_INET


def _refuse_foreign(target: Path, root: Path, *, docs_only: bool) -> None:
    """Refuse to replace a folder that is no site of ours, or that holds the course or stands in it."""
    rooms = [root / room for room in ("content", "quizzes", "site_overrides")]
    if target in (root, *root.parents) or any(room in (target, *target.parents) for room in rooms):
        raise click.UsageError(f"{target} holds the course itself; the site needs a folder of its own")
    from generator.docs_only import is_ours

    if not target.exists() or not any(target.iterdir()):
        return
    if docs_only and not is_ours(target):
        raise click.UsageError(f"{target} is not empty and was not written by --docs-only; name another folder")
    if not docs_only and not (target / "assets" / "course" / "course.css").is_file():
        raise click.UsageError(f"{target} is not empty and holds no site of this kind; name another folder with --site")


def run() -> None:
    """Be the process of the command."""
    main(obj=_leave)


def _leave(status: int) -> NoReturn:
    """End the process as it is: taking a course of 1,000 lessons apart, value by value, takes a tenth of a second."""
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status)


if __name__ == "__main__":
    run()
