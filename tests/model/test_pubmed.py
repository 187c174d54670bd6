"""PubMed's XML as works: what is there is read, what is odd is left out, nothing raises but broken XML."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refkit.model.pubmed import works_from_pubmed
from refkit.model.work import Work


def one(article: str, *, more: str = "", data: str = "") -> Work:
    """The work of one article with these elements."""
    [work] = works_from_pubmed(
        "<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>7</PMID>"
        f"<Article>{article}</Article>{more}</MedlineCitation><PubmedData>{data}</PubmedData></PubmedArticle>"
        "</PubmedArticleSet>"
    )
    return work


def test_a_title_in_brackets_is_a_translation_and_the_vernacular_one_the_authors() -> None:
    work = one(
        "<ArticleTitle>[On H<sub>2</sub>O &amp; sleep.].</ArticleTitle><Language>swe</Language>"
        "<VernacularTitle>Om H<sub>2</sub>O och sömn.</VernacularTitle>"
    )
    assert work.record.title == "On H<sub>2</sub>O & sleep"
    assert work.original_titles == ("Om H<sub>2</sub>O och sömn",)
    assert work.record.language == "sv"


def test_of_several_languages_the_one_that_is_not_english_counts() -> None:
    assert one("<Language>eng</Language><Language>por</Language>").record.language == "pt"
    assert one("<Language>und</Language>").record.language is None


@pytest.mark.parametrize(
    ("date", "written"),
    [
        ("<Year>2012</Year><Month>Dec</Month>", "2012-12"),
        ("<Year>2012</Year><Month>02</Month><Day>30</Day>", "2012"),
        ("<Year>2012</Year><Month>2</Month><Day>3</Day>", "2012-02-03"),
        ("<MedlineDate>1998 Dec-1999 Jan</MedlineDate>", "1998"),
        ("<Year>soon</Year>", None),
        ("<Year>9999</Year>", None),
    ],
)
def test_dates(date: str, written: str | None) -> None:
    issued = one(f"<Journal><JournalIssue><PubDate>{date}</PubDate></JournalIssue></Journal>").record.issued
    assert (str(issued) if issued is not None else None) == written


@pytest.mark.parametrize(
    ("pagination", "page"),
    [
        ("<MedlinePgn>1161-9</MedlinePgn>", "1161–1169"),
        ("<StartPage>5</StartPage><EndPage>9</EndPage>", "5–9"),
        ("<MedlinePgn>5-9, 12</MedlinePgn>", "5–9"),
        ("<MedlinePgn>e204</MedlinePgn>", "e204"),
    ],
)
def test_pages(pagination: str, page: str) -> None:
    assert one(f"<Pagination>{pagination}</Pagination>").record.page == page


def test_an_article_number_stands_where_pages_would() -> None:
    work = one('<ELocationID EIdType="pii">100121</ELocationID><ELocationID EIdType="doi">10.1/no</ELocationID>')
    assert (work.record.page, work.article_number, work.record.doi) == ("100121", "100121", None)
    assert one('<ELocationID EIdType="pii">S0140-6736(20)30183-5</ELocationID>').record.page is None


def test_the_doi_is_the_articles_own_not_a_references() -> None:
    data = (
        '<ReferenceList><Reference><ArticleIdList><ArticleId IdType="doi">10.1000/other</ArticleId></ArticleIdList>'
        '</Reference></ReferenceList><ArticleIdList><ArticleId IdType="doi">10.1000/OWN</ArticleId>'
        '<ArticleId IdType="pmc">PMC3703169</ArticleId></ArticleIdList>'
    )
    work = one("", data=data)
    assert (work.identifier, work.record.doi, work.record.pmcid) == ("10.1000/own", "10.1000/own", "PMC3703169")


def test_links_to_notices_go_both_ways() -> None:
    def link(kind: str, source: str, pmid: str) -> str:
        return (
            f'<CommentsCorrections RefType="{kind}"><RefSource>{source}</RefSource><PMID>{pmid}</PMID>'
            "</CommentsCorrections>"
        )

    links = link("RetractionIn", "J. 2012;7:1. doi: 10.1000/notice", "8") + link("ErratumIn", "J. 2011;6:9", "9")
    links += link("ErratumFor", "J. 2010;5:1", "10") + link("CommentIn", "J. 2010;5:2", "11")
    work = one("", more=f"<CommentsCorrectionsList>{links}</CommentsCorrectionsList>")
    assert work.corrected_by == (("retraction", "10.1000/notice"), ("erratum", "pmid:9"))
    assert work.corrects == (("erratum", "pmid:10"),)


def test_a_notice_that_does_not_say_of_what_is_a_notice_all_the_same() -> None:
    kinds = "<PublicationTypeList><PublicationType>Published Erratum</PublicationType></PublicationTypeList>"
    assert one(kinds).corrects == (("erratum", ""),)


def test_groups_and_initials_are_authors_and_what_is_not_valid_is_none() -> None:
    people = (
        '<Author><LastName>Doe</LastName><Initials>J</Initials><Suffix>Jr</Suffix></Author><Author ValidYN="N">'
        "<LastName>Deo</LastName></Author><Author><CollectiveName>The Group</CollectiveName></Author><Author/>"
    )
    names = one(f"<AuthorList>{people}</AuthorList>").record.author
    assert [(name.family, name.given, name.suffix, name.literal) for name in names] == [
        ("Doe", "J", "Jr", None),
        (None, None, None, "The Group"),
    ]


@pytest.mark.parametrize(
    "xml", ["", "x", "<a/>", "<PubmedArticleSet>", "<html><body>down</body></html>", "\0", "{}", "<PubmedArticleSet/>x"]
)
def test_what_is_no_set_of_articles_is_an_error(xml: str) -> None:
    with pytest.raises(ValueError, match="this is no"):
        works_from_pubmed(xml)


def test_entities_and_files_are_not_followed() -> None:
    xml = (
        '<!DOCTYPE x [<!ENTITY file SYSTEM "file:///etc/hostname"><!ENTITY word "boom">]><PubmedArticleSet>'
        "<PubmedArticle><MedlineCitation><PMID>7</PMID><Article><ArticleTitle>A &file;&word; title</ArticleTitle>"
        "</Article></MedlineCitation></PubmedArticle></PubmedArticleSet>"
    )
    [work] = works_from_pubmed(xml)
    assert "boom" not in (work.record.title or "")


def test_a_chapter_of_a_book() -> None:
    [work] = works_from_pubmed(
        "<PubmedArticleSet><PubmedBookArticle><BookDocument><PMID>8</PMID><Book><Publisher>"
        "<PublisherName>Acta Press</PublisherName></Publisher><BookTitle>Sleep in Short</BookTitle>"
        "<PubDate><Year>2024</Year></PubDate></Book><ArticleTitle>Insomnia.</ArticleTitle><AuthorList Type='authors'>"
        "<Author><LastName>Doe</LastName><ForeName>Jane</ForeName></Author></AuthorList><Language>eng</Language>"
        "<ContributionDate><Year>2023</Year></ContributionDate></BookDocument></PubmedBookArticle></PubmedArticleSet>"
    )
    record = work.record
    assert (record.type, record.title, record.container_title) == ("chapter", "Insomnia", "Sleep in Short")
    assert (record.publisher, str(record.author[0]), record.pmid) == ("Acta Press", "Doe, Jane", "8")
    assert (work.years, work.container_titles) == ({2023, 2024}, ("Sleep in Short",))


def test_an_article_without_a_number_is_none() -> None:
    assert works_from_pubmed("<PubmedArticleSet><PubmedArticle/><PubmedBookArticle/></PubmedArticleSet>") == ()


tags = st.sampled_from(
    "PMID Article Journal JournalIssue PubDate Year Month Day MedlineDate ArticleTitle VernacularTitle Pagination"
    " MedlinePgn AuthorList Author LastName Language ELocationID CommentsCorrectionsList i sup".split()
)
words = st.text(st.characters(codec="utf-8", exclude_characters="<&>", exclude_categories=("Cc", "Cs", "Cn")))
trees = st.recursive(
    words,
    lambda inner: st.builds(lambda tag, parts: f"<{tag}>{''.join(parts)}</{tag}>", tags, st.lists(inner, max_size=4)),
    max_leaves=12,
)


@given(trees, trees)
def test_no_article_is_too_odd(article: str, more: str) -> None:
    with suppress(ValueError):  # noncharacters that XML does not allow
        assert one(article, more=more).record.pmid == "7"
