"""Words of journal, series, proceedings and publisher names, and cities that publish. Room: parse."""

import re

_ABBREVIATIONS = """
abh abstr acad acta actual addict adm adv aerosp aging agr agric algebra allerg allergy am amer anaesth anal analyt
anat anesth angew anim ann annu anthropol antimicrob apl appl arch archit arthritis artif asian assoc astron
astrophys atmos aust austral auton bacteriol behav ber biochem bioeng biogr bioinf bioinformatics biol biomech
biomed biometrics biophys biotechnol blood bot br brit bul bull bur bus can canad cancer carcinog cardiol cell cereb
chem child chim chin chir chromatogr circ circul class clim clin cogn coll combin comm commun comp compar comput
conf congr conserv constr contemp contrib control corros crim crit cryst crystallogr cult curr cytol dam dent
dermatol dev diabet diabetes diagn differ diff dis discr discuss doc dokl drug dyn earth ecol econ ecosyst educ
electr electrochem electron elem endocr endocrinol endod energ eng engin engl entomol environ enzym epidemiol equ
ergon ethn eur europ euro evol exp expl extr fac fam fed fert finan fish fluid food forsch forum found front funct
gastroenterol gaz gen genet geochem geogr geol geom geophys geosci geotech ger gerontol gesch giorn glob gov gynecol
haematol hebd heart heart hematol hepatol hered hist hlth horm hosp hum hydrol hyg identif image imag immunol impr
ind indian inf infect inform inorg inst instrum int integr intell intern internat investig invest ist ital iatr
jahrb japan jb jbuch jpn jour journ justiz krim kybern lab lang lett ling lipid lit logic mach mag magn manag mar
mat mater math mathem meas mech med mem ment met metab meteorol meth methodol microb microbiol microsc microw mil
miner mod mol monatsschr monogr morphol mus nachr nanotechnol nat natl naturwiss naut neth netw neural neurobiol
neurol neurophysiol neuropsychol neuropsychiatr neurosci neurosurg newsl nonlinear nouv nucl num numer nurs nutr
obes obst obstet occup oceanogr ocul off oncol ophthalmol opt optim oral organ org orn ornithol orthop oto
otolaryngol paediatr palaeontol part manage calif mass penn parasit parasitol partic path pathol pediatr percept
perf period pers pesqui petrol pharm pharmacol phil philol philos phon photochem photogr phys physic physik physiol
plan planet plant plasma plast pol polit politik polym pop popul pract pren prevent prim probab probl proc prod prof
prog progr prot protein psych psychiat psychiatr psychoanal psychol psychopharmacol psychosom psychother publ pure
qual quant quart quat radiat radiol reform rec reg regul rehabil relat relig rend renew rep repr reprod res resour
resp respir rev rheum rheumatol rhinol riv robot roy russ sb scand sch schmerz sci semin semiconduct sens ser
sitzungsber skr sloan soc sociol softw soil sol solid sov spec spectr spectrosc stat statist stereotact stoch
stochastic strateg stroke struct stud studi suppl surf surg surv sust symb symp synth syst tech techn technol
tectonophys telecommun teor th theor theoret ther thorac thromb tidskr toxicol trans transact transfus transl transp
transplant trav trib trop tropic tumor turk univ ultrason ung urban urol utiliz vasc verh vet vib vierteljahrsschr
virol vis vop wirt wiss world yb zeitschr zentralbl zool zh zap vestn izv tr uch fiz mat khim biol журн вестн изв тр
зап науч вопр сер физ мат хим биол мед докл акад наук сб уч матем хим техн ztschr zs zf vjschr arbm wirtsch soziol
"""
ABBREVIATIONS: frozenset[str] = frozenset(_ABBREVIATIONS.split())

_CONTAINER_WORDS = """
journal journ j review revue revista rivista zeitschrift ztschr zs annals annales annali anales anais annalen acta
archive archives archiv archivio archivos bulletin boletim boletín bollettino bullettino cahier cahiers cadernos
cuadernos quaderni quarterly monthly weekly letters transactions trans proceedings proc magazine tidskrift
tidsskrift tijdschrift časopis czasopismo журнал вестник известия труды вісник записки mitteilungen blätter jahrbuch
yearbook anuario annuaire handbuch handbook encyclopedia enzyklopädie lexikon berichte abhandlungen sitzungsberichte
jahrbücher rundschau forschung beiträge hefte actes atti actas lecture notes advances frontiers conference konferenz
symposium workshop tagung kongress congress congresso colloquium times post news gazette herald tribune zeitung zeit
tageszeitung corriere monde guardian newspaper today chronicle nature science lancet jama plos pnas ieee acm studies
studien studi estudos estudios études dagbladet nyheter svenska perspectives research international american
european british canadian applied sciences society 学报 雑誌 杂志 學報 学刊 論文集 研究 통신 학회지 논문지
"""
CONTAINER_WORDS: frozenset[str] = frozenset(_CONTAINER_WORDS.split())

# Words of journals' and newspapers' names that no person is called.
PERIODICAL_WORDS: frozenset[str] = CONTAINER_WORDS - frozenset(
    "j post zeit nature science today weekly forschung".split()
)

PROCEEDINGS_WORD = re.compile(
    r"(?<![^\W_])(?:proceedings|proc|conference|conf|symposium|symp|workshop|congress|congresso|congreso|congrès"
    r"|colloque|tagung|tagungsband|konferenz|meeting|actas|actes|anais|atti|convegno|konferens|kongress|lncs"
    r"|lecture notes"
    r"|materials of|материалы|сборник|конференци\w{0,4})(?![^\W_])",
    re.IGNORECASE,
)
_PUBLISHER_WORDS = """
press presses publication publications verlag verl editrice edition editorial editora edizioni ediciones edições
förlag förlaget forlag forlaget uitgeverij wydawnictwo wydaw kiadó nakladatelství yayınları издательство изд book
books wiley springer elsevier routledge sage mcgraw pearson prentice addison penguin palgrave macmillan kluwer
blackwell academic mit suhrkamp vs nomos beck campus klett beltz leske vandenhoeck mohr gruyter juventa hogrefe
kohlhammer westdeutscher transcript reclam rowohlt fischer piper hanser gallimard seuil puf dalloz colin hachette
fayard flammarion karthala l’harmattan harmattan einaudi laterza mondadori feltrinelli mulino olschki marsilio
bompiani alianza ariel paidós gedisa tecnos atlas vozes zahar saraiva cortez artmed guanabara studentlitteratur
norstedts liber bonnier bonniers brill ashgate elgar norton knopf random harper free holt harcourt houghton crc
chapman birkhäuser dover freeman lippincott saunders mosby thieme karger university universität université
universidad universidade università univ association society company inc ltd gmbh printing stationery hmso ieee acm
aaai usenix oecd unesco bank 出版社 出版 书店 書房 書店 書院 출판사 наука мир мысль медицина
"""
PUBLISHER_WORDS: frozenset[str] = frozenset(_PUBLISHER_WORDS.split())
PUBLISHER_STARTS = ("publish", "édition", "editor", "universit", "institut", "verlags")
PUBLISHER_ENDS = ("verlag", "förlag", "forlag", "verlagsgesellschaft", "出版社")

_PLACES = """
aachen aarhus abidjan ahmedabad aldershot amsterdam ann|arbor ankara antwerp antwerpen arnhem athens athen atlanta
austin baden-baden baltimore bamberg bangalore bangkok barcelona bari basel bâle basingstoke bath beijing belfast
belgrade belmont belo|horizonte bergen berkeley berlin bern berne beverly|hills bielefeld bilbao birmingham
bloomington boca|raton bochum bogotá bologna bombay bonn bordeaux boston boulder braunschweig bremen brescia
brighton bristol brno bruxelles brussels brüssel bucharest bucurești budapest buenos|aires buffalo bucuresti
burlington cairo calcutta cambridge canberra cape|town caracas cham chapel|hill cheltenham chennai chicago
chichester cincinnati cleveland coimbra cologne colombo columbus copenhagen cracow cremona curitiba dakar dallas
darmstadt delhi den|haag denver detroit dordrecht dortmund dresden dublin duisburg durham düsseldorf edinburgh
eindhoven englewood|cliffs erlangen essen evanston farnham fermo ferrara firenze florence florianópolis fort|worth
frankfurt frankfurt/main frankfurt|a.m frankfurt|a.|m frankfurt|am|main freiburg fribourg geneva genève genf genova
gent ghent giessen gießen glasgow gothenburg göteborg göttingen grand|rapids graz grenoble groningen guildford hague
halle hamburg hannover harlow hartford harmondsworth heidelberg helsinki hillsdale hoboken hong|kong honolulu
houston indianapolis innsbruck ithaca istanbul jena jerusalem johannesburg karlsruhe kassel kiel kiev kobenhavn
københavn konstanz kraków kyoto köln la|habana la|haye lahore lanham lausanne leicester leiden leipzig leuven
lexington liège lille lima linköping lisboa lisbon liverpool ljubljana london londres los|angeles louvain lund lyon
lübeck luxembourg maastricht macerata madison madrid mahwah mainz malmö manchester manila mannheim marburg marseille
melbourne menlo|park mexico méxico mexico|city miami milan milano milwaukee minneapolis modena montevideo
montpellier montreal montréal moscow moskva mumbai munich muenchen münchen münster nairobi nantes napoli naples
nashville neuchâtel neuwied new|brunswick new|delhi new|haven new|jersey new|york newbury|park newcastle nijmegen
norman northampton notre|dame nottingham nürnberg oakland oldenburg opladen örebro oslo ottawa oxford padova padua
palermo palo|alto paris parma passau pavia pécs perugia philadelphia pisa pittsburgh poitiers porto porto|alegre
portland potsdam poznań praha prague princeton providence québec quito reading recife redwood|city regensburg rennes
reinbek rio|de|janeiro roma rom rome rostock rotterdam saarbrücken sacramento salamanca salt|lake|city
salvador salzburg san|diego san|francisco san|juan santa|barbara santa|monica santiago sankt|gallen são|paulo
sarajevo schwalbach seattle sevilla seoul shanghai sheffield siegen singapore sofia southampton springfield stanford
st.|gallen st.|louis st.|petersburg stockholm strasbourg stuttgart sydney syracuse taipei tallinn tel|aviv
thessaloniki thousand|oaks tokyo torino toronto toulouse toruń treviso trier trieste trondheim tübingen tucson tunis
turin turku udine umeå university|park uppsala urbana utrecht valencia vancouver venezia venice verona vicenza
victoria vienna vilnius warsaw warszawa washington washington,|dc weimar weinheim wellington westport wien wiesbaden
winchester winnipeg wolfsburg wrocław wuppertal würzburg yale york zagreb zaragoza zürich zurich москва м л
ленинград спб санкт-петербург киев київ минск новосибирск bauru marília campinas ribeirão|preto são|carlos
uberlândia natal fortaleza salvador goiânia manaus belém vitória niterói londrina maringá pelotas santa|maria
juiz|de|fora viçosa piracicaba araraquara botucatu joão|pessoa maceió aracaju teresina cuiabá campo|grande brasília
uberaba petrópolis lavras ilhéus caracas medellín cali córdoba rosario guadalajara monterrey puebla málaga murcia
oviedo castellón gijón casale|monferrato bergamo lucca ravenna rovigo
北京 上海 东京 東京 大阪 京都 台北 서울 南京 广州 武汉 hoboken,|nj
cambridge,|ma cambridge,|mass bethesda rockville oak|ridge los|alamos geneve helsingfors neuilly
"""
PLACES: frozenset[str] = frozenset(place.replace("|", " ") for place in _PLACES.split())
