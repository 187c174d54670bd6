"""Files that hold printed references: what they mark up is trusted, the rest is parsed."""

from refkit.workflow.convert import read

TEXT = "Gröber U, Schmidt J, Kisters K. Magnesium in prevention and therapy. Nutrients. 2015;7(9):8199-8226."


def article(citation: str) -> bytes:
    return f'<article><back><ref-list><ref id="a">{citation}</ref></ref-list></back></article>'.encode()


def test_a_citation_that_is_only_text_is_parsed() -> None:
    record = read(article(f"<mixed-citation>{TEXT}</mixed-citation>"))[0]
    assert (record.id, record.container_title, record.volume) == ("a", "Nutrients", "7")
    assert record.origin is not None
    assert record.origin.text == TEXT


def test_what_is_marked_up_wins() -> None:
    citation = f"<mixed-citation>{TEXT.replace('7(9)', '<volume>77</volume>(9)')}</mixed-citation>"
    record = read(article(citation))[0]
    assert (record.volume, record.container_title) == ("77", "Nutrients")
    assert "volume" not in record.provenance


def test_a_citation_with_a_title_is_as_the_file_has_it() -> None:
    record = read(article("<mixed-citation>Doe J. <article-title>On trees</article-title>. 2001.</mixed-citation>"))[0]
    assert (record.title, record.author, record.issued) == ("On trees", (), None)
