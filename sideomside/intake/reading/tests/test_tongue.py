"""Danish or English is guessed from small words, and not guessed at all when it is not clear."""

import pytest

from sideomside.intake.reading.reader import read
from sideomside.intake.reading.tongue import language_of

DANISH = "Hej. Jeg vil gerne møde en, der ved, hvordan det er at komme hjem igen."
ENGLISH = "Hello, I live at Nørrebro and I would like to meet somebody. Can you help me?"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (DANISH, "da"),
        (ENGLISH, "en"),
        ("Jeg har det skidt", "da"),
        ("jeg er alene og vil gerne drikke kaffe", "da"),
        ("Jeg kommer paa torsdag, hvis jeg maa", "da"),  # from a keyboard without our letters
        ("Må jeg komme?\n\nSent from my iPhone", "da"),
        ("Kan I ringe?\n\nSent from my iPhone", ""),
        ("I need help", "en"),
        ("I’m new in town and don’t know anyone", "en"),
        ("My name is Søren. I would like to come for coffee at Støberiet, if you have room.", "en"),
        ("", ""),
        ("   \n", ""),
        ("Hej", ""),
        ("Hello", ""),
        ("Kaffe?", ""),
        ("20 30 40 50", ""),
        (f"{DANISH} {ENGLISH}", ""),
        ("مرحبا، أريد أن أتحدث مع شخص ما", ""),
        ("Dzień dobry, chcę porozmawiać z kimś, kto mówi po polsku. To jest dla mnie ważne.", ""),
        ("Guten Tag, ich bin neu hier und würde gerne mit jemandem reden. Bitte rufen Sie mich an.", ""),
        ("Hej, jag är ensam och vill gärna träffa någon från min stad", ""),
        ("Hallo, ik ben alleen en wil graag met iemand praten", ""),
    ],
)
def test_a_clear_lead_is_needed(text: str, language: str) -> None:
    assert language_of(text) == language


def test_danish_letters_sent_the_old_way_are_danish() -> None:
    head = b"From: a@b.example\r\nContent-Type: text/plain; charset=iso-8859-1\r\n\r\n"
    letter = read(head + "Må jeg få en kop kaffe på lørdag?".encode("latin-1"))
    assert language_of(letter.words) == "da"


def test_a_firms_notice_below_a_few_words_of_danish_decides_nothing() -> None:
    notice = "This message is for the one it was sent to. If you are not that person, please tell us and delete it."
    assert language_of(f"Jeg vil gerne snakke med nogen.\n\n{notice}") != "en"


def test_a_mail_of_nothing_but_signs_is_guessed_at_as_fast_as_any() -> None:
    assert language_of("\n." * 500_000 + DANISH) == ""
    assert language_of(DANISH + "\n." * 500_000) == "da"
