"""Sorting of cites and entries: keys as a style names them, collated as a language does. Room: csl."""
