"""What languages are called, for the note that a work is in another one ("Swedish."). Workflow; pure.

Source: Unicode CLDR, "Language names"; Citing Medicine (NLM), 2nd edition, "Language".
"""

_NOTE_LANGUAGES = ("en", "sv", "de", "fr", "es", "nb")
_NAMES = {
    "ar": "Arabic Arabiska Arabisch Arabe Árabe Arabisk",
    "bg": "Bulgarian Bulgariska Bulgarisch Bulgare Búlgaro Bulgarsk",
    "ca": "Catalan Katalanska Katalanisch Catalan Catalán Katalansk",
    "cs": "Czech Tjeckiska Tschechisch Tchèque Checo Tsjekkisk",
    "da": "Danish Danska Dänisch Danois Danés Dansk",
    "de": "German Tyska Deutsch Allemand Alemán Tysk",
    "el": "Greek Grekiska Griechisch Grec Griego Gresk",
    "en": "English Engelska Englisch Anglais Inglés Engelsk",
    "es": "Spanish Spanska Spanisch Espagnol Español Spansk",
    "et": "Estonian Estniska Estnisch Estonien Estonio Estisk",
    "fa": "Persian Persiska Persisch Persan Persa Persisk",
    "fi": "Finnish Finska Finnisch Finnois Finés Finsk",
    "fr": "French Franska Französisch Français Francés Fransk",
    "he": "Hebrew Hebreiska Hebräisch Hébreu Hebreo Hebraisk",
    "hr": "Croatian Kroatiska Kroatisch Croate Croata Kroatisk",
    "hu": "Hungarian Ungerska Ungarisch Hongrois Húngaro Ungarsk",
    "id": "Indonesian Indonesiska Indonesisch Indonésien Indonesio Indonesisk",
    "is": "Icelandic Isländska Isländisch Islandais Islandés Islandsk",
    "it": "Italian Italienska Italienisch Italien Italiano Italiensk",
    "ja": "Japanese Japanska Japanisch Japonais Japonés Japansk",
    "ko": "Korean Koreanska Koreanisch Coréen Coreano Koreansk",
    "la": "Latin Latin Latein Latin Latín Latin",
    "lt": "Lithuanian Litauiska Litauisch Lituanien Lituano Litauisk",
    "lv": "Latvian Lettiska Lettisch Letton Letón Latvisk",
    "nb": "Norwegian Norska Norwegisch Norvégien Noruego Norsk",
    "nl": "Dutch Nederländska Niederländisch Néerlandais Neerlandés Nederlandsk",
    "pl": "Polish Polska Polnisch Polonais Polaco Polsk",
    "pt": "Portuguese Portugisiska Portugiesisch Portugais Portugués Portugisisk",
    "ro": "Romanian Rumänska Rumänisch Roumain Rumano Rumensk",
    "ru": "Russian Ryska Russisch Russe Ruso Russisk",
    "sk": "Slovak Slovakiska Slowakisch Slovaque Eslovaco Slovakisk",
    "sl": "Slovenian Slovenska Slowenisch Slovène Esloveno Slovensk",
    "sr": "Serbian Serbiska Serbisch Serbe Serbio Serbisk",
    "sv": "Swedish Svenska Schwedisch Suédois Sueco Svensk",
    "th": "Thai Thailändska Thailändisch Thaï Tailandés Thai",
    "tr": "Turkish Turkiska Türkisch Turc Turco Tyrkisk",
    "uk": "Ukrainian Ukrainska Ukrainisch Ukrainien Ucraniano Ukrainsk",
    "vi": "Vietnamese Vietnamesiska Vietnamesisch Vietnamien Vietnamita Vietnamesisk",
    "zh": "Chinese Kinesiska Chinesisch Chinois Chino Kinesisk",
}
_SAME_LANGUAGE = {"no": "nb", "nn": "nb", "da": "nb"}


def language_name(language: str, locale: str) -> str | None:
    """The name of a language (BCP 47) in the locale's language, in English where that has no table.

    >>> language_name("en-GB", "sv-SE"), language_name("de", "ja-JP"), language_name("tlh", "en-US")
    ('Engelska', 'German', None)
    """
    wanted = language[:2].lower() if len(language.partition("-")[0]) == 2 else language.lower()
    names = _NAMES.get("nb" if wanted in ("no", "nn") else wanted)
    if names is None:
        return None
    note_language = _SAME_LANGUAGE.get(locale[:2].lower(), locale[:2].lower())
    column = _NOTE_LANGUAGES.index(note_language) if note_language in _NOTE_LANGUAGES else 0
    return names.split()[column]
