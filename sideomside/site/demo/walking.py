"""What can happen between two people who meet; each step by whoever does it there."""

from collections.abc import Callable
from typing import Any

from sideomside.companionship import actions as companionship
from sideomside.companionship.rules import ITEMS, PASSED_ON, Plan, Said
from sideomside.matching import actions as matching
from sideomside.people.days.clock import add_months
from sideomside.people.rules import Viewer
from sideomside.site.demo.story import Story

Told = dict[str, Any]


def begin(story: Story, step: Told) -> None:
    by, story.before = story.coordinator(step), story.companionship
    place = story.house.places["frederiksberg"] if step["form"] == "place" else None
    looks = "Værten er Ellen. Hun har en grøn kop i hånden." if place else ""
    plan = Plan(story.days(step), step["form"], place, looks, kind=step.get("kind", ""))
    story.companionship = companionship.begin(pair_id=story.pair.id, plan=plan, once=story.once(), by=by)


def picked(story: Story, step: Told) -> None:
    meeting = story.companionship.meetings.last()
    time = meeting.times.first().starts_at
    companionship.pick(meeting=meeting, time=time, by=story.themself)


def met(story: Story, step: Told) -> None:
    said = Said(step.get("felt", ""), step.get("minutes_together"), step.get("call", False))
    for rhythm in story.companionship.rhythms.filter(stopped_at=None):
        companionship.lay_ahead(rhythm=rhythm, by=story.house.itself)
    meeting = _next(story)
    companionship.say_afterwards(meeting=meeting, what="met", said=said, by=story.as_peer)
    story.companionship.refresh_from_db()


def fixed_time(story: Story, step: Told) -> None:
    """One wishes for it, the other says yes."""
    wants, says_yes = _two(story, {"who": "peer participant"})
    plan = Plan(story.days(step), step.get("form", "walk"), looks=step.get("looks", ""))
    every = step.get("every", 1)
    rhythm = companionship.wish_rhythm(
        companionship=story.companionship, plan=plan, every=every, once=story.once(), by=wants
    )
    companionship.accept_rhythm(rhythm=rhythm, by=says_yes)


def suggests(story: Story, step: Told) -> None:
    plan = Plan(story.days(step), step["form"], looks=step.get("looks", ""))
    [by] = _two(story, step)
    companionship.propose(companionship=story.companionship, plan=plan, once=story.once(), by=by)


def three_lines(story: Story, step: Told) -> None:
    """What the two keep from the newest meeting."""
    [by] = _two(story, step)
    meeting = story.companionship.meetings.filter(state="met").order_by("starts_at").last()
    companionship.keep_note(meeting=meeting, words=step["words"], by=by)


def passes_on(story: Story, step: Told) -> None:
    """What the peer may know, by a tick for each."""
    words = {item: step[item] for item in PASSED_ON if item in step}
    ticked = step["ticked"].split()
    two, by = story.companionship, story.themself
    companionship.pass_on(companionship=two, words=words, ticked=ticked, seen="", by=by)


def calls_off(story: Story, step: Told) -> None:
    companionship.cancel(meeting=_next(story), by=story.themself)


def rests(story: Story, step: Told) -> None:
    companionship.rest(companionship=story.companionship, by=story.themself)


def stops(story: Story, step: Told) -> None:
    companionship.end(companionship=story.companionship, by=story.themself)


def goodbye(story: Story, step: Told) -> None:
    companionship.say_goodbye(companionship=story.companionship, by=story.themself)


def ending_talk(story: Story, step: Told) -> None:
    pair, by = story.companionship.pair, story.coordinator(step)
    matching.hold_ending_talk(pair=pair, wants_new=step.get("wants_new", False), by=by)


def _next(story: Story) -> Any:
    fixed = story.companionship.meetings.filter(state="fixed")
    return fixed.select_related("companionship__pair").order_by("starts_at").first()


def checked_in(story: Story, step: Told) -> None:
    when, by = step.get("when", "two_weeks"), story.coordinator(step)
    companionship.check_in(companionship=story.companionship, when=when, by=by)


def trial_said(story: Story, step: Told) -> None:
    """Each alone; in a demo they may well say the same."""
    for by in _two(story, step):
        companionship.answer_trial(companionship=story.companionship, answer=step["answer"], by=by)


def worded(story: Story, step: Told) -> None:
    """One of them writes it down, and the other may have said yes to it."""
    one, (by, *others) = story.companionship, _two(story, step)
    until = add_months(one.day_zero, step.get("months", 6))
    words = {item: step[item] for item in ITEMS if item in step}
    wording = companionship.write_agreement(
        companionship=one, words=words, ends_on=until, once=story.once(), by=by
    )
    for other in others:
        companionship.accept_agreement(agreement=wording, by=other)
    one.refresh_from_db()


def _two(story: Story, step: Told) -> list[Viewer]:
    them = {"peer": story.as_peer, "participant": story.themself}
    return [them[who] for who in step.get("who", "participant peer").split()]


def ended(story: Story, step: Told) -> None:
    kind, by = step.get("kind", ""), story.coordinator(step)
    companionship.end(companionship=story.companionship, kind=kind, by=by)


WALKING: dict[str, Callable[[Story, Told], None]] = {
    "begin": begin,
    "picked": picked,
    "met": met,
    "fixed_time": fixed_time,
    "suggests": suggests,
    "three_lines": three_lines,
    "passes_on": passes_on,
    "calls_off": calls_off,
    "rests": rests,
    "stops": stops,
    "goodbye": goodbye,
    "ending_talk": ending_talk,
    "checked_in": checked_in,
    "trial_said": trial_said,
    "worded": worded,
    "ended": ended,
}
