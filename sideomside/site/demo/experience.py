"""What the invented people tell for the benefit of others, and what readers wrote back."""

from datetime import datetime, timedelta
from functools import partial
from typing import Any
from uuid import NAMESPACE_DNS, UUID, uuid5

from django.utils import timezone

from sideomside.people.rules import Hat, Viewer
from sideomside.site.demo.clock import Timeline, on, workday_back
from sideomside.site.demo.house import House, told
from sideomside.site.demo.humming import hum
from sideomside.stories import actions, queries
from sideomside.stories.rules import PARTS, Said, State, sing_anew

SECTIONS = ("story", "waiting")


def tell_experience(house: House, timeline: Timeline) -> None:
    for section in SECTIONS:
        for one in told("experience")[section]:
            tell_one(house, timeline, one, shown=section == "story")
    for one in told("experience")["reply"]:
        at = _moment(timeline, one, "20:05") if one["back"] else timeline.now - timedelta(minutes=50)
        timeline.add(at, partial(_reply, house, one))
        if "decided" in one:
            timeline.add(at + timedelta(hours=13), partial(_decide, house, one))


def tell_one(house: House, timeline: Timeline, one: dict[str, Any], *, shown: bool = True) -> None:
    at = _moment(timeline, one, "10:10")
    timeline.add(at, partial(_write, house, one))
    if shown:
        timeline.add(at + timedelta(days=1), partial(_show, house, one))


def _moment(timeline: Timeline, one: dict[str, Any], clock: str) -> datetime:
    return on(workday_back(timezone.localdate(timeline.now), one["back"]), clock)


def _write(house: House, one: dict[str, Any]) -> None:
    """In one sitting, so that the demo need not wait for as many days as people take."""
    person, by = house.people[one["who"]], _writer(house, one["who"])
    story = actions.begin(
        person=person,
        programme=house.programme,
        hat=Hat.PEER,
        called=one["called"],
        once=_once(one["title"]),
        by=by,
    )
    changes = {
        "title": one["title"],
        "note": one.get("note", ""),
        "themes": one["themes"],
        "known": [],
        "parts": {part: one[part].strip() for part in PARTS if part in one},
    }
    story = actions.write(story=story, changes=changes, version=story.version, by=by)
    if "aloud" in one:
        sung = {"sung": sing_anew(hum()), "transcript": one["aloud"]}
        story = actions.tell_aloud(story=story, changes=sung, version=story.version, by=by)
    actions.ask(story=story, by=by)


def _show(house: House, one: dict[str, Any]) -> None:
    by = house.staff(house.leads)
    asked = queries.visible_to(by).get(person=house.people[one["who"]], state=State.ASKED)
    actions.publish(story=asked, version=asked.version, by=by)
    if one.get("from_here"):
        actions.say_where(story=asked, from_here=True, by=_writer(house, one["who"]))


def _reply(house: House, one: dict[str, Any]) -> None:
    by = house.stranger
    story = queries.visible_to(house.itself).get(person=house.people[one["to"]])
    said = Said(one["words"], one["mail"], one["called"])
    page = queries.publication_of(by, story)
    comment = page and actions.comment(publication=page, said=said, once=_once(one["mail"]), by=by)
    if comment:
        actions.confirm(comment=comment, token=queries.token_of(by, comment), by=by)


def _decide(house: House, one: dict[str, Any]) -> None:
    by = house.staff("omar")
    comment = queries.visible_comments(by).get(once=_once(one["mail"]))
    actions.decide(comment=comment, kind=one["decided"], why=one.get("why", ""), by=by)


def _writer(house: House, who: str) -> Viewer:
    return house.wearing(house.people[who], Hat.PEER)


def _once(name: str) -> UUID:
    """The same in every demo."""
    return uuid5(NAMESPACE_DNS, f"{name}.example")
