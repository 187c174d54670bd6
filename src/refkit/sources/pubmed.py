"""PubMed as a source: articles by PMID or DOI, or by journal, year, volume, page and author. Room: sources.

It finds works without a DOI, and knows the language and the original title of an article.

Sources: NCBI, "Entrez Programming Utilities Help", chapters 2 and 4 (3 requests a second, 10 with a key; `tool` and
`email` in each request); "PubMed User Guide", search field tags.
"""

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path

from refkit import __version__
from refkit.model.identifiers import normalise_doi, normalise_pmid
from refkit.model.pubmed import works_from_pubmed
from refkit.model.record import Record
from refkit.model.work import Work
from refkit.sources.cache import AnswerCache
from refkit.sources.polite.answer import Answer
from refkit.sources.polite.clock import Clock
from refkit.sources.polite.courtesy import DEADLINE_SECONDS, Allowance
from refkit.sources.polite.lane import Rate
from refkit.sources.provider import Manners, ProviderSource
from refkit.sources.pubmed_query import citation_of, queries_of

BASE_URL = "https://eutils.ncbi.nlm.nih.gov/entrez/eutils"
MOST_CANDIDATES = 10  # articles of one search that are fetched: more share their numbers by chance
LONGEST_DOI = 200  # characters
_WITHOUT_KEY, _WITH_KEY = Rate(3), Rate(10)


class PubMedSource(ProviderSource):
    """Articles in PubMed.

    `mailto` is your contact address, which PubMed wants to know; `api_key` a key of your NCBI account, with
    which you may ask faster. Both go to PubMed and into no log and no message. `cache` is a path where
    answers are kept (off by default). What is sent is an identifier, or one reference's journal, year, volume,
    page, first author and title.
    """

    name = "pubmed"
    address = BASE_URL

    def __init__(
        self,
        mailto: str | None = None,
        base_url: str | None = None,
        cache: str | Path | AnswerCache | None = None,
        *,
        api_key: str | None = None,
        timeout_seconds: float = 10.0,
        deadline_seconds: float = DEADLINE_SECONDS,
        clock: Clock | None = None,
    ) -> None:
        self._api_key = api_key
        super().__init__(
            mailto, base_url, cache, timeout_seconds=timeout_seconds, deadline_seconds=deadline_seconds, clock=clock
        )

    def _manners(self, mailto: str | None) -> Manners:
        secrets = {"email": mailto, "api_key": self._api_key}
        return Manners(
            "PubMed",
            _WITH_KEY if self._api_key else _WITHOUT_KEY,
            concurrency=3,
            hosts=frozenset({"eutils.ncbi.nlm.nih.gov"}),
            secrets={name: value for name, value in secrets.items() if value},
            is_identified=bool(self._api_key),
        )

    def get(self, identifier: str) -> Work | None:
        """The article with that PMID or DOI; None where PubMed knows none (asked), or where it is neither (not asked).

        Raises:
            SourceUnavailable: no answer, or one that cannot be trusted. Asking later may help.
            SourceRefused: PubMed does not accept the request.
        """
        allowance = Allowance()
        try:
            pmid = normalise_pmid(identifier)
        except ValueError:
            return self._get_by_doi(identifier, allowance)
        if pmid == "0":  # PubMed refuses it, where it has nothing to say of other numbers that nobody has
            return None
        return next(iter(self._fetch((pmid,), allowance)), None)

    def search(self, reference: Record) -> tuple[Work, ...]:
        """The up to ten articles that share the reference's numbers, or its title; the first way that finds any.

        Raises:
            SourceUnavailable, SourceRefused: as in `get`.
        """
        allowance = Allowance()
        for query in queries_of(reference):
            if pmids := self._find(query, allowance):
                return self._fetch(pmids, allowance)
        citation = citation_of(reference)
        pmid = self._match(citation, allowance) if citation else None
        return self._fetch((pmid,), allowance) if pmid else ()

    def _get_by_doi(self, identifier: str, allowance: Allowance) -> Work | None:
        try:
            doi = normalise_doi(identifier)
        except ValueError:
            return None
        if len(doi) > LONGEST_DOI or not doi.isascii() or '"' in doi:
            return None
        works = self._fetch(self._find(f'"{doi}"[doi]', allowance), allowance)
        return next((work for work in works if work.identifier == doi), None)

    def _find(self, query: str, allowance: Allowance) -> tuple[str, ...]:
        """PMIDs by a search (ESearch)."""
        pmids = self._provider.remembered("search", query, _is_texts, lambda: self._ask_search(query, allowance))
        return tuple(pmids or ())

    def _match(self, citation: str, allowance: Allowance) -> str | None:
        """The one PMID that a citation names (ECitMatch), None where none or several do."""
        pmid = self._provider.remembered(
            "citation", citation, lambda kept: isinstance(kept, str), lambda: self._ask_citation(citation, allowance)
        )
        return str(pmid) if pmid is not None else None

    def _fetch(self, pmids: Sequence[str], allowance: Allowance) -> tuple[Work, ...]:
        """The articles (EFetch), in the order asked for."""
        if not pmids:
            return ()
        question = ",".join(pmids)
        xml = self._provider.remembered(
            "articles",
            question,
            lambda kept: isinstance(kept, str) and _fault_of_articles(pmids, kept) is None,
            lambda: self._ask_articles(question, pmids, allowance),
        )
        works = {work.record.pmid: work for work in works_from_pubmed(xml)} if xml is not None else {}
        return tuple(works[pmid] for pmid in pmids if pmid in works)

    def _ask_search(self, query: str, allowance: Allowance) -> list[str] | None:
        parameters = {**_always("json"), "term": query, "retmax": str(MOST_CANDIDATES)}
        answer = self._provider.ask("esearch.fcgi", parameters, fault_of=_fault_of_search, allowance=allowance)
        return _pmids_in(answer) or None

    def _ask_citation(self, citation: str, allowance: Allowance) -> str | None:
        parameters = {**_always("xml"), "bdata": citation}
        answer = self._provider.ask(
            "ecitmatch.cgi", parameters, fault_of=_fault_of_citation, allowance=allowance, expected="text"
        )
        found = (answer.text or "").strip().rpartition("|")[2].strip()
        return found if found.isascii() and found.isdigit() and len(found) <= 9 else None

    def _ask_articles(self, question: str, pmids: Sequence[str], allowance: Allowance) -> str | None:
        parameters = {**_always("xml"), "id": question}
        answer = self._provider.ask(
            "efetch.fcgi",
            parameters,
            fault_of=partial(_fault_of_fetch, pmids),
            allowance=allowance,
            expected="text",
        )
        return answer.text if works_from_pubmed(answer.text or "") else None


def _always(mode: str) -> dict[str, str]:
    return {"db": "pubmed", "retmode": mode, "tool": f"refkit/{__version__}"}


def _is_texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


def _pmids_in(answer: Answer) -> list[str]:
    pmids = answer.json["esearchresult"]["idlist"]
    return [pmid for pmid in pmids if isinstance(pmid, str) and pmid.isascii() and pmid.isdigit()][:MOST_CANDIDATES]


def _fault_of_search(answer: Answer) -> str | None:
    """PubMed tells of its own outages with status 200 and a key "ERROR"; words it does not know are no fault."""
    if answer.status == 404:
        return "has no search at this address (status 404)"
    result = answer.json.get("esearchresult") if isinstance(answer.json, Mapping) else None
    if not isinstance(result, Mapping) or "ERROR" in result:
        return "could not search"
    return None if isinstance(result.get("idlist"), list) else "sent an answer without a list of articles"


def _fault_of_citation(answer: Answer) -> str | None:
    if answer.status == 404:
        return "has no citation matcher at this address (status 404)"
    return None if (answer.text or "").count("|") >= 2 else "sent no answer to a citation"


def _fault_of_fetch(pmids: Sequence[str], answer: Answer) -> str | None:
    if answer.status == 404:
        return "has no articles at this address (status 404)"
    return _fault_of_articles(pmids, answer.text or "")


def _fault_of_articles(pmids: Sequence[str], xml: str) -> str | None:
    """Articles that were not asked for would be taken for the ones that were."""
    try:
        found = {work.record.pmid for work in works_from_pubmed(xml)}
    except ValueError:
        return "sent XML that cannot be read"
    return None if found <= set(pmids) else "sent other articles than it was asked for"
