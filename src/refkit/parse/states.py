"""States of the label chain: a label, with what the reference has shown before it. Room: parse.

A chain of labels forgets: after the comma that closes a title it no longer knows that there was a title. So each
state names the label and, where the label is `OTHER`, the field that was left last: "other|T" is what stands
between a title and whatever follows it. Labels come back by `label_of`.
"""

from collections.abc import Iterable

from refkit.parse.labeller import Label

_MARK = "|"
_START = "^"
_LEFT = {
    Label.AUTHOR: "A", Label.GROUP_AUTHOR: "A", Label.EDITOR: "E", Label.TRANSLATOR: "E", Label.TITLE: "T",
    Label.TRANSLATED_TITLE: "T", Label.CONTAINER_TITLE: "C", Label.COLLECTION_TITLE: "C", Label.VOLUME: "N",
    Label.ISSUE: "N", Label.PAGES: "N", Label.PUBLISHER: "P", Label.LOCATION: "P",
}  # fmt: skip


def states_of(labels: Iterable[Label]) -> list[str]:
    """The states of the chain that these labels make.

    >>> states_of([Label.OTHER, Label.TITLE, Label.OTHER])
    ['other|^', 'title', 'other|T']
    """
    left = _START
    states: list[str] = []
    for label in labels:
        if label is Label.OTHER:
            states.append(f"{label.value}{_MARK}{left}")
        else:
            states.append(label.value)
            left = _LEFT.get(label, left)
    return states


def label_of(state: str) -> Label:
    """The label of a state.

    >>> label_of("other|T"), label_of("title")
    (<Label.OTHER: 'other'>, <Label.TITLE: 'title'>)
    """
    return Label(state.partition(_MARK)[0])
