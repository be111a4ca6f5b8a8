"""The four plain steps on a participant's page: days and not timestamps, states and nobody's words."""

from dataclasses import dataclass, replace
from datetime import datetime

from django.utils.translation import gettext as _

from sideomside.companionship import queries as companionship
from sideomside.gatherings import queries as gatherings
from sideomside.ground.ui.dates import day_and_clock, short_day
from sideomside.intake import queries as intake
from sideomside.matching import queries as matching
from sideomside.matching.queries.pairs import living_pairs
from sideomside.people import queries as people
from sideomside.people.models import Role
from sideomside.people.rules import Hat, Viewer

DONE, HERE = "done", "here"


@dataclass(frozen=True, slots=True)
class Step:
    """One step; `state` is done, here or empty."""

    label: str
    note: str
    state: str


def steps(viewer: Viewer) -> list[Step]:
    """You wrote, we answered, we found someone, you meet. Before the small key as well: then without a name."""
    # What the rooms tell below is used for its days and states only.
    inside = replace(viewer, opened=True)
    path = intake.path(inside)
    if path is None and gatherings.my_signups(inside):
        return []  # a guest, who never wrote and waits for nobody
    reached = [_wrote(viewer, path), _answered(viewer, path), _found(inside), _meets(inside)]
    here = next((at for at, (_label, _note, done) in enumerate(reached) if not done), len(reached))
    last = max((at for at, (_label, _note, done) in enumerate(reached) if done), default=-1)
    return [
        Step(label, note, DONE if at <= last else HERE if at == max(here, last + 1) else "")
        for at, (label, note, _done) in enumerate(reached)
    ]


def _wrote(viewer: Viewer, path: intake.Path | None) -> tuple[str, str, bool]:
    since = path.wrote_at if path else _since(viewer)
    return _("You wrote to us"), short_day(since) if since else "", True


def _answered(viewer: Viewer, path: intake.Path | None) -> tuple[str, str, bool]:
    if path is None or path.answered_at is None:
        return _("We answer you"), _reads(viewer), False
    if path.talk_for:
        return _("We answered you"), _("We talk %(when)s") % {"when": day_and_clock(path.talk_for)}, True
    return _label_of_answer(viewer), short_day(path.answered_at), True


def _found(viewer: Viewer) -> tuple[str, str, bool]:
    if living_pairs(viewer):
        return _("We found someone for you"), "", True
    asked = matching.my_proposal(viewer)
    if asked is None:
        return *_looks(viewer), False
    if asked.answer:
        return _("We have found someone you may want to meet"), _("You have answered"), False
    return _("We have found someone you may want to meet"), _("Take the time you want"), False


def _looks(viewer: Viewer) -> tuple[str, str]:
    """We look, or we do not: a yes taken back counts here as well, and one never said, and a pause."""
    if matching.looks_no_more(viewer):
        return _("We are not looking now"), _("You have taken your yes back")
    if people.is_paused(viewer):
        return _("You are on a pause"), _("Your place is kept")
    if matching.waits_for_a_yes(viewer):
        return _("We find someone you may want to meet"), _("When you say yes to it")
    not_yet = viewer.person_id in matching.not_ready_for_somebody_new(viewer, {viewer.person_id})
    note = _("When you would like to meet somebody new") if not_yet else _how_long(viewer)
    return _("We find someone you may want to meet"), note


def _how_long(viewer: Viewer) -> str:
    """As honestly as we know it, and no promise."""
    return matching.expected_wait(viewer) or _("We take the time it needs")


def _meets(viewer: Viewer) -> tuple[str, str, bool]:
    coming = companionship.coming(viewer)
    if coming is None:
        said = matching.pairs(viewer).filter(ended_at=None).exists()
        return _("You meet"), _("We find a time") if said else _("Only if you both say yes"), False
    if coming.companionship.day_zero:
        return _("You have met"), short_day(coming.companionship.day_zero), True
    if coming.kind == "fixed" and coming.meeting and coming.meeting.starts_at:
        return _("You meet"), day_and_clock(coming.meeting.starts_at), False
    if coming.kind == "off" or coming.rests:
        return _("You meet"), "", False
    if coming.kind == "choose":
        return _("You meet"), _("Choose a time"), False
    return (
        _("You meet"),
        _("We find a time") if coming.is_looked_for else _("No time is fixed just now"),
        False,
    )


def _label_of_answer(viewer: Viewer) -> str:
    name = answerer(viewer)
    return _("%(name)s answered you") % {"name": name} if name else _("We answered you")


def answerer(viewer: Viewer) -> str:
    """The first name of whoever answered first; nobody's before the small key."""
    messages = [m for one in intake.own(viewer)[:1] for m in one.messages if m.direction == "out" and m.by_id]
    if not messages:
        return ""
    return people.names(viewer, [messages[0].by_id]).get(messages[0].by_id, "").partition(" ")[0]


def _reads(viewer: Viewer) -> str:
    """Who reads it and by when, once one may be told names."""
    own = intake.own(viewer)
    reader = intake.who_reads(viewer, own[0].enquiry) if own else None
    if reader is None:
        return _("A person reads what you wrote")
    told = {"name": reader.name, "day": short_day(reader.answers_by)}
    return _("%(name)s answers %(day)s at the latest") % told


def _since(viewer: Viewer) -> datetime | None:
    role = Role.objects.filter(person_id=viewer.person_id, name=Hat.PARTICIPANT).order_by("since").first()
    return role.since if role else None
