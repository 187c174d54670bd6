"""Common given names: they tell "Benedict Anderson" from "Imagined Communities". Room: parse."""

from refkit.text.fold import fold

_NAMES = """
aaron abdul abdullah abraham adam adrian adriana agnes ahmad ahmed alain alan albert alberto alejandro aleksandr
alessandra alessandro alex alexander alexandra alexandre alexis alfred alfredo ali alice alicia alison allan allen
amanda amelia amy an ana andre andrea andreas andrei andres andrew andrzej andy angela angelo anita anja ann anna
anne annette annie anthony antoine anton antonia antonio aristide armando arnold arthur arturo astrid audrey august
axel barbara barry beatrice beatriz ben benedict benjamin bernard bernd bernhard bert bertrand beth betty bill
birgit bjorn bob boris brenda brian brigitte bruce bruno carl carla carlo carlos carmen carol carole carolina
caroline carsten catherine cathy cecilia cesar charles charlotte chen cheng chris christa christian christiane
christina christine christof christoph christophe christopher claire clara claude claudia claudio clifford clive
colin constance corinne craig cristina curtis cynthia dale dan daniel daniela daniele dave david dean deborah debra
dennis derek diana diane dick didier diego dietmar dietrich dirk dmitri dolores dominic dominik dominique don donald
donna dorothea dorothy douglas duncan earl eberhard eckhard ed eddie edgar edith edmund eduard eduardo edward edwin
eileen elaine eleanor elena eli elisabeth elise elizabeth ellen elsa emil emilio emily emma emmanuel enrico enrique
eric erica erich erik erika ernest ernst erwin esther eugene eva evelyn fabio fabrice federico felipe felix
ferdinand fernanda fernando florian frances francesca francesco francis francisco franco francois francoise frank
franz fred frederic frederick friedrich fritz gabriel gabriela gabriele gareth gary gene geoff geoffrey georg george
georges gerald gerard gerd gerhard gerrit gertrud giacomo gilbert gilles gina giorgio giovanni giulia giuseppe glen
glenn gloria gonzalo gordon graham greg gregor gregory greta guido guillaume guillermo gunter gunther gustav guy
hannah hans harald harold harry hartmut heather hector heidi heike heiko heiner heinrich heinz helen helena helene
helga helmut hendrik henk henri henrik henry herbert herman hermann hilary holger horst howard hubert hugh hugo ian
ignacio igor ilse imre ines inga inge ingo ingrid irene iris irma isaac isabel isabella isabelle ivan ivo jack jacob
jacqueline jacques jaime jakob james jamie jan jana jane janet janice jason javier jay jean jeff jeffrey jennifer
jens jeremy jerome jerry jesper jessica jesus jill jim joachim joan joann joanna joanne joao jochen joe joel johan
johann johanna johannes john jon jonas jonathan jordan jorg jorge jose josef joseph josephine joshua joyce juan
judith judy juha julia julian juliane julie julien julio julius jurgen justin jutta kai karen karin karl karsten
katharina kate katherine kathleen kathryn kathy katja katrin kay keith ken kenneth kerstin kevin kim kirsten klaus
konrad kristen kristian kristin kristina kurt lana lara larry lars laura lauren laurence laurent laurie lawrence lea
lee leo leon leonard leonardo leonid leslie lewis li lilian linda lindsay lisa lloyd lois lorenz lorenzo lorraine
lothar lou louis louise lucas lucia luciano lucien lucy ludwig luigi luis luisa luiz lukas lutz lydia lynn magnus
malcolm manfred manuel manuela marc marcel marcelo marcia marco marcos marcus margaret margarita margit maria
mariana marianne marie mario marion marjorie mark markus marlene marta martha martin martina martine mary masahiro
mathias mathieu mats matteo matthew matthias maurice mauricio mauro max maxim maximilian megan mehmet melanie
melissa michael michaela michel michele michelle miguel mikael mike mikhail milan milton miriam mohamed mohammad
mohammed moritz muhammad nadia nancy naomi natalia natalie nathan neil nicholas nick nicola nicolas nicole niels
nikolai nikolaus nils nina noam noel nora norbert norman oliver olivier olga oscar oskar otto pablo pamela paolo pat
patricia patrick paul paula paulo pedro peggy per peter petra phil philip philipp philippe phillip pierre pietro
rachel rafael rainer ralf ralph ramon raul ray raymond rebecca regina reinhard renate rene ricardo riccardo richard
rick rita rob robert roberta roberto robin rodney rodrigo roger roland rolf roman ronald rosa rose ross roy rudolf
rupert russell ruth ryan sabine sally salvatore sam samantha samuel sandra sara sarah sascha scott sean sebastian
serge sergei sergio sharon sheila shelly sigmund silke silvia simon simone sofia sonia sophie stan stanley stefan
stefania stefano stella stephan stephane stephanie stephen steve steven stewart stuart susan susanne suzanne sven
svetlana sylvia sylvie tamara tatiana ted teresa terence terry theo theodor theodore therese thierry thomas tim
timothy tina todd tom tomas tommaso tony tracy ulf ulrich ulrike umberto ursula uta ute uwe valentina valerie vera
veronica vicente victor victoria vincent vincenzo viola virginia vladimir volker walter wang wei wendy werner
wilhelm will william willy winfried wolf wolfgang xavier xiao yan yang yolanda yves yvonne zhang zygmunt loic helene
orley
"""
GIVEN_NAMES: frozenset[str] = frozenset(_NAMES.split())


def is_given_name(word: str) -> bool:
    """Whether a word, or the first part of a hyphenated one, is a common given name in the Latin script."""
    return fold(word.split("-")[0].strip(".")) in GIVEN_NAMES


# Given names that are family names nearly as often: they say nothing on the order of a name.
_ALSO_FAMILIES = frozenset(
    """
    abraham adam adrian alexander alfredo allan allen amelia andre andres anton aristide armando arnold arthur
    august axel barry benedict bernard bert bertrand boris brian carl carlo carol chen cheng clifford clive colin
    craig curtis dale dean dennis dick dietrich don donald douglas duncan earl eckhard ed edgar edmund eli emil
    ernest ernst evelyn felix ferdinand francis franco frank franz frederick fritz gabriel gary gene george gerard
    gilbert glenn gordon graham gregor gregory guido gunter gunther guy harry hartmut hector henri henry herbert
    herman horst howard hugh ian isaac ivo jack jacob jakob jamie jay jerome jordan joyce julian julius justin kai
    kay keith ken kim konrad lars lawrence lea lee leo leon leonard leslie lewis li lloyd lorenz louis lucas ludwig
    lukas lutz lynn malcolm marcel marcus marion mark martin mathieu max maxim melanie milan milton moritz nathan
    neil nicholas nicola noel norman oliver oscar otto pat phil philipp phillip raymond rene robin roger roland
    roman rosa rose ross roy rudolf rupert russell ryan sam samuel scott simon simone stanley stephan stewart stuart
    ted terry theo tim todd tom tomas tracy ulrich vera victor vincent viola walter wang wei will willy wolf xavier
    xiao yan yang zhang
    """.split()
)
_FURTHER_TELLING = frozenset(
    """
    adolfo adriano aleksandar aleksei aleksey alessio amedeo andrey angelica annelies anselmo bengt bernardino
    bernardo birgitta caterina cecile celine claudine cornelia danielle delphine dmitrii dmitriy dmitry dora edoardo
    elodie emanuele emmanuelle enrica ettore eugenio evangelia evgeny fabien fabienne fabrizio filippo florence
    gaetano gaston genevieve georgette gerardo giacomina giampaolo giancarlo gianfranco gianluca gianni ginette gino
    gisela giuliano giulio goran guglielmo gunilla gunnar gustave hannelore henriette heribert hermine hildegard
    ilaria ingeborg ingemar irmgard isidoro jeannine joaquim joaquin justine kjell laetitia leif lennart lionel
    loredana luca lucie lucienne ludovic maddalena madeleine magali margherita marguerite marianna marina marinella
    massimo mathilde micheline mireille monique muriel nathanael nicoletta nikolay odile ornella paola pascal
    pascale pasquale patrizia piero raffaele raffaella raimondo remi renata renato renaud rodolphe romain rosanna
    rosario roswitha sandrine sebastien sergey shawn siegfried silvano silvio solange soren sylvain sylviane thibault
    thorsten torsten ugo valentin valerio veronique vincenza virginie vittorio vladislav yann yannick yuri yury
    yvette
    """.split()
)


def is_telling_given_name(word: str) -> bool:
    """Whether a word is a given name and hardly ever a family name: "Emmanuel", not "Martin".

    >>> is_telling_given_name("Veronique"), is_telling_given_name("Martin")
    (True, False)
    """
    bare = fold(word.split("-")[0].strip("."))
    return bare in _FURTHER_TELLING or (bare in GIVEN_NAMES and bare not in _ALSO_FAMILIES)
