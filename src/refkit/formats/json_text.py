"""JSON from outside: any encoding it may have, any depth, lone surrogates. Room: formats."""

import json
import re
from typing import Any

from refkit.errors import FormatError

_LONE_SURROGATE = re.compile(r"\\ud[89a-f]", re.I)


def decode_json(data: bytes) -> str:
    """The text of a JSON file; UTF-16 and UTF-32 are recognised, as RFC 4627 section 3 describes.

    Raises:
        FormatError: it is in none of the Unicode encodings.
    """
    try:
        return data.decode(json.detect_encoding(data)).removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise FormatError(f"byte {error.start} is not {error.encoding}; save the file as UTF-8", line) from error


def parse_json(text: str) -> Any:
    """The value of a JSON text; half of a surrogate pair becomes the replacement character.

    Raises:
        FormatError: it is not JSON, or nested too deeply.
    """
    try:
        value = json.loads(text)
        if _LONE_SURROGATE.search(text):
            whole = json.dumps(value, ensure_ascii=False).encode("utf-16", "surrogatepass")
            value = json.loads(whole.decode("utf-16", "replace"))
    except json.JSONDecodeError as error:
        raise FormatError(f"this is not JSON: {error.msg} at column {error.colno}", error.lineno) from error
    except RecursionError as error:
        raise FormatError("this JSON is nested too deeply to be a bibliography") from error
    except ValueError as error:  # an integer of more digits than Python converts
        raise FormatError(f"this JSON cannot be read: {error}") from error
    return value


def parse_json_or_lines(text: str) -> Any:
    """The value of a JSON text, or the list of values where it holds one a line.

    Raises:
        FormatError: it is neither.
    """
    try:
        return parse_json(text)
    except FormatError:
        lines = [line for line in text.splitlines() if line.strip()]
        if len(lines) < 2 or not all(line.lstrip().startswith("{") for line in lines):
            raise
    return [parse_json(line) for line in lines]
