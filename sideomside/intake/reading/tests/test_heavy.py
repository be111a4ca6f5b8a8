"""Sentences that should be read first, and everyday ones that may wait their turn."""

from datetime import date

import pytest

from sideomside.intake.reading import heavy
from sideomside.intake.reading.heavy import heavy_words_are_reviewed, sounds_heavy
from tests.soon import takes_at_most

HEAVY = [
    "Jeg har tænkt på selvmord i lang tid",
    "Mine selvmordstanker fylder meget",
    "Jeg vil bare dø",
    "nogle gange vil jeg ikke leve mere",
    "Jeg kan ikke mere.",
    "jeg orker ikke mere, undskyld",
    "Jeg har lyst til at forsvinde",
    "Jeg ville ønske jeg var død",
    "JEG VIL TAGE MIT EGET LIV",
    "Jeg har skåret i mig selv igen",
    "jeg har selvskade bag mig",
    "Min mand slår mig når han drikker",
    "min kæreste truer mig",
    "Jeg tør ikke gå hjem",
    "Jeg blev udsat for et overgreb som barn",
    "Han voldtog mig",
    "Jeg hører stemmer om natten",
    "Verden er bedre uden mig",
    "jeg har taget en overdosis",
    "Jeg tænker på at slå mig selv ihjel",
    "Jeg er bange for at jeg vil slå ham og hende ihjel",
    "jeg vil gerne doe",
    "Jeg vil ikke dø, men jeg tænker på selvmord hver dag",
    "jeg vil\n   bare   dø",
    "jeg vil, bare, dø…",
    "Jeg kunne dø af grin, men sandheden er at jeg vil dø",
    "Jeg kan ikke mere 😢",
    "I want to kill myself",
    "sometimes I don't want to be here",
    "I can’t go on",
    "he hits me",
    "I was raped",
    "I have self-harm scars",
    "The voices tell me to do it",
    "bo\u030arn er bedre uden mig",
]

EVERYDAY = [
    "",
    "Hej, jeg vil gerne være med til kaffe på torsdag",
    "Jeg er dødtræt efter arbejde",
    "Jeg er så sulten, så jeg dør",
    "Min hund er død, og jeg savner den",
    "Vi var ved at dø af grin",
    "Jeg slår tiden ihjel med strikketøj",
    "Det slog mig, at jeg kunne skrive til jer",
    "Jeg vil gerne slå mig ned i Vejle",
    "Jeg har levet med depression i ti år og har det bedre",
    "Jeg vil gerne leve lidt mere",
    "Det er til at overleve",
    "Jeg elsker Mord på svinget i fjernsynet",
    "Jeg har fået mod på livet igen",
    "Kan jeg komme mere end én gang?",
    "Jeg kan ikke på mandag",
    "Min mor døde i foråret",
    "Jeg har altid været bange for hunde",
    "Hilsen Voldborg",
    "Jeg voldte dem besvær",
    "I am dying to meet you",
    "It hit me that I could write",
    "I was killing time",
    "My skill set is small",
    "Grape juice, please",
    "Jeg hedder Selma og skærer gulerødder",
]


@pytest.mark.parametrize("text", HEAVY)
def test_these_are_read_first(text):
    assert sounds_heavy(text)


@pytest.mark.parametrize("text", EVERYDAY)
def test_these_wait_their_turn(text):
    assert not sounds_heavy(text)


def test_a_negation_is_left_alone_because_reading_early_harms_nobody():
    assert sounds_heavy("Jeg har ikke selvmordstanker")


def test_each_phrase_on_the_list_is_found_as_it_stands():
    words = [
        word for language in ("da", "en") for kind in heavy.KINDS for word in heavy._list()[language][kind]
    ]
    assert len(words) > 300
    missed = [word for word in words if not sounds_heavy(word.replace("*", "").replace("...", "ham"))]
    assert missed == []


def test_the_list_has_no_kind_we_do_not_look_for():
    for language in ("da", "en"):
        assert set(heavy._list()[language]) == {*heavy.KINDS, "idioms"}


@pytest.mark.parametrize(
    "said, reviewed",
    [
        ({"reviewed_by": ""}, False),
        ({"reviewed_by": " ", "reviewed_on": date(2027, 1, 31)}, False),
        ({"reviewed_by": "Signe, koordinator"}, False),
        ({"reviewed_by": "Signe, koordinator", "reviewed_on": "snart"}, False),
        ({"reviewed_by": "Signe, koordinator", "reviewed_on": date(2027, 1, 31)}, True),
    ],
)
def test_a_draft_is_a_draft_until_somebody_puts_a_name_and_a_day_to_it(monkeypatch, said, reviewed):
    monkeypatch.setattr(heavy, "_list", lambda: said)
    assert heavy_words_are_reviewed() is reviewed


def test_a_book_of_words_is_looked_through_quickly():
    book = "jeg vil gerne have en kop kaffe og slå mig ned " * 20_000
    assert not sounds_heavy(book)
    assert takes_at_most(60, lambda: sounds_heavy(book))
