"""Every error refkit raises on purpose. Ground floor: imports nothing from refkit.

RefkitError
├── InputError             what you gave us cannot be used
│   ├── UnreadableInput    a file cannot be opened        (.name, .reason)
│   ├── FormatError        a file breaks its format       (.file, .line, .reason)
│   ├── StyleError         a CSL style is not valid       (.issues: all of them)
│   └── UnknownName        nothing is registered by it    (.kind, .name, .known)
├── SourceError            a metadata provider did not help
│   ├── SourceUnavailable  worth trying again             (.retry_after_seconds)
│   └── SourceRefused      not worth trying again
├── StoreError             the library file cannot do that
└── ConfigError            a setting is missing or wrong
    └── MissingExtra       an optional part is not installed (.feature, .extra)

Every one of them pickles, so that it survives the way back from a worker process.
"""

from collections.abc import Iterable
from difflib import get_close_matches
from typing import NamedTuple

KNOWN_NAMES_SHOWN = 12  # more than this in one message is noise; `.known` holds them all


class RefkitError(Exception):
    """Catch this to catch everything refkit raises on purpose."""


class InputError(RefkitError):
    """What the caller gave us cannot be used."""


class UnreadableInput(InputError):
    """A file is not there, not a file, or may not be opened."""

    def __init__(self, name: str, reason: str) -> None:
        self.name, self.reason = name, reason
        super().__init__(name, reason)

    @classmethod
    def because(cls, name: object, error: Exception) -> "UnreadableInput":
        """What opening the file called `name` ran into, in the system's words."""
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        return cls(str(name), reason)

    def __str__(self) -> str:
        return f"{self.name!r} cannot be read: {self.reason}."


class FormatError(InputError):
    """A file breaks the rules of its format.

    `line` counts from 1; it is None where the format has no lines. `file` is None where bytes or a text were read.
    """

    def __init__(self, reason: str, line: int | None = None, file: str | None = None) -> None:
        self.reason, self.line, self.file = reason, line, file
        super().__init__(reason, line, file)

    def __str__(self) -> str:
        place = ", ".join(filter(None, (self.file, f"line {self.line}" if self.line is not None else "")))
        return f"{place}: {self.reason}" if place else self.reason


class StyleIssue(NamedTuple):
    """One fault of a CSL style; `line` and `column` count from 1, 0 means unknown."""

    message: str
    line: int = 0
    column: int = 0
    hint: str = ""

    def __str__(self) -> str:
        place = f"line {self.line}, column {self.column}: " if self.line else ""
        return f"{place}{self.message}{f' ({self.hint})' if self.hint else ''}"


class StyleError(InputError):
    """A CSL style is not valid; `issues` holds every fault that was found, in file order."""

    def __init__(self, style: str, issues: Iterable[StyleIssue]) -> None:
        self.style, self.issues = style, tuple(issues)
        super().__init__(style, self.issues)

    def __str__(self) -> str:
        shown = "; ".join(str(issue) for issue in self.issues[:3])
        more = f" … and {len(self.issues) - 3} more" if len(self.issues) > 3 else ""
        return f"The style {self.style!r} cannot be used: {shown}{more}"


class UnknownName(InputError):
    """Nothing of this kind is registered under this name."""

    def __init__(self, kind: str, name: str, known: Iterable[str]) -> None:
        self.kind, self.name, self.known = kind, name, tuple(sorted(known))
        super().__init__(kind, name, self.known)  # same shape as the signature, so it pickles

    def __str__(self) -> str:
        near = get_close_matches(self.name, self.known, n=1)
        if near:
            return f"No {self.kind} is called {self.name!r}. Did you mean {near[0]!r}?"
        shown = ", ".join(self.known[:KNOWN_NAMES_SHOWN])
        more = ", …" if len(self.known) > KNOWN_NAMES_SHOWN else ""
        return f"No {self.kind} is called {self.name!r}. Known: {shown or 'none'}{more}."


class SourceError(RefkitError):
    """A metadata provider did not help."""


class SourceUnavailable(SourceError):
    """The provider cannot answer now; asking again later may work.

    `retry_after_seconds` is what the provider asked for, None where it said nothing.
    """

    def __init__(self, message: str, retry_after_seconds: float | None = None) -> None:
        self.message, self.retry_after_seconds = message, retry_after_seconds
        super().__init__(message, retry_after_seconds)

    def __str__(self) -> str:
        return self.message


class SourceRefused(SourceError):
    """The provider will not answer this request, however often it is repeated."""


class StoreError(RefkitError):
    """The library file cannot do what was asked."""


class ConfigError(RefkitError):
    """A setting is missing or wrong."""


class MissingExtra(ConfigError):
    """An optional part of refkit is needed and not installed."""

    def __init__(self, feature: str, extra: str) -> None:
        self.feature, self.extra = feature, extra
        super().__init__(feature, extra)

    def __str__(self) -> str:
        return (
            f"{self.feature} needs the extra {self.extra!r}: "
            f"run `pip install '.[{self.extra}]'` in the checkout of refkit."
        )
