"""Kinds of reference that people print and that a list of journal articles does not show, field by field."""

import pytest

from refkit.model.record import Record
from refkit.parse.reference import parse_reference


def _names(record: Record, field: str) -> list[str]:
    return [name.literal or str(name) for name in getattr(record, field)]


@pytest.mark.parametrize(
    ("text", "pages", "page"),
    [
        pytest.param("Le Goff, J. La civilisation. Paris: Arthaud, 1964. 670 p.", "670", None, id="French"),
        pytest.param("Lind, H. Historien. Stockholm: Norstedts, 1992. 670 s.", "670", None, id="Swedish"),
        pytest.param("Иванов И. И. История. М.: Наука, 2005. 340 с.", "340", None, id="Russian"),
        pytest.param("Müller, H. Geschichte. Zürich: Orell Füssli, 1999. 412 S.", "412", None, id="German"),
        pytest.param("García, J. Historia. Madrid: Alianza, 1999. 512 págs.", "512", None, id="Spanish"),
        pytest.param("Smith, J. Rome. Oxford: Clarendon, 1988. xii + 340 pp.", "xii + 340", None, id="with leaves"),
        pytest.param("Müller, H. Geschichte. Zürich: Orell Füssli, 1999, S. 670.", None, "670", id="one page"),
        pytest.param("Doe J. Trees of Rome. Wood. 2001;2:34-56.", None, "34–56", id="pages of a part"),
    ],
)
def test_the_size_of_a_book_is_no_page(text: str, pages: str | None, page: str | None) -> None:
    record = parse_reference(text)
    assert (record.number_of_pages, record.page) == (pages, page)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Meier, H. (2020): Der lange Weg. In: Süddeutsche Zeitung, 16.09.2020, S. 5.", id="German"),
        pytest.param("Kowalski J., Nowe prawo, „Gazeta Wyborcza”, 16.09.2020, s. 4.", id="Polish"),
        pytest.param("Virtanen, M. Pitkä tie. Helsingin Sanomat 16.9.2020.", id="Finnish"),
        pytest.param("Novák, J. Dlouhá cesta. Lidové noviny, 16. 9. 2020, s. 4.", id="Czech, with blanks"),
        pytest.param("Smith, J. The long road. The Guardian, 16/09/2020.", id="slashes"),
        pytest.param("Andersson, L. (2020, 16 september). Den långa vägen. Dagens Nyheter.", id="day behind the year"),
        pytest.param("García, L. El largo camino. El País, 16 de septiembre de 2020.", id="Spanish words"),
    ],
)
def test_the_day_of_a_newspaper_is_no_volume(text: str) -> None:
    record = parse_reference(text)
    assert record.issued is not None
    assert (record.issued.year, record.issued.month, record.issued.day) == (2020, 9, 16)
    assert (record.volume, record.issue) == (None, None)


@pytest.mark.parametrize(
    ("text", "edition"),
    [
        pytest.param("Backman, J. Att skriva. Upplaga 3. Lund: Studentlitteratur, 2016.", "3", id="word first"),
        pytest.param("Backman, J. (2016). Att skriva (3 uppl.). Lund: Studentlitteratur.", "3", id="in brackets"),
        pytest.param(
            "Backman, J. (2016). Att skriva. 3., [uppdaterade] uppl. Lund: Bok.", "3., uppdaterade", id="amended"
        ),
        pytest.param("García, J. Historia. 3ª ed. rev. Madrid: Alianza, 1999.", "3ª rev", id="words behind, Spanish"),
        pytest.param(
            "Silva, J. História. 2. ed. rev. e ampl. São Paulo: Atlas, 2001.", "2 rev. e ampl", id="Portuguese"
        ),
        pytest.param(
            "Müller, H. Einführung. 2., überarb. und erw. Aufl. Berlin: Springer, 2010.",
            "2., überarb. und erw.",
            id="German",
        ),
    ],
)
def test_editions_keep_what_is_said_of_them(text: str, edition: str) -> None:
    assert parse_reference(text).edition == edition


@pytest.mark.parametrize(
    ("text", "year", "original"),
    [
        ("Foucault, Michel. 1993 [1975]. Surveiller et punir. Paris : Gallimard.", 1993, 1975),
        ("Weber, M. (2003 [1905]). L'éthique protestante. Paris: Gallimard.", 2003, 1905),
        ("Weber, M. (1905/2003). L'éthique protestante. Paris: Gallimard.", 2003, 1905),
    ],
)
def test_the_year_of_the_first_edition_stands_beside_the_other(text: str, year: int, original: int) -> None:
    record = parse_reference(text)
    assert record.issued is not None
    assert record.original_date is not None
    assert (record.issued.year, record.original_date.year) == (year, original)


def test_years_of_a_life_in_a_title_are_part_of_it() -> None:
    record = parse_reference("Lopez, M. Patrimonio. La lucha por los bienes (1500/1939). Gijón: Trea, 2006.")
    assert record.issued is not None
    assert record.issued.year == 2006
    assert record.title is not None
    assert record.title.endswith("(1500/1939)")


def test_a_series_is_told_by_its_word() -> None:
    record = parse_reference("DUBY (Georges), Guerriers et paysans, Paris, Gallimard, coll. « Tel », 1978.")
    assert (record.collection_title, record.publisher) == ("Tel", "Gallimard")


@pytest.mark.parametrize(
    ("text", "genre", "number"),
    [
        ("Smith, J. (2010). Energy (Report No. 12). Stockholm: Energy Agency.", "Report", "12"),
        ("Smith, J. Energy in the North. Rep. No. 12. Stockholm: Energy Agency, 2010.", "Rep.", "12"),
        ("Smith, J. 1999. Fast sorting. Technical Report 12, Stanford University.", "Technical Report", "12"),
        ("Meier, H. (2004): Löhne und Preise. IZA DP 123, Bonn.", "IZA DP", "123"),
        ("Andersson, P. (2012). Snö och is. VTI rapport 745. Linköping: VTI.", "VTI rapport", "745"),
        ("Müller, H. (2004). Arbeit und Zeit. Diskussionspapier Nr. 45. Berlin: WZB.", "Diskussionspapier", "45"),
    ],
)
def test_numbered_reports(text: str, genre: str, number: str) -> None:
    record = parse_reference(text)
    assert (record.genre, record.number, record.type) == (genre, number, "report")


@pytest.mark.parametrize(
    ("text", "kind", "title"),
    [
        ("Smith, J. (2019). Tree heights (Version 2.1) [Data set]. Zenodo.", "dataset", "Tree heights"),
        (
            "Doe, J. (2020). treekit (Version 1.2) [Computer software]. https://github.com/doe/treekit",
            "software",
            "treekit",
        ),
        ("Koenig, S. (2014). Serial [Audio podcast]. This American Life.", "broadcast", "Serial"),
        ("Kurosawa, A. (1954). Seven samurai [Film]. Toho.", "motion_picture", "Seven samurai"),
    ],
)
def test_the_medium_in_brackets_is_the_kind_of_work(text: str, kind: str, title: str) -> None:
    record = parse_reference(text)
    assert (record.type, record.title, record.translated_title) == (kind, title, None)


def test_a_conference_has_a_place_and_days_of_its_own() -> None:
    record = parse_reference(
        "Smith J. Fast sorting. In: Proceedings of the 5th International Conference on Algorithms; 2012 Jun 3-5;"
        " Paris, "
        "France. New York: ACM; 2012. p. 12-19."
    )
    assert record.container_title == "Proceedings of the 5th International Conference on Algorithms"
    assert (record.event_place, record.publisher_place) == ("Paris, France", "New York")
    assert str(record.event_date) == "2012-06-03/2012-06-05"
    assert record.issued is not None
    assert record.issued.year == 2012


@pytest.mark.parametrize(
    ("text", "authors"),
    [
        pytest.param(
            "Department of Health and Human Services, Centers for Disease Control and Prevention. Smoking and"
            " health. Atlanta: "
            "CDC; 2014.",
            ["Department of Health and Human Services, Centers for Disease Control and Prevention"],
            id="a department that was taken for the title",
        ),
        pytest.param(
            "European Commission, Directorate-General for Energy. Energy roadmap. Brussels, 2011.",
            ["European Commission, Directorate-General for Energy"],
            id="an organisation that was taken for people",
        ),
        pytest.param(
            "European Commission, Directorate-General for Research and Innovation, Baker L, et al.: Results in"
            " the EU. Brussels: "
            "Publications Office,2020.",
            ["European Commission, Directorate-General for Research and Innovation", "Baker, L"],
            id="an organisation before people",
        ),
        pytest.param(
            "Walter SD, Cook DJ, for the Canadian Lung Oncology Group. Outcome in trials. Trials 1997; 18:27-42.",
            ["Walter, SD", "Cook, DJ", "Canadian Lung Oncology Group"],
            id="a group behind people",
        ),
        pytest.param(
            "LHCb collaboration, R. Aaij et al., Measurement of a ratio, Phys. Lett. B 694 (2010) 209.",
            ["LHCb collaboration", "Aaij, R."],
            id="a collaboration before people",
        ),
        pytest.param(
            "Statistiska centralbyrån (SCB) (2020). Befolkningsstatistik. Örebro: SCB.",
            ["Statistiska centralbyrån (SCB)"],
            id="an organisation with its letters",
        ),
    ],
)
def test_organisations_are_authors_as_they_are_printed(text: str, authors: list[str]) -> None:
    assert _names(parse_reference(text), "author") == authors


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("IPCC (2014). Climate Change 2014: Synthesis Report. Geneva: IPCC.", "Climate Change 2014: Synthesis Report"),
        (
            "United Nations (2019). World Population Prospects 2019. New York: United Nations.",
            "World Population Prospects 2019",
        ),
    ],
)
def test_the_year_of_a_title_is_part_of_it(text: str, title: str) -> None:
    assert parse_reference(text).title == title


def test_the_letter_of_the_kind_closes_the_title_and_a_bracketed_date_is_of_access() -> None:
    record = parse_reference(
        "王明亮. 数据库系统工程的进展[EB/OL]. (1998-08-16)[1998-10-04]. http://www.cajcd.edu.cn/pub/980810-2.html."
    )
    assert (record.title, record.type) == ("数据库系统工程的进展", "webpage")
    assert _names(record, "author") == ["王明亮"]
    assert (str(record.issued), str(record.accessed)) == ("1998-08-16", "1998-10-04")


def test_a_chinese_newspaper_has_a_day() -> None:
    record = parse_reference("谢希德. 创造学习的新思路[N]. 人民日报, 1998-12-25(10).")
    assert (record.title, str(record.issued)) == ("创造学习的新思路", "1998-12-25")


@pytest.mark.parametrize(
    ("printed", "numbers"),
    [
        ("Roe R. On sleep. Appl Stones. 2015;106(14):143903. [Article in Russian]", ("2015", "106", "14")),
        ("Doe J. Ögon efter plastik. Ansiktskirurgi. 2013;15(1):39.", ("2013", "15", "1")),
        ("Doe J, Roe R. Depth of stones. Geol Today. 1996;84(1): 64-9.", ("1996", "84", "1")),
    ],
)
def test_year_volume_and_issue_as_medicine_prints_them(printed: str, numbers: tuple[str, str, str]) -> None:
    record = parse_reference(printed)
    assert (str(record.issued), record.volume, record.issue) == numbers
