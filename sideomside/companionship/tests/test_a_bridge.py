"""From a ward to everyday life: it may begin before she comes home, and her peer knows what she ticked and no more."""

from collections.abc import Iterator
from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from sideomside.companionship import actions, queries
from sideomside.companionship.models import Bridge, Companionship, Meeting
from sideomside.companionship.rules import Plan, as_of
from sideomside.companionship.tests.walking import MINE, soon, theirs
from sideomside.ground.audit.models import Entry
from sideomside.matching.models import Pair
from sideomside.matching.tests.story import Story
from sideomside.peers.models import PeerFile
from sideomside.people.actions import give_role
from sideomside.people.rules import Hat, NotAllowed
from tests.people import wearing

MY_BRIDGE = "/min-side/bro/"
SAID = {"where": "Afsnit 7, hjem på fredag", "helps": "Ro og en kop te 🍵", "others": "Min søster"}


def shown() -> dict[str, str]:
    """What a page opened now carries along."""
    return {"seen": as_of(Bridge.objects.get())}


@pytest.fixture(params=["volunteer", "paid"])
def one(request: pytest.FixtureRequest, story: Story, pair: Pair) -> Iterator[Companionship]:
    """Begun from the coordinator's own page, while Ida is still there."""
    PeerFile.objects.filter(id=story.jonas.id).update(employment=request.param)
    sent = {
        "kind": "bridging",
        "form": "there",
        "first": f"{soon():%Y-%m-%dT%H:%M}",
        "looks": "Ved indgang B",
    }
    story.desk().post(f"/foelgeskab/begynd/{pair.id}/", sent | {"minutes": "60", "once": str(uuid4())})
    yield Companionship.objects.get()


def test_it_begins_where_she_is_before_she_comes_home(story: Story, one: Companionship) -> None:
    assert one.kind == "bridging" and Meeting.objects.get().form == "there"
    page = story.idas_browser().get(MINE).content.decode()
    assert "Der, hvor en af jer er lige nu" in page and MY_BRIDGE in page
    desk = story.desk().get(f"/foelgeskab/{one.id}/").content.decode()
    assert "Brobygning til hverdagen" in desk


def test_her_peer_knows_what_she_ticked_and_no_more(story: Story, one: Companionship) -> None:
    ida, jonas = story.idas_browser(), story.peer_browser()
    assert 'type="checkbox"' in ida.get(MY_BRIDGE).content.decode()
    assert " checked" not in ida.get(MY_BRIDGE).content.decode()
    ida.post(MY_BRIDGE, SAID | {"helps_read": "on"})
    page = jonas.get(theirs(one)).content.decode()
    assert "en kop te 🍵" in page and "Afsnit 7" not in page and "søster" not in page
    assert Entry.objects.filter(about_id=story.ida.id, detail__screen="bridge").exists()
    ida.post(MY_BRIDGE, SAID | shown())
    assert "en kop te" not in jonas.get(theirs(one)).content.decode()
    assert Bridge.objects.get().words["helps"] == SAID["helps"]


def test_a_coordinator_writes_what_she_says_and_the_log_tells_her(story: Story, one: Companionship) -> None:
    desk = story.desk()
    desk.post(f"/foelgeskab/{one.id}/bro/", SAID | {"where_read": "on"})
    assert "Afsnit 7" in story.peer_browser().get(theirs(one)).content.decode()
    assert "Afsnit 7" in story.idas_browser().get(MY_BRIDGE).content.decode()
    assert Entry.objects.get(verb="companionship.bridge").about_id == story.ida.id
    desk.get(f"/foelgeskab/{one.id}/bro/")
    assert Entry.objects.filter(
        about_id=story.ida.id, by_role="coordinator", detail__screen="bridge"
    ).exists()


def test_the_coordinator_who_is_her_peer_reads_no_more_than_the_peer(
    story: Story, one: Companionship
) -> None:
    story.idas_browser().post(MY_BRIDGE, SAID | {"helps_read": "on"})
    give_role(person=story.jonas.person, programme=one.programme, name=Hat.COORDINATOR, by=story.house.system)
    as_coordinator = wearing(story.house, story.jonas.person, Hat.COORDINATOR)
    assert (
        queries.to_bridge(as_coordinator, one.id) is None and queries.bridge_of(as_coordinator, one) is None
    )
    with pytest.raises(NotAllowed):
        actions.pass_on(companionship=one, words=SAID, ticked=list(SAID), seen="", by=as_coordinator)
    assert queries.to_bridge(story.karen, one.id) == one


def test_she_is_told_who_reads_it_without_a_tick(story: Story, one: Companionship) -> None:
    page = story.idas_browser().get(MY_BRIDGE).content.decode()
    assert "også det uden flueben" in page and "Din peer læser kun det, du sætter flueben ved" in page


def test_a_page_from_before_opens_nothing_that_was_shut_meanwhile(story: Story, one: Companionship) -> None:
    ida, desk, beside = story.idas_browser(), story.desk(), f"/foelgeskab/{one.id}/bro/"
    ida.post(MY_BRIDGE, SAID | {"helps_read": "on", "where_read": "on"})
    old = shown()
    assert f'name="seen" value="{old["seen"]}"' in desk.get(beside).content.decode()
    ida.post(MY_BRIDGE, SAID | {"where_read": "on"} | old)
    more = SAID | {"helps_read": "on", "where_read": "on", "first": "Gå en tur ved åen"}
    page = desk.post(beside, more | old).content.decode()
    assert "Det er ændret imens" in page and "Gå en tur ved åen" in page
    assert Bridge.objects.get().ticked == ["where"] and page.count(" checked") == 1
    assert "en kop te" not in story.peer_browser().get(theirs(one)).content.decode()
    desk.post(beside, SAID | {"where_read": "on", "first": "Gå en tur ved åen"} | shown())
    assert Bridge.objects.get().words["first"] == "Gå en tur ved åen"


def test_pressed_twice_it_is_kept_once_and_no_change(story: Story, one: Companionship) -> None:
    ida = story.idas_browser()
    for _double_press in range(2):
        assert ida.post(MY_BRIDGE, SAID | {"helps_read": "on", "seen": ""}).status_code == 302
    assert Entry.objects.filter(verb="companionship.bridge").count() == 1


def test_when_it_is_over_it_is_shut(story: Story, one: Companionship) -> None:
    actions.pass_on(companionship=one, words=SAID, ticked=list(SAID), seen="", by=story.as_ida)
    [told] = queries.tell(story.as_ida, story.ida.id)["when_you_come_home"]
    assert len(told["words"]) == 3 and len(told["your_peer_reads"]) == 3
    actions.end(companionship=one, by=story.as_ida)
    assert queries.passed_on(story.as_jonas, one) == []
    for by in (story.as_jonas, story.as_ida):
        with pytest.raises(NotAllowed):
            actions.pass_on(companionship=one, words=SAID, ticked=[], seen="", by=by)
    assert story.idas_browser().get(MY_BRIDGE).status_code == 404


def test_nobody_meets_there_in_an_ordinary_companionship(story: Story, pair: Pair) -> None:
    plan = Plan(times=[timezone.now() + timedelta(days=2)], form="there")
    with pytest.raises(NotAllowed):
        actions.begin(pair_id=pair.id, plan=plan, once=uuid4(), by=story.karen)
    sent = {"kind": "companionship", "form": "there", "first": f"{soon():%Y-%m-%dT%H:%M}", "minutes": "60"}
    page = story.desk().post(f"/foelgeskab/begynd/{pair.id}/", sent | {"looks": "", "once": str(uuid4())})
    assert page.status_code == 200 and not Companionship.objects.exists()


def test_each_tick_says_what_it_is_about(story: Story, one: Companionship) -> None:
    page = story.idas_browser().get(MY_BRIDGE).content.decode()
    assert 'Min peer må læse det<span class="vh">: Det hjælper mig</span>' in page
