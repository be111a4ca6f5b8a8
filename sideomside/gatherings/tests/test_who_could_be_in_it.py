"""A group put together from those who wish for one: a suggestion, and a person who asks each of them."""

from datetime import datetime, timedelta
from html import unescape

import pytest
from django.utils import timezone

from sideomside.consent import actions as consent
from sideomside.consent.rules import Purpose
from sideomside.gatherings import actions, queries
from sideomside.gatherings.models import Facilitating, Gathering, Kind, Signup
from sideomside.gatherings.tests.cast import STEPS, Cast
from sideomside.ground.audit.models import Entry
from sideomside.ground.post.models import Letter
from sideomside.matching import actions as matching
from sideomside.matching.tests.crowd import waits
from sideomside.matching.tests.story import Story
from sideomside.peers.tests.cast import active_peer
from sideomside.people.days.promise import COPENHAGEN
from sideomside.people.models import Person, Programme
from sideomside.people.rules import Hat, Viewer

THURSDAY_AFTERNOON = 10
THEMES = {"grief": "to_peer"}


def a_thursday() -> datetime:
    day = timezone.localtime() + timedelta(days=14)
    day -= timedelta(days=(day.weekday() - 3) % 7)
    return day.astimezone(COPENHAGEN).replace(hour=14, minute=0)


@pytest.fixture
def group(cast: Cast) -> Gathering:
    """Two would like to lead one on Thursdays, and four would like to be in it; it takes three."""
    for name in ("Max", "Nina"):
        themes = [{"code": "grief", "can": True, "shown": "to_peer"}]
        active_peer(cast.house, name, formats=["group"], slots=[THURSDAY_AFTERNOON], themes=themes)
    for name in ("Åse", "Bo", "Carl", "Dina"):
        wishes(cast, name)
    manual = actions.write_manual(
        programme=cast.house.programme,
        name="To uger",
        weeks=STEPS,
        once=cast.house.programme.id,
        by=cast.karen,
    )
    times = [a_thursday() + timedelta(weeks=week) for week in range(2)]
    return cast.plan(Kind.GROUP, times=times, manual=manual, title="Fodfæste", seats=4, least=3)


def wishes(cast: Cast, name: str, **asked: object) -> Person:
    story = Story(cast.house, cast.karen, cast.ida, None)  # type: ignore[arg-type]
    known = {"slots": [THURSDAY_AFTERNOON], "formats": ["group"], "themes": THEMES} | asked
    return waits(story, name, agreed=bool(known.pop("agreed", True)), **known)


def names(cast: Cast, group: Gathering, *left_out: Person) -> tuple[list[str], list[str]]:
    found = queries.forming(cast.karen, group, frozenset(one.id for one in left_out))
    assert found is not None
    return [one.name for one in found.members], [one.name for one in found.leaders]


def called(name: str) -> Person:
    return next(one for one in Person.objects.all() if one.name == name)


def test_those_who_wish_for_it_and_two_to_lead(cast: Cast, group: Gathering) -> None:
    assert names(cast, group) == (["Bo", "Carl", "Dina", "Åse"], ["Max", "Nina"])
    assert not Signup.objects.exists() and not Facilitating.objects.exists() and not Letter.objects.exists()
    desk = cast.at_work(Person.objects.get(id=cast.karen.person_id))
    page = unescape(desk.get(f"/samvaer/{group.id}/hvem/").content.decode())
    for name in ("Åse", "Max"):
        assert name in page
    assert f"/samvaer/{group.id}/hvem/" in desk.get(f"/samvaer/{group.id}/").content.decode()
    seen = Entry.objects.filter(verb="read.listed", detail__screen="group_suggestion")
    assert called("Bo").id in set(seen.values_list("about_id", flat=True))


@pytest.mark.parametrize(
    "asked",
    [{"formats": ["walk"]}, {"slots": [0]}, {"languages": ["ar"]}, {"agreed": False}],
    ids=["no group wished for", "another hour", "another language", "no yes to our looking"],
)
def test_nobody_is_put_where_they_did_not_ask_to_be(
    cast: Cast, group: Gathering, asked: dict[str, object]
) -> None:
    Gathering.objects.filter(id=group.id).update(seats=12)
    group.refresh_from_db()
    wishes(cast, "Erik", **asked)
    wishes(cast, "Freja")
    members, _leaders = names(cast, group)
    assert "Freja" in members and "Erik" not in members


def test_two_who_must_not_meet_are_never_in_it_together(cast: Cast, group: Gathering) -> None:
    bo, carl, max_ = called("Bo"), called("Carl"), called("Max")
    matching.keep_apart(person=bo, other_id=carl.id, by=cast.karen)
    members, _leaders = names(cast, group)
    assert len(members) == 3 and len({"Bo", "Carl"} & set(members)) == 1
    matching.keep_apart(person=called("Åse"), other_id=max_.id, by=cast.karen)
    assert names(cast, group) == ([], [])  # Åse and Max cannot both be there, and without her they are two
    actions.sign_up(gathering=group, person=carl, by=cast.karen)
    assert "Bo" not in names(cast, group)[0]


def test_whoever_asked_to_be_thought_of_by_a_person_alone_is_not_in_it(cast: Cast, group: Gathering) -> None:
    for name, hat in (("Bo", Hat.PARTICIPANT), ("Max", Hat.PEER)):
        person = called(name)
        by = cast.participant(person) if hat == Hat.PARTICIPANT else Viewer(
            Hat.PEER, cast.house.organisation.id, person.id, frozenset({cast.house.programme.id})
        )  # fmt: skip
        matching.choose_by_hand(person=person, hat=hat, by_hand=True, by=by)
    found = queries.forming(cast.karen, group, frozenset())
    assert found is not None and found.could == 3 and found.lead == 1 and found.members == []


def test_taken_changed_and_dropped_by_hand(cast: Cast, group: Gathering) -> None:
    desk, at = cast.at_work(Person.objects.get(id=cast.karen.person_id)), f"/samvaer/{group.id}/hvem/"
    bo, carl, max_ = called("Bo"), called("Carl"), called("Max")
    page = desk.get(f"{at}?uden={carl.id}").content.decode()
    assert "Carl" not in page and "Tænk på alle igen" in page
    for person in (bo, max_):
        assert desk.post(at, {"person": str(person.id)}).status_code == 302
    assert [one.person_id for one in Signup.objects.all()] == [bo.id]
    assert [one.person_id for one in Facilitating.objects.all()] == [max_.id]
    members, leaders = names(cast, group)
    assert "Bo" not in members and leaders == ["Nina"]
    desk.post(f"{at}?uden={carl.id}", {"person": str(carl.id)})  # the suggestion has moved on without him
    desk.post(at, {"person": "hvem som helst"})
    assert Signup.objects.count() == 1


def test_one_group_at_a_time(cast: Cast, group: Gathering) -> None:
    other = cast.group(called("Bo"), begun=False)
    assert other.id != group.id and "Bo" not in names(cast, group)[0]


def test_the_page_says_truly_why_there_is_nobody(cast: Cast, group: Gathering) -> None:
    desk, at = cast.at_work(Person.objects.get(id=cast.karen.person_id)), f"/samvaer/{group.id}/hvem/"
    three = "&".join(f"uden={called(name).id}" for name in ("Bo", "Carl"))
    assert "Der er ikke andre lige nu." in desk.get(f"{at}?{three}").content.decode()
    for name in ("Bo", "Carl"):
        consent.withdraw(person=called(name), purpose=Purpose.MATCHING, channel="talk", by=cast.house.system)
    assert (
        "2 vil gerne være i en gruppe og kan på det tidspunkt. Det kræver 3." in desk.get(at).content.decode()
    )
    consent.withdraw(person=called("Max"), purpose=Purpose.PEER, channel="talk", by=cast.house.system)
    assert "ikke to peers" in desk.get(at).content.decode()


def test_whoever_left_this_very_group_is_not_thought_of_for_it_again(cast: Cast, group: Gathering) -> None:
    bo = called("Bo")
    actions.sign_up(gathering=group, person=bo, by=cast.karen)
    Signup.objects.filter(person=bo).update(seat="left")
    assert "Bo" not in names(cast, group)[0]


def test_what_somebody_inside_wishes_counts_only_where_we_may_look_for_them(
    cast: Cast, group: Gathering
) -> None:
    """She is in it by her own wish, and what she once told us about herself is not opened for it."""
    erik = wishes(cast, "Erik", themes=THEMES | {"sleep": "to_peer"})
    wishes(cast, "Freja", themes=THEMES | {"sleep": "to_peer"})
    Gathering.objects.filter(id=group.id).update(seats=12)
    group.refresh_from_db()
    actions.sign_up(gathering=group, person=erik, by=cast.karen)
    before = _in_common(cast, group, "Freja")
    consent.withdraw(person=erik, purpose=Purpose.MATCHING, channel="talk", by=cast.house.system)
    assert len(_in_common(cast, group, "Freja")) == len(before) - 1 == 1


def _in_common(cast: Cast, group: Gathering, name: str) -> list[str]:
    found = queries.forming(cast.karen, group, frozenset())
    assert found is not None
    return next((one.themes for one in found.members if one.name == name), [])


def test_nobody_else_sees_who_could_be_in_it(cast: Cast, group: Gathering) -> None:
    assert queries.forming(cast.as_jonas, group, frozenset()) is None
    assert queries.forming(cast.as_ida, group, frozenset()) is None
    at = f"/samvaer/{group.id}/hvem/"
    assert cast.at_work(cast.jonas).get(at).status_code == 404
    desk = cast.at_work(Person.objects.get(id=cast.karen.person_id))
    assert desk.get(f"{at}?uden=alle").status_code == 404
    assert desk.get(f"/samvaer/{cast.plan().id}/hvem/").status_code == 404  # an event takes who comes


def test_a_group_in_another_of_the_programmes_languages_is_found_among_those_who_speak_it(
    cast: Cast, group: Gathering
) -> None:
    """Those who speak only Danish are not put in it, and nobody leads in a language they do not speak."""
    themes = [{"code": "grief", "can": True, "shown": "to_peer"}]
    for name in ("Ahmed", "Basma"):
        active_peer(
            cast.house, name, formats=["group"], slots=[THURSDAY_AFTERNOON], themes=themes, languages=["so"]
        )
    for name, spoken in (("Dalia", ["so"]), ("Emad", ["so", "da"]), ("Farah", ["so"])):
        wishes(cast, name, languages=spoken)
    Gathering.objects.filter(id=group.id).update(language="so")
    group.refresh_from_db()
    assert names(cast, group) == (["Dalia", "Emad", "Farah"], ["Ahmed", "Basma"])
    found = queries.forming(cast.karen, group, frozenset())
    assert found is not None and (found.could, found.lead) == (3, 2)
    Gathering.objects.filter(id=group.id).update(language="de")
    group.refresh_from_db()
    none = queries.forming(cast.karen, group, frozenset())
    assert none is not None and (none.could, none.lead, none.members) == (0, 0, [])


def test_the_language_is_asked_only_where_there_is_a_choice_and_said_to_whoever_thinks_of_coming(
    cast: Cast, group: Gathering
) -> None:
    desk = cast.desk()
    at = f"/samvaer/{group.id}/ret/"
    assert 'name="language"' not in desk.get(at).content.decode()
    Programme.objects.update(languages=["da", "ar", "so"])
    page = desk.get("/samvaer/ny/gruppe/").content.decode()
    assert [code for code in ("da", "ar", "so", "de") if f'value="{code}"' in page] == ["da", "ar", "so"]
    assert 'name="language"' not in desk.get("/samvaer/ny/arrangement/").content.decode()
    form = desk.get(at).context["form"]
    kept = {name: value for name, value in form.initial.items() if name in form.fields and value is not None}
    kept |= {"place": group.place_id or cast.house.place.id, "language": "ar"}
    assert desk.post(at, kept).status_code == 302
    group.refresh_from_db()
    assert (
        group.language == "ar"
        and "I gruppen taler man arabisk" in desk.get(f"/samvaer/{group.id}/").content.decode()
    )
    assert "I gruppen taler man arabisk" in desk.get(f"/samvaer/{group.id}/hvem/").content.decode()
    actions.move_on(gathering=group, to="open", by=cast.karen)
    public = desk.get(f"/en/kalender/{group.id}/").content.decode()
    assert "The group speaks Arabic" in public
