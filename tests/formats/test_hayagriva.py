from refkit.formats.hayagriva import FORMAT
from refkit.formats.losses import losses
from refkit.formats.registry import guess_format
from refkit.model.record import Record

ARTICLE = b"""kinetics:
    type: Article
    title: {value: Kinetics, translation: Kinetik, shorthand: Kin.}
    author: ["Doan, T. D.", "van der Berg, Jan, Jr.", {name: WHO}]
    affiliated: {role: translator, names: "Roe, A."}
    date: 2020-10-14
    page-range: 165-9
    url: {value: "https://example.org", date: 2020-11-12}
    serial-number: {doi: 10.1000/182}
    parent:
        title: Physical Review B
        type: Periodical
        volume: 102
        issue: 16
"""


def test_an_article_in_its_parent() -> None:
    assert guess_format(ARTICLE, "a.yml") == "hayagriva"
    record = FORMAT.read(ARTICLE).records[0]
    assert (record.id, record.type, record.container_title) == ("kinetics", "article-journal", "Physical Review B")
    assert (record.title, record.translated_title, record.title_short) == ("Kinetics", "Kinetik", "Kin.")
    assert (record.volume, record.issue, record.page, record.doi) == ("102", "16", "165–169", "10.1000/182")
    assert [str(name) for name in (*record.author, *record.translator)] == [
        *("Doan, T. D.", "van der Berg, Jan, Jr.", "WHO", "Roe, A."),
    ]
    assert str(record.accessed) == "2020-11-12"
    assert losses(record, "hayagriva") == ()


def test_the_parent_of_the_parent_is_the_series() -> None:
    data = b"a: {type: Chapter, parent: {title: Book, editor: 'Doe, J.', parent: {title: Series, volume: 3}}}"
    record = FORMAT.read(data).records[0]
    assert (record.container_title, record.collection_title, record.collection_number) == ("Book", "Series", "3")
    assert record.editor[0].family == "Doe"


def test_what_is_not_known_is_kept() -> None:
    assert FORMAT.read(b"a: {type: Video, title: T, time-range: '0:57'}").records[0].custom == {
        "hayagriva": {"time-range": "0:57"}
    }


def test_keys_are_told_apart() -> None:
    back = FORMAT.read(FORMAT.write((Record(id="a", title="A"), Record(id="a", title="B")))).records
    assert [record.title for record in back] == ["A", "B"]
    assert len({record.id for record in back}) == 2
