"""Guests are counted in two taps and never named; a call is noted with a yes said aloud."""

from datetime import time

import pytest
from django.utils import timezone

from sideomside.consent import queries as consent
from sideomside.intake import queries
from sideomside.intake.models import Enquiry, Visit
from sideomside.people.models import OpeningHours, Person, Place
from tests.people import Hat, someone


def send(client, path, **said):
    page = client.get(path).context
    form = page.get(said.get("do", "form"))
    return client.post(path, {"seal": form["seal"].value(), **said}, follow=True)


@pytest.fixture
def open_today(cast):
    Place.objects.create(programme=cast.programme, name="Andet hus")
    hours = OpeningHours(
        place=cast.house.place, weekday=timezone.localdate().weekday(), opens=time(0), closes=time(23, 59)
    )
    hours.save()
    return cast.house.place


@pytest.mark.parametrize("role", [Hat.HOST, Hat.PEER, Hat.COORDINATOR])
def test_a_host_counts_guests(cast, role):
    client = cast.signed_in(someone(cast.house, "Mikkel", role))
    page = send(client, "/besoeg/", do="count", place=str(cast.house.place.id), guests="4")
    assert "Talt med." in page.content.decode()
    assert [(v.guests, v.place, v.day) for v in Visit.objects.all()] == [
        (4, cast.house.place, timezone.localdate())
    ]
    assert not Enquiry.objects.exists()


def test_a_slip_of_the_thumb_is_taken_back_by_the_one_who_counted_and_nobody_else(cast):
    client = cast.signed_in(cast.mikkel)
    for guests in ("2", "9"):
        page = send(client, "/besoeg/", do="count", place=str(cast.house.place.id), guests=guests)
    assert "11 gæster i dag." in page.content.decode()
    last = queries.my_last_count(cast.as_mikkel)
    other = cast.signed_in(someone(cast.house, "Bo", Hat.HOST))
    other.post("/besoeg/", {"do": "uncount", "visit": str(last.id)})
    assert Visit.objects.count() == 2
    for _again in range(2):
        client.post("/besoeg/", {"do": "uncount", "visit": str(last.id)})
    assert queries.guests_today(cast.as_mikkel) == 2
    assert {v.guests: v.taken_back_at is None for v in Visit.objects.all()} == {2: True, 9: False}


def test_the_place_that_is_open_today_stands_chosen(cast, open_today):
    client = cast.signed_in(cast.mikkel)
    assert client.get("/besoeg/").context["form"]["place"].value() == open_today.id


def test_the_same_tap_twice_counts_once(cast):
    client = cast.signed_in(cast.mikkel)
    seal = client.get("/besoeg/").context["count"]["seal"].value()
    for _again in range(2):
        client.post(
            "/besoeg/", {"seal": seal, "do": "count", "place": str(cast.house.place.id), "guests": "2"}
        )
    assert Visit.objects.count() == 1


def test_a_guest_who_wants_a_call_becomes_an_enquiry(cast):
    client = cast.signed_in(cast.mikkel)
    said = {
        "place": str(cast.house.place.id),
        "do": "call",
        "name": "Bo",
        "number": "20 12 34 56",
    }
    page = send(client, "/besoeg/", **said)
    assert "Spørg, om vi må gemme det" in page.content.decode()
    assert not Person.objects.filter(roles__name=Hat.PARTICIPANT).exists()
    send(client, "/besoeg/", **said, consent="on")
    enquiry = Enquiry.objects.get()
    assert (enquiry.way, enquiry.person.name, enquiry.person.channel) == ("coffee", "Bo", "call")
    assert consent.in_force(cast.as_signe, enquiry.person_id, "words")
    (row,) = queries.waiting_for_answer(cast.as_signe)
    assert row.first_words == "Vil gerne ringes op. Var til kaffe i Huset."


def test_a_guest_may_be_counted_with_any_number_of_buttons_but_nothing_else(cast):
    client = cast.signed_in(cast.mikkel)
    for guests in ("", "0", "10", "en"):
        page = send(client, "/besoeg/", do="count", place=str(cast.house.place.id), guests=guests)
        assert "Vælg, hvor mange" in page.content.decode()
    assert not Visit.objects.exists()


def test_those_without_a_hat_for_it_find_no_page(cast):
    client = cast.signed_in(someone(cast.house, "Pia", Hat.PARTNER))
    assert client.get("/besoeg/").status_code == 404
    assert client.get("/henvendelser/ny/").status_code == 404
    assert cast.signed_in(cast.mikkel).get("/henvendelser/ny/").status_code == 404


@pytest.mark.parametrize("way", ["call", "sms", "coffee", "letter", "partner"])
def test_a_coordinator_notes_what_was_said(cast, way):
    client = cast.signed_in(cast.omar)
    said = {
        "way": way,
        "words": "Ringede og græd lidt",
        "name": "Bo",
        "channel": "call",
        "contact": "20123456",
    }
    send(client, "/henvendelser/ny/", **said, consent="on")
    enquiry = Enquiry.objects.get()
    assert (enquiry.way, enquiry.assigned_id) == (way, cast.omar.id)
    assert enquiry.person.consents.get().channel == "talk"


def test_without_a_yes_it_is_noted_that_there_is_none(cast):
    client = cast.signed_in(cast.omar)
    page = send(client, "/henvendelser/ny/", way="call", words="Vil tænke over det", channel="comes")
    assert "De har ikke sagt ja endnu" in page.content.decode()


def test_nothing_typed_is_lost_when_a_number_is_missing(cast):
    client = cast.signed_in(cast.omar)
    page = send(
        client, "/henvendelser/ny/", way="call", words="Lang samtale", channel="call"
    ).content.decode()
    assert "Skriv et nummer, vi kan ringe til" in page
    assert "Lang samtale" in page
