"""What the shell may complete after an option: names of styles, locales, formats and so on. Part of the command line.

Every function takes what is typed so far and gives the names that begin with it; rooms are loaded only then.
"""

from collections.abc import Iterable


def style_names(incomplete: str) -> list[str]:
    """CSL styles by name; a path is left to the shell."""
    from refkit.csl.catalogue import list_styles

    return _beginning_with(incomplete, list_styles())


def locale_tags(incomplete: str) -> list[str]:
    """Languages that refkit has terms for."""
    from refkit.csl.reading.locales import available

    return _beginning_with(incomplete, sorted(available()))


def readable_formats(incomplete: str) -> list[str]:
    """Formats of input files."""
    return _formats(incomplete, "read")


def writable_formats(incomplete: str) -> list[str]:
    """Formats of output files."""
    return _formats(incomplete, "write")


def source_names(incomplete: str) -> list[str]:
    """Sources that can be asked by name alone."""
    from refkit.sources.registry import source_names as names

    return _beginning_with(incomplete, (name for name in names() if name != "index"))


def output_names(incomplete: str) -> list[str]:
    """What render can print."""
    from refkit.csl.output.registry import _BUILT_IN

    return _beginning_with(incomplete, _BUILT_IN)


def title_policies(incomplete: str) -> list[str]:
    """Which titles render can print."""
    from refkit.workflow.titles import TITLE_POLICIES

    return _beginning_with(incomplete, TITLE_POLICIES)


def failing_codes(incomplete: str) -> list[str]:
    """Verdicts and findings for --fail-on, which takes several with commas between."""
    from refkit.model.finding_codes import FINDING_CODES
    from refkit.model.verdict import Verdict

    before, comma, last = incomplete.rpartition(",")
    return [f"{before}{comma}{name}" for name in _beginning_with(last, (*map(str, Verdict), *FINDING_CODES))]


def setting_names(incomplete: str) -> list[str]:
    """Settings of the config file."""
    from refkit.cli.settings import SETTINGS

    return _beginning_with(incomplete, SETTINGS)


def _formats(incomplete: str, verb: str) -> list[str]:
    from refkit.formats.registry import can, format_names

    return [name for name in _beginning_with(incomplete, format_names()) if can(name, verb)]


def _beginning_with(incomplete: str, names: Iterable[str]) -> list[str]:
    return [name for name in names if name.startswith(incomplete)]
