"""What a folder of shards was made of, so that a run broken off anywhere goes on. Part of the local driver.

A shard is written beside and renamed when it is whole: a file called `part-00012.parquet` is always complete.
Shards are written in any order; those that are there are not made again.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from refkit.errors import ConfigError, InputError
from refkit.workflow.files import write_file

MANIFEST = "_manifest.json"
QUARANTINE = "quarantine"


def open_target(folder: Path, made_of: Mapping[str, Any]) -> None:
    """Make the folder, or check that what is in it was made of the same input in the same way.

    Raises:
        ConfigError: it holds something else.
    """
    manifest = folder / MANIFEST
    if manifest.is_file():
        known = json.loads(manifest.read_text(encoding="utf-8")).get("made_of")
        if known != dict(made_of):
            differing = ", ".join(sorted(key for key in made_of if (known or {}).get(key) != made_of[key]))
            raise ConfigError(
                f"{str(folder)!r} holds a run that differs in {differing}: give another folder, or remove it."
            )
        for left in folder.glob(".*"):
            left.unlink(missing_ok=True)  # what a killed run was writing
        return
    if folder.exists() and any(folder.iterdir()):
        raise ConfigError(f"{str(folder)!r} is there and was not made by refkit batch: give another folder.")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(f"The folder {str(folder)!r} cannot be made: {error.strerror}.") from error
    _write(manifest, {"made_of": dict(made_of)})


def close_target(folder: Path, made_of: Mapping[str, Any], figures: Mapping[str, Any]) -> None:
    """Note that every shard is there, with the figures of the whole."""
    _write(folder / MANIFEST, {"made_of": dict(made_of), "complete": True, **figures})


def shard_path(folder: Path, number: int) -> Path:
    """Where a shard stands when it is whole."""
    return folder / f"part-{number:05}.parquet"


def quarantine_path(folder: Path, number: int) -> Path:
    """Where the rows of a shard that no process survived are named."""
    return folder / f"{QUARANTINE}-{number:05}.jsonl"


def _write(path: Path, data: Mapping[str, Any]) -> None:
    write_file(path, (json.dumps(data, indent=2, ensure_ascii=False) + "\n").encode())
