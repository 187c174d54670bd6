"""Printed references of real works in many styles, and what a reader takes from each.

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
        "Watson JD, Crick FH. Molecular structure of nucleic acids; a structure for deoxyribose nucleic acid."
        " Nature. 1953;171(4356):737-8.",
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
        "Ioannidis JPA, Boyack KW, Small H, et al. Bibliometrics: is your most cited work your best? Nature."
        " 2014;514(7524):561-562. doi:10.1038/514561a",
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
        "Sackett DL, Rosenberg WM. The need for evidence-based medicine. J R Soc Med. 1995 Nov;88(11):620-4."
        " PMID: 8544145; PMCID: PMC1295384.",
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
        "Kahneman, D., & Tversky, A. (1979). Prospect theory: An analysis of decision under risk. Econometrica,"
        " 47(2), 263–291. https://doi.org/10.2307/1914185",
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
        "Bem, D. J. (1987). Writing the empirical journal article. In M. P. Zanna & J. M. Darley (Eds.), The"
        " compleat academic: A practical guide for the beginning social scientist (pp. 171–201). Random House.",
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
        "Piaget, J. (1966). La psychologie de l’enfant [The psychology of the child]. Presses Universitaires de"
        " France.",
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
        {
            "issued": "1953",
            "original_date": "1900",
            "title": "The interpretation of dreams",
            "publisher": "Hogarth Press",
        },
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
        {
            "title": "The constitution of society",
            "publisher_place": "Cambridge",
            "publisher": "Polity Press",
            "type": "book",
        },
    ),
    Printed(
        "chicago notes book",
        "Benedict Anderson, Imagined Communities: Reflections on the Origin and Spread of Nationalism (London:"
        " Verso, 1983).",
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
        "Davis, Natalie Zemon. “The Reasons of Misrule: Youth Groups and Charivaris in Sixteenth-Century"
        " France.” Past & Present 50 (1971): 41–75.",
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
        "Jameson, Fredric. “Postmodernism, or the Cultural Logic of Late Capitalism.” New Left Review, no. 146,"
        " 1984, pp. 53–92.",
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
        "[12] C. E. Shannon, “A mathematical theory of communication,” Bell Syst. Tech. J., vol. 27, no. 3, pp."
        " 379–423, Jul. 1948.",
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
        "[3] K. He, X. Zhang, S. Ren, and J. Sun, “Deep residual learning for image recognition,” in Proc. IEEE"
        " Conf. Comput. Vis. Pattern Recognit., 2016, pp. 770–778.",
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
        "Kroto, H. W.; Heath, J. R.; O’Brien, S. C.; Curl, R. F.; Smalley, R. E. C60: Buckminsterfullerene."
        " Nature 1985, 318, 162–163.",
        {
            "author": ["Kroto, H. W.", "Heath, J. R.", "O’Brien, S. C.", "Curl, R. F.", "Smalley, R. E."],
            "title": "C60: Buckminsterfullerene",
            "container_title": "Nature",
            "volume": "318",
            "page": "162–163",
        },
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
        "Laborit H, Huguenard P. L’hibernation artificielle [Artificial hibernation]. Presse Med."
        " 1951;59(64):1329. [Article in French]",
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
        {"title": "On trees", "container_title": "Journal of Botany", "status": "in press"},
    ),
    Printed(
        "editors only",
        "Swales, J. M. & Feak, C. B. (Eds.) (2012). Academic writing for graduate students. Ann Arbor:"
        " University of Michigan Press.",
        {
            "editor": ["Swales, J. M.", "Feak, C. B."],
            "title": "Academic writing for graduate students",
            "publisher": "University of Michigan Press",
        },
        ("author",),
    ),
    Printed(
        "edited by",
        "Geertz, Clifford. “Thick Description.” In Contemporary Field Research, edited by Robert Emerson, 37–59."
        " Boston: Little, Brown, 1983.",
        {
            "title": "Thick Description",
            "container_title": "Contemporary Field Research",
            "editor": ["Emerson, Robert"],
            "page": "37–59",
            "publisher_place": "Boston",
        },
    ),
)
