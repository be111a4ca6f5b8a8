"""Erasing takes the words and the name, and neither the bar against the one it was about nor a promise."""

from collections.abc import Iterator

import pytest
from django.utils import timezone

from sideomside.concerns import actions, queries
from sideomside.concerns.models import Concern, PromisedCall, StoppedContact
from sideomside.concerns.tests.cast import Cast, came_in, make_cast, signed_in
from sideomside.concerns.tests.test_no_more_contact import offered
from sideomside.ground.audit.models import Entry
from sideomside.ground.vault.walls import within
from sideomside.people.models import Person, Role
from sideomside.people.rules import Hat, NotAllowed
from sideomside.privacy import actions as privacy
from tests.people import build_house, someone


@pytest.fixture
def cast(db: None) -> Iterator[Cast]:
    house = build_house("København")
    with within(house.organisation.id):
        yield make_cast(house)


def erase(cast: Cast, person: Person, hat: str) -> None:
    privacy.erase(person_id=person.id, by=cast.as_(person, hat))


def test_a_worry_never_reaches_the_one_it_was_about(cast: Cast) -> None:
    one = cast.worry(cast.her, about=cast.karen)
    erase(cast, cast.ida, Hat.PARTICIPANT)
    kept = Concern.objects.get(id=one.id)
    assert kept.words is None and kept.whom is None and kept.sender is None
    assert str(cast.karen.id) not in str(Concern.objects.values()[0])
    assert cast.karen.id not in {person.id for person in queries.colleagues(cast.second, kept)}
    for act in (
        lambda: actions.bring_in(concern=kept, colleague=cast.karen, by=cast.second),
        lambda: actions.note_read(concern=kept, by=cast.first),
    ):
        with pytest.raises(NotAllowed):
            act()
    Concern.objects.update(second_at=timezone.now())
    cast.passes_on()
    assert cast.on_it(kept) == {cast.kim.id}
    omar = someone(cast.house, "Omar", Hat.COORDINATOR)
    cast.passes_on()
    assert cast.on_it(kept) == {cast.kim.id, omar.id}


@pytest.mark.parametrize("gone", ["presser", "other"])
def test_a_call_that_was_promised_is_made(cast: Cast, gone: str) -> None:
    offered(cast)
    actions.stop_contact(pair=cast.pair, by=cast.her)
    left, viewer = (cast.jonas, cast.him) if gone == "presser" else (cast.ida, cast.her)
    erase(cast, *((cast.ida, Hat.PARTICIPANT) if gone == "presser" else (cast.jonas, Hat.PEER)))
    assert not StoppedContact.objects.exists() and PromisedCall.objects.get().person_id == left.id
    [soon] = queries.called_soon(viewer)
    assert (soon.other, soon.coordinator) == ("", "Karen")
    browser, home = (
        (signed_in(cast.house, left), "/peer/")
        if gone == "presser"
        else (came_in(cast.house, left), "/min-side/")
    )
    assert "Karen ringer til dig" in browser.get(home).content.decode()
    karen, at = signed_in(cast.house, cast.karen), f"/bekymringer/lovet/{PromisedCall.objects.get().id}/"
    assert at in karen.get("/i-dag/").content.decode()
    page = karen.get(at).content.decode()
    assert f"{left.name.lower()}@post.example" in page
    assert ("Ida" if gone == "presser" else "Jonas") not in page
    for _press in range(2):
        karen.post(at)
    assert Entry.objects.filter(verb="contact.called", about_id=left.id).count() == 1
    assert queries.called_soon(viewer) == [] and at not in karen.get("/i-dag/").content.decode()


def test_whoever_was_called_already_is_not_called_again(cast: Cast) -> None:
    actions.stop_contact(pair=cast.pair, by=cast.her)
    actions.note_called(stopped=StoppedContact.objects.get(), hat="peer", by=cast.first)
    erase(cast, cast.ida, Hat.PARTICIPANT)
    assert not PromisedCall.objects.exists()


def test_the_promise_goes_with_the_one_it_was_made_to(cast: Cast) -> None:
    actions.stop_contact(pair=cast.pair, by=cast.her)
    erase(cast, cast.ida, Hat.PARTICIPANT)
    erase(cast, cast.jonas, Hat.PEER)
    assert not PromisedCall.objects.exists()


def test_only_a_coordinator_there_and_never_the_one_to_be_called(cast: Cast) -> None:
    actions.stop_contact(pair=cast.pair, by=cast.her)
    erase(cast, cast.ida, Hat.PARTICIPANT)
    promise = PromisedCall.objects.get()
    Role.objects.create(person=cast.jonas, programme=cast.house.programme, name=Hat.COORDINATOR)
    for by in (cast.him, cast.as_(cast.jonas, Hat.COORDINATOR), cast.as_(cast.kim, Hat.HOST)):
        assert queries.promised(by, promise.id) is None and queries.to_call_still(by) == []
        with pytest.raises(NotAllowed):
            actions.note_promise_kept(promised=promise, by=by)
