"""A seat in one tap, a line that moves up by itself, and never more guests than chairs."""

from uuid import uuid4

import pytest
from django.test import Client

from sideomside.consent import actions as consent
from sideomside.gatherings import actions, queries
from sideomside.gatherings.models import Call, Signup
from sideomside.gatherings.tests.cast import Cast
from sideomside.ground.post.models import Letter
from sideomside.people.models import Person
from sideomside.people.rules import Hat, NotAllowed
from tests.people import wearing


def test_anybody_signs_up_with_an_alias(cast: Cast) -> None:
    event = cast.opened()
    client, at = Client(), f"/kalender/{event.id}/"
    page = client.get(at)
    sent = {
        "alias": "Måne 🌙",
        "mail": "maane@post.example",
        "once": str(page.context["form"]["once"].value()),
    }
    again = client.post(at, sent)
    assert again.status_code == 200 and not Signup.objects.exists(), "nobody is put down without a yes"
    for _twice in range(2):
        answer = client.post(at, {**sent, "consent": "on"}, follow=True)
    assert "Der er en plads til dig" in answer.content.decode() and "/m/" in answer.content.decode()
    signup = Signup.objects.get()
    assert signup.person.name == "Måne 🌙" and signup.seat == "seated"


def test_the_link_on_the_receipt_leads_to_ones_own_seat(cast: Cast) -> None:
    event = cast.opened()
    client, at = Client(), f"/kalender/{event.id}/"
    once = str(client.get(at).context["form"]["once"].value())
    answer = client.post(at, {"alias": "Måne", "mail": "", "consent": "on", "once": once}, follow=True)
    link = answer.context["link"].partition("/m/")[2]
    phone = Client()
    phone.post(f"/m/{link}")
    phone.post("/din-noegle/", {"word": "regnvejr"})
    page = phone.get(f"/min-side/kalender/{event.id}/").content.decode()
    assert "Fællessang" in page and "Jeg kan ikke komme alligevel" in page
    stranger = Client().get("/kalender/tilmeldt/")
    assert stranger.status_code == 302


def test_a_name_that_is_too_long_comes_back_to_be_made_shorter(cast: Cast) -> None:
    event, long = cast.opened(), "Måne " * 20
    actions.sign_up(gathering=event, person=cast.ida, by=cast.participant(cast.ida))
    mine, at = cast.browser(cast.ida), f"/min-side/kalender/{event.id}/"
    page = mine.post(at, {"do": "alias", "alias": long}).content.decode()
    assert f'value="{long}"' in page and cast.signup(event, cast.ida).alias != long.strip()
    assert mine.post(at, {"do": "alias", "alias": "Måne"}).status_code == 302
    assert cast.signup(event, cast.ida).alias == "Måne"


def test_when_every_chair_is_taken_one_stands_in_line_and_moves_up_by_itself(cast: Cast) -> None:
    event = cast.opened(seats=1)
    per, ole = cast.somebody("Per"), cast.somebody("Ole")
    for person in (cast.ida, per, ole):
        actions.sign_up(gathering=event, person=person, by=cast.participant(person))
    assert [cast.seat(event, one) for one in (cast.ida, per, ole)] == ["seated", "waiting", "waiting"]
    actions.leave(signup=cast.signup(event, cast.ida), by=cast.as_ida)
    actions.leave(signup=cast.signup(event, cast.ida), by=cast.as_ida)
    assert [cast.seat(event, one) for one in (cast.ida, per, ole)] == ["left", "seated", "waiting"]
    assert len(cast.letters(per)) == 1 and not cast.letters(ole)
    letter = cast.letters(per)[0]
    assert letter.subject == "Hej fra Karen" and "Fællessang" not in (letter.text or "")


def test_signing_up_again_after_leaving_goes_last_in_the_line(cast: Cast) -> None:
    event = cast.opened(seats=1)
    per = cast.somebody("Per")
    for person in (cast.ida, per):
        actions.sign_up(gathering=event, person=person, by=cast.participant(person))
    actions.leave(signup=cast.signup(event, cast.ida), by=cast.as_ida)
    again = actions.sign_up(gathering=event, person=cast.ida, by=cast.as_ida)
    assert again.seat == "waiting" and Signup.objects.count() == 2


def test_more_chairs_let_the_line_move_up(cast: Cast) -> None:
    event = cast.opened(seats=1)
    per = cast.somebody("Per")
    for person in (cast.ida, per):
        actions.sign_up(gathering=event, person=person, by=cast.participant(person))
    event.refresh_from_db()
    actions.change(gathering=event, changes={"seats": 2}, version=event.version, by=cast.karen)
    assert cast.seat(event, per) == "seated"
    with pytest.raises(actions.StaleError):
        actions.change(gathering=event, changes={"seats": 9}, version=event.version, by=cast.karen)


def test_somebody_erased_leaves_the_chair_to_the_next(cast: Cast) -> None:
    event = cast.opened(seats=1)
    per = cast.somebody("Per")
    for person in (cast.ida, per):
        actions.sign_up(gathering=event, person=person, by=cast.participant(person))
    actions.forget(person_id=cast.ida.id, by=cast.house.system)
    assert cast.seat(event, per) == "seated" and Signup.objects.count() == 1


def test_whom_no_letter_reaches_somebody_calls(cast: Cast) -> None:
    event = cast.opened()
    silent = cast.somebody("Stille", mail=False)
    for person in (cast.ida, silent):
        actions.sign_up(gathering=event, person=person, by=cast.participant(person))
    cast.move(event, "cancelled")
    assert len(cast.letters(cast.ida)) == 1
    assert [(one.name, one.title) for one in queries.calls(cast.karen)] == [("Stille", "Fællessang")]
    actions.note_called(call=Call.objects.get(), by=cast.karen)
    assert queries.calls(cast.karen) == []


def test_cancelled_is_told_in_neutral_words_and_seen_on_ones_own_page(cast: Cast) -> None:
    event = cast.opened()
    actions.sign_up(gathering=event, person=cast.ida, by=cast.as_ida)
    cast.move(event, "cancelled")
    cast.move(event, "cancelled")
    letter = cast.letters(cast.ida)[0]
    assert len(cast.letters(cast.ida)) == 1
    assert (letter.subject, "sang" in (letter.text or "")) == ("Hej fra Karen", False)
    assert "Aflyst" in cast.browser(cast.ida).get("/min-side/kalender/").content.decode()


def test_nobody_signs_up_for_what_is_not_open_has_been_or_they_lead(cast: Cast) -> None:
    planned, over = cast.plan(), cast.opened()
    cast.past(over.sessions.get())
    led = cast.opened(title="Maling")
    actions.ask_to_lead(gathering=led, person=cast.jonas, by=cast.karen)
    for gathering, person in ((planned, cast.ida), (over, cast.ida), (led, cast.jonas)):
        with pytest.raises(NotAllowed):
            actions.sign_up(gathering=gathering, person=person, by=cast.participant(person))
    assert not Signup.objects.exists()


def test_strangers_and_other_hats_have_no_say_over_a_seat(cast: Cast) -> None:
    event = cast.opened()
    signup = actions.sign_up(gathering=event, person=cast.ida, by=cast.as_ida)
    per = cast.somebody("Per")
    shut = wearing(cast.house, cast.ida, Hat.PARTICIPANT, opened=False)
    as_peer = wearing(cast.house, cast.ida, Hat.PEER)
    for viewer in (cast.participant(per), shut, as_peer, cast.as_jonas):
        with pytest.raises(NotAllowed):
            actions.leave(signup=signup, by=viewer)
        assert queries.signups(viewer, event) == [] and queries.my_signups(viewer) == []
        assert queries.visible_to(viewer).count() == 0
    assert cast.seat(event, cast.ida) == "seated"


def test_a_coordinator_sees_no_name_of_whoever_took_back_their_yes(cast: Cast) -> None:
    event = cast.opened()
    once = uuid4()
    consent.give(person=cast.ida, purpose="words", channel="page", by=cast.as_ida)
    actions.sign_up(gathering=event, person=cast.ida, once=once, by=cast.as_ida)
    assert [one.name for one in queries.signups(cast.karen, event)] == ["Ida 🌻"]
    consent.withdraw(person=cast.ida, purpose="words", channel="page", by=cast.as_ida)
    assert [one.name for one in queries.signups(cast.karen, event)] == [""]


def test_the_letters_outside_say_nothing(cast: Cast) -> None:
    event = cast.opened(title="Gruppe for pårørende")
    actions.sign_up(gathering=event, person=cast.ida, by=cast.as_ida)
    actions.ask_to_lead(gathering=event, person=cast.jonas, by=cast.karen)
    cast.move(event, "cancelled")
    for letter in Letter.objects.all():
        assert len(letter.subject) <= 40
        assert "pårørende" not in f"{letter.subject} {letter.text}" and "gruppe" not in (letter.subject or "")


def test_a_person_has_one_seat_however_they_press(cast: Cast) -> None:
    event = cast.opened()
    ida = cast.browser(cast.ida)
    for _thrice in range(3):
        ida.post(f"/kalender/{event.id}/")
    assert Signup.objects.count() == 1
    ida.post(f"/min-side/kalender/{event.id}/", {"do": "leave"})
    assert cast.seat(event, cast.ida) == "left"
    assert ida.get(f"/min-side/kalender/{event.id}/").status_code == 404
    assert Person.objects.filter(id=cast.ida.id).exists()
