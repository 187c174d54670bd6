"""Web pages with metadata of a work in them. Room: formats.

What a page says of itself (Highwire's `citation_…`, JSON-LD of schema.org, Dublin Core, trusted in this order) makes
one record; each work it cites so that programs can tell (COinS, `citation_reference`) makes one more.

Source: Google Scholar, "Inclusion guidelines for webmasters"; schema.org; DCMI, "Expressing Dublin Core in HTML".
"""

from collections.abc import Iterator
from typing import Any

from lxml import etree

from refkit.errors import FormatError
from refkit.formats.building import build_record
from refkit.formats.coins import fields_from_coins
from refkit.formats.json_ld import fields_from_json_ld
from refkit.formats.meta_tags import Metas, fields_from_dublin_core, fields_from_highwire, reference_fields
from refkit.formats.registry import ReadResult
from refkit.formats.xml_tree import Element
from refkit.model.problem import Problem
from refkit.model.record import Record


class Html:
    """Reads the metadata of web pages."""

    def read(self, data: bytes) -> ReadResult:
        """The page's own work first, then the works it cites; ids count from "1"."""
        root = _root(data)
        found: list[dict[str, Any]] = []
        if page := _page(root):
            found.append(page)
        found += _cited(root)
        records: list[Record] = []
        problems: list[Problem] = []
        for position, fields in enumerate(found, 1):
            text = fields.pop("printed", None)
            record, faults = build_record({"id": str(position), **fields}, text=text)
            records.append(record)
            problems.extend(faults)
        if not records:
            problems.append(Problem("file", None, "this page has no metadata of a work; use refkit.parse for its text"))
        return ReadResult(tuple(records), tuple(problems))


def _root(data: bytes) -> Element:
    parser = etree.HTMLParser(no_network=True, huge_tree=False, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise FormatError(f"this is not HTML: {error}") from error
    if root is None:
        raise FormatError("this is not HTML: there is no element in it")
    return root


def _page(root: Element) -> dict[str, Any]:
    """What the page says of itself; of each field the first kind of metadata that has it."""
    metas = Metas.of(root)
    kinds = [fields_from_highwire(metas)]
    kinds += [fields_from_json_ld(script.text or "") for script in root.iter("script") if _is_json_ld(script)]
    kinds.append(fields_from_dublin_core(metas))
    told = [fields for fields in kinds if fields.get("title")]
    page: dict[str, Any] = {}
    for fields in told:
        page |= {name: value for name, value in fields.items() if value and not page.get(name)}
        if fields.get("type", "document") != "document" and page.get("type", "document") == "document":
            page["type"] = fields["type"]
    return page


def _is_json_ld(script: Element) -> bool:
    return (script.get("type") or "").partition(";")[0].strip().lower() == "application/ld+json"


def _cited(root: Element) -> Iterator[dict[str, Any]]:
    for span in root.iter("span"):
        if "Z3988" in (span.get("class") or "").split() and (fields := fields_from_coins(span.get("title") or "")):
            yield fields
    for content in Metas.of(root).all("citation_reference"):
        yield reference_fields(content)


FORMAT = Html()
