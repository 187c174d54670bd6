"""Fields of a BibTeX entry changed where they stand in its text. Room: formats."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from refkit.formats.bibtex.tables import CONTAINER_NAMES, PUBLISHER_NAMES, READ_NAMES

_GROUPS = (
    frozenset(CONTAINER_NAMES),
    frozenset(PUBLISHER_NAMES),
    frozenset(["langid", "language", "hyphenation"]),
    frozenset(["pages", "eid"]),
    frozenset(["number", "issue"]),
)


def patch_fields(body: str, changes: dict[str, str | None]) -> str:
    """The part of an entry after its key with some fields changed, added or (None) taken out.

    >>> print(patch_fields(",\\n  title = {A},\\n  year = 1999\\n}", {"year": "{2000}", "doi": "{10.1/x}"}))
    ,
      title = {A},
      year = {2000},
      doi = {10.1/x}
    }
    """
    for name, value in changes.items():
        spans = field_spans(body)
        span = _span_of(name, spans)
        if value is None:
            if span is not None:
                body = body[: span.line_start] + body[span.line_end :]
        elif span is not None:
            body = body[: span.start] + value + body[span.end :]
        else:
            body = _add_field(body, name, value, spans)
    return body


@dataclass(frozen=True, slots=True)
class FieldSpan:
    """Where a field's value stands; `line_start` to `line_end` is what goes when the field goes."""

    name: str
    start: int
    end: int
    line_start: int
    line_end: int


_SIGN = re.compile(r"\\.|[{}\",=)]", re.S)


def field_spans(body: str) -> list[FieldSpan]:
    """The fields of an entry's part after the key, at the outer level of braces and quotes."""
    spans: list[FieldSpan] = []
    depth, quoted, comma, equals = 0, False, -1, -1
    for match in _SIGN.finditer(body):
        sign, place = match[0], match.start()
        if sign == '"' and depth == 0:
            quoted = not quoted
        elif sign == "{":
            depth += 1
        elif sign == "}" and depth > 0:
            depth -= 1
        elif depth == 0 and not quoted and sign in (",", "}", ")") and (sign == "," or not body[place + 1 :].strip()):
            if equals > 0 and comma >= 0:
                spans.append(_field_span(body, comma, equals, place))
            comma, equals = place, -1
        elif depth == 0 and not quoted and sign == "=" and equals < 0:
            equals = place
    return spans


def _field_span(body: str, comma: int, equals: int, end: int) -> FieldSpan:
    value = body[equals + 1 : end]
    start = equals + 1 + len(value) - len(value.lstrip())
    name = body[comma + 1 : equals].strip().lower()
    return FieldSpan(name, start, start + len(value.strip()), comma, end)


def _span_of(name: str, spans: list[FieldSpan]) -> FieldSpan | None:
    exact = next((span for span in spans if span.name == name), None)
    if exact is not None:
        return exact
    field = READ_NAMES.get(name)
    group = next((group for group in _GROUPS if name in group), frozenset())
    return next(
        (span for span in spans if span.name in group or (field is not None and READ_NAMES.get(span.name) == field)),
        None,
    )


def _add_field(body: str, name: str, value: str, spans: list[FieldSpan]) -> str:
    place, text = field_insertion(body, {name: value}, spans)
    return body[:place] + text + body[place:]


def field_insertion(body: str, fields: Mapping[str, str], spans: list[FieldSpan]) -> tuple[int, str]:
    r"""Where new fields go into an entry's part after the key, and the text that goes in: a line each.

    >>> field_insertion(",\n  year = 1999\n}", {"doi": "{10.1/x}"}, field_spans(",\n  year = 1999\n}"))
    (15, ',\n  doi = {10.1/x}')
    """
    closing = len(body.rstrip()) - 1
    inside = body[:closing].rstrip()
    had_comma = inside.endswith(",")
    line_break = "\r\n" if "\r\n" in body else "\n"
    indent = next((lead for span in reversed(spans) if (lead := _indent(body, span)) is not None), "  ")
    lines = [f"{line_break}{indent}{name} = {value}" for name, value in fields.items()]
    text = ("" if had_comma else ",") + ",".join(lines) + ("," if had_comma and spans else "")
    is_cut_short = not body[len(inside) : closing]  # the closing brace stands right after the last field
    return len(inside), text + (line_break if is_cut_short else "")


def _indent(body: str, span: FieldSpan) -> str | None:
    """The blanks before a field that begins a line."""
    lead = re.match(r"\s*", body[span.line_start + 1 : span.line_start + 201])
    _, sign, indent = lead[0].rpartition("\n") if lead else ("", "", "")
    return indent if sign else None
