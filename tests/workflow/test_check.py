"""`check`: verdicts and findings of whole lists, with sources that know, do not know and do not answer."""

import pickle
from datetime import date
from typing import Any

import pytest

import refkit
from refkit.errors import ConfigError, SourceUnavailable
from refkit.model.crossref import work_from_crossref
from refkit.model.finding_codes import FINDING_CODES, Level, level_of
from refkit.model.record import Record
from refkit.model.verdict import Verdict
from refkit.model.work import Work
from refkit.sources.protocol import Limits
from refkit.workflow.check import Report, check
from refkit.workflow.parse import parse_strings

MAGNESIUM: dict[str, Any] = {
    "DOI": "10.3390/nu7095388", "title": ["Magnesium in Prevention and Therapy"], "volume": "7", "issue": "9",
    "author": [{"family": "Gröber", "given": "Uwe"}, {"family": "Schmidt", "given": "Joachim"}], "page": "8199-8226",
    "issued": {"date-parts": [[2015]]}, "container-title": ["Nutrients"], "type": "journal-article",
}  # fmt: skip
PRINTED = "Gröber U, Schmidt J. Magnesium in Prevention and Therapy. Nutrients. 2015;7(9):8199-226."
TRANSLATED = "Gröber U, Schmidt J. Magnesium i förebyggande och behandling. Näringsämnen. 2015;7(9):8199-8226."
PAGE = "National Institutes of Health. Magnesium. https://ods.od.nih.gov/magnesium/. Accessed 2025."
TODAY = date(2026, 5, 1)


class Shelf:
    """A source that gives all works it has; it fails where `failing` says so."""

    name = "shelf"

    def __init__(self, *works: Work, failing: bool = False, limits: Limits | None = None) -> None:
        self.works, self.failing, self.limits = works, failing, limits or Limits()

    def get(self, identifier: str) -> Work | None:
        self._fail()
        return next((known for known in self.works if known.identifier == identifier), None)

    def search(self, reference: Record) -> tuple[Work, ...]:
        self._fail()
        return self.works

    def _fail(self) -> None:
        if self.failing:
            raise SourceUnavailable("shelf cannot be reached")


def work(**changes: Any) -> Work:
    return work_from_crossref({**MAGNESIUM, **changes})


def checked(string: str, *works: Work) -> Any:
    [one] = check(parse_strings([string]), sources=[Shelf(*works)], today=TODAY)
    return one


def test_a_known_work_is_confirmed_with_nothing_to_say() -> None:
    one = checked(PRINTED, work())
    assert (one.verdict, one.doi, one.findings) == (Verdict.CONFIRMED, "10.3390/nu7095388", ())
    assert {item.field for item in one.evidence if item.verdict == "agree"} >= {"title", "author", "year", "volume"}


def test_verdict_and_findings_are_two_axes() -> None:
    notice = {"DOI": "10.3390/notice", "type": "retraction", "updated": {"date-parts": [[2020]]}}
    one = checked(PRINTED, work(**{"updated-by": [notice]}))
    assert one.verdict is Verdict.CONFIRMED
    assert [finding.code for finding in one.findings] == ["retracted"]


def test_a_notice_is_found_for_a_work_that_its_doi_led_to() -> None:
    update = {"DOI": "10.3390/nu7095388", "type": "expression_of_concern"}
    notice = work(DOI="10.3390/n", title=["Expression of Concern: Magnesium"], **{"update-to": [update]})
    one = checked(f"{PRINTED} doi:10.3390/nu7095388", work(), notice)
    assert [finding.code for finding in one.findings] == ["expression-of-concern"]


def test_a_translated_title_is_confirmed() -> None:
    one = checked(TRANSLATED, work())
    assert (one.verdict, [finding.code for finding in one.findings]) == (Verdict.CONFIRMED, ["title-translated"])


def test_what_differs_is_told_with_both_values() -> None:
    one = checked(PRINTED.replace("7(9)", "8(9)"), work())
    assert one.verdict is Verdict.DIFFERS
    [finding] = one.findings
    assert (finding.code, finding.field, finding.printed, finding.found) == ("field-differs", "volume", "8", "7")


def test_other_peoples_names_are_told() -> None:
    one = checked(PRINTED.replace("Gröber U, Schmidt J", "Doe J, Smith A"), work())
    assert one.verdict in (Verdict.DIFFERS, Verdict.UNCERTAIN)
    assert one.doi is None or "author" in [finding.field for finding in one.findings]


def test_an_unknown_doi_is_told_by_name_of_who_was_asked() -> None:
    one = checked("Berg A. On trees. J Trees. 2010;3:5-9. doi:10.9999/made.up", work())
    assert one.verdict is Verdict.NOT_FOUND
    [finding] = one.findings
    assert (finding.code, finding.printed) == ("doi-unknown", "10.9999/made.up")
    assert "shelf" in finding.message


def test_the_doi_of_another_work() -> None:
    one = checked("Berg A. On trees. J Trees. 2010;3:5-9. doi:10.3390/nu7095388", work())
    assert "doi-of-other-work" in one.codes


@pytest.mark.parametrize(
    ("string", "verdict"),
    [
        pytest.param(PAGE, "not-expected", id="page"),
        pytest.param(
            "Berg A, Lund B. Sleep in adults. Journal of Sleep Facts. 2021. https://sleep.example.com", "not-found",
            id="an article with an address is no web page",
        ),
        pytest.param(
            "Berg, A., Lund, B., & Holm, C. (2022). Neural markers of sleep. https://sleep.example.com/articles/22",
            "not-found", id="several people sign articles",
        ),
        pytest.param("Kost i norr. 2020;12:33-41. https://kost.example.com/x", "not-found", id="volume and page"),
        pytest.param("Sleep facts. https://sleep.example.com doi:10.9999/made.up", "not-found", id="DOI"),
    ],
)  # fmt: skip
def test_who_is_not_expected_to_be_registered(string: str, verdict: str) -> None:
    assert str(checked(string, work()).verdict) == verdict


def test_offline_nobody_is_asked_and_form_is_checked() -> None:
    refs = parse_strings(
        [
            PRINTED.replace("2015", "2090"),
            PAGE,
        ]
    )
    report = check(refs, offline=True, today=TODAY)
    assert [one.verdict for one in report] == [Verdict.NOT_ASKED, Verdict.NOT_ASKED]
    assert [finding.code for finding in report[0].findings] == ["impossible-date"]


def test_no_source_is_a_usage_error_that_says_what_to_do() -> None:
    with pytest.raises(ConfigError, match="offline=True checks form"):
        check(parse_strings([PRINTED]))


def test_an_outage_is_not_asked_and_never_wrong() -> None:
    report = check(parse_strings([PRINTED, "Berg A. On trees. doi:10.9999/x"]), sources=[Shelf(failing=True)])
    assert {one.verdict for one in report} == {Verdict.NOT_ASKED}
    assert report.failed == tuple(report)
    assert list(report.all_findings()) == []


def test_duplicates_name_the_entry_they_repeat() -> None:
    report = check(parse_strings([PRINTED, TRANSLATED]), sources=[Shelf(work())], today=TODAY)
    assert [finding.code for finding in report[1].findings] == ["title-translated", "duplicate"]
    assert report[1].findings[1].found == "1"


def test_a_report_is_a_frozen_sequence() -> None:
    report = check(parse_strings([PRINTED, TRANSLATED]), offline=True)
    assert isinstance(report[:1], Report)
    assert pickle.loads(pickle.dumps(report)) == report
    with pytest.raises(AttributeError, match="never changes"):
        report.findings = ()  # type: ignore[misc]
    assert report.summary.startswith("2 references: 2 not-asked")
    assert [row["verdict"] for row in report.to_dicts()] == ["not-asked", "not-asked"]


def test_an_empty_list_is_an_empty_report() -> None:
    assert len(check(refkit.References(), offline=True)) == 0


def test_every_code_has_a_level_and_unknown_ones_warn() -> None:
    assert {level_of(code) for code in FINDING_CODES} == set(Level)
    assert level_of("of-a-plugin") is Level.WARNING


def test_codes_and_verdicts_never_share_a_word() -> None:
    assert not {*map(str, Verdict)} & {*FINDING_CODES}
