"""Which output formats exist: refkit's own and those of plugins (entry points `refkit.outputs`)."""

from importlib import import_module
from typing import cast

from refkit.csl.output.base import Format
from refkit.errors import UnknownName

GROUP = "refkit.outputs"
_BUILT_IN = {
    "text": "refkit.csl.output.plain",
    "html": "refkit.csl.output.html",
    "markdown": "refkit.csl.output.markdown",
    "latex": "refkit.csl.output.latex",
    "rtf": "refkit.csl.output.rtf",
    "jats": "refkit.csl.output.jats",
}


def get_output(name: str) -> Format:
    """The output format of that name; its module is imported only now.

    Raises:
        UnknownName: there is no such format.
    """
    if name in _BUILT_IN:
        return cast("Format", import_module(_BUILT_IN[name]).FORMAT)
    from importlib.metadata import entry_points  # slow to import, and only plugins need it

    plugins = {point.name: point for point in entry_points(group=GROUP)}
    if name not in plugins:
        raise UnknownName("output format", name, [*_BUILT_IN, *plugins])
    return cast("Format", plugins[name].load())
