"""The reference lists of JATS and NLM articles. Room: formats."""

from collections.abc import Mapping

from lxml import etree

from refkit.formats.jats_citations import citations_of, read_citation, write_citation
from refkit.formats.jats_patch import patch_jats
from refkit.formats.registry import ReadResult
from refkit.formats.xml_tree import parse_xml, set_attribute, xml_bytes, xml_id
from refkit.model.problem import Problem
from refkit.model.record import Record


class Jats:
    """Reads the references of an article, and writes a `ref-list`."""

    def read(self, data: bytes) -> ReadResult:
        """One record each citation; the id is the `ref`'s, with a number where it holds several."""
        root, problems = parse_xml(data)
        found = list(problems)
        records: list[Record] = []
        for citation, printed, key in citations_of(root):
            record, faults = read_citation(citation, printed, key)
            records.append(record)
            found.extend(faults)
        if not records and next(root.iter("ref", "ref-list"), None) is None:
            found.append(Problem("file", None, "this file has no reference list"))
        return ReadResult(tuple(records), tuple(found))

    def patch(self, data: bytes, additions: Mapping[int, Record]) -> bytes:
        """See `refkit.formats.jats_patch`."""
        return patch_jats(data, additions)

    def write(self, records: tuple[Record, ...], document: object = None) -> bytes:
        """A `ref-list` of element-citations, in UTF-8."""
        root = etree.Element("ref-list")
        taken: set[str] = set()
        for position, record in enumerate(records, 1):
            ref = etree.SubElement(root, "ref")
            set_attribute(ref, "id", xml_id(record.id, position, taken))
            write_citation(etree.SubElement(ref, "element-citation"), record)
        return xml_bytes(root)


FORMAT = Jats()
