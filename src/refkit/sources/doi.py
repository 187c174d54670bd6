"""doi.org as a source: whether a DOI exists, who registered it, and what that agency says of the work. Room: sources.

Sources: DOI Handbook, "Which RA? service"; Crossref and DataCite, "Content negotiation" (CSL-JSON).
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any
from urllib.parse import quote

from refkit.model.crossref import work_from_crossref
from refkit.model.provider_values import text_value
from refkit.model.record import Record
from refkit.model.work import Work
from refkit.sources.polite.answer import Answer
from refkit.sources.polite.courtesy import Allowance
from refkit.sources.polite.lane import Rate
from refkit.sources.provider import Manners, ProviderSource, doi_to_ask

BASE_URL = "https://doi.org"
CSL_JSON = "application/vnd.citationstyles.csl+json"
RATE = Rate(5)  # none is documented; what Crossref asks of those it does not know
_AGENCIES = frozenset({  # where doi.org sends who asks for metadata: one host for each agency that gives any
    "doi.org", "dx.doi.org", "api.crossref.org", "data.crossref.org", "data.datacite.org", "data.crosscite.org",
    "data.medra.org", "api.medra.org", "japanlinkcenter.org", "api.japanlinkcenter.org", "doi.airiti.com",
    "www.kdoi.org", "data.kdoi.org",
})  # fmt: skip
_DOES_NOT_EXIST = frozenset({"doi does not exist", "invalid doi"})


@dataclass(frozen=True, slots=True)
class Registration:
    """Whether a DOI exists, and the agency it is registered with ("" where doi.org cannot say).

    `work` is what the agency says of the work, where that was asked for and it says anything.
    """

    doi: str
    exists: bool
    agency: str = ""
    work: Work | None = None


class DoiSource(ProviderSource):
    """Works by their DOI, at whatever agency it is registered: Crossref, DataCite, mEDRA, JaLC, …

    `mailto` is your contact address; it goes into the User-Agent and nowhere else. `cache` is a path where
    answers are kept (off by default). What is sent is a DOI and nothing else; there is no search.
    """

    name = "doi"
    address = BASE_URL

    def _manners(self, mailto: str | None) -> Manners:
        return Manners("doi.org", RATE, hosts=_AGENCIES, is_identified=bool(mailto))

    def registration(self, identifier: str) -> Registration | None:
        """Whether a DOI exists and where it is registered; None where it is no DOI (not asked).

        Raises:
            SourceUnavailable: no answer, or one that cannot be trusted. Asking later may help.
            SourceRefused: doi.org does not accept the request.
        """
        doi = _doi_in(identifier)
        return None if doi is None else self._registration(doi, Allowance())

    def resolve(self, identifier: str) -> Registration | None:
        """The same with the work, as its registration agency has it; the agency is not asked for a DOI that is none.

        Raises:
            SourceUnavailable, SourceRefused: as in `registration`.
        """
        doi = _doi_in(identifier)
        if doi is None:
            return None
        allowance = Allowance()
        registration = self._registration(doi, allowance)
        if not registration.exists:
            return registration
        item = self._provider.remembered(
            "work", doi, lambda kept: _fault_of_item(doi, kept) is None, lambda: self._ask_work(doi, allowance)
        )
        work = None if item is None else replace(work_from_crossref(item), source=self.name)
        return replace(registration, work=work)

    def get(self, identifier: str) -> Work | None:
        """The work as its registration agency has it; None where the DOI does not exist, or where it is none.

        None, too, where the agency gives no metadata in CSL-JSON: `registration` tells the difference.

        Raises:
            SourceUnavailable, SourceRefused: as in `registration`.
        """
        resolved = self.resolve(identifier)
        return resolved.work if resolved is not None else None

    def search(self, reference: Record) -> tuple[Work, ...]:
        """Nothing: doi.org knows no words."""
        return ()

    def _registration(self, doi: str, allowance: Allowance) -> Registration:
        found = self._provider.remembered(
            "agency", doi, lambda kept: isinstance(kept, str), lambda: self._ask_agency(doi, allowance)
        )
        return Registration(doi, exists=found is not None, agency=found or "")

    def _ask_agency(self, doi: str, allowance: Allowance) -> str | None:
        """The agency, "" for one that doi.org does not know; None where the DOI does not exist."""
        answer = self._provider.ask(
            f"ra/{quote(doi, safe='/')}", fault_of=partial(_fault_of_agency, doi), allowance=allowance
        )
        told = _told(answer)
        return None if _status(told) in _DOES_NOT_EXIST else text_value(told.get("RA"))

    def _ask_work(self, doi: str, allowance: Allowance) -> Any:
        answer = self._provider.ask(
            quote(doi, safe="/"), fault_of=partial(_fault_of_work, doi), allowance=allowance, accept=CSL_JSON
        )
        return None if answer.status == 404 else answer.json


def _doi_in(identifier: str) -> str | None:
    doi = doi_to_ask(identifier)
    # a browser's path: "." and ".." would climb out of it, whoever sends it on
    return doi if doi is not None and not {".", ".."} & set(doi.split("/")) else None


def _told(answer: Answer) -> Mapping[str, Any]:
    """What is said of the one DOI that was asked for."""
    told = answer.json[0] if isinstance(answer.json, list) and len(answer.json) == 1 else None
    return told if isinstance(told, Mapping) else {}


def _status(told: Mapping[str, Any]) -> str:
    return text_value(told.get("status")).lower()


def _fault_of_agency(doi: str, answer: Answer) -> str | None:
    told = _told(answer) if answer.status == 200 else {}
    if not told:
        return "did not say who registered the DOI"
    if text_value(told.get("DOI")).lower() != doi:
        return f"answered for another DOI than {doi}"
    return None if told.keys() & {"RA", "status"} else "did not say who registered the DOI"


def _fault_of_work(doi: str, answer: Answer) -> str | None:
    if answer.status == 404:
        return "sent a web page in place of an answer (status 404)" if answer.media_type == "text/html" else None
    return _fault_of_item(doi, answer.json)


def _fault_of_item(doi: str, item: object) -> str | None:
    if not isinstance(item, Mapping):
        return "sent an answer without a work"
    found = work_from_crossref(item).identifier
    return None if found == doi else f"answered with {found or 'a work without a DOI'} when asked for {doi}"
