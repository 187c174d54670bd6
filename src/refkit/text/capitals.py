"""Titles set in capitals, brought back to sentence case. Ground floor: imports only refkit.text."""

import re

from refkit.text.fold import strip_diacritics
from refkit.text.language import guess_language

FEWEST_LETTERS = 10  # shorter texts in capitals are as likely an acronym ("NHANES")
CAPITALS_SHARE = 0.9  # lower-case Greek letters and the like do not make a title mixed-case

_ACRONYMS = frozenset(
    "ACE ADHD AI AIDS AMA ANOVA APA API ATP BMI BMJ BRCA CABG CAD CEO CI CIA CKD CNS COPD COVID CPU CT DDT"
    " DIY DNA ECG ECMO EDTA EEG EGFR EKG ELISA EMG EPA ER EU EUA FAO FBI FDA GABA GATT GDP GERD GI GIS GMO GPU"
    " HBV HCV HIV HPLC HPV HRT IBD IBM IBS ICD ICT ICU IEEE IFRS IGA IGE IGG ILO IMF IOT IP IQ ISBN ISO ISSN"
    " IUD IVF JAMA LGBT LGBTQ MEG MIT MRI MRNA MRSA NAFTA NASA NATO NGO NHS NIH NMR NSAID OCD OECD OECE OIE"
    " ONU OPEC PC PCOS PCR PDF PET PHD PTSD RCT RNA SARS SDG SQL STEMI TB TNF UAE UK UNESCO UNHCR UNICEF URSS"
    " US USA USB USSR UV VR WTO WWI WWII WWW XML".split()
)
_NAMES = frozenset(
    "Africa African Alaska Albania Algeria Alps Alzheimer America American Americas Amsterdam Antarctica"
    " April Arab Arabia Arabic Arctic Argentina Asia Asian Athens Atlantic August Australia Australian Austria"
    " Austrian Baltic Bangladesh Bayesian Beijing Belgian Belgium Berlin Bible Boston Brazil Brazilian Britain"
    " British Buddhist Bulgaria California Cambridge Canada Canadian Caribbean Caucasus Catholic Chicago Chile"
    " China Chinese Christ Christian Colombia Copenhagen Croatia Cuba Czech Danish Darwin December Denmark"
    " Dutch Egypt Egyptian England English Estonia Ethiopia Europe European February Finland Finnish Florida"
    " France French Gaussian Geneva German Germany Ghana God Greece Greek Hindu Hodgkin Hong Hungarian Hungary"
    " Iceland India Indian Indonesia Indonesian Iran Iranian Iraq Ireland Irish Islam Islamic Israel Italian"
    " Italy Jakarta January Japan Japanese Jewish Jews July June Kazakhstan Kenya Kong Korea Korean Latin"
    " Latvia Lebanon Lithuania London Madrid Malaysia Markov Marx Mediterranean Mexican Mexico Monday Moscow"
    " Muslim Nepal Netherlands Nigeria Nordic Norway Norwegian November October Oslo Oxford Pacific Pakistan"
    " Paris Parkinson Persian Peru Philippines Poland Polish Portugal Portuguese Roman Romania Rome Russia"
    " Russian Saudi Scandinavia Scandinavian Scotland Scottish September Serbia Shakespeare Singapore Slovakia"
    " Slovenia Soviet Spain Spanish Stockholm Sunday Sweden Swedish Swiss Switzerland Taiwan Tanzania Texas"
    " Thailand Tokyo Turkey Turkish Uganda Ukraine Ukrainian Venezuela Vienna Vietnam Wales Washington York"
    " Zealand Zurich".split()
)
_GERMAN_SMALL_WORDS = frozenset(
    "aber als am an auf aus bei beim bis das dass dem den der des die durch ein eine einem einen einer eines für gegen"
    " hat im in ins ist kein keine man mit nach nicht noch nur oder ohne sein seine seit sich sie sind so über um und"
    " unter vom von vor was wenn werden wie wird zu zum zur zwischen auch nichts welche haben kann können ihre ihrer"
    " ihren unser unsere dieser diese dieses".split()
)
_NAME_BY_CAPITALS = {name.upper(): name for name in _NAMES}
_WORD = re.compile(r"\w+(?:['’]\w+)*+")
_ROMAN = re.compile(r"[IVX]{2,}")
_STARTS_SENTENCE = re.compile(r"[.?!:]['\"”’»)\]]*+\s++['\"“‘„«(\[¿¡]*+\Z")
_AFTER_INITIAL = re.compile(r"(?<!\w)(?!(?<=[.?!:]\s)[IVX]\.)\w\.\s++\Z")  # "E. COLI"; but "SALTS. I. ZINC"
_ORDINAL = re.compile(r"(?:ST|ND|RD|TH)\Z")
_LETTER_WORDS = "AEIOUYÀÉÈÍÓВИКОСУАЯZKSV"  # words of one letter in languages other than English
TAG_MARK = "\0"  # stands for a tag in the text that `clean_title` gives
_LOOK_BACK = 12  # characters before a word that can say that a sentence starts there
_VOWELS = frozenset("AEIOUYÆØŒΑΕΗΙΟΥΩАЕЁИОУЫЭЮЯІЇЄ")


def is_all_capitals(text: str) -> bool:
    """Say whether a text of at least two words and ten letters is set in capitals.

    >>> is_all_capitals("MAGNESIUM AND SLEEP"), is_all_capitals("NHANES"), is_all_capitals("DNA in mice")
    (True, False, False)
    """
    upper = sum(map(str.isupper, text))
    lower = sum(map(str.islower, text))
    if upper < FEWEST_LETTERS or upper < CAPITALS_SHARE * (upper + lower):
        return False
    return sum(1 for word in _WORD.findall(text) if len(word) > 1) > 1


def known_name(word: str) -> bool:
    """Say whether a word is a name or an acronym that every title writes with capitals."""
    return word in _NAMES or word in _ACRONYMS


def undo_capitals(text: str) -> str:
    """Bring a text set in capitals to sentence case; other text comes back unchanged. The length stays.

    Known acronyms and names, roman numerals, letters standing alone ("vitamin D"), words with digits and
    words without vowels keep their capitals. German nouns cannot be told from other words, so in German
    all words but the small ones get one.

    >>> undo_capitals("MAGNESIUM AND DNA REPAIR IN SWEDEN: PART II. A REVIEW")
    'Magnesium and DNA repair in Sweden: Part II. A review'
    """
    if not is_all_capitals(text):
        return text
    lower = _lower_turkish(text) if "İ" in text else _lower(text)
    guess = guess_language(lower)
    language = guess.language if guess else "en"
    pieces: list[str] = []
    at = 0
    for match in _WORD.finditer(text):
        start, end = match.span()
        before = text[max(start - _LOOK_BACK, 0) : start]
        starts = not pieces or (bool(_STARTS_SENTENCE.search(before)) and not _AFTER_INITIAL.search(before))
        pieces.append(text[at:start])
        if _keeps_capitals(match[0], text[end : end + 2], language):
            pieces.append(
                _ORDINAL.sub(lambda ending: ending[0].lower(), match[0]) if match[0][0].isdigit() else match[0]
            )
        else:
            pieces.append(_recase(match[0], lower[start:end], starts, language))
        at = end
    return "".join(pieces) + text[at:]


def _lower(text: str) -> str:
    """Lower the case letter by letter, so that the length stays."""
    return "".join(small if len(small := letter.lower()) == 1 else letter for letter in text)


def _lower_turkish(text: str) -> str:
    """Lower the case as Turkish does, with its two letters i (Unicode SpecialCasing.txt)."""
    return _lower(text.replace("İ", "i").replace("I", "ı"))


def _recase(word: str, lower: str, starts_sentence: bool, language: str) -> str:
    if name := _NAME_BY_CAPITALS.get(word):
        return name
    is_noun_maybe = language == "de" and lower not in _GERMAN_SMALL_WORDS
    return word[0] + lower[1:] if starts_sentence or is_noun_maybe else lower


def _keeps_capitals(word: str, after: str, language: str) -> bool:
    if word in _ACRONYMS or _ROMAN.fullmatch(word) or not word.isupper() or any(map(str.isdigit, word)):
        return True
    if len(word) <= 2 and after[:1] == TAG_MARK and after[1:].isdigit():
        return True  # "CO<sub>2</sub>"
    if len(word) == 1:
        return after[:1] != " " or word not in ("A" if language == "en" else _LETTER_WORDS)
    return len(word) <= 5 and not _VOWELS & set(strip_diacritics(word))
