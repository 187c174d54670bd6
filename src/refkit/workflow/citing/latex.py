r"""Citations in LaTeX: BibTeX's, natbib's and biblatex's commands. Workflow; pure.

Sources: natbib and biblatex manuals, "Citation commands": one optional argument stands behind the work, of two the
first stands before it.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from refkit.workflow.citing.manuscript import CitationMark, KeyMark, ListPlace, Manuscript, Mode, NoteMark

LONGEST_ARGUMENT = 10_000  # characters between the brackets or braces of a citation

_MODES = {
    "cite": Mode.BRACKETS, "citep": Mode.BRACKETS, "parencite": Mode.BRACKETS, "autocite": Mode.BRACKETS,
    "supercite": Mode.BRACKETS, "citet": Mode.IN_TEXT, "textcite": Mode.IN_TEXT, "citealp": Mode.BARE,
    "citealt": Mode.BARE, "citeauthor": Mode.AUTHOR, "citeyear": Mode.YEAR, "citeyearpar": Mode.SUPPRESSED,
    "footcite": Mode.NOTE, "smartcite": Mode.NOTE, "footcitetext": Mode.NOTE, "footfullcite": Mode.NOTE,
}  # fmt: skip
_SEVERAL = {f"{name}s": _MODES[name] for name in ("cite", "parencite", "autocite", "textcite", "footcite", "smartcite")}
_VERBATIM = "verbatim|Verbatim|lstlisting|minted|comment|filecontents"
_COMMAND = re.compile(
    r"\\(?P<escaped>[^A-Za-z\s])"
    r"|(?<!\\)%[^\n]*"
    rf"|\\begin\{{(?P<verbatim>(?:{_VERBATIM})\*?)\}}"
    r"|\\(?:verb\*?|lstinline)(?P<delimiter>[^A-Za-z\s{])"
    r"|\\(?P<name>[A-Za-z]+)\*?|(?P<brace>[{}])"
)
_HEADING = re.compile(r"title\s*=\s*(?:\{([^{}]*)\}|([^,\]]*))")
_SPACE = re.compile(r"[ \t]*\n?[ \t]*")


class _Argument(NamedTuple):
    text: str
    end: int


def read_latex(text: str) -> Manuscript:
    r"""The citations of a LaTeX text, its footnotes, and where \printbibliography or \bibliography stands."""
    return _Reader(text).read()


def argument(text: str, at: int, brackets: str) -> _Argument | None:
    """The argument in these brackets that begins at an offset, or behind a space; None where there is none."""
    space = _SPACE.match(text, at)
    start = space.end() if space is not None else at
    if text[start : start + 1] != brackets[0]:
        return None
    depth = braces = 0
    place = start
    while place < min(len(text), start + LONGEST_ARGUMENT):
        character = text[place]
        if character == "\\":
            place += 1
        elif brackets != "{}" and character in "{}":
            braces += 1 if character == "{" else -1
        elif character in brackets and not braces:
            depth += 1 if character == brackets[0] else -1
            if depth == 0:
                return _Argument(text[start + 1 : place], place + 1)
        place += 1
    return None


class _Reader:
    def __init__(self, text: str) -> None:
        self.text = text
        self.citations: list[CitationMark] = []
        self.footnotes: list[tuple[int, int]] = []
        self.places: list[ListPlace] = []
        self.nocite: list[str] = []
        self.files: list[str] = []

    def read(self) -> Manuscript:
        at = 0
        while (match := _COMMAND.search(self.text, at)) is not None:
            at = match.end()
            if match["verbatim"]:
                end = self.text.find(f"\\end{{{match['verbatim']}}}", at)
                at = end if end >= 0 else at
            elif match["delimiter"]:
                end = self.text.find(match["delimiter"], at)
                at = end + 1 if end >= 0 else at
            elif match["name"]:
                at = self._command(match, match["name"])
        settings: dict[str, object] = {"bibliography": self.files} if self.files else {}
        return Manuscript(
            self.text, tuple(self._events()), tuple(self.places), tuple(dict.fromkeys(self.nocite)), settings
        )

    def _events(self) -> Iterator[CitationMark | NoteMark]:
        """Footnotes with the citations in them, and the citations outside, in order."""
        outer = [span for place, span in enumerate(self.footnotes) if not self._is_inside(span, place)]
        starts = [start for start, _ in outer]
        inside: dict[int, list[CitationMark]] = {place: [] for place in range(len(outer))}
        events: list[tuple[int, CitationMark | NoteMark]] = []
        for mark in self.citations:
            place = bisect_right(starts, mark.span[0]) - 1
            if place >= 0 and mark.span[1] <= outer[place][1]:
                inside[place].append(mark)
            else:
                events.append((mark.span[0], mark))
        events += [(start, NoteMark(tuple(inside[place]))) for place, (start, _) in enumerate(outer)]
        yield from (event for _, event in sorted(events, key=lambda pair: pair[0]))

    def _is_inside(self, span: tuple[int, int], place: int) -> bool:
        return place > 0 and span[1] <= max(end for _, end in self.footnotes[:place])

    def _command(self, match: re.Match[str], name: str) -> int:
        """Read one command; where to go on."""
        plain = name[:1].lower() + name[1:]
        if plain in _MODES or plain in _SEVERAL:
            mark = self._several(match, plain) if plain in _SEVERAL else self._one(match, plain)
            if mark is not None:
                self.citations.append(mark)
                return mark.span[1]
        elif name == "footnote" and (body := argument(self.text, self._after_option(match.end()), "{}")):
            self.footnotes.append((match.start(), body.end))
        elif name == "nocite" and (keys := argument(self.text, match.end(), "{}")):
            self.nocite += _keys(keys.text)
        elif name in ("bibliography", "addbibresource") and (
            files := argument(self.text, self._after_option(match.end()), "{}")
        ):
            self.files += [_with_ending(one) for one in _keys(files.text)]
            if name == "bibliography":
                self.places.append(ListPlace((match.start(), files.end)))
            return files.end
        elif name == "printbibliography":
            options = argument(self.text, match.end(), "[]")
            heading = _HEADING.search(options.text) if options is not None else None
            title = (heading[1] or heading[2] or "").strip() if heading is not None else ""
            end = options.end if options is not None else match.end()
            self.places.append(ListPlace((match.start(), end), heading=title))
            return end
        return match.end()

    def _after_option(self, at: int) -> int:
        option = argument(self.text, at, "[]")
        return option.end if option is not None else at

    def _one(self, match: re.Match[str], name: str) -> CitationMark | None:
        part = self._part(match.end())
        if part is None:
            return None
        cites, end = part
        mode = _MODES[name]
        if match[0].endswith("*") and mode is Mode.BRACKETS:
            mode = Mode.SUPPRESSED
        return CitationMark((match.start(), end), cites, mode)

    def _several(self, match: re.Match[str], name: str) -> CitationMark | None:
        """A command for several works, each with its own words before and behind."""
        at, cites = match.end(), list[KeyMark]()
        around: list[str] = []
        while len(around) < 2 and (words := argument(self.text, at, "()")) is not None:
            around.append(words.text)
            at = words.end
        while (part := self._part(at)) is not None:
            cites += part[0]
            at = part[1]
        if not cites:
            return None
        before, after = ("", *around) if len(around) == 1 else (*around, "", "")[:2]
        cites[0] = cites[0]._replace(prefix=" ".join(filter(None, (before, cites[0].prefix))))
        if after:
            cites[-1] = cites[-1]._replace(suffix=f"{cites[-1].suffix}, {_plain(after)}")
        return CitationMark((match.start(), at), tuple(cites), _SEVERAL[name])

    def _part(self, at: int) -> tuple[tuple[KeyMark, ...], int] | None:
        """Optional arguments and keys."""
        options: list[str] = []
        while len(options) < 2 and (option := argument(self.text, at, "[]")) is not None:
            options.append(option.text)
            at = option.end
        keys = argument(self.text, at, "{}")
        names = _keys(keys.text) if keys is not None else []
        if keys is None or not names:
            return None
        prefix = options[0] if len(options) == 2 else ""
        suffix = _plain(options[-1]) if options else ""
        cites = [KeyMark(name) for name in names]
        cites[0] = cites[0]._replace(prefix=prefix.replace("~", " ").strip())
        if suffix.strip():
            cites[-1] = cites[-1]._replace(suffix=f", {suffix.strip()}")
        return tuple(cites), keys.end


def _plain(words: str) -> str:
    """TeX's way of writing spaces and dashes, undone."""
    return words.replace("~", " ").replace("\\,", "\u2009").replace("---", "—").replace("--", "–")


def _keys(argument_text: str) -> list[str]:
    without_comments = re.sub(r"(?<!\\)%[^\n]*", "", argument_text)
    return [key.strip() for key in without_comments.split(",") if key.strip()]


def _with_ending(name: str) -> str:
    return name if re.search(r"\.[A-Za-z]{2,8}$", name) else f"{name}.bib"
