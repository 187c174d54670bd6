"""Small repairs of learned labels that the assembly needs: holes closed, strays dropped. Room: parse."""

from refkit.parse.labeller import Label, Labelling
from refkit.parse.tokens import Token

_WHOLE = frozenset({
    Label.TITLE, Label.CONTAINER_TITLE, Label.AUTHOR, Label.GROUP_AUTHOR, Label.PUBLISHER, Label.COLLECTION_TITLE,
    Label.PAGES, Label.TRANSLATED_TITLE, Label.EDITOR, Label.LOCATION, Label.DATE,
    Label.ISSUE,
})  # fmt: skip
_LONGEST_HOLE = 2  # tokens


def repair(tokens: tuple[Token, ...], labelling: Labelling) -> Labelling:
    """The labelling with punctuation between two runs of one label given that label too."""
    labels = list(labelling.labels)
    last: dict[Label, int] = {}
    for place, label in enumerate(labels):
        before = last.get(label)
        if (
            label in _WHOLE
            and before is not None
            and 1 < place - before <= _LONGEST_HOLE + 1
            and all(
                labels[hole] is Label.OTHER and not tokens[hole].text[0].isalnum()
                for hole in range(before + 1, place)
            )
        ):
            for hole in range(before + 1, place):
                labels[hole] = label
        last[label] = place
    return Labelling(tuple(labels), labelling.marginals)
