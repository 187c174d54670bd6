"""What the rows of each batch function look like: fixed, since tables are built on them. Part of the batches.

All begin with `row` (the number or id of the row as text, from the id column where one is named) and
end with `error` (null where all went well). `input` is what was given. The first three are of `parse_batch`,
`match_batch` and `render_batch`, the others of the steps by which duplicates are found.
"""

from refkit.batch.arrow import pyarrow as pa

NAME = pa.struct(
    [
        pa.field("family", pa.string()),
        pa.field("given", pa.string()),
        pa.field("literal", pa.string()),
    ]
)
RECORD = pa.struct(
    [
        pa.field("type", pa.string()),
        pa.field("author", pa.list_(NAME)),
        pa.field("author_open", pa.bool_()),
        pa.field("editor", pa.list_(NAME)),
        pa.field("title", pa.string()),
        pa.field("translated_title", pa.string()),
        pa.field("container_title", pa.string()),
        pa.field("volume", pa.string()),
        pa.field("issue", pa.string()),
        pa.field("page", pa.string()),
        pa.field("issued", pa.string()),
        pa.field("year", pa.int32()),
        pa.field("publisher", pa.string()),
        pa.field("publisher_place", pa.string()),
        pa.field("doi", pa.string()),
        pa.field("pmid", pa.string()),
        pa.field("isbn", pa.string()),
        pa.field("url", pa.string()),
        pa.field("csl", pa.string()),  # the whole record as CSL-JSON text
    ]
)
EVIDENCE = pa.struct(
    [
        pa.field("field", pa.string()),
        pa.field("printed", pa.string()),
        pa.field("found", pa.string()),
        pa.field("verdict", pa.string()),
        pa.field("weight", pa.float64()),
    ]
)

PARSED = pa.schema(
    [
        pa.field("row", pa.string(), nullable=False),
        pa.field("input", pa.string()),
        pa.field("record", RECORD),
        pa.field("confidence", pa.float64()),
        pa.field("error", pa.string()),
    ]
)
MATCHED = pa.schema(
    [
        pa.field("row", pa.string(), nullable=False),
        pa.field("input", pa.string()),
        pa.field("doi", pa.string()),  # accepted only
        pa.field("verdict", pa.string()),
        pa.field("score", pa.float64()),
        pa.field("reason", pa.string()),
        pa.field("record", RECORD),
        pa.field("evidence", pa.list_(EVIDENCE)),
        pa.field("error", pa.string()),
    ]
)
RENDERED = pa.schema(
    [
        pa.field("row", pa.string(), nullable=False),
        pa.field("input", pa.string()),
        pa.field("text", pa.string()),
        pa.field("error", pa.string()),
    ]
)
FACTS = pa.schema(
    [
        pa.field("row", pa.string(), nullable=False),
        pa.field("input", pa.string()),
        pa.field("keys", pa.list_(pa.int64())),  # records that share one are worth comparing
        pa.field("family", pa.string()),  # of the first author, and the year: the order within a key
        pa.field("year", pa.int32()),
        pa.field("facts", pa.string()),  # what is compared, as text that `compare_batch` reads
        pa.field("error", pa.string()),
    ]
)
COMPARED = pa.schema(
    [
        pa.field("row", pa.string(), nullable=False),
        pa.field("other", pa.string()),
        pa.field("relation", pa.string()),  # same, preprint, edition, other
        pa.field("score", pa.float64()),
        pa.field("reasons", pa.string()),
        pa.field("error", pa.string()),
    ]
)
GROUPED = pa.schema(
    [
        pa.field("row", pa.string(), nullable=False),  # the first row of the component
        pa.field("groups", pa.list_(pa.list_(pa.string()))),  # its rows, those of one work together
        pa.field("error", pa.string()),
    ]
)
MERGED = pa.schema(
    [
        pa.field("row", pa.string(), nullable=False),  # the first of the copies
        pa.field("csl", pa.string()),  # one record of them all
        pa.field("error", pa.string()),
    ]
)
