"""Text around reference lists: paragraphs with citations, and what stands before, between and after lists."""

import random

_SENTENCES = {
    "en": (
        "Sleep is an active process that the brain needs as much as food",
        "In {year} a trial followed {n} older adults for {m} weeks",
        "The results were modest, and larger studies are needed [{m}]",
        "{name} et al. ({year}) have shown that leaves fall earlier in dry years",
        "This has been discussed at length elsewhere ({name}, {year}; {other}, {year}, p. {n})",
        "We measured the height of {n} trees in {m} woods with a staff of four",
    ),
    "de": (
        "Die Ergebnisse zeigen einen deutlichen Zusammenhang (vgl. {name} {year}, S. {n})",
        "Weitere Arbeiten sind nötig, um diese Frage zu klären",
        "Im Jahr {year} wurden {n} Betriebe befragt, von denen {m} antworteten",
        "Wie {name} ({year}) gezeigt hat, ist dies nicht immer der Fall",
    ),
    "sv": (
        "Sömn är en dynamisk biologisk process som vi inte kan vara utan",
        "En studie från {year} visade att {n} av {m} deltagare sov bättre",
        "Det har {name} ({year}) skrivit om i en bok som kom ut samma år",
    ),
}  # fmt: skip
_NAMES = "Miller Doe Roe Schmidt Larsson Moreau Bianchi Silva Novak Jensen".split()
HEADINGS = {
    "en": ("References", "REFERENCES", "Bibliography", "7. References", "Works Cited", "Literature Cited"),
    "de": ("Literatur", "Literaturverzeichnis", "Quellen", "5 Literatur"),
    "sv": ("Referenser", "Källor", "Litteraturförteckning", "Källförteckning"),
}
AFTER = (
    "About the author\n\nJane Doe is a professor of wood at Lund University. She has written four books since 1999.",
    "Jane Doe received her PhD from Lund University in 2004, where she is now a professor. She works on trees.",
    "These statements have not been evaluated by the Food and Drug Administration. This product is not intended to "
    "diagnose, treat, cure or prevent any disease.",
    "Received 3 March 2021; accepted 9 June 2021; published online 1 July 2021.",
    "© 2021 The Authors. This is an open access article distributed under the terms of the Creative Commons licence.",
    "Correspondence: Jane Doe, Department of Wood, Box 118, 221 00 Lund, Sweden. E-mail: jane@example.org",
    "Appendix A: Questions\n\nHow old are you? Do you sleep well? How many trees do you have?",
    "Acknowledgements\n\nWe thank J. Smith (Lund University, grant 2011-1234) for help in 2012.",
    "Dessa uttalanden har inte utvärderats av någon myndighet. Texten ersätter inte råd från en läkare.",
    "Conflict of interest: none declared.",
)
RUNNING_HEADS = (
    ("Journal of Wood Studies 12 (2019)", "J. Doe and R. Roe: Trees of the north"),
    ("DOE & ROE", "TREES OF THE NORTH"),
    ("Annals of Bees, Vol. 7", "Annals of Bees, Vol. 7"),
    (
        "Downloaded from https://www.example.org on 12 May 2020",
        "Downloaded from https://www.example.org on 12 May 2020",
    ),
)


def sentence(language: str, chance: random.Random) -> str:
    """A sentence of running text, often with a citation in it."""
    words = chance.choice(_SENTENCES[language])
    numbers = {"year": chance.randint(1970, 2023), "n": chance.randint(5, 300), "m": chance.randint(2, 24)}
    return words.format(name=chance.choice(_NAMES), other=chance.choice(_NAMES), **numbers) + "."


def paragraph(language: str, chance: random.Random, sentences: int = 5) -> str:
    """A paragraph of running text on one line."""
    return " ".join(sentence(language, chance) for _ in range(sentences))


def article(language: str, chance: random.Random, paragraphs: int = 3) -> str:
    """Some paragraphs."""
    return "\n\n".join(paragraph(language, chance) for _ in range(paragraphs))


def heading(language: str, chance: random.Random) -> str:
    """What a reference list is called."""
    return chance.choice(HEADINGS[language])
