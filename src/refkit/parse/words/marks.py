"""Words that mark a field and are no part of its value: "pp.", "In", "doi". Room: parse."""

from refkit.parse.words.access import ACCESS_WORDS, ACCESS_WORDS_AFTER

_MARKS = """
a accessed al am and art article at available available band bd bde by cfr col coll cols com de del den det der di
dir doi dx dnia du e ed edited editor editors eds em en et fasc from h heft herausgegeben hg hft hrsg http https i
id in issue issn isbn jahrgang jg j journal link m n no nos nr nrs num number nummer o och of on online org p page
pages paper para par på pag pagg págs párr pgs pmc pmcid pmid por pp pt pubmed retrieved s seite seiten sid sidor ss
str sur t the to tom tome und unter url u v van vol vols volume volumes von w web www y z zugriff épub epub c d r ds
eb cp dl ol nd rd st th с т № вып и в н под ред 卷 期 第 页 頁 年 月 日 等 dans nel nella teoksessa tegen trans
translated translator translators übers übersetzt övers traduit trad tr cur cura dirs coord coords orgs comp comps red
szerk toim rédigé available disponível disponible disponibile verfügbar abrufbar tillgänglig tillgängligt hämtad
hämtat beschikbaar via dostępne доступа режим last den vom il el le la los em dne ngày
"""
_WORDS = frozenset(
    [*_MARKS.split(), *(word for phrase in (*ACCESS_WORDS, *ACCESS_WORDS_AFTER) for word in phrase.split())]
)


def is_mark_word(word: str) -> bool:
    """Whether a word only says which field stands beside it.

    >>> is_mark_word("Vol"), is_mark_word("volcano")
    (True, False)
    """
    return word.lower() in _WORDS
