"""Which files make an index, and whether they are whole. Room: sources.

    works.index/
      manifest.json      which generation counts; written last, so an index without it is not complete
      generation-3/      works.sqlite and words/, never changed once they stand here
      building/          a generation in the making; a build that was killed goes on with it

A new generation is made beside the one in use and takes its place in one step, so readers always see a whole index.
"""

import contextlib
import json
import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from refkit.errors import StoreError, UnreadableInput

FORMAT_VERSION = 2  # raised whenever keys, words, fields or compression change
MANIFEST, BUILDING, STORE, WORDS, SOURCE = "manifest.json", "building", "works.sqlite", "words", "source"
_MARK = "refkit works index"
_FORMER_MARK = b"RFKI"  # SQLite's application id of version 1
_LARGEST_MANIFEST = 1_000_000  # bytes


@dataclass(frozen=True, slots=True)
class Manifest:
    """What an index says of itself: its generation, how many works it holds, and the size of each file."""

    generation: int
    works: int
    files: Mapping[str, int] = field(default_factory=dict)

    @property
    def folder(self) -> str:
        """The name of the folder that holds the generation's files."""
        return f"generation-{self.generation}"

    def to_text(self) -> str:
        """The manifest as JSON, with a checksum of itself."""
        content = {
            "what": _MARK,
            "version": FORMAT_VERSION,
            "generation": self.generation,
            "works": self.works,
            "files": dict(sorted(self.files.items())),
        }
        return json.dumps(content | {"checksum": _checksum(content)}, indent=1) + "\n"


def _checksum(content: Mapping[str, Any]) -> str:
    return sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()


def read_manifest(path: Path) -> Manifest:
    """The manifest of the index at `path`, after looking whether all of its files are there in full.

    Raises:
        UnreadableInput: nothing is there, or it may not be opened.
        StoreError: it is no index, not complete, damaged, or one that another version made.
    """
    if not path.exists():
        raise UnreadableInput(
            str(path),
            "there is no index of this name; `refkit index build`, or LocalIndex.build(works, path), makes one",
        )
    if not path.is_dir():
        raise StoreError(f"{str(path)!r} is not an index of refkit, which is a folder; `refkit index build` makes one.")
    manifest = _manifest(path)
    for name, size in manifest.files.items():
        file = path / manifest.folder / name
        if not file.is_file() or file.stat().st_size != size:
            raise StoreError(f"The index {str(path)!r} is damaged: {name} is not as it was built. Build it again.")
    return manifest


def _manifest(path: Path) -> Manifest:
    try:
        with (path / MANIFEST).open("rb") as file:
            content = json.loads(file.read(_LARGEST_MANIFEST))
    except FileNotFoundError:
        if (path / BUILDING).is_dir() or _generations(path):
            raise StoreError(
                f"The index {str(path)!r} is not complete: building it was interrupted. Build it again with the same"
                " works, and it goes on where it stopped."
            ) from None
        raise StoreError(
            f"{str(path)!r} is not an index of refkit; `refkit index build` or LocalIndex.build makes one."
        ) from None
    except OSError as error:
        raise UnreadableInput.because(path / MANIFEST, error) from error
    except (ValueError, RecursionError) as error:
        raise StoreError(f"The index {str(path)!r} is damaged: its manifest is no JSON. Build it again.") from error
    return _checked(path, content)


def _checked(path: Path, content: Any) -> Manifest:
    if not isinstance(content, dict) or content.get("what") != _MARK:
        raise StoreError(
            f"{str(path)!r} is not an index of refkit; `refkit index build` or LocalIndex.build makes one."
        )
    if content.get("version") != FORMAT_VERSION:
        raise StoreError(f"The index {str(path)!r} was made by another version of refkit; build it again.")
    if content.pop("checksum", None) != _checksum(content):
        raise StoreError(f"The index {str(path)!r} is damaged: its manifest was changed. Build it again.")
    return Manifest(content["generation"], content["works"], content["files"])


def current_manifest(path: Path) -> Manifest | None:
    """The index that stands at `path` and can be added to; None where a new one has to be built.

    An index of another version, or a damaged one, is built anew and stands until that is done.

    Raises:
        StoreError: something else stands there.
    """
    if path.is_file() and not _is_former_index(path):
        raise StoreError(f"{str(path)!r} is a file and no index of refkit; nothing is written over it.")
    is_ours = any((path / name).exists() for name in (MANIFEST, BUILDING)) or bool(_generations(path))
    if path.is_dir() and not is_ours and any(path.iterdir()):
        raise StoreError(f"{str(path)!r} is a folder and no index of refkit; nothing is written into it.")
    try:
        _let_newest_count(path)
        return read_manifest(path)
    except (StoreError, UnreadableInput):
        return None


def _let_newest_count(path: Path) -> None:
    """A build that was killed in its last step is complete, but nothing says so yet."""
    numbers = _generations(path)
    newest = path / f"generation-{max(numbers, default=0)}" / MANIFEST
    if newest.is_file() and (not (path / MANIFEST).exists() or _manifest(path).generation < numbers[-1]):
        _replace(path / MANIFEST, newest.read_text(encoding="utf-8"))


def _is_former_index(file: Path) -> bool:
    """Whether it is an index of version 1, one SQLite file."""
    with file.open("rb") as stream:
        return stream.read(72)[68:] == _FORMER_MARK


def prepare(path: Path, works: Path, current: Manifest | None, *, fresh: bool) -> Path:
    """The folder in which the next generation is built: as it was left, or with a copy of the current one.

    What an earlier build of other works left is removed.

    Raises:
        OSError: it cannot be made.
    """
    building = path / BUILDING
    if building.is_dir() and (fresh or _read_source(building) != str(works.resolve())):
        shutil.rmtree(building)
    if not building.is_dir():
        if path.is_file():
            path.unlink()
        path.mkdir(exist_ok=True)
        _begin(path, works, None if fresh else current)
    return building


def _begin(path: Path, works: Path, current: Manifest | None) -> None:
    copying = path / f"{BUILDING}.{os.getpid()}"
    shutil.rmtree(copying, ignore_errors=True)
    (copying / WORDS).mkdir(parents=True)
    if current is not None:
        _copy(path / current.folder, copying)
    (copying / SOURCE).write_text(str(works.resolve()), encoding="utf-8", errors="surrogateescape")
    copying.rename(path / BUILDING)


def _read_source(building: Path) -> str | None:
    try:
        return (building / SOURCE).read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:
        return None


def discard(path: Path) -> None:
    """Remove what a build has made that came to nothing, and the folder where no index stands in it."""
    shutil.rmtree(path / BUILDING, ignore_errors=True)
    with contextlib.suppress(OSError):
        path.rmdir()  # only where it is empty


def _copy(generation: Path, copying: Path) -> None:
    """Segments of words never change, so a link is enough for them; SQLite's file is changed in place."""
    shutil.copyfile(generation / STORE, copying / STORE)
    for file in (generation / WORDS).iterdir():
        if file.name.endswith(".lock"):
            continue
        try:
            os.link(file, copying / WORDS / file.name)
        except OSError:
            shutil.copyfile(file, copying / WORDS / file.name)


def publish(path: Path, works: int) -> Manifest:
    """Let what stands in the building folder be the index; what was the index before is removed."""
    generations = _generations(path)
    building = path / BUILDING
    files = {
        file.relative_to(building).as_posix(): file.stat().st_size
        for file in sorted(building.rglob("*"))
        if file.is_file() and not file.name.endswith(".lock")
    }
    manifest = Manifest(max(generations, default=0) + 1, works, files)
    for name in files:
        _flush(building / name)
    _replace(building / MANIFEST, manifest.to_text())
    building.rename(path / manifest.folder)
    _replace(path / MANIFEST, manifest.to_text())
    for number in generations:
        shutil.rmtree(path / f"generation-{number}", ignore_errors=True)
    return manifest


def _replace(file: Path, text: str) -> None:
    written = file.with_name(f"{file.name}.{os.getpid()}")
    written.write_text(text, encoding="utf-8")
    _flush(written)
    os.replace(written, file)


def _generations(path: Path) -> list[int]:
    names = (entry.name.partition("-")[2] for entry in path.glob("generation-*"))
    return sorted(int(name) for name in names if name.isdecimal() and name.isascii())


def _flush(file: Path) -> None:
    with file.open("rb") as stream:
        os.fsync(stream.fileno())
