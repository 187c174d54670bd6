"""Small words of author lists: "and", "et al.", particles, suffixes, marks of editors and translators. Room: parse."""

AND_WORDS = frozenset(
    "and & et und y e och og en i и та ja a és ve și si & u. y. ed dan và eta agus e. und. u و con com with".split()
)

# What ends a list of authors that goes on. Every form is matched as a whole word, in any case; what might be two
# initials ("e. a.", "U. A.") only in small letters.
OPEN_ENDINGS = (
    r"et\.? ?all?\b\.?|et al[i]{1,2}\b|et ali[aiu][eis]?\b|et coll\b\.?|et autres\b|and others\b|& others\b"
    r"|and colleagues\b"
    r"|and co-?workers\b|(?-i:m)\. ?fl\b\.?|(?-i:mfl)\b\.?|och andra\b|med flera\b"
    r"|(?-i:u\. ?a\.|u\. ?v\. ?a\.)|und andere\b|(?-i:o\. ?a\.)"
    r"|og andre\b|med fl\b\.?"
    r"|e outr[oa]s\b|y otr[oa]s\b|y cols?\b\.?|e cols?\b\.?|y colaboradores\b|e colaboradores\b|e altri\b|ed altri\b"
    r"|e coll\b\.?"
    r"|en anderen\b|(?-i:e\. ?a\.(?![^\W\d_])|i in\.|i in\b)|i wsp\b\.?|i inni\b"
    r"|(?-i:a) kol\b\.?|(?-i:a i\.)|et kol\b\.?|(?-i:a) ďalší\b"
    r"|(?-i:a) další\b"
    r"|és mtsai\b\.?|és munkatársai\b|és társai\b|ja muut\b|ym\.|jt\b\.?|ve ark\b\.?|ve diğerleri\b|vd\."
    r"|și colab\b\.?|ș\. ?a\.|și alții\b"
    r"|и др\b\.?|и соавт\b\.?|и другие\b|та ін\b\.?|і ін\b\.?|та інші\b|и съавт\b\.?|i sur\b\.?|i dr\b\.?"
    r"|i suradnici\b|in sod\b\.?|in drugi\b"
    r"|κ\.ά\.|και συν\b\.?|κ\. ?συν\b\.?|dkk\b\.?|và cs\b\.?|và cộng sự\b|un c\.|ir kt\b\.?|et al\.|等人?|ほか"
    r"|他(?=[\s.．,，、:：]|$)|외(?=[\s.,]|$)|외 ?\d+인"
    r"|وآخرون|و همکاران|ואח'|ואחרים"
)
# The first words of those that basic Latin spells; where none of them is, no ending is.
_FIRST_WORDS = "et etal etall and others mfl och med und og ed en ja ym jt ve vd dkk un ir e y".split()
OPEN_ENDING_WORDS = frozenset(
    [*(form for word in _FIRST_WORDS for form in (word, word.capitalize(), word.upper())), *"m u o a i".split()]
)

PARTICLE = (
    r"(?:van der|van den|van de|van 't|von der|von den|von dem|de la|de las|de los|de l[’']|dos|das|del|della|dello"
    r"|dei|degli"
    r"|van|von|vom|zum|zur|zu|ten|ter|te|de|di|da|do|du|des|le|la|les|af|av|el|al|bin|ibn|ben|abu|st\.|mac|op de"
    r"|in 't|den|der)"
)
SUFFIX = r"(?:[JS]r|Junior|Filho|Neto|Júnior|Sobrinho|I{2,3}|IV|2nd|3rd|2d|3d)"

# After names: "(Hrsg.)". In any case; the second table stands before names: "edited by".
EDITOR_AFTER = (
    r"eds?|editors?|edit|hrsg|hg|hgg|hrsgg|herausgeber(?:in)?|red|redaktör(?:er)?|redaktion|utg|coords?|coord|orgs?"
    r"|organizador(?:es|a)?"
    r"|dirs?|ss la dir|éds?|éditeurs?|comps?|comp|a cura(?: di)?|cur|curr|a c\. di|red\. nauk|szerk|toim|ред|под ред"
    r"|eds\. lit|editores|edit(?:or|ora)"
    r"|coordinadore?s?|coordinador(?:es|as)?|directeurs?|ur|uredn|ed\. lit|编|主编|編|編著|엮음"
)
EDITOR_BEFORE = (
    r"edited by|eds?\. by|ed\. by|edited and translated by|hrsg\. v(?:on|\.)|herausgegeben von|hg\. v(?:on|\.)"
    r"|a cura di|éd(?:ité|\.)? par"
    r"|sous la dir(?:ection|\.) de?|dir(?:igé|\.) par|bajo la dirección de|editado por|edición de|org(?:anizado"
    r"|\.) por|coord(?:enado|inado|\.) por"
    r"|redigerad av|red\. av|red\. by|utgiven av|utg\. av|onder redactie van|red\. van|pod red(?:akcją|\.)"
    r"|под редакцией|под ред\.|за ред\.|edidit|curante"
)
TRANSLATOR_AFTER = r"trans(?:l(?:ators?)?)?|translators?|übers|tr|trad(?:utor|uctor)?|övers|перев|пер"
TRANSLATOR_BEFORE = (
    r"trans(?:l(?:ated)?)?\.? by|translated(?: from the \w{3,15})? by|(?<=[.,;(]\s)transl?\.|übersetzt von"
    r"|übers\. v(?:on|\.)|aus dem \w{4,25} von"
    r"|trad(?:uit|uzione|\.)?(?: (?:de|du) l?[’' ]?\w{3,15})? (?:par|di|de|por)|traducción de|traducido por"
    r"|tradução(?: de)?|traduzido por|trad\."
    r"|översatt av|övers\. av|översättning av|översättning:?|övers\.|vertaald door|vert\. door|oversat af|oversatt av"
    r"|przeł\.|přel\.|пер\. с \w{3,6}\.|пер\."
)
