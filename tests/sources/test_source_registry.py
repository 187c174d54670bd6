"""Sources by name: refkit's own, and plugins."""

import subprocess
import sys
from importlib.metadata import EntryPoint

import pytest

import refkit.sources
from refkit.errors import ConfigError, UnknownName
from refkit.sources import CrossrefSource, Limits, LocalIndex, Source, get_source
from refkit.sources import registry as source_registry
from refkit.sources.registry import GROUP, source_names


class Library:
    """A plugin's source."""

    name, limits = "library", Limits()

    def __init__(self, shelf: str = "") -> None:
        self.shelf = shelf

    def get(self, identifier: str) -> None:
        return None

    def search(self, reference: object) -> tuple[()]:
        return ()


@pytest.fixture
def plugins(monkeypatch: pytest.MonkeyPatch) -> None:
    here = f"{__name__}:Library"
    points = (EntryPoint("library", here, GROUP), EntryPoint("crossref", here, GROUP))
    monkeypatch.setitem(sys.modules, __name__, sys.modules[__name__])
    monkeypatch.setattr(source_registry, "entry_points", lambda group: points if group == GROUP else ())


def test_a_source_is_made_with_its_own_options() -> None:
    source = get_source("crossref", mailto="librarian@example.org")
    assert isinstance(source, CrossrefSource)
    assert source.limits.concurrency == 3


def test_a_name_nobody_has_is_answered_with_the_nearest() -> None:
    with pytest.raises(UnknownName, match="Did you mean 'crossref'"):
        get_source("crosref")


@pytest.mark.parametrize(("name", "options"), [("index", {}), ("crossref", {"color": "blue"})])
def test_options_that_do_not_fit_are_said(name: str, options: dict[str, str]) -> None:
    with pytest.raises(ConfigError, match=name):
        get_source(name, **options)


def test_the_names_can_be_listed() -> None:
    assert {"crossref", "index"} <= set(source_names())


@pytest.mark.usefixtures("plugins")
def test_a_plugin_is_a_source_like_any_other() -> None:
    source = get_source("library", shelf="B")
    assert isinstance(source, Source)
    assert (source.name, vars(source)) == ("library", {"shelf": "B"})


@pytest.mark.usefixtures("plugins")
def test_a_plugin_cannot_take_the_name_of_one_of_ours() -> None:
    assert isinstance(get_source("crossref"), CrossrefSource)


def test_the_room_exports_what_it_says() -> None:
    assert {name: getattr(refkit.sources, name) for name in refkit.sources.__all__}["LocalIndex"] is LocalIndex
    assert set(refkit.sources.__all__) <= set(dir(refkit.sources))
    with pytest.raises(AttributeError, match="nonsense"):
        _ = refkit.sources.nonsense


def test_an_index_on_disk_does_not_load_the_network() -> None:
    code = "import sys; from refkit.sources import LocalIndex; sys.exit('requests' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
