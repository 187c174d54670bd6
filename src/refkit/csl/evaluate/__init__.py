"""Typed nodes → closures that turn an item into pieces of the output tree. One file an element."""
