"""Lists that change on the way, notes at page ends, page notices, and what entries have in common."""

import pytest

from refkit.parse.habits import habit_of, likeness, shape_of
from refkit.parse.lists import find_lists

REFERENCES = [
    "Gröber U, Schmidt J, Kisters K. Magnesium in prevention and therapy. Nutrients. 2015;7(9):8199-8226.",
    "Abbasi B, Kimiagar M, Sadeghniiat K, et al. The effect of magnesium. J Res Med Sci. 2012;17(12):1161-1169.",
    "Xie L, Kang H, Xu Q, et al. Sleep drives metabolite clearance. Science. 2013;342(6156):373-377.",
    "Doe J, Roe R. On the trees of the north. Wood. 2001;12(3):34-56.",
    "Moe M. On bees and what they know. Hive. 2002;7(1):8-9.",
    "Poe P, Loe L. On ravens. Birds. 2003;1(2):3-14.",
]
PROSE = "Sleep is an active process that we need. In 2012 a trial followed 46 older adults for 8 weeks (Miller, 2009)."


def texts(text: str) -> list[list[str]]:
    return [[entry.text for entry in one.entries] for one in find_lists(text).lists]


@pytest.mark.parametrize(
    ("first", "second"), [("{}. ", "• "), ("[{}] ", ""), ("• ", "{}. "), ("", "- "), ("{}. ", "[{}] ")]
)
def test_marks_may_change_inside_a_list(first: str, second: str) -> None:
    marks = [(first if place < 3 else second).format(place + 1) for place in range(6)]
    lines = [mark + reference for mark, reference in zip(marks, REFERENCES, strict=True)]
    found = texts(f"{PROSE}\n\nReferences\n\n" + "\n".join(lines))
    assert [entry for one in found for entry in one] == REFERENCES


def test_notes_at_the_bottom_of_pages_are_found_two_at_a_time() -> None:
    pages = [
        f"{PROSE}\n\n{number} {REFERENCES[number - 1]}\n{number + 1} {REFERENCES[number]}\n\n{number + 11}\n"
        for number in (1, 3, 5)
    ]
    found = texts("\n".join(pages))
    assert [entry for one in found for entry in one] == REFERENCES


@pytest.mark.parametrize(
    "notice", ["Downloaded from https://www.example.org on 12 May 2020", "© 2020 The Authors", "64\n\f\nDOE & ROE"]
)
def test_what_is_printed_on_every_page_is_no_part_of_an_entry(notice: str) -> None:
    first, second = REFERENCES[3].split(" of ", 1)
    lines = [*REFERENCES[:3], f"{first} of\n\n{notice}\n\n{second}", *REFERENCES[4:]]
    assert texts("References\n\n" + "\n".join(lines)) == [REFERENCES]


@pytest.mark.parametrize(
    "heading", ["Additional references", "Övriga källor", "Weiterführende Literatur", "Further sources"]
)
def test_a_second_list_may_have_a_qualified_name(heading: str) -> None:
    text = "References\n\n" + "\n".join(REFERENCES[:3]) + f"\n\n{heading}\n\n" + "\n".join(REFERENCES[3:])
    found = find_lists(text).lists
    assert [one.heading for one in found] == ["References", heading]


@pytest.mark.parametrize("mark", ["[^note{}]: ", "[^{}]: ", "{}\\. ", "\\[{}\\] ", "\\bibitem{{doe{}}} "])
def test_marks_of_markdown_and_latex(mark: str) -> None:
    lines = [mark.format(number) + reference for number, reference in enumerate(REFERENCES, 1)]
    assert texts("## References\n\n" + "\n\n".join(lines)) == [REFERENCES]


def test_shapes_and_habits() -> None:
    assert shape_of("DOE, Jane. Trees") == "capitals"
    assert shape_of("van der Berg, J. Trees") == "comma"
    assert shape_of("On trees") is None
    habit = habit_of(["Doe, J.", "Roe, R.", "Moe, M.", "Poe, P.", "The trees"], dated=5)
    assert habit is not None
    assert habit.is_dated
    assert likeness("Zoe, Z. Trees", habit) > 0 > likeness("J. Doe and R. Roe", habit)
    assert habit_of(["Doe, J."], dated=1) is None
