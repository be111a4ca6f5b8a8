"""Who waits, why nobody fits, the one smallest thing that would help; and an honest word to whoever waits."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from sideomside.consent.actions import give_for_many
from sideomside.consent.rules import Purpose
from sideomside.matching import actions, queries
from sideomside.matching.models import Pair
from sideomside.matching.queries.expected import half_after
from sideomside.matching.rules import Wait, expected_words, half_have_met_after
from sideomside.matching.tests.crowd import waits, with_room
from sideomside.matching.tests.story import Story
from sideomside.peers.actions import pause
from sideomside.people.actions.many import Newcomer, give_role_to_many, meet_many
from sideomside.people.models import Role
from tests.people import Hat, someone, wearing

UNKNOWN = "Vi ved ikke endnu"


def reasons(story: Story) -> dict[str, queries.Waits]:
    found = queries.ledger(story.karen, story.house.programme)
    assert found is not None
    return {one.name: one for one in found.rows}


def test_the_longest_wait_first_with_what_they_wait_for(story: Story) -> None:
    sara, bo = waits(story, "Sara"), waits(story, "Bo", slots=[9])
    waits(story, "Kim", agreed=False)
    Role.objects.filter(person=bo).update(since=timezone.now() - timedelta(days=100))
    actions.work_out(programme=story.house.programme, by=story.karen)
    told = reasons(story)
    assert list(told) == ["Bo", "Kim", "Sara"] and told["Bo"].days == 100
    assert told["Sara"].why == "Der er et forslag." and "sagt ja" in told["Kim"].why
    assert told["Bo"].reasons and "mandag formiddag" in told["Bo"].door
    page = story.desk().get("/find-peer/hvem-venter/").content.decode()
    assert "Det mindste, der ville hjælpe" in page and UNKNOWN in page and str(sara.id) in page


def test_somebody_fits_and_the_places_go_to_others(story: Story) -> None:
    with_room(story, "Lone", slots=[20], themes=[])
    for name in ("Sara", "Bo", "Kim"):
        waits(story, name)
    actions.work_out(programme=story.house.programme, by=story.karen)
    assert sorted(one.why for one in reasons(story).values()) == [
        "Der er en, der passer, men lige nu går pladserne til andre.", "Der er et forslag.", "Der er et forslag.",
    ]  # fmt: skip


def test_a_pair_put_aside_is_no_question_of_places(story: Story) -> None:
    sara, programme = waits(story, "Sara"), story.house.programme
    assert reasons(story)["Sara"].why == "Der er en, der passer. Vi ser efter igen i nat."
    actions.work_out(programme=programme, by=story.karen)
    jonas = story.jonas.person_id
    actions.drop(programme=programme, person_id=sara.id, peer_id=jonas, why="Ikke de to", by=story.karen)
    aside = "Dem, der passer, er lagt til side for nylig. Du kan stadig finde en selv."
    assert reasons(story)["Sara"].why == aside
    actions.work_out(programme=programme, by=story.karen)
    assert reasons(story)["Sara"].why == aside
    with_room(story, "Lone")  # comes after the night was worked out, and has a place nobody is suggested for
    assert reasons(story)["Sara"].why == "Der er en, der passer. Vi ser efter igen i nat."


def test_why_nobody_reads_alike_for_a_pause_and_for_not_these_two(story: Story) -> None:
    sara = waits(story, "Sara")
    actions.keep_apart(person=sara, other_id=story.jonas.person_id, by=story.karen)
    apart = reasons(story)
    [note] = queries.own_notes(story.karen, sara.id)
    actions.let_meet(person=sara, row=note, by=story.karen)
    pause(peer=story.jonas, by=story.as_jonas)
    assert reasons(story) == apart


def test_nobody_else_reads_the_list(story: Story) -> None:
    for stranger in (story.as_ida, story.as_jonas):
        assert queries.ledger(stranger, story.house.programme) is None
        assert queries.recruiting(stranger, story.house.programme) == []


@pytest.mark.parametrize(
    ("waited", "half"),
    [
        ([Wait(day, "met") for day in range(1, 10)], None),
        ([Wait(day, "met") for day in range(1, 21)], 10),
        ([Wait(day, "met") for day in range(1, 11)] + [Wait(30, "waits")] * 10, 10),
        ([Wait(day, "met") for day in range(1, 11)] + [Wait(30, "waits")] * 11, None),
        ([Wait(5, "left")] * 10 + [Wait(day, "met") for day in range(10, 20)], 19),
        ([Wait(5, "left")] * 11 + [Wait(day, "met") for day in range(10, 20)], None),
    ],
)
def test_half_have_met_counts_those_who_wait_and_those_who_left(waited: list[Wait], half: int | None) -> None:
    assert half_have_met_after(waited) == half


def test_the_person_who_waits_reads_it_as_it_is(story: Story) -> None:
    ida = story.idas_browser()
    assert UNKNOWN not in ida.get("/min-side/forslag/").content.decode(), "nobody looks before a yes"
    story.agree()
    assert UNKNOWN in ida.get("/min-side/forslag/").content.decode()
    for number in range(11):
        other = someone(story.house, f"Nr. {number}", Hat.PARTICIPANT)
        proposal = actions.propose(
            programme=story.house.programme,
            participant=other,
            peer=story.jonas.person,
            once=other.id,
            by=story.karen,
        )
        Pair(
            proposal=proposal,
            programme=story.house.programme,
            participant=other,
            peer=story.jonas.person,
            since=timezone.now() + timedelta(days=20),
        ).save(force_insert=True)
    assert "inden for 3 uger" in ida.get("/min-side/forslag/").content.decode()
    assert queries.expected_wait(story.karen) == ""
    assert queries.expected_wait(wearing(story.house, story.ida, Hat.PARTICIPANT, opened=False)) == ""
    assert expected_words(3).startswith("Cirka halvdelen") and "1 uge." in expected_words(3)


def test_a_wish_of_few_is_no_kind_of_peer_to_look_for(story: Story) -> None:
    """Five could meet the peer, and four share the language: the language would point at them."""
    area = str(story.house.area.id)
    for number in range(5):
        spoken = ["ar", "da"] if number < 4 else ["da"]
        waits(
            story,
            f"Nr. {number}",
            slots=[9],
            areas=[area],
            languages=spoken,
            gender=["man"] if number < 4 else [],
        )
    page = story.desk().get("/find-peer/flere-peers/").content.decode()
    assert "5 af dem, der venter" in page and "arabisk" not in page.lower()
    waits(story, "Nr. 6", slots=[9], areas=[area], languages=["ar"])
    assert "arabisk" in story.desk().get("/find-peer/flere-peers/").content.decode().lower()


def test_where_one_more_peer_would_help_is_told_without_the_few(story: Story) -> None:
    at = "/find-peer/flere-peers/"
    for number in range(4):
        waits(story, f"Nr. {number}", slots=[9], areas=[str(story.house.area.id)])
    assert "Amager" not in story.desk().get(at).content.decode()
    waits(story, "Nr. 5", slots=[9], areas=[str(story.house.area.id)])
    page = story.desk().get(at).content.decode()
    assert "Nogen (Amager), der kender til" in page and "5 af dem, der venter" in page


def test_many_who_came_lately_do_not_hide_how_long_it_took_those_before_them(story: Story) -> None:
    """Eleven met after 120 days; more than two hundred have waited for ten days, and as many do not seek."""
    now = timezone.now()
    _came(story, 11, now - timedelta(days=300), met_after=120)
    _came(story, 210, now - timedelta(days=10))
    _came(story, 210, now - timedelta(days=200), agreed=False)
    assert half_after(story.karen, story.house.programme.id) == 120


def _came(
    story: Story, many: int, since: datetime, *, met_after: int | None = None, agreed: bool = True
) -> None:
    house, peer = story.house, story.jonas.person
    persons = meet_many(newcomers=[Newcomer("Nr.")] * many, by=story.karen)
    give_role_to_many(
        people=persons,
        programme=house.programme,
        name=Hat.PARTICIPANT,
        state=Role.State.ACTIVE,
        by=story.karen,
    )
    Role.objects.filter(person__in=persons).update(since=since)
    for one in persons if met_after else []:
        proposal = actions.propose(
            programme=house.programme, participant=one, peer=peer, once=one.id, by=story.karen
        )
        met = since + timedelta(days=met_after or 0)
        Pair(proposal=proposal, programme=house.programme, participant=one, peer=peer, since=met).save(
            force_insert=True
        )
    if agreed and not met_after:
        give_for_many(people=persons, purpose=Purpose.MATCHING, channel="page", by=story.karen)
