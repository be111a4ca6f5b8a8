"""A coordinator introduces somebody: their words, their ticks, their yes; and a partner who answers."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from sideomside.ground.audit.models import Entry
from sideomside.partners import actions, queries
from sideomside.partners.models import Introduction
from sideomside.partners.rules import Reply
from sideomside.partners.tests.cast import Cast
from sideomside.people.rules import NotAllowed, system

SAID = {"name": "Ida", "wish": "Et fritidsjob", "reach": "20304050", "wish_read": "on", "name_read": "on"}
WELCOME = Reply("welcome", words="Kom på mandag, spørg efter Mette")


def yes(cast: Cast, one: Introduction) -> None:
    words = {"name": "Ida", "wish": "Et fritidsjob", "reach": "20304050"}
    actions.say_yes_to(introduction=one, words=words, ticked=["name", "wish"], by=cast.themself(one.person))


def test_from_the_question_to_a_welcome(cast: Cast) -> None:
    ida = cast.ida()
    until = timezone.localdate() + timedelta(days=20)
    asked = {"to": str(cast.agreement.id), "until": str(until), "wish": "Job", "once": str(uuid4())}
    karen = cast.signed_in(cast.karen)
    for _ in "12":
        assert karen.post(f"/partnere/introducer/{ida.id}/", asked).status_code == 302
    one = Introduction.objects.get()
    assert len(cast.letters(ida)) == 1 and queries.waiting_for_us(cast.as_mette) == []
    hers = cast.browser(ida)
    assert "Job" in hers.get(f"/min-side/bro/{one.id}/").content.decode()
    hers.post(f"/min-side/bro/{one.id}/", SAID | {"do": "yes"})
    mette = cast.signed_in(cast.mette)
    page = mette.get(f"/samarbejde/bro/{one.id}/").content.decode()
    assert "Et fritidsjob" in page and "20304050" not in page
    mette.post(f"/samarbejde/bro/{one.id}/", {"answer": "welcome", "words": WELCOME.words})
    assert WELCOME.words in hers.get(f"/min-side/bro/{one.id}/").content.decode()
    assert WELCOME.words in karen.get(f"/partnere/bro/{one.id}/").content.decode()
    assert "1 svar fra en samarbejdspartner" in karen.get("/i-dag/").content.decode()
    assert len(cast.letters(cast.mette)) == 1


def test_a_no_needs_no_reason_and_the_partner_never_hears_of_it(cast: Cast) -> None:
    one = cast.introduced(cast.ida())
    cast.browser(one.person).post(f"/min-side/bro/{one.id}/", {"do": "no"})
    assert queries.waiting_for_us(cast.as_mette) == [] and cast.letters(cast.mette) == []
    assert cast.signed_in(cast.mette).get(f"/samarbejde/bro/{one.id}/").status_code == 404


def test_a_yes_without_a_tick_is_asked_for_again(cast: Cast) -> None:
    one = cast.introduced(cast.ida())
    page = cast.browser(one.person).post(f"/min-side/bro/{one.id}/", {"do": "yes", "wish": "Noget"})
    assert "mindst én ting" in page.content.decode() and "Noget" in page.content.decode()
    one.refresh_from_db()
    assert one.yes_at is None


def test_declined_with_a_reason_shuts_the_words_and_tells_the_person(cast: Cast) -> None:
    one = cast.introduced(cast.ida())
    yes(cast, one)
    mette = cast.signed_in(cast.mette)
    unsaid = mette.post(f"/samarbejde/bro/{one.id}/", {"answer": "not_now"})
    assert "Vælg den grund" in unsaid.content.decode()
    mette.post(f"/samarbejde/bro/{one.id}/", {"answer": "not_now", "why_not": "no_room"})
    assert mette.get(f"/samarbejde/bro/{one.id}/").status_code == 404
    assert mette.post(f"/samarbejde/bro/{one.id}/", {"answer": "not_now"}).status_code == 302  # pressed twice
    page = cast.browser(one.person).get(f"/min-side/bro/{one.id}/").content.decode()
    assert "Det handler ikke om dig" in page and "ikke plads" in page.casefold()


@pytest.mark.parametrize("who", ["person", "coordinator"])
def test_taken_back_it_is_shut_from_that_moment(cast: Cast, who: str) -> None:
    one = cast.introduced(cast.ida())
    yes(cast, one)
    assert queries.shown(cast.as_mette, one.id) is not None
    actions.revoke(introduction=one, by=cast.themself(one.person) if who == "person" else cast.as_karen)
    assert queries.shown(cast.as_mette, one.id) is None and queries.waiting_for_us(cast.as_mette) == []
    with pytest.raises(NotAllowed):
        actions.answer_for_partner(introduction=one, reply=WELCOME, by=cast.as_mette)


def test_a_tick_taken_away_is_gone_at_the_next_look(cast: Cast) -> None:
    one = cast.introduced(cast.ida())
    yes(cast, one)
    actions.say_yes_to(
        introduction=one, words={"wish": "Et fritidsjob"}, ticked=["wish"], by=cast.themself(one.person)
    )
    shown = queries.shown(cast.as_mette, one.id)
    assert shown is not None and (shown.name, len(shown.lines)) == ("", 1)


def test_after_its_last_day_it_is_shut_and_the_words_are_deleted(cast: Cast) -> None:
    one = cast.introduced(cast.ida(), days=0)
    yes(cast, one)
    house = system(cast.house.organisation.id)
    assert queries.shown(cast.as_mette, one.id) is not None and actions.let_go(by=house) == 0
    Introduction.objects.update(until=timezone.localdate() - timedelta(days=1))
    assert queries.shown(cast.as_mette, one.id) is None
    assert [actions.let_go(by=house) for _ in "12"] == [1, 0]
    one.refresh_from_db()
    assert one.words is None and one.ticked is None
    assert cast.browser(one.person).get(f"/min-side/bro/{one.id}/").status_code == 200


def test_only_the_person_says_yes_and_only_the_partner_answers(cast: Cast) -> None:
    one, other = cast.introduced(cast.ida()), cast.themself(cast.ida("Noor"))
    for by in (cast.as_karen, cast.as_mette, other):
        with pytest.raises(NotAllowed):
            actions.say_yes_to(introduction=one, words={"wish": "x"}, ticked=["wish"], by=by)
        with pytest.raises(NotAllowed):
            actions.say_no(introduction=one, by=by)
    with pytest.raises(NotAllowed):  # before the yes there is nothing to answer
        actions.answer_for_partner(introduction=one, reply=WELCOME, by=cast.as_mette)
    yes(cast, one)
    for by in (cast.as_karen, other):
        with pytest.raises(NotAllowed):
            actions.answer_for_partner(introduction=one, reply=WELCOME, by=by)


def test_each_look_at_their_words_stands_in_the_persons_log(cast: Cast) -> None:
    one = cast.introduced(cast.ida())
    yes(cast, one)
    for _ in "12":
        queries.shown(cast.as_mette, one.id)
    opened = Entry.objects.filter(verb="read.opened", about_id=one.person_id, by_role="partner")
    assert opened.count() == 2


def test_a_coordinator_introduces_only_those_they_know(cast: Cast) -> None:
    stranger = cast.mette
    with pytest.raises(NotAllowed):
        actions.introduce(
            person=stranger, to=cast.agreement, words={}, until=timezone.localdate(), once=uuid4(),
            by=cast.as_malene,
        )  # fmt: skip
    assert cast.signed_in(cast.mette).get(f"/partnere/introducer/{cast.ida().id}/").status_code == 404
