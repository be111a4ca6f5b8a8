"""A secret address for one's own calendar: times and Coffee, and what is called off says so."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.test import Client
from icalendar import Calendar

from sideomside.companionship import actions, queries
from sideomside.companionship.models import Companionship, Feed, Meeting
from sideomside.companionship.tests.test_a_fixed_time import agreed
from sideomside.companionship.tests.walking import MINE, have_met, on, press
from sideomside.matching.models import Pair
from sideomside.matching.tests.story import Story
from sideomside.people.models import Role
from sideomside.people.rules import NotAllowed

NOW = on("2027-03-08T10:00")
PAGES = {"ida": "/min-side/kalenderadresse/", "jonas": "/peer/kalenderadresse/"}


@pytest.fixture
def one(story: Story, pair: Pair) -> Iterator[Companionship]:
    with time_machine.travel(NOW, tick=False):
        found = have_met(story, pair)
        agreed(story, found, "2027-03-10T17:30")
        yield found


def address(story: Story, who: str) -> str:
    browser = story.idas_browser() if who == "ida" else story.peer_browser()
    page = press(browser, PAGES[who], "make")
    assert "/k/" not in browser.get(PAGES[who]).content.decode()  # shown this once
    return "/k/" + page.split("/k/")[1].split('"')[0]


@pytest.mark.parametrize("who", ["ida", "jonas"])
def test_it_shows_times_and_tells_nothing(story: Story, one: Companionship, who: str) -> None:
    at = address(story, who)
    answer = Client().get(at)
    body = answer.content.decode()
    for word in ("Ida", "Jonas", "peer", "Side om side", "Huset", "Opdigtet", "gåtur"):
        assert word not in body
    events = Calendar.from_ical(answer.content).walk("VEVENT")
    ahead = [event for event in events if event["status"] == "CONFIRMED" and event.start > NOW]
    walls = [event.start.astimezone(ZoneInfo("Europe/Copenhagen")) for event in ahead]
    assert [f"{at:%d.%m %H:%M %z}" for at in walls] == [
        "10.03 17:30 +0100", "17.03 17:30 +0100", "24.03 17:30 +0100", "31.03 17:30 +0200",
    ]  # fmt: skip
    assert {str(event["summary"]) for event in events} == {"Kaffe"}
    assert "noindex" in answer["X-Robots-Tag"] and len(at.split("/")[2]) >= 32
    assert Feed.objects.get().token_hash not in at


def test_called_off_says_so_with_a_higher_number(story: Story, one: Companionship) -> None:
    at, first = address(story, "ida"), Meeting.objects.filter(state="fixed").order_by("starts_at")[0]

    def seen() -> tuple[str, int]:
        events = Calendar.from_ical(Client().get(at).content).walk("VEVENT")
        return next((str(e["status"]), int(e["sequence"])) for e in events if str(first.id) in e["uid"])

    assert seen() == ("CONFIRMED", 0)
    with time_machine.travel(NOW + timedelta(hours=1), tick=False):
        actions.cancel(meeting=first, by=story.as_jonas)
        assert seen() == ("CANCELLED", 1)
        actions.end(companionship=Companionship.objects.get(), by=story.as_ida)
        events = Calendar.from_ical(Client().get(at).content).walk("VEVENT")
        assert {str(e["status"]) for e in events if e.start > NOW} == {"CANCELLED"}


def test_the_same_until_something_changes(story: Story, one: Companionship) -> None:
    at = address(story, "jonas")
    first = Client().get(at)
    again = Client().get(at, headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 304 and first["Last-Modified"]
    assert Client().get(at, headers={"If-Modified-Since": first["Last-Modified"]}).status_code == 304
    with time_machine.travel(NOW + timedelta(hours=1), tick=False):
        assert Client().get(at, headers={"If-None-Match": first["ETag"]}).status_code == 304
        actions.rest(companionship=one, by=story.as_ida)
        changed = Client().get(at, headers={"If-None-Match": first["ETag"]})
        assert changed.status_code == 200 and b"CANCELLED" in changed.content
    assert Client().head(at).status_code == 200 and Client().post(at).status_code == 405


def test_shut_or_renewed_the_old_address_is_nobodys(story: Story, one: Companionship) -> None:
    old = address(story, "ida")
    new = address(story, "ida")
    assert Client().get(old).status_code == 404 and Client().get(new).status_code == 200
    press(story.idas_browser(), PAGES["ida"], "shut")
    assert Client().get(new).status_code == 404 and Client().get("/k/gaettet/kaffe.ics").status_code == 404
    assert queries.my_feed(story.as_ida) is None


def test_it_is_ones_own_and_ends_with_the_hat(story: Story, one: Companionship) -> None:
    with pytest.raises(NotAllowed):
        actions.make_feed(person=story.ida, by=story.as_jonas)
    with pytest.raises(NotAllowed):
        actions.make_feed(person=story.ida, by=story.karen)
    at = address(story, "jonas")
    Role.objects.filter(person=story.jonas.person, name="peer").update(state="left")
    assert Client().get(at).status_code == 404
    mine = address(story, "ida")
    [told] = queries.tell(story.as_ida, story.ida.id)["calendar_addresses"]
    assert datetime.fromisoformat(told["made_at"]) == NOW and told["open"] is True
    actions.forget(person_id=story.ida.id, by=story.house.system)
    assert Client().get(mine).status_code == 404


def test_no_meeting_at_all_is_still_a_calendar(story: Story, pair: Pair) -> None:
    token = actions.make_feed(person=story.ida, by=story.as_ida)
    body = Client().get(f"/k/{token}/kaffe.ics")
    assert body.status_code == 200 and Calendar.from_ical(body.content).walk("VEVENT") == []
    assert MINE and Feed.objects.count() == 1


def test_whoever_is_asked_back_has_no_old_address_alive_before_they_say_yes(
    story: Story, one: Companionship
) -> None:
    at, hat = address(story, "jonas"), Role.objects.filter(name="peer")
    for state, answered in (
        ("active", 200),
        ("paused", 200),
        ("invited", 404),
        ("suspended", 404),
        ("left", 404),
    ):
        hat.update(state=state)
        assert (state, Client().get(at).status_code) == (state, answered)
