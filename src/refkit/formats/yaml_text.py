"""YAML from outside: no objects, no aliases, limited depth, dates left as text. Room: formats."""

import re
from typing import Any

import yaml

from refkit.errors import FormatError

DEEPEST = 60  # levels; a bibliography has six
LONGEST_LINE = 1_000_000  # characters; YAML is read sign by sign, and a hundred million of them take minutes


class _Loader(yaml.SafeLoader):
    """Numbers, truth values and text; an alias is refused, since a few make a billion values."""

    depth = 0

    def compose_node(self, parent: Any, index: Any) -> Any:
        if self.check_event(yaml.AliasEvent):
            raise FormatError("this YAML has aliases (*name), which no bibliography needs", self.line + 1)
        self.depth += 1
        if self.depth > DEEPEST:
            raise FormatError("this YAML is nested too deeply to be a bibliography", self.line + 1)
        node = super().compose_node(parent, index)
        self.depth -= 1
        return node


# Words such as "no" and dates such as 2015-03-02 stay text; only true, false, null and whole numbers do not.
_Loader.yaml_implicit_resolvers = {}
_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"(?:true|false)\Z", re.I), list("tTfF"))
_Loader.add_implicit_resolver("tag:yaml.org,2002:null", re.compile(r"(?:~|null|)\Z"), ["~", "n", ""])
_Loader.add_implicit_resolver("tag:yaml.org,2002:int", re.compile(r"-?(?:0|[1-9][0-9]{0,17})\Z"), list("-0123456789"))


def parse_yaml(text: str) -> Any:
    """The value of the first document in a YAML text.

    Raises:
        FormatError: it is not YAML, or holds what no bibliography needs.
    """
    text = text.removeprefix("\ufeff")
    if len(text) > LONGEST_LINE and (line := _first_long_line(text)):
        raise FormatError(f"a line of more than {LONGEST_LINE:,} characters, which no bibliography needs", line)
    front = re.match(r"---[ \t]*\r?\n(.*?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)", text, re.S)
    try:
        return _value_of(front[1] if front else text)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        reason = getattr(error, "problem", None) or str(error).partition("\n")[0]
        raise FormatError(f"this is not YAML: {reason}", mark.line + 1 if mark else None) from error
    except (ValueError, RecursionError, TypeError) as error:
        raise FormatError(f"this YAML cannot be read: {error}") from error


def _value_of(text: str) -> Any:
    loader = _Loader(text)  # which refuses control characters
    try:
        return loader.get_single_data()
    finally:
        loader.dispose()


def _first_long_line(text: str) -> int | None:
    lines = enumerate(text.split("\n"), 1)
    return next((number for number, line in lines if len(line) > LONGEST_LINE), None)


def dump_yaml(value: Any) -> bytes:
    """In UTF-8, keys in their order, long lines folded nowhere."""
    text = yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=10_000, default_flow_style=False)
    return text.encode("utf-8", "replace")
