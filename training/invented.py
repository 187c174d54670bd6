"""Invented titles, names and publishers in many languages, for references of a kind no registry holds. Not in the wheel."""

import random

from refkit.parse.words.containers import PLACES

# A language: openings, subjects, relations, second subjects, subtitles; parts are parted by "|".
_TITLES = {
    "de": (
        "Zur Entwicklung|Grundlagen|Theorie und Praxis|Probleme|Die Zukunft|Strukturwandel|Soziologie|Einführung in die "
        "Lehre|Formen|Der Wandel|Geschichte|Wege|Grenzen|Aspekte|Zum Verhältnis|Die Bedeutung|Kritik",
        "der Familie|der Arbeitslosigkeit|der politischen Bildung|sozialer Ungleichheit|der Mediennutzung|des "
        "Wohlfahrtsstaats|der Integration|von Migrantinnen|der Jugendgewalt|der Öffentlichkeit|der Moderne|der Wissenschaft",
        "in Deutschland|in der Bundesrepublik|im internationalen Vergleich|in den neuen Bundesländern|nach 1945|im Alltag|"
        "zwischen Markt und Staat|in Ostmitteleuropa|im Ruhrgebiet|heute",
        "Eine empirische Untersuchung|Ergebnisse einer Befragung|Ein Handbuch|Eine Einführung|Theoretische Perspektiven|"
        "Bestandsaufnahme und Ausblick|Festschrift zum 65. Geburtstag|Ein Beitrag zur Debatte",
    ),
    "fr": (
        "L'évolution|Les formes|Histoire|La construction|Sociologie|Les politiques|La crise|Introduction à l'étude",
        "de la famille|du travail|des villes|de l'État|des migrations|de la mémoire|des sciences|de la santé",
        "en France|au XIXe siècle|en Europe|depuis 1945|en Afrique de l'Ouest|dans les banlieues",
        "Une approche comparée|Essai d'interprétation|Enjeux et perspectives|Étude de cas|Actes du colloque",
    ),
    "es": (
        "La evolución|Historia|El papel|Estudio|Las políticas|Los efectos|La construcción|Análisis",
        "de la familia|del trabajo|de la educación|del Estado|de las migraciones|de la salud|de la memoria",
        "en España|en América Latina|en el siglo XX|en México|en la ciudad de Bogotá",
        "Una revisión|Un estudio comparado|Perspectivas actuales|Retos y oportunidades",
    ),
    "it": (
        "Storia|Le origini|Lo sviluppo|La cultura|Studi sulla storia|Il problema|L'arte|Le forme",
        "della Repubblica di Venezia|del lavoro|della città|della pittura|della nobiltà|del Rinascimento|della famiglia",
        "in Italia|nel Settecento|dal 1500 al 1797|in età moderna|nel Medioevo",
        "Atti del convegno|Saggi e ricerche|Catalogo della mostra|Una rassegna",
    ),
    "pt": (
        "A evolução|História|O papel|Análise|As políticas|Os efeitos|A formação|Avaliação",
        "da família|do trabalho|da educação|da saúde pública|dos professores|da enfermagem|da memória",
        "no Brasil|na Amazônia|no século XX|em Portugal|no Estado de São Paulo",
        "um estudo de caso|uma revisão integrativa|desafios e perspectivas|uma análise comparada",
    ),
    "sv": (
        "Effekten|Betydelsen|Utvecklingen|En studie|Förekomsten|Konsekvenser",
        "av magnesium|av sömnbrist|av vitamin D-tillskott|av fysisk aktivitet|av arbetslöshet|av skolgången|av klimatet",
        "hos äldre vuxna|i Sverige|hos barn och ungdomar|i kommunerna|under graviditeten|på landsbygden",
        "en systematisk översikt|en randomiserad kontrollerad studie|en kunskapsöversikt|resultat från en enkät",
    ),
    "nl": (
        "De ontwikkeling|Geschiedenis|De betekenis|Onderzoek naar de rol",
        "van het gezin|van de arbeidsmarkt|van de gezondheidszorg|van de stad|van slaap",
        "in Nederland|in de negentiende eeuw|bij ouderen|in Vlaanderen",
        "een overzicht|een vergelijkende studie|resultaten van een enquête",
    ),
    "pl": (
        "Rozwój|Historia|Znaczenie|Problemy|Wpływ",
        "rodziny|polityki społecznej|magnezu|edukacji|samorządu|zdrowia publicznego",
        "w Polsce|w XIX wieku|u osób starszych|w latach 1945–1989",
        "przegląd literatury|studium przypadku|wybrane zagadnienia",
    ),
    "ru": (
        "Развитие|История|Проблемы|Исследование|Влияние|Роль",
        "семьи|образования|магния|экономики|науки|сна|общества|государства",
        "в России|в XIX веке|у пожилых людей|в условиях рынка|на современном этапе",
        "обзор литературы|опыт исследования|вопросы теории",
    ),
    "cs": (
        "Vývoj|Dějiny|Význam|Vliv|Problémy",
        "rodiny|školství|hořčíku|společnosti|spánku",
        "v České republice|v 19. století|u starších osob|po roce 1989",
        "přehledová studie|případová studie",
    ),
    "da": (
        "Udviklingen|Historien|Betydningen|Virkningen",
        "af familien|af søvn|af magnesium|af velfærdsstaten|af skolen",
        "i Danmark|hos ældre|i det 19. århundrede|blandt unge",
        "en oversigt|en undersøgelse|et casestudie",
    ),
    "fi": (
        "Tutkimus|Katsaus|Selvitys",
        "magnesiumin vaikutuksesta|unen merkityksestä|koulutuksen kehityksestä|perheen asemasta",
        "Suomessa|ikääntyneillä|1900-luvulla|nuorilla aikuisilla",
        "kirjallisuuskatsaus|tapaustutkimus",
    ),
    "tr": (
        "Türkiye'de|Avrupa'da|Yaşlılarda|Çocuklarda",
        "eğitimin|ailenin|magnezyumun|uykunun|sağlık hizmetlerinin",
        "gelişimi|etkisi|önemi|değerlendirilmesi",
        "bir derleme|bir alan araştırması",
    ),
    "ja": ("日本における|近代の|高齢者の|地域社会と", "睡眠|教育|家族|医療|経済", "に関する研究|の展開|の影響", "実証的検討|事例研究"),
    "zh": ("中国|现代|城市|老年人", "教育|家庭|睡眠|医疗|经济", "发展研究|影响因素分析|问题探讨", "综述|基于调查数据"),
    "ko": ("한국의 |현대 |노인의 |지역사회 ", "교육|가족|수면|의료", " 발전에 관한 연구|의 영향 분석", "사례 연구|문헌 고찰"),
}  # fmt: skip
_CONTAINERS = {
    "de": "Kölner Zeitschrift für Sozialforschung|Zeitschrift für Jugendkunde|Beiträge zur Geschichte|Archiv für Recht|"
    "Mitteilungen aus der Forschung|Soziale Fragen|Aus Politik und Gesellschaft|Jahrbuch der Bildung|Berliner Journal",
    "fr": "Revue de sociologie|Annales d'histoire|Cahiers d'études|Revue des sciences sociales|Population et société",
    "es": "Revista de estudios sociales|Anales de historia|Cuadernos de salud|Gaceta médica",
    "it": "Rivista di storia|Archivio veneto nuovo|Studi storici|Quaderni di cultura|Atti dell'Istituto",
    "pt": "Revista Brasileira de Saúde|Cadernos de Educação|Estudos de História|Anais da Escola",
    "sv": "Svensk Tidskrift|Näringsämnen|Tidskrift för sömnforskning|Läkarbladet|Socialmedicinsk översikt",
    "nl": "Tijdschrift voor geschiedenis|Nederlands Medisch Blad", "pl": "Przegląd Społeczny|Studia Historyczne",
    "ru": "Вестник университета|Вопросы истории и теории|Известия академии|Журнал медицины",
    "cs": "Časopis lékařů|Český přehled", "da": "Dansk Tidsskrift|Ugens Læge", "fi": "Suomen Aikakauslehti|Sosiologinen Katsaus",
    "tr": "Türkiye Dergisi|Sosyal Bilimler Dergisi", "ja": "社会学研究|日本医学雑誌|教育論集", "zh": "社会学报|医学杂志|教育研究",
    "ko": "한국사회학회지|의학논문집",
}  # fmt: skip
_FAMILIES = {
    "de": "Müller Schmidt Schneider Fischer Weber Meyer Wagner Becker Hoffmann Schäfer Koch Bauer Richter Klein Wolf Schröder"
    " Neumann Schwarz Zimmermann Braun Krüger Hofmann Hartmann Lange Werner Krause Lehmann Köhler Maier Beck-Gernsheim"
    " von|Hayek Kaufmann Offe Giegler Pfau-Effinger",
    "fr": "Martin Bernard Dubois Durand Moreau Laurent Lefèvre Leroy Roux Girard Bonnet Fournier Mercier de|Certeau Bloch",
    "es": "García González Rodríguez Fernández López Martínez Sánchez Pérez Gómez|Díaz Ruiz|Moreno de|la|Fuente",
    "it": "Rossi Russo Ferrari Esposito Bianchi Romano Colombo Ricci Marino Greco De|Luca Zorzi Da|Mosto",
    "pt": "Silva Santos Oliveira Souza Rodrigues Ferreira Alves Pereira Lima Gomes Costa|Filho dos|Santos",
    "sv": "Andersson Johansson Karlsson Nilsson Eriksson Larsson Åkesson Öberg af|Klercker", "nl": "de|Vries Jansen van|den|Berg Bakker",
    "pl": "Nowak Kowalski Wiśniewski Wójcik Kowalczyk Łukasiewicz", "ru": "Иванов Петров Сидорова Кузнецов Щукина",
    "cs": "Novák Svobodová Dvořák Černý", "da": "Jensen Nielsen Hansen Sørensen", "fi": "Virtanen Korhonen Mäkinen",
    "tr": "Yılmaz Kaya Demir Şahin", "ja": "山田 佐藤 鈴木 田中", "zh": "王 李 张 刘", "ko": "김 이 박 최",
}  # fmt: skip
_GIVEN = {
    "de": "Hans-Peter Ulrich Elisabeth Jürgen Wolfgang Sabine Klaus Renate Franz-Xaver Heike Karl|Heinz",
    "fr": "Jean-Pierre Marie Claude Émile Sylvie Yves", "es": "José|Luis María Carlos Ana", "it": "Giovanni Maria|Rosa Sergio Ugo",
    "pt": "João Maria|José Paulo Ana", "sv": "Åsa Erik Lars-Göran Karin", "nl": "Jan Pieter Anneke", "pl": "Jan Zofia Łukasz",
    "ru": "Иван|Петрович Анна|Сергеевна Н.|В.", "cs": "Jan Eva", "da": "Søren Mette", "fi": "Antti Päivi", "tr": "Mehmet Ayşe",
    "ja": "太郎 花子 一郎", "zh": "伟 芳 建国", "ko": "민수 지영",
}  # fmt: skip
_PUBLISHERS = {
    "de": "Suhrkamp|Campus|VS Verlag für Sozialwissenschaften|Leske + Budrich|Westdeutscher Verlag|Nomos|Juventa|Beltz|Klett-Cotta|"
    "C. H. Beck|de Gruyter|Lucius & Lucius|Springer VS|UVK|transcript Verlag|Eigenverlag|Duncker & Humblot|Rowohlt",
    "fr": "Presses universitaires de France|Gallimard|L'Harmattan|Seuil|Armand Colin|La Découverte", "es": "Alianza|Siglo XXI|Ariel",
    "it": "Einaudi|Il Mulino|Laterza|Olschki|Marsilio", "pt": "Editora da UFRJ|Vozes|Cortez|Atlas|Artmed",
    "sv": "Studentlitteratur|Norstedts|Bonniers", "ru": "Наука|Мысль|Медицина", "pl": "PWN|Ossolineum",
    "en": "Oxford University Press|Cambridge University Press|Routledge|Sage|Springer|Wiley|Elsevier|Academic Press|MIT Press|"
    "University of Chicago Press|Palgrave Macmillan|McGraw-Hill|North-Holland|Harvard University Press|Prentice-Hall|CRC Press|"
    "American Psychological Association|World Scientific|Kluwer Academic Publishers|Penguin",
}  # fmt: skip
_GROUPS = (
    "World Health Organization|National Institutes of Health|Statistisches Bundesamt|Bundesministerium für Familie|European Commission|"
    "Folkhälsomyndigheten|Socialstyrelsen|Ministério da Saúde|Instituto Nacional de Estadística|OECD|UNESCO|Centers for Disease Control"
    " and Prevention|American Psychiatric Association|National Heart, Lung, and Blood Institute|Haut Conseil de la santé publique|"
    "Organisation mondiale de la Santé|Istat|Bundeszentrale für politische Bildung|Enquete-Kommission|Deutscher Bundestag|World Bank|"
    "International Committee of Medical Journal Editors|Министерство здравоохранения|Rijksinstituut voor Volksgezondheid|"
    "Food and Agriculture Organization of the United Nations|IPCC|Royal College of Physicians|Umweltbundesamt|Brasil"
)
# Organisations by their parts: kinds, what they are for, where; or a whole name that may stand alone or with its short form.
_BODIES = {
    "de": (
        "Ministerium|Institut|Verband|Bundesamt|Gesellschaft|Stiftung|Landesamt|Arbeitskreis|Beirat|Zentrum|Senatsverwaltung|Amt",
        "für Arbeit und Soziales|für Gesundheit|für Wirtschaft|für Bildung und Kultur|für Statistik|für Verkehr, Bau und Wohnen|"
        "der Deutschen Industrie|für Stadtforschung|Familienfragen|der freien Wohlfahrtspflege|zur Begutachtung der Entwicklung",
        "|| Köln| Nürnberg| des Landes Brandenburg| Berlin| in Bayern| Österreich",
    ),
    "fr": (
        "Ministère|Institut national|Conseil général|Groupement|Observatoire|Comité|Association|Direction|Agence|Haut-Commissariat",
        "de l’Éducation nationale|d’études démographiques|de la Santé|de la statistique|du Plan|des villes|de l’enfance|du patrimoine",
        "|| du Liban| (France)| de Lyon| du Languedoc",
    ),
    "it": (
        "Ministero|Istituto|Comune|Comitato|Associazione|Fondazione|Regione|Accademia|Soprintendenza|Archivio",
        "per i beni culturali|della pubblica istruzione|di statistica|di Venezia|per la storia del Risorgimento|delle scienze",
        "|| del Veneto| di Torino| Italiano",
    ),
    "es": (
        "Ministerio|Instituto|Consejo|Asociación|Centro|Comisión|Gobierno|Secretaría",
        "de Educación|Nacional de Estadística|de Salud|de Estudios Sociales|para la Defensa de los Derechos Humanos|de Energía",
        "|| de Colombia| de Chile| Español| de Cuba",
    ),
    "pt": (
        "Ministério|Instituto|Conselho|Associação|Fundação|Secretaria|Governo|Universidade",
        "da Educação|Brasileiro de Geografia e Estatística|Nacional de Pesquisas|da Saúde|Federal de Enfermagem|do Meio Ambiente",
        "|| do Estado de São Paulo| (Brasil)| de Lisboa",
    ),
    "en": (
        "Department|Institute|Office|Committee|Association|Council|Society|Bureau|Centre|Agency|Working Group|Commission|Task Force",
        "of Trade and Industry|for Fiscal Studies|of Health and Human Services|on the Environment, Food, and Agriculture|of Statistics|"
        "for Standards in Education|of Civil Engineers|on Higher Education|for Economic Performance|of the Interior",
        "||| (UK)| of Canada| of Scotland| (Australia)",
    ),
}  # fmt: skip
_NAMED = (
    "Scottish Enterprise|Birmingham City Council|Columbia University|Sun Microsystems, Inc.|Bayer AG|Danmarks Statistik|Google|Intel Corp.|"
    "ATLAS Collaboration|The CMS Collaboration|UNICEF|IAEA|U.S. Census Bureau|US Environmental Protection Agency|NATO|Amnesty International|"
    "Eurostat|ISO|American Petroleum Institute|British Standards Institution|IBM|Microsoft Corporation|Statistics Canada|Human Rights Watch|"
    "Europäische Kommission|Europäischer Rat|Deutsche Bundesbank|RWTH Aachen|Siemens AG|CDU|SPD|Bertelsmann Stiftung|Lundbeck A/S|DIHK|"
    "Commission européenne|INSEE|UNESCO|Conseil de l’Europe|Médecins sans frontières|Banca d’Italia|ISTAT|Unione Europea|Cour des comptes|"
    "Comisión Europea|CEPAL|Banco Mundial|Brasil|IBGE|Embrapa|Petrobras|National Science Foundation|Ernst & Young|The MathWorks Inc.|"
    "Organisation for Economic Co-operation and Development|House of Commons|United Nations|Pew Research Center|R Core Team|GOV.UK|HEFCE"
)
_SUBTITLES = {
    "de": "Ein Überblick|Strukturwandel und Konflikt|Die Familien zwischen Tradition und Moderne|Eine Kritik|Beiträge zur Konfliktforschung|"
    "Geschichte, Theorie, Praxis|Wie aus Fremden Nachbarn werden|Zum Wandel der Arbeit 1949–1989|Ergebnisse des Mikrozensus 2004|"
    "Gruppengespräche mit Jugendlichen|Konzepte und Methoden|Abschied vom Sozialstaat?|Studien zur Japanforschung|Herausforderungen an die Politik",
    "fr": "Les lieux du savoir|L’essor des villes marchandes|Le pouvoir et la vie|Théorie et pratique|Essai de sociologie politique|"
    "Entre mémoire et histoire|Une histoire de la médecine (1789-1914)|L’évolution récente|Énonciation et représentation",
    "it": "Politica e giustizia dal secolo XVI al secolo XVIII|Note e documenti|Alcune note genealogiche|Tra riforme e rivoluzioni|"
    "Immagini di una città|Catalogo della mostra (Venezia, 1980)|Storia e critica|Secoli XIV-XVI",
    "es": "Teoría y práctica|Una mirada desde el sur|Historia de una idea (1810-1910)|Los años de la crisis|Política y sociedad",
    "pt": "teoria e prática|uma abordagem crítica|história de uma ideia|entre o local e o global",
    "en": "A History|Six Revolutions of Information|Theory, Practice and Prospects|An Introduction|The Limits of Reason|Essays in Honour of a Friend|"
    "A Geophysical Discussion|Evidence from Panel Data|What Have We Learned?|The Roots of Conflict, 1870–1914|User's Guide|Methods and Models",
}  # fmt: skip
_LONG_JOURNALS = (
    "Journal of Law, Economics and Organisation|The Quarterly Review of Finance, Banking and Trade|Physica X: Statistical Mechanics|"
    "Bios. Zeitschrift für Lebensläufe und Geschichte|Olympia. Hefte zur Politik|Journal of Physics A: Mathematical and General|"
    "Leviathan. Zeitschrift für Gesellschaft|Aus Politik und Zeitgeschehen (Beilage)|Politics, Groups, and Identities|"
    "Bull. Amer. Math. Assoc. (N.S.)|C. R. Acad. Sci. Lyon Sér. I Math.|J. Phys. B: At. Mol. Opt. Phys.|Annales. Histoire, Sciences|"
    "Proc. Int. Conf. on Robotics|Environment, Development and Health|L’Arte. Rivista di storia e critica|Signs, Systems, Society|"
    "Wasser, Energie, Luft|Work, Time and Employment|Energy Convers. Res. X|Proc. R. Soc. A|Phys. Lett. C|Rev. Mod. Chem.|Il Nuovo Archivio"
)
LANGUAGES = tuple(_TITLES)
_CITIES = tuple(sorted(place.title() for place in PLACES if len(place) > 3 and "." not in place and "," not in place))


def title(language: str, chance: random.Random) -> str:
    """A title of that language, in half of the cases with a subtitle."""
    first, second, third, subtitle = (chance.choice(part.split("|")) for part in _TITLES[language])
    glue = "" if language in ("ja", "zh", "ko") else " "
    main = glue.join((first, second, third))
    if chance.random() < 0.5:
        return main
    mark = chance.choice((": ", ". ", ". ", " – ")) if glue else "："
    return f"{main}{mark}{subtitle}"


def subtitle(language: str, chance: random.Random) -> str:
    """A second sentence of a title, without a mark before it."""
    return chance.choice(_SUBTITLES.get(language, _SUBTITLES["en"]).split("|"))


def organisation(language: str, chance: random.Random) -> str:
    """The name of a body that publishes: whole, made of parts, or with its short form in brackets."""
    drawn = chance.random()
    if drawn < 0.2:
        return group(chance)
    if drawn < 0.5:
        return chance.choice(_NAMED.split("|"))
    kind, purpose, where = (chance.choice(part.split("|")) for part in _BODIES.get(language, _BODIES["en"]))
    name = f"{kind} {purpose}{where}"
    if drawn > 0.92 and "(" not in name:
        short = "".join(word[0] for word in name.split() if word[0].isupper())
        return f"{name} ({short})" if len(short) > 1 else name
    return name


def container(language: str, chance: random.Random) -> str:
    """The name of a periodical."""
    if chance.random() < 0.12:
        return chance.choice(_LONG_JOURNALS.split("|"))
    return chance.choice(_CONTAINERS[language].split("|"))


def person(language: str, chance: random.Random) -> dict[str, str]:
    """A name in CSL-JSON; half of the given names are initials."""
    family = chance.choice(_FAMILIES[language].split()).replace("|", " ")
    given = chance.choice(_GIVEN[language].split()).replace("|", " ")
    if chance.random() < 0.3 and language not in ("ja", "zh", "ko"):
        given = f"{given[0]}."
    return {"family": family, "given": given}


def publisher(language: str, chance: random.Random) -> str:
    """A publisher of that language's countries, or an English one."""
    return chance.choice(_PUBLISHERS.get(language, _PUBLISHERS["en"]).split("|"))


def group(chance: random.Random) -> str:
    """An organisation."""
    return chance.choice(_GROUPS.split("|"))


def city(chance: random.Random) -> str:
    """A place of publication, now and then two of them or one with its state."""
    one = chance.choice(_CITIES)
    drawn = chance.random()
    if drawn < 0.06:
        return f"{one}/{chance.choice(_CITIES)}"
    return f"{one}, {chance.choice(('NY', 'CA', 'MA', 'UK', 'NJ'))}" if drawn < 0.1 else one
