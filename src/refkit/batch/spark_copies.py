"""Blocking, components and groups as joins in Spark. Part of the batches; needs the extra `refkit[spark]`."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from refkit.batch.copies import compare_batch, group_batch
from refkit.batch.schemas import COMPARED, GROUPED
from refkit.match.blocks import MOST_IN_A_BLOCK, NEIGHBOURS

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

MapBatches = Callable[["DataFrame", Any, Any], "DataFrame"]


def group_rows(facts: "DataFrame", map_batches: MapBatches) -> "DataFrame":
    """`row`, the `first` row of its work, and `error`, for each row of a table of schema `FACTS`."""
    from pyspark.sql import functions as F  # noqa: N812 - its name everywhere

    facts = facts.persist()
    known = facts.where("facts IS NOT NULL").select("row", "facts")
    compared = map_batches(_with_facts(_pairs(facts), known), compare_batch, COMPARED)
    same = compared.where("relation = 'same'").select("row", "other", "score").localCheckpoint()
    component = _components(same)
    large = map_batches(_large(component, known, same), group_batch, GROUPED)
    works = large.select(F.explode("groups").alias("works"))
    of_large = works.select(F.explode("works").alias("row"), F.col("works")[0].alias("first"))
    size = component.groupBy("first").count()
    of_two = component.join(size.where("count = 2"), "first").select("row", "first")
    together = of_large.union(of_two)
    return facts.join(together, "row", "left").select("row", F.coalesce("first", "row").alias("first"), "error")


def _pairs(facts: "DataFrame") -> "DataFrame":
    """The rows that share a key, the lower first; of a block that is too large neighbours with one first author."""
    from pyspark.sql import Window
    from pyspark.sql import functions as F  # noqa: N812

    keyed = facts.select("row", "family", "year", F.explode("keys").alias("key"))
    order = Window.partitionBy("key").orderBy("family", "year", "row")
    placed = keyed.select(
        "key",
        "row",
        "family",
        F.row_number().over(order).alias("place"),
        F.count("*").over(Window.partitionBy("key")).alias("size"),
    ).where("size > 1")
    ours, theirs = placed.alias("a"), placed.alias("b")
    small = ours.where(f"size <= {MOST_IN_A_BLOCK}").join(theirs, F.expr("a.key = b.key AND a.place < b.place"))
    steps = F.explode(F.array(*map(F.lit, range(1, NEIGHBOURS + 1)))).alias("step")
    stepping = placed.where(f"size > {MOST_IN_A_BLOCK}").select("*", steps).alias("a")
    near = F.expr("a.key = b.key AND a.place + a.step = b.place AND a.family = b.family")
    lower, upper = F.least("a.row", "b.row").alias("row"), F.greatest("a.row", "b.row").alias("other")
    return small.select(lower, upper).union(stepping.join(theirs, near).select(lower, upper)).distinct()


def _with_facts(pairs: "DataFrame", known: "DataFrame") -> "DataFrame":
    others = known.withColumnsRenamed({"row": "other", "facts": "other_facts"})
    return pairs.join(known, "row").join(others, "other").select("row", "other", "facts", "other_facts")


def _components(same: "DataFrame") -> "DataFrame":
    """`row` and the `first` row that pairs connect it with: the lowest name goes from row to row until none changes."""
    from pyspark.sql import functions as F  # noqa: N812

    edges = same.select("row", "other").union(same.select("other", "row")).localCheckpoint()
    reached = edges.groupBy("row").agg(F.min("other").alias("near"))
    component = reached.select("row", F.least("row", "near").alias("first")).localCheckpoint()
    while True:
        heard = edges.join(component.withColumnRenamed("row", "other"), "other")
        lowest = heard.groupBy("row").agg(F.min("first").alias("heard"))
        spread = component.join(lowest, "row")
        changed = spread.where("heard < first").limit(1).count()
        if not changed:
            return component
        component = spread.select("row", F.least("first", "heard").alias("first")).localCheckpoint()


def _large(component: "DataFrame", known: "DataFrame", same: "DataFrame") -> "DataFrame":
    """The components of more than two rows as `group_batch` takes them."""
    from pyspark.sql import functions as F  # noqa: N812

    members = component.join(known, "row").groupBy("first")
    rows = members.agg(F.sort_array(F.collect_list(F.struct("row", "facts"))).alias("members")).where(
        "size(members) > 2"
    )
    pairs = same.join(component, "row").groupBy("first")
    paired = pairs.agg(F.sort_array(F.collect_list(F.struct("row", "other", "score"))).alias("pairs"))
    return rows.join(paired, "first").selectExpr(
        "first AS row",
        "members.row AS rows",
        "members.facts AS facts",
        "pairs.row AS firsts",
        "pairs.other AS seconds",
        "pairs.score AS scores",
    )
