"""JATS articles: the lists that are marked up, their printed strings parsed, their marked fields trusted."""

from pathlib import Path

import pytest

from refkit.workflow.find import find
from refkit.workflow.load import load
from refkit.workflow.parse import parse
from refkit.workflow.source_text import plain_text

MIXED = (
    '<mixed-citation publication-type="journal"><name><surname>Doe</surname> <given-names>J</given-names></name>.'
    " <article-title>On <italic>wet</italic> trees</article-title>. <source>Wood</source>."
    " <year>2001</year>;12(3):34-56.</mixed-citation>"
)
PRINTED = "<mixed-citation>Roe R. On bees. Hive. 2002;7(1):8-9.</mixed-citation>"
FIELDS = (
    '<element-citation publication-type="book"><name><surname>Moe</surname><given-names>M</given-names></name>'
    "<source>Ravens</source><publisher-name>Owl</publisher-name><year>2003</year></element-citation>"
)
ARTICLE = (
    '<?xml version="1.0" encoding="ISO-8859-1"?><article xml:lang="en"><front><article-meta><title-group>'
    "<article-title>Å</article-title></title-group></article-meta></front><body><sec><title>Results</title>"
    "<p>As shown <xref>1</xref>.</p></sec>"
    f'</body><back><ref-list><title>References</title><ref id="B1"><label>1.</label>{MIXED}</ref>'
    f'<ref id="B2"><label>2.</label>{PRINTED}{FIELDS}</ref></ref-list>'
    f'<ref-list><title>Källor</title><ref id="C1">{FIELDS}</ref></ref-list></back></article>'
)


def test_each_ref_list_is_a_list_and_each_ref_an_entry() -> None:
    lists = find(ARTICLE)
    assert [(one.heading, one.language, str(one.numbering), len(one.entries)) for one in lists] == [
        ("References", "en", "dot", 2),
        ("Källor", "sv", "none", 1),
    ]
    assert lists[0].entries[0].label == "1."
    assert lists[0].entries[0].text == "Doe J. On wet trees. Wood. 2001;12(3):34-56."
    assert lists[1].entries[0].text == "Moe M. Ravens. Owl. 2003."


def test_spans_count_characters_of_the_plain_text() -> None:
    text = plain_text(ARTICLE)
    assert text.startswith("Å\n\n## Results\n\nAs shown 1.\n\n## References\n\n1. Doe J.")
    for one in find(ARTICLE):
        for entry in one.entries:
            assert text[slice(*entry.span)] == f"{entry.label} {entry.text}".removeprefix("None ")


def test_marked_fields_are_trusted_and_the_rest_is_parsed() -> None:
    records = parse(ARTICLE)
    assert [record.id for record in records] == ["B1", "B2", "B2-2", "C1"]
    first = records[0]
    assert (first.title, first.volume, first.page) == ("On <i>wet</i> trees", "12", "34–56")
    assert first.provenance["title"].confidence == 1.0
    assert (records[1].title, records[1].container_title) == ("On bees", "Hive")
    assert records[2].title == "Ravens"
    assert [record.origin.position for record in records if record.origin] == [1, 2, 2, 1]


def test_an_article_file_is_loaded_with_its_strings_parsed(tmp_path: Path) -> None:
    path = tmp_path / "article.xml"
    path.write_text(ARTICLE.replace("ISO-8859-1", "UTF-8"), encoding="utf-8")
    assert [record.title for record in load(path)][1] == "On bees"
    assert [record.title for record in load(path, input_format="jats")][1] == "On bees"


@pytest.mark.parametrize(
    "article", ["<ref-list/>", "<article><ref-list><ref id='a'/></ref-list>", ARTICLE[:-300], "<ref-list>"]
)
def test_a_broken_article_is_read_as_far_as_it_goes(article: str) -> None:
    assert len(parse(article)) <= 4


@pytest.mark.slow
@pytest.mark.shared
def test_real_articles(shared_data: Path) -> None:
    """What the entries of every sixth article say stands at their spans."""
    for path in sorted((shared_data / "interop" / "jats").glob("*.xml"))[::6]:
        entries = [entry for one in find(path) for entry in one.entries]
        text = plain_text(path)
        assert all(entry.text in text[slice(*entry.span)] for entry in entries)
