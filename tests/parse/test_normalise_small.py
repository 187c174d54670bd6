"""Pages, numbers, editions, languages, identifiers and types of works."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refkit.parse.fields import Fields, fill
from refkit.parse.labeller import Label
from refkit.parse.normalise.identifiers import find_printed_identifiers, normalise_address
from refkit.parse.normalise.languages import find_language_note, language_tag
from refkit.parse.normalise.pages import normalise_pages
from refkit.parse.normalise.volumes import normalise_edition, normalise_number, read_volume
from refkit.parse.normalise.work_types import guess_type
from refkit.parse.reference import parse_reference
from refkit.parse.spans import Span


@pytest.mark.parametrize(
    ("printed", "pages"),
    [("1161-1169", "1161–1169"), ("pp. 12 — 9", "12–9"), ("S. 7–8", "7–8"), ("S12-S19", "S12–S19"), ("e204", "e204")],
)
def test_normalise_pages(printed: str, pages: str) -> None:
    assert normalise_pages(printed) == pages


@given(st.text(max_size=40))
def test_normalising_numbers_twice_changes_nothing_more(printed: str) -> None:
    once = normalise_pages(printed)
    assert normalise_pages(once) == once or once.strip(" .,;:()[]–") != once
    assert isinstance(normalise_number(printed), str)


@pytest.mark.parametrize(
    ("printed", "edition"),
    [
        ("2nd edition", "2nd"),
        ("6., überarb. Aufl.", "6., überarb"),
        ("3. uppl.", "3"),
        ("12. ed.", "12"),
        ("第3版", "第3"),
    ],
)
def test_normalise_edition(printed: str, edition: str) -> None:
    assert normalise_edition(printed) == edition


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("On trees [in Swedish]. J Bot. 2001", "sv"), ("On trees. J Bot. 2001;7:8. German.", "de"),
        ("On trees (in Russian). J Bot.", "ru"), ("Trees. 2001. [Article in French]", "fr"),
        ("Träd [på svenska].", "sv"), ("On trees. J Bot. 2001;7:8. Japanese, Korean.", "ja"),
        ("On trees (in Paris). J Bot.", None), ("The French revolution. 2001.", None),
    ],
)  # fmt: skip
def test_language_notes(text: str, tag: str | None) -> None:
    found = find_language_note(text)
    assert (found.tag if found else None) == tag


def test_language_tag_of_a_name_in_its_own_language() -> None:
    assert [language_tag(name) for name in ("svenska", "日本語", "русский", "Klingon")] == ["sv", "ja", "ru", None]


@pytest.mark.parametrize(
    ("text", "label", "printed"),
    [
        ("See https://doi.org/10.1000/182.", Label.DOI, "10.1000/182"),
        ("doi: 10.1016/0008-6223(94)90151-1.", Label.DOI, "10.1016/0008-6223(94)90151-1"),
        ("doi: 10.1088/2058- 7058/3/9/23.", Label.DOI, "10.1088/2058- 7058/3/9/23"),
        ("Read https://a.org/b-c/d.", Label.URL, "https://a.org/b-c/d"),
        ("hep-th/9901001", Label.ARXIV, "hep-th/9901001"),
        ("arXiv:1706.03762v2", Label.ARXIV, "1706.03762v2"),
        ("(NCT01234567)", Label.NUMBER, "NCT01234567"),
        ("PMCID: PMC1295384", Label.PMCID, "PMC1295384"),
    ],
)
def test_identifiers(text: str, label: Label, printed: str) -> None:
    assert [(one.label, text[one.start : one.end]) for one in find_printed_identifiers(text)] == [(label, printed)]


def test_an_address_loses_the_blank_of_a_line_break() -> None:
    assert normalise_address("https://a.org/b_ c.pdf") == "https://a.org/b_c.pdf"


@pytest.mark.parametrize(
    ("fields", "printed", "kind"),
    [
        ({"container_title": "Nutrients", "volume": "7"}, "", "article-journal"),
        ({"container_title": "Proc. of the 5th ACM Symp.", "page": "1–2"}, "", "paper-conference"),
        ({"container_title": "Handbook", "editor": ("x",)}, "", "chapter"),
        ({"publisher": "Springer"}, "", "book"),
        ({"genre": "Doktorsavhandling"}, "", "thesis"),
        ({"url": "https://a.org"}, "", "webpage"),
        ({"title": "T"}, "T[M]. 北京", "book"),
        ({}, "", "document"),
    ],
)
def test_guess_type(fields: dict[str, object], printed: str, kind: str) -> None:
    assert guess_type(fields, printed) == kind


def test_east_asian_counters_are_no_part_of_pages_and_are_not_lost() -> None:
    record = parse_reference("方东, 许建华, 2001, '生态工程治理', 环境监测管理与技术, 第36页.")
    assert record.page == "36"
    assert "unparsed" not in record.custom


@pytest.mark.parametrize(
    ("printed", "volume", "issue"),
    [("第20號", "", "20"), ("總第221期", "", "221"), ("第12卷", "12", None), ("제197호", "", "197")],
)
def test_east_asian_counters_say_volume_or_issue(printed: str, volume: str, issue: str | None) -> None:
    numbers = read_volume(printed, has_page=False)
    assert (numbers.volume, numbers.issue) == (volume, issue)


def test_a_journal_and_its_volume_are_no_page() -> None:
    filled: Fields = {}
    assert fill(filled, "考古學雜誌 58", Span(Label.PAGES, 0, 9, 0.9))
    assert {field: one.value for field, one in filled.items()} == {"container_title": "考古學雜誌", "volume": "58"}
