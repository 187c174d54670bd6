"""The options that say what a match may change, shared by the verbs that match. Part of the command line."""

from typing import TYPE_CHECKING, Annotated

import typer

from refkit.errors import ConfigError

if TYPE_CHECKING:  # help is shown without loading what a record is
    from refkit.workflow.merge_policy import MergeOptions, MergePolicy

Fields = Annotated[
    list[str] | None,
    typer.Option("--fields", metavar="NAMES", help="Fill and replace only these fields: doi,volume,page."),
]
Keep = Annotated[list[str] | None, typer.Option("--keep", metavar="NAMES", help="Never touch these fields.")]
MinConfidence = Annotated[
    float, typer.Option("--min-confidence", metavar="SHARE", help="Take a match scored lower (0-1) for uncertain.")
]
TitleCase = Annotated[
    str | None, typer.Option("--title-case", metavar="CASE", help="sentence: English titles without their capitals.")
]
Abbreviations = Annotated[
    str | None,
    typer.Option("--abbreviations", metavar="FILE", help="Journal names and their short forms (CSV, TSV, ISO 4)."),
]
Abbreviate = Annotated[
    bool | None,
    typer.Option("--abbreviate/--expand", help="Write journal names short, or in full.", show_default=False),
]
DecisionsFile = Annotated[
    str | None,
    typer.Option("--decisions", metavar="FILE", help="What was decided by hand; it is obeyed and not asked about."),
]


def options_of(
    *,
    fields: list[str] | None,
    keep: list[str] | None,
    min_confidence: float,
    title_case: str | None,
    abbreviations: str | None,
    abbreviate: bool | None,
) -> "MergeOptions":
    """The options of the command line as those of `refkit.enrich`.

    Raises:
        ConfigError: a value has no meaning.
        UnreadableInput, FormatError: the list of abbreviations cannot be read.
    """
    from refkit.workflow.journal_names import JournalNames

    if title_case not in (None, "sentence"):
        raise ConfigError(
            f"--title-case knows “sentence”, not {title_case!r}; leave it out to keep titles as they are."
        )
    return {
        "fields": _names(fields) if fields else None,
        "keep": _names(keep),
        "min_confidence": min_confidence,
        "title_case": "sentence" if title_case else "as-registered",
        "journals": "as-registered" if abbreviate is None else "abbreviated" if abbreviate else "full",
        "abbreviations": JournalNames.load(abbreviations) if abbreviations else None,
    }


def policy_of(options: "MergeOptions") -> "MergePolicy":
    """The same as a policy."""
    from refkit.workflow.merge_policy import MergePolicy

    return MergePolicy(**options)  # type: ignore[arg-type]  # names are read in any spelling


def _names(given: list[str] | None) -> list[str]:
    return [name.strip() for names in given or () for name in names.split(",") if name.strip()]
