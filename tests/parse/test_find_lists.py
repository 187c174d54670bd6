"""Finding reference lists: what is a list, where it ends, what its entries are, and that nothing gets lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refkit.model.lists import Numbering, ReferenceList
from refkit.parse.lists import FoundLists, find_lists
from tests.growth import grows_too_fast

GROBER = "Gröber U, Schmidt J, Kisters K. Magnesium in prevention and therapy. Nutrients. 2015;7(9):8199-8226."
ABBASI = "Abbasi B, Kimiagar M, Sadeghniiat K, et al. The effect of magnesium. J Res Med Sci. 2012;17(12):1161-1169."
XIE = "Xie L, Kang H, Xu Q, et al. Sleep drives metabolite clearance. Science. 2013;342(6156):373-377."
DARWIN = "Darwin, C. (1859). On the Origin of Species. London: John Murray."
FOUR = [GROBER, ABBASI, XIE, DARWIN]
PROSE = (
    "Sleep is an active process. In 2012 a trial followed 46 older adults for 8 weeks (Miller et al., 2009).\n\n"
    "The results were modest, and larger studies are needed [1, 2]."
)


def texts(found: FoundLists) -> list[list[str]]:
    return [[entry.text for entry in one.entries] for one in found.lists]


def assert_partition(text: str, one: ReferenceList) -> None:
    """The spans of the entries and white space are the whole list."""
    place = one.span[0]
    for entry in one.entries:
        assert text[place : entry.span[0]].strip() == ""
        assert entry.span[0] < entry.span[1]
        place = entry.span[1]
    assert place == one.span[1]


NUMBERINGS = {
    "1. ": Numbering.DOT,
    "[1] ": Numbering.BRACKET,
    "(1) ": Numbering.PARENTHESIS,
    "1) ": Numbering.HALF_PARENTHESIS,
    "1 ": Numbering.PLAIN,
    "¹ ": Numbering.SUPERSCRIPT,
    "• ": Numbering.BULLET,
    "- ": Numbering.BULLET,
    "［1］": Numbering.BRACKET,
    "1.\t": Numbering.DOT,
    "1.\n": Numbering.DOT,
}


def labelled(pattern: str, references: list[str]) -> list[str]:
    digits = {"1": "1234", "¹": "¹²³⁴"}
    for one, row in digits.items():
        if one in pattern:
            return [pattern.replace(one, row[place]) + text for place, text in enumerate(references)]
    return [pattern + text for text in references]


@pytest.mark.parametrize("heading", ["References\n\n", ""], ids=["under a heading", "without a heading"])
@pytest.mark.parametrize(("pattern", "numbering"), NUMBERINGS.items())
def test_every_numbering_is_read_and_taken_off(pattern: str, numbering: Numbering, heading: str) -> None:
    text = heading + "\n".join(labelled(pattern, FOUR))
    found = find_lists(text)
    assert texts(found) == [FOUR]
    assert found.lists[0].numbering is numbering
    assert found.lists[0].entries[3].label == labelled(pattern, FOUR)[3].removesuffix(DARWIN).strip()
    assert_partition(text, found.lists[0])


def wrapped(text: str, first: str, rest: str) -> str:
    words, lines = text.split(), [first]
    for word in words:
        if len(lines[-1]) + len(word) > 60:
            lines.append(rest)
        lines[-1] += word + " "
    return "\n".join(line.rstrip() for line in lines)


@pytest.mark.parametrize(
    ("first", "rest", "between"),
    [
        pytest.param("", "    ", "\n", id="hanging indent"),
        pytest.param("", "\t", "\n", id="hanging by a tab"),
        pytest.param("    ", "", "\n", id="first line indented"),
        pytest.param("", "", "\n\n", id="an empty line between entries"),
        pytest.param("", "", "\n", id="nothing but the words"),
        pytest.param("> ", "> ", "\n>\n", id="quoted in an e-mail"),
        pytest.param("  ", "  ", "\r\n\r\n", id="line ends of Windows"),
    ],
)
def test_wrapped_lines_become_one_entry(first: str, rest: str, between: str) -> None:
    text = between.join(wrapped(reference, first, rest) for reference in FOUR)
    found = find_lists(text)
    assert texts(found) == [FOUR]
    assert_partition(text, found.lists[0])


def test_a_hyphen_at_a_line_end_goes_only_where_the_word_says_so() -> None:
    text = (
        "References\n\n1. Doe J. The effect of magne-\nsium in a double-\nblind trial of COVID-\n"
        f"19. Sleep. 2020;1:2-3.\n2. {XIE}\n"
    )
    joined = "Doe J. The effect of magnesium in a double-blind trial of COVID-19. Sleep. 2020;1:2-3."
    assert texts(find_lists(text))[0][0] == joined


@pytest.mark.parametrize("pattern", ["[1] ", "(1) ", "1. "])
def test_a_list_printed_as_one_paragraph_is_cut_at_its_labels(pattern: str) -> None:
    text = PROSE + "\n\nReferences\n\n" + " ".join(labelled(pattern, FOUR)) + "\n\nReceived 3 March 2021."
    assert texts(find_lists(text)) == [FOUR]


def test_a_page_without_line_ends_still_has_its_list() -> None:
    text = " ".join([PROSE.replace("\n", " "), "References", *labelled("1. ", FOUR)])
    found = find_lists(text)
    assert texts(found) == [FOUR]
    assert found.lists[0].heading == "References"


AFTER = {
    "a disclaimer": "These statements have not been evaluated by anybody. This is not intended to cure any disease.",
    "a Swedish disclaimer": "Dessa uttalanden har inte utvärderats av Food and Drug Administration.",
    "dates": "Received 3 March 2021; accepted 9 June 2021.",
    "copyright": "© 2024 The Authors. Published by Example Press. All rights reserved.",
    "the author": "About the author\n\nThe author is a writer in Lund and has published since 1999.",
    "an appendix": "Appendix A: Questions\n\nHow old are you?",
    "a Markdown heading": "## Things to do\n\nSleep well, and eat leaves.",
    "thanks": "Acknowledgements\n\nWe thank J. Smith (Lund University, grant 2011-1234) for help in 2012.",
    "a footer": "Share this article\n\nRelated posts\n\nTen ways to sleep better",
    "the next article": "Trees of the north\n\nTrees are green because their leaves are. We know this since 1850.",
}


@pytest.mark.parametrize("pattern", ["1. ", ""], ids=["numbered", "not numbered"])
@pytest.mark.parametrize("after", AFTER.values(), ids=AFTER)
def test_the_text_after_a_list_is_left_out(after: str, pattern: str) -> None:
    text = PROSE + "\n\nReferences\n\n" + "\n".join(labelled(pattern, FOUR)) + "\n\n" + after
    assert texts(find_lists(text)) == [FOUR]


def test_several_lists_each_have_heading_language_and_number() -> None:
    first = "Referenser\n\n" + "\n".join(labelled("1. ", FOUR))
    second = "Further reading\n\n" + "\n".join(labelled("• ", FOUR[:2]))
    found = find_lists("\n\n".join([PROSE, first, PROSE, second]))
    assert texts(found) == [FOUR, FOUR[:2]]
    assert [(one.number, one.heading, one.language) for one in found.lists] == [
        (1, "Referenser", "sv"),
        (2, "Further reading", "en"),
    ]


def test_parts_of_a_list_are_lists_of_the_same_language() -> None:
    text = "Källförteckning\n\nBöcker\n\n" + DARWIN + "\n\nArtiklar\n\n" + "\n".join(FOUR[:3])
    found = find_lists(text)
    assert texts(found) == [[DARWIN], FOUR[:3]]
    assert [(one.heading, one.language) for one in found.lists] == [("Böcker", "sv"), ("Artiklar", "sv")]


def test_numbers_that_begin_again_begin_another_list() -> None:
    text = "References\n\n" + "\n".join([*labelled("1. ", FOUR), *labelled("1. ", FOUR[::-1])])
    assert texts(find_lists(text)) == [FOUR, FOUR[::-1]]


def test_a_list_in_which_every_number_is_one_stays_one_list() -> None:
    text = "References\n\n" + "\n".join("1. " + reference for reference in FOUR)
    assert texts(find_lists(text)) == [FOUR]


def test_page_numbers_and_running_heads_are_left_out_and_reported() -> None:
    first, second = wrapped(ABBASI, "2. ", "").split("\n", 1)
    head = "\n\n17\n\nJournal of Trees 12\n\n"
    text = f"References\n\n1. {GROBER}\n{first}{head}{second}\n3. {XIE}\n4. {DARWIN}\n"
    found = find_lists(text)
    assert texts(found) == [FOUR]
    assert [(problem.kind, problem.text) for problem in found.problems] == [
        ("text", "17"),
        ("text", "Journal of Trees 12"),
    ]
    assert [problem.line for problem in found.problems] == [6, 8]
    assert_partition(text, found.lists[0])


def test_a_year_at_the_end_of_an_entry_is_no_page_number() -> None:
    text = "References\n\nZorzi A. La repubblica del leone. Storia di Venezia. Firenze\n1986\n\n" + "\n\n".join(FOUR)
    assert texts(find_lists(text))[0][0] == "Zorzi A. La repubblica del leone. Storia di Venezia. Firenze 1986"


def test_without_any_list_each_paragraph_like_a_reference_is_an_entry_and_the_rest_a_problem() -> None:
    note = "I found this in the library and would like to have it in my list."
    other = "The other one that we have talked about is here, but I do not know what it is:"
    text = f"{note}\n\n{GROBER}\n\n{other}\n\n{XIE}\n"
    found = find_lists(text)
    assert [entry for one in texts(found) for entry in one] == [GROBER, XIE]
    assert all(one.heading is None for one in found.lists)
    assert [(problem.kind, problem.line) for problem in found.problems] == [("text", 1), ("text", 5)]
    assert found.problems[0].text == note


def test_two_lists_without_headings_and_prose_between_are_two_lists() -> None:
    text = "\n".join(labelled("1. ", FOUR)) + f"\n\n{PROSE}\n\n" + "\n".join(labelled("1. ", FOUR[::-1]))
    assert texts(find_lists(text)) == [FOUR, FOUR[::-1]]


def test_prose_in_the_middle_of_a_list_parts_it_and_is_reported() -> None:
    first, second = "\n".join(labelled("1. ", FOUR)), "\n".join(labelled("1. ", FOUR[::-1]))
    text = f"References\n\n{first}\n\n{PROSE}\n\n{second}"
    found = find_lists(text)
    assert texts(found) == [FOUR, FOUR[::-1]]
    assert [(problem.kind, problem.line, problem.text) for problem in found.problems] == [("text", 8, PROSE)]


def test_a_text_without_references_is_one_problem() -> None:
    found = find_lists("Nothing here.\n\nAnd nothing there.")
    assert found.lists == ()
    assert [(problem.kind, problem.line) for problem in found.problems] == [("text", 1)]
    assert "lines 1 to 3" in found.problems[0].message


@pytest.mark.parametrize("empty", ["", " \n\t\n", "\ufeff"])
def test_an_empty_text_has_no_list(empty: str) -> None:
    assert find_lists(empty).lists == ()


def test_a_contents_page_is_no_list() -> None:
    contents = "Contents\n\nIntroduction ..... 1\nReferences ..... 45\n\n"
    assert texts(find_lists(contents + PROSE + "\n\nReferences\n\n" + "\n".join(FOUR))) == [FOUR]


def test_a_numbered_text_is_no_list_of_references() -> None:
    text = "1. Eat leaves and nuts.\n2. Go for a walk before the sun is down.\n3. Do not drink coffee in the evening."
    assert find_lists(text).lists == ()


PIECES = st.sampled_from(
    [*FOUR, *labelled("1. ", FOUR), *labelled("[1] ", FOUR), "References", "## Källor", PROSE, "1.", "[2]", "•",
     "\n", "\n\n", "\r\n", " ", "    ", "\t", "\x00", "\u200b", "\u00ad", "\u2028", "> ", "17", "2010",
     "¹", "-", "„", "(", "Doe J."]
)  # fmt: skip


@given(st.lists(PIECES | st.text(max_size=8), max_size=30).map("".join))
def test_whatever_the_text_every_entry_is_a_span_of_it_and_nothing_is_in_two(text: str) -> None:
    found = find_lists(text)
    place = 0
    for number, one in enumerate(found.lists, start=1):
        assert one.number == number
        assert one.entries
        assert one.span[0] >= place
        assert_partition(text, one)
        for entry in one.entries:
            assert entry.text
            letters = [letter for letter in entry.text if letter.isascii() and letter.isalnum()]
            printed = iter(text[slice(*entry.span)])
            assert all(letter in printed for letter in letters), "an entry says what is not printed there"
        place = one.span[1]


@given(st.lists(st.sampled_from(FOUR), min_size=3, max_size=12), st.sampled_from(["1. ", "[1] ", "• ", ""]))
def test_every_reference_of_a_list_is_found_once_and_in_order(references: list[str], pattern: str) -> None:
    lines = [pattern.replace("1", str(place)) + text for place, text in enumerate(references, start=1)]
    assert texts(find_lists("References\n\n" + "\n".join(lines))) == [references]


GROWING = {
    "prose": PROSE + "\n\n",
    "one endless line": "Sleep is an active process. ",
    "headings": "References\n",
    "references": GROBER + "\n",
    "labels": "1. 2. ",
    "years": "2010;7(1):3-4. ",
    "brackets": "([„",
    "letters": "a",
    "spaces": " ",
    "headings with labels": "References 1. ",
}


@pytest.mark.parametrize("piece", GROWING.values(), ids=GROWING)
def test_work_grows_no_faster_than_the_text(piece: str) -> None:
    assert not grows_too_fast(find_lists, piece, 10_000, 80_000)


LOOSE_LISTS = {
    "addresses alone": (
        "Källor",
        ["https://www.1177.se/somn/", "https://www.socialstyrelsen.se/3-1/", "Sömn och hälsa, 1177"],
    ),
    "titles alone": ("SOURCES", ["Plato. Republic.", "Aristotle. Physics.", "Homer. The Odyssey."]),
    "arrows": ("References[edit]", ["Smith, J. (2010). On metals. 12 (3): 1–9.", '"Magnesium". Retrieved 2019.']),
    "Chinese": (
        "参考文献",
        ["王明, 李华. 睡眠研究[J]. 睡眠杂志, 2015, 12(3): 45-50.", "张三. 镁与睡眠[M]. 北京: 科学出版社, 2010."],
    ),
}


@pytest.mark.parametrize(("heading", "references"), LOOSE_LISTS.values(), ids=LOOSE_LISTS)
def test_a_heading_makes_a_list_of_what_hardly_looks_like_one(heading: str, references: list[str]) -> None:
    mark = "^ " if "[edit]" in heading else ""
    text = f"{PROSE}\n\n{heading}\n\n" + "\n".join(mark + reference for reference in references)
    assert texts(find_lists(text)) == [references]


@pytest.mark.parametrize("label", ["{}. ", "[{}] ", ""])
def test_a_reference_with_thousands_of_authors_keeps_itself_and_its_neighbours_in_the_list(label: str) -> None:
    authors = ", ".join(f"{name} {initial}" for initial in "ABCDEFGHIJ" for name in ("Aad", "Zhou", "Rossi") * 100)
    long = f"{authors}. Observation of a new particle. Phys Lett B. 2012;716:1-29."
    entries = [GROBER, long, ABBASI, XIE]
    lines = [label.format(number) + entry for number, entry in enumerate(entries, start=1)]
    assert texts(find_lists("Prose before.\n\nReferences\n\n" + "\n".join(lines))) == [entries]


def test_a_long_paragraph_of_prose_below_a_list_stays_outside() -> None:
    thanks = "The authors would like to thank everybody in 2019 for their help with this work. " * 300
    assert texts(find_lists("References\n\n" + "\n".join([GROBER, ABBASI, XIE]) + "\n\n" + thanks)) == [
        [GROBER, ABBASI, XIE]
    ]


def test_what_stands_between_a_heading_and_the_first_entry_is_told() -> None:
    text = (
        "Text.\n\n## References\n\nAll of the following works were read by us.\n\n"
        "1. Doe J. On trees. Wood. 2001;2:3-4.\n2. Roe R. On bees. Hive. 1999;1:5-9.\n3. Lind A. Wood. Wood."
        " 2003;4:5-9.\n"
    )
    found = find_lists(text)
    assert [problem.text for problem in found.problems] == ["All of the following works were read by us."]


@pytest.mark.parametrize("key", ["x", "ib", "smith2"])
def test_a_footnote_of_markdown_is_an_entry_however_short_its_key(key: str) -> None:
    text = (
        "[^smith]: Smith, J. *On trees*. London: Penguin, 2001.\n[^roe]: Roe, R. *On bees*. Oxford: OUP, 1999, p. 12.\n"
        f"[^{key}]: Ibid., 25.\n[^lind]: Lind, A. On wood. Lund: Bok, 2003.\n"
    )
    assert [entry.label for entry in find_lists(text).lists[0].entries][2] == f"[^{key}]:"
