"""From file names to records: a text is parsed, a bibliography file is read. Part of the command line."""

import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from refkit.cli.console import Status, complain, leave, report
from refkit.errors import ConfigError
from refkit.model.references import References
from refkit.workflow.load import load_all


@contextmanager
def as_path(source: str) -> Iterator[Path]:
    """The file called so; what stands on standard input ("-") is kept in a file for as long as it is needed."""
    if source != "-":
        yield Path(source)
        return
    with tempfile.TemporaryDirectory(prefix="refkit-") as folder:
        path = Path(folder, "standard-input")
        with path.open("wb") as file:
            shutil.copyfileobj(sys.stdin.buffer, file)
        yield path


def checked_sources(sources: list[str]) -> list[str]:
    """The same names; standard input may be among them once, for it can be read once.

    Raises:
        ConfigError: "-" stands there more than once.
    """
    if sources.count("-") > 1:
        raise ConfigError("Standard input (-) can be read only once: put one of the texts into a file.")
    if "-" in sources and sys.stdin is not None and sys.stdin.isatty():
        complain("reading from the terminal; Ctrl-D on a line of its own ends the text")
    return sources


def read_records(sources: list[str], *, lines: bool, input_format: str | None, quiet: bool = False) -> References:
    """The records of all sources, in order; ids stay unique over several texts.

    Leaves with status 3 where there is not one reference.
    """
    with ExitStack() as stack:
        paths = [stack.enter_context(as_path(source)) for source in checked_sources(sources)]
        loaded = load_all(paths, lines=lines, input_format=input_format)
    if not quiet:
        report(loaded.problems)
    if not loaded:
        complain(f"no reference was found in {', '.join(sources)}")
        leave(Status.NO_REFERENCE)
    return loaded
