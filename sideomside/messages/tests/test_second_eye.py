"""The second eye is a colleague of the programme, else any coordinator of the house; where none is, it is said."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.utils import timezone

from sideomside.ground.audit.models import Entry
from sideomside.messages import actions, queries
from sideomside.messages.models import Opening
from sideomside.messages.tests.cast import HELLO, Cast, signed_in
from sideomside.people.models import Absence, Person, Programme, Role
from sideomside.people.rules import Hat, NotAllowed, Viewer
from tests.people import someone

HIS = "/skriv-sammen/"
REASON = "Ida svarer os ikke, og vi er bange for hende"


@pytest.fixture
def karen(cast: Cast) -> Iterator[Viewer]:
    cast.writes(cast.her)
    yield cast.as_(cast.karen, Hat.COORDINATOR)


@pytest.fixture
def elsewhere(cast: Cast) -> Person:
    """Kaj coordinates another programme of the same house."""
    kaj = someone(cast.house, "Kaj")
    other = Programme.objects.create(name="Nord", contact_mail="nord@huset.example")
    Role.objects.create(person=kaj, programme=other, name=Hat.COORDINATOR)
    return kaj


def as_kaj(cast: Cast, kaj: Person) -> Viewer:
    programmes = Role.objects.filter(person=kaj).values_list("programme_id", flat=True)
    return Viewer(Hat.COORDINATOR, cast.house.organisation.id, kaj.id, frozenset(programmes))


def asks(cast: Cast, karen: Viewer) -> Opening:
    return actions.ask_to_open(thread=cast.thread, reason=REASON, by=karen)


def test_where_there_is_a_colleague_nobody_from_elsewhere_is_asked(
    cast: Cast, karen: Viewer, elsewhere: Person
) -> None:
    opening, kaj = asks(cast, karen), as_kaj(cast, elsewhere)
    assert queries.to_confirm(kaj) == [] and queries.opening(kaj, opening.id) is None
    for act in (actions.confirm_opening, actions.put_away_opening):
        with pytest.raises(NotAllowed):
            act(opening=opening, by=kaj)
    assert len(queries.to_confirm(cast.as_(cast.kim, Hat.COORDINATOR))) == 1


@pytest.mark.parametrize("why", ["left", "away"])
def test_where_karen_is_alone_today_kaj_is_the_second(
    cast: Cast, karen: Viewer, elsewhere: Person, why: str
) -> None:
    if why == "left":
        Role.objects.filter(person=cast.kim).update(state=Role.State.LEFT)
    else:
        today = timezone.localdate()
        Absence.objects.create(
            person=cast.kim, stand_in=cast.karen, first_day=today, last_day=today + timedelta(days=2)
        )
    opening = asks(cast, karen)
    his = signed_in(cast.house, elsewhere)
    page = his.get(HIS).content.decode()
    assert REASON in page and "Ida" in page and HELLO not in page
    answer = his.post(f"{HIS}aabn/{opening.id}/", {"do": "open"}, follow=True)
    assert HELLO in answer.content.decode()
    seen = Entry.objects.filter(by_id=elsewhere.id, about_id=cast.ida.id).values_list("verb", flat=True)
    assert {"opening.confirmed", "read.opened", "read.listed"} <= set(seen)
    opening.refresh_from_db()
    Opening.objects.filter(id=opening.id).update(ends_at=timezone.now())
    assert his.get(f"{HIS}aabnet/{opening.id}/").status_code == 404
    assert his.get(f"{HIS}to/{cast.pair.id}/").status_code == 404


def test_kaj_may_say_no(cast: Cast, karen: Viewer, elsewhere: Person) -> None:
    Role.objects.filter(person=cast.kim).update(state=Role.State.LEFT)
    opening = asks(cast, karen)
    answer = signed_in(cast.house, elsewhere).post(f"{HIS}aabn/{opening.id}/", {"do": "put_away"})
    assert answer["Location"].endswith(HIS)
    assert Opening.objects.get().put_away_by_id == elsewhere.id
    assert queries.opened_letters(as_kaj(cast, elsewhere), Opening.objects.get()) == []


def test_one_of_the_two_is_never_the_second(cast: Cast, karen: Viewer) -> None:
    """Jonas coordinates another programme, and is alone with Karen in the house."""
    Role.objects.filter(person=cast.kim).update(state=Role.State.LEFT)
    other = Programme.objects.create(name="Nord", contact_mail="nord@huset.example")
    Role.objects.create(person=cast.jonas, programme=other, name=Hat.COORDINATOR)
    opening = asks(cast, karen)
    with pytest.raises(NotAllowed):
        actions.confirm_opening(opening=opening, by=as_kaj(cast, cast.jonas))
    assert not queries.has_a_second(karen, cast.thread)


def test_where_there_is_truly_nobody_it_is_said_with_what_to_do(cast: Cast, karen: Viewer) -> None:
    client = signed_in(cast.house, cast.karen)
    page = client.get(f"{HIS}to/{cast.pair.id}/").content.decode()
    assert 'name="reason"' in page and "eneste koordinator" not in page
    Role.objects.filter(person=cast.kim).update(state=Role.State.LEFT)
    page = client.get(f"{HIS}to/{cast.pair.id}/").content.decode()
    assert 'name="reason"' not in page and "eneste koordinator" in page and "112" in page


def test_looking_at_one_pair_names_nobody_else(cast: Cast, karen: Viewer) -> None:
    signed_in(cast.house, cast.karen).get(f"{HIS}to/{cast.pair.id}/")
    looked = Entry.objects.filter(verb="read.listed", by_id=cast.karen.id)
    assert set(looked.values_list("about_id", flat=True)) == {cast.ida.id, cast.jonas.id}


def test_karen_writes_first_to_jonas_who_answers(cast: Cast, karen: Viewer) -> None:
    client = signed_in(cast.house, cast.karen)
    assert "Jonas, peer" in client.get(f"{HIS}ny/").content.decode()
    [jonas] = [one for one in queries.to_write_to(karen) if one.name == "Jonas"]
    at = client.post(f"{HIS}ny/", {"who": str(jonas.thread_id)})["Location"]
    assert "Jonas" in client.get(at).content.decode()
    client.post(at, {"words": "Hej Jonas. Hvordan går det med dig?"})
    his = signed_in(cast.house, cast.jonas)
    assert "Hvordan går det med dig" in his.get(f"{HIS}{jonas.thread_id}/").content.decode()
    his.post(f"{HIS}{jonas.thread_id}/", {"words": "Tak, fint."})
    assert [one.name for one in queries.waiting_for_answer(karen)] == ["Jonas"]
    client.post(at, {"words": "Godt."})
    assert queries.waiting_for_answer(karen) == []
    assert "Jonas, peer" in client.get(HIS).content.decode()  # answered, and still to be found


def test_nobody_else_writes_first_and_nobody_is_found_who_does_not_work_here(
    cast: Cast, karen: Viewer, elsewhere: Person
) -> None:
    [jonas] = [one for one in queries.to_write_to(karen) if one.name == "Jonas"]
    names = {one.name for one in queries.to_write_to(karen)}
    assert "Ida" not in names and "Karen Holm" not in names
    for viewer in (as_kaj(cast, elsewhere), cast.her, cast.as_(cast.jonas, Hat.HOST)):
        assert queries.to_write_to(viewer) == [] and queries.thread(viewer, jonas.thread_id) is None
    assert signed_in(cast.house, cast.jonas).get(f"{HIS}ny/").status_code == 404
    Role.objects.filter(person=cast.jonas).update(state=Role.State.LEFT)
    assert queries.thread(karen, jonas.thread_id) is None
