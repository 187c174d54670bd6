"""Names as XML formats write them: surname and given names in elements of their own. Room: formats."""

from typing import NamedTuple

from refkit.formats.names import is_et_al, name_from_inverted
from refkit.formats.xml_tree import Element, put, text_of
from refkit.model.name import PARTICLES, Name


class NameElements(NamedTuple):
    """What a format calls the parts of a name."""

    surname: str
    given: str
    suffix: str | None = None
    particle: str | None = None


def name_from_parts(
    surname: str | None, given: str | None = None, suffix: str | None = None, particle: str | None = None
) -> Name | None:
    """The name; lower-case particles at the front of the surname are set apart. None where nothing is there.

    >>> name_from_parts("van der Berg", "Jan")
    Name(family='Berg', given='Jan', non_dropping_particle='van der')
    """
    surname, given = (surname or "").strip(" ,"), (given or "").strip(" ,")
    if not surname:
        return Name(literal=given) if given else None
    words = surname.split()
    count = 0
    while not particle and count < len(words) - 1 and words[count] in PARTICLES:
        count += 1
    return Name(
        family=" ".join(words[count:]),
        given=given or None,
        non_dropping_particle=particle or " ".join(words[:count]) or None,
        suffix=suffix or None,
    )


def read_name_element(element: Element, parts: NameElements) -> Name | None:
    """The name in an element with parts; its words alone where it has none."""
    surname, given = (
        text_of(element.find(parts.surname)),
        " ".join(filter(None, map(text_of, element.findall(parts.given)))),
    )
    if surname or given:
        suffix = text_of(element.find(parts.suffix)) if parts.suffix else None
        particle = text_of(element.find(parts.particle)) if parts.particle else None
        return name_from_parts(surname, given, suffix, particle)
    text = text_of(element)
    return name_from_inverted(text) if text and not is_et_al(text) else None


def put_name_parts(element: Element, name: Name, parts: NameElements, *, namespace: str = "") -> None:
    """The parts of a person's name."""
    particle = " ".join(part for part in (name.dropping_particle, name.non_dropping_particle) if part)
    if parts.particle and particle:
        put(element, parts.surname, name.family, namespace=namespace)
    else:
        put(element, parts.surname, name.family_with_particles, namespace=namespace)
    put(element, parts.given, name.given, namespace=namespace)
    if parts.suffix:
        put(element, parts.suffix, name.suffix, namespace=namespace)
    if parts.particle:
        put(element, parts.particle, particle or None, namespace=namespace)
