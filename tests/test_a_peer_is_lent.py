"""Jonas is lent to another programme: asked first, seen there after his yes, and back again whenever either likes."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.utils import timezone
from time_machine import travel

from sideomside.consent import actions as consents
from sideomside.consent.rules import Purpose
from sideomside.ground.audit.models import Entry
from sideomside.ground.post.models import Letter
from sideomside.ground.vault.walls import within
from sideomside.matching import actions as matching
from sideomside.matching import jobs
from sideomside.matching import queries as found
from sideomside.matching.models import Pair
from sideomside.peers import actions, queries
from sideomside.peers.models import Loan, PeerFile
from sideomside.peers.tests.cast import active_peer
from sideomside.people.actions import add_contact, give_role
from sideomside.people.models import Person, Programme, Role
from sideomside.people.rules import Hat, NotAllowed, Viewer
from tests.people import House, build_house, someone, wearing
from tests.signing_in import at_work

pytestmark = pytest.mark.django_db


class Two:
    """Karen's programme, where Jonas is a peer, and Omar's, which asks for one."""

    def __init__(self, house: House) -> None:
        self.house = house
        self.there = Programme.objects.create(name="Amager peer")
        self.jonas = active_peer(house, room=1)
        add_contact(person=self.jonas.person, way="mail", value="jonas@post.example", by=house.system)
        self.karen = someone(house, "Karen", Hat.COORDINATOR)
        self.omar = someone(house, "Omar")
        give_role(person=self.omar, programme=self.there, name=Hat.COORDINATOR, by=house.system)
        self.until = timezone.localdate() + timedelta(days=30)

    @property
    def as_karen(self) -> Viewer:
        return wearing(self.house, self.karen, Hat.COORDINATOR)

    @property
    def as_omar(self) -> Viewer:
        return Viewer(Hat.COORDINATOR, self.house.organisation.id, self.omar.id, frozenset({self.there.id}))

    @property
    def as_jonas(self) -> Viewer:
        hats = Role.objects.filter(person=self.jonas.person, name=Hat.PEER, state="active")
        programmes = frozenset(hats.values_list("programme_id", flat=True))
        return Viewer(Hat.PEER, self.house.organisation.id, self.jonas.person_id, programmes)

    def asked(self) -> Loan:
        return actions.lend(peer=self.jonas, to=self.there, until=self.until, by=self.as_karen)

    def lent(self) -> Loan:
        loan = self.asked()
        actions.say_yes_to_loan(loan=loan, by=self.as_jonas)
        return loan

    def seen_there(self) -> list[Any]:
        return [one.person_id for one in queries.candidates(self.as_omar, self.there.id)]

    def ida(self) -> Person:
        ida = someone(self.house, "Ida")
        give_role(person=ida, programme=self.there, name=Hat.PARTICIPANT, by=self.house.system)
        consents.give(person=ida, purpose=Purpose.MATCHING, channel="talk", by=self.house.system)
        Programme.objects.filter(id=self.there.id).update(first_talk_required=False)
        self.there.refresh_from_db()
        return ida

    def proposed(self, ida: Person) -> Any:
        return matching.propose(
            programme=self.there, participant=ida, peer=self.jonas.person, once=uuid4(), by=self.as_omar
        )


@pytest.fixture
def two() -> Iterator[Two]:
    house = build_house("København")
    with within(house.organisation.id):
        yield Two(house)


def test_nothing_is_seen_there_before_the_peers_own_yes(two: Two) -> None:
    loan = two.asked()
    assert two.asked() == loan, "asked twice it is once"
    assert two.seen_there() == [] and queries.card(two.as_omar, two.jonas.person_id) is None
    assert queries.lent_to_us(two.as_omar) == [] and queries.loan(two.as_omar, loan.id) is None
    [letter] = Letter.objects.filter(to_id=two.jonas.person_id)
    assert "/peer/laant-ud/" in (letter.text or "") and "peer i" not in (letter.text or "")
    for stranger in (two.as_karen, two.as_omar):
        with pytest.raises(NotAllowed):
            actions.say_yes_to_loan(loan=loan, by=stranger)
    actions.say_yes_to_loan(loan=loan, by=two.as_jonas)
    assert two.seen_there() == [two.jonas.person_id]
    card = queries.card(two.as_omar, two.jonas.person_id)
    assert card is not None and "hund" in card.presentation
    assert queries.opened(two.as_omar, two.jonas.id) is None, "the card, and never the file"
    verbs = set(Entry.objects.filter(about_id=two.jonas.person_id).values_list("verb", flat=True))
    assert {"peer.loan_asked", "peer.loan_yes", "read.opened"} <= verbs


def test_only_the_programme_that_knows_the_peer_lends_and_only_for_a_while(two: Two) -> None:
    ways = [
        (two.as_omar, two.there, two.until),
        (two.as_karen, two.house.programme, two.until),
        (two.as_karen, two.there, timezone.localdate() - timedelta(days=1)),
        (two.as_karen, two.there, timezone.localdate() + timedelta(days=400)),
        (two.as_jonas, two.there, two.until),
    ]
    for by, to, until in ways:
        with pytest.raises(NotAllowed):
            actions.lend(peer=two.jonas, to=to, until=until, by=by)
    with pytest.raises(NotAllowed):
        actions.end_loan(loan=two.lent(), by=two.as_omar)


@pytest.mark.parametrize("who", ["as_jonas", "as_karen"])
def test_either_takes_it_back_and_the_hat_comes_off_by_itself(two: Two, who: str) -> None:
    loan = two.lent()
    actions.end_loan(loan=loan, by=getattr(two, who))
    assert two.seen_there() == [] and queries.card(two.as_omar, two.jonas.person_id) is None
    assert len(two.as_jonas.programme_ids) == 2
    jobs.end_loans()
    assert two.as_jonas.programme_ids == {two.house.programme.id}
    again = two.asked()
    assert again != loan
    actions.say_yes_to_loan(loan=again, by=two.as_jonas)
    assert two.seen_there() == [two.jonas.person_id] and len(two.as_jonas.programme_ids) == 2


def test_its_day_comes_and_it_ends_by_itself(two: Two) -> None:
    loan = two.lent()
    with travel(timezone.now() + timedelta(days=31)):
        assert two.seen_there() == []
        jobs.end_loans()
        loan.refresh_from_db()
        assert loan.ended_at and two.as_jonas.programme_ids == {two.house.programme.id}


def test_room_for_one_is_room_for_one_in_all_and_whoever_has_begun_is_kept(two: Two) -> None:
    loan, ida = two.lent(), two.ida()
    proposal = two.proposed(ida)
    matching.peer_says(proposal=proposal, answer="yes", by=two.as_jonas) if hasattr(
        matching, "peer_says"
    ) else None
    assert proposal.place_id == two.jonas.id
    actions.take_place(peer_id=two.jonas.id, by=two.house.system)
    assert [one.available for one in queries.candidates(two.as_karen, two.house.programme.id)] == [False]
    assert [one.available for one in queries.candidates(two.as_omar, two.there.id)] == [False]
    Pair.objects.create(
        programme=two.there,
        participant=ida,
        peer=two.jonas.person,
        proposal=proposal,
        since=timezone.now(),
    )
    actions.end_loan(loan=loan, by=two.as_karen)
    jobs.end_loans()
    assert two.there.id in two.as_jonas.programme_ids, "the hat stays on as long as they walk together"
    assert not found.may_meet(two.as_omar, someone(two.house, "Bo").id, two.jonas.person_id, two.there.id)


def test_somebody_who_waits_there_may_be_asked_by_it_and_no_more_once_it_is_over(two: Two) -> None:
    ida = two.ida()
    with pytest.raises(NotAllowed):
        two.proposed(ida)
    loan = two.lent()
    proposal = two.proposed(ida)
    assert found.stands(two.as_omar, proposal)
    actions.end_loan(loan=loan, by=two.as_jonas)
    assert not found.stands(two.as_omar, proposal)


def test_asked_and_answered_in_the_browser(two: Two) -> None:
    karen, jonas = at_work(two.house, two.karen), at_work(two.house, two.jonas.person)
    path = f"/peers/{two.jonas.id}/laan-ud/"
    assert "Amager peer" in karen.get(path).content.decode()
    wrong = karen.post(path, {"to": str(two.there.id), "until": "2020-01-01"}).content.decode()
    assert "et år frem" in wrong and not Loan.objects.exists()
    assert karen.post(path, {"to": str(two.there.id), "until": str(two.until)}).status_code == 302
    asked = karen.get(path).content.decode()
    assert "Spørg Jonas" not in asked and "Har ikke svaret endnu" in asked, (
        "asked already, and nowhere else to ask"
    )
    loan = Loan.objects.get()
    assert "/peer/laant-ud/" in jonas.get("/peer/mit-eget/").content.decode()
    front = jonas.get("/peer/").content.decode()
    assert "Vil du også være peer et andet sted?" in front and "/peer/laant-ud/" in front
    assert "/peer/laant-ud/" in jonas.get("/peer/mit-kort/").content.decode()
    assert "Amager peer" in jonas.get("/peer/laant-ud/").content.decode()
    omar = at_work(two.house, two.omar)
    assert "Jonas" not in omar.get("/peers/").content.decode()
    assert omar.post(f"/peer/laant-ud/{loan.id}/", {"do": "end"}).status_code == 404
    assert jonas.post(f"/peer/laant-ud/{loan.id}/", {"do": "yes"}).status_code == 302
    assert "være peer et andet sted" not in jonas.get("/peer/").content.decode(), (
        "answered, it is no question"
    )
    page = omar.get("/peers/").content.decode()
    assert "Jonas fra København peer" in page
    assert omar.get(f"/peers/{two.jonas.id}/").status_code == 404
    assert jonas.post(f"/peer/laant-ud/{loan.id}/", {"do": "end"}).status_code == 302
    assert "Jonas" not in omar.get("/peers/").content.decode()


def test_with_two_cards_both_can_be_seen_and_changed(two: Two) -> None:
    other = PeerFile.objects.create(
        person=two.jonas.person, programme=two.there, presentation="Mit andet kort"
    )
    give_role(person=two.jonas.person, programme=two.there, name=Hat.PEER, by=two.house.system)
    jonas = at_work(two.house, two.jonas.person)
    for card, words in ((two.jonas, "Æbleskive"), (other, "Mit andet kort")):
        page = jonas.get("/peer/mit-kort/", {"kort": str(card.id)}).content.decode()
        assert words in page and "Amager peer" in page
        assert words in jonas.get("/peer/mit-kort/ord/").content.decode()


def test_it_is_told_to_the_peer_and_goes_with_them(two: Two) -> None:
    two.lent()
    [told] = queries.tell(two.as_jonas, two.jonas.person_id)["peer"]
    assert told["lent"][0]["to"] == "Amager peer" and told["lent"][0]["said_yes"]
    actions.forget(person_id=two.jonas.person_id, by=two.house.system)
    assert not Loan.objects.exists()
