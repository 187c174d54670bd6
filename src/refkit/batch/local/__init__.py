"""Batches on one machine: files of any size in, shards out, resumed where they were broken off."""

from refkit.batch.local.run import BatchReport, run_batch

__all__ = ["BatchReport", "run_batch"]
