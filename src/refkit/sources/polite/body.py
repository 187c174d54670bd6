"""Reading the body of an answer with a bound on its size and on the time it takes. Room: sources."""

import json
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import requests
from urllib3.exceptions import HTTPError

from refkit.sources.polite.answer import NoAnswer

MOST_BYTES = 8 * 2**20  # after decompression
PIECE_BYTES = 16 * 2**10  # a decompressor may make a thousand times as much of a piece
JSON_TYPES = ("application/json", "text/json")
TEXT_TYPES = ("text/plain", "text/xml", "application/xml")
_UTF_8 = ("", "utf-8", "utf8", "us-ascii")


def read_body(response: requests.Response, seconds_left: Callable[[], float]) -> bytes:
    """The whole body, decompressed.

    Raises:
        NoAnswer: it breaks off, is not what its headers say, is larger than 8 MB, or comes too slowly.
    """
    declared = response.headers.get("content-length", "")
    if declared.isdecimal() and len(declared) > len(str(MOST_BYTES)):
        raise _too_large()
    pieces, size = [], 0
    try:
        while piece := response.raw.read1(PIECE_BYTES, decode_content=True):
            pieces.append(piece)
            size += len(piece)
            if size > MOST_BYTES:
                raise _too_large()
            if seconds_left() <= 0:
                raise NoAnswer("answers too slowly")
    except (HTTPError, OSError, ValueError) as error:
        raise NoAnswer(f"sent an answer that breaks off or is damaged ({type(error).__name__})") from error
    return b"".join(pieces)


def drain(response: requests.Response) -> None:
    """Read a short body that nobody needs, so that its connection can be used again; never raises for it."""
    with suppress(HTTPError, OSError, ValueError):
        response.raw.read1(PIECE_BYTES, decode_content=False)


def parse_json(media_type: str, charset: str, body: bytes) -> Any:
    """The JSON in a body.

    Raises:
        NoAnswer: it is not JSON in UTF-8 (RFC 8259, section 8.1), whatever its headers say.
    """
    if media_type not in JSON_TYPES and not media_type.endswith("+json"):
        raise NoAnswer(f"sent {media_type or 'something without a content type'} in place of JSON")
    if charset not in _UTF_8:
        raise NoAnswer(f"sent JSON in the character set {charset[:20]!r}, which must be UTF-8")
    try:
        return json.loads(body.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise NoAnswer(f"sent JSON that cannot be read ({type(error).__name__})") from error


def parse_text(media_type: str, charset: str, body: bytes) -> str:
    """The plain text or XML in a body, not yet read any further.

    Raises:
        NoAnswer: it is neither by its headers, or not in UTF-8.
    """
    if media_type not in TEXT_TYPES and not media_type.endswith("+xml"):
        raise NoAnswer(f"sent {media_type or 'something without a content type'} in place of text or XML")
    if charset not in _UTF_8:
        raise NoAnswer(f"sent text in the character set {charset[:20]!r} in place of UTF-8")
    try:
        return body.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise NoAnswer("sent text that is not UTF-8") from None


def _too_large() -> NoAnswer:
    return NoAnswer(f"sent an answer of more than {MOST_BYTES >> 20} MB, which is not read", is_hopeless=True)
