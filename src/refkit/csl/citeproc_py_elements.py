"""citeproc-py's rendering elements, mended where they stop or lose something. Room: csl.

What is mended, each at its class: a crash that would lose the whole entry, a field printed twice or not at
all, a page range cut wrongly. How an element works otherwise is citeproc-py's own affair: it is here as a
second opinion. `docs/explanation/rendering.md` lists what is known to remain.
"""

import re
from collections.abc import Iterable
from typing import Any

from citeproc import model
from citeproc.source import VariableError

from refkit.csl.citeproc_py_case import change_case
from refkit.csl.marked_text import strip_marks
from refkit.text.pages import expand_page_range

_FORM_FALLBACKS = {"verb-short": "verb", "symbol": "short", "verb": None, "short": None}
_MAX_ROMAN = 3999
_NUMERIC = re.compile(r"[A-Za-z]{0,9}\d{1,30}[A-Za-z]{0,9}(?:\s?[-–,&]\s?[A-Za-z]{0,9}\d{1,30}[A-Za-z]{0,9}){0,50}")


class Mended:
    """For every element: case that sees through marks, and terms with CSL's fallback of forms."""

    def case(self, text: Any, language: str | None = None) -> Any:
        """The text in the element's text-case; None stays None."""
        text_case = self.get("text-case")  # type: ignore[attr-defined]
        return text if text is None or text_case is None else change_case(str(text), text_case, language or "en")

    def xpath_search(self, expression: str) -> Any:
        """As citeproc-py's; what lies above an element never changes, so that is looked up once."""
        if not expression.startswith("./ancestor"):
            return super().xpath_search(expression)  # type: ignore[misc]
        known = self.style_root().answers
        if (self, expression) not in known:
            known[self, expression] = super().xpath_search(expression)  # type: ignore[misc]
        return known[self, expression]

    def style_root(self) -> Any:
        """The style, for an element of a locale too."""
        root = self.get_root()  # type: ignore[attr-defined]
        return root.style if isinstance(root, model.Locale) else root

    def get_term(self, name: str, form: str | None = None, fallback_locale: bool = True, **options: Any) -> Any:
        """The term in the form asked for, or in the next longer one that exists."""
        known = self.style_root().answers
        question = (self.get_root(), name, form, fallback_locale, *sorted(options.items()))  # type: ignore[attr-defined]
        if question not in known:
            known[question] = self._find_term(name, form, fallback_locale, **options)
        return known[question]

    def _find_term(self, name: str, form: str | None, fallback_locale: bool, **options: Any) -> Any:
        root = self.get_root()  # type: ignore[attr-defined]
        locales = [root, *root.style.locales] if isinstance(root, model.Locale) else list(root.locales)
        if not fallback_locale:
            locales = [locale for locale in locales if _language(locale) == _language(locales[0])]
        while True:
            for locale in locales:
                try:
                    return locale.get_term(name, form, **options)
                except IndexError:
                    continue
            if form is None:
                return None
            form = _FORM_FALLBACKS.get(form)

    def get_locale_option(self, name: str) -> str:
        """The option of the first locale that sets it."""
        root = self.style_root()
        if name not in root.answers:
            elements = (locale.find("cs:style-options", locale.nsmap) for locale in root.locales)
            values = (options.get(name) for options in elements if options is not None)
            root.answers[name] = next((value for value in values if value is not None), "false")
        return str(root.answers[name])


def _language(locale: Any) -> str:
    return str(locale.get("{http://www.w3.org/XML/1998/namespace}lang") or "")[:2]


class Text(Mended, model.Text):  # type: ignore[misc]
    """A field that another one was printed in place of is not printed again."""

    def get_macro(self, name: str) -> Any:
        """The macro, by name; of two with one name the first."""
        return self.get_root().macros[name]

    def process(self, item: Any, context: Any = None, **kwargs: Any) -> tuple[Any, str]:
        """The text, and the language that decides on title case."""
        context = self if context is None else context
        language = item.reference.language or (self.get_root().get("default-locale") or "en")
        if self.get("variable"):
            return self._variable(item, context), language
        if self.get("macro"):
            return self._macro(item, context, kwargs.get("sort_options")), language
        return (self._term(item) if self.get("term") else self.get("value")), language

    def _macro(self, item: Any, context: Any, sort_options: Any) -> Any:
        """A macro is a group without a delimiter."""
        children = self.get_macro(self.get("macro")).iterchildren()
        return model.join(render_group(children, item, context=context, sort_options=sort_options)) or None

    def _variable(self, item: Any, context: Any) -> Any:
        variable = self.get("variable")
        if variable == "citation-number":
            item.note(variable, is_there=True)
            return str(item.number)
        if variable in item.suppressed:
            item.note(variable, is_there=False)
            return None
        if variable != "year-suffix":
            item.note(variable, is_there=variable in item.reference)
        if self.get("form") == "short" and f"{variable}-short" in item.reference:
            return item.reference[f"{variable}-short"]
        value = item.reference[variable]
        if not isinstance(value, str):
            return None
        return self._process(value, variable) if variable.startswith("page") else value

    def _format_last_page(self, first: str, last: str) -> str:
        return shorten_last_page(first, last, self.get_root().get("page-range-format"))


class Number(Mended, model.Number):  # type: ignore[misc]
    """Numbers too large for Roman numerals stay as they are."""

    def process(self, item: Any, context: Any = None, **kwargs: Any) -> Any:
        """The number in the form asked for."""
        variable = self.get("variable")
        if variable in item.suppressed:
            item.note(variable, is_there=False)
            return None
        item.note(variable, is_there=variable in item.reference or variable == "citation-number")
        value = str(item.number) if variable == "citation-number" else item.reference[variable]
        return self._process(value, variable) if isinstance(value, str) else None

    def format_number(self, number: Any) -> str:
        """One number in the form asked for, where it has that form."""
        printed = str(number)
        is_whole = printed.isascii() and printed.isdigit() and len(printed) < 10
        if not is_whole or (self.get("form") == "roman" and not 0 < int(printed) <= _MAX_ROMAN):
            return printed
        return str(super().format_number(number))

    def _format_last_page(self, first: str, last: str) -> str:
        return shorten_last_page(first, last, self.get_root().get("page-range-format"))


class Group(Mended, model.Group):  # type: ignore[misc]
    """Whether a group asked for fields depends on the branches that were taken, not on those that exist."""

    def process(self, item: Any, context: Any = None, **kwargs: Any) -> Any:
        """The children that print something, joined."""
        delimiter = self.get("delimiter", "")
        return (
            model.join(render_group(self.iterchildren(), item, delimiter, context=context, **kwargs), delimiter) or None
        )


def render_group(children: Iterable[Any], item: Any, delimiter: str = "", **kwargs: Any) -> list[Any]:
    """What the children print; nothing where they ask for fields of which none is there.

    Source: CSL 1.0.2 specification, "Group" and "Macro".
    """
    asked, found = item.asked, item.found
    texts = []
    for child in children:
        options = {"delimiter": delimiter, **kwargs} if isinstance(child, model.Choose) else kwargs
        try:
            text = child.render(item, **options)
        except VariableError:
            continue
        if text:
            texts.append(text)
    return texts if item.asked == asked or item.found > found else []


class Label(Mended, model.Label):  # type: ignore[misc]
    """No label for what is not there."""

    def process(self, item: Any, variable: Any = None, plural: Any = None, context: Any = None, **kwargs: Any) -> Any:
        """The label in the number that its variable asks for."""
        own = self.get("variable")
        if variable is None and own is not None and own not in item.reference:
            return None
        if plural is None and own is not None:
            value = item.reference.get(own)
            many = own.startswith("number-of") and value not in ("0", "1")
            plural = many or (isinstance(value, str) and self.RE_MULTIPLE_NUMBERS.search(value) is not None)
        return super().process(item, variable, plural, context, **kwargs)


class Substitute(model.Substitute):  # type: ignore[misc]
    """Whatever was printed in place of the names is suppressed from then on, inside macros too."""

    def render(self, item: Any, context: Any = None, **kwargs: Any) -> Any:
        """The first child that prints something."""
        for child in self.iterchildren():
            outer, item.recorded = item.recorded, set()
            try:
                text = child.render(item, context=context, **kwargs)
            except VariableError:
                text = None
            finally:
                printed, item.recorded = item.recorded, outer
            if text:
                if kwargs.get("sort_options") is None:
                    item.suppressed.update(printed or ())
                item.found += 1  # what stands in for the names counts as names, also a term such as "anonymous"
                return text
        return None


class If(model.If):  # type: ignore[misc]
    """Tests that citeproc-py passes over, or takes as true."""

    def render(self, item: Any, context: Any = None, delimiter: str = "", **kwargs: Any) -> Any:
        """The branch, where its condition holds; `disambiguate` never does here."""
        if self.get("disambiguate") == "true":
            raise model.ConditionFailed
        return super().render(item, context=context, delimiter=delimiter, **kwargs)

    def _is_numeric(self, item: Any) -> list[bool]:
        values = (item.reference.get(variable) for variable in self.get("is-numeric").split())
        return [isinstance(value, str) and _NUMERIC.fullmatch(strip_marks(value)) is not None for value in values]

    def _position(self, item: Any, context: Any) -> list[bool]:
        """Every item is printed once and for the first time."""
        in_bibliography = bool(self.xpath_search("./ancestor::*[self::cs:bibliography]")) or (
            context is not None and bool(context.xpath_search("./ancestor::*[self::cs:bibliography]"))
        )
        return [position == "first" and not in_bibliography for position in self.get("position").split()]


class ElseIf(If, model.Else_If):  # type: ignore[misc]
    """As `If`."""


def shorten_last_page(first: str, last: str, page_range_format: str | None) -> str:
    """The last page as a style wants it after the first one.

    >>> shorten_last_page("1161", "1169", "minimal")
    '9'

    Source: CSL 1.0.2 specification, Appendix V "Page-range-formats".
    """
    full = expand_page_range(f"{first}-{last}").partition("–")[2] or last
    if page_range_format is None:
        return last
    if not (first.isascii() and first.isdigit() and full.isascii() and full.isdigit() and len(first) == len(full)):
        return full
    common = next((i for i, (a, b) in enumerate(zip(first, full, strict=True)) if a != b), len(first) - 1)
    if page_range_format.startswith("chicago"):
        number, page_range_format = int(first), "minimal-two"
        if number < 100 or number % 100 == 0 or (len(first) >= 4 and len(full) - common >= 3):
            page_range_format = "expanded"
        elif number % 100 < 10:
            page_range_format = "minimal"
    if page_range_format == "minimal":
        return full[common:]
    if page_range_format == "minimal-two" and len(first) > 2:
        return full[min(common, len(full) - 2) :]
    return full
