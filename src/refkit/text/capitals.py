"""Titles set in capitals, brought back to sentence case. Ground floor: imports only refkit.text."""

import re

from refkit.text.fold import strip_diacritics
from refkit.text.language import guess_language
from refkit.text.stopwords import STOP_WORDS

FEWEST_LETTERS = 8  # shorter texts in capitals are as likely an acronym ("NHANES")
CAPITALS_SHARE = 0.9  # lower-case Greek letters and the like do not make a title mixed-case

_ACRONYMS = frozenset(
    "ACE ADHD AI AIDS AMA AMI ANOVA APA API AR ATP BMI BMJ BRCA CABG CAD CEO CI CIA CKD CNS COPD COVID CPU CT"
    " DDT DIY DNA ECG ECMO EDTA EEG EGFR EKG ELISA EMG ENT EPA ER EU EUA FAO FBI FDA GABA GATT GDP GERD GI GIS"
    " GMO GPU HBV HCV HIV HPLC HPV HRT IBD IBM IBS ICD ICT ICU IEEE IFRS IGA IGE IGG IL ILO IMF IOT IP IQ IR"
    " ISBN ISO ISSN IT IUD IVF JAMA LGBT LGBTQ MEG MI MIT MRI MRNA MRSA NAFTA NASA NATO NGO NHS NIH NMR NSAID"
    " OCD OECD OECE OIE ONU OPEC OR PC PCOS PCR PDF PET PHD PTSD RCT RNA SARS SDG SIDA SQL STEMI TB TNF UAE UK"
    " UN UNESCO UNHCR UNICEF URSS US USA USB USSR UV VR WHO WTO WWI WWII WWW XML".split()
)
_NAMES = frozenset(
    "Africa African Alaska Albania Algeria Alps Alzheimer America American Americas Amsterdam Antarctica April Arab"
    " Arabia Arabic Arctic Argentina Asia Asian Athens Atlantic August Australia Australian Austria Austrian Baltic"
    " Bangladesh Bayesian Beijing Belgian Belgium Berlin Bible Boston Brazil Brazilian Britain British Buddhist"
    " Bulgaria California Cambridge Canada Canadian Caribbean Catholic Chicago Chile China Chinese Christ Christian"
    " Colombia Copenhagen Croatia Cuba Czech Danish Darwin December Denmark Dutch Egypt Egyptian England English"
    " Estonia Ethiopia Europe European February Finland Finnish Florida France French Gaussian Geneva German Germany"
    " Ghana God Greece Greek Hindu Hodgkin Hong Hungarian Hungary Iceland India Indian Indonesia Iran Iranian Iraq"
    " Ireland Irish Islam Islamic Israel Italian Italy Jakarta January Japan Japanese Jewish Jews July June Kenya Kong"
    " Korea Korean Latin Latvia Lebanon Lithuania London Madrid Malaysia Markov Marx Mediterranean Mexican Mexico"
    " Monday Moscow Muslim Nepal Netherlands Nigeria Nordic Norway Norwegian November October Oslo Oxford Pacific"
    " Pakistan Paris Parkinson Persian Peru Philippines Poland Polish Portugal Portuguese Roman Romania Rome Russia"
    " Russian Saudi Scandinavia Scandinavian Scotland Scottish September Serbia Shakespeare Singapore Slovakia Slovenia"
    " Soviet Spain Spanish Stockholm Sunday Sweden Swedish Swiss Switzerland Taiwan Tanzania Texas Thailand Tokyo"
    " Turkey Turkish Uganda Ukraine Venezuela Vienna Vietnam Wales Washington York Zealand Zurich".split()
)
_NAME_BY_CAPITALS = {name.upper(): name for name in _NAMES}
_WORD = re.compile(r"\w+(?:['’]\w+)*+")
_ROMAN = re.compile(r"[IVX]{2,}")
_STARTS_SENTENCE = re.compile(r"[.?!:]['\"”’»)\]]*+\s++['\"“‘„«(\[¿¡]*+\Z")
_AFTER_INITIAL = re.compile(r"(?<!\w)\w\.\s++\Z")  # "E. COLI" starts no sentence
_LOOK_BACK = 12  # characters before a word that can say that a sentence starts there
_VOWELS = frozenset("AEIOUYÆØŒΑΕΗΙΟΥΩАЕЁИОУЫЭЮЯІЇЄ")


def is_all_capitals(text: str) -> bool:
    """Say whether a text of at least two words and eight letters is set in capitals.

    >>> is_all_capitals("MAGNESIUM AND SLEEP"), is_all_capitals("NHANES"), is_all_capitals("DNA in mice")
    (True, False, False)
    """
    upper = sum(map(str.isupper, text))
    lower = sum(map(str.islower, text))
    if upper < FEWEST_LETTERS or upper < CAPITALS_SHARE * (upper + lower):
        return False
    return sum(1 for word in _WORD.findall(text) if len(word) > 1) > 1


def undo_capitals(text: str) -> str:
    """Bring a text set in capitals to sentence case; other text comes back unchanged. The length stays.

    Known acronyms and names, roman numerals, words with digits and words without vowels keep their
    capitals. German nouns cannot be told from other words, so in German all words but the small ones get one.

    >>> undo_capitals("MAGNESIUM AND DNA REPAIR IN SWEDEN: PART II. A REVIEW")
    'Magnesium and DNA repair in Sweden: Part II. A review'
    """
    if not is_all_capitals(text):
        return text
    guess = guess_language(text.lower())
    small_words = STOP_WORDS["de"] if guess and guess.language == "de" else None
    pieces: list[str] = []
    at = 0
    for match in _WORD.finditer(text):
        word, before = match[0], text[max(match.start() - _LOOK_BACK, 0) : match.start()]
        is_initial = len(word) == 1 and text[match.end() : match.end() + 1] == "."
        starts = not pieces or (bool(_STARTS_SENTENCE.search(before)) and not _AFTER_INITIAL.search(before))
        pieces.append(text[at : match.start()])
        pieces.append(word if is_initial else _recase(word, starts, small_words))
        at = match.end()
    return "".join(pieces) + text[at:]


def _recase(word: str, starts_sentence: bool, small_words: frozenset[str] | None) -> str:
    if _keeps_capitals(word):
        return word
    if name := _NAME_BY_CAPITALS.get(word):
        return name
    lower = "".join(small if len(small := letter.lower()) == 1 else letter for letter in word)
    if starts_sentence or (small_words is not None and lower not in small_words):
        return word[0] + lower[1:]
    return lower


def _keeps_capitals(word: str) -> bool:
    if word in _ACRONYMS or _ROMAN.fullmatch(word) or any(map(str.isdigit, word)):
        return True
    return 2 <= len(word) <= 5 and not _VOWELS & set(strip_diacritics(word))
