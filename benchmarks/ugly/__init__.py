"""Ugly documents with reference lists, made from a seed: what `score_ugly_lists.py` measures."""
