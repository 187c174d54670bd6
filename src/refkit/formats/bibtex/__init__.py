"""BibTeX and BibLaTeX files. Room: formats."""

from refkit.formats.bibtex.dialect import BIBLATEX, FORMAT

__all__ = ["BIBLATEX", "FORMAT"]
