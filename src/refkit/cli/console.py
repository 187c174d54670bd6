"""Where errors become messages and exit codes, and where results are written. Part of the command line."""

import gc
import os
import signal
import sys
from collections.abc import Callable, Iterable
from difflib import get_close_matches
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
    FAULT_OF_REFKIT = 70  # as sysexits.h has it for a fault of the program itself
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


USAGE_ERROR: type[Exception] = typer.BadParameter.__mro__[1]  # typer hands out only what is made of it
YOUNG_OBJECTS = 100_000  # new objects before Python looks for rings of them: 700 would look hundreds of times at start


class Interrupted(BaseException):
    """Somebody pressed Ctrl-C or ended the program (SIGTERM); unlike KeyboardInterrupt, typer lets it through."""


def run(app: Callable[..., Any]) -> NoReturn:
    """Run the command line and leave with its status; an error is one line on standard error."""
    signal.signal(signal.SIGINT, _interrupt)
    signal.signal(signal.SIGTERM, _interrupt)
    gc.set_threshold(YOUNG_OBJECTS)
    try:
        status = app(prog_name="refkit", standalone_mode=False)
    except (Interrupted, typer.Abort):
        complain("interrupted")
        sys.exit(Status.INTERRUPTED)
    except Exception as error:
        sys.exit(_say(error))
    sys.exit(status if isinstance(status, int) else Status.FINE)


def _say(error: Exception) -> int:
    """Say what went wrong in one line; the status it means."""
    if isinstance(error, RefkitError):
        said = str(error)
        complain(f"{said}{'.' if said[-1:].isalnum() else ''}{_advice(error)}")
        return next(status for kind, status in _STATUS_OF if isinstance(error, kind))
    if isinstance(error, USAGE_ERROR):
        return _say_usage(error)
    if isinstance(error, OSError):  # what no verb expected of a disk; the file is named where the system names it
        about = f"{error.filename!r}: " if error.filename else ""
        complain(f"{about}{error.strerror or error}. Is there room, and may you read and write there?")
        return Status.UNREADABLE
    if os.environ.get("REFKIT_TRACEBACK"):
        raise error
    complain(
        f"this is a fault of refkit, not yours: {type(error).__name__}: {error}. Please report it with the command; "
        "REFKIT_TRACEBACK=1 shows where it happened."
    )
    return Status.FAULT_OF_REFKIT


def _say_usage(error: Any) -> int:
    """What typer found wrong with the arguments, in one line that names the verb."""
    context = error.ctx
    if type(error).__name__ == "NoArgsIsHelpError":
        error.show()
        return Status.USAGE
    path = context.command_path if context is not None else "refkit"
    wrong = getattr(error, "option_name", None)
    message = error.format_message().replace("Value error, ", "").rstrip(".")
    if wrong and context is not None and wrong not in (known := _options_of(context.command)):
        near = get_close_matches(wrong, known, n=1)
        message = f"there is no option {wrong}{f'. Did you mean {near[0]}?' if near else '.'}"
    else:
        message = f"{message[:1].lower()}{message[1:]}."
    _, _, verb = path.partition(" ")
    complain(f"{verb + ': ' if verb else ''}{message} See `{path} --help`.")
    return Status.USAGE


def _options_of(command: Any) -> list[str]:
    return [name for parameter in command.params for name in (*parameter.opts, *parameter.secondary_opts)]


def _advice(error: RefkitError) -> str:
    """Where a person finds the name that was meant; a few of thousands do not tell."""
    kind = error.kind if isinstance(error, UnknownName) else ""
    return " `refkit styles search WORDS` finds one." if kind == "style" else ""


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
