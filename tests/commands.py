"""The `course` command in the process of the test, which spares the start of another one."""

from pathlib import Path

from click.testing import CliRunner, Result

from generator.cli import main


def run(*words: str | Path, **environment: str) -> Result:
    """Run `course` with these words; whatever happens, no traceback may show."""
    result = CliRunner().invoke(main, [str(word) for word in words], env=environment)
    assert "Traceback" not in result.output
    return result
