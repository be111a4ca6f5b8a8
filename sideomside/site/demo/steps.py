"""What can happen in a story; each step is an act of the room it belongs to, by whoever does it there."""

from collections.abc import Callable
from typing import Any

from sideomside.consent.rules import Purpose
from sideomside.direction import actions as direction
from sideomside.direction.rules import Readers
from sideomside.intake import actions as intake
from sideomside.intake import queries as enquiries
from sideomside.intake.actions import Setting
from sideomside.matching import actions as matching
from sideomside.matching import queries as matches
from sideomside.privacy import actions as privacy
from sideomside.site.demo.answering import looks_at, says_how
from sideomside.site.demo.arriving import wrote
from sideomside.site.demo.between import lends_words, lets_read, says
from sideomside.site.demo.clock import ahead
from sideomside.site.demo.groups import asked_along, came_along, says_in_group
from sideomside.site.demo.house import slots
from sideomside.site.demo.partners import referred
from sideomside.site.demo.story import Story
from sideomside.site.demo.walking import WALKING

Told = dict[str, Any]
PRACTICAL = {"words_shown": "to_peer", "practical_shown": "to_peer"}


def heard(story: Story, step: Told) -> None:
    intake.hear(enquiry=story.enquiry, words=step["words"], by=story.themself)


def was_sorted(story: Story, step: Told) -> None:
    by = story.coordinator(step)
    enquiries.thread(by, story.enquiry)  # a look leaves its mark here as on the page
    intake.note_read(enquiry=story.enquiry, by=by)
    intake.assign(enquiry=story.enquiry, to=story.house.people[step.get("by", story.house.leads)], by=by)
    intake.sort(enquiry=story.enquiry, as_=step["as"], by=by)


def answered(story: Story, step: Told) -> None:
    intake.answer(enquiry=story.enquiry, words=step["words"], by=story.coordinator(step))


def called(story: Story, step: Told) -> None:
    intake.note_call(
        enquiry=story.enquiry, words=step["words"], reached=step["reached"], by=story.coordinator(step)
    )


def remind(story: Story, step: Told) -> None:
    day = ahead(story.today, step["ahead"])
    intake.remind_on(enquiry=story.enquiry, day=day, by=story.coordinator(step))


def talk_planned(story: Story, step: Told) -> None:
    by, [when] = story.coordinator(step), story.days(step)
    intake.plan_talk(enquiry=story.enquiry, setting=_setting(story, step), planned_for=when, by=by)


def talk_held(story: Story, step: Told) -> None:
    intake.hold_talk(
        enquiry=story.enquiry,
        setting=_setting(story, step),
        note=step.get("note", ""),
        said_yes_to=tuple(Purpose(one) for one in step.get("yes", ())),
        by=story.coordinator(step),
    )


def _setting(story: Story, step: Told) -> Setting:
    place = story.house.places[step.get("place", "amager")] if step["form"] == "coffee" else None
    return Setting(step["form"], place.id if place else None, step.get("somebody", False))


def wishes(story: Story, step: Told) -> None:
    asked = PRACTICAL | {
        "slots": slots(step["slots"]),
        "formats": step["ways"].split(),
        "areas": story.house.areas_named(step["areas"]),
        "languages": step.get("languages", "da").split(),
    }
    if "gender" in step:
        asked |= {"gender": [step["gender"]], "gender_must": True}
    known = {"words": step["words"], "themes": step["themes"], "asked": asked, "not_wanted": ""}
    by = story.coordinator(step) if "by" in step else story.themself
    matching.wish(person=story.person, wishes=known, version=0, by=by)


def proposed(story: Story, step: Told) -> None:
    by, peer = story.coordinator(step), story.house.people[step["peer"].casefold()]
    thought = matches.thought_of(by, story.person.id, peer.id)
    story.proposal = matching.propose(
        programme=story.house.programme,
        participant=story.person,
        peer=peer,
        why=step["why"],
        shared=thought.shared if thought else [],
        place_in_list=thought.place_in_list if thought else None,
        once=story.once(),
        by=by,
    )


def peer_room(story: Story, step: Told) -> None:
    matching.peer_answers_room(proposal=story.proposal, answer=step["answer"], by=story.as_peer)


def participant(story: Story, step: Told) -> None:
    matching.participant_answers(proposal=story.proposal, answer=step["answer"], by=story.themself)


def peer(story: Story, step: Told) -> None:
    matches.question(story.as_peer, story.proposal.id)
    matching.peer_answers(proposal=story.proposal, answer=step["answer"], by=story.as_peer)


def paused(story: Story, step: Told) -> None:
    privacy.pause(person=story.person, by=story.themself)


def closed(story: Story, step: Told) -> None:
    intake.close(enquiry=story.enquiry, reason=step["why"], by=story.coordinator(step))


def wrote_direction(story: Story, step: Told) -> None:
    direction.write(person=story.person, what="hope", words=step["hope"], by=story.themself)
    direction.write(
        person=story.person, what="step", words=step["step"], readers=Readers(peer=True), by=story.themself
    )


STEPS: dict[str, Callable[[Story, Told], None]] = WALKING | {
    "wrote": wrote,
    "referred": referred,
    "heard": heard,
    "sorted": was_sorted,
    "answered": answered,
    "called": called,
    "remind": remind,
    "talk_planned": talk_planned,
    "talk_held": talk_held,
    "wishes": wishes,
    "proposed": proposed,
    "peer_room": peer_room,
    "participant": participant,
    "peer": peer,
    "closed": closed,
    "paused": paused,
    "direction": wrote_direction,
    "says": says,
    "lends_words": lends_words,
    "lets_read": lets_read,
    "asked_along": asked_along,
    "came_along": came_along,
    "says_in_group": says_in_group,
    "says_how": says_how,
    "looks_at": looks_at,
}
