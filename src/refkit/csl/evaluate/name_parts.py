"""One name → text: order of the parts, particles, suffixes, initials, sort order.

Source: CSL 1.0.2 specification, "Name-part order"; non-Latin names by the public test-suite.
"""

from __future__ import annotations

from refkit.csl.evaluate.context import Context
from refkit.csl.evaluate.environment import Environment, leaf
from refkit.csl.evaluate.initials import initials, normalised
from refkit.csl.items.names import Name
from refkit.csl.schema import nodes
from refkit.csl.schema.names import NameOptions
from refkit.csl.schema.nodes import Look
from refkit.csl.tree import Node, melted
from refkit.csl.typography.letters import HAS_LETTER, STARTS_WITH_LETTER

_JOINING = ("\u2019", "'", "-", " ")
_SORT_SEPARATOR = "|"  # keeps name parts apart in sort keys
_NO_BREAK_SPACE = "\u00a0"
Piece = Node | None


class NameStyle:
    """How one cs:names prints a single name; fixed when the style is compiled."""

    def __init__(self, name: nodes.Name, options: NameOptions, env: Environment) -> None:
        self.options, self.env = options, env
        self.family_look = Look(
            marks=name.family.marks, text_case=name.family.text_case, strip_periods=name.family.strip_periods
        )
        self.given_look = Look(
            marks=name.given.marks, text_case=name.given.text_case, strip_periods=name.given.strip_periods
        )
        self.family_affixes = (name.family.prefix, name.family.suffix)
        self.given_affixes = (name.given.prefix, name.given.suffix)
        self.has_parts = name.family != Look() or name.given != Look()
        self.marked = bool(name.look.marks or name.look.prefix or name.look.suffix)
        self.look = name.look
        self.demote = env.style.demote_non_dropping_particle
        self.short = (options.form or "long") != "long"
        self.sort_separator = options.sort_separator if options.sort_separator is not None else ", "
        # French, Russian and Czech keep particle and family name on one line.
        tied = env.language in ("fr", "ru", "cs")
        self.particle_space = _NO_BREAK_SPACE if tied else " "

    def default_level(self) -> int:
        """How much of a given name is shown without disambiguation: 0 none, 1 initials, 2 all."""
        return 0 if self.short else 1 if self.options.initialize_with is not None else 2

    def inverted(self, position: int) -> bool:
        """Whether a name at this place in the list comes family first."""
        order = self.options.name_as_sort_order
        return order == "all" or (order == "first" and position == 0)

    def person(self, name: Name, level: int, position: int, ctx: Context) -> tuple[Node, bool]:
        """One person as a piece of output; the flag says that the name was printed family first."""
        return _Person(self, name, level, position, ctx).build()


def script_of(name: Name, language: str) -> int:
    """0: written without spaces (CJK); 1: mixed; 2: Latin and the like."""
    if not HAS_LETTER.search(name.family or name.given):
        return 1 if name.given and STARTS_WITH_LETTER.match(name.given) else 0
    return 1 if language[:2] in ("ja", "zh") else 2


def join(pieces: list[Piece], delimiter: str) -> Node | None:
    """Pieces in a row with a delimiter between; one string where none is dressed."""
    kept = [piece for piece in pieces if piece is not None]
    if len(kept) < 2:
        return kept[0] if kept else None
    for piece in kept[:-1]:
        piece.suffix += delimiter
    text = melted(kept)
    return Node(text) if text is not None else Node(list(kept))


class _Person:
    """The parts of one name and the orders they can come in."""

    def __init__(self, style: NameStyle, name: Name, level: int, position: int, ctx: Context) -> None:
        self.style, self.name, self.ctx = style, name, ctx
        self.position = position
        self.level = level
        env = style.env
        self.script = script_of(name, ctx.item.language)
        self.family = self._part(name.family, style.family_look)
        particle = name.non_dropping_particle
        self.non_dropping = self._part(self._sortable(particle), style.family_look)
        self.given = self._given()
        self.dropping = self.suffix = None
        if self.given is not None:
            self.dropping = self._part(self._sortable(name.dropping_particle), style.given_look)
            self.suffix = self._suffix()
        self.env = env

    def _sortable(self, particle: str) -> str:
        if particle and self.ctx.sorting:
            return particle.replace("'", "", 1).replace("\u2019", "", 1)
        return particle

    def _part(self, text: str, look: Look) -> Piece:
        if not text:
            return None
        if look.strip_periods or self.ctx.strip_periods:
            text = text.replace(".", "")
        if not look.marks and not look.text_case and text.isalnum():
            return Node(text)
        return leaf(text, look, self.style.env, self.ctx)

    def _given(self) -> Piece:
        name, style = self.name, self.style
        if self.level == 0 or not name.given:
            return None
        given, with_text = name.given, style.options.initialize_with
        blocked = name.static_ordering
        if name.family and self.level == 1 and with_text is not None and not blocked:
            shorten = normalised if style.options.initialize is False else initials
            given = shorten(given, with_text, style.env.hyphen_initials)
        return self._part(given, style.given_look)

    def _suffix(self) -> Piece:
        text = self.name.suffix
        if not text:
            return None
        with_text = self.style.options.initialize_with
        if with_text is not None:
            text = normalised(text, with_text, self.style.env.hyphen_initials)
        tail = ""
        if text.endswith("."):
            text, tail = text[:-1], "."
        piece = self._part(text, Look())
        if piece is not None:
            piece.suffix += tail
        return piece

    def build(self) -> tuple[Node, bool]:
        style = self.style
        static = self.name.static_ordering or self.ctx.item.language in ("vi", "hu")
        inverted = False
        if self.script == 0:
            piece = join([self.non_dropping, self.family, self.given], "")
        elif self.script == 1 or static:
            first = join([self.non_dropping, self.family], style.particle_space)
            piece = join([first, self.given], " ")
        elif self.ctx.sorting:
            piece = self._for_sorting()
        elif style.inverted(self.position):
            piece, inverted = self._inverted(), True
        else:
            piece = self._straight()
        return piece if piece is not None else Node(""), inverted

    def _for_sorting(self) -> Piece:
        if self.style.demote == "never":
            first = join([self.non_dropping, self.family], " ")
            first = join([first, self.dropping], " ")
            return join([join([first, self.given], _SORT_SEPARATOR), self.suffix], " ")
        second = join([self.given, self.dropping, self.non_dropping], " ")
        return join([join([self.family, second], _SORT_SEPARATOR), self.suffix], " ")

    def _inverted(self) -> Piece:
        style = self.style
        separator = ", " if self.name.given in ("Lord", "Lady") else style.sort_separator
        second = join([self.given, self.dropping], " ")
        if style.demote == "display-and-sort":
            second = self._with_affixes(join([second, self.non_dropping], " "), style.given_affixes)
            first = self._with_affixes(self.family, style.family_affixes)
        else:
            space = "" if _joins(self.name.non_dropping_particle) else style.particle_space
            first = self._with_affixes(join([self.non_dropping, self.family], space), style.family_affixes)
            second = self._with_affixes(second, style.given_affixes)
        return join([join([first, second], separator), self.suffix], separator)

    def _straight(self) -> Piece:
        style, name = self.style, self.name
        family, dropping = self.family, self.dropping
        elided = name.dropping_particle[-1:] in ("'", "\u02bc", "\u2019", "-")
        if dropping is not None and family is not None and not name.non_dropping_particle and elided:
            family, dropping = join([dropping, family], ""), None
        if _joins(name.non_dropping_particle):
            second = join([self.non_dropping, family], "")
            second = join([dropping, second], style.particle_space)
        else:
            second = join([dropping, self.non_dropping, family], style.particle_space)
        second = join([second, self.suffix], ", " if name.comma_suffix else " ")
        second = self._with_affixes(second, style.family_affixes)
        given = self._with_affixes(self.given, style.given_affixes)
        with_text = style.options.initialize_with or ""
        tied = self.level == 1 and (_NO_BREAK_SPACE in with_text or "\ufeff" in with_text)
        return join([given, second], style.particle_space if tied else " ")

    @staticmethod
    def _with_affixes(piece: Piece, affixes: tuple[str, str]) -> Piece:
        if piece is None or affixes == ("", ""):
            return piece
        if piece.prefix or piece.suffix:
            piece = Node([piece])
        piece.prefix, piece.suffix = affixes
        return piece


def _joins(particle: str) -> bool:
    return particle[-1:] in _JOINING if particle else False
