"""References one after the other: the same as all at once."""

from pathlib import Path

import pytest

from refkit.workflow.gradually import load_gradually
from refkit.workflow.load import load

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


def test_a_text_gives_the_records_of_load_one_by_one() -> None:
    path = EXAMPLES / "somn.txt"
    gradual, whole = load_gradually(path), load(path)
    assert (gradual.lists, gradual.count) == (whole.lists, 10)
    assert next(gradual.records) == whole[0]
    assert tuple(gradual.records) == tuple(whole)[1:]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.bib", "@book{a, title={T}, author={Doe, J}}"),
        ("a", "TY  - JOUR\nTI  - On trees\nER  - \n"),
        (
            "a.xml",
            "<article><back><ref-list><ref id='r'><mixed-citation>Doe J. T. 2001.</mixed-citation></ref>"
            "</ref-list></back></article>",
        ),
        ("a.html", "<h2>References</h2><ol><li>Doe J. On trees. Wood. 2001;2:3-4.</li></ol>"),
        ("a.txt", ""),
    ],
)
def test_every_kind_of_file_gives_the_records_of_load(tmp_path: Path, name: str, content: str) -> None:
    path = tmp_path / name
    path.write_text(content)
    assert tuple(load_gradually(path).records) == tuple(load(path))
