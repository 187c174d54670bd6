"""Names of months and seasons in the languages that reference lists are written in. Room: parse."""

from refkit.text.fold import fold

# Twelve words a language, January to December; forms of one month are parted by "/".
_MONTHS = """
january/jan february/feb march/mar april/apr may june/jun july/jul august/aug september/sep/sept october/oct
  november/nov december/dec
januari/jan februari/febr mars april maj juni juli augusti september oktober/okt november december
januar/jän/jänner februar märz/mrz/mär april mai juni juli august september oktober november dezember/dez
janvier/janv février/fevr/fév mars avril/avr mai juin juillet/juil août/aout septembre octobre novembre décembre/déc
enero/ene febrero marzo abril/abr mayo junio julio agosto/ago septiembre/setiembre octubre noviembre diciembre/dic
janeiro fevereiro/fev março abril maio junho julho agosto setembro/set outubro/out novembro dezembro
gennaio/genn/gen febbraio/febbr marzo aprile maggio/mag/magg giugno/giu luglio/lug agosto settembre/sett ottobre/ott
  novembre dicembre
januari februari maart/mrt april mei juni juli augustus september oktober november december
januar februar marts april maj juni juli august september oktober november december/des
tammikuu/tammikuuta helmikuu/helmikuuta maaliskuu/maaliskuuta huhtikuu/huhtikuuta toukokuu/toukokuuta
  kesäkuu/kesäkuuta heinäkuu/heinäkuuta elokuu/elokuuta syyskuu/syyskuuta lokakuu/lokakuuta marraskuu/marraskuuta
  joulukuu/joulukuuta
styczeń/stycznia/sty luty/lutego/lut marzec/marca kwiecień/kwietnia/kwi maj/maja czerwiec/czerwca/cze
  lipiec/lipca/lip sierpień/sierpnia/sie wrzesień/września/wrz październik/października/paź listopad/listopada/lis
  grudzień/grudnia/gru
leden/ledna únor/února březen/března duben/dubna květen/května červen/června červenec/července srpen/srpna září
  říjen/října listopad/listopadu prosinec/prosince
január/januára február/februára marec/marca apríl/apríla máj/mája jún/júna júl/júla august/augusta
  september/septembra október/októbra november/novembra december/decembra
január február március április május június július augusztus/aug szeptember/szept október november december
ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie/noi decembrie
ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık
январь/января/янв февраль/февраля/февр/фев март/марта/мар апрель/апреля/апр май/мая июнь/июня/июн июль/июля/июл
  август/августа/авг сентябрь/сентября/сент/сен октябрь/октября/окт ноябрь/ноября/нояб/ноя декабрь/декабря/дек
січень/січня/січ лютий/лютого/лют березень/березня/берез/бер квітень/квітня/квіт травень/травня/трав
  червень/червня/черв липень/липня/лип серпень/серпня/серп вересень/вересня/верес жовтень/жовтня/жовт
  листопад/листопада грудень/грудня/груд
януари февруари март април май юни юли август септември октомври ноември декември
ιανουάριος/ιανουαρίου/ιαν φεβρουάριος/φεβρουαρίου/φεβ μάρτιος/μαρτίου/μαρ απρίλιος/απριλίου/απρ μάιος/μαΐου/μαι
  ιούνιος/ιουνίου/ιουν ιούλιος/ιουλίου/ιουλ αύγουστος/αυγούστου/αυγ σεπτέμβριος/σεπτεμβρίου/σεπ
  οκτώβριος/οκτωβρίου/οκτ νοέμβριος/νοεμβρίου/νοε δεκέμβριος/δεκεμβρίου/δεκ
gener febrer març abril maig juny juliol agost setembre octubre novembre desembre
siječanj/siječnja veljača/veljače ožujak/ožujka travanj/travnja svibanj/svibnja lipanj/lipnja srpanj/srpnja
  kolovoz/kolovoza rujan/rujna listopada studeni/studenoga/studenog prosinac/prosinca
januar/januarja februar/februarja marec/marca april/aprila maj/maja junij/junija julij/julija avgust/avgusta
  september/septembra oktober/oktobra november/novembra december/decembra
јануар/јануара фебруар/фебруара март/марта април/априла мај/маја јун/јуна јул/јула август/августа
  септембар/септембра октобар/октобра новембар/новембра децембар/децембра
jaanuar veebruar märts aprill mai juuni juuli august september oktoober november detsember
janvāris/janvārī februāris/februārī marts/martā aprīlis/aprīlī maijs/maijā jūnijs/jūnijā jūlijs/jūlijā
  augusts/augustā septembris/septembrī oktobris/oktobrī novembris/novembrī decembris/decembrī
sausis/sausio vasaris/vasario kovas/kovo balandis/balandžio gegužė/gegužės birželis/birželio liepa/liepos
  rugpjūtis/rugpjūčio rugsėjis/rugsėjo spalis/spalio lapkritis/lapkričio gruodis/gruodžio
janúar febrúar mars apríl maí júní júlí ágúst september október nóvember desember
januari februari maret/mar april mei juni juli agustus september oktober november desember
urtarrila/urtarrilaren otsaila/otsailaren martxoa/martxoaren apirila/apirilaren maiatza/maiatzaren ekaina/ekainaren
  uztaila/uztailaren abuztua/abuztuaren iraila/irailaren urria/urriaren azaroa/azaroaren abendua/abenduaren
"""
_SEASONS = (
    "spring vår frühjahr frühling printemps primavera voorjaar lente forår wiosna весна kevät",
    "summer sommar sommer été eté verano verão estate zomer lato лето kesä",
    "autumn fall höst herbst automne otoño outono autunno herfst efterår høst jesień осень syksy",
    "winter vinter hiver invierno inverno winter zima зима talvi",
)


def _read(table: str) -> dict[str, int]:
    months: dict[str, int] = {}
    for place, forms in enumerate(table.split()):
        for form in forms.split("/"):
            months.setdefault(fold(form), place % 12 + 1)
    return months


MONTHS: dict[str, int] = _read(_MONTHS)
SEASONS: dict[str, int] = {fold(word): number for number, words in enumerate(_SEASONS, 1) for word in words.split()}
