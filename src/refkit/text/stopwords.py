"""The small words of languages in Latin and Cyrillic letters, and what titles often say. Data only.

Per language: articles, prepositions, conjunctions, pronouns, forms of "to be", and the frequent words of
scholarly titles. A word may stand in several languages; `refkit.text.language` weighs it down for that.
"""

_WORDS = {
    "en": "the of and in on for with to from by at an a is are was were as its their this that these between among"
    " through during after before into within without toward towards using based under over about against"
    " what how why when who which do does not can new study studies effect effects effectiveness analysis review"
    " treatment patients children women health disease clinical trial role case report research evidence approach"
    " care risk use systematic randomized randomised controlled outcomes development learning social theory history"
    " introduction guide handbook education management modern world life human association relationship impact"
    " evaluation assessment comparison their our it be or has have some other than more",
    "de": "der die das und des dem den ein eine einer eines einem einen von vom im in zu zum zur mit für auf bei"
    " beim nach aus über unter durch als an am ist sind wird werden nicht auch sich oder zwischen wie gegen ohne"
    " seit bis um vor wenn aber nur noch so ihre ihrer sein seine eines was ins kein keine deutschen deutsche"
    " deutschland untersuchung untersuchungen studie studien beitrag beiträge geschichte einführung entwicklung"
    " behandlung bedeutung wirkung wirksamkeit einfluss zusammenhang kinder kindern frauen patienten therapie"
    " forschung lehrbuch handbuch grundlagen leitlinie neue neuen neuer theorie kritik leben zeit sprache kunst"
    " zeitschrift jahrhundert gesellschaft wissenschaft ergebnisse analyse bericht versuch vergleich rolle",
    "fr": "le la les l d de du des un une et en dans sur pour par avec sans sous entre vers chez au aux à ce cette"
    " ces son sa ses leur leurs qui que qu est sont été ou où ne pas plus comme il elle on nous vous se s n c"
    " étude études effet effets analyse traitement maladie histoire introduction recherche recherches santé"
    " prise charge enfant enfants femmes évaluation développement approche rôle nouvelle nouveau nouvelles siècle"
    " siècles vie sociale société française français france théorie essai monde art politique contribution"
    " propos après avant depuis lors apport cas revue",
    "es": "el la los las de del y e en un una unos unas con por para sobre al a que se su sus es son como más o u"
    " entre desde hasta sin según lo no ante bajo contra durante mediante estudio estudios efecto efectos"
    " análisis tratamiento revisión enfermedad salud niños mujeres pacientes evaluación desarrollo historia"
    " investigación uso papel enfoque relación educación siglo españa española español américa nueva nuevo"
    " teoría vida social política introducción caso factores riesgo calidad aplicación modelo sistema universidad"
    " también hacia y/o ensayo clínico aproximación propuesta",
    "pt": "o a os as de do da dos das e em no na nos nas um uma uns umas com por para pelo pela pelos pelas sobre ao"
    " à aos às que se seu sua seus suas é são como mais ou entre desde até sem segundo não estudo estudos efeito"
    " efeitos análise tratamento revisão doença saúde crianças mulheres pacientes avaliação desenvolvimento"
    " história pesquisa uso papel abordagem relação educação século brasil brasileira brasileiro nova novo teoria"
    " vida social política introdução caso fatores risco qualidade aplicação modelo sistema universidade também"
    " contribuição ensino através formação produção processo",
    "it": "il lo la i gli le di del dello della dei degli delle dell d l un uno una e ed in nel nello nella nei negli"
    " nelle nell con per su sul sulla sui sulle da dal dalla dai dalle al alla ai alle agli all tra fra che chi"
    " si non è sono come più o anche studio studi effetto effetti analisi trattamento malattia salute bambini"
    " donne pazienti valutazione sviluppo storia ricerca ricerche ruolo uso secolo italia italiana italiano nuova"
    " nuovo teoria vita sociale società introduzione caso arte cultura saggio saggi contributo nota note opere"
    " archivio venezia roma atti quaderni cura",
    "nl": "de het een en van der den in op voor met bij naar uit over door tot aan om als is zijn wordt worden niet"
    " ook of te dat die dit deze tussen zonder onder tegen na sinds hun haar effect effecten onderzoek studie"
    " behandeling ziekte geschiedenis inleiding ontwikkeling kinderen vrouwen patiënten rol gebruik invloed"
    " nederland nederlandse nieuwe theorie leven maatschappij richtlijn zorg gezondheid wetenschap eeuw analyse"
    " bijdrage handboek vergelijking verhaal boek jaar",
    "sv": "och i av för på med till från vid hos om den det de en ett är som att inte eller mellan under över efter"
    " utan mot genom inom samt sin sina dess har kan ska så hur vad när var vi man ut upp effekt effekter"
    " effekten effekterna behandling studie studier undersökning sjukdom hälsa barn kvinnor patienter betydelse"
    " betydelsen utveckling historia forskning roll användning svenska svensk sverige ny nya teori liv samhälle"
    " inledning rapport handbok systematisk översikt randomiserad kontrollerad sömn sömnen vård råd fakta"
    " riktlinjer kost bok frågor perspektiv tillskott samband vuxna äldre analys olika jämförelse intag",
    "da": "og i af for på med til fra ved hos om den det de en et er som at ikke eller mellem under over efter uden"
    " mod gennem blandt samt sin sine dens har kan skal så hvordan hvad når hvor vi man ud op effekt effekter"
    " effekten behandling studie studier undersøgelse undersøgelser sygdom sundhed børn kvinder patienter betydning"
    " betydningen udvikling historie forskning rolle anvendelse danske dansk danmark ny nye teori liv samfund"
    " indledning rapport håndbog vejledning søvn nyt hvorfor år sygeplejen sygepleje personer risiko mennesker af"
    " være fået blev deres bog brug",
    "no": "og i av for på med til fra ved hos om den det de en et ei er som at ikke eller mellom under over etter"
    " uten mot gjennom blant samt sin sine dens har kan skal så hvordan hva når hvor vi man ut opp effekt effekter"
    " effekten behandling studie studier undersøkelse undersøkelser sykdom helse barn kvinner pasienter betydning"
    " betydningen utvikling historie forskning rolle bruk norske norsk norge ny nye teori liv samfunn innledning"
    " rapport håndbok retningslinje søvn hvorfor år sykepleie personer risiko mennesker av være fått ble deres"
    " bok ikkje frå ein eit korleis kva",
    "fi": "ja on ei se että oli ovat sekä tai kun kuin mutta myös jos niin joka jotka mitä miten miksi tämä nämä sen"
    " ne hän he me te mukaan kanssa vaikutus vaikutukset vaikutuksia tutkimus tutkimuksia hoito hoidon hoidossa"
    " sairaus terveys lapset lasten lapsilla naiset naisten potilaiden potilailla merkitys kehitys kehittäminen"
    " historia suomen suomi suomalainen suomalaisen suomalaiset suomessa uusi uuden teoria elämä yhteiskunta"
    " johdanto raportti käsikirja unen uni välillä välinen jälkeen aikana ennen ilman kohti osana ihmisen tieto"
    " opas käypä suositus arviointi analyysi vuoden",
    "is": "og í á að við um til frá með fyrir af er eru var ekki eða sem það þau þeir þær hún hann en milli eftir"
    " undir yfir hjá úr áhrif rannsókn rannsóknir meðferð sjúkdómur heilsa barna börn börnum kvenna konur konum"
    " saga sögu íslands ísland íslandi íslensk íslenska íslenskra ný nýtt þróun hlutverk árangur sjúklinga þess"
    " hvernig hvað hvers vegna notkun árum öld svefn",
    "pl": "i w we z ze na do od o u za po pod nad przed przez przy dla bez dla się nie jest są był była było oraz lub"
    " albo jak co to ten ta te tego tej tych którą który która które jako między wśród jego jej ich wpływ badanie"
    " badania badań leczenie leczenia choroba choroby zdrowie zdrowia dzieci kobiet pacjentów rozwój historia dzieje"
    " znaczenie rola ocena analiza wprowadzenie polski polska polsce polskiej polskie nowa nowe teoria życie"
    " zastosowanie zarys podręcznik wiek wieku xx studia szkice literatury literatura osób",
    "cs": "a v ve z ze na do od o u za po pod nad před přes při pro bez se si je jsou byl byla bylo nebo jako co to"
    " ten ta ty této tento který která které jak mezi jeho jejich ke k s i vliv studie výzkum léčba léčby léčbě"
    " nemoc nemoci onemocnění zdraví dětí děti žen pacientů vývoj dějiny historie význam role hodnocení analýza"
    " úvod český česká české českých čech nová nové teorie život použití příručka století literatury kapitoly"
    " možnosti současné osob",
    "sk": "a v vo z zo na do od o u za po pod nad pred cez pri pre bez sa si je sú bol bola bolo alebo ako čo to ten"
    " tá tieto tejto ktorý ktorá ktoré medzi jeho ich ku k s so aj i vplyv štúdia výskum liečba liečby choroba"
    " choroby ochorenia zdravie detí deti žien pacientov vývoj dejiny história význam úloha hodnotenie analýza"
    " úvod slovenský slovenská slovenské slovenskej slovensku nová nové teória život použitie príručka storočia"
    " možnosti súčasnej osôb",
    "hu": "a az és egy is nem hogy van volt meg vagy de mint ha ez ezek azok aki ami amely között után előtt alatt"
    " szerint által során való nélkül ellen felé iránt hatása hatásai vizsgálata vizsgálat kezelése kezelés"
    " betegség betegségek egészség gyermekek gyermek nők betegek fejlődése fejlesztése története történet"
    " jelentősége szerepe elemzése bevezetés magyar magyarország magyarországi magyarországon új elmélet élet"
    " társadalom társadalmi alkalmazása kézikönyv század századi irodalom kutatás tanulmány tanulmányok értékelése"
    " kérdései",
    "hr": "i u na za od do iz s sa o po pri kod kao je su nije se bi ili ali te da koji koja koje što kako između"
    " nakon prije bez prema kroz njegov njihov utjecaj uticaj istraživanje istraživanja liječenje liječenja"
    " lečenje bolesti bolest zdravlje zdravlja djece dece žena bolesnika pacijenata razvoj povijest istorija"
    " značaj važnost uloga procjena procena analiza uvod hrvatski hrvatska hrvatske hrvatskoj hrvatskog srpski"
    " srpske srpskog srbije srbiji nova novi teorija život primjena primena priručnik stoljeća veka osoba",
    "sl": "in v na za od do iz z s o po pri kot je so ni se bi ali da ki kaj kako med brez proti skozi pred nad pod"
    " njegov njihov vpliv raziskava raziskave zdravljenje zdravljenja bolezni bolezen zdravje zdravja otrok otroci"
    " žensk bolnikov bolnikih razvoj zgodovina pomen vloga ocena analiza uvod slovenski slovenska slovenske"
    " slovenskega sloveniji slovenskem nova novi teorija življenje uporaba priročnik stoletja oseb",
    "et": "ja on ei ning või kui et see selle need oli ka mis kes kuidas aga nii oma tema nende läbi pärast enne"
    " vahel kohta järgi ilma mõju uuring uuringud uurimine ravi haiguse haigused tervis tervise laste lapsed naiste"
    " patsientide areng arendamine ajalugu tähtsus roll hindamine analüüs sissejuhatus eesti eestis uus uue teooria"
    " elu ühiskond kasutamine käsiraamat sajandi sajandil keele keel",
    "lv": "un ir ar par no uz pie pēc pirms bez līdz kā kas ko vai nav bija tas tā šis šī to tiek starp caur arī kad"
    " ietekme pētījums pētījumi ārstēšana slimība slimības veselība veselības bērnu bērniem sieviešu pacientu"
    " pacientiem attīstība vēsture nozīme loma novērtējums analīze ievads latvijas latvija latviešu latvijā jauns"
    " jauna teorija dzīve izmantošana rokasgrāmata gadsimta gadsimtā valodas mūsdienu",
    "lt": "ir yra su iš į ant prie po prieš be iki kaip kas ką ar nėra buvo tai tas ta šis ši jų jo per dėl apie už"
    " tarp bei kai poveikis įtaka tyrimas tyrimai gydymas gydymo liga ligos ligų sveikata sveikatos vaikų moterų"
    " pacientų plėtra raida istorija reikšmė vaidmuo vertinimas analizė įvadas lietuvos lietuva lietuvių lietuvoje"
    " naujas nauja teorija gyvenimas taikymas vadovas amžiaus amžiuje kalbos sergančių",
    "ro": "și şi de la în din cu pe pentru un o unui unei al a ale ai ca că nu este sunt sau prin după între fără"
    " sub spre despre asupra către care ce cum mai studiu studii efectul efecte efectele tratamentul tratament"
    " boala boli bolii sănătate sănătatea copii copiilor femei pacienți pacienților dezvoltarea istoria rolul"
    " importanța evaluarea analiza introducere românia române român românească românilor limba nou nouă teoria"
    " viața utilizarea manual secolul cercetare cercetări privind",
    "ca": "el la els les l d de del dels i en un una uns unes amb per per a sobre al als que es s seu seva seus"
    " seves és són com més o entre des fins sense segons no estudi estudis efecte efectes anàlisi tractament"
    " malaltia salut nens dones pacients avaluació desenvolupament història recerca ús paper relació educació"
    " segle catalunya catalana català catalans nova nou teoria vida política introducció llengua cap aquest aquesta"
    " també",
    "tr": "ve bir bu da de ile için olarak olan gibi daha çok en ne ya ki mi mı üzerine üzerindeki üzerinde arasında"
    " arasındaki göre sonra önce kadar ilişkin yönelik etkisi etkileri etkisinin inceleme incelenmesi araştırma"
    " araştırması çalışma çalışması tedavi tedavisi tedavisinde hastalık hastalığı sağlık çocuk çocuklarda kadın"
    " kadınlarda hastalarda hastaların gelişimi gelişme tarihi önemi rolü değerlendirilmesi değerlendirme analizi"
    " giriş türkiye türk türkçe yeni kuram teori hayat yaşam kullanımı el kitabı yüzyıl ilişkisi ilişki örneği"
    " düzeyleri belirlenmesi sistemi açısından",
    "vi": "và của các những một trong là có cho với được không về đến từ tại trên theo để khi ở người này đó bằng như"
    " nghiên cứu ảnh hưởng điều trị bệnh nhân sức khỏe trẻ em phụ nữ đánh giá phát triển lịch sử vai trò phân tích"
    " giới thiệu việt nam mới lý thuyết cuộc sống sử dụng kết quả hiệu quả",
    "id": "dan di yang untuk dengan pada dari dalam ke oleh terhadap sebagai adalah ini itu tidak atau antara bagi"
    " tentang serta karena oleh secara melalui pengaruh hubungan penelitian studi pengobatan penyakit kesehatan"
    " anak perempuan pasien evaluasi pengembangan perkembangan sejarah peran analisis pendahuluan indonesia baru"
    " teori kehidupan penggunaan buku efek faktor tingkat penerapan upaya berbasis",
    "la": "et de in ad cum ex ab ac atque seu sive quae qui quod est non per pro sub inter apud contra libri liber"
    " libros librum opera omnia historia historiae acta epistolae epistola vita vitae tractatus dissertatio"
    " commentarius commentaria sancti rerum ecclesiae romanae romani ejus eius sacrae novae species generis plantarum",
    "ru": "и в на не с по для из к о от у за до при об над под без через между что как это или его их она они был"
    " была было были является также так же во со ко который которые которая влияние исследование исследования"
    " лечение лечения лечении болезни болезнь заболевания здоровье здоровья детей женщин больных пациентов развитие"
    " развития история истории значение роль оценка анализ введение россии российской русской русский новые новая"
    " теория жизнь применение учебник пособие вопросы основы проблемы методы века",
    "uk": "і й в у на не з із зі по для від до при про над під без через між що як це або його їх їх вона вони був"
    " була було були є також та які який яка вплив дослідження лікування хвороби хвороба захворювання здоров'я"
    " дітей жінок хворих пацієнтів розвиток розвитку історія історії значення роль оцінка аналіз вступ україни"
    " україні української український українська нові нова теорія життя застосування підручник посібник питання"
    " основи проблеми методи століття",
    "bg": "и в на не с по за от до при над под без през между че как това или неговите техните тя те беше са е също"
    " така във със който която които влияние изследване изследвания лечение лечението болести болестта заболявания"
    " здраве здравето деца децата жените жени пациенти пациентите развитие развитието история историята значение"
    " роля ролята оценка анализ увод българия българската български българска нови нова теория живот приложение"
    " учебник въпроси основи проблеми методи век",
    "sr": "и у на за од до из с са о по при код као је су није се би или али те да који која које што како између"
    " након пре без према кроз његов њихов утицај истраживање истраживања лечење лечења болести болест здравље"
    " здравља деце жена пацијената развој историја значај улога процена анализа увод српски српска српске српског"
    " србије србији нова нови теорија живот примена приручник века особа",
}

STOP_WORDS: dict[str, frozenset[str]] = {
    language: frozenset(words.split()) for language, words in _WORDS.items()
}
"""The words of each language by BCP 47 primary tag, in lower case and with their diacritics."""
