"""Only what may be trained on is trained on."""

import pytest

from training.data import ALLOWED, FOLDS, fold_of, load_allowed


def test_measuring_sets_are_refused() -> None:
    with pytest.raises(ValueError, match="measuring only"):
        load_allowed(("excite-de",))
    assert not {"excite-de", "excite-en", "bir2024", "umass", "etdcite", "bilbo2", "parscit-hum"} & set(ALLOWED)


def test_a_document_has_one_fold() -> None:
    assert fold_of("a document") == fold_of("a document")
    assert {fold_of(str(number)) for number in range(50)} == set(range(FOLDS))
