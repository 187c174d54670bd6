"""pyarrow, or an error that says how to get it. Part of the batches."""

from refkit.errors import MissingExtra

try:
    import pyarrow
except ImportError as error:  # the core of refkit does without
    raise MissingExtra("refkit.batch", "batch") from error

__all__ = ["pyarrow"]
