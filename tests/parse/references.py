"""Printed references of real works in many styles and languages, and what a reader takes from each.

Names are written "Family, Given" ("Family" alone, or the whole name of an organisation).
"""

from typing import NamedTuple


class Printed(NamedTuple):
    """A reference as printed and the fields that must be read from it; `absent` are fields that must stay empty."""

    name: str
    text: str
    fields: dict[str, object]
    absent: tuple[str, ...] = ()


CASES = (
    Printed(
        "vancouver",
        "Watson JD, Crick FH. Molecular structure of nucleic acids; a structure for deoxyribose nucleic acid. Nature. 1953;171(4356):737-8.",
        {
            "author": ["Watson, JD", "Crick, FH"],
            "title": "Molecular structure of nucleic acids; a structure for deoxyribose nucleic acid",
            "container_title": "Nature",
            "volume": "171",
            "issue": "4356",
            "page": "737–8",
            "issued": "1953",
            "type": "article-journal",
        },
    ),
    Printed(
        "ama with an open list and a DOI",
        "Ioannidis JPA, Boyack KW, Small H, et al. Bibliometrics: is your most cited work your best? Nature. 2014;514(7524):561-562. doi:10.1038/514561a",
        {
            "author": ["Ioannidis, JPA", "Boyack, KW", "Small, H"],
            "author_open": True,
            "title": "Bibliometrics: is your most cited work your best?",
            "doi": "10.1038/514561a",
            "page": "561–562",
        },
    ),
    Printed(
        "nlm with month, epub identifiers and no issue",
        "Sackett DL, Rosenberg WM. The need for evidence-based medicine. J R Soc Med. 1995 Nov;88(11):620-4. PMID: 8544145; PMCID: PMC1295384.",
        {
            "container_title": "J R Soc Med",
            "issued": "1995-11",
            "volume": "88",
            "issue": "11",
            "pmid": "8544145",
            "pmcid": "PMC1295384",
        },
    ),
    Printed(
        "apa article",
        "Kahneman, D., & Tversky, A. (1979). Prospect theory: An analysis of decision under risk. Econometrica, 47(2), 263–291. https://doi.org/10.2307/1914185",
        {
            "author": ["Kahneman, D.", "Tversky, A."],
            "title": "Prospect theory: An analysis of decision under risk",
            "container_title": "Econometrica",
            "volume": "47",
            "issue": "2",
            "page": "263–291",
            "doi": "10.2307/1914185",
        },
        ("url",),
    ),
    Printed(
        "apa book with edition",
        "Strunk, W., & White, E. B. (2000). The elements of style (4th ed.). Longman.",
        {"title": "The elements of style", "edition": "4th", "publisher": "Longman", "issued": "2000"},
    ),
    Printed(
        "apa chapter",
        "Bem, D. J. (1987). Writing the empirical journal article. In M. P. Zanna & J. M. Darley (Eds.), The compleat academic: A practical guide for the beginning social scientist (pp. 171–201). Random House.",
        {
            "author": ["Bem, D. J."],
            "editor": ["Zanna, M. P.", "Darley, J. M."],
            "title": "Writing the empirical journal article",
            "container_title": "The compleat academic: A practical guide for the beginning social scientist",
            "page": "171–201",
            "publisher": "Random House",
            "type": "chapter",
        },
    ),
    Printed(
        "apa year letter",
        "Rawls, J. (1999a). The law of peoples. Cambridge, MA: Harvard University Press.",
        {"issued": "1999", "year_suffix": "a", "title": "The law of peoples", "publisher": "Harvard University Press"},
    ),
    Printed(
        "apa organisation",
        "World Health Organization. (2019). Global tuberculosis report 2019. Geneva: World Health Organization.",
        {
            "author": ["World Health Organization"],
            "title": "Global tuberculosis report 2019",
            "issued": "2019",
            "publisher_place": "Geneva",
        },
    ),
    Printed(
        "apa translated title in brackets",
        "Piaget, J. (1966). La psychologie de l’enfant [The psychology of the child]. Presses Universitaires de France.",
        {
            "title": "La psychologie de l’enfant",
            "translated_title": "The psychology of the child",
            "translated_title_origin": "citation",
            "publisher": "Presses Universitaires de France",
        },
    ),
    Printed(
        "apa original work",
        "Freud, S. (1953). The interpretation of dreams. London: Hogarth Press. (Original work published 1900)",
        {"issued": "1953", "original_date": "1900", "title": "The interpretation of dreams", "publisher": "Hogarth Press"},
    ),
    Printed(
        "harvard with quotes",
        "Granovetter, M.S. (1973) ‘The strength of weak ties’, American Journal of Sociology, 78(6), pp. 1360–1380.",
        {
            "author": ["Granovetter, M.S."],
            "title": "The strength of weak ties",
            "container_title": "American Journal of Sociology",
            "volume": "78",
            "issue": "6",
            "page": "1360–1380",
        },
    ),
    Printed(
        "harvard book",
        "Giddens, A. (1984) The constitution of society. Cambridge: Polity Press.",
        {"title": "The constitution of society", "publisher_place": "Cambridge", "publisher": "Polity Press", "type": "book"},
    ),
    Printed(
        "chicago notes book",
        "Benedict Anderson, Imagined Communities: Reflections on the Origin and Spread of Nationalism (London: Verso, 1983).",
        {
            "author": ["Anderson, Benedict"],
            "title": "Imagined Communities: Reflections on the Origin and Spread of Nationalism",
            "publisher_place": "London",
            "publisher": "Verso",
            "issued": "1983",
        },
    ),
    Printed(
        "chicago bibliography article",
        "Davis, Natalie Zemon. “The Reasons of Misrule: Youth Groups and Charivaris in Sixteenth-Century France.” Past & Present 50 (1971): 41–75.",
        {
            "author": ["Davis, Natalie Zemon"],
            "title": "The Reasons of Misrule: Youth Groups and Charivaris in Sixteenth-Century France",
            "container_title": "Past & Present",
            "volume": "50",
            "page": "41–75",
            "issued": "1971",
        },
    ),
    Printed(
        "chicago author-date with two authors",
        "Lakoff, George, and Mark Johnson. 1980. Metaphors We Live By. Chicago: University of Chicago Press.",
        {
            "author": ["Lakoff, George", "Johnson, Mark"],
            "title": "Metaphors We Live By",
            "publisher": "University of Chicago Press",
            "publisher_place": "Chicago",
        },
    ),
    Printed(
        "mla article",
        "Jameson, Fredric. “Postmodernism, or the Cultural Logic of Late Capitalism.” New Left Review, no. 146, 1984, pp. 53–92.",
        {
            "title": "Postmodernism, or the Cultural Logic of Late Capitalism",
            "container_title": "New Left Review",
            "issue": "146",
            "page": "53–92",
            "issued": "1984",
        },
    ),
    Printed(
        "ieee article",
        "[12] C. E. Shannon, “A mathematical theory of communication,” Bell Syst. Tech. J., vol. 27, no. 3, pp. 379–423, Jul. 1948.",
        {
            "author": ["Shannon, C. E."],
            "title": "A mathematical theory of communication",
            "container_title": "Bell Syst. Tech. J",
            "volume": "27",
            "issue": "3",
            "page": "379–423",
            "issued": "1948-07",
        },
    ),
    Printed(
        "ieee conference paper",
        "[3] K. He, X. Zhang, S. Ren, and J. Sun, “Deep residual learning for image recognition,” in Proc. IEEE Conf. Comput. Vis. Pattern Recognit., 2016, pp. 770–778.",
        {
            "author": ["He, K.", "Zhang, X.", "Ren, S.", "Sun, J."],
            "title": "Deep residual learning for image recognition",
            "container_title": "Proc. IEEE Conf. Comput. Vis. Pattern Recognit",
            "page": "770–778",
            "type": "paper-conference",
        },
    ),
    Printed(
        "physics without a title",
        "J. Bardeen, L. N. Cooper, and J. R. Schrieffer, Phys. Rev. 108, 1175 (1957).",
        {
            "author": ["Bardeen, J.", "Cooper, L. N.", "Schrieffer, J. R."],
            "container_title": "Phys. Rev",
            "volume": "108",
            "page": "1175",
            "issued": "1957",
        },
        ("title",),
    ),
    Printed(
        "acs without a title",
        "Corey, E. J.; Cheng, X. M. J. Am. Chem. Soc. 1989, 111, 4953.",
        {"author": ["Corey, E. J.", "Cheng, X. M."], "volume": "111", "page": "4953", "issued": "1989"},
        ("title",),
    ),
    Printed(
        "acs with semicolons and title",
        "Kroto, H. W.; Heath, J. R.; O’Brien, S. C.; Curl, R. F.; Smalley, R. E. C60: Buckminsterfullerene. Nature 1985, 318, 162–163.",
        {
            "author": ["Kroto, H. W.", "Heath, J. R.", "O’Brien, S. C.", "Curl, R. F.", "Smalley, R. E."],
            "title": "C60: Buckminsterfullerene",
            "container_title": "Nature",
            "volume": "318",
            "page": "162–163",
        },
    ),
    Printed(
        "abnt article",
        "FREIRE, P.; MACEDO, D. P. Alfabetização: leitura do mundo. Educação & Sociedade, Campinas, v. 11, n. 34, p. 44-59, dez. 1989. Disponível em: https://www.example.org/alfabetizacao. Acesso em: 3 fev. 2021.",
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
        "Bourdieu, P. (1983): Ökonomisches Kapital, kulturelles Kapital, soziales Kapital. In: Kreckel, R. (Hrsg.): Soziale Ungleichheiten. Göttingen: Schwartz, S. 183-198.",
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
        "Hirdman, Y. (1988) ”Genussystemet – reflexioner kring kvinnors sociala underordning”, Kvinnovetenskaplig tidskrift, 9(3), s. 49–63.",
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
        {"author": ["Myndigheten för vård-, omsorgs- och hälsoanalys"], "title": "Vård på lika villkor", "issued": "2019"},
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
        "Sundhedsstyrelsen. Søvn og sundhed. København: Sundhedsstyrelsen; 2015. https://www.sst.dk/soevn. Besøgt 7. oktober 2019.",
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
        "BRAUDEL Fernand, « Histoire et sciences sociales : la longue durée », Annales, vol. 13, n° 4, 1958, p. 725-753.",
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
        "García Canclini, N. y Piedras, E. (2006). Las industrias culturales. Nueva Sociedad, 12(3), 45-60. Consultado el 5 de abril de 2020.",
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
    Printed(
        "medline: translation only, language in a last sentence",
        "Wegener A. [The origin of continents]. Geol Rundsch. 1912;3(4):276-92. German.",
        {
            "translated_title": "The origin of continents",
            "language": "de",
            "container_title": "Geol Rundsch",
            "volume": "3",
        },
        ("title",),
    ),
    Printed(
        "language in a bracketed note",
        "Laborit H, Huguenard P. L’hibernation artificielle [Artificial hibernation]. Presse Med. 1951;59(64):1329. [Article in French]",
        {
            "title": "L’hibernation artificielle",
            "translated_title": "Artificial hibernation",
            "language": "fr",
            "page": "1329",
        },
    ),
    Printed(
        "in Swedish",
        "Carlsson A. The discovery of dopamine (in Swedish). Lakartidningen. 1990;87(5):300-4.",
        {"title": "The discovery of dopamine", "language": "sv"},
    ),
    Printed(
        "trial register",
        "ClinicalTrials.gov. Magnesium for insomnia in older adults (NCT01234567). Accessed March 3, 2020.",
        {"author": ["ClinicalTrials.gov"], "registry_number": "NCT01234567", "accessed": "2020-03-03"},
        ("issued",),
    ),
    Printed(
        "preprint",
        "Kingma DP, Ba J. Adam: a method for stochastic optimization. arXiv:1412.6980. 2014.",
        {"title": "Adam: a method for stochastic optimization", "number": "arXiv:1412.6980", "issued": "2014"},
    ),
    Printed(
        "thesis",
        "Page, L. (1998). The structure of web links. PhD thesis, Stanford University.",
        {"genre": "PhD thesis", "publisher": "Stanford University", "type": "thesis"},
    ),
    Printed(
        "report with number",
        "McCarthy, J. (1960). Recursive functions. Technical Report AIM-8, MIT, Cambridge.",
        {"genre": "Technical Report", "number": "AIM-8", "type": "report"},
    ),
    Printed(
        "article number",
        "Hausenblas HA, Lynch T. Magnesium-L-threonate improves sleep quality. Sleep Med X. 2024;8:100121.",
        {"volume": "8", "page": "100121", "container_title": "Sleep Med X"},
        ("issue",),
    ),
    Printed(
        "supplement",
        "Nash DB. Quality of care. Am J Med Qual. 2007;22(Suppl 1):S12-S19.",
        {"volume": "22", "issue": "Suppl 1", "page": "S12–S19"},
    ),
    Printed(
        "particles and suffixes",
        "van der Waals JD, de la Cruz M, King ML Jr. On gases. Physica. 1930;2(1):1-9.",
        {"author": ["van der Waals, JD", "de la Cruz, M", "King, ML, Jr"]},
    ),
    Printed(
        "isbn",
        "Knuth, Donald E. The Art of Computer Programming. Reading: Addison-Wesley, 1997. ISBN 0-201-89683-4.",
        {"isbn": "0201896834", "publisher": "Addison-Wesley", "publisher_place": "Reading"},
    ),
    Printed(
        "in press",
        "Doe, J. (in press). On trees. Journal of Botany.",
        {"title": "On trees", "container_title": "Journal of Botany", "issued": "in press"},
    ),
    Printed(
        "editors only",
        "Swales, J. M. & Feak, C. B. (Eds.) (2012). Academic writing for graduate students. Ann Arbor: University of Michigan Press.",
        {
            "editor": ["Swales, J. M.", "Feak, C. B."],
            "title": "Academic writing for graduate students",
            "publisher": "University of Michigan Press",
        },
        ("author",),
    ),
    Printed(
        "edited by",
        "Geertz, Clifford. “Thick Description.” In Contemporary Field Research, edited by Robert Emerson, 37–59. Boston: Little, Brown, 1983.",
        {
            "title": "Thick Description",
            "container_title": "Contemporary Field Research",
            "editor": ["Emerson, Robert"],
            "page": "37–59",
            "publisher_place": "Boston",
        },
    ),
)
