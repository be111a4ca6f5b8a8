"""Right after Send: who reads it and by when, a link to keep, a word of one's own."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.utils import timezone

from sideomside.ground.post.models import Letter
from sideomside.intake import queries
from sideomside.intake.models import Enquiry, Message
from sideomside.intake.tests.test_the_form import WORDS, fill  # noqa: F401 - a fixture
from sideomside.people.models import Absence, HelpLine, SmallKey

COPENHAGEN = ZoneInfo("Europe/Copenhagen")


def test_it_says_who_and_the_last_day(fill, cast):  # noqa: F811
    with time_machine.travel(datetime(2026, 11, 20, 15, tzinfo=COPENHAGEN)):  # a Friday
        page = fill().content.decode()
    assert "Signe læser det og svarer dig senest tirsdag." in page


def test_a_coordinator_who_is_away_has_a_stand_in(fill, cast):  # noqa: F811
    with time_machine.travel(datetime(2026, 11, 20, 15, tzinfo=COPENHAGEN)):
        for person, other in ((cast.signe, cast.omar), (cast.omar, cast.signe)):
            away = Absence(
                person=person, stand_in=other, first_day=date(2026, 11, 20), last_day=date(2026, 11, 27)
            )
            away.save()
        fill()
        reader = queries.who_reads(cast.as_signe, Enquiry.objects.get())
        assert reader.answers_by == date(
            2026, 11, 30
        )  # both are away: nobody is promised what cannot be kept
        Absence.objects.filter(person=cast.omar).delete()
        reader = queries.who_reads(cast.as_signe, Enquiry.objects.get())
        assert (reader.person, reader.answers_by) == (cast.omar, date(2026, 11, 24))


def test_heavy_words_go_through_and_help_stands_first(fill, cast):  # noqa: F811
    HelpLine.objects.create(name="Dagslinjen", number="11 11 11 11", verified_on=date(2026, 11, 1))
    HelpLine.objects.create(
        name="Døgnlinjen", number="22 22 22 22", always_open=True, order=5, verified_on=date(2026, 11, 1)
    )
    page = fill(words="Jeg har tanker om selvmord").content.decode()
    assert Enquiry.objects.get().read_first
    places = [
        page.index(words)
        for words in ("Tak, fordi du skrev det", "tel:112", "Døgnlinjen", "Dagslinjen", "Gem linket")
    ]
    assert places == sorted(places)
    assert not Letter.objects.exists()  # nobody else is told


def test_no_word_of_heaviness_before_sending(client, cast):
    assert "tungt" not in client.get("/skriv/").content.decode()


def test_the_link_opens_the_persons_own_door(client, fill, cast):  # noqa: F811
    page = fill()
    path = page.context["link"].removeprefix("http://127.0.0.1:8000")
    assert client.get(path).status_code == 200


def test_a_word_of_ones_own_is_chosen_right_there(client, fill, cast):  # noqa: F811
    fill()
    assert not client.session.get("opened")
    page = client.post("/skriv/tak/", {"word": "abe"})
    assert page.context["form"].errors
    client.post("/skriv/tak/", {"word": "solsikke"})
    assert SmallKey.objects.filter(person=Enquiry.objects.get().person).exists()
    assert client.session["opened"]


def test_the_link_is_sent_only_when_asked_for_and_says_nothing(client, fill, cast):  # noqa: F811
    page = fill()
    assert not Letter.objects.exists()
    client.post("/skriv/tak/send/")
    letter = Letter.objects.get()
    assert (letter.address, letter.subject) == ("sara@post.example", "Hej fra Signe")
    assert page.context["link"] in letter.text


def test_ones_words_can_be_said_another_way_and_the_old_are_gone(client, fill, cast):  # noqa: F811
    fill()
    seal = client.get("/skriv/tak/ret/").context["form"]["seal"].value()
    client.post("/skriv/tak/ret/", {"words": "Noget andet", "seal": seal})
    assert [m.words for m in Message.objects.all()] == ["Noget andet"]


def test_delete_all_leads_to_erasing(client, fill, cast):  # noqa: F811
    fill()
    assert client.get("/skriv/tak/slet/").status_code == 302
    assert not client.session.get("opened")
    response = client.post("/skriv/tak/slet/")
    assert client.session["opened"]
    assert client.get(response.url).status_code == 200


@pytest.mark.parametrize("path", ["", "send/", "ret/", "slet/", "paa-papir/"])
def test_the_receipt_is_nobody_elses_and_closes_after_half_an_hour(client, fill, cast, path):  # noqa: F811
    assert client.get(f"/skriv/tak/{path}").url == "/skriv/"
    fill()
    with time_machine.travel(timezone.now() + timedelta(minutes=31)):
        response = client.get(f"/skriv/tak/{path}")
    assert WORDS not in response.content.decode()
    assert response.status_code == 302
