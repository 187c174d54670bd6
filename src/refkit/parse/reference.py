"""One reference string, made a Record: tokens, labels, assembly. Room: parse; uses model."""

from refkit.model.origin import Origin
from refkit.model.record import Record
from refkit.parse.assemble import assemble
from refkit.parse.labeller import Labeller
from refkit.parse.rules.labeller import RulesLabeller
from refkit.parse.tokens import tokenise

LONGEST_REFERENCE = 20_000  # characters that are labelled; what follows is kept as unparsed


def parse_reference(
    text: str,
    labeller: Labeller | None = None,
    *,
    identifier: str = "",
    origin: Origin | None = None,
) -> Record:
    """Parse one printed reference.

    `labeller` labels the tokens (by rules where none is given); `identifier` becomes the record's id.
    `origin` says where the text stands; its `text` is what the spans in `provenance` refer to.

    >>> record = parse_reference("Gröber U, Schmidt J, et al. Magnesium. Nutrients. 2015;7(9):8199-8226.")
    >>> record.container_title, record.volume, record.page, record.author_open
    ('Nutrients', '7', '8199–8226', True)
    """
    head, rest = text[:LONGEST_REFERENCE], text[LONGEST_REFERENCE:]
    tokens = tokenise(head)
    labelling = (labeller or _RULES).label(tokens)
    place = Origin(text=text) if origin is None else origin.model_copy(update={"text": text})
    record = assemble(head, tokens, labelling, id=identifier, origin=place)
    if not rest.strip():
        return record
    unparsed = record.custom.get("unparsed")
    custom = {**record.custom, "unparsed": f"{unparsed}; {rest}" if unparsed else rest}
    return record.model_copy(update={"custom": custom})


_RULES = RulesLabeller()
