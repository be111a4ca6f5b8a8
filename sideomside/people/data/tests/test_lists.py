"""The lists people choose from: complete in both languages, in everyday words, and never a diagnosis."""

import re

import pytest

from sideomside.people.data.load import help_line_drafts, spoken_languages, theme_groups, themes

DIAGNOSES = """adhd add angst anorek autis bipolar borderline bulimi demens depress diagnos dissociat
    ocd ptsd psykos psykot psycho skizo schizo maniodep mania neuros tourette misbrug addict disorder anxiety
    forstyrrelse sindslid psykisk"""
COLD = """bruger klient patient borger sag visitere indsats tilbud lider svag match tildele score risiko mål
    progression status baseline bemærk venligst såfremt vedrørende normal rask suffers client case user"""
REGIONS_2026 = {"Hovedstaden", "Sjælland", "Syddanmark", "Midtjylland", "Nordjylland"}


def all_words():
    for group in theme_groups():
        yield from (group.name.da, group.name.en)
    for theme in themes().values():
        yield from (theme.name.da, theme.name.en, theme.hint.da, theme.hint.en)
    for line in help_line_drafts():
        yield from (line.note.da, line.note.en, line.hours.da, line.hours.en)


def test_between_forty_and_sixty_themes_in_groups_one_can_read():
    assert 40 <= len(themes()) <= 60
    assert sum(len(group.themes) for group in theme_groups()) == len(themes())
    assert all(3 <= len(group.themes) <= 8 for group in theme_groups())


def test_codes_are_plain_and_unique_and_the_words_differ():
    codes = [*themes(), *(group.code for group in theme_groups())]
    assert all(re.fullmatch(r"[a-z_]{3,40}", code) for code in codes)
    for language in ("da", "en"):
        names = [theme.name[language] for theme in themes().values()]
        assert len(set(names)) == len(names)


@pytest.mark.parametrize("language", ["da", "en"])
def test_a_theme_continues_a_sentence(language):
    for theme in themes().values():
        name = theme.name[language]
        assert name[0].islower()
        assert not name.endswith((".", "!", "?"))
        assert len(name) <= 80
        assert theme.hint[language][0].isupper()
        assert theme.hint[language].endswith(".")
        assert len(theme.hint[language]) <= 90


def test_no_theme_is_a_diagnosis():
    for text in all_words():
        lowered = re.findall(r"\w+", text.lower())
        assert [word for word in lowered for stem in DIAGNOSES.split() if word.startswith(stem)] == []


def test_no_cold_word_and_no_shouting():
    for text in all_words():
        assert set(re.findall(r"\w+", text.lower())) & set(COLD.split()) == set()
        assert "!" not in text
        assert text == text.strip() != ""


def test_what_issue_and_founders_asked_for_is_there():
    wanted = {"alone", "after_hospital", "parent", "grief", "anger", "fear", "alcohol", "faith", "gender"}
    assert wanted | {"hope", "close_child", "money", "sleep", "starting_again", "between_cultures"} <= set(
        themes()
    )


def test_danish_and_english_lead_the_languages():
    assert list(spoken_languages())[:2] == ["da", "en"]
    assert len(spoken_languages()) >= 25
    assert spoken_languages()["ar"].name["da"] == "arabisk"
    assert spoken_languages()["dsl"].name["en"] == "Danish sign language"
    names = [one.name.da for one in list(spoken_languages().values())[2:-1]]
    alphabet = {letter: place for place, letter in enumerate("abcdefghijklmnopqrstuvwxyzæøå")}
    assert names == sorted(names, key=lambda name: [alphabet.get(letter, -1) for letter in name])


def test_help_lines_are_drafts_and_112_is_not_among_them():
    lines = help_line_drafts()
    assert len({line.code for line in lines}) == len(lines) >= 5
    assert all(line.verified_on == "" for line in lines)
    assert all(line.source and line.hours.da and line.hours.en for line in lines)
    assert "112" not in {line.number.replace(" ", "") for line in lines}
    assert {line.region.removeprefix("Region ") for line in lines} - {""} == REGIONS_2026


def test_help_line_numbers_stand_as_people_write_them():
    numbers = {line.code: line.number for line in help_line_drafts()}
    assert numbers["livslinien"] == "70 201 201"
    assert numbers["sind"] == "70 23 27 50"
    assert numbers["boernetelefonen"] == "116 111"
    assert all(
        re.fullmatch(r"\d{3,4}|116 111|70 201 201|\d\d \d\d \d\d \d\d", one) for one in numbers.values()
    )
