"""Looked after by few, noted as it happened, and closed by two."""

from datetime import datetime, timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from sideomside.concerns import actions, queries
from sideomside.concerns.models import Concern, OnIt
from sideomside.concerns.tests.cast import WORDS, Cast, signed_in
from sideomside.ground.audit.models import Entry
from sideomside.ground.post.models import Letter
from sideomside.people import actions as people
from sideomside.people.days.promise import COPENHAGEN
from sideomside.people.models import Role
from sideomside.people.rules import Hat, NotAllowed
from tests.people import someone

FRIDAY = datetime(2026, 11, 20, 14, 0, tzinfo=COPENHAGEN)


def test_every_look_is_written_down(cast: Cast) -> None:
    one = cast.worry(cast.her)
    client = signed_in(cast.house, cast.karen)
    for _look in range(3):
        assert WORDS in client.get(f"/bekymringer/{one.id}/").content.decode()
    looks = Entry.objects.filter(verb="read.opened", about_id=cast.ida.id, detail__screen="concern")
    assert looks.count() == 3
    one.refresh_from_db()
    assert one.read_by_id == cast.karen.id
    assert one.steps.filter(name="read").count() == 1


def test_the_page_names_whom_it_is_about_and_the_log_does_not(cast: Cast) -> None:
    one = cast.worry(cast.her, about=cast.jonas)
    client = signed_in(cast.house, cast.karen)
    lines = Entry.objects.filter(about_id=cast.jonas.id)
    before = lines.count()
    assert "Jonas" in client.get(f"/bekymringer/{one.id}/").content.decode()
    assert lines.count() == before


def test_a_coordinator_who_is_not_on_it_meets_nothing(cast: Cast) -> None:
    one = cast.worry(cast.her)
    client = signed_in(cast.house, cast.kim)
    assert client.get(f"/bekymringer/{one.id}/").status_code == 404
    assert client.post(f"/bekymringer/{one.id}/", {"do": "close"}).status_code == 404
    assert not Entry.objects.filter(verb="read.opened", by_id=cast.kim.id).exists()


@pytest.mark.parametrize("hat", [Hat.PEER, Hat.HOST, Hat.EVALUATOR])
def test_others_who_work_here_meet_nothing(cast: Cast, hat: str) -> None:
    one = cast.worry(cast.her)
    client = signed_in(cast.house, someone(cast.house, "Per", hat))
    assert client.get(f"/bekymringer/{one.id}/").status_code == 404
    assert client.get("/bekymringer/").status_code == 404


def test_it_stands_first_of_all_on_the_day(cast: Cast) -> None:
    one = cast.worry(cast.her)
    told = signed_in(cast.house, cast.karen).get("/i-dag/").content.decode()
    assert "Nogen er bekymret" in told and f"/bekymringer/{one.id}/" in told
    assert WORDS not in told
    assert "Nogen er bekymret" not in signed_in(cast.house, cast.kim).get("/i-dag/").content.decode()


def test_a_note_has_two_clocks_and_is_put_right_by_a_later_one(cast: Cast) -> None:
    one = actions.note_read(concern=cast.worry(cast.her), by=cast.first)
    client = signed_in(cast.house, cast.karen)
    page = {"do": "done", "words": "Ringede kl. 10", "happened_at": "2026-01-05T10:00", "once": str(uuid4())}
    client.post(f"/bekymringer/{one.id}/", page)
    client.post(f"/bekymringer/{one.id}/", page)  # the back button, and once more
    [row] = one.steps.filter(name="done")
    assert timezone.localtime(row.happened_at).hour == 10 and row.written_at > row.happened_at
    fix = {"words": "Ringede kl. 11", "happened_at": "2026-01-05T11:00", "once": str(uuid4())}
    client.post(f"/bekymringer/{one.id}/ret/{row.id}/", fix)
    told = client.get(f"/bekymringer/{one.id}/").content.decode()
    assert "kl. 11" in told and "Ringede kl. 10" not in told
    assert one.steps.filter(name="done").count() == 2  # the wrong one is still there, behind
    assert client.get(f"/bekymringer/{one.id}/ret/{row.id}/").status_code == 404


def test_a_note_about_tomorrow_is_asked_about_again(cast: Cast) -> None:
    one = cast.worry(cast.her)
    page = {"do": "done", "words": "x", "happened_at": "2099-01-05T10:00", "once": str(uuid4())}
    answer = signed_in(cast.house, cast.karen).post(f"/bekymringer/{one.id}/", page)
    assert "Det tidspunkt er ikke kommet endnu" in answer.content.decode()
    assert not one.steps.filter(name="done").exists()


def test_one_alone_cannot_close(cast: Cast) -> None:
    one = actions.note_read(concern=cast.worry(cast.her), by=cast.first)
    with pytest.raises(NotAllowed):
        actions.close(concern=one, by=cast.first)
    with pytest.raises(NotAllowed):
        actions.ask_to_close(concern=one, colleague=cast.karen, by=cast.first)
    actions.ask_to_close(concern=one, colleague=cast.kim, by=cast.first)
    with pytest.raises(NotAllowed):
        actions.close(concern=one, by=cast.first)
    assert actions.close(concern=one, by=cast.second).closed_by_id == cast.kim.id


def test_the_database_refuses_one_and_the_same(cast: Cast) -> None:
    one, now = cast.worry(cast.her), timezone.now()
    alone = {
        "closing_at": now,
        "closing_by_id": cast.karen.id,
        "closed_at": now,
        "closed_by_id": cast.karen.id,
    }
    with pytest.raises(IntegrityError), transaction.atomic():
        Concern.objects.filter(id=one.id).update(**alone)


def test_unread_it_cannot_be_closed(cast: Cast) -> None:
    one = cast.worry(cast.her)
    with pytest.raises(NotAllowed):
        actions.ask_to_close(concern=one, colleague=cast.kim, by=cast.first)


def test_the_second_may_think_otherwise(cast: Cast) -> None:
    one = actions.note_read(concern=cast.worry(cast.her), by=cast.first)
    karen, kim = signed_in(cast.house, cast.karen), signed_in(cast.house, cast.kim)
    karen.post(f"/bekymringer/{one.id}/", {"do": "ask", "colleague": str(cast.kim.id)})
    assert "Kig og luk" in kim.get("/i-dag/").content.decode()
    kim.post(f"/bekymringer/{one.id}/", {"do": "not_yet"})
    one.refresh_from_db()
    assert one.closing_by_id is None and one.closed_at is None
    kim.post(f"/bekymringer/{one.id}/", {"do": "ask", "colleague": str(cast.karen.id)})
    answer = karen.post(f"/bekymringer/{one.id}/", {"do": "close"})
    one.refresh_from_db()
    assert answer.url == "/bekymringer/" and one.closed_by_id == cast.karen.id
    karen.post(f"/bekymringer/{one.id}/", {"do": "close"})  # twice
    assert one.steps.filter(name="closed").count() == 1


def test_nothing_is_noted_on_a_closed_one(cast: Cast) -> None:
    one = cast.closed()
    with pytest.raises(NotAllowed):
        actions.note_done(concern=one, words="Mere", by=cast.first)
    assert "Lukket af to" in signed_in(cast.house, cast.karen).get(f"/bekymringer/{one.id}/").content.decode()


def test_one_who_is_alone_is_told_what_to_do(cast: Cast) -> None:
    Role.objects.filter(person=cast.kim).update(state="left")
    one = cast.worry(cast.her)
    told = signed_in(cast.house, cast.karen).get(f"/bekymringer/{one.id}/").content.decode()
    assert "Du er den eneste koordinator" in told and 'value="ask"' not in told


def test_a_colleague_is_asked_to_look(cast: Cast) -> None:
    one = cast.worry(cast.her)
    client = signed_in(cast.house, cast.karen)
    for _press in range(2):
        client.post(f"/bekymringer/{one.id}/", {"do": "bring_in", "colleague": str(cast.kim.id)})
    assert cast.on_it(one) == {cast.karen.id, cast.kim.id}
    assert one.steps.filter(name="brought_in").count() == 1
    assert Letter.objects.filter(to_id=cast.kim.id).count() == 1
    assert client.post(f"/bekymringer/{one.id}/", {"do": "bring_in", "colleague": "x"}).status_code == 404


def test_unread_for_too_long_it_goes_to_one_more_and_only_one(cast: Cast, monkeypatch: object) -> None:
    ulla = someone(cast.house, "Ulla", Hat.COORDINATOR)
    one = cast.worry(cast.her)
    assert cast.passes_on() == 0
    Concern.objects.filter(id=one.id).update(second_at=timezone.now() - timedelta(minutes=1))
    assert cast.passes_on() == 1
    assert cast.passes_on() == 0
    assert len(cast.on_it(one)) == 2 and cast.on_it(one) <= {cast.karen.id, cast.kim.id, ulla.id}
    assert Letter.objects.count() == 2 and one.steps.filter(name="passed_on").count() == 1
    assert queries.waiting(cast.first)[0].late


def test_read_in_time_it_stays(cast: Cast) -> None:
    one = actions.note_read(concern=cast.worry(cast.her), by=cast.first)
    Concern.objects.filter(id=one.id).update(second_at=timezone.now() - timedelta(days=3))
    assert cast.passes_on() == 0


@pytest.mark.parametrize("how", ["away", "left"])
def test_when_nobody_on_it_is_here_somebody_else_gets_it(cast: Cast, how: str, time_machine: object) -> None:
    time_machine.move_to(FRIDAY)  # type: ignore[attr-defined]
    one = actions.note_read(concern=cast.worry(cast.her), by=cast.first)
    if how == "left":
        Role.objects.filter(person=cast.karen).update(state="left")
    else:
        today = timezone.localdate()
        people.note_absence(stand_in=cast.kim, first_day=today, last_day=today, by=cast.first)
    assert cast.passes_on() == 1
    assert cast.kim.id in cast.on_it(one)


def test_about_a_coordinator_it_waits_rather_than_reach_her(cast: Cast) -> None:
    one = cast.worry(cast.her, about=cast.kim)
    Concern.objects.filter(id=one.id).update(second_at=timezone.now() - timedelta(minutes=1))
    assert cast.passes_on() == 0
    assert cast.on_it(one) == {cast.karen.id}


def test_a_worry_from_before_there_were_bars_keeps_out_whom_it_is_about(cast: Cast) -> None:
    one = cast.worry(cast.her, about=cast.karen)
    Concern.objects.filter(id=one.id).update(bar="")
    fresh = Concern.objects.get()
    assert cast.karen.id not in {each.id for each in queries.colleagues(cast.second, fresh)}
    OnIt.objects.create(concern=fresh, person=cast.karen)
    assert queries.concern(cast.first, one.id) is None and queries.listed(cast.first) == []
    assert queries.concern(cast.second, one.id) is not None
