"""Ida moves to another town: she is introduced to the programme there, by her own words, ticks and yes."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from sideomside.intake import queries as in_the_queue
from sideomside.intake.models import Enquiry, Message
from sideomside.partners import actions, queries
from sideomside.partners.models import Introduction
from sideomside.partners.rules import Reply
from sideomside.partners.tests.cast import Cast
from sideomside.people import actions as people
from sideomside.people import queries as known
from sideomside.people.models import Contact, Person, Programme, Role
from sideomside.people.rules import Hat, NotAllowed, Viewer
from tests.people import someone

WORDS = {"name": "Ida 🌻", "wish": "En at gå tur med", "reach": "20 30 40 50", "helps": "At der er god tid"}
WELCOME = Reply("welcome", words="Kom og drik kaffe")


@dataclass
class Neighbours:
    """Omar coordinates next door, and Karen asks Ida."""

    cast: Cast
    programme: Programme
    omar: Person
    ida: Person

    @property
    def as_omar(self) -> Viewer:
        here = frozenset({self.programme.id})
        return Viewer(Hat.COORDINATOR, self.cast.house.organisation.id, self.omar.id, here)

    def asked(self, days: int = 30) -> Introduction:
        until = timezone.localdate() + timedelta(days=days)
        karen = self.cast.as_karen
        return actions.introduce(
            person=self.ida, to=self.programme, words=WORDS, until=until, once=uuid4(), by=karen
        )

    def yes(self, *ticked: str) -> Introduction:
        one = self.asked()
        herself = self.cast.themself(self.ida)
        actions.say_yes_to(introduction=one, words=WORDS, ticked=ticked or ("name", "wish"), by=herself)
        return one


@pytest.fixture
def next_door(cast: Cast) -> Neighbours:
    there = people.open_programme(name="Aarhus peer", about={}, by=cast.house.system)
    omar = someone(cast.house, "Omar")
    people.give_role(person=omar, programme=there, name=Hat.COORDINATOR, by=cast.house.system)
    return Neighbours(cast, there, omar, cast.ida())


def welcomed(next_door: Neighbours, *ticked: str) -> Introduction:
    one = next_door.yes(*ticked)
    return actions.answer_for_partner(introduction=one, reply=WELCOME, by=next_door.as_omar)


def test_from_the_question_to_the_queue_next_door(next_door: Neighbours) -> None:
    cast, ida = next_door.cast, next_door.ida
    karen, omar = cast.signed_in(cast.karen), cast.signed_in(next_door.omar)
    until = timezone.localdate() + timedelta(days=20)
    asked = {"to": str(next_door.programme.id), "until": str(until), "wish": "En tur", "once": str(uuid4())}
    page = karen.get(f"/partnere/introducer/{ida.id}/").content.decode()
    assert "Aarhus peer" in page and "Jobcentret" in page
    karen.post(f"/partnere/introducer/{ida.id}/", asked)
    one = Introduction.objects.get()
    assert omar.get(f"/partnere/til-os/{one.id}/").status_code == 404
    hers, path = cast.browser(ida), f"/min-side/bro/{one.id}/"
    asks = hers.get(path).content.decode()
    assert "du kommer fra København peer, og hvem der har spurgt dig" in asks
    assert "medmindre de har sagt velkommen" in asks
    hers.post(path, {"do": "yes", "name": "Ida", "wish": "En tur", "wish_read": "on"})
    assert "1 vil gerne møde jer" in omar.get("/i-dag/").content.decode()
    assert f"/partnere/til-os/{one.id}/" in omar.get("/partnere/").content.decode()
    assert "En tur" in omar.get(f"/partnere/til-os/{one.id}/").content.decode()
    answer = omar.post(f"/partnere/til-os/{one.id}/", {"answer": "welcome", "words": WELCOME.words})
    enquiry = Enquiry.objects.get(programme=next_door.programme)
    assert answer["Location"] == f"/henvendelser/{enquiry.id}/"
    assert "En tur" in omar.get(answer["Location"]).content.decode()
    assert WELCOME.words in hers.get(path).content.decode()
    assert karen.get(answer["Location"]).status_code == 404
    assert omar.post(f"/partnere/til-os/{one.id}/", {"answer": "welcome"}).status_code == 302
    assert Enquiry.objects.filter(programme=next_door.programme).count() == 1


def test_they_know_there_what_was_ticked_and_which_programme_asked_and_nothing_else(
    next_door: Neighbours,
) -> None:
    one = welcomed(next_door, "wish")
    there = one.enquiry
    assert there is not None and there.person_id != next_door.ida.id and not there.person.name
    assert set(known.visible_to(next_door.as_omar)) == {next_door.omar, there.person}
    words = Message.objects.get(enquiry=there).words
    assert "En at gå tur med" in words and "København peer" in words
    assert not any(said in words for said in ("god tid", "20 30", "Ida"))
    assert not Contact.objects.filter(person=there.person).exists()


def test_ticked_their_number_stands_where_one_calls_from(next_door: Neighbours) -> None:
    there = welcomed(next_door, "name", "reach").enquiry
    assert there is not None and (there.person.name, there.person.channel) == ("Ida 🌻", "call")
    assert Contact.objects.get(person=there.person).way == "phone"
    assert "20 30" not in (Message.objects.get(enquiry=there).words or "")


def test_a_no_or_silence_reaches_nobody_next_door(next_door: Neighbours) -> None:
    one = next_door.asked()
    assert queries.asks_to_come(next_door.as_omar) == [] and queries.count_asking(next_door.as_omar) == 0
    actions.say_no(introduction=one, by=next_door.cast.themself(next_door.ida))
    assert queries.shown(next_door.as_omar, one.id) is None
    with pytest.raises(NotAllowed):
        actions.answer_for_partner(introduction=one, reply=WELCOME, by=next_door.as_omar)


def test_not_just_now_makes_no_enquiry_and_says_why(next_door: Neighbours) -> None:
    one = next_door.yes()
    actions.answer_for_partner(introduction=one, reply=Reply("not_now", "no_room"), by=next_door.as_omar)
    assert not Enquiry.objects.filter(programme=next_door.programme).exists()
    page = next_door.cast.browser(next_door.ida).get(f"/min-side/bro/{one.id}/").content.decode()
    assert "Det handler ikke om dig" in page
    assert queries.shown(next_door.as_omar, one.id) is None


def test_whoever_has_not_said_how_to_be_reached_is_told_so(next_door: Neighbours) -> None:
    one = welcomed(next_door, "wish")
    page = next_door.cast.browser(next_door.ida).get(f"/min-side/bro/{one.id}/").content.decode()
    assert "kryds ved, hvordan de når dig" in page


def test_taken_back_before_an_answer_it_leaves_their_queue_and_nobody_opens_it(next_door: Neighbours) -> None:
    one = welcomed(next_door)
    there = Enquiry.objects.get(programme=next_door.programme)
    assert in_the_queue.thread(next_door.as_omar, there)
    hers, path = next_door.cast.browser(next_door.ida), f"/min-side/bro/{one.id}/"
    said = hers.post(path, {"do": "revoke"}, follow=True).content.decode()
    there.refresh_from_db()
    assert there.state == "closed" and in_the_queue.thread(next_door.as_omar, there) == []
    assert "taget tilbage" in said.casefold() and "ikke længere åbne dine ord" in said
    assert "ikke noget af dit" not in said and 'value="revoke"' not in said, (
        "what they are called stands there"
    )


def test_welcome_it_waits_there_also_after_its_last_day(next_door: Neighbours) -> None:
    one = welcomed(next_door)
    Introduction.objects.update(until=timezone.localdate() - timedelta(days=1))
    hers, path = next_door.cast.browser(next_door.ida), f"/min-side/bro/{one.id}/"
    page = hers.get(path).content.decode()
    assert "ikke noget af dit" not in page and 'value="revoke"' in page
    hers.post(path, {"do": "revoke"})
    there = Enquiry.objects.get(programme=next_door.programme)
    assert there.state == "closed" and in_the_queue.thread(next_door.as_omar, there) == []


def test_once_they_have_written_there_it_is_between_the_two_of_them(next_door: Neighbours) -> None:
    one = welcomed(next_door)
    Enquiry.objects.filter(id=one.enquiry_id).update(state="answered", answered_at=timezone.now())
    page = next_door.cast.browser(next_door.ida).get(f"/min-side/bro/{one.id}/").content.decode()
    assert "skrevet til dig" in page and 'value="revoke"' not in page
    path = f"/min-side/bro/{one.id}/"  # the page stood open since before they wrote
    said = next_door.cast.browser(next_door.ida).post(path, {"do": "revoke"}, follow=True).content.decode()
    there = Enquiry.objects.get(id=one.enquiry_id)
    assert there.state == "answered" and in_the_queue.thread(next_door.as_omar, there)
    assert "allerede svaret dig" in said and "taget tilbage" not in said.casefold()


def test_what_went_along_is_not_written_anew_and_the_first_house_cannot_call_it_back(
    next_door: Neighbours,
) -> None:
    one = welcomed(next_door)
    herself = next_door.cast.themself(next_door.ida)
    with pytest.raises(NotAllowed):
        actions.say_yes_to(introduction=one, words=WORDS, ticked=["helps"], by=herself)
    with pytest.raises(NotAllowed):
        actions.revoke(introduction=one, by=next_door.cast.as_karen)


def test_only_those_who_know_her_introduce_her(next_door: Neighbours) -> None:
    cast, ida = next_door.cast, next_door.ida
    assert list(queries.neighbours_of(cast.as_karen, ida.id)) == [next_door.programme]
    assert list(queries.neighbours_of(next_door.as_omar, ida.id)) == []
    with pytest.raises(NotAllowed):
        actions.introduce(
            person=ida, to=cast.house.programme, words={}, until=timezone.localdate(), once=uuid4(),
            by=next_door.as_omar,
        )  # fmt: skip
    one = next_door.yes()
    for by in (cast.as_karen, cast.as_mette):
        assert queries.shown(by, one.id) is None
        with pytest.raises(NotAllowed):
            actions.answer_for_partner(introduction=one, reply=WELCOME, by=by)


def test_nobody_learns_by_what_is_missing_where_she_already_is(next_door: Neighbours) -> None:
    ida, there = next_door.ida, next_door.programme
    people.give_role(person=ida, programme=there, name=Hat.PARTICIPANT, by=next_door.cast.house.system)
    assert list(queries.neighbours_of(next_door.cast.as_karen, ida.id)) == [there]
    one = welcomed(next_door)
    assert one.enquiry is not None and one.enquiry.person_id != ida.id, "nor do they there, by what arrives"


def test_a_programme_she_has_left_or_works_in_does_not_ask_for_her(next_door: Neighbours) -> None:
    karen, ida = next_door.cast.as_karen, next_door.ida
    assert queries.knows(karen, ida.id) == next_door.cast.house.programme
    Role.objects.filter(person=ida).update(state=Role.State.LEFT)
    assert queries.knows(karen, ida.id) is None
    Role.objects.filter(person=ida).update(state=Role.State.ACTIVE, name=Hat.PEER)
    assert queries.knows(karen, ida.id) is None


def test_nobody_is_introduced_to_a_programme_where_nobody_answers(next_door: Neighbours) -> None:
    empty = people.open_programme(name="Ingen hjemme", about={}, by=next_door.cast.house.system)
    assert empty not in queries.neighbours_of(next_door.cast.as_karen, next_door.ida.id)


def test_forgotten_here_she_is_still_herself_there(next_door: Neighbours) -> None:
    one = welcomed(next_door)
    actions.forget(person_id=next_door.ida.id, by=next_door.cast.house.system)
    assert not Introduction.objects.exists() and Enquiry.objects.filter(id=one.enquiry_id).exists()
