"""Does `check --style` accept what refkit renders, and does it find one mistake of style in an entry?

    python benchmarks/check_style.py --styles 50 --works 40 --seed 1
    python benchmarks/check_style.py --styles 5 --show                 # what was judged wrongly

Invented works of many types are rendered in well-known and drawn styles; every entry is checked as it is, and once
with one mutation. Mutations touch what the style decides and no value of a field, so that no other work would be
printed so: a sign between fields dropped or changed, two fields in another order, one name more or fewer before
"et al.", initials with or without full stops, names in capitals, a word of the style in another case, the dash of
a page range, the prefix of a DOI, the form of a page range.
"""

import argparse
import json
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from refkit.model.record import Record
from refkit.workflow.conforming.layout import Layout
from refkit.workflow.conforming.names import NameForm
from refkit.workflow.conforming.parts import Part
from refkit.workflow.conforming.spaces import spaced
from refkit.workflow.render import render_entries

sys.path.insert(0, str(Path(__file__).resolve().parent))
from style_works import invent_works

KNOWN = (
    "apa ieee nlm-citation-sequence american-medical-association chicago-author-date modern-language-association nature"
    " harvard-cite-them-right chicago-notes-bibliography american-chemical-society american-sociological-association"
    " elsevier-harvard cell plos springer-basic-author-date springer-vancouver bmj the-lancet iso690-author-date-en"
    " american-political-science-association council-of-science-editors national-library-of-medicine"
    " frontiers acm-sig-proceedings american-physics-society"
).split()
_SIGNS = ".,;:"


class Mutated(NamedTuple):
    """An entry with one mistake, and what kind it is."""

    kind: str
    text: str


Mutation = Callable[[list[Part], Random, Layout], list[Part] | None]


def _words(parts: list[Part], holds: Callable[[str], bool]) -> list[int]:
    """The style's own words between or behind values that `holds` is true of."""
    return [place for place, part in enumerate(parts) if not part.variable and holds(part.text)]


def drop_sign(parts: list[Part], random: Random, layout: Layout) -> list[Part] | None:
    """A sign between two fields is missing."""
    places = [place for place in _words(parts, lambda text: any(sign in text for sign in _SIGNS)) if place]
    if not places:
        return None
    place = random.choice(places)
    text = parts[place].text
    at = random.choice([at for at, sign in enumerate(text) if sign in _SIGNS])
    return _with(parts, place, text[:at] + text[at + 1 :])


def change_sign(parts: list[Part], random: Random, layout: Layout) -> list[Part] | None:
    """A sign between two fields is another one."""
    places = [place for place in _words(parts, lambda text: any(sign in text for sign in _SIGNS)) if place]
    if not places:
        return None
    place = random.choice(places)
    text = parts[place].text
    at = random.choice([at for at, sign in enumerate(text) if sign in _SIGNS])
    other = random.choice([sign for sign in _SIGNS if sign != text[at]])
    return _with(parts, place, text[:at] + other + text[at + 1 :])


def swap_fields(parts: list[Part], random: Random, layout: Layout) -> list[Part] | None:
    """The year, the volume or the pages stand where another field belongs."""
    where = {part.variable: place for place, part in enumerate(parts) if part.variable}
    pairs = [
        (one, other)
        for one in ("issued", "volume", "page")
        for other in ("title", "container-title", "publisher")
        if one in where and other in where
    ]
    if not pairs:
        return None
    one, other = random.choice(pairs)
    swapped = list(parts)
    swapped[where[one]], swapped[where[other]] = parts[where[other]], parts[where[one]]
    return swapped


def change_et_al(parts: list[Part], random: Random, layout: Layout) -> list[Part] | None:
    """One name fewer stands before "et al."."""
    for place, part in enumerate(parts):
        found = re.search(r"(?:,? et al\.?| \[et al\.?\]|,? and others)$", part.text)
        if part.variable == "author" and found is not None:
            names = part.text[: found.start()]
            separator = "; " if "; " in names else ", "
            pieces = names.split(separator)
            step = 2 if all(len(piece) < 12 and "." in piece for piece in pieces[1::2]) and len(pieces) > 2 else 1
            is_given_only = step == 1 and separator == ", " and (len(pieces) == 2 or " " not in pieces[-1])
            if len(pieces) > step and not is_given_only:  # "Doe, et al." is right for a Doe without a first name
                return _with(parts, place, separator.join(pieces[:-step]) + found[0])
    return None


def change_initials(parts: list[Part], random: Random, layout: Layout) -> list[Part] | None:
    """Initials lose or gain their full stops; where given names are in full, an initial is the record's."""
    form = layout.list_form("article-journal", "author", 1)
    if form is None or not isinstance(form.pieces[0], NameForm) or not form.pieces[0].initials:
        return None
    for place, part in enumerate(parts):
        if part.variable != "author":
            continue
        if re.search(r"\b[A-Z]\.", part.text):
            return _with(parts, place, re.sub(r"\b([A-Z])\.", r"\1", part.text))
        dotted = re.sub(
            r"(?<=[a-z] )([A-Z]{1,3})(?=,|$| )", lambda found: "".join(f"{x}." for x in found[1]), part.text
        )
        if dotted != part.text:
            return _with(parts, place, dotted)
    return None


def capitals(parts: list[Part], random: Random, layout: Layout) -> list[Part] | None:
    """Names in capitals, or no longer in capitals."""
    for place, part in enumerate(parts):
        if part.variable == "author" and re.search(r"[^\W\d_]{4}", part.text):
            text = part.text.upper()
            text = re.sub(r" (ET AL|AND)\b", lambda found: found[0].lower(), text)
            return _with(parts, place, part.text.title() if text == part.text else text)
    return None


def change_case(parts: list[Part], random: Random, layout: Layout) -> list[Part] | None:
    """A word of the style begins with the other kind of letter."""
    places = _words(parts, lambda text: any(letter.isalpha() for letter in text))
    if not places:
        return None
    place = random.choice(places)
    text = parts[place].text
    at = next(at for at, letter in enumerate(text) if letter.isalpha())
    return _with(parts, place, text[:at] + text[at].swapcase() + text[at + 1 :])


def change_dash(parts: list[Part], random: Random, layout: Layout) -> list[Part] | None:
    """A hyphen in the page range instead of an en dash, or the other way round."""
    for place, part in enumerate(parts):
        if part.variable == "page" and re.search(r"\d[–-]\d", part.text):
            return _with(parts, place, part.text.translate({ord("–"): "-", ord("-"): "–"}))
    return None


def change_doi(parts: list[Part], random: Random, layout: Layout) -> list[Part] | None:
    """The DOI without its prefix, or with another one."""
    for place, part in enumerate(parts):
        if part.variable == "DOI" and place:
            before = parts[place - 1].text
            bare = re.sub(r"(?:https?://(?:dx\.)?doi\.org/|doi: ?)$", "", before, flags=re.I)
            if bare == before:
                return _with(parts, place - 1, f"{before}https://doi.org/")
            return _with(parts, place - 1, bare if random.random() < 0.5 else f"{bare}DOI ")
    return None


def change_range(parts: list[Part], random: Random, layout: Layout) -> list[Part] | None:
    """The last page in full or cut, where the style says which."""
    if not layout.style.read.page_range_format:
        return None
    for place, part in enumerate(parts):
        found = re.fullmatch(r"(\d+)([–-])(\d+)", part.text)
        if part.variable != "page" or found is None:
            continue
        first, dash, last = found.groups()
        if len(last) < len(first):
            return _with(parts, place, f"{first}{dash}{first[: len(first) - len(last)]}{last}")
        same = (
            next((at for at in range(len(last)) if last[at] != first[at]), len(last)) if len(first) == len(last) else 0
        )
        if 0 < same < len(last) - 1:
            return _with(parts, place, f"{first}{dash}{last[same:]}")
    return None


def _with(parts: list[Part], place: int, text: str) -> list[Part]:
    return [*parts[:place], Part(parts[place].variable, text), *parts[place + 1 :]]


MUTATIONS: dict[str, Mutation] = {
    "sign-dropped": drop_sign, "sign-changed": change_sign, "fields-swapped": swap_fields, "et-al": change_et_al,
    "initials": change_initials, "capitals": capitals, "case": change_case, "dash": change_dash,
    "doi-prefix": change_doi, "page-range": change_range,
}  # fmt: skip


def is_right_for_another(parts: list[Part], printed: str, item: dict[str, Any], layout: Layout) -> bool:
    """Whether the style prints just this for a work with two neighbouring fields in one.

    "A title Its publisher" where a full stop is gone may be a title without a publisher: no reader of the entry alone
    can tell.
    """
    for place in range(1, len(parts) - 1):
        one, words, other = parts[place - 1 : place + 2]
        if words.variable or not one.variable or not other.variable:
            continue
        joined = f"{one.text}{words.text}{other.text}"
        for variable in (one.variable, other.variable):
            merged = {key: value for key, value in item.items() if key not in (one.variable, other.variable)}
            merged[variable] = [{"literal": joined}] if variable in ("author", "editor") else joined
            if variable != "issued" and spaced(layout.rendered(merged)) == printed:
                return True
    return False


def mutate(parts: list[Part], random: Random, layout: Layout, item: dict[str, Any]) -> Mutated | None:
    """One mutation that the entry allows, that shows, and that leaves no right entry of another work."""
    text = "".join(part.text for part in parts)
    kinds = list(MUTATIONS)
    random.shuffle(kinds)
    for kind in kinds:
        changed = MUTATIONS[kind](parts, random, layout)
        if changed is not None:
            printed = " ".join("".join(part.text for part in changed).split())
            if printed != " ".join(text.split()) and not is_right_for_another(changed, printed, item, layout):
                return Mutated(kind, printed)
    return None


def style_names(count: int, random: Random) -> list[str]:
    """Well-known styles first, then drawn ones; each prints a bibliography."""
    from refkit.csl.catalogue import find_name, find_style, list_styles

    names = [name for name in map(find_name, KNOWN) if name]
    drawn = list(list_styles())
    random.shuffle(drawn)
    found: dict[str, None] = {}
    for name in [*names, *drawn]:
        if len(found) >= count:
            break
        style = find_style(name)
        if "<bibliography" in style.xml:
            found.setdefault(style.name)
    return list(found)


def run(styles: list[str], works: list[Record], random: Random, locale: str | None) -> Iterator[dict[str, Any]]:
    """One row an entry and judgement."""
    import refkit
    from refkit.workflow.items import item_for_engine

    for style in styles:
        layout = Layout.load(style, locale)
        printed = render_entries(works, style=style, locale=locale)
        by_id = dict(zip(printed.ids, printed.entries, strict=True))
        entries, mutants = [], []
        for work in works:
            entry = spaced(by_id[work.id])
            item = item_for_engine(work, "work", None)
            parts = list(layout.marked(item))
            plain = spaced("".join(part.text for part in parts))
            entries.append(entry)
            mutants.append(mutate(parts, random, layout, item) if entry.endswith(plain) else None)
        for kind, texts in (("", entries), ("m", [one.text if one else "" for one in mutants])):
            started = time.process_time()
            report = refkit.check(refkit.parse_strings(texts), style=style, locale=locale)
            seconds = (time.process_time() - started) / max(len(texts), 1)
            for work, one, text, mutant in zip(works, report, texts, mutants, strict=True):
                if not text:
                    continue
                differs = next((found for found in one.findings if found.code == "style-differs"), None)
                yield {
                    "style": style, "type": work.type, "text": text, "seconds": seconds,
                    "mutation": mutant.kind if kind and mutant else "", "found": differs is not None,
                    "message": differs.message if differs else "", "entry": spaced(by_id[work.id]),
                }  # fmt: skip


def main() -> int:
    """Print the two shares, and what was judged wrongly."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--styles", type=int, default=50)
    parser.add_argument("--works", type=int, default=40)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--locale", help="language of the terms; the style's own otherwise")
    parser.add_argument("--style", action="append", help="these styles instead of drawn ones")
    parser.add_argument("--show", action="store_true", help="print what was judged wrongly")
    options = parser.parse_args()
    random = Random(options.seed)
    styles = options.style or style_names(options.styles, random)
    works = invent_works(options.works, options.seed)
    rows = list(run(styles, works, random, options.locale))
    plain, mutants = [row for row in rows if not row["mutation"]], [row for row in rows if row["mutation"]]
    wrong = [row for row in rows if row["found"] == (not row["mutation"])]
    if options.show:
        for row in wrong:
            print(json.dumps(row, ensure_ascii=False, indent=1))
    accepted, found = sum(not row["found"] for row in plain), sum(row["found"] for row in mutants)
    print(f"{len(styles)} styles, {options.works} works, seed {options.seed}")
    print(f"accepted as rendered: {accepted} of {len(plain)} ({accepted / len(plain):.2%})")
    print(f"mutations found: {found} of {len(mutants)} ({found / len(mutants):.2%})")
    print(f"milliseconds an entry: {1000 * sum(row['seconds'] for row in rows) / len(rows):.1f}")
    missed = Counter(row["mutation"] or "as rendered" for row in wrong)
    of = Counter(row["mutation"] or "as rendered" for row in rows)
    print(
        "judged wrongly:", ", ".join(f"{kind} {count} of {of[kind]}" for kind, count in missed.most_common()) or "none"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
