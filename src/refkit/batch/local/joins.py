"""The joins between the steps of finding duplicates, in DuckDB, which goes to disk where memory ends.

Part of the local driver. Needs the extra `refkit[duckdb]`. Rows are numbers here, so that they keep the order of
the input; what is written is sorted and renamed when it is whole.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from refkit.errors import MissingExtra
from refkit.match.blocks import MOST_IN_A_BLOCK, NEIGHBOURS

ROWS_OF_A_GROUP = 10_000  # of a Parquet file: what is read at a time


@contextmanager
def opened(folder: Path, *, threads: int, memory_bytes: int | None) -> Iterator[Any]:
    """A DuckDB that spills into a folder.

    Raises:
        MissingExtra: DuckDB is not installed.
    """
    try:
        import duckdb
    except ImportError as error:
        raise MissingExtra("refkit.batch.local.dedupe", "duckdb") from error
    settings: dict[str, Any] = {
        "threads": threads,
        "temp_directory": str(folder / "spilled"),
        "preserve_insertion_order": "false",
    }
    if memory_bytes is not None:
        settings["memory_limit"] = f"{memory_bytes // 1_000_000}MB"
    connection = duckdb.connect(config=settings)
    try:
        yield connection
    finally:
        connection.close()


def read_facts(connection: Any, facts: Path) -> None:
    """Make the views `given` (all rows) and `known` (rows that could be read) of a folder of facts."""
    connection.execute(f"CREATE VIEW given AS SELECT row::BIGINT AS row, * EXCLUDE (row) FROM {_shards(facts)}")
    connection.execute("CREATE VIEW known AS SELECT * FROM given WHERE facts IS NOT NULL")


def block(connection: Any) -> int:
    """Make the table `pair` of the rows that share a key, the lower first; how many there are.

    The rule is that of `refkit.match.blocks`: all pairs of a block, and of one that is too large only neighbours with
    one first author.
    """
    connection.execute(
        """
        CREATE TABLE placed AS
        SELECT key, row, family,
               row_number() OVER (PARTITION BY key ORDER BY family, year, row) AS place,
               count(*) OVER (PARTITION BY key) AS size
        FROM (SELECT row, family, year, unnest(keys) AS key FROM known)
        QUALIFY size > 1
        """
    )
    connection.execute(
        f"""
        CREATE TABLE pair AS
        SELECT least(a.row, b.row) AS row, greatest(a.row, b.row) AS other
        FROM placed a JOIN placed b ON a.key = b.key AND a.place < b.place
        WHERE a.size <= {MOST_IN_A_BLOCK} AND b.size <= {MOST_IN_A_BLOCK}
        UNION
        SELECT least(a.row, b.row), greatest(a.row, b.row)
        FROM (SELECT *, unnest(range(1, {NEIGHBOURS + 1})) AS step FROM placed WHERE size > {MOST_IN_A_BLOCK}) a
        JOIN placed b ON a.key = b.key AND a.place + a.step = b.place AND a.family = b.family
        """
    )
    connection.execute("DROP TABLE placed")
    return int(connection.execute("SELECT count(*) FROM pair").fetchone()[0])


def write_pairs(connection: Any, target: Path) -> None:
    """The pairs with the facts of both rows, sorted."""
    copy(
        connection,
        """
        SELECT pair.row::VARCHAR AS row, pair.other::VARCHAR AS other, ours.facts AS facts, theirs.facts AS other_facts
        FROM pair JOIN known ours ON ours.row = pair.row JOIN known theirs ON theirs.row = pair.other
        ORDER BY pair.row, pair.other
        """,
        target,
    )


def read_compared(connection: Any, compared: Path | None) -> Iterator[tuple[int, int]]:
    """Make the table `same` of the pairs that are one work, and give them; None where there was nothing to compare."""
    connection.execute("CREATE TABLE same (row BIGINT, other BIGINT, score DOUBLE, reasons VARCHAR)")
    if compared is not None:
        columns = "row::BIGINT, other::BIGINT, score, reasons"
        connection.execute(f"INSERT INTO same SELECT {columns} FROM {_shards(compared)} WHERE relation = 'same'")
    found = connection.execute("SELECT row, other FROM same ORDER BY row, other")
    while rows := found.fetchmany(ROWS_OF_A_GROUP):
        yield from rows


def write_components(connection: Any, components: Any, target: Path) -> None:
    """The components of more than two rows, with their facts and pairs; `components` is a table (component, row)."""
    connection.register("component", components)
    copy(
        connection,
        """
        WITH member AS (
            SELECT component, component.row, facts FROM component JOIN known USING (row)
        ), large AS (
            SELECT component, list(row::VARCHAR ORDER BY row) AS rows, list(facts ORDER BY row) AS facts
            FROM member GROUP BY component HAVING count(*) > 2
        ), paired AS (
            SELECT component, list(same.row::VARCHAR ORDER BY same.row, other) AS firsts,
                   list(other::VARCHAR ORDER BY same.row, other) AS seconds,
                   list(score ORDER BY same.row, other) AS scores
            FROM same JOIN component USING (row) GROUP BY component
        )
        SELECT large.component::VARCHAR AS row, rows, facts, firsts, seconds, scores
        FROM large JOIN paired USING (component) ORDER BY large.component
        """,
        target,
    )


def read_groups(connection: Any, grouped: Path | None) -> None:
    """Make the table `grouping` (row, first): every row with the first row of its work."""
    large = "SELECT NULL::BIGINT AS component, NULL::BIGINT AS row, NULL::BIGINT AS first WHERE false"
    if grouped is not None:
        large = f"""
            SELECT component, unnest(works)::BIGINT AS row, works[1]::BIGINT AS first
            FROM (SELECT row::BIGINT AS component, unnest(groups) AS works FROM {_shards(grouped)})
        """
    connection.execute(
        f"""
        CREATE TABLE grouping AS
        WITH large AS ({large}), size AS (
            SELECT component, count(*) AS rows FROM component GROUP BY component
        ), pairs AS (
            SELECT component.row, component AS first FROM component JOIN size USING (component) WHERE rows = 2
        ), together AS (SELECT row, first FROM large UNION ALL SELECT row, first FROM pairs)
        SELECT given.row, coalesce(together.first, given.row) AS first FROM given LEFT JOIN together USING (row)
        """
    )


def write_copies(connection: Any, target: Path) -> None:
    """The inputs of each work that has copies, in order."""
    copy(
        connection,
        """
        SELECT first::VARCHAR AS row, list(input ORDER BY row) AS inputs
        FROM grouping JOIN given USING (row) GROUP BY first HAVING count(*) > 1 ORDER BY first
        """,
        target,
    )


def write_answers(connection: Any, merged: Path | None, groups: Path, works: Path) -> None:
    """Which row belongs to which work and why; and one row for each work, its copies merged."""
    copy(
        connection,
        """
        WITH reason AS (
            SELECT grouping.row, max_by(reasons, score) AS reasons FROM grouping JOIN (
                SELECT row, other, score, reasons FROM same UNION ALL SELECT other, row, score, reasons FROM same
            ) pair ON pair.row = grouping.row JOIN grouping there ON there.row = pair.other
            WHERE there.first = grouping.first GROUP BY grouping.row
        )
        SELECT grouping.row::VARCHAR AS row, first::VARCHAR AS first,
               CASE WHEN grouping.row <> first THEN reasons END AS reasons
        FROM grouping LEFT JOIN reason USING (row) ORDER BY grouping.row
        """,
        groups,
    )
    made = "SELECT NULL::BIGINT AS first, NULL::VARCHAR AS csl, NULL::VARCHAR AS error WHERE false"
    if merged is not None:
        made = f"SELECT row::BIGINT AS first, csl, error FROM {_shards(merged)}"
    copy(
        connection,
        f"""
        WITH made AS ({made}), work AS (
            SELECT first, list(row::VARCHAR ORDER BY row) AS rows FROM grouping GROUP BY first
        )
        SELECT first::VARCHAR AS row, rows, coalesce(made.csl, given.input) AS csl,
               coalesce(made.error, given.error) AS error
        FROM work JOIN given ON given.row = first LEFT JOIN made USING (first) ORDER BY first
        """,
        works,
    )


def _shards(folder: Path) -> str:
    """A folder's shards, as SQL reads them."""
    return f"read_parquet('{_quoted(folder)}/part-*.parquet')"


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")


def copy(connection: Any, query: str, target: Path) -> None:
    """Write what a query gives as Parquet, beside and renamed."""
    beside = target.with_name(f".{target.name}")
    connection.execute(
        f"COPY ({query}) TO '{_quoted(beside)}' (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE {ROWS_OF_A_GROUP})"
    )
    beside.replace(target)
