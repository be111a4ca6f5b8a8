"""A participant's own page, in every state of the way from the first words to the first meeting."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from sideomside.companionship.models import Companionship, Meeting, OfferedTime
from sideomside.consent import actions as consent
from sideomside.consent.rules import Purpose
from sideomside.direction import actions as direction
from sideomside.ground.audit.models import Entry
from sideomside.ground.vault.walls import within
from sideomside.intake import actions as intake
from sideomside.intake.models import Enquiry, Way
from sideomside.matching.models import Pair, Proposal
from sideomside.people import actions as people
from sideomside.people.models import Person
from sideomside.people.rules import Hat, visitor
from tests.people import House, build_house, someone, wearing

pytestmark = pytest.mark.django_db

WORDS = "Jeg er meget alene efter min indlæggelse"
ANSWER = "Tak for dine ord. Vil du drikke kaffe på fredag?"


@pytest.fixture
def ida(house: House, karen: Person) -> Person:
    return someone(house, "Ida", Hat.PARTICIPANT, mail="ida@eksempel.example")


@pytest.fixture
def enquiry(house: House, ida: Person) -> Enquiry:
    return intake.receive(
        programme=house.programme, person=ida, way=Way.FORM, words=WORDS, by=visitor(house.organisation.id)
    )


def held(house: House, person: Person) -> Client:
    """Holds the link, and has not given the word."""
    client = Client()
    token = people.make_link(person=person, replace=False, by=house.system)
    client.post(f"/m/{token}/")
    return client


def inside(house: House, person: Person) -> Client:
    client = held(house, person)
    client.post("/din-noegle/", {"word": "blåbær"})
    return client


def page_of(client: Client) -> str:
    return client.get("/en/min-side/").content.decode()


def answered(house: House, karen: Person, enquiry: Enquiry) -> None:
    intake.answer(enquiry=enquiry, words=ANSWER, by=wearing(house, karen, Hat.COORDINATOR))


def paired(house: House, ida: Person, peer: Person, **meeting: Any) -> Meeting:
    proposal = Proposal.objects.create(
        programme=house.programme, participant=ida, peer=peer, place_id=uuid4(), once=uuid4(),
        state="paired", moved_at=timezone.now(),
    )  # fmt: skip
    consent.give(person=ida, purpose=Purpose.MATCHING, channel="page", by=house.system)
    pair = Pair.objects.create(
        proposal=proposal, programme=house.programme, participant=ida, peer=peer, since=timezone.now()
    )
    one = Companionship.objects.create(
        pair=pair, programme=house.programme, participant=ida, peer=peer, begun_at=timezone.now()
    )
    return Meeting.objects.create(
        companionship=one, participant=ida, place=house.place, offered_at=timezone.now(), once=uuid4(),
        **meeting,
    )  # fmt: skip


def test_right_after_writing_she_sees_who_answers_and_by_when(
    house: House, ida: Person, enquiry: Enquiry
) -> None:
    page = page_of(inside(house, ida))
    assert "Hello Ida" in page and "Only you and Karen can see it" in page
    assert "Karen answers" in page
    assert page.count('class="here"') == 1


def test_an_answer_stands_on_her_page_and_not_before_the_word(
    house: House, ida: Person, karen: Person, enquiry: Enquiry
) -> None:
    answered(house, karen, enquiry)
    page = page_of(inside(house, ida))
    assert ANSWER in page and "Karen answered you" in page
    outside = page_of(held(house, ida))
    assert "We answered you" in outside
    for word in (ANSWER, WORDS, "Ida", "Karen"):
        assert word not in outside


def test_reading_her_own_page_is_nobodys_look(
    house: House, ida: Person, karen: Person, enquiry: Enquiry
) -> None:
    answered(house, karen, enquiry)
    page_of(inside(house, ida))
    assert not Entry.objects.filter(verb="read.opened", by_id=ida.id).exists()


def test_a_first_talk_ahead_is_called_off_in_one_tap(
    house: House, ida: Person, karen: Person, enquiry: Enquiry
) -> None:
    setting = intake.Setting(form="coffee", place_id=house.place.id)
    when = timezone.now() + timedelta(days=2)
    intake.plan_talk(
        enquiry=enquiry, setting=setting, planned_for=when, by=wearing(house, karen, Hat.COORDINATOR)
    )
    client = inside(house, ida)
    assert "/min-side/snak/afbud/" in page_of(client)
    client.post("/min-side/snak/afbud/")
    assert "/min-side/snak/afbud/" not in page_of(client)


def test_a_time_that_is_fixed_says_where_with_whom_and_how_to_cancel(
    house: House, ida: Person, enquiry: Enquiry
) -> None:
    jonas = someone(house, "Jonas", Hat.PEER)
    paired(house, ida, jonas, state="fixed", starts_at=timezone.now() + timedelta(days=3))
    client = inside(house, ida)
    page = page_of(client)
    assert "You and Jonas meet" in page and "Huset" in page and "kaffe.ics" in page
    outside = page_of(held(house, ida))
    assert "Jonas" not in outside and "Huset" not in outside
    meeting = Meeting.objects.get()
    client.post("/en/min-side/moede/", {"meeting": str(meeting.id), "do": "cancel"})
    assert "You and Jonas meet" not in page_of(client)


def test_offered_times_are_one_tap_away(house: House, ida: Person, enquiry: Enquiry) -> None:
    meeting = paired(house, ida, someone(house, "Jonas", Hat.PEER))
    OfferedTime.objects.create(meeting=meeting, starts_at=timezone.now() + timedelta(days=3))
    assert "When can you meet Jonas?" in page_of(inside(house, ida))


def test_her_direction_stands_there_and_only_past_the_word(house: House, ida: Person) -> None:
    me = wearing(house, ida, Hat.PARTICIPANT)
    direction.write(person=ida, what="hope", words="Se min søster", by=me)
    direction.write(person=ida, what="step", words="Gå til bussen", by=me)
    page = page_of(inside(house, ida))
    assert "Se min søster" in page and "Gå til bussen" in page
    assert "søster" not in page_of(held(house, ida))


def test_a_pause_shows_and_ends_from_the_page(house: House, ida: Person, enquiry: Enquiry) -> None:
    client = inside(house, ida)
    client.post("/min-side/pause/", {"do": "pause"})
    assert "You are on a pause" in page_of(client)
    client.post("/min-side/pause/", {"do": "come_back"})
    assert "You are on a pause" not in page_of(client)


def test_somebody_we_only_met_over_coffee_has_a_page_too(house: House) -> None:
    page = page_of(inside(house, someone(house, "", Hat.PARTICIPANT)))
    assert "<h1>Hello</h1>" in page


def test_everything_that_is_hers_is_one_tap_away(house: House, ida: Person, enquiry: Enquiry) -> None:
    client = inside(house, ida)
    page = page_of(client)
    for way in ("hvem-har-set", "mine-oplysninger", "pause", "slet", "kopi", "kort", "retning", "beskeder"):
        assert f"/en/min-side/{way}/" in page
    assert 'action="/en/luk/"' in page or 'action="/luk/"' in page


def test_whoever_took_their_yes_back_is_not_told_that_we_look(
    house: House, ida: Person, karen: Person, enquiry: Enquiry
) -> None:
    client = inside(house, ida)
    looks, not_now = "We find someone you may want to meet", "We are not looking now"
    again = '<a class="btn quiet" href="/en/min-side/oensker/">Say yes again'
    page = page_of(client)
    assert looks in page and not_now not in page, "she never said it, and has taken nothing back"
    client.post("/min-side/oensker/", {"consent": "yes"})
    assert looks in page_of(client)
    for answer_first in (True, False):
        client.post("/min-side/oensker/", {"consent": "no"})
        page = page_of(client)
        assert not_now in page and "You have taken your yes back" in page and looks not in page
        assert page.count(again) == 1 and again not in page_of(held(house, ida))
        if answer_first:
            answered(house, karen, enquiry)
            client.post("/min-side/oensker/", {"consent": "yes"})
    client.post("/min-side/oensker/", {"consent": "yes"})
    page = page_of(client)
    assert looks in page and not_now not in page and again not in page


def test_nobody_is_said_to_look_before_she_has_said_yes_and_the_yes_is_one_press_away(
    house: House, ida: Person, karen: Person, enquiry: Enquiry
) -> None:
    client, say_yes = inside(house, ida), "Say yes, and what matters to you"
    waits = "We do not know yet how long it takes"
    assert "When you say yes to it" in page_of(client) and say_yes not in page_of(client), "answered first"
    answered(house, karen, enquiry)
    page = page_of(client)
    assert "When you say yes to it" in page and say_yes in page and waits not in page
    client.post("/min-side/oensker/", {"consent": "yes"})
    page = page_of(client)
    assert waits in page and say_yes not in page and "When you say yes" not in page


def test_when_both_have_said_yes_her_page_waits_for_a_time_and_no_more_for_a_yes(
    house: House, ida: Person, enquiry: Enquiry
) -> None:
    meeting = paired(house, ida, someone(house, "Jonas", Hat.PEER), state="offered")
    meeting.companionship.delete()
    page = page_of(inside(house, ida))
    assert "We find a time" in page and "Only if you both say yes" not in page


def test_whoever_has_somebody_is_still_found_for_after_a_yes_taken_back(
    house: House, ida: Person, enquiry: Enquiry
) -> None:
    paired(house, ida, someone(house, "Jonas", Hat.PEER), state="fixed", starts_at=timezone.now())
    client = inside(house, ida)
    client.post("/min-side/oensker/", {"consent": "no"})
    page = page_of(client)
    assert "We found someone for you" in page and "We are not looking now" not in page


def test_the_page_is_neutral_and_kept_by_nobody(house: House, ida: Person, enquiry: Enquiry) -> None:
    answer = inside(house, ida).get("/min-side/")
    page = answer.content.decode()
    assert "<title>Din side</title>" in page
    assert "Side om side" not in page
    assert answer.headers["Cache-Control"] == "no-store" and "noindex" in page


def test_pers_two_sides_never_meet(house: House, karen: Person, ida: Person, enquiry: Enquiry) -> None:
    """Per is Ida's peer and a participant himself: by his link he sees his own words and nothing of Ida."""
    per = someone(house, "Per", Hat.PARTICIPANT, Hat.PEER)
    intake.receive(
        programme=house.programme, person=per, way=Way.FORM, words="Pers egne ord",
        by=visitor(house.organisation.id),
    )  # fmt: skip
    paired(house, ida, per, state="fixed", starts_at=timezone.now() + timedelta(days=3))
    page = page_of(inside(house, per))
    assert "Hello Per" in page and "Ida" not in page and "You and" not in page
    others = page_of(inside(house, ida))
    assert "Pers egne ord" not in others


def test_somebody_elses_link_shows_nothing_of_hers(
    house: House, ida: Person, karen: Person, enquiry: Enquiry
) -> None:
    answered(house, karen, enquiry)
    page = page_of(inside(house, someone(house, "Noor", Hat.PARTICIPANT)))
    for word in ("Ida", ANSWER, WORDS):
        assert word not in page


def test_a_link_from_next_door_opens_nothing_here(house: House, ida: Person) -> None:
    next_door = build_house("Nabo", host="nabo.example")
    with within(next_door.organisation.id):
        token = people.make_link(person=someone(next_door, "Nina", Hat.PARTICIPANT), by=next_door.system)
    assert Client().post(f"/m/{token}/").headers["Location"] == "/linket-virker-ikke/"
