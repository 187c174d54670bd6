"""Where errors become messages and exit codes, and where results are written. Part of the command line."""

import os
import signal
import sys
from collections.abc import Callable, Iterable
from enum import IntEnum
from pathlib import Path
from typing import Any, NoReturn

import typer

from refkit.errors import (
    ConfigError,
    FormatError,
    InputError,
    RefkitError,
    SourceError,
    StoreError,
    UnknownName,
    UnreadableInput,
)


class Status(IntEnum):
    """What the exit status of every verb means."""

    FINE = 0
    FINDINGS = 1
    USAGE = 2
    NO_REFERENCE = 3
    UNREADABLE = 4
    NO_NETWORK = 5
    INTERRUPTED = 130
    BROKEN_PIPE = 141  # 128 + SIGPIPE, as the shell says it of any program


_STATUS_OF: tuple[tuple[type[RefkitError], Status], ...] = (
    (UnreadableInput, Status.UNREADABLE),
    (FormatError, Status.UNREADABLE),
    (StoreError, Status.UNREADABLE),
    (SourceError, Status.NO_NETWORK),
    (ConfigError, Status.USAGE),
    (RefkitError, Status.USAGE),
)


class Interrupted(BaseException):
    """Somebody pressed Ctrl-C; unlike KeyboardInterrupt, typer lets it through."""


def run(app: Callable[..., Any]) -> NoReturn:
    """Run the command line and leave with its status; an error is one line on standard error."""
    signal.signal(signal.SIGINT, _interrupt)
    try:
        app(prog_name="refkit")
    except RefkitError as error:
        complain(f"{error}{_advice(error)}")
        sys.exit(next(status for kind, status in _STATUS_OF if isinstance(error, kind)))
    except Interrupted:
        complain("interrupted")
        sys.exit(Status.INTERRUPTED)
    sys.exit(Status.FINE)


def _advice(error: RefkitError) -> str:
    """Where a person finds the name that was meant; a few of thousands do not tell."""
    is_style = isinstance(error, UnknownName) and error.kind == "style"
    return " `refkit styles search WORDS` finds one." if is_style else ""


def _interrupt(_number: int, _frame: object) -> NoReturn:
    raise Interrupted


def complain(message: str) -> None:
    """One line on standard error, without control characters that a text may have brought."""
    from refkit.text.terminal import terminal_safe

    typer.echo("refkit: " + terminal_safe(message).replace("\n", " "), err=True)


def report(problems: Iterable[object], *, most: int = 20) -> None:
    """What was not understood, one line each, at most `most` lines."""
    said = [str(problem) for problem in problems]
    for line in said[:most]:
        complain(line)
    if len(said) > most:
        complain(f"… and {len(said) - most} more problems")


def write_out(result: str | bytes, output: str) -> None:
    """Write the result (a text in UTF-8) to standard output ("-") or, whole or not at all, to a file."""
    data = result if isinstance(result, bytes) else result.encode("utf-8", "replace")
    if output == "-":
        _write_standard_output(data)
        return
    from refkit.workflow.files import write_file

    write_file(Path(output), data)


def _write_standard_output(data: bytes) -> None:
    if sys.stdout is None:
        raise InputError("standard output is closed: open it, or write to a file with -o FILE.")
    try:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        # The reader left early (`| head`). Python flushes once more at exit: give it somewhere to write.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        leave(Status.BROKEN_PIPE)
    except OSError as error:
        raise InputError(f"standard output cannot be written: {error.strerror}.") from error


def leave(status: Status) -> NoReturn:
    """End the verb with a status that is not an error."""
    raise typer.Exit(int(status))
