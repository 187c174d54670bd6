"""What the rows of each batch function look like: fixed, since tables are built on them. Part of the batches.

All three begin with `row` (the number or id of the row as text, from the id column where one is named) and
`input` (what was given), and end with `error` (null where all went well).
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
