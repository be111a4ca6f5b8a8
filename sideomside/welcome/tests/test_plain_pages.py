"""Plain pages: whole sentences in both languages, the house's own name and promises, and no empty places."""

import pytest
from django.test import Client
from django.utils import timezone

from sideomside.people.models import HelpLine, Organisation, Place, Programme
from sideomside.people.rules import Hat
from sideomside.welcome.tests.conftest import Read
from tests.people import House, someone

PAGES = {
    "hvad-er-en-peer/": ("Hvad er en peer?", "What is a peer?"),
    "hvad-er-recovery/": ("Hvad er recovery?", "What is recovery?"),
    "saadan-gaar-det-til/": ("Sådan går det til", "How it goes"),
    "om-os/": ("Hvem er vi?", "Who are we?"),
    "for-paaroerende/": ("Er du pårørende?", "Are you close to someone?"),
    "for-fagfolk/": ("For dig, der møder mennesker i dit arbejde", "For you who meet people in your work"),
    "cookies/": ("Cookies", "Cookies"),
    "bliv-peer/": ("Vil du være noget for en anden?", "Would you like to be something for someone else?"),
    "saadan-passer-vi-paa-dine-ord/": ("Sådan passer vi på dine ord", "How we look after your words"),
    "tilgaengelighed/": ("Tilgængelighed", "Accessibility"),
    "kontakt/": ("Kontakt", "Contact"),
    "hvis-det-haster/": ("Hvis det haster", "If it is urgent"),
}


@pytest.mark.parametrize("path", PAGES)
def test_each_page_stands_whole_in_both_languages(house: House, read: Read, path: str) -> None:
    danish, english = PAGES[path]
    for address, language, heading, other in (
        (f"/{path}", "da", danish, english),
        (f"/en/{path}", "en", english, danish),
    ):
        page = read(address)
        assert f'<html lang="{language}"' in page
        inside = page.split("<main")[1].split("</main")[0]
        assert f"<h1>{heading}</h1>" in page and (other == heading or f"<h1>{other}" not in inside)
        assert "{" not in inside, "a promise that was not filled in"
        assert "tel:112" in page or "/hvis-det-haster/" in page  # help is one tap away on every page


def test_was_leads_to_accessibility_in_ones_own_language(house: House, client: Client) -> None:
    for was, there in (("/was/", "/tilgaengelighed/"), ("/en/was/", "/en/tilgaengelighed/")):
        answer = client.get(was)
        assert (answer.status_code, answer["Location"]) == (302, there)
    assert client.get("/was", follow=True).redirect_chain[-1] == ("/tilgaengelighed/", 302)


def test_contact_tells_every_way_there_is(house: House, read: Read) -> None:
    Programme.objects.filter(id=house.programme.id).update(contact_phone="33 12 34 56")
    Organisation.objects.filter(id=house.organisation.id).update(company_number="12345678")
    page = read("/kontakt/")
    assert 'href="mailto:hej@huset.example"' in page and 'href="tel:33123456"' in page
    assert "København har ansvaret for dine data. CVR 12345678." in page
    assert "Huset" in page and "Opdigtet Vej 1" in page


def test_what_is_not_known_leaves_no_hole(house: House, read: Read) -> None:
    Programme.objects.filter(id=house.programme.id).update(contact_mail="")
    Place.objects.filter(id=house.place.id).update(street="")
    page = read("/kontakt/").split("<main")[1].split("</main")[0]
    for hole in ("mailto:", "tel:", "CVR", ", <", "<p></p>", "<p>, </p>", "None"):
        assert hole not in page


def test_a_name_with_signs_in_it_is_only_a_name(house: House, read: Read) -> None:
    Organisation.objects.filter(id=house.organisation.id).update(name="Peer & <b>Venner</b> 🌻")
    for path in ("/kontakt/", "/saadan-passer-vi-paa-dine-ord/"):
        assert "Peer &amp; &lt;b&gt;Venner&lt;/b&gt; 🌻" in read(path)


def test_the_page_about_your_words_says_the_days_the_programme_keeps_them(house: House, read: Read) -> None:
    path = "saadan-passer-vi-paa-dine-ord/"
    assert "30 dage efter" in read(f"/{path}") and "30 days after" in read(f"/en/{path}")
    Programme.objects.filter(id=house.programme.id).update(unconfirmed_days=14)
    assert "14 dage efter" in read(f"/{path}") and "14 days after" in read(f"/en/{path}")
    Programme.objects.filter(id=house.programme.id).update(unconfirmed_days=1)
    assert "1 dag efter" in read(f"/{path}") and "1 day after" in read(f"/en/{path}")


def test_only_112_until_somebody_has_confirmed_a_line(house: House, read: Read) -> None:
    line = HelpLine.objects.create(
        name="Natkanalen", number="70 20 12 01", hours_da="Alle dage 11–23", hours_en="Every day 11 to 23"
    )
    page = read("/hvis-det-haster/")
    assert 'href="tel:112"' in page and "Natkanalen" not in page and "akutmodtagelse" in page
    line.verified_on = timezone.localdate()
    line.save()
    assert 'href="tel:70201201"' in read("/hvis-det-haster/")
    assert "Alle dage 11–23" in read("/hvis-det-haster/") and "Every day 11 to 23" in read(
        "/en/hvis-det-haster/"
    )


def test_a_demo_shows_its_drafts_and_says_that_they_are(house: House, read: Read) -> None:
    HelpLine.objects.create(name="Natkanalen", number="70 20 12 01")
    Programme.objects.filter(id=house.programme.id).update(demo=True)
    assert "demo, ikke bekræftet" in read("/hvis-det-haster/")


def test_open_pages_name_no_one_but_who_works_in_the_open(house: House, read: Read) -> None:
    someone(house, "Ida Hemmelig", Hat.PARTICIPANT, mail="ida@eksempel.example")
    someone(house, "Jonas Stille", Hat.PEER, mail="jonas@eksempel.example")
    for path in ("", "kaffe/", *PAGES):
        page = read(f"/{path}")
        assert not [word for word in ("Ida", "Jonas", "eksempel.example") if word in page], path


def test_no_page_keeps_anything_in_the_browser(house: House, client: Client) -> None:
    for path in ("", "kaffe/", *PAGES):
        client.get(f"/{path}")
        assert not client.cookies, path
