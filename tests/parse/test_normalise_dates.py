"""Dates and access notes in many languages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refkit.parse.normalise.access_dates import find_access_note
from refkit.parse.normalise.dates import find_dates, read_date


@pytest.mark.parametrize(
    ("printed", "date"),
    [
        ("2015", "2015"), ("(2009a)", "2009"), ("2015 Mar 3", "2015-03-03"), ("2015, March 3", "2015-03-03"),
        ("12 mars 2025", "2025-03-12"), ("den 2 maj 2024", "2024-05-02"), ("3. Mai 2023", "2023-05-03"),
        ("5 de abril de 2025", "2025-04-05"), ("12 mar. 2024", "2024-03-12"), ("9 luglio 2024", "2024-07-09"),
        ("20. januar 2025", "2025-01-20"), ("7. oktober 2019", "2019-10-07"), ("5.3.2021", "2021-03-05"),
        ("12 maart 2022", "2022-03-12"), ("3 lutego 2020", "2020-02-03"), ("14. března 2018", "2018-03-14"),
        ("2023. március 5", "2023-03-05"), ("5 mart 2020", "2020-03-05"), ("1 января 2021", "2021-01-01"),
        ("2024年3月12日", "2024-03-12"), ("2024년 3월 12일", "2024-03-12"), ("2024-03-12", "2024-03-12"),
        ("5 Μαρτίου 2020", "2020-03-05"), ("12 veebruar 2019", "2019-02-12"), ("15 september 2019", "2019-09-15"),
        ("1856–78", "1856/1878"), ("Spring 1998", "1998-21"), ("ca. 1900", "1900~"), ("31 February 2001", "2001-02"),
        ("5 ožujka 2020", "2020-03-05"), ("8 martie 2020", "2020-03-08"), ("2 березня 2020", "2020-03-02"),
    ],
)  # fmt: skip
def test_read_date(printed: str, date: str) -> None:
    assert str(read_date(printed)[0]) == date


@pytest.mark.parametrize(
    ("note", "date"),
    [
        ("Accessed 12 March 2024", "2024-03-12"), ("Accessed March 3, 2020", "2020-03-03"), ("Besökt 2025", "2025"),
        ("Hämtad 14 maj 2024", "2024-05-14"), ("[Zugriff am: 3. Mai 2023]", "2023-05-03"),
        ("(abgerufen am 03.05.2023)", "2023-05-03"), ("Consulté le 12 mars 2025", "2025-03-12"),
        ("Acesso em: 12 mar. 2024", "2024-03-12"), ("Consultado el 5 de junio de 2021", "2021-06-05"),
        ("Consultato il 9 luglio 2024", "2024-07-09"), ("Geraadpleegd op 12 maart 2022", "2022-03-12"),
        ("Besøgt 7. oktober 2019", "2019-10-07"), ("Hentet 20. januar 2025", "2025-01-20"),
        ("Viitattu 5.3.2021", "2021-03-05"), ("(dostęp: 12.03.2024)", "2024-03-12"), ("cit. 2020-03-01", "2020-03-01"),
        ("(дата обращения: 12.03.2024)", "2024-03-12"), ("Erişim tarihi: 5 Mart 2020", "2020-03-05"),
        ("2024年3月12日閲覧", "2024-03-12"), ("访问日期: 2024-03-12", "2024-03-12"),
        ("Letöltve: 2023. március 5.", "2023-03-05"),
    ],
)  # fmt: skip
def test_access_notes(note: str, date: str) -> None:
    text = f"On trees. \ufffc. {note}"
    found = find_access_note(text, has_address=True)
    assert found is not None
    assert str(found.date.to_date()) == date


def test_a_date_without_such_a_word_is_no_access_note() -> None:
    assert find_access_note("On trees. Stockholm, 12 maj 2020.", has_address=True) is None


@given(st.text(alphabet="0123456789 .-/–,maj年月日år(){}", max_size=80))
def test_dates_stand_where_they_say_and_exist(text: str) -> None:
    at = 0
    for found in find_dates(text):
        assert at <= found.start < found.end <= len(text)
        assert str(found.year) in text[found.start : found.end]
        assert found.to_date().year == found.year
        at = found.end
