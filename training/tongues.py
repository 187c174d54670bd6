"""The small words of printing houses in nine languages, and their quotation marks. Not in the wheel."""

from typing import NamedTuple


class Tongue(NamedTuple):
    """The small words of one language's houses; alternatives are parted by "|"."""

    within: str  # before a container
    edited: str  # before editors, "{}" stands for them
    edited_after: str  # after editors
    pages: str
    volume: str
    issue: str
    both: str  # between the last two names
    edition: str
    series: str
    total: str  # after the number of all pages
    thesis: str
    paper: str
    access: str


TONGUES = {
    "de": Tongue(
        "in: |In: |in |In |In : |– In: ", "hrsg. von {}|hg. v. {}|hg. von {}|Hrsg. {}|ed. {}", " (Hrsg.)|(Hg.)| (Hg.)| [Hrsg.]|, Hrsg.| (Hrsg.)| (ed.)",
        "S. |S.|Seite ||", "Bd. |Band |Jg. |Jg.||", "Nr. |H. |Heft |, ||", " und |/|; | u. |, | & ", "{}. Aufl.|{}. Auflage|{}., überarb. Aufl.",
        "(= {} {})|({} {})|{}, Bd. {}|{}, {}|{} {}", " S.| Seiten", "Dissertation|Diss.|Diplomarbeit|Magisterarbeit|Unveröff. Dissertation|Habilitationsschrift",
        "Discussion Paper|Arbeitspapier|Working Paper|Forschungsbericht|Materialien|Diskussionspapier|Bericht|WZB-Papers|Beiheft|Expertise",
        "Online unter: {}|URL: {}|Online verfügbar unter {}|{}|abrufbar unter: {}|in: {}",
    ),
    "fr": Tongue(
        "in |In : |dans |, in |In |in : ", "sous la direction de {}|sous la dir. de {}|éd. {}|dir. {}|éd. par {}|publié par {}", " (dir.)| (éd.)| (éds.)| (sous la dir. de)| (eds)|, éd.| (coord.)",
        "p. |pp. |p.||", "vol. |t. |tome ||", "n° |no |n°||", " et |, | & |; | – ", "{}e éd.|{}e édition", "coll. « {} »|coll. « {} », {}|({}, {})|{}, {}|« {} »",
        " p.| pages", "thèse de doctorat|Thèse de l'Université|mémoire de maîtrise|Mémoire de fin d’études|thèse pour le doctorat",
        "Rapport|Document de travail|Rapport de recherche|Cahier|Note d’information n°", "[en ligne] {}|URL : {}|disponible sur {}|{}|En ligne : {}",
    ),
    "it": Tongue(
        "in |in: |, in |In ", "a cura di {}|a c. di {}|ed. {}|a cura di {}|cura di {}", " (a cura di)| (ed.)|, a cura di| (edd.)| (eds.)",
        "pp. |p. |pp.|", "vol. |vol. |t. ||", "n. |fasc. |n.|", " e |, | - |; | – ", "{}a ed.|{}ª ediz.", "({}, {})|«{}», {}|({}, vol. {})|(«{}», {})|{} {}",
        " pp.| p.", "tesi di laurea|tesi di dottorato|Tesi di laurea", "Quaderni|Rapporto|Documenti|Catalogo della mostra|catalogo della mostra",
        "URL: {}|disponibile su {}|{}",
    ),
    "en": Tongue(
        "in |In |in: |In: |, in ", "ed. {}|edited by {}|ed. by {}|eds. {}|Ed. by {}", " (ed.)| (eds)| (Eds.)|, ed.|, eds.|, editor| (editors)",
        "pp. |p. |pp.|pages |", "vol. |Vol. |Volume ||", "no. |No. |Number |#|", " and |, and | & |; |, ", "{}th ed.|{}th edn|{}th Edition", "({} {})|{}, Vol. {}|{}, vol. {}|{} {}|{}, No. {}",
        " p.| pp.| pages", "Ph.D. dissertation|PhD thesis|Master's thesis|Ph.D. thesis|Unpublished Ph.D. dissertation|M.S. thesis|Doctoral dissertation",
        "Technical Report|Working Paper|Report|Discussion Paper|Research Memorandum|Preprint|Tech. Rep.|Occasional Paper|Paper",
        "Available at {}|Retrieved from {}|{}|URL {}|Available online: {}|Retrieved May 3, 2012, from {}",
    ),
    "es": Tongue(
        "en |En: |en: |In: ", "edición de {}|ed. {}|coord. {}|dir. {}", " (ed.)| (coord.)| (eds.)| (dir.)| (comp.)|, coords.",
        "pp. |p. |págs. |", "vol. |t. ||", "núm. |n.º |no. |", " y |, | e |; ", "{}a ed.|{}ª edición", "({}, {})|{}, {}|col. {}",
        " p.| págs.", "tesis doctoral|Tesis de maestría|tesis de licenciatura", "Informe|Documento de trabajo|Cuadernos|Serie de estudios",
        "Disponible en: {}|Recuperado de {}|{}",
    ),
    "pt": Tongue(
        "In: |in |In |em ", "org. {}|organização de {}|coord. {}", " (org.)| (orgs.)| (Org.)| (coord.)|, organizador", "p. |pp. |p.|", "v. |vol. |", "n. |n.º |nº ",
        "; |, | e | & ", "{}. ed.|{}ª ed.", "({}, {})|{}, {}|(Coleção {})", " p.|p.", "Tese (Doutorado)|Dissertação (Mestrado)|tese de doutoramento",
        "Relatório|Texto para discussão|Cadernos|Documentos", "Disponível em: {}|Disponível em: <{}>|{}",
    ),
    "ja": Tongue(
        "|In: |", "{}編|{}編著|ed. {}", "編|（編）| 編|(編)", "pp. |pp.|pp.||頁", "|第{}巻|vol. |Vol.||", "|第{}号|第{}號|no. |No. |{}号", "・|, |, |; |、",
        "第{}版|{}版", "{} {}|({} {})", "p.|頁", "博士論文|修士論文", "報告書|調査報告|研究報告", "{}|URL: {}",
    ),
    "zh": Tongue(
        "|见|In: ", "{}编|{}主编|{}編", "编|主编|（编）", "pp. |页||第|", "|第{}卷|卷|vol. ||", "第{}期|第{}號|期|no. |", ", |, |、|; ", "第{}版|{}版", "{} {}|({} {})",
        "页|p.", "博士学位论文|硕士学位论文", "研究报告|工作论文", "{}|[EB/OL]. {}",
    ),
    "ko": Tongue(
        "|In: |", "{} 편|{} 엮음", " 편| 편저|(편)", "pp. |pp.|pp. ||", "|제{}권|{}권|vol. ||", "제{}호|{}호|제{}號|no. |No. ", "·|, |, |; ", "제{}판", "{} {}|({} {})",
        "쪽| p.", "박사학위논문|석사학위논문", "연구보고서|보고서", "{}|URL: {}",
    ),
}  # fmt: skip
QUOTES = {
    "de": "„ “|» «|\" \"|“ ”", "fr": "« »|“ ”|«  »", "it": "« »|“ ”|\" \"|‘ ’", "en": "“ ”|\" \"|‘ ’|` '", "es": "« »|“ ”|\" \"", "pt": "“ ”|\" \"|« »",
    "ja": "「 」|『 』|“ ”|' '", "zh": "“ ”|《 》|「 」", "ko": "“ ”|「 」|‘ ’|\" \"",
}  # fmt: skip
SPACELESS = ("ja", "zh", "ko")  # names and titles are written without spaces, family names first
TONGUE_NAMES = (*(name for name in ("de", "fr", "it", "en") for _ in range(6)), *("es", "pt") * 2, *SPACELESS)
