"""citeproc-py's elements for dates, mended: ranges, seasons, and forms that leak. Room: csl."""

from typing import Any

from citeproc import model

from refkit.csl.citeproc_py_elements import Mended

EN_DASH = "–"


class Date(Mended, model.Date):  # type: ignore[misc]
    """Ranges whose ends are known to a different part, or are the same as far as is shown."""

    def process(self, item: Any, variable: Any = None, **kwargs: Any) -> Any:
        """The date, unless it was printed before in place of something else."""
        variable = self.get("variable") if variable is None else variable
        if variable in item.suppressed:
            item.note(variable, is_there=False)
            return None
        item.note(variable, is_there=variable in item.reference)
        return super().process(item, variable, **kwargs)

    def _style_date(self, context: Any) -> Any:
        """The style's own date element: the caller of a locale's date, else this one."""
        return context if self.is_locale_date() and context is not None else self

    def render_single_date(self, date: Any, show_parts: Any = None, context: Any = None) -> Any:
        """The date's parts, with the delimiter of the style or else of the locale between them."""
        style_date = self._style_date(context)
        parts = self.parts(date, show_parts, context if context is not None else self)
        delimiter = style_date.get("delimiter") or self.get("delimiter") or ""
        return model.join(parts, delimiter) if parts else None

    def render_date_range(self, date_range: Any, show_parts: Any = None, context: Any = None) -> Any:
        """The range as far as both ends are known: what they share once, and where they differ from–to."""
        printed = [child.get("name") for child in self.iterchildren()]
        wanted = show_parts or ("year", "month", "day")
        shown = [part for part in ("year", "month", "day") if part in wanted and part in printed]
        begin, end = date_range.begin, date_range.end
        if end.is_nil():
            text = self.render_single_date(begin, shown, context)
            return text and f"{str(text).rstrip(' ,')}{EN_DASH}"
        known = [part for part in shown if part in begin and part in end]
        largest = next((place for place, part in enumerate(known) if begin[part] != end[part]), None)
        if largest is None or known != shown[: len(known)]:
            return self.render_single_date(begin, shown, context)
        differing = known[largest:]
        order = [part for part in printed if part in known]
        first = min(map(order.index, differing))
        last = max(map(order.index, differing))
        pieces = [str(self.render_single_date(date, names, context) or "") for date, names in (
            (begin, order[:first]), (begin, order[first : last + 1]), (end, order[first : last + 1]),
            (end, order[last + 1 :]))]  # fmt: skip
        delimiter = self._style_date(context).get("delimiter") or self.get("delimiter") or ""
        middle = f"{pieces[1].rstrip(' ,')}{EN_DASH}{pieces[2].lstrip(' ,')}"
        return model.join([piece for piece in (pieces[0], middle, pieces[3]) if piece], delimiter)


class DatePart(Mended, model.Date_Part):  # type: ignore[misc]
    """What a style asks of one date must not change the locale for all the others; seasons have no number."""

    def render(self, date: Any, context: Any = None) -> Any:
        """The part with its format."""
        before = dict(self.attrib)
        try:
            return super().render(date, context)
        finally:
            self.attrib.clear()
            self.attrib.update(before)

    def process(self, date: Any, context: Any = None) -> Any:
        """The part as text; None where the date does not have it."""
        if self.get("name") == "month" and "month" not in date:
            if "season" not in date:
                return None
            return (self if context is None else context).get_single_term(name=f"season-{date.season:02}")
        return super().process(date, context)
