"""Records as any program may have them, for the round trips of every written format."""

from hypothesis import strategies as st

from refkit.model.record import Record
from refkit.model.variables import TYPES

_words = st.text(st.characters(codec="utf-8", exclude_categories=("Cs",)), min_size=1, max_size=24)
_signs = st.text("ab {}\\\"'@#$%&~^_<>=,;:/-\n\r\t\x00|[]()`", min_size=1, max_size=16)
hostile_text = _words | _signs
plain_text = st.text("abcdefghij ÅÄÖéßøñ", min_size=1, max_size=16).map(lambda text: f"a{text.strip()}z")
numbers = st.integers(1, 9999).map(str)
names = st.one_of(
    st.builds(lambda family, given: {"family": family, "given": given}, hostile_text, hostile_text),
    st.builds(lambda family: {"family": family}, hostile_text),
    st.builds(lambda literal: {"literal": literal}, hostile_text),
    st.builds(
        lambda family, given, particle, suffix: {
            "family": family,
            "given": given,
            "non-dropping-particle": particle,
            "suffix": suffix,
        },
        plain_text,
        plain_text,
        st.sampled_from(["van der", "de", "von"]),
        st.sampled_from(["Jr.", "III"]),
    ),
)
plain_names = st.builds(
    lambda family, given: {"family": family.title(), "given": given.title()},
    st.text("abcdefgh", min_size=2, max_size=8),
    st.text("abcdefgh", min_size=2, max_size=8),
)
dates = st.one_of(
    st.sampled_from(["2015", "2015-03", "2015-03-02", "2004/2006", "2004/..", "1984~", "2021-21", "in press", "-0044"]),
    hostile_text,
)
_FIELDS = {
    "id": hostile_text,
    "type": st.sampled_from(sorted(TYPES)),
    "author": st.lists(names, max_size=3),
    "editor": st.lists(names, max_size=2),
    "issued": dates,
    "accessed": dates,
    "doi": st.sampled_from(["10.1000/182", "10.1002/(sici)1097(199)<1::aid>3.0.co;2-x", "10.5555/a_b%c#d&e"]),
    "page": st.sampled_from(["1-9", "1234–1256", "e204", "S1–S9", "12, 15"]) | hostile_text,
    "author_open": st.booleans(),
    "language": st.sampled_from(["en", "sv", "pt-BR"]) | hostile_text,
    "custom": st.dictionaries(hostile_text, hostile_text, max_size=2),
} | dict.fromkeys(
    (
        "title container_title volume issue edition publisher publisher_place url isbn issn pmid pmcid abstract note "
        "keyword genre original_title translated_title translated_title_language title_language registry_number "
        "collection_title number container_title_short event_title medium archive call_number version title_short"
    ).split(),
    hostile_text,
)
any_records = st.builds(lambda fields: Record(**fields), st.fixed_dictionaries({}, optional=_FIELDS))


def plain_records(fields: tuple[str, ...], types: tuple[str, ...]) -> st.SearchStrategy[Record]:
    """Records without anything odd in them, of these types and with some of these fields."""
    known = {
        "author": st.lists(plain_names, min_size=1, max_size=3),
        "editor": st.lists(plain_names, min_size=1, max_size=2),
        "translator": st.lists(plain_names, min_size=1, max_size=2),
        "issued": st.sampled_from(["2015", "1999"]),
        "accessed": st.just("2020-01-02"),
        "doi": st.just("10.1000/182"),
        "url": st.just("https://example.org/a?b=c"),
        "page": st.sampled_from(["1–9", "1234–1256"]),
        "volume": numbers,
        "issue": numbers,
        "number": numbers,
        "pmid": st.just("12345678"),
        "pmcid": st.just("PMC123456"),
        "isbn": st.just("9780306406157"),
        "issn": st.just("1234-5679"),
        "language": st.sampled_from(["en", "sv", "de"]),
    }
    chosen = {field: known.get(field, plain_text) for field in fields}
    return st.builds(
        lambda kind, values: Record(id="key1", type=kind, **values),
        st.sampled_from(types),
        st.fixed_dictionaries({}, optional=chosen),
    )
