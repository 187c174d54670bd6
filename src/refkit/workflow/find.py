"""The verb `find`: a text or file, and the reference lists in it. Room: workflow; may import every room."""

from dataclasses import replace
from pathlib import Path

from refkit.model.lists import ReferenceList
from refkit.parse.lists import FoundLists, find_lists
from refkit.workflow.source_text import SourceKind, SourceText, read_source


def find(text_or_path: str | Path) -> tuple[ReferenceList, ...]:
    """Find the reference lists of a text: heading, language, numbering, span and entries of each.

    Plain text, text taken from a PDF, Markdown, HTML, DOCX files and JATS articles are read. Spans count characters
    of the text, and of markup those of `refkit.plain_text`. Without any list, each paragraph that looks like a
    reference is an entry; see `find_with_problems` for what was left out.

    Raises:
        InputError: the file cannot be read, or a short text is the name of a file.

    >>> lists = find("Referenser\\n\\n1. Gröber U, Schmidt J. Magnesium. Nutrients. 2015;7:8199-226.")
    >>> lists[0].language, lists[0].entries[0].label
    ('sv', '1.')
    """
    return find_with_problems(text_or_path).lists


def find_with_problems(text_or_path: str | Path) -> FoundLists:
    """Find the reference lists, and say what was left out or could not be read."""
    source = read_source(text_or_path)
    found = find_in(source)
    return replace(found, problems=(*source.problems, *found.problems))


def find_in(source: SourceText) -> FoundLists:
    """The lists of a text that has been read; an article says where its own are."""
    if source.kind is SourceKind.ARTICLE:
        from refkit.workflow.article import read_article

        article = read_article(source.markup)
        return FoundLists(article.lists, article.problems)
    return find_lists(source.text)
