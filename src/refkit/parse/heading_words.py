"""What stands above reference lists, and above what follows them, by language. Room: parse; imports nothing.

Forms are separated by "|". Case, diacritics, spaces, numbering and markup do not matter (see `headings`); a
form that several languages share stands with each of them. Tags are BCP 47; "no" covers both Norwegians.
"""

REFERENCE_HEADINGS = {
    "en": "references|reference|reference list|list of references|references cited|references and notes"
    "|notes and references|references and further reading|references and sources|sources and references"
    "|references and links|cited references|cited literature|literature cited|literature|literature references"
    "|bibliography|selected bibliography|select bibliography|general bibliography|annotated bibliography"
    "|bibliographic references|bibliographical references|bibliography and sources|works cited|works consulted"
    "|work cited|list of works cited|citations|cited works|sources|sources cited|source list|list of sources"
    "|sources and further reading|further reading|suggested reading|suggested readings|recommended reading"
    "|additional reading|reading list|scientific references|selected references|key references|endnotes",
    "sv": "referenser|referens|referenslista|referensförteckning|referenser och noter|noter och referenser|källor"
    "|källa|källförteckning|källhänvisningar|källhänvisning|källor och litteratur|käll- och litteraturförteckning"
    "|källor och referenser|referenser och källor|litteratur|litteraturförteckning|litteraturlista"
    "|litteraturreferenser|litteraturhänvisningar|litteratur och källor|bibliografi|citerad litteratur|citerade verk"
    "|tryckta källor|otryckta källor|vidare läsning|läs mer|lästips|mer att läsa|vetenskapliga referenser",
    "da": "referencer|reference|referenceliste|kilder|kilde|kildeliste|kildefortegnelse|kildehenvisninger|litteratur"
    "|litteraturliste|litteraturfortegnelse|litteraturhenvisninger|bibliografi|noter og referencer|citeret litteratur"
    "|referencer og noter|kilder og litteratur|videre læsning|henvisninger|anvendt litteratur|yderligere læsning",
    "no": "referanser|referanse|referanseliste|kilder|kilde|kildeliste|kildehenvisninger|kildehenvisning|litteratur"
    "|litteraturliste|litteraturreferanser|litteraturhenvisninger|litteraturoversikt|bibliografi|kjelder|kjeldeliste"
    "|referansar|noter og referanser|referanser og noter|kilder og litteratur|videre lesning|sitert litteratur",
    "de": "literatur|literaturverzeichnis|literaturliste|literaturangaben|literaturhinweise|literaturnachweis"
    "|literaturnachweise|literaturquellen|quellen|quellenverzeichnis|quellenangaben|quellenangabe|quellennachweis"
    "|quellennachweise|quellen und literatur|quellen- und literaturverzeichnis|literatur und quellen"
    "|literatur- und quellenverzeichnis|referenzen|referenzliste|referenzverzeichnis|bibliographie|bibliografie"
    "|schrifttum|schriftenverzeichnis|zitierte literatur|verwendete literatur|weiterführende literatur"
    "|einzelnachweise|auswahlbibliographie|weiterführende quellen|belege|anmerkungen und literatur"
    "|literatur (auswahl)|ausgewählte literatur|primärliteratur|sekundärliteratur",
    "nl": "referenties|referentielijst|referentie|literatuur|literatuurlijst|literatuuropgave|literatuurverwijzingen"
    "|literatuurreferenties|bronnen|bronnenlijst|bronvermelding|bronvermeldingen|bibliografie|geraadpleegde literatuur"
    "|geciteerde literatuur|geraadpleegde bronnen|verder lezen|verwijzingen|noten en referenties"
    "|aangehaalde literatuur",
    "fr": "références|référence|références bibliographiques|référence bibliographique|liste des références"
    "|références citées|références et notes|notes et références|bibliographie|bibliographie sélective"
    "|bibliographie générale|bibliographie indicative|éléments de bibliographie|orientations bibliographiques"
    "|repères bibliographiques|sources|sources et bibliographie|bibliographie et sources|ouvrages cités"
    "|ouvrages consultés|œuvres citées|littérature citée|littérature|webographie|sitographie|pour en savoir plus"
    "|pour aller plus loin|lectures complémentaires",
    "es": "referencias|referencia|referencias bibliográficas|lista de referencias|referencias citadas|bibliografía"
    "|bibliografía citada|bibliografía consultada|bibliografía general|bibliografía básica|fuentes|fuentes consultadas"
    "|fuentes bibliográficas|fuentes de información|fuentes y bibliografía|obras citadas|trabajos citados"
    "|literatura citada|literatura|notas y referencias|referencias y notas|lecturas recomendadas|para saber más"
    "|webgrafía",
    "pt": "referências|referência|referências bibliográficas|lista de referências"
    "|referências citadas|bibliografia|bibliografia consultada|bibliografia citada|fontes|fontes consultadas"
    "|fontes e bibliografia|obras citadas|obras consultadas|literatura citada|trabalhos citados|notas e referências"
    "|leituras recomendadas|leitura complementar|referências e notas",
    "it": "riferimenti|riferimenti bibliografici|bibliografia|bibliografia essenziale|bibliografia generale"
    "|bibliografia citata|nota bibliografica|fonti|fonti bibliografiche|fonti e bibliografia|letteratura"
    "|letteratura citata|opere citate|referenze|referenze bibliografiche|note e riferimenti|sitografia"
    "|bibliografia e sitografia|per approfondire|letture consigliate",
    "ca": "referències|referències bibliogràfiques|bibliografia|fonts|obres citades|bibliografia citada",
    "gl": "referencias|referencias bibliográficas|bibliografía|fontes|obras citadas|notas e referencias",
    "ro": "bibliografie|bibliografie selectivă|referințe|referinţe|referințe bibliografice|referinţe bibliografice"
    "|surse|surse bibliografice|note și referințe|lucrări citate|literatură citată",
    "fi": "lähteet|lähde|lähdeluettelo|lähdeviitteet|viitteet|viiteluettelo|kirjallisuus|kirjallisuusluettelo"
    "|kirjallisuusviitteet|kirjallisuutta|lähteet ja kirjallisuus|kirjallisuuslähteet|lähdekirjallisuus"
    "|viitteet ja lähteet|lisälukemista|bibliografia",
    "et": "viited|kirjandus|kasutatud kirjandus|kasutatud allikad|allikad|viidatud kirjandus|bibliograafia"
    "|allikate loetelu|kirjanduse loetelu",
    "lv": "literatūra|atsauces|izmantotā literatūra|literatūras saraksts|bibliogrāfija|avoti|izmantotie avoti"
    "|literatūra un avoti",
    "lt": "literatūra|literatūros sąrašas|nuorodos|šaltiniai|bibliografija|naudota literatūra"
    "|literatūra ir šaltiniai|cituota literatūra",
    "is": "heimildir|heimildaskrá|heimildalisti|tilvísanir|ritaskrá|tilvitnanir",
    "pl": "bibliografia|literatura|literatura cytowana|spis literatury|wykaz literatury|piśmiennictwo|piśmiennictwo"
    "|źródła|przypisy|literatura przedmiotu|netografia|bibliografia załącznikowa|referencje|wykaz piśmiennictwa"
    "|literatura uzupełniająca",
    "cs": "literatura|použitá literatura|seznam literatury|seznam použité literatury|reference|zdroje|použité zdroje"
    "|seznam zdrojů|seznam použitých zdrojů|bibliografie|prameny|prameny a literatura|citovaná literatura"
    "|literatura a prameny|citace|odkazy|doporučená literatura|použité prameny",
    "sk": "literatúra|použitá literatúra|zoznam literatúry|zoznam použitej literatúry|referencie|zdroje|použité zdroje"
    "|bibliografia|pramene|zoznam bibliografických odkazov|citovaná literatúra|odporúčaná literatúra"
    "|bibliografické odkazy",
    "sl": "literatura|viri|viri in literatura|literatura in viri|reference|bibliografija|seznam literature"
    "|navedena literatura|uporabljena literatura|seznam virov",
    "hr": "literatura|reference|bibliografija|izvori|popis literature|izvori i literatura|korištena literatura"
    "|literatura i izvori|popis izvora",
    "sr": "литература|референце|библиографија|извори|извори и литература|literatura|reference|bibliografija|izvori"
    "|списак литературе",
    "hu": "irodalom|irodalomjegyzék|hivatkozások|felhasznált irodalom|források|forrásjegyzék|bibliográfia"
    "|szakirodalom|hivatkozott irodalom|hivatkozásjegyzék|ajánlott irodalom|források és irodalom|irodalomlista",
    "tr": "kaynakça|kaynaklar|referanslar|kaynak|bibliyografya|kaynaklar dizini|yararlanılan kaynaklar"
    "|başvurulan kaynaklar|kaynakça ve notlar",
    "az": "ədəbiyyat|istinadlar|ədəbiyyat siyahısı|istifadə edilmiş ədəbiyyat|mənbələr",
    "ru": "литература|список литературы|библиография|источники|список источников|список использованной литературы"
    "|список использованных источников|источники и литература|использованная литература|библиографический список"
    "|ссылки|примечания|литература и источники|цитированная литература|пристатейный список литературы"
    "|список использованных источников и литературы|список цитируемой литературы|библиографические ссылки",
    "uk": "література|список літератури|список використаних джерел|джерела|бібліографія|список використаної літератури"
    "|посилання|бібліографічний список|використана література|джерела та література|примітки"
    "|список джерел|перелік посилань|використані джерела",
    "be": "літаратура|спіс літаратуры|крыніцы|спіс выкарыстаных крыніц|бібліяграфія|зноскі",
    "bg": "литература|източници|библиография|използвана литература|списък на литературата|цитирана литература"
    "|библиографска справка|използвани източници",
    "mk": "литература|библиографија|извори|користена литература|референци",
    "el": "βιβλιογραφία|αναφορές|βιβλιογραφικές αναφορές|πηγές|παραπομπές|βιβλιογραφικές παραπομπές"
    "|πηγές και βιβλιογραφία|ενδεικτική βιβλιογραφία",
    "sq": "referencat|referenca|bibliografia|literatura|burimet|lista e referencave",
    "eu": "erreferentziak|bibliografia|erreferentzia bibliografikoak|iturriak",
    "cy": "cyfeiriadau|llyfryddiaeth|ffynonellau",
    "ga": "tagairtí|leabharliosta|foinsí|leabhragán",
    "he": "מקורות|ביבליוגרפיה|רשימת מקורות|הפניות|רשימה ביבליוגרפית|רשימת ספרות|הערות שוליים|ספרות",
    "ar": "المراجع|مراجع|قائمة المراجع|المصادر|المصادر والمراجع|مصادر|المراجع والمصادر|قائمة المصادر والمراجع"
    "|ثبت المراجع|ثبت المصادر والمراجع|ببليوغرافيا",
    "fa": "منابع|فهرست منابع|منابع و مآخذ|کتابنامه|کتاب‌نامه|مراجع|فهرست مراجع|مآخذ|پانویس|منابع و مراجع",
    "ur": "حوالہ جات|مآخذ|کتابیات|مصادر|مراجع",
    "hi": "संदर्भ|सन्दर्भ|संदर्भ सूची|सन्दर्भ सूची|ग्रंथ सूची|ग्रन्थ सूची|स्रोत|संदर्भ ग्रंथ|संदर्भ ग्रंथ सूची",
    "bn": "তথ্যসূত্র|গ্রন্থপঞ্জি|গ্রন্থপঞ্জী|সূত্র|তথ্যসূত্র ও টীকা|রেফারেন্স",
    "ta": "மேற்கோள்கள்|சான்றுகள்|உசாத்துணை|நூற்பட்டியல்",
    "th": "เอกสารอ้างอิง|บรรณานุกรม|อ้างอิง|รายการอ้างอิง|รายการเอกสารอ้างอิง",
    "vi": "tài liệu tham khảo|tham khảo|danh mục tài liệu tham khảo|thư mục|nguồn tham khảo|tài liệu trích dẫn"
    "|tài liệu dẫn",
    "id": "daftar pustaka|referensi|daftar rujukan|rujukan|pustaka|kepustakaan|bibliografi|sumber|daftar referensi"
    "|sumber pustaka|pustaka acuan",
    "ms": "rujukan|bibliografi|senarai rujukan|sumber",
    "tl": "mga sanggunian|sanggunian|talasanggunian",
    "sw": "marejeleo|marejeo|bibliografia|vyanzo",
    "af": "verwysings|bronne|bronnelys|literatuurlys|bibliografie|verwysingslys|geraadpleegde bronne",
    "ja": "参考文献|引用文献|文献|参考資料|参照文献|引用・参考文献|引用参考文献|参考・引用文献|出典|参考図書|脚注"
    "|主要参考文献|文献一覧|参考文献一覧|参考書|参考文献・資料|文献リスト",
    "zh": "参考文献|參考文獻|参考资料|參考資料|引用文献|引用文獻|文献|文獻|参考书目|參考書目|主要参考文献|主要參考文獻"
    "|书目|書目|引文|参考文献目录|徵引書目|征引书目|引用書目|引用书目|资料来源|資料來源|注释与参考文献",
    "ko": "참고문헌|참고 문헌|참고자료|인용문헌|문헌|출처|참고문헌 및 주|참고 자료|인용 문헌|참조|참고 도서",
    "ka": "ლიტერატურა|გამოყენებული ლიტერატურა|წყაროები|სქოლიო|ბიბლიოგრაფია",
    "hy": "գրականություն|ծանոթագրություններ|աղբյուրներ|օգտագործված գրականություն|գրականության ցանկ",
    "kk": "әдебиеттер|пайдаланылған әдебиеттер|әдебиеттер тізімі|дереккөздер",
    "eo": "referencoj|bibliografio|fontoj|literaturo",
    "la": "bibliographia|fontes|notae et fontes",
}  # fmt: skip

QUALIFIED_HEADINGS = {  # any of the first words with any of the second ones
    "en": (
        "additional|further|other|selected|general|key|main|essential|suggested|recommended|supplementary|supplemental"
        "|complete|full|numbered|cited|external|web|online|background|relevant|related",
        "references|reading|readings|literature|sources|bibliography|works cited|reference list",
    ),
    "sv": (
        "ytterligare|övriga|övrig|vald|valda|citerad|citerade|använd|använda|fler|rekommenderad|utvald|kompletterande",
        "referenser|källor|litteratur|läsning",
    ),
    "de": (
        "weitere|weiterführende|zusätzliche|sonstige|ausgewählte|benutzte|verwendete|zitierte|empfohlene|ergänzende",
        "literatur|quellen|referenzen|literaturhinweise|literaturangaben",
    ),
    "da": ("yderligere|øvrige|anden|anvendt|valgt|citeret|supplerende", "referencer|kilder|litteratur"),
    "no": ("ytterligere|øvrige|annen|anvendt|valgt|sitert|supplerende", "referanser|kilder|litteratur"),
    "nl": ("overige|aanvullende|verdere|gebruikte|geselecteerde|aanbevolen", "referenties|bronnen|literatuur"),
}
PART_HEADINGS = (  # divide a reference list into parts; they end nothing
    "primary sources|secondary sources|primary literature|secondary literature|printed sources|unpublished sources"
    "|published sources|archival sources|archives|manuscripts|books|book chapters|books and chapters|journal articles"
    "|articles|journals|newspapers|newspaper articles|websites|web sites|web pages|internet|internet sources"
    "|online sources|electronic sources|theses|dissertations|reports|legislation|statutes|cases|case law|interviews"
    "|films|monographs|conference papers|conference proceedings|other sources|secondary works|primary works"
    "|standards|patents|general|editions|translations"
    "|böcker|artiklar|avhandlingar|rapporter|webbsidor|elektroniska källor|internetkällor|muntliga källor|arkiv"
    "|primärkällor|sekundärkällor|tidskrifter|tidningar|lagar|offentligt tryck"
    "|primärquellen|sekundärquellen|internetquellen|onlinequellen|bücher|aufsätze|zeitschriften|monographien"
    "|monografien|gesetze|ungedruckte quellen|gedruckte quellen|archivalien|zeitschriftenartikel|internetseiten"
    "|sources primaires|sources secondaires|sources imprimées|sources manuscrites|ouvrages|livres|revues|thèses"
    "|articles de revues|sites web|sites internet|monographies|archives|rapports"
    "|libros|artículos|revistas|tesis|páginas web|fuentes primarias|fuentes secundarias|livros|artigos|teses"
    "|fontes primárias|libri|articoli|siti web|fonti primarie|fonti secondarie"
    "|boeken|artikelen|websites|tijdschriften|bøger|artikler|bøker|hjemmesider|nettsider|kirjat|artikkelit"
    "|книги|статьи|монографии|интернет-источники|электронные ресурсы|archiwalia|książki|artykuły|knihy|články"
    "|internetové zdroje|internetové stránky|źródła internetowe|kitaplar|makaleler|könyvek|cikkek"
)

CLOSING_HEADINGS = (  # begin what follows a list; a letter or number may come after ("Appendix A")
    "acknowledgements|acknowledgments|acknowledgement|acknowledgment|about the author|about the authors|about us"
    "|author information|author information and affiliations|author note|author notes|author contributions"
    "|authors' contributions|author biography|author biographies|biography|biographies|biographical note"
    "|biographical notes|appendix|appendices|annex|supplement|supplementary material|supplementary materials"
    "|supplementary information|supplementary data|supporting information|additional information|funding"
    "|financial support|conflict of interest|conflicts of interest|competing interests|declaration of interest"
    "|declaration of competing interest|disclosure|disclosures|disclaimer|publisher's note|ethics statement"
    "|ethical approval|data availability|data availability statement|code availability|availability of data"
    "|rights and permissions|about this article|cite this article|how to cite|how to cite this article|share"
    "|share this|share this article|share this post|related posts|related articles|related content|related"
    "|recommended articles|you may also like|more from this author|read more|read next|comments|leave a comment"
    "|leave a reply|post navigation|tags|categories|newsletter|subscribe|contact|contact us|privacy policy"
    "|terms of use|copyright|index|glossary|figures|figure legends|figure captions|tables|table|list of figures"
    "|list of tables|abbreviations|correspondence|corresponding author|affiliations|external links|see also"
    "|introduction|background|methods|materials and methods|results|discussion|conclusion|conclusions|abstract"
    "|summary|keywords|notes|footnotes|metrics|article history|peer review|reviewer comments|curriculum vitae"
    "|tack|författare|om författaren|om författarna|bilaga|bilagor|appendix|dela|dela artikeln|dela detta"
    "|relaterade artiklar|relaterade inlägg|kommentarer|jäv|intressekonflikter|finansiering|inledning|bakgrund"
    "|metod|metoder|resultat|diskussion|slutsats|slutsatser|sammanfattning|nyckelord|ansvarsfriskrivning|kontakt"
    "|författarpresentation|läs även|fotnoter|noter|slutnoter|lämna en kommentar"
    "|danksagung|dank|anhang|anhänge|über den autor|über die autorin|über die autoren|autoren|autor|autorin"
    "|interessenkonflikt|interessenkonflikte|förderung|korrespondenz|korrespondenzadresse|abbildungsverzeichnis"
    "|tabellenverzeichnis|abkürzungsverzeichnis|einleitung|methoden|ergebnisse|diskussion|fazit|schluss"
    "|zusammenfassung|schlüsselwörter|impressum|haftungsausschluss|kommentare|teilen|ähnliche beiträge"
    "|weitere artikel|eidesstattliche erklärung|stichwortverzeichnis|register|weblinks|anmerkungen"
    "|remerciements|annexe|annexes|à propos de l'auteur|à propos des auteurs|auteur|auteurs|conflit d'intérêts"
    "|conflits d'intérêts|financement|résumé|mots-clés|mots clés|introduction|méthodes|résultats|conclusion"
    "|liens externes|commentaires|partager|articles similaires|pour citer cet article|table des matières"
    "|agradecimientos|apéndice|apéndices|anexo|anexos|sobre el autor|sobre la autora|sobre los autores"
    "|conflicto de intereses|conflictos de interés|financiación|financiamiento|introducción|métodos|resultados"
    "|discusión|conclusiones|resumen|palabras clave|comentarios|compartir|enlaces externos"
    "|agradecimentos|apêndice|apêndices|sobre o autor|sobre a autora|sobre os autores|conflito de interesses"
    "|financiamento|introdução|resultados|discussão|conclusão|conclusões|resumo|palavras-chave|compartilhar"
    "|ringraziamenti|appendice|allegati|allegato|sull'autore|gli autori|conflitto di interessi|finanziamenti"
    "|introduzione|metodi|risultati|discussione|conclusioni|riassunto|parole chiave|collegamenti esterni"
    "|dankwoord|bijlage|bijlagen|over de auteur|over de auteurs|belangenverstrengeling|inleiding|methode|resultaten"
    "|conclusie|samenvatting|trefwoorden|reacties|deel dit artikel|externe links"
    "|taksigelser|takk|tak|bilag|vedlegg|om forfatteren|om forfatterne|interessekonflikter|indledning|innledning"
    "|konklusjon|konklusion|resumé|sammendrag|nøgleord|nøkkelord|eksterne lenker"
    "|kiitokset|liite|liitteet|kirjoittaja|kirjoittajat|sidonnaisuudet|johdanto|tulokset|pohdinta|tiivistelmä"
    "|podziękowania|załącznik|załączniki|aneks|o autorze|o autorach|wstęp|wprowadzenie|wyniki|dyskusja|wnioski"
    "|streszczenie|słowa kluczowe|konflikt interesów|linki zewnętrzne"
    "|poděkování|příloha|přílohy|o autorovi|úvod|výsledky|diskuse|závěr|shrnutí|klíčová slova|externí odkazy"
    "|poďakovanie|príloha|prílohy|záver|zhrnutie|zahvala|prilog|prilozi|zaključak|sažetak"
    "|köszönetnyilvánítás|melléklet|mellékletek|függelék|bevezetés|eredmények|összefoglalás|a szerzőről"
    "|teşekkür|ek|ekler|yazar hakkında|giriş|yöntem|bulgular|tartışma|sonuç|özet|anahtar kelimeler|çıkar çatışması"
    "|благодарности|приложение|приложения|об авторе|об авторах|сведения об авторах|информация об авторах"
    "|конфликт интересов|финансирование|введение|результаты|обсуждение|заключение|выводы|аннотация|ключевые слова"
    "|для цитирования|подяка|додаток|додатки|про автора|відомості про авторів|вступ|висновки|анотація|ключові слова"
    "|благодарности|приложения|за автора|ευχαριστίες|παράρτημα|εισαγωγή|συμπεράσματα|περίληψη"
    "|謝辞|付録|著者紹介|著者略歴|はじめに|おわりに|要旨|キーワード|関連記事|注|注釈|利益相反|付記"
    "|致谢|致謝|附录|附錄|作者简介|作者簡介|摘要|关键词|關鍵詞|引言|结论|結論|基金项目|收稿日期|利益冲突"
    "|감사의 글|부록|저자 소개|초록|서론|결론|요약|키워드|관련 기사"
    "|الملاحق|ملحق|شكر وتقدير|الملخص|الخاتمة|پیوست|سپاسگزاری|תודות|נספח|נספחים|תקציר|परिशिष्ट|lampiran"
    "|ucapan terima kasih|phụ lục|lời cảm ơn|ภาคผนวก|กิตติกรรมประกาศ"
)
