"""Names of languages as notes in references print them, with their BCP 47 tags. Room: parse."""

from refkit.text.fold import fold

# A tag and a colon, then the names of that language in many others.
_NAMES = """
en: english engelska englisch anglais inglés inglês inglese engels engelsk englanti angielski angličtina английский
  англ английском anglicky
sv: swedish svenska schwedisch suédois sueco svedese zweeds svensk ruotsi szwedzki шведский
de: german tyska deutsch allemand alemán alemão tedesco duits tysk saksa niemiecki němčina немецкий нем немецком
fr: french franska französisch français francés francês francese frans fransk ranska francuski francouzština
  французский фр французском
es: spanish spanska spanisch espagnol español espanhol spagnolo spaans spansk espanja hiszpański испанский castilian
  castellano
pt: portuguese portugisiska portugiesisch portugais portugués português portoghese portugees portugisisk portugali
  portugalski португальский
it: italian italienska italienisch italien italiano italiaans italiensk italia włoski итальянский
nl: dutch nederländska holländska niederländisch néerlandais neerlandés holandés holandês neerlandês olandese
  nederlands hollandsk nederlandsk hollanti holenderski голландский flemish
da: danish danska dänisch danois danés dinamarquês danese deens dansk tanska duński датский
no: norwegian norska norwegisch norvégien noruego norueguês norvegese noors norsk norja norweski норвежский
fi: finnish finska finnisch finnois finlandés finlandês finlandese fins finsk suomi fiński финский
is: icelandic isländska isländisch islandais islandés islenska íslenska
pl: polish polska polnisch polonais polaco polonês polacco pools polsk puola polski polskie польский
cs: czech tjeckiska tschechisch tchèque checo ceco tsjechisch čeština česky чешский
sk: slovak slovakiska slowakisch slovaque eslovaco slovenčina
sl: slovene slovenian slowenisch slovène slovenščina
hr: croatian kroatiska kroatisch croate hrvatski
sr: serbian serbiska serbisch serbe srpski српски сербский
hu: hungarian ungerska ungarisch hongrois húngaro ungherese hongaars magyar венгерский
ro: romanian rumänska rumänisch roumain rumano romeno română
bg: bulgarian bulgariska bulgarisch bulgare български болгарский
el: greek grekiska griechisch grec griego grego greco grieks ελληνικά
tr: turkish turkiska türkisch turc turco turks türkçe турецкий
ru: russian ryska russisch russe ruso russo russisk venäjä rosyjski ruština русский рус русском
uk: ukrainian ukrainska ukrainisch ukrainien ucraniano українська укр украинский
be: belarusian byelorussian
lv: latvian lettiska lettisch latviešu
lt: lithuanian litauiska litauisch lietuvių
et: estonian estniska estnisch eesti
ar: arabic arabiska arabisch arabe árabe arabo
he: hebrew hebreiska hebräisch hébreu hebreo
fa: persian farsi persiska persisch persan persa
hi: hindi
ur: urdu
bn: bengali
zh: chinese kinesiska chinesisch chinois chino chinês cinese chinees kinesisk kiina chiński 中文 汉语 漢語 китайский
ja: japanese japanska japanisch japonais japonés japonês giapponese japans japansk japani japoński 日本語 японский
ko: korean koreanska koreanisch coréen coreano koreaans 한국어 корейский
vi: vietnamese vietnamesiska
th: thai thailändska
id: indonesian indonesiska
ms: malay
af: afrikaans
ca: catalan katalanska katalanisch català catalán
eu: basque baskiska euskara
gl: galician galego gallego
la: latin latinska lateinisch
ka: georgian
hy: armenian
"""


def _read(table: str) -> dict[str, str]:
    tags: dict[str, str] = {}
    tag = ""
    for word in table.split():
        if word.endswith(":"):
            tag = word[:-1]
        else:
            tags[fold(word)] = tag
    return tags


LANGUAGE_TAGS: dict[str, str] = _read(_NAMES)

# "in", "article in" and their like before a language's name.
IN_LANGUAGE = (
    "article in|paper in|text in|written in|published in|book in|in|på|auf|en|em|in het|på|po|на|in lingua|em língua"
    "|artikel auf|article en|artículo en|artigo em|artikel på|ina|w języku|v|in der sprache"
)
