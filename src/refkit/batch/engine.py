"""What an engine is asked for, whichever it is; an adapter says only how its frames are moved. Part of the batches."""

from collections.abc import Callable
from functools import partial
from typing import Generic, TypeVar

from refkit.batch.arrow import pyarrow as pa
from refkit.batch.functions import match_batch, parse_batch, render_batch
from refkit.batch.schemas import MATCHED, PARSED, RENDERED
from refkit.parse.labeller import Labeller

Frame = TypeVar("Frame")
Function = Callable[[pa.RecordBatch], pa.RecordBatch]
Move = Callable[[Frame, Function, pa.Schema], Frame]


class Engine(Generic[Frame]):
    """The three functions over the frames of one engine, given how it maps a function over batches.

    Each gives a lazy frame with one row of its schema for each row. `row_column` names a column that identifies
    rows; without it rows are numbered within their batch.
    """

    def __init__(self, move: "Move[Frame]") -> None:
        self.move = move

    def parse(
        self,
        df: Frame,
        *,
        column: str = "reference",
        row_column: str | None = None,
        labeller: Labeller | None = None,
    ) -> Frame:
        """A lazy DataFrame with one row of schema `PARSED` for each row of `df`; see `parse_batch`."""
        return self.move(df, partial(parse_batch, column=column, row_column=row_column, labeller=labeller), PARSED)

    def match(self, df: Frame, *, index: str, column: str = "reference", row_column: str | None = None) -> Frame:
        """A lazy DataFrame with one row of schema `MATCHED` for each row of `df`; see `match_batch`.

        The index is opened where it lies, once a process: its path must be the same wherever the work is done.
        """
        return self.move(df, partial(match_batch, index=index, column=column, row_column=row_column), MATCHED)

    def render(
        self,
        df: Frame,
        *,
        style: str,
        locale: str | None = None,
        output: str = "text",
        titles: str = "work",
        column: str = "csl",
        row_column: str | None = None,
    ) -> Frame:
        """A lazy DataFrame with one row of schema `RENDERED` for each row of `df`; see `render_batch`."""
        function = partial(
            render_batch,
            style=style,
            locale=locale,
            output=output,
            titles=titles,
            column=column,
            row_column=row_column,
        )
        return self.move(df, function, RENDERED)
