"""Today: who needs this coordinator, and in which order. The desk asks every room and remembers nothing itself."""

from dataclasses import dataclass, field

from django.urls import reverse
from django.utils.translation import gettext as _

from sideomside.companionship import queries as companionship
from sideomside.desk.queries.aside import aside
from sideomside.desk.queries.brings import brings
from sideomside.desk.queries.day import day
from sideomside.desk.queries.gathered import calls, groups
from sideomside.desk.queries.got_out import got_out
from sideomside.desk.queries.heaps import Heap
from sideomside.desk.queries.house import the_house_asks
from sideomside.desk.queries.keys import keys
from sideomside.desk.queries.lines import Line, Moment
from sideomside.desk.queries.paths import a_word, on_their_path
from sideomside.desk.queries.pending import pending, ready, suggested
from sideomside.desk.queries.silent import silent
from sideomside.desk.queries.stories import to_read
from sideomside.desk.queries.worries import worries
from sideomside.desk.queries.writing import to_open, written
from sideomside.desk.rules import how_long, workdays
from sideomside.ground.ui.dates import short_day
from sideomside.intake import queries as intake
from sideomside.peers import queries as peers
from sideomside.people.rules import Viewer


@dataclass(frozen=True, slots=True)
class Today:
    """The coordinator's one page, in the order things should be done."""

    got_out: list[Line] = field(default_factory=list)  # first of all: its hours are counted
    worries: list[Line] = field(default_factory=list)
    too_long: list[Line] = field(default_factory=list)
    new: list[Line] = field(default_factory=list)
    ready: list[Line] = field(default_factory=list)  # had their first talk, and nobody is asked yet
    yes: list[Line] = field(default_factory=list)
    calls: list[Line] = field(default_factory=list)  # did not come and would like one, or gets no letters
    silent: list[Line] = field(default_factory=list)  # wait, and were not heard from for long
    groups: list[Moment] = field(default_factory=list)
    others: list[Line] = field(default_factory=list)  # a colleague has them
    day: list[Moment] = field(default_factory=list)
    brings: list[Moment] = field(default_factory=list)
    peers: list[Moment] = field(default_factory=list)
    house: list[Moment] = field(default_factory=list)

    @property
    def count(self) -> int:
        first = (self.got_out, self.worries, self.too_long, self.new)
        return sum(map(len, (*first, self.ready, self.yes, self.calls, self.silent)))

    def waiting(self) -> list[Heap]:
        """In the order things should be done; an empty heap is no heap."""
        found = [
            Heap.unfolded(_("Something may have got out"), self.got_out, first=True),
            Heap.unfolded(_("Somebody is worried"), self.worries, first=True),
            Heap.unfolded(_("Have waited too long"), self.too_long, first=True),
            Heap.unfolded(_("New enquiries"), self.new),  # who has just written is seen, whoever else has
            Heap.of_lines(_("Ready to meet a peer"), self.ready),
            Heap.of_lines(_("Waiting for a yes"), self.yes),
            Heap.of_lines(_("Would like a call"), self.calls),
            Heap.of_lines(_("Not heard from for long"), self.silent),
        ]
        return [one for one in found if one.count]

    def clock(self) -> Heap:
        return Heap.of_moments(_("Today"), self.day)

    def beside(self) -> list[Heap]:
        """What stands at the side of the day."""
        found = [
            Heap.of_moments(_("To bring to the next meeting"), self.brings),
            Heap.of_moments(_("Peers who could use you"), self.peers),
            Heap.of_moments(_("Groups and cafés"), self.groups),
            Heap.of_moments(_("The house asks"), self.house, whole=True),
        ]
        return [one for one in found if one.count]

    @property
    def first(self) -> Line | None:
        """Whom to begin with."""
        heaps = (self.got_out, self.worries, self.too_long, self.new, self.ready, self.yes, self.silent)
        return next((line for heap in heaps for line in heap), None)

    @property
    def takes(self) -> str:
        return how_long(self.count)


def today(viewer: Viewer) -> Today:
    """Everything that waits for this coordinator now."""
    waiting = intake.waiting_for_answer(viewer)
    mine, free, wrote = [w for w in waiting if w.for_me], ready(viewer), written(viewer)
    quiet = silent(viewer)
    return Today(
        got_out=got_out(viewer),
        worries=worries(viewer),
        silent=[line for line in quiet if not line.long],
        calls=calls(viewer),
        groups=groups(viewer) + keys(viewer),
        too_long=[_asker(w) for w in mine if w.too_long]
        + [line for line in wrote if line.long]
        + [line for long, line in free if long]
        + [line for line in quiet if line.long],
        new=aside(viewer)
        + to_read(viewer)
        + [_asker(w) for w in mine if not w.too_long]
        + [line for line in wrote if not line.long],
        ready=suggested(viewer) + [line for long, line in free if not long],
        yes=to_open(viewer) + pending(viewer),
        others=[_asker(w) for w in waiting if not w.for_me],
        day=day(viewer),
        brings=brings(viewer),
        peers=a_word(viewer)
        + _after_meetings(viewer)
        + [_peer(need) for need in peers.needing_me(viewer)]
        + on_their_path(viewer),
        house=the_house_asks(viewer),
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


NEEDS = {
    "break": (lambda: _("Has asked for a break"), lambda: _("Call")),
    "fewer": (lambda: _("Would rather walk with fewer"), lambda: _("Call")),
    "back": (lambda: _("Would like to be a peer again"), lambda: _("Decide with a colleague")),
    "applied": (lambda: _("Would like to be a peer"), lambda: _("Have a talk")),
    "ask_first": (lambda: _("Has not said yes yet"), lambda: _("Ask")),
}


def _peer(need: peers.Need) -> Moment:
    text, verb = NEEDS[need.why]
    walk = reverse("path:walk", args=[need.person_id])
    href = walk if need.why == "applied" else reverse("peers:peer", args=[need.peer_id])
    return Moment(need.name, text(), "", href, verb())


def _after_meetings(viewer: Viewer) -> list[Moment]:
    """A meeting was heavy for a peer, or a peer would like a call."""
    return [
        Moment(
            row.name,
            _("Would like a call") if row.asked else _("A meeting was heavy"),
            "",
            reverse("companionship:call_peer", args=[row.afterwards_id]),
            _("Call"),
        )
        for row in companionship.peers_to_call(viewer)
    ]
