"""CSL styles in, formatted citations and bibliographies out. Room: csl; may import text and errors, nothing else.

`refkit.csl` takes mappings (CSL-JSON items), imports neither the model nor pydantic, and loads nothing
until one of its modules is asked for.
"""
