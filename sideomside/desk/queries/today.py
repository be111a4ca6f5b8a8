"""Today: who needs this coordinator, and in which order. The desk asks every room and remembers nothing itself."""

from dataclasses import dataclass, field
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sideomside.companionship import queries as companionship
from sideomside.desk.rules import workdays
from sideomside.ground.ui.dates import clock, clock_range, short_day
from sideomside.intake import queries as intake
from sideomside.intake.queries.day import Talk, talks_on
from sideomside.peers import queries as peers
from sideomside.people import queries as people
from sideomside.people.models import Person
from sideomside.people.rules import Viewer

MINUTES_A_ROW = 7  # measured by nobody yet: a guess that says "about", never a target


@dataclass(frozen=True, slots=True)
class Line:
    """One who waits, and the one thing to do."""

    name: str
    text: str
    verb: str
    href: str
    wait: str = ""
    long: bool = False
    first: bool = False


@dataclass(frozen=True, slots=True)
class Moment:
    """Something with a clock on it, or a person to call."""

    at: str
    title: str
    text: str = ""
    href: str = ""
    verb: str = ""


@dataclass(frozen=True, slots=True)
class Today:
    """The coordinator's one page, in the order things should be done."""

    too_long: list[Line] = field(default_factory=list)
    new: list[Line] = field(default_factory=list)
    yes: list[Line] = field(default_factory=list)
    others: list[Line] = field(default_factory=list)  # a colleague has them
    day: list[Moment] = field(default_factory=list)
    peers: list[Moment] = field(default_factory=list)
    house: list[Moment] = field(default_factory=list)

    @property
    def count(self) -> int:
        return len(self.too_long) + len(self.new) + len(self.yes)

    @property
    def minutes(self) -> int:
        return max(5, round(self.count * MINUTES_A_ROW / 5) * 5)


def today(viewer: Viewer) -> Today:
    """Everything that waits for this coordinator now."""
    waiting = intake.waiting_for_answer(viewer)
    mine = [w for w in waiting if w.for_me]
    return Today(
        too_long=[_asker(w) for w in mine if w.too_long],
        new=[_asker(w) for w in mine if not w.too_long],
        yes=_pending(viewer),
        others=[_asker(w) for w in waiting if not w.for_me],
        day=_day(viewer),
        peers=[_peer(need) for need in peers.needing_me(viewer)],
        house=_house(viewer),
    )


def _asker(row: intake.Waiting) -> Line:
    """Somebody who wrote, or wrote again, and has no answer yet."""
    return Line(
        name=row.name or _("Without a name"),
        text=f"“{row.first_words}”" if row.first_words else _("No words yet"),
        verb=_("Read and answer"),
        href=reverse("intake:enquiry", args=[row.enquiry.id]),
        wait=workdays(row.days)
        if row.too_long
        else f"{short_day(row.since)}, {row.enquiry.get_way_display()}",
        long=row.too_long,
        first=row.read_first,
    )


def _pending(viewer: Viewer) -> list[Line]:
    """Both have said yes and miss a time; and two weeks on, somebody asks how it goes."""
    times = [
        Line(
            name=_("%(one)s and %(other)s") % {"one": row.participant, "other": row.peer},
            text=_("The time did not fit. They need a new one.")
            if row.again
            else _("Both have said yes. They need a time and a place."),
            verb=_("Suggest a time"),
            href=reverse("companionship:begin", args=[row.pair_id]),
            wait=short_day(row.since),
        )
        for row in companionship.to_begin(viewer)
    ]
    asks = [
        Line(
            name=_("%(one)s and %(other)s") % {"one": row.participant, "other": row.peer},
            text=_("They have met for two weeks. Ask each of them how it goes."),
            verb=_("Ask how it goes"),
            href=reverse("companionship:companionship", args=[row.companionship_id]),
            wait=short_day(row.due),
        )
        for row in companionship.checkins_due(viewer)
    ]
    return times + asks


NEEDS = {
    "break": (lambda: _("Has asked for a break"), lambda: _("Call")),
    "applied": (lambda: _("Would like to be a peer"), lambda: _("Have a talk")),
    "ask_first": (lambda: _("Has not said yes yet"), lambda: _("Ask")),
}


def _peer(need: peers.Need) -> Moment:
    text, verb = NEEDS[need.why]
    return Moment(need.name, text(), "", reverse("peers:peer", args=[need.peer_id]), verb())


def _house(viewer: Viewer) -> list[Moment]:
    """What the house itself asks for: help lines nobody has confirmed lately."""
    unconfirmed = people.count_unconfirmed_help_lines()
    if not unconfirmed:
        return []
    text = ngettext(
        "%(count)s help line waits to be confirmed", "%(count)s help lines wait to be confirmed", unconfirmed
    )
    return [
        Moment(_("Help lines"), text % {"count": unconfirmed}, "", reverse("desk:help_lines"), _("Confirm"))
    ]


def _day(viewer: Viewer) -> list[Moment]:
    """First talks, meetings and coffee today, by the clock."""
    here = timezone.localdate()
    day: list[tuple[Any, Moment]] = [(talk.planned_for, _talk(talk)) for talk in talks_on(viewer, here)]
    day += [(row.starts_at, _meeting(row)) for row in companionship.today(viewer)]
    day += [
        (one.starts, Moment(clock_range(one.starts, one.ends), one.place.name, one.host_note))
        for one in people.coffee(viewer, here, days=1)
    ]
    return [moment for _at, moment in sorted(day, key=lambda pair: pair[0])]


def _talk(talk: Talk) -> Moment:
    name = talk.person.name or _("Without a name")
    text = _("First talk, %(form)s") % {"form": talk.get_form_display()}
    return Moment(
        clock(talk.planned_for), name, text, reverse("intake:enquiry", args=[talk.enquiry_id]), _("Open")
    )


def _meeting(row: companionship.Today) -> Moment:
    both = _("%(one)s and %(other)s") % {"one": row.participant, "other": row.peer}
    text = _("Did they meet?") if row.over else row.where or _("They meet")
    href = reverse("companionship:companionship", args=[row.companionship_id])
    return Moment(clock(row.starts_at), both, text, href, _("Open"))


def found(viewer: Viewer, person: Person) -> Line:
    """Somebody found by name, with the way to their page."""
    name = person.name or _("Without a name")
    for enquiry in intake.enquiries_of(viewer, person.id)[:1]:
        return Line(name, _("participant"), _("Open"), reverse("intake:enquiry", args=[enquiry.id]))
    peer = peers.peer_file(viewer, person.id)
    if peer is not None:
        return Line(name, _("peer"), _("Open"), reverse("peers:peer", args=[peer.id]))
    return Line(name, _("works here"), "", "")
