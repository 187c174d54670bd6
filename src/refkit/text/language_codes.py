"""Languages as files and providers name them (babel's names, ISO 639-2 codes, English words) ⇄ BCP 47 tags.

Ground floor: imports nothing from refkit.
Source: ISO 639-2 code list (Library of Congress); biblatex manual, "langid".
"""

import re

# tag: ISO 639-2 (bibliographic code first), English name, babel's names.
_ROWS = """
ar ara arabic|bg bul bulgarian|ca cat catalan|cs cze,ces czech|da dan danish
de ger,deu german,ngerman,naustrian,austrian|el gre,ell greek
en eng english,american,british,usenglish,ukenglish,canadian,australian|es spa spanish|et est estonian
eu baq,eus basque|fa per,fas persian,farsi|fi fin finnish|fr fre,fra french,francais,canadien,acadian
gl glg galician|he heb hebrew|hi hin hindi|hr scr,hrv croatian|hu hun hungarian,magyar|id ind indonesian
is ice,isl icelandic|it ita italian|ja jpn japanese|ko kor korean|la lat latin|lt lit lithuanian|lv lav latvian
ms may,msa malay|nb nob norsk,bokmal|nl dut,nld dutch|nn nno nynorsk|no nor norwegian|pl pol polish
pt por portuguese,portuges,brazilian,brazil|ro rum,ron romanian|ru rus russian|sk slo,slk slovak
sl slv slovene,slovenian|sq alb,sqi albanian|sr scc,srp serbian|sv swe swedish|th tha thai|tr tur turkish
uk ukr ukrainian|vi vie vietnamese|zh chi,zho chinese|af afr afrikaans|cy wel,cym welsh|ga gle irish
mk mac,mkd macedonian|bs bos bosnian|ka geo,kat georgian|hy arm,hye armenian|az aze azerbaijani|ur urd urdu
bn ben bengali
"""
_CODES: dict[str, str] = {}
_TAGS: dict[str, str] = {}
_BABEL: dict[str, str] = {}
for _row in re.split(r"[|\n]", _ROWS.strip()):
    _tag, _codes, _names = _row.split()
    _CODES[_tag] = _codes.split(",")[0]
    _BABEL[_tag] = _names.split(",")[0]
    _TAGS |= dict.fromkeys((*_codes.split(","), *_names.split(",")), _tag)
_REGIONS = {
    "american": "en-US",
    "usenglish": "en-US",
    "british": "en-GB",
    "ukenglish": "en-GB",
    "canadian": "en-CA",
    "australian": "en-AU",
    "austrian": "de-AT",
    "naustrian": "de-AT",
    "brazilian": "pt-BR",
    "brazil": "pt-BR",
}
_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,3}")


def language_tag(written: str) -> str:
    """The BCP 47 tag of a language as a file names it; what is not known comes back as it was.

    >>> language_tag("ngerman"), language_tag("swe"), language_tag("pt_BR"), language_tag("Klingon")
    ('de', 'sv', 'pt-BR', 'Klingon')
    """
    word = written.strip().lower()
    if known := _REGIONS.get(word) or _TAGS.get(word):
        return known
    if _TAG.fullmatch(written.strip()) and (len(word) == 2 or word[2:3] in "-_" or word[3:4] in ("-", "_")):
        first, *rest = re.split("[-_]", written.strip())
        return "-".join([_TAGS.get(first.lower(), first.lower()), *(p.upper() if len(p) == 2 else p for p in rest)])
    return written.strip()


def iso_code(tag: str) -> str:
    """The three-letter code that MEDLINE, MODS and MARC use; the tag itself where there is none.

    >>> iso_code("sv-SE"), iso_code("de")
    ('swe', 'ger')
    """
    return _CODES.get(tag.split("-")[0].lower(), tag)


def babel_name(tag: str) -> str:
    """The name that LaTeX's babel gives a language; the tag itself where there is none.

    >>> babel_name("sv"), babel_name("en-GB")
    ('swedish', 'british')
    """
    exact = next((name for name, region in _REGIONS.items() if region == tag), None)
    return exact or _BABEL.get(tag.split("-")[0].lower() if "-" not in tag else tag, tag)
