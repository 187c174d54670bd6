"""Read a file whole; write one whole or not at all. Workflow."""

import os
import tempfile
from pathlib import Path

from refkit.errors import InputError, UnreadableInput


def read_file(path: Path) -> bytes:
    """All bytes of a file.

    Raises:
        UnreadableInput: it cannot be opened.
    """
    try:
        return path.read_bytes()
    except (OSError, ValueError) as error:
        raise UnreadableInput.because(path, error) from error


def write_file(target: Path, data: bytes) -> None:
    """Write beside and rename, so that a reader never sees half a file and a failure keeps the old one.

    A link is followed to what it names. What is no regular file (a device, a pipe) is written to as it stands.

    Raises:
        InputError: the folder is not there, not writable, or full.
    """
    target = Path(os.path.realpath(target))
    try:
        if target.exists() and not target.is_file():
            target.write_bytes(data)
        else:
            _write_beside(target, data)
    except OSError as error:
        raise InputError(f"{str(target)!r} cannot be written: {error.strerror}.") from error


def _write_beside(target: Path, data: bytes) -> None:
    mode = target.stat().st_mode if target.exists() else 0o666 & ~_umask()
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name[:40]}.")
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        beside.chmod(mode)
        beside.replace(target)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def _umask() -> int:
    current = os.umask(0)
    os.umask(current)
    return current
