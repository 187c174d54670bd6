"""Whether a text is a web page or a JATS article. Room: workflow; may import every room."""

import codecs
import re

PROBE_CHARACTERS = 50_000
FEWEST_TAGS = 3
FEWEST_PLAIN_PARAGRAPHS = 3  # without any tag: then the rest are tags in a text
_PAGE_BEGINS = re.compile(
    r"[\s\ufeff]{0,200}(?:<!--.{0,2000}?-->\s{0,200}|<\?xml[^<>]{0,200}>\s{0,200}){0,5}<(?:!doctype\s+html|html"
    r"|head|body)\b",
    re.I | re.S,
)
_CLOSING_TAG = re.compile(
    r"</(?:html|body|head|div|p|li|ol|ul|dl|dd|tr|td|table|section|article|h[1-6]|span|a|i|em)>", re.I
)
_PARAGRAPH_BREAK = re.compile(r"\n[^\S\n]*\n")
_ARTICLE_WORDS = re.compile(
    r"<(?:\w{1,10}:)?(?:ref-list|mixed-citation|element-citation|nlm-citation|article-meta)[\s>]"
)
_MARKUP_BEGINS = re.compile(r"[\s\ufeff]{0,200}<[?!\w]")
_SAID_ENCODING = re.compile(
    rb"charset\s{0,5}=\s{0,5}[\"']?\s{0,5}([A-Za-z][\w.:-]{1,30})"
    rb"|<\?xml[^<>]{0,100}encoding\s{0,5}=\s{0,5}[\"']([A-Za-z][\w.:-]{1,30})",
    re.I,
)
_SUPERSETS = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
}
_OF_TEXTS = ("iso8859", "ascii", "cp", "koi8", "gb", "big5", "euc", "shift", "mac", "iso2022", "tis")
WEB_ENDINGS = (".html", ".htm", ".xhtml", ".xht")


def is_web_page(text: str, ending: str = "") -> bool:
    """Say whether a text is HTML all through; a text with some tags in it (Markdown often has them) is not.

    `ending` is that of the file's name, in lower case.

    >>> is_web_page("<ol><li>a</li><li>b</li></ol>"), is_web_page("Plain.\\n\\n" * 9 + "<p>x</p><p>y</p><p>z</p>")
    (True, False)
    """
    head = text[:PROBE_CHARACTERS]
    if _PAGE_BEGINS.match(head):
        return True
    if len(_CLOSING_TAG.findall(head)) < FEWEST_TAGS:
        return ending in WEB_ENDINGS and "<" in head
    plain = sum("<" not in paragraph and bool(paragraph.strip()) for paragraph in _PARAGRAPH_BREAK.split(head))
    return plain < FEWEST_PLAIN_PARAGRAPHS or ending in WEB_ENDINGS


def is_article(text: str) -> bool:
    """Say whether a text is an article, or a piece of one, in JATS or its forerunner NLM.

    >>> is_article("<article><back><ref-list><ref id='r1'/></ref-list></back></article>"), is_article("<article>a")
    (True, False)

    Source: NISO Z39.96-2021, "JATS: Journal Article Tag Suite".
    """
    if _MARKUP_BEGINS.match(text) is None or _PAGE_BEGINS.match(text[:PROBE_CHARACTERS]):
        return False
    return _ARTICLE_WORDS.search(text) is not None


def said_encoding(start: bytes) -> str | None:
    """The encoding that a page or XML file names for itself, by Python's name; None where it names none or a wrong one.

    Source: WHATWG Encoding, "Names and labels": what calls itself Latin-1 is Windows-1252.
    """
    match = _SAID_ENCODING.search(start)
    if match is None:
        return None
    try:
        name = codecs.lookup((match[1] or match[2]).decode("ascii")).name
    except LookupError:
        return None
    return _SUPERSETS.get(name, name) if name.startswith(_OF_TEXTS) else None
