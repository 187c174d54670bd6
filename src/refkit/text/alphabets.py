"""Letters and word endings that give a language away. Data only, written from knowledge of the languages."""

LETTERS = {
    "de": "äöüß",
    "fr": "àâæçéèêëîïôœùûüÿ",
    "es": "áéíñóúü¿¡",
    "pt": "áâãàçéêíóôõú",
    "it": "àèéìòù",
    "nl": "éëïöü",
    "sv": "åäöé",
    "da": "æøåé",
    "no": "æøåéò",
    "fi": "äöå",
    "is": "áðéíóúýþæö",
    "pl": "ąćęłńóśźż",
    "cs": "áčďéěíňóřšťúůýž",
    "sk": "áäčďéíĺľňóôŕšťúýž",
    "hu": "áéíóöőúüű",
    "hr": "čćđšž",
    "sl": "čšž",
    "et": "äõöüšž",
    "lv": "āčēģīķļņšūž",
    "lt": "ąčęėįšųūž",
    "ro": "ăâîșțşţ",
    "ca": "àçèéíïòóúü·",
    "tr": "çğıöşüâî",
    "vi": "ăâđêôơưáàảãạấầẩẫậắằẳẵặéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ",
    "en": "",
    "id": "é",
    "la": "æœ",
    "ru": "ёыэщ",
    "uk": "іїєґ",
    "bg": "ъщ",
    "sr": "ђјљњћџ",
}
"""Letters beyond the bare alphabet (for Cyrillic: beyond what all of them share) that a language spells with."""

ALSO_ALLOWED = {
    "en": "éèïôç",
    "de": "é",
    "nl": "èêç",
    "sv": "àüè",
    "da": "öäü",
    "no": "èêôöäü",
    "fi": "šžé",
    "es": "ç",
    "pt": "ü",
    "it": "îé",
    "ru": "ъ",
    "uk": "щ",
    "ro": "é",
    "hr": "ü",
    "sl": "ć",
    "pl": "é",
}
"""Letters that a text in the language may hold without saying anything for it or against it."""

ENDINGS = {
    "en": "tion tions ness ing ings ity ies ical ally ly ed ship ships ism isms ists ment ments ance ence ences able"
    " ible ous ful less ogy ogies ics ized ised izing ward th sh ck ght wth ys gh",
    "de": "ung ungen keit heit lich liche lichen licher liches isch ische ischen ischer isches schaft schaften"
    " tät ierung ierte ierten chen lein tum ik enz ismus gen ten tens st icht pf tz eitung kunde lehre",
    "fr": "tion tions ique iques aire aires eux euse euses ité ités ment ments ance ances ence ences isme ismes"
    " iste istes logie graphie age ages eur eurs té tés ée ées ois oise aux ète",
    "es": "ción ciones sión siones dad dades ico ica icos icas miento mientos encia encias ismo ado ada ados adas"
    " ivo iva ivos ivas ología grafía ez eza ar er iento ños ñas ario arias eño ción",
    "pt": "ção ções são sões dade dades ico ica icos icas mento mentos ência ências ância ismo ado ada ados adas"
    " ivo iva ivos ivas ologia agem agens eiro eira inho ões ão ães nho nha lho lha lhos",
    "it": "zione zioni sione sioni ità ico ica ici iche mento menti enza enze anza ismo ato ata ati ate ivo iva ivi"
    " ive ologia aggio ezza tà tù etti etto ella elle ello elli gli tto tta tti tte cchi sche schi",
    "nl": "ing ingen heid heden isch ische lijk lijke schap tie ties teit eel ele aar aren ij ijn ijk oek oer uit"
    " aat aal oor eur ijden eld eit sel isme iek ieke ische",
    "sv": "ning ningar ningen het heten heter tion tioner isk iska ligt liga ande ende arna orna erna ering else"
    " skap tet ens ans are ast ogi ism fullt aktig hets nings dom domar ion nad",
    "da": "ning ninger ningen hed heden heder tion tioner isk iske ligt lige ende erne else elsen elser ering skab"
    " tet ens gt ogi isme ede øj",
    "no": "ning ninger ningen het heten heter sjon sjoner isk iske ligt lige ende ene else elsen elser ering skap"
    " tet asjon asjoner ogi isme inga heit",
    "fi": "nen inen isen iset isten ssa ssä sta stä lla llä lta ltä lle ksi tta ttä minen misen uus yys uden yden"
    " iden jen ien iin aan ään een ista istä issa issä oiden öiden ut yt us ys kset ksen taan tään aja ajien",
    "is": "inn ið um unni anna nna ar ir ur leg legt legar ing ingar ingu un unar ðum ndi",
    "pl": "ość ości ów nie nia niu ego emu ych ich ymi ami ach ie ski ska skie skiego skiej cja cji cje anie ania"
    " enie enia eniu aniu owy owa owe owej owych nych nego nej czny czna czne cznej cznych ctwo ctwa ką ią",
    "cs": "ost osti ní ním ých ého ému ými ech ách ský ská ské ského skou ství ace ací áním ování ového ová ové ový"
    " ých ční ného ném ické ická ický ického ických ů ům",
    "sk": "osť osti nie nia ní ých ého ému ými och ách ský ská ské ského skej stvo stva ácia ácie ácií ového ová ové"
    " ový ných ného nej ická ický ické ického ickej ických ov om",
    "hu": "ság ség sága sége ban ben nak nek val vel ból ből ról ről hoz hez höz ra re ás és ása ése ások ések tól"
    " től ött kai kei zása zése ási ési nál nél unk ünk ai ei ek ok",
    "hr": "ost osti nje nja anja enja ije ija ih og oga im ima ski ska ske skog skoj skih stvo stva cija cije ciju"
    " anje enje nosti iji ova",
    "sl": "ost osti nje nja anja enja ije ija ih ega em ima ski ska ske skega skih stvo stva cija cije cijo anje"
    " enje nosti jev ov",
    "et": "mine mise us use ust tus tuse lik liku likud dus sse st ga ks te de id ed ist ikud line lise lised"
    " ne aal ia ide uste iste seks",
    "lv": "šana šanas ība ības ībā ums uma umu iem ām ās us os ajā ais ācija ācijas iskā iskās isko iskais skā"
    " tāji tāju nieku",
    "lt": "imas imo imai umas umo ių ų ose yje oje uose ui ės ijos ija acija inis inė inės iniai inių ybė ybės"
    " umų iai ioje tojų tojas muose iams",
    "ro": "ție ției ții ţie ţiei ţii ul ului ilor elor iei iilor area ării ească esc ești tate tatea tăți logie ea"
    " ător ice ică ități ări",
    "ca": "ció cions sió sions tat tats isme ment ments ència ències ància atge atges ics ica iques ics ador ers"
    " ià ana ada ats ades",
    "tr": "lar ler ları leri lerin ların larda lerde lık lik luk lük lığı liği ması mesi masi nda nde ında inde"
    " ının inin sının sinin sı si dan den arak erek mak mek li lı lu lü sal sel cı ci ıyla iyle ası esi",
    "id": "kan nya asi an isasi itas",
    "la": "orum arum ibus que ae am um is us tionis tione tionibus iis ium",
    "ru": "ость ости ение ения ений ению ание ания аний ский ская ские ского ской ских ция ции ций ого его ых их ами"
    " ями ах ях ной ный ная ные ными ическ ческих ческого ческой ческие ство ства тель",
    "uk": "ість ості ення ень ання ань ський ська ські ського ської ських ція ції цій ого ього их іх ами ями ах ях"
    " ний на ні ної ною чних чного чної ство ства",
    "bg": "ост остта ение ението ения ане ането ски ска ско ските ския ция цията ции ите ата ята ът ия ни на но ните"
    " ници ство ството",
    "sr": "ост ости ње ња ања ења ије ија их ог им има ски ска ске ског ској ских ство ства ција ције",
}
"""Endings of words frequent in titles, without a hyphen."""
