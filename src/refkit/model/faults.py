"""What pydantic found wrong with a value, in words for whoever wrote the file. Ground floor."""

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

_EXPECTED = {
    "Date": "a date such as {'date-parts': [[2015, 3]]} or '2015-03'",
    "Name": "a name such as {'family': 'Doe', 'given': 'Jane'}",
    "string": "a text",
    "list": "a list",
    "tuple": "a list",
    "dictionary": "an object with keys",
    "bool": "true or false",
    "int": "a whole number",
}


def wrong_fields(error: ValidationError) -> dict[str, str]:
    """Field → what is wrong with its value; of several faults the last one."""
    return {str(fault["loc"][0]): _reason(fault) for fault in error.errors() if fault["loc"]}


def _reason(fault: Mapping[str, Any]) -> str:
    """
    >>> _reason({"type": "string_type", "msg": "Input should be a valid string"})
    'expected a text'
    >>> _reason({"type": "value_error", "msg": "Value error, month 13 is not between 1 and 12"})
    'month 13 is not between 1 and 12'
    """
    message = str(fault["msg"]).removeprefix("Value error, ")
    kind = fault.get("ctx", {}).get("class_name") or str(fault["type"]).removesuffix("_type")
    expected = _EXPECTED.get(kind)
    return f"expected {expected}" if expected else message.replace("Input should be", "expected")
