"""The verbs a user knows: find, parse, enrich, check, render, convert, dedupe. May import every room."""
