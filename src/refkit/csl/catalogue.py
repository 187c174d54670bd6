"""Find a style by whatever it may be called. Room: csl; may import text and errors."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from lxml import etree

from refkit.csl.namespace import CSL
from refkit.csl.style_checks import parent_link
from refkit.csl.style_folders import path_of, renamed_styles, style_paths
from refkit.csl.style_xml import parse_style, read_style_file
from refkit.errors import InputError, StyleError, StyleIssue, UnknownName

MAX_PARENTS = 3  # the specification allows one step; a chain of former names may add some
MAX_NEAR_NAMES = 5
LEAST_LIKENESS = 60  # of 100: less alike is another name, not a misspelt one

_LINK = re.compile(
    r"(?:https?://)?(?:www\.)?(?:zotero\.org/styles/|(?:raw\.githubusercontent|github)\.com/citation-style-language/"
    r"styles[^/]{0,40}/(?:[^/]{1,80}/){0,4})(?P<name>[\w.+-]{1,200}?)(?:\.csl)?/?",
    re.ASCII,
)


@dataclass(frozen=True, slots=True)
class StyleSource:
    """An independent style, ready to be read by an engine, and how it was found.

    `asked` is what the caller gave; `title` is that of the style asked for, `name` and `xml` are those of the
    independent style it leads to. `default_locale` is the dependent style's where it has one.
    `family` are the names and titles of the style and of those it was made from, in lower case.
    """

    asked: str
    name: str
    title: str
    xml: str
    path: Path | None = None
    default_locale: str | None = None
    is_note_style: bool = False
    family: str = ""


def find_style(wanted: str | Path) -> StyleSource:
    """Find and read a style: by name, former name, title, address (its id), path, or as XML text.

    A dependent style leads to the style it depends on. What was read has passed the checks of `style_xml`.

    >>> find_style("vancouver").name
    'nlm-citation-sequence'

    Raises:
        UnknownName: no style is called so; `.known` holds the nearest names.
        StyleError: the style cannot be read or used; `.issues` tells every fault.
        InputError: it is neither text nor path.
    """
    if isinstance(wanted, Path):
        return _from_path(wanted)
    if not isinstance(wanted, str):
        raise InputError(f"A style is a name, a path or the style's XML text, and no {type(wanted).__name__}.")
    if "<" in wanted:
        return _from_text(wanted, "the given text", None)
    name = find_name(wanted)
    if name is not None:
        return _named_style(name, wanted)
    if wanted.endswith((".csl", ".xml")) or "/" in wanted or "\\" in wanted:
        return _from_path(Path(wanted), asked=wanted)
    raise UnknownName("style", wanted, near_names(wanted) or ["apa", "ieee", "vancouver"])


def find_name(wanted: str) -> str | None:
    """The name of the community's or refkit's own style that is called so; None where there is none."""
    plain = wanted.strip()
    for candidate in _spellings(plain):
        if name := _current_name(candidate):
            return name
    return _name_by_title(plain) if plain else None


def list_styles() -> tuple[str, ...]:
    """The names of all styles, sorted; former names are not among them."""
    return tuple(style_paths())


def near_names(wanted: str) -> list[str]:
    """The names most like a misspelt one, the nearest first."""
    from rapidfuzz import fuzz, process  # only who misspelt a name pays for it

    names = (*style_paths(), *renamed_styles())
    near = process.extract(
        _simplify(wanted), names, scorer=fuzz.ratio, score_cutoff=LEAST_LIKENESS, limit=MAX_NEAR_NAMES
    )
    return [name for name, _, _ in near]


def _spellings(plain: str) -> Iterator[str]:
    yield plain
    if match := _LINK.fullmatch(plain):
        yield match["name"]
    if plain.endswith(".csl") and "/" not in plain:
        yield plain.removesuffix(".csl")
    yield _simplify(plain)


def _simplify(text: str) -> str:
    return re.sub(r"[^a-z0-9.+]+", "-", text.lower()[:200]).strip("-")


def _current_name(name: str) -> str | None:
    for _ in range(MAX_PARENTS):
        if path_of(name) is not None:
            return name
        if name not in renamed_styles():
            return None
        name = renamed_styles()[name]
    return None


def _name_by_title(title: str) -> str | None:
    from refkit.csl.style_index import load_index  # reads every style once; most calls never get here

    wanted = title.casefold()
    named = (facts.name for facts in load_index() if wanted in (facts.title.casefold(), facts.identifier.casefold()))
    return next(named, None)


@lru_cache(maxsize=32)  # whoever renders one reference at a time reads its style once
def _named_style(name: str, asked: str) -> StyleSource:
    return _from_path(_existing(name), asked=asked)


def _existing(name: str) -> Path:
    path = path_of(name)
    assert path is not None  # `find_name` gives names of files only
    return path


def _from_path(path: Path, asked: str | None = None) -> StyleSource:
    return _from_text(read_style_file(path), asked or str(path), path)


def _from_text(text: str, asked: str, path: Path | None) -> StyleSource:
    root = parse_style(text, asked)
    first, default_locale = root, root.get("default-locale")
    words = list(_family_words(root, path))
    for _ in range(MAX_PARENTS):
        link = parent_link(root)
        if link is None:
            break
        path = _parent_path(link, asked)
        text = read_style_file(path)
        root = parse_style(text, str(path))
        words += _family_words(root, path)
    else:
        raise StyleError(asked, [StyleIssue("the styles it depends on depend on each other in a circle")])
    return StyleSource(
        asked=asked,
        name=path.name.removesuffix(".csl") if path else "",
        title=_title(first),
        xml=text,
        path=path,
        default_locale=default_locale or root.get("default-locale"),
        is_note_style=root.get("class") == "note",
        family=" ".join(words).lower(),
    )


def _parent_path(link: str, asked: str) -> Path:
    name = find_name(link)
    if name is None:
        hint = "give the style it depends on, or put its name into the link"
        raise StyleError(asked, [StyleIssue(f"the style it depends on, {link!r}, is not known", hint=hint)])
    return _existing(name)


def _title(root: etree._Element) -> str:
    return " ".join((root.findtext(f"{CSL}info/{CSL}title") or "").split())


def _family_words(root: etree._Element, path: Path | None) -> Iterator[str]:
    yield path.name.removesuffix(".csl") if path else ""
    yield _title(root)
    yield root.findtext(f"{CSL}info/{CSL}title-short") or ""
    for link in root.iterfind(f"{CSL}info/{CSL}link"):
        if link.get("rel") in ("template", "independent-parent"):
            yield link.get("href", "").rpartition("/")[2]
