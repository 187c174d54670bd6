"""In which format a verb writes: the same rules for every verb. Part of the command line."""

from refkit.errors import ConfigError


def target_format(to: str | None, *, json_lines: bool, output: str, default: str | None = None) -> str | None:
    """What --json or --to says, else the ending of the output file, else `default`.

    A name that no format has is told at once, before the long work; "text" is what verbs print for people.

    Raises:
        ConfigError: --json and --to say different things.
        UnknownName, InputError: the format is unknown, or cannot be written.
    """
    from refkit.formats.registry import EXTENSIONS, writer

    if json_lines and to not in (None, "jsonl"):
        raise ConfigError(f"--json is --to jsonl, and --to {to} is something else: give one of them.")
    name = "jsonl" if json_lines else to or EXTENSIONS.get(_ending(output)) or default
    if name not in (None, "text"):
        writer(name)
    return name


def _ending(output: str) -> str:
    return f".{output.rpartition('.')[2].lower()}" if "." in output else ""


_RENDERED = {".html": "html", ".htm": "html", ".md": "markdown", ".tex": "latex", ".rtf": "rtf"}


def render_target(to: str | None, output: str) -> str:
    """What --to says, else the ending of the output file, else text."""
    return to or _RENDERED.get(_ending(output), "text")


def checked_locale(tag: str | None) -> None:
    """A language that refkit has terms for, in this dialect or another.

    Raises:
        UnknownName: it has none; the list would come out in English.
    """
    if tag is None:
        return
    from refkit.csl.reading.locales import available, has_terms_for
    from refkit.errors import UnknownName

    if not has_terms_for(tag):
        raise UnknownName("locale", tag, available())
