"""Words that make a name an organisation's, by their beginnings, in many languages. Room: parse."""

import re

_STEMS = """
academ akadem acadêm academi accademia administr agenc agentur agenzia agência agencia alliance allianz alianza
aliança archiv arkiv amt ämter association assoc associa associaç asociaci assemblée assembl auswärtig bank banque
banco banca board bibliothe bibliote biblioth bureau büro bundes ministère cabinet center centre centro centrum
zentrum central chamber clinic college collabor collège comisi comiss commis kommiss komit comit commit company
compan conference confeder congress conseil consejo conselho consiglio consortium konsortium constituc convention
cooperat corporat corp council court cour data department départ depart departament departement dipart direction
direcc direction directorate direkt division ecole école escola escuela europ eurostat faculty fachhochschule
federac federal federação federation fédération föreningen förening förbund förvaltning fond fondation fondazione
forschung forum foundation fundac fundaç folkhälso myndighet myndigheten verket styrelsen gesellschaft gesundheits
government governo gobierno gouvernement gov group gruppe grupo groupe gruppo guideline health healthcare hochschule
hospital hôpital sjukhus inc industr inform initiative inspektion institu institute institutet instytut
intergovernmental international internationale internacional istituto investigators kommun kommune kommission
konferenz kongress laborator league library liga ltd gmbh llc ministerio ministère ministry minist ministerium
ministério ministero ministerstwo mission museum museu museo musée nation national nationale nationella nationales
nacional nazionale nations network netzwerk novartis observator office officina ofício oficina organi organisation
organización organização organizat parliament parlament parti party partei polis presid program programme project
projekt public rat råd rådet redaktion referat region regering regierung republic república république research
riksdag royal school schule secretar sekret service servic servicio serviço sosial social societ società société
sociedad sociedade society stadt stadtrat staff stat statens state states statisti stiftelse stiftung study survey
svensk svenska task team technol trust trial unesco unicef union união unión united univers universid universit
university verband verein vereinigung verlag village volunteers welfare world weltgesundheits världshälso världs
wissenschaft working world-health workshop världsbanken zentral zentrale организац институт министерств университет
академ центр служб комитет федерал государств всемирн общество агентств
协会 委员会 大学 研究所 研究院 中心 出版社 学会 公司 国家 组织 機構 協会
委員会 研究会 省 庁 機関 센터 학회 위원회 연구원 대학교
"""
_STOP = frozenset("data study data. state states school public royal party team trial trust central".split())

_STEMS_BY_START: dict[str, tuple[str, ...]] = {}
for _stem in sorted({stem for stem in _STEMS.split() if stem not in _STOP}):
    _STEMS_BY_START[_stem[:2]] = (*_STEMS_BY_START.get(_stem[:2], ()), _stem)
_ENDINGS = (
    "institut",
    "institutet",
    "verket",
    "styrelsen",
    "myndigheten",
    "ministerium",
    "ministeriet",
    "kommittén",
    "rådet",
    "förbundet",
    "centralen",
    "byrån",
)
_LONGEST_ENDING = 20  # letters after a stem
_WORD = re.compile(r"[^\W\d_]+")


def has_organisation_word(name: str) -> bool:
    """Whether a name holds a word that organisations are called by.

    >>> has_organisation_word("Nationella hjärt-, lung- och blodinstitutet"), has_organisation_word("Riley Forbes")
    (True, False)
    """
    return any(map(is_organisation_word, _WORD.findall(name.lower())))


def is_organisation_word(word: str) -> bool:
    """Whether a word in small letters is one that organisations are called by."""
    if word.endswith(_ENDINGS):
        return True
    stems = _STEMS_BY_START.get(word[:2])
    if stems is None or not word.startswith(stems):
        return False
    return any(word.startswith(stem) and len(word) - len(stem) <= _LONGEST_ENDING for stem in stems)


INTERNET_NAME = re.compile(
    r"^[\w-]{2,40}\.(?:gov|org|com|net|int|edu|info|de|se|uk|eu|fr|io)(?:\.[a-z]{2})?$", re.IGNORECASE
)
