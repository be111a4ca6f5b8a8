"""Coordinators see that people write; what, only when somebody shows it, or when two open it with a reason."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.utils import timezone

from sideomside.ground.audit.models import Entry
from sideomside.matching.models import Pair
from sideomside.messages import actions, queries
from sideomside.messages.models import Opening, Picture
from sideomside.messages.tests.cast import HELLO, Cast, a_pair, a_picture, came_in, signed_in
from sideomside.people.models import Role
from sideomside.people.rules import Hat, NotAllowed
from tests.people import someone

MINE, HIS = "/min-side/skriv-sammen/", "/skriv-sammen/"
REASON = "Ida har bedt os om hjælp, og vi kan ikke få fat i hende"


@pytest.fixture
def karen(cast: Cast) -> Any:
    return cast.as_(cast.karen, Hat.COORDINATOR)


@pytest.fixture
def kim(cast: Cast) -> Any:
    return cast.as_(cast.kim, Hat.COORDINATOR)


def test_karen_sees_that_they_write_and_never_what(cast: Cast) -> None:
    for _ in range(3):
        cast.writes(cast.her)
    cast.writes(cast.him, "Hej Ida")
    client = signed_in(cast.house, cast.karen)
    for path in (HIS, f"{HIS}to/{cast.pair.id}/"):
        page = client.get(path).content.decode()
        assert "Ida" in page and "Jonas" in page
        assert "Jeg tænkte på dig" not in page and "Hej Ida" not in page
    [row] = queries.that_people_write(cast.as_(cast.karen, Hat.COORDINATOR))
    assert (row.from_participant, row.from_peer) == (3, 1)
    assert queries.weeks(cast.as_(cast.karen, Hat.COORDINATOR), cast.thread)[0][1:] == (3, 1)
    assert client.get(f"{HIS}{cast.pair.id}/").status_code == 404


def test_looking_at_the_list_is_written_down(cast: Cast) -> None:
    cast.writes(cast.her)
    signed_in(cast.house, cast.karen).get(HIS)
    looked = Entry.objects.filter(verb="read.listed", detail__screen="messages")
    assert {entry.about_id for entry in looked} == {cast.ida.id, cast.jonas.id}


def test_ida_shows_one_message_and_takes_it_back(cast: Cast, karen: Any) -> None:
    shown, other = cast.writes(cast.her), cast.writes(cast.her, "Den her er min egen")
    hers, karens = came_in(cast.house, cast.ida), signed_in(cast.house, cast.karen)
    assert "Vis koordinatorerne den her" in hers.get(f"{MINE}{cast.pair.id}/?choose=1").content.decode()
    for _ in range(2):  # pressed twice
        hers.post(f"{MINE}del/{shown.id}/")
    page = karens.get(f"{HIS}to/{cast.pair.id}/").content.decode()
    assert HELLO in page and "Den her er min egen" not in page
    assert Entry.objects.filter(verb="read.opened", about_id=cast.ida.id, by_id=cast.karen.id).exists()
    assert "Koordinatorerne kan læse" in hers.get(f"{MINE}{cast.pair.id}/").content.decode()
    hers.post(f"{MINE}del/{shown.id}/", {"do": "take_back"})
    assert HELLO not in karens.get(f"{HIS}to/{cast.pair.id}/").content.decode()
    assert queries.shown_to_us(karen, cast.thread) == [] and other.shares.count() == 0


def test_what_jonas_shows_ida_is_not_told_and_cannot_take_back(cast: Cast, karen: Any) -> None:
    message = cast.writes(cast.her)
    actions.share(message=message, by=cast.him)
    page = came_in(cast.house, cast.ida).get(f"{MINE}{cast.pair.id}/").content.decode()
    assert "Koordinatorerne kan læse" not in page
    actions.take_back(message=message, by=cast.her)
    assert [letter.message.id for letter in queries.shown_to_us(karen, cast.thread)] == [message.id]


def test_a_picture_that_is_shown_can_be_seen_and_no_other(cast: Cast) -> None:
    hers, karens = came_in(cast.house, cast.ida), signed_in(cast.house, cast.karen)
    for name in ("en", "to"):
        hers.post(
            f"{MINE}{cast.pair.id}/", {"words": name, "picture": SimpleUploadedFile("x.jpg", a_picture())}
        )
    first, second = Picture.objects.order_by("message__number")
    actions.share(message=first.message, by=cast.her)
    assert karens.get(f"{HIS}billede/{first.id}/").status_code == 200
    assert karens.get(f"{HIS}billede/{second.id}/").status_code == 404


def test_why_it_is_asked_for_stands_on_the_page_of_the_two_and_each_look_is_theirs(
    cast: Cast, karen: Any
) -> None:
    cast.writes(cast.her)
    looks = Entry.objects.filter(verb="read.opened", detail__screen="messages", by_id=karen.person_id)
    client, page = signed_in(cast.house, cast.karen), f"{HIS}to/{cast.pair.id}/"
    client.get(page)
    assert not looks.exists()
    actions.ask_to_open(thread=cast.thread, reason=REASON, by=karen)
    assert REASON in client.get(page).content.decode()
    assert {one.about_id for one in looks} == {cast.ida.id, cast.jonas.id}


def test_two_coordinators_open_it_for_an_hour_and_both_people_see_it(cast: Cast) -> None:
    cast.writes(cast.her)
    karens, kims = signed_in(cast.house, cast.karen), signed_in(cast.house, cast.kim)
    karens.post(f"{HIS}to/{cast.pair.id}/", {"reason": REASON})
    opening = Opening.objects.get()
    assert karens.get(f"{HIS}aabnet/{opening.id}/").status_code == 404  # asked for is not opened
    assert REASON in kims.get(HIS).content.decode()
    kims.post(f"{HIS}aabn/{opening.id}/", {"do": "open"})
    for client in (karens, kims):
        assert HELLO in client.get(f"{HIS}aabnet/{opening.id}/").content.decode()
    for client, tree in ((came_in(cast.house, cast.ida), MINE), (signed_in(cast.house, cast.jonas), HIS)):
        page = client.get(f"{tree}{cast.pair.id}/").content.decode()
        assert "To koordinatorer har åbnet beskederne" in page and "har læst" not in page and REASON in page
    for person in (cast.ida, cast.jonas):
        verbs = set(Entry.objects.filter(about_id=person.id).values_list("verb", flat=True))
        assert {"opening.confirmed", "read.opened"} <= verbs
    with time_machine.travel(timezone.now() + timedelta(minutes=61)):
        assert signed_in_again(cast).get(f"{HIS}aabnet/{opening.id}/").status_code == 404


def signed_in_again(cast: Cast) -> Any:
    client = signed_in(cast.house, someone(cast.house, "Kaj", Hat.COORDINATOR))
    client.force_login(cast.karen.account)
    return client


def test_what_is_written_after_the_opening_is_not_opened(cast: Cast, karen: Any, kim: Any) -> None:
    cast.writes(cast.her)
    opening = actions.ask_to_open(thread=cast.thread, reason=REASON, by=karen)
    opening = actions.confirm_opening(opening=opening, by=kim)
    cast.writes(cast.her, "Nu ved jeg, at I læser")
    assert [letter.message.words for letter in queries.opened_letters(karen, opening)] == [HELLO]


def test_nobody_opens_it_alone(cast: Cast, karen: Any) -> None:
    cast.writes(cast.her)
    opening = actions.ask_to_open(thread=cast.thread, reason=REASON, by=karen)
    with pytest.raises(NotAllowed):
        actions.confirm_opening(opening=opening, by=karen)
    with pytest.raises(IntegrityError), transaction.atomic():  # nor does the database let them
        now = timezone.now()
        Opening.objects.filter(id=opening.id).update(
            confirmed_by_id=cast.karen.id, confirmed_at=now, ends_at=now, up_to=1
        )
    assert queries.opened_letters(karen, opening) == []


def test_a_third_coordinator_reads_nothing(cast: Cast, karen: Any, kim: Any) -> None:
    cast.writes(cast.her)
    opening = actions.ask_to_open(thread=cast.thread, reason=REASON, by=karen)
    opening = actions.confirm_opening(opening=opening, by=kim)
    kaj = cast.as_(someone(cast.house, "Kaj", Hat.COORDINATOR), Hat.COORDINATOR)
    assert queries.opened_letters(kaj, opening) == []


def test_an_hour_is_not_made_longer_and_a_second_press_asks_once(cast: Cast, karen: Any, kim: Any) -> None:
    cast.writes(cast.her)
    first = actions.ask_to_open(thread=cast.thread, reason=REASON, by=karen)
    assert actions.ask_to_open(thread=cast.thread, reason="noget andet", by=kim).id == first.id
    actions.confirm_opening(opening=first, by=kim)
    for act in (actions.confirm_opening, actions.put_away_opening):
        with pytest.raises(NotAllowed):
            act(opening=Opening.objects.get(), by=kim)


def test_put_away_nothing_is_read_and_it_can_be_asked_for_anew(cast: Cast, karen: Any, kim: Any) -> None:
    cast.writes(cast.her)
    opening = actions.ask_to_open(thread=cast.thread, reason=REASON, by=karen)
    actions.put_away_opening(opening=opening, by=kim)
    with pytest.raises(NotAllowed):
        actions.confirm_opening(opening=opening, by=kim)
    assert actions.ask_to_open(thread=cast.thread, reason=REASON, by=kim).id != opening.id
    page = came_in(cast.house, cast.ida).get(f"{MINE}{cast.pair.id}/").content.decode()
    assert "To koordinatorer" not in page.partition("<main")[2]


def test_a_reason_is_needed(cast: Cast) -> None:
    cast.writes(cast.her)
    answer = signed_in(cast.house, cast.karen).post(f"{HIS}to/{cast.pair.id}/", {"reason": "  "})
    assert answer.status_code == 200 and not Opening.objects.exists()


@pytest.mark.parametrize("hat", [Hat.PEER, Hat.HOST, Hat.EVALUATOR, Hat.PARTICIPANT])
def test_nobody_but_coordinators_sees_or_asks(cast: Cast, hat: str) -> None:
    cast.writes(cast.her)
    charlie = cast.as_(someone(cast.house, "Charlie", hat), hat)
    assert queries.that_people_write(charlie) == [] and queries.waiting_for_answer(charlie) == []
    assert queries.shown_to_us(charlie, cast.thread) == [] and queries.weeks(charlie, cast.thread) == []
    with pytest.raises(NotAllowed):
        actions.ask_to_open(thread=cast.thread, reason=REASON, by=charlie)


def another_pair_that_writes(cast: Cast, number: int) -> None:
    """And the participant's peer writes to the coordinators, too."""
    participant = someone(cast.house, f"Noor {number}", Hat.PARTICIPANT)
    peer = someone(cast.house, f"Lone {number}", Hat.PEER)
    pair, hers = a_pair(cast.house, participant, peer), cast.as_(participant, Hat.PARTICIPANT)
    actions.write(thread=queries.thread(hers, pair.id), words=HELLO, by=hers)
    his = cast.as_(peer, Hat.PEER)
    [office] = [row for row in queries.mine(his) if row.sort == "coordinator"]
    actions.write(thread=queries.thread(his, office.thread_id), words="Må jeg ringe?", by=his)


@pytest.mark.parametrize(
    "list_", [queries.that_people_write, queries.waiting_for_answer, queries.written_with]
)
def test_each_list_costs_the_same_for_one_and_for_three(
    cast: Cast, karen: Any, list_: Any, django_assert_max_num_queries: Any
) -> None:
    spent = []
    for pairs in (1, 3):
        while len(queries.that_people_write(karen)) < pairs:
            another_pair_that_writes(cast, len(queries.that_people_write(karen)))
        list_(karen)  # the day's lines in the log are written once
        with django_assert_max_num_queries(60) as found:
            assert len(list_(karen)) == pairs
        spent.append(len(found))
    assert spent[0] == spent[1]


def test_those_who_ended_stand_folded_away_and_those_who_walk_stand_first(cast: Cast) -> None:
    another_pair_that_writes(cast, 1)
    over = Pair.objects.exclude(id=cast.pair.id).get()
    Pair.objects.filter(id=over.id).update(ended_at=timezone.now(), ended_by_id=cast.karen.id)
    Role.objects.filter(person_id__in=(over.participant_id, over.peer_id)).update(state=Role.State.LEFT)
    karen = cast.as_(cast.karen, Hat.COORDINATOR)
    assert over.id not in {one.thread.id for one in queries.that_people_write(karen)}
    assert [one.thread.id for one in queries.that_wrote(karen, [over])] == [over.id]
    page = signed_in(cast.house, cast.karen).get("/skriv-sammen/").content.decode()
    assert page.index("Med dem, der er holdt op") < page.index("Dem, der er sluttet")
    assert page.count(f"/skriv-sammen/to/{over.id}/") == 1
    waits = [one.thread_id for one in queries.waiting_for_answer(karen)]
    gone = [one.thread_id for one in queries.known_before(karen, queries.written_before(karen))]
    assert set(gone) <= set(waits)  # whoever left without an answer is not forgotten
    assert gone
