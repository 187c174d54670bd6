"""What was found goes into a file where it stands; taking the inserted bytes out gives the file again."""

from pathlib import Path

import pytest
from hypothesis import given

from refkit.errors import FormatError
from refkit.formats import registry
from refkit.formats.losses import changed_fields
from refkit.formats.patching import addition
from refkit.model.record import Record
from tests.formats.strategies import any_records

DOI = Record(doi="10.1000/182")
ARTICLE = b"""<?xml version="1.0"?>
<!DOCTYPE article PUBLIC "-//NLM//DTD JATS" "JATS.dtd">
<article><!-- a note --><back><ref-list>
<ref id="a"><label>1</label><element-citation publication-type='journal'>
  <article-title>T &amp;&nbsp;U</article-title>
  <source>J</source>
</element-citation></ref>
<ref id="b"><mixed-citation>Doe J. <italic>On trees</italic>. 2001.</mixed-citation></ref>
</ref-list></back></article>"""
LIBRARY = b"""% mine
@string{ j = {A Journal} }
@Article (a, title = "A \xc3\xa5", journal=j,  year = 1999 )
some words
@book{b,
\ttitle = {B},
}
@misc{c}
"""


def is_kept(old: bytes, new: bytes) -> bool:
    """Whether the old bytes stand in the new ones in their order, with others between them."""
    place = 0
    for byte in old:
        place = new.find(byte, place) + 1
        if not place:
            return False
    return True


def patched(name: str, data: bytes, additions: dict[int, Record]) -> bytes:
    return registry.reader(name).patch(data, additions)  # type: ignore[attr-defined, no-any-return]


@pytest.mark.parametrize(("name", "data"), [("jats", ARTICLE), ("bibtex", LIBRARY)])
def test_nothing_found_changes_nothing(name: str, data: bytes) -> None:
    assert patched(name, data, {}) == data
    assert patched(name, data, {0: Record(id="x")}) == data


def test_an_element_citation_gets_elements_in_its_own_layout() -> None:
    new = patched("jats", ARTICLE, {0: Record(doi="10.1000/a<b", volume="7")})
    old_part = b"  <source>J</source>\n"
    assert new == ARTICLE.replace(
        old_part,
        old_part[:-1] + b'\n  <volume>7</volume>\n  <pub-id pub-id-type="doi">10.1000/a&lt;b</pub-id>\n',
    )


def test_a_printed_citation_gets_identifiers_alone() -> None:
    new = patched("jats", ARTICLE, {1: Record(doi="10.1000/182", volume="7", title="T")})
    end = b"</mixed-citation>"
    assert new == ARTICLE.replace(end, b' <pub-id pub-id-type="doi">10.1000/182</pub-id>' + end)


def test_the_prefix_of_a_namespace_is_kept() -> None:
    data = b'<j:ref-list xmlns:j="u"><j:ref><j:citation><j:source>J</j:source></j:citation></j:ref></j:ref-list>'
    new = patched("jats", data, {0: DOI})
    assert b'<j:pub-id pub-id-type="doi">10.1000/182</j:pub-id></j:citation>' in new


def test_an_article_in_utf_16_stays_in_utf_16() -> None:
    text = ARTICLE.decode().replace('"1.0"?', '"1.0" encoding="UTF-16"?')
    new = patched("jats", text.encode("utf-16"), {0: DOI}).decode("utf-16")
    assert new.replace('\n  <pub-id pub-id-type="doi">10.1000/182</pub-id>', "") == text


def test_an_article_that_is_not_well_formed_is_refused() -> None:
    with pytest.raises(FormatError, match="mend the file"):
        patched("jats", ARTICLE[:-20], {0: DOI})


def test_a_bib_entry_gets_a_line_for_each_field() -> None:
    new = patched("bibtex", LIBRARY, {0: DOI, 1: Record(doi="10.1000/182", issued="2001"), 2: DOI})
    assert b"year = 1999,\ndoi = {10.1000/182} )" in new.replace(b"  doi", b"doi")
    assert b"\ttitle = {B},\n\tyear = {2001},\n\tdoi = {10.1000/182},\n}" in new
    assert b"@misc{c,\n  doi = {10.1000/182}\n}" in new
    assert is_kept(LIBRARY, new)


def test_a_field_that_stands_there_is_never_doubled() -> None:
    data = b"@article{a, date = {1999}, journaltitle = {J}, eid = {7}, doi = {not one}}"
    found = Record(type="article-journal", issued="2000-03", container_title="K", page="1", doi="10.1000/182")
    assert patched("biblatex", data, {0: found}) == data


@pytest.mark.parametrize("encoding", ["latin-1", "utf-16", "utf-8-sig"])
def test_a_bib_file_keeps_its_encoding(encoding: str) -> None:
    data = LIBRARY.decode().encode(encoding)
    new = patched("bibtex", data, {1: DOI})
    assert new.decode(encoding).replace("\tdoi = {10.1000/182},\n", "") == LIBRARY.decode()


def test_lines_in_two_encodings_are_both_kept() -> None:
    data = b"@misc{a, title={\xe5}}\n@misc{b, title={\xc3\xa5}}\n@misc{c, title={\xe5}}\n"
    new = patched("bibtex", data, {0: DOI, 1: DOI, 2: DOI})
    assert new.count(b"doi = {10.1000/182}") == 3
    assert is_kept(data, new)


def test_what_the_encoding_cannot_hold_is_refused() -> None:
    with pytest.raises(FormatError, match="UTF-8"):
        patched("bibtex", b"@misc{a, title={\xe5}}", {0: Record(volume="Ω")})


@given(found=any_records)
def test_whatever_is_found_goes_in_and_changes_nothing_else(found: Record) -> None:
    for name, data in (("jats", ARTICLE), ("bibtex", LIBRARY)):
        before = registry.reader(name).read(data).records
        additions = {place: new for place, old in enumerate(before) if (new := addition(old, found)) is not None}
        new = patched(name, data, additions)
        assert is_kept(data, new)
        after = registry.reader(name).read(new).records
        assert len(after) == len(before)
        for old, record in zip(before, after, strict=True):
            assert set(changed_fields(old, record)) <= {"type"}, name  # of a BibTeX entry, "misc" with a URL is a page


@pytest.mark.shared
@pytest.mark.slow
@pytest.mark.parametrize(("folder", "name"), [("jats", "jats"), ("bib", "bibtex")])
def test_real_files_keep_every_byte(folder: str, name: str, shared_data: Path) -> None:
    for path in sorted((shared_data / "interop" / folder).iterdir())[::8]:
        data = path.read_bytes()
        if path.name.endswith(".json") or len(data) > 300_000:
            continue
        records = registry.reader(name).read(data).records
        wanting = {place: DOI for place, record in enumerate(records) if record.doi is None}
        assert is_kept(data, patched(name, data, wanting)), path.name
