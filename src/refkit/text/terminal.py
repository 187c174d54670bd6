"""Text from strangers, made harmless to a terminal. Ground floor: imports only refkit.text."""

import re

from refkit.text.invisible import strip_invisible

_ESCAPE_SEQUENCE = re.compile(
    "(?:\x1b\\[|\x9b)[0-?]*+[ -/]*+[@-~]?"  # CSI: colours, cursor, erase
    "|(?:\x1b[\\]P_^X]|[\x90\x98\x9d-\x9f])[^\x07\x1b\x9c\n]*+(?:\x07|\x1b\\\\|\x9c)?"  # OSC, DCS, APC, PM, SOS
    "|\x1b[ -/]*+[0-~]?"  # every other escape
)


def terminal_safe(text: str) -> str:
    """Take out everything that could steer a terminal: escape sequences, controls, direction overrides.

    Tab and line feed stay.

    >>> terminal_safe("\\x1b[31mred\\x1b[0m \\x1b]0;title\\x07text")
    'red text'

    Source: ECMA-48, sections 5.4 and 5.6 (control sequences and control strings).
    """
    return strip_invisible(_ESCAPE_SEQUENCE.sub("", text))
