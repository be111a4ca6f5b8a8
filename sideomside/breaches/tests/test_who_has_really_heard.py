"""Told is who has heard it. Where the harm can be great it is not closed before, and closing looks again."""

from uuid import uuid4

import pytest
from django.utils import timezone

from sideomside.breaches import actions, queries
from sideomside.breaches.models import Breach, Touched
from sideomside.breaches.rules import Thing
from sideomside.breaches.tests.cast import Cast, signed_in
from sideomside.breaches.tests.test_it_may_have_got_out import TOLD, at, body, facts
from sideomside.people.models import Person
from sideomside.people.rules import Hat, NotAllowed
from tests.people import someone


@pytest.fixture
def quiet(cast: Cast) -> Person:
    """Has no letterbox."""
    return someone(cast.house, "Sofie", Hat.PARTICIPANT)


def a_letter_gone_wrong(cast: Cast, quiet: Person, risk: str = "high") -> Breach:
    breach = actions.open_breach(facts=facts(Thing.LETTER, quiet), by=cast.second)
    actions.judge(breach=breach, risk=risk, words="Den var åben.", once=uuid4(), by=cast.second)
    actions.need_not_report(breach=breach, words="x", once=uuid4(), by=cast.second)
    return breach


def is_ready(cast: Cast, breach: Breach) -> bool:
    one = queries.record(cast.second, breach.id)
    assert one
    return queries.is_ready(cast.second, one)


def test_somebody_without_a_letterbox_has_not_heard_it_until_somebody_says_it(
    cast: Cast, quiet: Person
) -> None:
    breach = a_letter_gone_wrong(cast, quiet)
    assert actions.tell_people(breach=breach, words=TOLD, only_seen=False, by=cast.second) == 1
    assert not is_ready(cast, breach)
    with pytest.raises(NotAllowed):
        actions.think_it_can_close(breach=breach, words="", by=cast.first)
    actions.told_by_voice(breach=breach, person=quiet, by=cast.second)
    assert is_ready(cast, breach)


def test_closing_looks_again(cast: Cast, quiet: Person) -> None:
    breach = a_letter_gone_wrong(cast, quiet, risk="some")
    actions.think_it_can_close(breach=breach, words="", by=cast.first)
    kim = signed_in(cast.house, cast.kim)
    kim.post(at(breach), {"do": "judge", "risk": "high", "words": "Mere.", "once": str(uuid4())})
    breach.refresh_from_db()
    assert breach.closing_by_id is None  # thought so of something lighter
    page = kim.post(at(breach), {"do": "close"}, follow=True).content.decode()
    assert "Den er ikke klar til at blive lukket" in page
    Breach.objects.filter(id=breach.id).update(closing_at=timezone.now(), closing_by_id=cast.karen.id)
    assert "Det synes jeg også" not in body(kim, at(breach))
    with pytest.raises(NotAllowed):
        actions.close(breach=breach, by=cast.second)


def test_a_weight_put_right_asks_anew_too(cast: Cast, quiet: Person) -> None:
    breach = a_letter_gone_wrong(cast, quiet, risk="some")
    actions.think_it_can_close(breach=breach, words="", by=cast.first)
    step = breach.steps.get(name="judged")
    actions.correct(step=step, words="Mere.", changes={"risk": "high"}, by=cast.second)
    breach.refresh_from_db()
    assert breach.closing_by_id is None


def test_the_only_one_told_is_erased_and_it_can_still_be_closed(cast: Cast, quiet: Person) -> None:
    breach = a_letter_gone_wrong(cast, quiet)
    actions.tell_people(breach=breach, words=TOLD, only_seen=False, by=cast.second)
    actions.told_by_voice(breach=breach, person=quiet, by=cast.second)
    for _again in range(2):
        actions.forget(person_id=quiet.id, by=cast.house.system)
    breach.refresh_from_db()
    assert not Touched.objects.filter(person=quiet).exists() and breach.heard_and_gone == 1
    actions.think_it_can_close(breach=breach, words="", by=cast.first)
    actions.close(breach=breach, by=cast.second)
    breach.refresh_from_db()
    assert breach.closed_at is not None


def test_everybody_without_a_letterbox_stands_on_the_page_however_many_were_reached(cast: Cast) -> None:
    quiet = [someone(cast.house, f"Stille {number}", Hat.PARTICIPANT) for number in range(34)]
    breach = actions.open_breach(facts=facts(Thing.COPY), by=cast.second)
    actions.tell_people(breach=breach, words=TOLD, only_seen=False, by=cast.second)
    page = body(signed_in(cast.house, cast.kim), at(breach))
    assert page.count('value="by_voice"') == len(quiet)
    assert all(f'name="person" value="{one.id}"' in page for one in quiet)
    assert "Ida" in page and "Jonas" in page  # and the others besides


def test_somebody_who_waits_stands_there_although_it_turns_out_otherwise(cast: Cast, quiet: Person) -> None:
    """What it was is put right, and they are still to hear it."""
    breach = a_letter_gone_wrong(cast, quiet)
    actions.tell_people(breach=breach, words=TOLD, only_seen=False, by=cast.second)
    step = breach.steps.get(name="found")
    actions.correct(step=step, words="Det var kontaktpersonen.", changes={"thing": "contact"}, by=cast.second)
    kim = signed_in(cast.house, cast.kim)
    assert "De kan ikke få brev" in body(kim, at(breach))
    kim.post(at(breach), {"do": "by_voice", "person": str(quiet.id)})
    assert Touched.objects.get(person=quiet, part="told").way == "voice"
