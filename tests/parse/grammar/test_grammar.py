"""What a reference proves by its own grammar: laws, standards, patents, short notes, remarks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refkit.model.record import Record
from refkit.parse.grammar.facts import sentence_end
from refkit.parse.grammar.find import find_facts
from refkit.parse.reference import parse_reference
from tests.growth import grows_too_fast

KINDS = [
    ("SOU 2009:51", "report", {"number": "SOU 2009:51"}),
    ("SOU 2009:51. Skogens framtid. Stockholm: Fritzes.", "report",
     {"number": "SOU 2009:51", "title": "Skogens framtid"}),
    ("Lag (2009:400) om växtskydd", "legislation", {"number": "2009:400", "title": "Lag (2009:400) om växtskydd"}),
    ("SFS 1998:204. Personuppgiftslag.", "legislation", {"number": "SFS 1998:204", "title": "Personuppgiftslag"}),
    ("Prop. 2008/09:162. En samlad klimatpolitik.", "bill", {"number": "Prop. 2008/09:162"}),
    ("42 U.S.C. § 1983", "legislation", {"volume": "42", "container_title": "U.S.C.", "section": "1983"}),
    ("21 C.F.R. § 50.25", "regulation", {"volume": "21", "section": "50.25"}),
    ("Civil Rights Act of 1964, Pub. L. No. 88-352, 78 Stat. 241 (1964).", "legislation",
     {"title": "Civil Rights Act of 1964", "number": "88-352", "volume": "78", "page": "241"}),
    ("Brown v. Board of Education, 347 U.S. 483 (1954).", "legal_case",
     {"title": "Brown v. Board of Education", "volume": "347", "container_title": "U.S.", "page": "483"}),
    ("BVerfGE 7, 198", "legal_case", {"container_title": "BVerfGE", "volume": "7", "page": "198"}),
    ("Directive 2010/63/EU of the European Parliament and of the Council. OJ L 276, p. 33–79.", "legislation",
     {"number": "2010/63/EU", "container_title": "OJ L", "volume": "276"}),
    ("Regulation (EU) 2016/679 of the European Parliament and of the Council of 27 April 2016.", "legislation",
     {"number": "(EU) 2016/679"}),
    ("IEEE Std 802.11-2016", "standard", {"number": "IEEE Std 802.11-2016", "registry_number": "IEEE Std 802.11-2016"}),
    ("ISO 690:2010", "standard", {"number": "ISO 690:2010"}),
    ("ГОСТ 7.1-2003. Библиографическая запись. Москва: Стандартинформ, 2004.", "standard",
     {"number": "ГОСТ 7.1-2003", "title": "Библиографическая запись"}),
    ("US 5,123,456 B2", "patent", {"number": "US 5,123,456 B2"}),
    ("Doe J, inventor; Acme Corp, assignee. Widget holder. US patent 5,123,456. 1992 Jun 23.", "patent",
     {"number": "5,123,456", "jurisdiction": "US", "registry_number": "US 5,123,456", "title": "Widget holder"}),
    ("Lind, E.: Halter. DE 10 2004 012 345 A1, 2005.", "patent", {"number": "DE 10 2004 012 345 A1"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "fields"), KINDS, ids=[text[:24] for text, _, _ in KINDS])
def test_works_told_by_their_numbers(text: str, kind: str, fields: dict[str, str]) -> None:
    record = parse_reference(text)
    assert record.type == kind
    assert {field: getattr(record, field) for field in fields} == fields


@pytest.mark.parametrize(
    ("text", "locator"),
    [
        ("Ibid., 53", "53"), ("Ibid.", None), ("ibid., pp. 12–14.", "12–14"), ("Ebd., S. 23.", "23"),
        ("A.a., s. 34", "34"),
        ("Lind, Trees, op. cit., p. 12", "12"), ("Там же. С. 12.", "12"),
    ],
)  # fmt: skip
def test_a_note_that_says_the_same_again_invents_no_work(text: str, locator: str | None) -> None:
    record = parse_reference(text)
    assert (record.note, record.locator, record.title, record.author) == (text, locator, None, ())


def test_a_short_note_names_its_work_and_claims_no_title() -> None:
    record = parse_reference("Lind and Berg, “Night Watch,” 52–54.")
    assert ([str(name) for name in record.author], record.title_short, record.locator, record.title) == (
        ["Lind", "Berg"], "Night Watch", "52–54", None,
    )  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "Lind, Eva, Night Watch, Oslo: Skog, 1999.", "Lind, Night Watch, Oslo, 1999",
        "Lind E. Does ISO 9001 work? J Q. 2001;1:2.",
        "Lind E. Patents in 1999 and 2000. J Law. 2001;1:2.", "Lind E. Directive therapy 12/15. J Psy. 2001;1:2.",
        "Roe v. Wade at 40. Lind E. J Law. 2013;1:2.", "Lind E. Growth 2009:51 plots. J Bot. 2001;12:3.",
    ],
)  # fmt: skip
def test_other_works_are_no_notes_laws_or_patents(text: str) -> None:
    finding = find_facts(text, 0)
    assert finding.type is None


REMARKS = [
    ("Lind, E. (in press). Trees of the north. Journal of Botany.", {"status": "in press", "issued": None}),
    ("Lind, E. (im Druck). Bäume im Norden. Zeitschrift für Botanik.", {"status": "im Druck"}),
    ("Lind, E. (n.d.). Trees of the north. Oslo: Skog.", {"issued": "n.d."}),
    ("Lind, E. (o. J.): Bäume im Norden. Berlin: Wald.", {"issued": "o. J."}),
    ("Lind, E. (2010a). Trees of the north. Oslo: Skog.", {"issued": "2010", "year_suffix": "a"}),
    ("Lind, E. (2010 b). Trees of the north. Oslo: Skog.", {"issued": "2010", "year_suffix": "b"}),
    ("Lind, E.: Bäume im Norden. 3., überarb. Aufl. Berlin: Wald 2001.", {"edition": "3., überarb."}),
    ("Lind, E.: Árboles del norte. 2ª ed. Madrid: Bosque, 2001.", {"edition": "2ª"}),
    ("Lind, E. (2001). Trees of the north (4th ed.). Oslo: Skog.", {"edition": "4th"}),
    ("Lind, E. (2001). Trees of the north (Doctoral dissertation). Uppsala University.",
     {"genre": "Doctoral dissertation", "title": "Trees of the north", "type": "thesis"}),
    ("Freud, S. (1953). The interpretation of dreams (J. Strachey, Trans.). Hogarth. (Original work published 1900)",
     {"translator": ["Strachey, J."], "original_date": "1900", "title": "The interpretation of dreams"}),
    ("Camus, A. (1946). Främlingen. Stockholm: Bonniers. Originalets titel: L'étranger.",
     {"original_title": "L'étranger", "title": "Främlingen"}),
    ("Lind, E. Träd. I L. Berg (Red.), Skogens bok (s. 12-34). Lund: Studentlitteratur.",
     {"title": "Träd", "container_title": "Skogens bok", "editor": ["Berg, L."], "page": "12–34"}),
    ("Lind, E.: Bäume. Discussion Paper FS III 98-106. Berlin: WZB 1998.",
     {"genre": "Discussion Paper", "number": "FS III 98-106"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "fields"), REMARKS, ids=[text[:30] for text, _ in REMARKS])
def test_remarks(text: str, fields: dict[str, object]) -> None:
    record = parse_reference(text)
    assert {field: _plain(getattr(record, field)) for field in fields} == fields


def _plain(value: object) -> object:
    if isinstance(value, tuple):
        return [str(name) for name in value]
    return value if value is None else str(value)


def test_the_end_of_a_sentence_is_no_abbreviation() -> None:
    assert sentence_end("Lag (2009:400) om s.k. avgifter. Stockholm", 0) == 31


_PIECES = st.sampled_from(
    [text for text, _, _ in KINDS] + [text for text, _ in REMARKS] + ["Ibid., ", "§ 12", "2010/63", "US 1", "(", ". "]
)  # fmt: skip


@given(st.lists(_PIECES, max_size=4).map("".join) | st.text(max_size=80))
def test_facts_stand_inside_their_text(text: str) -> None:
    for fact in find_facts(text, 0).facts:
        assert 0 <= fact.start < fact.end <= len(text)
    assert isinstance(parse_reference(text), Record)


@pytest.mark.parametrize(
    "piece",
    ["ed. ", "1. ", "(a ", "in press ", "US 1 ", "Ibid. ", "ISO 1", "op. cit", "A v. B ", "A, ", "2001/", "Lag (",
     "original ", "rev. und "],
)  # fmt: skip
def test_grammars_take_time_in_proportion(piece: str) -> None:
    """Only the first characters are looked at, so that time is bounded; within them it grows with the length."""
    assert not grows_too_fast(lambda text: find_facts(text, 0), piece, 500, 2_000)
