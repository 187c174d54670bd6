"""A batch function for tests that a row may kill: importable in the driver's processes."""

import os
import signal
import time

import pyarrow as pa

SCHEMA = pa.schema([("row", pa.string()), ("input", pa.string()), ("length", pa.int64()), ("error", pa.string())])


def measure(batch: pa.RecordBatch) -> pa.RecordBatch:
    """The length of each text; some texts do harm to the process that reads them."""
    rows = []
    for row, text in zip(batch.column("row").to_pylist(), batch.column("text").to_pylist(), strict=True):
        if text == "KILL":
            os.kill(os.getpid(), signal.SIGKILL)
        if text == "CRASH":
            os.kill(os.getpid(), signal.SIGSEGV)
        if text == "EXIT":
            os._exit(7)
        if text == "HANG":
            time.sleep(3600)
        if text == "GREEDY":
            bytearray(1 << 40)
        if text == "RAISE":
            raise ValueError("no good")
        rows.append({"row": row, "input": text, "length": len(text or ""), "error": None if text else "empty"})
    return pa.RecordBatch.from_pylist(rows, schema=SCHEMA)


def _fail() -> None:
    raise ImportError("this process has no such module")


class Unpicklable:
    """A function that leaves this process and does not arrive in another."""

    def __call__(self, batch: pa.RecordBatch) -> pa.RecordBatch:
        return batch

    def __reduce__(self) -> tuple[object, ...]:
        return _fail, ()
