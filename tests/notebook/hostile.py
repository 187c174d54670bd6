"""What every display has to survive: values made of hostile text, and a reader that sees what a browser would."""

from html.parser import HTMLParser

from hypothesis import strategies as st

NASTY = (
    "<script>alert(1)</script>",
    "</style></table><img src=x onerror=alert(1)>",
    '" onmouseover="alert(1)',
    "' autofocus onfocus='alert(1)",
    "javascript:alert(1)",
    "<!--",
    "]]>",
    "&lt;script&gt;",
    "\ud800\u202e\x00\x1b[31m",
    "a" * 5_000,
)
hostile = st.one_of(st.sampled_from(NASTY), st.text(max_size=30), st.text(alphabet="<>\"'&/= \u202ea1", max_size=30))


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, tuple[str, ...]]] = []
        self.values: list[tuple[str, str | None]] = []
        self.open: list[str] = []
        self.other = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, tuple(name for name, _ in attrs)))
        self.values += attrs
        if tag not in ("progress", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag != "progress":
            assert self.open.pop() == tag

    def handle_comment(self, data: str) -> None:
        self.other += 1

    handle_decl = handle_pi = unknown_decl = handle_comment


ALLOWED = {
    "div": {("class",), ("class", "role", "tabindex", "aria-label")},
    "style": {()}, "table": {()}, "caption": {()}, "thead": {()}, "tbody": {()}, "tr": {()}, "ul": {()}, "li": {()},
    "th": {("scope",)}, "td": {(), ("colspan",)}, "p": {(), ("class",)}, "mark": {("class",)}, "b": {()},
    "details": {()}, "summary": {()}, "a": {("href", "rel")},
    "progress": {("aria-label",), ("value", "max", "aria-label")},
}  # fmt: skip


def assert_harmless(html: str) -> list[str]:
    """Only the elements and attributes that displays are made of, all closed; the tags, in order."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    assert reader.open == []
    assert reader.other == 0
    for tag, attributes in reader.tags:
        assert attributes in ALLOWED[tag], (tag, attributes)
    assert html.count("<style>") == 1
    for name, value in reader.values:
        if name == "href":
            assert value is not None
            assert value.startswith("https://doi.org/")
            assert set(value) <= set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~%/:")
        elif name in ("class", "role", "scope", "tabindex", "rel", "colspan", "value", "max"):
            assert value is not None
            assert set(value) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    html.encode("utf-8")
    return [tag for tag, _ in reader.tags]
