"""refkit: free-text reference lists in, right, complete and well-formatted references out.

`import refkit` loads nothing but this file: each name below is fetched from its module when it is
first used, so that a program pays only for the verbs it calls.

>>> import refkit
>>> [record.doi for record in refkit.parse_strings(["Doe J. On trees. 2001. doi:10.1000/182"])]
['10.1000/182']
"""

import sys
from importlib import import_module
from types import ModuleType

__version__ = "0.1.0"

_HOME_OF = {
    "Date": "refkit.model.date",
    "Library": "refkit.store.library",
    "Name": "refkit.model.name",
    "Problem": "refkit.model.problem",
    "Record": "refkit.model.record",
    "References": "refkit.model.references",
    "RefkitError": "refkit.errors",
    "Verdict": "refkit.model.verdict",
    "apply": "refkit.workflow.apply",
    "check": "refkit.workflow.check",
    "cite": "refkit.workflow.cite",
    "convert": "refkit.workflow.convert",
    "dedupe": "refkit.workflow.dedupe",
    "diff": "refkit.workflow.diff",
    "dumps": "refkit.workflow.convert",
    "enrich": "refkit.workflow.enrich",
    "enrich_iter": "refkit.workflow.enrich",
    "find": "refkit.workflow.find",
    "keys": "refkit.workflow.keys",
    "loads": "refkit.workflow.convert",
    "parse": "refkit.workflow.parse",
    "parse_strings": "refkit.workflow.parse",
    "parse_strings_iter": "refkit.workflow.parse",
    "plain_text": "refkit.workflow.source_text",
    "read": "refkit.workflow.convert",
    "render": "refkit.workflow.render",
    "write": "refkit.workflow.convert",
}

__all__ = [  # sorted; a test compares it with the table above and with docs/reference
    "Date",
    "Library",
    "Name",
    "Problem",
    "Record",
    "References",
    "RefkitError",
    "Verdict",
    "__version__",
    "apply",
    "check",
    "cite",
    "convert",
    "dedupe",
    "diff",
    "dumps",
    "enrich",
    "enrich_iter",
    "find",
    "keys",
    "loads",
    "parse",
    "parse_strings",
    "parse_strings_iter",
    "plain_text",
    "read",
    "render",
    "write",
]

TYPE_CHECKING = False  # type checkers take it for true; importing it from typing costs as much as Python's start
if TYPE_CHECKING:
    from refkit.errors import RefkitError
    from refkit.model.date import Date
    from refkit.model.name import Name
    from refkit.model.problem import Problem
    from refkit.model.record import Record
    from refkit.model.references import References
    from refkit.model.verdict import Verdict
    from refkit.store.library import Library
    from refkit.workflow.apply import apply
    from refkit.workflow.check import check
    from refkit.workflow.cite import cite
    from refkit.workflow.convert import convert, dumps, loads, read, write
    from refkit.workflow.dedupe import dedupe
    from refkit.workflow.diff import diff
    from refkit.workflow.enrich import enrich, enrich_iter
    from refkit.workflow.find import find
    from refkit.workflow.keys import keys
    from refkit.workflow.parse import parse, parse_strings, parse_strings_iter
    from refkit.workflow.render import render
    from refkit.workflow.source_text import plain_text


class _VerbsBeforeRooms(ModuleType):
    """The package as a module in which `refkit.parse` is always the verb, never the room `refkit/parse`.

    Python binds a subpackage to its parent's attribute when it is first imported, which would hide the
    verb of the same name from then on. `from refkit.parse.… import …` is not affected.
    """

    def __setattr__(self, name: str, value: object) -> None:
        if not (name in _HOME_OF and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _VerbsBeforeRooms


def __getattr__(name: str) -> object:
    """Load a public name when it is first asked for, and keep it."""
    if name not in _HOME_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(_HOME_OF[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """The public names too, whether they are loaded or not."""
    return sorted({*globals(), *__all__})
