"""Printed references of real works as the lists of many countries have them."""

from tests.parse.references import Printed

CASES = (
    Printed(
        "abnt article",
        "FREIRE, P.; MACEDO, D. P. Alfabetização: leitura do mundo. Educação & Sociedade, Campinas, v. 11, n."
        " 34, p. 44-59, dez. 1989. Disponível em: https://www.example.org/alfabetizacao. Acesso em: 3 fev. 2021.",
        {
            "author": ["FREIRE, P.", "MACEDO, D. P."],
            "title": "Alfabetização: leitura do mundo",
            "container_title": "Educação & Sociedade",
            "volume": "11",
            "issue": "34",
            "page": "44–59",
            "issued": "1989-12",
            "accessed": "2021-02-03",
            "url": "https://www.example.org/alfabetizacao",
        },
    ),
    Printed(
        "abnt book",
        "FREIRE, Paulo. Pedagogia do oprimido. 17. ed. Rio de Janeiro: Paz e Terra, 1987.",
        {
            "author": ["FREIRE, Paulo"],
            "title": "Pedagogia do oprimido",
            "edition": "17",
            "publisher_place": "Rio de Janeiro",
            "publisher": "Paz e Terra",
            "issued": "1987",
        },
    ),
    Printed(
        "gost article",
        "Лотман Ю. М. О семиосфере // Труды по знаковым системам. – 1984. – Т. 17, № 641. – С. 5–23.",
        {
            "author": ["Лотман, Ю. М."],
            "title": "О семиосфере",
            "container_title": "Труды по знаковым системам",
            "volume": "17",
            "issue": "641",
            "page": "5–23",
            "issued": "1984",
        },
    ),
    Printed(
        "gost open list",
        "Капица С. П., Курдюмов С. П., Малинецкий Г. Г. и др. Синергетика и прогнозы будущего. М.: Наука, 1997.",
        {
            "author": ["Капица, С. П.", "Курдюмов, С. П.", "Малинецкий, Г. Г."],
            "author_open": True,
            "title": "Синергетика и прогнозы будущего",
            "publisher": "Наука",
            "issued": "1997",
        },
    ),
    Printed(
        "din article",
        "Luhmann, Niklas: Die Weltgesellschaft. In: Archiv für Rechts- und Sozialphilosophie 57 (1971), Nr. 1, S. 1–35",
        {
            "author": ["Luhmann, Niklas"],
            "title": "Die Weltgesellschaft",
            "container_title": "Archiv für Rechts- und Sozialphilosophie",
            "volume": "57",
            "issue": "1",
            "page": "1–35",
        },
    ),
    Printed(
        "german book",
        "Beck, Ulrich (1986): Risikogesellschaft. Auf dem Weg in eine andere Moderne. Frankfurt am Main: Suhrkamp.",
        {
            "title": "Risikogesellschaft. Auf dem Weg in eine andere Moderne",
            "publisher_place": "Frankfurt am Main",
            "publisher": "Suhrkamp",
        },
    ),
    Printed(
        "german chapter with Hrsg.",
        "Bourdieu, P. (1983): Ökonomisches Kapital, kulturelles Kapital, soziales Kapital. In: Kreckel, R."
        " (Hrsg.): Soziale Ungleichheiten. Göttingen: Schwartz, S. 183-198.",
        {
            "title": "Ökonomisches Kapital, kulturelles Kapital, soziales Kapital",
            "editor": ["Kreckel, R."],
            "container_title": "Soziale Ungleichheiten",
            "publisher_place": "Göttingen",
            "publisher": "Schwartz",
            "page": "183–198",
        },
    ),
    Printed(
        "german web page",
        "Statistisches Bundesamt: Bevölkerungsstand. https://www.destatis.de/bevoelkerung (abgerufen am 3. Mai 2023).",
        {
            "author": ["Statistisches Bundesamt"],
            "title": "Bevölkerungsstand",
            "url": "https://www.destatis.de/bevoelkerung",
            "accessed": "2023-05-03",
        },
        ("issued",),
    ),
    Printed(
        "swedish harvard",
        "Hirdman, Y. (1988) ”Genussystemet – reflexioner kring kvinnors sociala underordning”,"
        " Kvinnovetenskaplig tidskrift, 9(3), s. 49–63.",
        {
            "title": "Genussystemet – reflexioner kring kvinnors sociala underordning",
            "container_title": "Kvinnovetenskaplig tidskrift",
            "volume": "9",
            "issue": "3",
            "page": "49–63",
        },
    ),
    Printed(
        "swedish web page",
        "Folkhälsomyndigheten. Sömn och hälsa. https://www.folkhalsomyndigheten.se/somn. Hämtad 14 maj 2024.",
        {
            "author": ["Folkhälsomyndigheten"],
            "title": "Sömn och hälsa",
            "accessed": "2024-05-14",
            "url": "https://www.folkhalsomyndigheten.se/somn",
            "type": "webpage",
        },
        ("issued",),
    ),
    Printed(
        "swedish organisation with commas",
        "Myndigheten för vård-, omsorgs- och hälsoanalys. Vård på lika villkor. Stockholm; 2019.",
        {
            "author": ["Myndigheten för vård-, omsorgs- och hälsoanalys"],
            "title": "Vård på lika villkor",
            "issued": "2019",
        },
    ),
    Printed(
        "swedish open list",
        "Lindström B, Eriksson M, m.fl. Salutogenes. Läkartidningen. 2006;103(4):215-8. Besökt 2 mars 2020.",
        {
            "author": ["Lindström, B", "Eriksson, M"],
            "author_open": True,
            "container_title": "Läkartidningen",
            "accessed": "2020-03-02",
            "issued": "2006",
        },
    ),
    Printed(
        "danish access note",
        "Sundhedsstyrelsen. Søvn og sundhed. København: Sundhedsstyrelsen; 2015. https://www.sst.dk/soevn."
        " Besøgt 7. oktober 2019.",
        {"author": ["Sundhedsstyrelsen"], "accessed": "2019-10-07", "issued": "2015", "publisher_place": "København"},
    ),
    Printed(
        "norwegian access note",
        "Statistisk sentralbyrå. Befolkning. https://www.ssb.no/befolkning. Hentet 20. januar 2025.",
        {"author": ["Statistisk sentralbyrå"], "title": "Befolkning", "accessed": "2025-01-20"},
    ),
    Printed(
        "finnish access note",
        "Terveyden ja hyvinvoinnin laitos. Uni. https://thl.fi/uni. Viitattu 5.3.2021.",
        {"accessed": "2021-03-05", "url": "https://thl.fi/uni"},
    ),
    Printed(
        "dutch access note",
        "Centraal Bureau voor de Statistiek. Bevolking. https://www.cbs.nl/bevolking. Geraadpleegd op 12 maart 2022.",
        {"author": ["Centraal Bureau voor de Statistiek"], "title": "Bevolking", "accessed": "2022-03-12"},
    ),
    Printed(
        "french article in guillemets",
        "BRAUDEL Fernand, « Histoire et sciences sociales : la longue durée », Annales, vol. 13, n° 4, 1958, p."
        " 725-753.",
        {
            "author": ["BRAUDEL, Fernand"],
            "title": "Histoire et sciences sociales : la longue durée",
            "container_title": "Annales",
            "volume": "13",
            "issue": "4",
            "page": "725–753",
            "issued": "1958",
        },
    ),
    Printed(
        "french book",
        "Foucault M., 1975, Surveiller et punir. Naissance de la prison, Paris, Gallimard.",
        {
            "author": ["Foucault, M."],
            "title": "Surveiller et punir. Naissance de la prison",
            "publisher_place": "Paris",
            "publisher": "Gallimard",
            "issued": "1975",
        },
    ),
    Printed(
        "french access note",
        "Insee. Population légale. https://www.insee.fr/population (consulté le 12 mars 2025).",
        {"accessed": "2025-03-12", "url": "https://www.insee.fr/population"},
        ("issued",),
    ),
    Printed(
        "italian book",
        "C. Ginzburg, Il formaggio e i vermi, Torino, Einaudi, 1976.",
        {
            "author": ["Ginzburg, C."],
            "title": "Il formaggio e i vermi",
            "publisher_place": "Torino",
            "publisher": "Einaudi",
            "issued": "1976",
        },
    ),
    Printed(
        "italian article in a quoted journal",
        "A. Momigliano, Prolegomena a ogni futura metafisica sulla plebe romana, in «Labeo», 23 (1977), pp. 7-15.",
        {
            "author": ["Momigliano, A."],
            "title": "Prolegomena a ogni futura metafisica sulla plebe romana",
            "container_title": "Labeo",
            "volume": "23",
            "page": "7–15",
        },
    ),
    Printed(
        "spanish article",
        "García Canclini, N. y Piedras, E. (2006). Las industrias culturales. Nueva Sociedad, 12(3), 45-60."
        " Consultado el 5 de abril de 2020.",
        {
            "author": ["García Canclini, N.", "Piedras, E."],
            "container_title": "Nueva Sociedad",
            "volume": "12",
            "accessed": "2020-04-05",
            "issued": "2006",
        },
    ),
    Printed(
        "polish open list",
        "Kowalski J, Nowak P, i in. Sen a zdrowie. Przegląd Lekarski. 2014;71(2):95-8.",
        {"author": ["Kowalski, J", "Nowak, P"], "author_open": True, "container_title": "Przegląd Lekarski"},
    ),
    Printed(
        "chinese gb/t 7714",
        "[7] 王小明, 李华, 等. 睡眠与健康的关系研究[J]. 中国公共卫生, 2018, 34(5): 601-605.",
        {
            "author": ["王小明", "李华"],
            "author_open": True,
            "title": "睡眠与健康的关系研究",
            "container_title": "中国公共卫生",
            "volume": "34",
            "issue": "5",
            "page": "601–605",
            "type": "article-journal",
        },
    ),
    Printed(
        "japanese article",
        "山田太郎, 鈴木花子. 睡眠の質に関する研究. 日本公衆衛生雑誌. 2010;57(3):181-190.",
        {"author": ["山田太郎", "鈴木花子"], "title": "睡眠の質に関する研究", "volume": "57", "page": "181–190"},
    ),
)
