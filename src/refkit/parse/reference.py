"""One reference string, made a Record: tokens, labels, assembly. Room: parse; uses model."""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from refkit.errors import InputError
from refkit.model.origin import Origin
from refkit.model.record import Record
from refkit.parse.assemble import assemble
from refkit.parse.crf_labeller import CrfLabeller, shipped_model
from refkit.parse.labeller import Label, Labeller, Labelling, label_all
from refkit.parse.rules.labeller import RulesLabeller
from refkit.parse.tokens import Token, tokenise
from refkit.text.invisible import replace_surrogates

_NUMBER = Label.CITATION_NUMBER
LONGEST_REFERENCE = 20_000  # characters that are labelled; what follows is kept as unparsed


def parse_reference(
    text: str,
    labeller: Labeller | None = None,
    *,
    identifier: str = "",
    origin: Origin | None = None,
) -> Record:
    """Parse one printed reference.

    `labeller` labels the tokens (the shipped model where none is given); `identifier` becomes the record's id.
    `origin` says where the text stands; its `text` is what the spans in `provenance` refer to.

    Raises:
        InputError: the labeller gives more or fewer labels than there are tokens.

    >>> record = parse_reference("Gröber U, Schmidt J, et al. Magnesium. Nutrients. 2015;7(9):8199-8226.")
    >>> record.container_title, record.volume, record.page, record.author_open
    ('Nutrients', '7', '8199–8226', True)
    """
    return next(parse_references([Printed(text, identifier, origin)], labeller))


class Printed(NamedTuple):
    """A reference as printed, the id its record will have, and where it stands."""

    text: str
    identifier: str = ""
    origin: Origin | None = None


def parse_references(references: Iterable[Printed], labeller: Labeller | None = None) -> Iterator[Record]:
    """Parse several printed references as `parse_reference` does each; labelling them together is faster.

    Raises:
        InputError: the labeller gives more or fewer labels than there are tokens.
    """
    read = [one._replace(text=replace_surrogates(one.text)) for one in references]
    tokens = [tokenise(one.text[:LONGEST_REFERENCE]) for one in read]
    labellings = label_all(labeller or default_labeller(), tokens)
    if len(labellings) != len(tokens):
        raise InputError(f"The labeller gave {len(labellings)} labellings for {len(tokens)} references.")
    for one, its_tokens, labelling in zip(read, tokens, labellings, strict=True):
        yield _record(one, its_tokens, labelling)


def _record(printed: Printed, tokens: tuple[Token, ...], labelling: Labelling) -> Record:
    if len(labelling.labels) != len(tokens):
        raise InputError(
            f"The labeller gave {len(labelling.labels)} labels for {len(tokens)} tokens; it must give one for each."
        )
    text = printed.text
    head, rest = text[:LONGEST_REFERENCE], text[LONGEST_REFERENCE:]
    place = _origin(text, printed.origin, _printed_label(head, tokens, labelling))
    record = assemble(head, tokens, labelling, id=printed.identifier, origin=place)
    if not rest.strip():
        return record
    unparsed = record.custom.get("unparsed")
    custom = {**record.custom, "unparsed": f"{unparsed}; {rest}" if unparsed else rest}
    return record.model_copy(update={"custom": custom})


def _printed_label(text: str, tokens: tuple[Token, ...], labelling: Labelling) -> str | None:
    """The number or key of the reference in its list, with the punctuation that closes it: "[12]", "3."."""
    if _NUMBER not in labelling.labels:
        return None
    last = max(place for place, label in enumerate(labelling.labels) if label == _NUMBER)
    end = tokens[last].end
    end += text[end : end + 1] in ("]", ")", ".")
    return text[:end].strip()


def _origin(text: str, origin: Origin | None, label: str | None) -> Origin:
    if origin is None:
        return Origin(text=text, label=label)
    return origin.model_copy(update={"text": text, "label": origin.label or label})


@cache
def default_labeller() -> Labeller:
    """The learned labeller; in a checkout without a trained model, the rules."""
    model = shipped_model()
    return RulesLabeller() if model is None else CrfLabeller(model)
