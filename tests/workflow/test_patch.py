from pathlib import Path

import pytest

from refkit.errors import InputError
from refkit.workflow.convert import read
from refkit.workflow.patch import patch

DATA = b"@misc{a,\n  title = {A},\n}\n@misc{b,\n  title = {B},\n}\n"


def test_only_what_is_new_goes_into_the_file(tmp_path: Path) -> None:
    path = tmp_path / "a.bib"
    path.write_bytes(DATA)
    records = [record.replace(title="Other", volume="7") for record in read(path)]
    assert patch(path, records) == DATA.replace(b"},\n}", b"},\n  volume = {7},\n}")


def test_a_record_for_each_reference_is_needed() -> None:
    with pytest.raises(InputError, match="2 references and 1 records"):
        patch(DATA, read(DATA)[:1])


def test_other_formats_cannot_be_added_to() -> None:
    with pytest.raises(InputError, match="can be added to in place: biblatex, bibtex, jats"):
        patch(b"TY  - BOOK\nER  - \n", [], format="ris")
