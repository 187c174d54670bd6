"""What shows beside other entries and works: duplicates, numbers of the list, retractions, differing fields."""

from typing import Any

import pytest

from refkit.match import Agreement, Evidence
from refkit.model.date import Date
from refkit.model.name import Name
from refkit.model.origin import Origin
from refkit.model.record import Record
from refkit.model.work import Work
from refkit.workflow.checking.duplicates import find_duplicates
from refkit.workflow.checking.fields import compare_fields
from refkit.workflow.checking.numbering import find_number_faults
from refkit.workflow.checking.updates import code_of_update, find_updates


def article(**changes: Any) -> Record:
    fields: dict[str, Any] = {
        "type": "article-journal",
        "title": "On the growth of trees in the north",
        "author": (Name(family="Berg", given="Anna"), Name(family="Lund", given="Bo")),
        "issued": Date.parse("2010"),
        "container_title": "Journal of Trees",
        "volume": "3",
        "page": "5–9",
    }
    return Record(**{**fields, **changes})


def repeats(*records: Record) -> bool:
    return 1 in find_duplicates(records)


@pytest.mark.parametrize(
    ("changes", "is_same"),
    [
        pytest.param({}, True, id="all the same"),
        pytest.param({"title": "On The Growth of Trees in the North."}, True, id="capitals and full stop"),
        pytest.param({"title": "On the growht of trees in the north"}, True, id="misprint"),
        pytest.param({"page": "15–19", "volume": "4"}, False, id="another place"),
        pytest.param({"author": (Name(family="Holm"),), "page": "15–19"}, False, id="another author"),
        pytest.param({"title": "The decline of forests after storms", "page": "7"}, False, id="another work"),
    ],
)
def test_when_two_entries_are_the_same(changes: dict[str, Any], is_same: bool) -> None:
    assert repeats(article(), article(**changes)) is is_same


def test_chapters_that_print_their_books_doi_are_two() -> None:
    first = article(doi="10.1000/book", type="chapter")
    other = article(doi="10.1000/book", type="chapter", title="The decline of forests after storms", page="44–60")
    assert not repeats(first, other)


def test_a_work_in_two_lists_is_no_duplicate() -> None:
    in_lists = [article(origin=Origin(list_number=number, position=1)) for number in (1, 2)]
    assert find_duplicates(in_lists) == {}
    in_one = [article(origin=Origin(list_number=1, position=place)) for place in (1, 2)]
    assert list(find_duplicates(in_one)) == [1]


def test_the_work_that_was_found_counts_like_a_printed_doi() -> None:
    printed, translated = article(), article(title="Om skogens tillväxt i norr", container_title="Skogstidningen")
    [(first, why)] = find_duplicates([printed, translated], ["10.1000/a", "10.1000/a"]).values()
    assert first == 0
    assert why == "both are 10.1000/a"


def numbered(*labels: str) -> list[tuple[int, str]]:
    records = [Record(origin=Origin(list_number=1, label=label)) for label in labels]
    return [(place, finding.code) for place, finding in find_number_faults(records)]


@pytest.mark.parametrize(
    ("labels", "faults"),
    [
        pytest.param(("1.", "2.", "3."), [], id="in order"),
        pytest.param(("1.", "2.", "4."), [(2, "number-gap")], id="jump"),
        pytest.param(("[1]", "[2]", "[2]"), [(2, "number-repeated")], id="repeat"),
        pytest.param(("1.", "2.", "1.", "2."), [], id="starts again"),
        pytest.param(("1.", "3."), [], id="too short to say how it counts"),
        pytest.param(("•", "•", "•"), [], id="bullets"),
    ],
)
def test_how_a_list_counts(labels: tuple[str, ...], faults: list[tuple[int, str]]) -> None:
    assert numbered(*labels) == faults


def work(identifier: str = "10.1000/a", **changes: Any) -> Work:
    record = article(**changes.pop("record", {}))
    names = (record.container_title,) if record.container_title else ()
    return Work(record, "index", identifier, container_titles=names, **changes)


def test_a_retraction_is_found_from_either_end() -> None:
    from_work = find_updates(work(corrected_by=(("retraction", "10.1000/n"),)), ())
    from_notice = find_updates(work(), [work("10.1000/n", corrects=(("retraction", "10.1000/a"),))])
    for findings in (list(from_work), list(from_notice)):
        assert [(one.code, one.found) for one in findings] == [("retracted", "10.1000/n")]


def test_notices_of_other_works_say_nothing() -> None:
    assert list(find_updates(work(), [work("10.1000/n", corrects=(("retraction", "10.1000/other"),))])) == []


def test_a_title_that_says_retracted_is_enough_unless_it_is_the_notice() -> None:
    title = {"title": "RETRACTED: On the growth of trees"}
    assert [one.code for one in find_updates(work(record=title), ())] == ["retracted"]
    assert list(find_updates(work(record=title, corrects=(("retraction", "10.1000/b"),)), ())) == []


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        ("retraction", "retracted"), ("withdrawal", "retracted"), ("removal", "retracted"), ("erratum", "corrected"),
        ("corrigendum", "corrected"), ("addendum", "corrected"), ("expression_of_concern", "expression-of-concern"),
        ("expression-of-concern", "expression-of-concern"), ("new_edition", None), ("new_version", None), ("", None),
    ],
)  # fmt: skip
def test_each_kind_of_update_has_its_code(kind: str, code: str | None) -> None:
    assert code_of_update(kind) == code


def compared(printed: Record, registered: Work) -> list[tuple[str, str | None]]:
    title = Evidence("title", "t", "t", Agreement.AGREE, 5.0)
    return [(finding.code, finding.field) for finding in compare_fields(printed, registered, [title])]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param({}, [], id="the same"),
        pytest.param({"author": (Name(family="Doe"), Name(family="Roe"))}, [("field-differs", "author")], id="others"),
        pytest.param({"author": (Name(family="Lund"), Name(family="Berg"))}, [("field-differs", "author")], id="order"),
        pytest.param(
            {"author": (Name(family="Berg"), Name(family="Doe"))}, [("field-differs", "author")], id="one of two"
        ),
        pytest.param({"author": (Name(family="Berg"),)}, [("authors-left-out", "author")], id="left out"),
        pytest.param({"author": (Name(family="Berg"),), "author_open": True}, [], id="et al."),
        pytest.param({"author": (Name(family="Anna", given="Berg"), Name(family="Lund"))}, [], id="names turned round"),
        pytest.param({"author": (Name(family="Bergh"), Name(family="Lund"))}, [], id="misprint"),
        pytest.param({"container_title": "J. Trees"}, [], id="abbreviated journal"),
        pytest.param(
            {"container_title": "International Review of Mineral Water"},
            [("field-differs", "container_title")],
            id="other",
        ),
        pytest.param({"title": "On the growth of trees in the south"}, [("field-differs", "title")], id="other word"),
        pytest.param({"title": "On the growth of tree in the north: a study"}, [], id="form of a word, subtitle"),
    ],
)
def test_what_matching_lets_pass_is_told(changes: dict[str, Any], expected: list[tuple[str, str]]) -> None:
    assert compared(article(**changes), work()) == expected
