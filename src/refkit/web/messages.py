"""What the page says, in English and Swedish. Part of the page."""

from collections.abc import Sequence

LANGUAGES = {"en": "English", "sv": "Svenska"}

# key: (English, Swedish)
_MESSAGES: dict[str, tuple[str, str]] = {
    "title": ("refkit", "refkit"),
    "tagline": ("Reference lists, read and set right", "Referenslistor, lästa och rättställda"),
    "skip": ("Skip to the content", "Hoppa till innehållet"),
    "language": ("Language", "Språk"),
    "new": ("New text", "Ny text"),
    "start-heading": ("Paste a text with references", "Klistra in en text med referenser"),
    "start-lead": (
        "A whole article, a bare list, or a bibliography file: its reference lists are found and set in your style.",
        "En hel artikel, en ren lista eller en bibliografifil: dess referenslistor hittas och sätts i din stil.",
    ),
    "stays": ("Nothing leaves this machine.", "Inget lämnar den här datorn."),
    "stays-unless": (
        "Nothing leaves this machine unless you ask Crossref.",
        "Inget lämnar den här datorn om du inte frågar Crossref.",
    ),
    "text": ("Text", "Text"),
    "or-file": ("or a file", "eller en fil"),
    "drop": ("You can also drop a file anywhere on this page.", "Du kan också släppa en fil var som helst på sidan."),
    "go": ("Format the references", "Formatera referenserna"),
    "ask-crossref": ("Ask Crossref", "Fråga Crossref"),
    "ask-crossref-hint": (
        "sends each reference, never the document, to api.crossref.org",
        "skickar varje referens, aldrig dokumentet, till api.crossref.org",
    ),
    "ask-crossref-now": ("Ask Crossref about these", "Fråga Crossref om dessa"),
    "crossref-on": ("Crossref is asked", "Crossref tillfrågas"),
    "nothing-given": ("Paste a text or choose a file first.", "Klistra in en text eller välj en fil först."),
    "list": ("Formatted list", "Formaterad lista"),
    "style": ("Style", "Stil"),
    "style-hint": ("name, journal or title", "namn, tidskrift eller titel"),
    "locale": ("List language", "Listans språk"),
    "locale-own": ("the style’s own", "stilens eget"),
    "titles": ("Titles", "Titlar"),
    "titles-work": ("of the work", "verkets"),
    "titles-printed": ("as printed", "som tryckta"),
    "titles-both": ("both", "båda"),
    "titles-translated": ("translated", "översatta"),
    "show": ("Show", "Visa"),
    "copy": ("Copy", "Kopiera"),
    "copied": ("Copied.", "Kopierat."),
    "not-copied": (
        "The browser did not allow copying; mark the list and copy it.",
        "Webbläsaren tillät inte kopiering; markera listan och kopiera den.",
    ),
    "download": ("Download", "Ladda ner"),
    "no-entries": ("No references yet.", "Inga referenser än."),
    "set-in": ("Set in {style}", "Satt i {style}"),
    "show-list": ("Show the formatted list", "Visa den formaterade listan"),
    "references": ("References", "Referenser"),
    "reference": ("Reference {number}", "Referens {number}"),
    "lists-found": ("Lists found", "Funna listor"),
    "list-entries": ("{count} entries", "{count} poster"),
    "no-heading": ("without heading", "utan rubrik"),
    "no-lists": ("No reference was found in this text.", "Ingen referens hittades i texten."),
    "problems": ("What was left out or not understood ({count})", "Vad som utelämnades eller inte förstods ({count})"),
    "and-more": ("… and {count} more", "… och {count} till"),
    "as-printed": ("As printed", "Som tryckt"),
    "from-file": ("From the file", "Ur filen"),
    "fields": ("Fields", "Fält"),
    "mend": ("Mend {field}", "Ändra {field}"),
    "save": ("Save", "Spara"),
    "cancel": ("Cancel", "Avbryt"),
    "add-field": ("Add a field", "Lägg till fält"),
    "add": ("Add", "Lägg till"),
    "undo": ("Undo", "Ångra"),
    "names-hint": ("Family, Given; Family, Given", "Efternamn, Förnamn; Efternamn, Förnamn"),
    "date-hint": ("2015, 2015-03 or 2015-03-09", "2015, 2015-03 eller 2015-03-09"),
    "by-hand": ("by hand", "för hand"),
    "guessed": ("guessed", "gissat"),
    "unsure": ("unsure, {percent} %", "osäkert, {percent} %"),
    "from-provider": ("from {source}", "från {source}"),
    "unparsed": ("not understood: {words}", "inte förstått: {words}"),
    "evidence": ("Evidence", "Underlag"),
    "field": ("Field", "Fält"),
    "printed": ("Printed", "Tryckt"),
    "registered": ("Registered", "Registrerat"),
    "agrees": ("Result", "Utfall"),
    "agree": ("agrees", "stämmer"),
    "differ": ("differs", "skiljer sig"),
    "unknown": ("not comparable", "går inte att jämföra"),
    "candidates": ("Works that may be meant", "Verk som kan avses"),
    "accept": ("Accept", "Godta"),
    "reject": ("Reject", "Förkasta"),
    "accepted": ("accepted", "godtaget"),
    "rejected": ("rejected", "förkastat"),
    "match-again": ("Ask again", "Fråga igen"),
    "findings": ("Findings", "Iakttagelser"),
    "reading": ("Reading", "Läser"),
    "matching": ("Looking works up", "Slår upp verk"),
    "done": ("Done", "Klart"),
    "failed": ("Stopped", "Avbrutet"),
    "progress-reading": ("{parsed} of {expected} references read", "{parsed} av {expected} referenser lästa"),
    "progress-matching": ("{matched} of {expected} looked up", "{matched} av {expected} uppslagna"),
    "progress-done": ("{parsed} references", "{parsed} referenser"),
    "not-looked-up": ("Nothing was looked up.", "Inget har slagits upp."),
    "earlier": ("Earlier", "Tidigare"),
    "later": ("Later", "Senare"),
    "pages": ("Pages of references", "Sidor med referenser"),
    "range": ("{first}–{last} of {count}", "{first}–{last} av {count}"),
    "back": ("Back to all references", "Tillbaka till alla referenser"),
    "gone-heading": ("Not here any more", "Finns inte längre"),
    "gone": ("This text is no longer kept. Paste it again.", "Texten finns inte kvar. Klistra in den igen."),
    "missing": ("There is no such page.", "Sidan finns inte."),
    "fault-heading": ("Something went wrong", "Något gick fel"),
    "fault": ("This is a fault of refkit. Your text is still here.", "Det är ett fel i refkit. Din text finns kvar."),
    "verdict-confirmed": ("confirmed", "bekräftad"),
    "verdict-differs": ("differs", "skiljer sig"),
    "verdict-uncertain": ("uncertain", "osäker"),
    "verdict-not-found": ("not found", "inte funnen"),
    "verdict-not-expected": ("not expected", "inte väntad"),
    "verdict-not-asked": ("not looked up", "inte uppslagen"),
    "field-type": ("type", "typ"),
    "field-author": ("authors", "författare"),
    "field-editor": ("editors", "redaktörer"),
    "field-translator": ("translators", "översättare"),
    "field-title": ("title", "titel"),
    "field-translated_title": ("translated title", "översatt titel"),
    "field-container_title": ("journal or book", "tidskrift eller bok"),
    "field-container_title_short": ("abbreviated journal", "förkortad tidskrift"),
    "field-translated_container_title": ("translated journal", "översatt tidskrift"),
    "field-collection_title": ("series", "serie"),
    "field-collection_number": ("number in the series", "nummer i serien"),
    "field-edition": ("edition", "upplaga"),
    "field-volume": ("volume", "volym"),
    "field-issue": ("issue", "nummer"),
    "field-page": ("pages", "sidor"),
    "field-number": ("report number", "rapportnummer"),
    "field-number_of_pages": ("number of pages", "sidantal"),
    "field-issued": ("date", "datum"),
    "field-publisher": ("publisher", "förlag"),
    "field-publisher_place": ("place", "ort"),
    "field-event_title": ("event", "evenemang"),
    "field-genre": ("genre", "genre"),
    "field-medium": ("medium", "medium"),
    "field-original_title": ("original title", "originaltitel"),
    "field-language": ("language", "språk"),
    "field-doi": ("DOI", "DOI"),
    "field-pmid": ("PMID", "PMID"),
    "field-pmcid": ("PMCID", "PMCID"),
    "field-isbn": ("ISBN", "ISBN"),
    "field-issn": ("ISSN", "ISSN"),
    "field-registry_number": ("registry number", "registernummer"),
    "field-url": ("address", "adress"),
    "field-accessed": ("accessed", "hämtad"),
    "field-note": ("note", "anmärkning"),
}  # fmt: skip


class Speech:
    """The page's words in one language.

    >>> Speech("sv")("undo"), Speech("en")("reference", number=3)
    ('Ångra', 'Reference 3')
    """

    def __init__(self, language: str) -> None:
        self.language = language if language in LANGUAGES else "en"
        self._place = list(LANGUAGES).index(self.language)

    def __call__(self, key: str, **words: object) -> str:
        """The message called `key`, with the words put into it.

        Raises:
            KeyError: there is none.
        """
        return _MESSAGES[key][self._place].format_map(words) if words else _MESSAGES[key][self._place]

    def field(self, name: str) -> str:
        """What a field is called; one that no message names keeps its own name."""
        return self(f"field-{name}") if f"field-{name}" in _MESSAGES else name.replace("_", " ")


def message_keys() -> Sequence[str]:
    """The keys of all messages."""
    return tuple(_MESSAGES)


def pick_language(accepted: str, chosen: str = "") -> str:
    """The language somebody chose, else the first of an Accept-Language header that the page speaks, else English.

    >>> pick_language("da, sv-SE;q=0.8, en;q=0.9"), pick_language("sv", "en"), pick_language("")
    ('en', 'en', 'en')
    """
    if chosen in LANGUAGES:
        return chosen
    ranked = []
    for place, part in enumerate(accepted[:500].split(",")):
        tag, _, quality = part.strip().partition(";q=")
        try:
            weight = float(quality) if quality else 1.0
        except ValueError:
            weight = 0.0
        if weight > 0:
            ranked.append((-weight, place, tag.partition("-")[0].lower()))
    return next((tag for _, _, tag in sorted(ranked) if tag in LANGUAGES), "en")
