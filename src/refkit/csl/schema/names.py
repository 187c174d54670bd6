"""How names look: the options that cs:name takes or inherits."""

from typing import NamedTuple


class NameOptions(NamedTuple):
    """The inheritable name options; None means "not said here", so the next level up decides."""

    conjunction: str | None = None  # CSL's attribute `and`: "text" or "symbol"
    delimiter: str | None = None  # between the persons of one variable
    names_delimiter: str | None = None  # between two variables of one cs:names
    delimiter_precedes_et_al: str | None = None
    delimiter_precedes_last: str | None = None
    et_al_min: int | None = None
    et_al_use_first: int | None = None
    et_al_use_last: bool | None = None
    et_al_subsequent_min: int | None = None
    et_al_subsequent_use_first: int | None = None
    form: str | None = None  # "long", "short" or "count"
    initialize: bool | None = None
    initialize_with: str | None = None
    name_as_sort_order: str | None = None  # "first" or "all"
    sort_separator: str | None = None

    def under(self, outer: "NameOptions") -> "NameOptions":
        """These options, with what is not said here taken from `outer`."""
        pairs = zip(self, outer, strict=True)
        return NameOptions._make(theirs if mine is None else mine for mine, theirs in pairs)


NO_OPTIONS = NameOptions()
