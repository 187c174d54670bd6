"""What the head of a Markdown text says about citing. Workflow; pure."""

import re
from collections.abc import Mapping
from types import MappingProxyType

from refkit.workflow.citing.manuscript import EVERYTHING

LONGEST_HEAD = 200_000  # characters of YAML that are read
_KEYS = re.compile(r"@(?:\{([^{}\s]+)\}|(\*)|(\w+(?:[:.#$%&+?<>~/-]\w+)*))")


def read_settings(head: str) -> Mapping[str, object]:
    """The settings of a YAML head; none where it is no YAML, for it may belong to another program."""
    if not head.strip() or len(head) > LONGEST_HEAD:
        return MappingProxyType({})
    import yaml  # only texts with a head need it

    try:
        read = yaml.load(head, Loader=yaml.CBaseLoader if hasattr(yaml, "CBaseLoader") else yaml.BaseLoader)
    except (yaml.YAMLError, RecursionError):
        return MappingProxyType({})
    return MappingProxyType({str(key): value for key, value in read.items()} if isinstance(read, dict) else {})


def keys_in(value: object) -> tuple[str, ...]:
    """The keys that `nocite` names: "@a, @{b c}"; "*" for "@*"."""
    texts = value if isinstance(value, list) else [value]
    found = [match for text in texts if isinstance(text, str) for match in _KEYS.finditer(text)]
    return tuple(dict.fromkeys(match[1] or match[3] or EVERYTHING for match in found))


def text_in(settings: Mapping[str, object], name: str) -> str:
    """A setting that is one text; "" where it is none."""
    value = settings.get(name)
    return value.strip() if isinstance(value, str) else ""


def texts_in(settings: Mapping[str, object], name: str) -> tuple[str, ...]:
    """A setting that is one text or several."""
    value = settings.get(name)
    values = value if isinstance(value, list) else [value]
    return tuple(one.strip() for one in values if isinstance(one, str) and one.strip())


def is_on(settings: Mapping[str, object], name: str) -> bool:
    """A setting that is a yes."""
    return text_in(settings, name).lower() in ("true", "yes", "on")
