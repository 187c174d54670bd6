"""The colours of what notebooks show, in light and dark. Ground floor: imports nothing from refkit.

Notebook pages say their own theme in an attribute or class; where none does, the reader's system decides. Every
colour of text stands at least 4.5:1 against its ground (WCAG 2.2, 1.4.3); a test computes it.
"""

#: Names of colours with their value on a light page; `ink` and `link` are text, `line` borders, the rest grounds.
LIGHT = {
    "ink": "#1b1b1b", "link": "#0b4f9e", "line": "#767676", "paper": "#ffffff", "soft": "#f2f2f2",
    "people": "#dbe9ff", "title": "#fff0b3", "container": "#d9f2d9", "date": "#fde0d0",
    "number": "#e8e0fb", "identifier": "#d3f0f2", "publisher": "#f9dcea", "other": "#e6e6e6",
}  # fmt: skip
#: The same names on a dark page.
DARK = {
    "ink": "#ececec", "link": "#9cc4f5", "line": "#9a9a9a", "paper": "#161616", "soft": "#262626",
    "people": "#1d3557", "title": "#4a3f00", "container": "#1f4524", "date": "#5a2c14",
    "number": "#3b2b66", "identifier": "#0f4449", "publisher": "#57213d", "other": "#3a3a3a",
}  # fmt: skip
#: The grounds of marked stretches of a reference.
MARKS = ("people", "title", "container", "date", "number", "identifier", "publisher", "other")

_PAGE_IS_LIGHT = ":is([data-jp-theme-light=true],[data-theme=light],.vscode-light)"
_PAGE_IS_DARK = ":is([data-jp-theme-light=false],[data-theme=dark],.vscode-dark)"


def _variables(colours: dict[str, str]) -> str:
    return ";".join(f"--refkit-{name}:{value}" for name, value in colours.items())


def _rules() -> str:
    """One class thrice weighs more than the rules with which notebook pages colour every other row of a table."""
    own = ".refkit.refkit.refkit"
    marks = "".join(f"{own} .refkit-{name}{{background:var(--refkit-{name})}}" for name in MARKS)
    return (
        f".refkit{{{_variables(LIGHT)};color-scheme:light}}"
        f"@media(prefers-color-scheme:dark){{.refkit{{{_variables(DARK)};color-scheme:dark}}}}"
        f"{_PAGE_IS_LIGHT} .refkit{{{_variables(LIGHT)};color-scheme:light}}"
        f"{_PAGE_IS_DARK} .refkit{{{_variables(DARK)};color-scheme:dark}}"
        f"{own}{{color:var(--refkit-ink);background:var(--refkit-paper);padding:.5rem;"
        "font:.875rem/1.5 system-ui,sans-serif}"
        f"{own} .refkit-wide{{overflow-x:auto}}"
        f"{own} table{{border-collapse:collapse;margin:.25rem 0;width:auto;display:table;color:inherit;"
        "font-size:inherit}"
        f"{own} caption{{text-align:start;font-weight:700;padding:.25rem 0;color:inherit;font-style:normal;"
        "font-size:inherit;caption-side:top}"
        f"{own} :is(tr,tr:hover){{background:var(--refkit-paper)}}"
        f"{own} :is(th,td){{border:1px solid var(--refkit-line);padding:.2rem .5rem;text-align:start;"
        "vertical-align:top;color:inherit;white-space:normal;max-width:32rem;min-width:4.5rem;overflow-wrap:anywhere}"
        f"{own} thead th{{background:var(--refkit-soft)}}"
        f"{own} tbody th{{font-weight:600}}"
        f"{own} a{{color:var(--refkit-link);text-decoration:underline}}"
        f"{own} p{{margin:.35rem 0}}"
        f"{own} :is(ul,ol){{margin:.25rem 0;padding-inline-start:1.5rem}}"
        f"{own} td :is(ul,ol){{margin:0;padding-inline-start:1rem}}"
        f"{own} summary{{cursor:pointer;font-weight:600}}"
        f"{own} .refkit-printed{{line-height:2.1;overflow-wrap:anywhere}}"
        f"{own} mark{{color:var(--refkit-ink);border:1px solid var(--refkit-line);border-radius:.2rem;"
        "padding:.1rem .25rem;box-decoration-break:clone;-webkit-box-decoration-break:clone}"
        f"{own} mark b{{font-size:.75em;font-weight:700}}"
        f"{marks}"
    )


STYLE = _rules()
