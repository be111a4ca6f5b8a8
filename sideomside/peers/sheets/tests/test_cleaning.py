"""Cells as people write them, and what becomes of them."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sideomside.peers.sheets.ages import age_band
from sideomside.peers.sheets.answers import capacity, consent, employment, gender, several, yes_or_no
from sideomside.peers.sheets.cleaning import clean_row
from sideomside.peers.sheets.contacts import mail, phone
from sideomside.peers.sheets.dates import since
from sideomside.peers.sheets.doubles import mark_doubles
from sideomside.peers.sheets.headings import FIELDS
from sideomside.peers.sheets.names import name
from sideomside.peers.sheets.weektimes import week_slots

TODAY = date(2026, 11, 21)


def codes(notes):
    return [note.code for note in notes]


@pytest.mark.parametrize(
    "text",
    [
        "22334455", "22 33 44 55", "22.33.44.55", "22-33-44-55", "22/33/44/55", "+45 22 33 44 55", "004522334455",
        "(+45) 22334455", "4522334455", "22334455.0", "tlf. 22334455", "+45(0)22334455", "２２３３４４５５",
    ],
)  # fmt: skip
def test_one_phone_number_in_many_shapes(text):
    assert phone(text) == ("+4522334455", [])


@pytest.mark.parametrize(
    ("text", "number", "noted"),
    [
        ("22334455 / 33445566", "+4522334455", ["two_phones"]),
        ("22 33 44 55 eller 33 44 55 66", "+4522334455", ["two_phones"]),
        ("22334455; 22334455", "+4522334455", []),
        ("22334455 (mor)", "+4522334455", ["phone_remark"]),
        ("+46 70 123 45 67", "+46701234567", []),
        ("0046701234567", "+46701234567", []),
        ("2233445", None, ["phone_odd"]),
        ("12345678", None, ["phone_odd"]),
        ("ingen", None, ["phone_odd"]),
        ("2,23345E+07", None, ["phone_rounded"]),
        ("", None, []),
    ],
)
def test_odd_phone_cells(text, number, noted):
    found, notes = phone(text)
    assert (found, codes(notes)) == (number, noted)


def test_the_second_number_is_kept_in_the_note():
    assert phone("22334455/33445566")[1][0].values == ("+4533445566",)


@pytest.mark.parametrize(
    ("text", "address", "noted"),
    [
        (" Bo@Eksempel.DK ", "Bo@eksempel.dk", []),
        ("mailto:bo@eksempel.dk", "bo@eksempel.dk", []),
        ("Bo Bæk <bo@eksempel.dk>", "bo@eksempel.dk", []),
        ("bo (at) eksempel.dk", "bo@eksempel.dk", []),
        ("bo[a]eksempel.dk.", "bo@eksempel.dk", []),
        ("bo@eksempel.dk; bo@arbejde.dk", "bo@eksempel.dk", ["two_mails"]),
        ("bo@eksempel", None, ["mail_odd"]),
        ("ingen", None, ["mail_odd"]),
        ("", None, []),
    ],
)
def test_mail_cells(text, address, noted):
    found, notes = mail(text)
    assert (found, codes(notes)) == (address, noted)


@pytest.mark.parametrize(
    "text",
    [
        "2024-03-01", "1/3-2024", "1/3 2024", "01.03.2024", "1.3.24", "01-03-24", "010324", "01032024", "1. marts 2024",
        "d. 1. marts 2024", "1 mar 24", "2024-03-01 00:00", "45352", "siden 1/3-2024", "1.3.24.",
    ],
)  # fmt: skip
def test_one_date_in_many_shapes(text):
    assert since(text, TODAY) == (date(2024, 3, 1), [])


@pytest.mark.parametrize(
    ("text", "day", "noted"),
    [
        ("marts 2024", date(2024, 3, 1), ["date_rough"]),
        ("3/2024", date(2024, 3, 1), ["date_rough"]),
        ("2019", date(2019, 1, 1), ["date_rough"]),
        ("efterår 2022", date(2022, 9, 1), ["date_rough"]),
        ("31/2-2024", None, ["date_odd"]),
        ("13/13/2024", None, ["date_odd"]),
        ("snart", None, ["date_odd"]),
        ("1/3-2031", date(2031, 3, 1), ["date_ahead"]),
        ("1/3-87", date(1987, 3, 1), []),
        ("29.2.24", date(2024, 2, 29), []),
        ("", None, []),
    ],
)
def test_rough_and_impossible_dates(text, day, noted):
    found, notes = since(text, TODAY)
    assert (found, codes(notes)) == (day, noted)


@pytest.mark.parametrize("text", ["ja", "JA ", "Ja.", "x", "X", "✓", "✔️", "ok", "j", "yes", "1", "Ja tak"])
def test_yes(text):
    assert consent(text) == (True, [])


@pytest.mark.parametrize("text", ["nej", "N", "-", "0", "ikke endnu", "nej tak", "mangler"])
def test_no(text):
    assert consent(text) == (False, [])


@pytest.mark.parametrize(
    "text", ["ja, men ikke kommunen", "?", "måske", "12-03-2024", "Birthe spørger", "janej"]
)
def test_anything_else_is_not_a_yes(text):
    found, notes = consent(text)
    assert found is None
    assert codes(notes) == ["consent_unclear"]
    assert yes_or_no(text) is None


def test_no_word_at_all_is_no_yes_and_nothing_odd():
    assert consent("  ") == (None, [])


@pytest.mark.parametrize(
    ("text", "code"),
    [("K", "woman"), ("kv.", "woman"), ("Mand", "man"), ("ikke-binær", "other"), ("?!", None)],
)
def test_gender(text, code):
    assert gender(text)[0] == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Frivillig", "volunteer"), ("ulønnet", "volunteer"), ("Lønnet", "paid"), ("ansat 15 t", "paid"),
        ("fleksjob", "flex"), ("ansat i fleksjob", "flex"), ("frivillig/lønnet", None), ("?", None),
    ],
)  # fmt: skip
def test_employment(text, code):
    assert employment(text)[0] == code


@pytest.mark.parametrize(
    ("text", "count", "noted"),
    [
        ("2", 2, []), ("2.0", 2, []), ("to", 2, []), ("1-2", 1, ["capacity_span"]), ("6", 4, ["capacity_lowered"]),
        ("0", None, ["capacity_unclear"]), ("mange", None, ["capacity_unclear"]), ("", None, []),
    ],
)  # fmt: skip
def test_capacity(text, count, noted):
    found, notes = capacity(text)
    assert (found, codes(notes)) == (count, noted)


@pytest.mark.parametrize(
    ("age", "birth", "band", "noted"),
    [
        ("41", "", "30-44", []), ("18", "", "18-29", []), ("65", "", "65+", []), ("45-64", "", "45-64", []),
        ("30-40", "", "30-44", []), ("40'erne", "", "45-64", []), ("1971", "", "45-64", []), ("", "1971", "45-64", []),
        ("", "12-03-1985", "30-44", []), ("", "120385", "30-44", []), ("", "67", "45-64", []),
        ("", "120385-1234", "30-44", []), ("17", "", None, ["under_18"]), ("", "2012", None, ["under_18"]),
        ("voksen", "", None, ["age_unclear"]), ("200", "", None, ["age_unclear"]), ("", "", None, []),
    ],
)  # fmt: skip
def test_only_an_age_band_is_kept(age, birth, band, noted):
    found, notes = age_band(age, birth, TODAY)
    assert (found, codes(notes)) == (band, noted)


@pytest.mark.parametrize(
    ("texts", "called", "noted"),
    [
        (("  Åse   Ærø ", "", ""), "Åse Ærø", []),
        (("Hansen, Bo", "", ""), "Bo Hansen", ["name_turned"]),
        (("", "Bo ", " Hansen"), "Bo Hansen", []),
        (("SØREN ØSTBÆK", "", ""), "Søren Østbæk", ["name_calmed"]),
        (("Bo LARSEN", "", ""), "Bo Larsen", ["name_calmed"]),
        (("ida bæk", "", ""), "Ida Bæk", ["name_calmed"]),
        (("JP d'Arc", "", ""), "JP d'Arc", []),
        (("Lone 🌻", "", ""), "Lone 🌻", []),
        (("A\u030ase\u200b", "", ""), "Åse", []),
        (("Bo2", "", ""), "Bo2", ["name_odd"]),
        (("Li", "", ""), "Li", []),
        (("", "", ""), "", ["name_missing"]),
    ],
)
def test_names(texts, called, noted):
    found, notes = name(*texts)
    assert (found, codes(notes)) == (called, noted)


def test_an_emoji_of_joined_people_stays_whole():
    assert name("Ida 👩‍👧", "", "")[0] == "Ida 👩‍👧"


def bits(*slots):
    return sum(1 << slot for slot in slots)


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        ("mandag formiddag", bits(0)),
        ("man + ons aften", bits(2, 8)),
        ("man-fre formiddag", bits(0, 3, 6, 9, 12)),
        ("hverdage 9-15", bits(*(day * 3 + part for day in range(5) for part in (0, 1)))),
        ("tirs aften, fredag formiddag", bits(5, 12)),
        ("aften", bits(2, 5, 8, 11, 14, 17, 20)),
        ("Søndage", bits(18, 19, 20)),
        ("torsdag kl. 13.00-16.00", bits(10)),
        ("weekends", bits(15, 16, 17, 18, 19, 20)),
        ("alle dage", 2**21 - 1),
        ("Monday and Tuesday evening", bits(2, 5)),
    ],
)
def test_times_of_the_week(text, slots):
    assert week_slots(text) == (slots, [])


@pytest.mark.parametrize("text", ["efter aftale", "ikke mandag", "alle dage undtagen onsdag", "mange"])
def test_unclear_times_are_left_to_a_person(text):
    found, notes = week_slots(text)
    assert found == 0
    assert codes(notes) == ["times_unclear"]


def test_lists_in_a_cell():
    assert several("dansk, engelsk og arabisk/ dansk") == ("dansk", "engelsk", "arabisk")
    assert several("sorg\n- vrede") == ("sorg", "vrede")


def test_a_whole_row():
    row = clean_row(
        7,
        {
            "name": "Bæk, Bo", "phone": "bo@eksempel.dk", "mail": "22 33 44 55", "place": "2300 København S",
            "municipality": "Københavns Kommune", "times": "man aften", "gender": "m", "birth": "010157-5000",
            "languages": "dansk", "capacity": "2", "since": "2019", "employment": "frivillig", "consent": "x",
            "themes": "sorg", "notes": "cpr 010157-5000",
        },
        TODAY,
    )  # fmt: skip
    assert (row.name, row.phone, row.mail) == ("Bo Bæk", "+4522334455", "bo@eksempel.dk")
    assert (row.postcode, row.place, row.municipality) == ("2300", "København S", "Københavns")
    assert (row.slots, row.gender, row.age_band, row.capacity) == (4, "man", "65+", 2)
    assert (row.since, row.employment, row.consent) == (date(2019, 1, 1), "volunteer", True)
    assert "5000" not in repr(row)
    assert codes(row.odd) == ["cpr_covered", "cpr_covered", "name_turned", "date_rough"]


def test_someone_nobody_can_reach_is_noted():
    assert "no_contact" in codes(clean_row(2, {"name": "Bo"}, TODAY).odd)


def test_a_broken_formula_is_noted_and_not_kept():
    row = clean_row(2, {"name": "Bo", "notes": "#REF!", "phone": "22334455"}, TODAY)
    assert (row.notes, codes(row.odd)) == ("", ["cell_broken"])


def test_doubles_point_at_the_first():
    rows = [
        clean_row(2, {"name": "Bo Bæk", "phone": "22334455"}, TODAY),
        clean_row(3, {"name": "Ida Bæk", "phone": "33445566"}, TODAY),
        clean_row(4, {"name": "B. Bæk", "phone": "+45 22 33 44 55"}, TODAY),
        clean_row(5, {"name": "ida  bæk", "mail": "ida@eksempel.dk"}, TODAY),
    ]
    marked = mark_doubles(rows)
    assert [note.values for note in marked[2].odd] == [("2",)]
    assert codes(marked[2].odd) == ["double_of"]
    assert "same_name" in codes(marked[3].odd)
    assert marked[0] == rows[0]


@settings(max_examples=300, deadline=None)
@given(st.dictionaries(st.sampled_from(FIELDS), st.text(max_size=40) | st.from_regex(r"[\d ./+eE,-]{1,20}")))
def test_no_text_in_any_cell_raises(texts):
    assert clean_row(1, texts, TODAY).number == 1
