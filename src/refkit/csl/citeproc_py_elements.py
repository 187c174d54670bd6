"""citeproc-py's rendering elements, mended where they stop or lose something. Room: csl.

What is mended, each at its class: a crash that would lose the whole entry, a field printed twice or not at
all, a page range cut wrongly. How an element works otherwise is citeproc-py's own affair: it is here as a
second opinion. `docs/explanation/rendering.md` lists what is known to remain.
"""

import re
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
        return text if text is None or text_case is None else change_case(str(text), text_case, language or "")

    def get_term(self, name: str, form: str | None = None, fallback_locale: bool = True, **options: Any) -> Any:
        """The term in the form asked for, or in the next longer one that exists."""
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
        root = self.get_root()  # type: ignore[attr-defined]
        for locale in (root.style if isinstance(root, model.Locale) else root).locales:
            options = locale.find("cs:style-options", locale.nsmap)
            if options is not None and options.get(name) is not None:
                return str(options.get(name))
        return "false"


def _language(locale: Any) -> str:
    return str(locale.get("{http://www.w3.org/XML/1998/namespace}lang") or "")[:2]


class Text(Mended, model.Text):  # type: ignore[misc]
    """A field that another one was printed in place of is not printed again."""

    def calls_variable(self) -> bool:
        """Whether a field is asked for; of a macro that is found out once, not at every use."""
        name = self.get("macro")
        if name is None:
            return bool(super().calls_variable())
        answers: dict[str, bool] = self.get_root().answers
        if name not in answers:
            answers[name] = any(child.calls_variable() for child in self.get_macro(name).iterchildren())
        return answers[name]

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
            return self.get_macro(self.get("macro")).render(item, context), language
        return (self._term(item) if self.get("term") else self.get("value")), language

    def _variable(self, item: Any, context: Any) -> Any:
        variable = self.get("variable")
        if variable == "citation-number":
            return str(item.number)
        if variable in item.suppressed:
            return None
        if item.recorded is not None:
            item.recorded.add(variable)
        if self.get("form") == "short" and f"{variable}-short" in item.reference:
            return item.reference[f"{variable}-short"]
        value = item.reference["page" if variable.startswith("page") else variable]
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
            return None
        if item.recorded is not None:
            item.recorded.add(variable)
        value = (
            str(item.number)
            if variable == "citation-number"
            else item.reference["page" if variable == "page-first" else variable]
        )
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
        parent = self.getparent()
        for child in self.iterchildren():
            outer, item.recorded = item.recorded, set()
            try:
                if isinstance(child, model.Names) and child.name is None:
                    text = child.render(item, names_context=parent, context=context, **kwargs)
                else:
                    text = child.render(item, context=context, **kwargs)
            except VariableError:
                text = None
            finally:
                printed, item.recorded = item.recorded, outer
            if text:
                if kwargs.get("sort_options") is None:
                    item.suppressed.update(printed or ())
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
