"""Ida looks at something of her own, and gives it a number when she likes; and brings something to a meeting."""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.db import connection
from django.utils import timezone

from sideomside.ground.audit.models import Entry
from sideomside.outcomes import actions, queries
from sideomside.outcomes.models import Aim, Bring, Rating
from sideomside.outcomes.tests.cast import MINE, Cast
from sideomside.people.actions import give_role
from sideomside.people.models import Person, Programme, Role
from sideomside.people.rules import Hat, NotAllowed
from tests.people import at_work, someone, wearing

pytestmark = pytest.mark.django_db
WORDS = "Ringe til min søster uden at øve mig"


def test_she_writes_it_rates_it_and_puts_it_down(cast: Cast) -> None:
    client, once = cast.inside(), str(uuid4())
    for _ in range(2):
        client.post(f"{MINE}eget/", {"words": WORDS, "once": once})
    [mine] = queries.aims(cast.as_ida)
    at = f"{MINE}eget/{mine.aim.item}/"
    for value in ("3", "3", "4"):
        client.post(at, {"do": "rate", "value": value})
    assert queries.aims(cast.as_ida)[0].now == "4" and Rating.objects.count() == 2
    with time_machine.travel(timezone.now() + timedelta(days=2), tick=False):
        actions.rate(aim=mine.aim, rating=6, by=cast.as_ida)
    assert [number for _at, number in queries.aims(cast.as_ida)[0].numbers] == ["6", "4"]
    for _ in range(2):
        assert client.post(at, {"do": "put_down"}).status_code == 302
    assert queries.aims(cast.as_ida) == [] and WORDS not in client.get(f"{MINE}eget/").content.decode()
    with connection.cursor() as cursor:
        cursor.execute("SELECT words FROM outcomes_aim")
        assert not any("søster".encode() in bytes(sealed) for (sealed,) in cursor.fetchall())


def standing(cast: Cast) -> list[tuple[str, str]]:
    rows = Rating.objects.filter(person=cast.ida, superseded_by=None).order_by("happened_at", "written_at")
    return [(row.wave, row.value) for row in rows]


def test_the_same_number_is_an_answer_when_somebody_asks(cast: Cast) -> None:
    """Six in the morning of her own accord, and six again when the house asks: she has answered."""
    aim = actions.name_aim(person=cast.ida, words=WORDS, by=cast.as_ida)
    client, at = cast.inside(), f"{MINE}eget/{aim.item}/"
    client.post(at, {"do": "rate", "value": "6"})
    assert standing(cast) == [("own", "6")]
    asking = cast.asked("end")
    for _twice in range(2):
        client.post(at, {"do": "rate", "value": "6"})
    assert standing(cast) == [("end", "6")] and Rating.objects.count() == 2
    assert Rating.objects.get(superseded_by=None).episode == asking.episode
    assert len(queries.aims(cast.as_ida)[0].numbers) == 1


def test_a_change_of_mind_stays_the_answer_to_what_was_asked(cast: Cast) -> None:
    aim = actions.name_aim(person=cast.ida, words=WORDS, by=cast.as_ida)
    cast.asked("first_meeting")
    actions.rate(aim=aim, rating=3, by=cast.as_ida)
    actions.choose(person=cast.ida, no_questions=True, by=cast.as_ida)
    actions.rate(aim=aim, rating=4, by=cast.as_ida)
    assert standing(cast) == [("first_meeting", "4")]


def test_two_questions_on_one_day_have_two_answers(cast: Cast) -> None:
    aim = actions.name_aim(person=cast.ida, words=WORDS, by=cast.as_ida)
    for wave in ("first_meeting", "end"):
        cast.asked(wave)
        actions.rate(aim=aim, rating=5, by=cast.as_ida)
    assert standing(cast) == [("first_meeting", "5"), ("end", "5")]


def test_three_at_a_time_are_enough(cast: Cast) -> None:
    for number in range(4):
        actions.name_aim(person=cast.ida, words=f"Ting {number}", by=cast.as_ida)
    assert Aim.objects.count() == 3


@pytest.mark.parametrize("value", ["11", "-1", "", "syv"])
def test_a_number_that_is_none_is_not_kept(cast: Cast, value: str) -> None:
    aim = actions.name_aim(person=cast.ida, words=WORDS, by=cast.as_ida)
    cast.inside().post(f"{MINE}eget/{aim.item}/", {"do": "rate", "value": value})
    assert not Rating.objects.exists()


def test_nobody_else_sees_or_rates_it(cast: Cast) -> None:
    aim = actions.name_aim(person=cast.ida, words=WORDS, by=cast.as_ida)
    noor = wearing(cast.house, someone(cast.house, "Noor", Hat.PARTICIPANT), Hat.PARTICIPANT)
    for viewer in (cast.karen, cast.as_jonas, cast.frank, noor):
        assert queries.aims(viewer) == []
        with pytest.raises(NotAllowed):
            actions.rate(aim=aim, rating=1, by=viewer)


@pytest.mark.parametrize(
    "shared, jonas_reads, karen_reads",
    [((), False, False), (("peer",), True, False), (("coordinator",), False, True)],
)
def test_what_she_brings_is_read_by_whom_she_named(
    cast: Cast, shared: tuple[str, ...], jonas_reads: bool, karen_reads: bool
) -> None:
    cast.pair()
    sitting = cast.answers("2 2 2 2 2 2 2")
    cast.inside().post(f"{MINE}{sitting.id}/doer/", {"words": "Kan vi gå en anden vej?", "shared": shared})
    for viewer, reads in ((cast.as_jonas, jonas_reads), (cast.karen, karen_reads)):
        assert [one.person_id for one in queries.brings_me(viewer)] == [cast.ida.id] * reads
        assert [row.words for row in queries.brought(viewer, cast.ida.id)] == [
            "Kan vi gå en anden vej?"
        ] * reads
    looked = Entry.objects.filter(verb="read.opened", about_id=cast.ida.id, detail__screen="brings")
    assert looked.count() == jonas_reads + karen_reads


def test_taking_it_back_takes_it_back_at_once(cast: Cast) -> None:
    cast.pair()
    sitting, said = cast.answers("2"), {"peer": True, "coordinator": True, "by": cast.as_ida}
    actions.bring(sitting=sitting, words="Noget", **said)
    actions.bring(sitting=sitting, words="Noget", **said)
    actions.bring(sitting=sitting, words=" ", **said)
    assert queries.brought(cast.as_jonas, cast.ida.id) == queries.brought(cast.karen, cast.ida.id) == []
    assert [row.words for row in Bring.objects.all()] == ["Noget", ""]


def test_skipping_the_door_keeps_what_stood_there_and_a_number_is_covered(cast: Cast) -> None:
    sitting, client = cast.answers("2"), cast.inside()
    at = f"{MINE}{sitting.id}/doer/"
    client.post(at, {"words": "Mit nummer er 010157-5000", "shared": "coordinator"})
    client.post(at, {"words": "", "skip": "yes"})
    [row] = queries.brought(cast.karen, cast.ida.id)
    assert "5000" not in (row.words or "") and "nummer" in (row.words or "")


def test_after_the_two_have_parted_the_peer_reads_nothing(cast: Cast) -> None:
    pair = cast.pair()
    actions.bring(sitting=cast.answers("2"), words="Noget", peer=True, coordinator=False, by=cast.as_ida)
    pair.ended_at = timezone.now()
    pair.save(update_fields=["ended_at"])
    assert queries.brings_me(cast.as_jonas) == [] and not queries.may_look(cast.as_jonas, cast.ida.id)


def test_words_for_one_peer_are_not_read_by_the_next_before_she_says_them_again(cast: Cast) -> None:
    pair, sitting = cast.pair(), cast.answers("2")
    said = {"sitting": sitting, "words": "Noget", "peer": True, "coordinator": False, "by": cast.as_ida}
    actions.bring(**said)
    pair.ended_at = timezone.now()
    pair.save(update_fields=["ended_at"])
    lone = someone(cast.house, "Lone", Hat.PEER)
    cast.pair(lone)
    as_lone = wearing(cast.house, lone, Hat.PEER)
    assert queries.may_look(as_lone, cast.ida.id)
    assert queries.brings_me(as_lone) == queries.brought(as_lone, cast.ida.id) == []
    for _twice in range(2):
        actions.bring(**said)
    assert [row.words for row in queries.brought(as_lone, cast.ida.id)] == ["Noget"]
    assert queries.brought(cast.as_jonas, cast.ida.id) == [] and Bring.objects.count() == 2


def test_words_in_one_programme_are_not_read_by_the_coordinators_of_another(cast: Cast) -> None:
    sitting = cast.answers("2")
    actions.bring(sitting=sitting, words="Noget", peer=False, coordinator=True, by=cast.as_ida)
    other = Programme.objects.create(name="Et andet")
    give_role(person=cast.ida, programme=other, name=Hat.PARTICIPANT, by=cast.house.system)
    lone = replace(cast.karen, programme_ids=frozenset({other.id}))
    assert queries.may_look(lone, cast.ida.id)
    assert queries.brings_me(lone) == queries.brought(lone, cast.ida.id) == []
    assert len(queries.brings_me(cast.karen)) == 1
    Role.objects.filter(person=cast.ida).update(state=Role.State.LEFT)
    assert queries.brings_me(cast.karen) == [] and not queries.may_look(cast.karen, cast.ida.id)


def test_the_page_where_it_is_read_is_not_there_for_strangers(cast: Cast) -> None:
    cast.pair()
    actions.bring(
        sitting=cast.answers("2"), words="Uden om torvet", peer=True, coordinator=False, by=cast.as_ida
    )
    page = f"/tager-med/{cast.ida.id}/"
    assert "Uden om torvet" in at_work(cast.house, cast.jonas).get(page).content.decode()
    karen = Person.objects.get(id=cast.karen.person_id)
    assert "Uden om torvet" not in at_work(cast.house, karen).get(page).content.decode()
    lone = someone(cast.house, "Lone", Hat.PEER)
    assert at_work(cast.house, lone).get(page).status_code == 404
