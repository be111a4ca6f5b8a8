"""What there is near home, and going there together the first time."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from sideomside.gatherings import actions, queries
from sideomside.gatherings.models import GoTogether, LocalActivity
from sideomside.gatherings.tests.cast import Cast
from sideomside.ground.audit.models import Entry
from sideomside.matching import actions as matching
from sideomside.people.models import Role
from sideomside.people.rules import Hat, NotAllowed
from tests.people import wearing


@pytest.fixture
def choir(cast: Cast) -> LocalActivity:
    sent = {"name": "Valby Kor", "sort": "sing", "about": "Alle kan være med.", "link": "kor.example"}
    sent |= {"when": "onsdage kl. 19", "once": str(uuid4())}
    desk = cast.desk()
    for _twice in range(2):
        desk.post("/samvaer/naerved/", sent)
    return LocalActivity.objects.get()


def test_everybody_may_read_the_list_and_a_coordinator_keeps_it(cast: Cast, choir: LocalActivity) -> None:
    page = Client().get("/ud-i-livet/").content.decode()
    assert "Valby Kor" in page and "https://kor.example" in page and "Skriv til os" in page
    at = f"/samvaer/naerved/{choir.id}/"
    again = {"name": "Valby Kor", "sort": "sing", "put_away": "on", "once": str(uuid4())}
    assert cast.at_work(cast.jonas).post(at, again).status_code == 404
    cast.desk().post(at, again)
    assert "Valby Kor" not in Client().get("/ud-i-livet/").content.decode()


def test_somebody_goes_along_the_first_time(cast: Cast, choir: LocalActivity) -> None:
    ida = cast.browser(cast.ida)
    for _twice in range(2):
        ida.post(f"/ud-i-livet/{choir.id}/sammen/")
    row = GoTogether.objects.get()
    assert [one.person.name for one in queries.company(cast.karen)] == ["Ida 🌻"]
    sent = {"along_with": str(cast.jonas.id), "goes_at": "2031-11-26T18:30"}
    desk = cast.desk()
    for _twice in range(2):
        desk.post(f"/samvaer/sammen/{row.id}/", sent)
    assert len(cast.letters(cast.ida)) == 1 and len(cast.letters(cast.jonas)) == 1
    assert "Valby" not in (cast.letters(cast.ida)[0].text or "")
    assert "Jonas tager med dig" in ida.get("/min-side/kalender/").content.decode()
    jonas = cast.at_work(cast.jonas)
    assert "Ida 🌻" in jonas.get("/peer/grupper/").content.decode()
    jonas.post(f"/peer/grupper/sammen/{row.id}/", {"do": "done"})
    row.refresh_from_db()
    assert row.state == "done" and queries.company(cast.karen) == []


def test_one_may_let_it_go_and_the_one_who_went_along_is_told(cast: Cast, choir: LocalActivity) -> None:
    row = actions.ask_for_company(activity=choir, person=cast.ida, by=cast.as_ida)
    with pytest.raises(NotAllowed):
        actions.find_company(company=row, along_with=cast.mikkel, goes_at=row.asked_at, by=cast.karen)
    actions.find_company(company=row, along_with=cast.jonas, goes_at=row.asked_at, by=cast.karen)
    cast.browser(cast.ida).post(f"/min-side/sammen/{row.id}/", {"do": "let_go"})
    assert len(cast.letters(cast.jonas)) == 2 and queries.going_along(cast.as_jonas) == []


def test_when_the_peer_is_erased_company_is_looked_for_again(cast: Cast, choir: LocalActivity) -> None:
    row = actions.ask_for_company(activity=choir, person=cast.ida, by=cast.as_ida)
    actions.find_company(company=row, along_with=cast.jonas, goes_at=row.asked_at, by=cast.karen)
    actions.forget(person_id=cast.jonas.id, by=cast.house.system)
    row.refresh_from_db()
    assert (row.state, row.along_with_id) == ("asked", None)


def test_who_would_like_company_stands_on_the_first_page_until_somebody_goes_along(
    cast: Cast, choir: LocalActivity
) -> None:
    row = actions.ask_for_company(activity=choir, person=cast.ida, by=cast.as_ida)
    told = "Vil gerne følges med en til Valby Kor"
    assert told in cast.desk().get("/i-dag/").content.decode()
    actions.find_company(company=row, along_with=cast.jonas, goes_at=row.asked_at, by=cast.karen)
    assert told not in cast.desk().get("/i-dag/").content.decode()


def test_whoever_is_on_a_pause_is_not_brought_up_before_they_are_back(
    cast: Cast, choir: LocalActivity
) -> None:
    """Her page says that nobody is asked about her meanwhile; and nobody is written down as looked at unseen."""
    actions.ask_for_company(activity=choir, person=cast.ida, by=cast.as_ida)
    last = cast.group(begun=False)
    actions.sign_up(gathering=last, person=cast.ida, by=cast.as_ida)
    cast.move(last, "started")
    new = cast.plan("group", times=[timezone.now() + timedelta(days=30)], title="Sommergruppen")
    assert len(queries.without_company(cast.karen)) == len(queries.from_before(cast.karen, new)) == 1
    her = Role.objects.filter(person=cast.ida, name=Hat.PARTICIPANT)
    her.update(state=Role.State.PAUSED)
    looked = Entry.objects.filter(verb="read.listed", about_id=cast.ida.id).count()
    assert queries.without_company(cast.karen) == [] == queries.from_before(cast.karen, new)
    assert "Vil gerne følges med en" not in cast.desk().get("/i-dag/").content.decode()
    assert Entry.objects.filter(verb="read.listed", about_id=cast.ida.id).count() == looked
    her.update(state=Role.State.ACTIVE)
    assert len(queries.without_company(cast.karen)) == 1


def test_nobody_goes_there_with_one_they_must_not_meet(cast: Cast, choir: LocalActivity) -> None:
    row = actions.ask_for_company(activity=choir, person=cast.ida, by=cast.as_ida)
    matching.keep_apart(person=cast.ida, other_id=cast.jonas.id, by=cast.karen)
    page = cast.desk().get(f"/samvaer/sammen/{row.id}/").content.decode()
    assert str(cast.lone.id) in page and str(cast.jonas.id) not in page
    with pytest.raises(NotAllowed):
        actions.find_company(company=row, along_with=cast.jonas, goes_at=row.asked_at, by=cast.karen)


def test_others_neither_see_nor_end_it(cast: Cast, choir: LocalActivity) -> None:
    row = actions.ask_for_company(activity=choir, person=cast.ida, by=cast.as_ida)
    lone = wearing(cast.house, cast.lone, Hat.PEER)
    per = cast.participant(cast.somebody("Per"))
    for viewer in (lone, per):
        assert queries.company(viewer) == [] and queries.my_company(viewer) == []
        assert queries.going_along(viewer) == []
        with pytest.raises(NotAllowed):
            actions.end_company(company=row, done=True, by=viewer)
    assert cast.at_work(cast.lone).get(f"/samvaer/sammen/{row.id}/").status_code == 404
