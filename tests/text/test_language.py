import pytest
from hypothesis import given

from refkit.text.alphabets import ALSO_ALLOWED, ENDINGS, LETTERS
from refkit.text.language import guess_language, language_votes
from refkit.text.stopwords import STOP_WORDS
from tests.text.strategies import texts

TITLES = [
    ("sv", "Magnesiumtillskott och sömn hos äldre vuxna"),
    ("sv", "Betydelsen av järn för barns hälsa"),
    ("da", "Betydningen af søvn blandt ældre mennesker i Danmark"),
    ("no", "Betydningen av søvn blant eldre mennesker i Norge"),
    ("is", "Áhrif svefns á heilsu barna á Íslandi"),
    ("fi", "Unen merkitys lasten terveydelle"),
    ("de", "Die Bedeutung des Schlafes für Kinder"),
    ("de", "Einführung in die Kristallographie"),
    ("nl", "De rol van slaap bij oudere patiënten"),
    ("en", "The role of sleep in older adults"),
    ("en", "Sleep and ageing: a randomised controlled trial"),
    ("fr", "L’influence du sommeil sur la santé des enfants"),
    ("fr", "Histoire de la folie à l’âge classique"),
    ("es", "El efecto del sueño en la salud de los niños"),
    ("pt", "Avaliação da qualidade do sono em crianças"),
    ("ca", "L'efecte del son en la salut dels nens amb malaltia"),
    ("it", "Gli effetti del sonno sulla salute dei bambini"),
    ("ro", "Efectele somnului asupra sănătății copiilor"),
    ("la", "De revolutionibus orbium coelestium libri sex"),
    ("pl", "Wpływ snu na zdrowie dzieci w Polsce"),
    ("cs", "Vliv spánku na zdraví dětí při léčbě"),
    ("sk", "Vplyv spánku na zdravie detí pri liečbe"),
    ("hu", "Az alvás hatása a gyermekek egészségére"),
    ("hr", "Utjecaj sna na zdravlje djece"),
    ("sl", "Vpliv spanja na zdravje otrok in razvoj bolezni"),
    ("et", "Une mõju laste tervisele ja haiguse ravi"),
    ("lv", "Miega ietekme uz bērnu veselību"),
    ("lt", "Miego poveikis vaikų sveikatai ir ligos gydymas"),
    ("tr", "Uykunun çocuk sağlığı üzerine etkisi"),
    ("vi", "Ảnh hưởng của giấc ngủ đến sức khỏe trẻ em"),
    ("id", "Pengaruh tidur terhadap kesehatan anak di Indonesia"),
    ("el", "Η επίδραση του ύπνου στην υγεία"),
    ("ru", "Влияние сна на здоровье детей и лечение болезни"),
    ("uk", "Вплив сну на здоров’я дітей в Україні"),
    ("bg", "Влиянието на съня върху здравето на децата"),
    ("sr", "Утицај сна на здравље деце и развој болести"),
    ("he", "השפעת השינה על בריאות הילדים"),
    ("ar", "تأثير النوم على صحة الأطفال"),
    ("ar", "تأثیر النوم على الصحة فی المدارس الابتدائیة"),
    ("fa", "تأثیر خواب بر سلامت کودکان"),
    ("zh", "睡眠对儿童健康的影响"),
    ("ja", "睡眠が子どもの健康に与える影響"),
    ("ko", "수면이 아동 건강에 미치는 영향"),
    ("th", "ผลของการนอนหลับต่อสุขภาพเด็ก"),
]


@pytest.mark.parametrize(("language", "title"), TITLES)
def test_a_title_says_its_language(language: str, title: str) -> None:
    guess = guess_language(title)
    assert guess is not None
    assert guess.language == language


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing"),
        pytest.param("2015;7(9):8199–8226", id="numbers"),
        pytest.param("Nutrients", id="a name"),
        pytest.param("Hausenblas HA, Lynch T, Hooper S", id="authors"),
        pytest.param("Magnesium", id="a word of many languages"),
    ],
)
def test_no_guess_without_a_signal(text: str) -> None:
    assert guess_language(text) is None


def test_case_and_composition_of_letters_do_not_matter() -> None:
    title = "Betydelsen av järn för barns hälsa"
    assert guess_language(title.upper()) == guess_language(title) == guess_language(title.replace("ä", "a\u0308"))


def test_a_name_with_an_accent_does_not_make_an_english_title_french() -> None:
    guess = guess_language("The naïve view of Poincaré and the role of geometry in his work")
    assert guess is not None
    assert guess.language == "en"


def test_an_english_title_with_foreign_names_stays_english() -> None:
    guess = guess_language("Sjögren’s syndrome in women: a follow-up of the Gothenburg study")
    assert guess is not None
    assert guess.language == "en"


def test_more_text_makes_the_guess_surer() -> None:
    little = guess_language("Die Bedeutung des Schlafes")
    much = guess_language("Die Bedeutung des Schlafes für die Gesundheit der Kinder und ihrer Familien in Deutschland")
    assert little is not None
    assert much is not None
    assert little.confidence < much.confidence


@given(texts)
def test_any_text_gets_a_guess_or_none(text: str) -> None:
    guess = guess_language(text)
    assert guess is None or 0.0 < guess.confidence <= 1.0
    votes = language_votes(text)
    assert list(votes.values()) == sorted(votes.values(), reverse=True)
    assert all(score > 0 for score in votes.values())


def test_every_language_has_its_letters_and_endings() -> None:
    assert LETTERS.keys() == STOP_WORDS.keys()
    assert ENDINGS.keys() <= STOP_WORDS.keys()
    assert ALSO_ALLOWED.keys() <= STOP_WORDS.keys()


@pytest.mark.parametrize("language", sorted(STOP_WORDS))
def test_small_words_are_spelled_with_the_letters_of_their_language(language: str) -> None:
    """A word with a foreign letter would vote for its language and be held against it at once."""
    special = {letter for letters in LETTERS.values() for letter in letters}
    allowed = set(LETTERS[language] + ALSO_ALLOWED.get(language, ""))
    misspelled = {word for word in STOP_WORDS[language] if not (set(word) & special) <= allowed}
    assert misspelled == set()
