"""Who waits longest, why nobody fits yet, and the one smallest thing that would open a door. For coordinators."""

from collections import Counter
from dataclasses import dataclass
from uuid import UUID

from sideomside.ground.audit import log
from sideomside.matching.engine.doors import doors
from sideomside.matching.engine.nobody import why_nobody
from sideomside.matching.engine.sides import Seeker
from sideomside.matching.engine.whole.tonight import could_be_asked
from sideomside.matching.models import Proposal
from sideomside.matching.queries.decided import newest_night, put_aside, undecided
from sideomside.matching.queries.everybody import Everybody, everybody, who_waits
from sideomside.matching.queries.expected import half_after
from sideomside.matching.queries.naming import known_names
from sideomside.matching.queries.thoughts import secret_of_today
from sideomside.matching.queries.waited import days_waited
from sideomside.matching.rules import (
    OPEN,
    Names,
    door_words,
    expected_words,
    may_decide,
    nobody_words,
    waits_like,
)
from sideomside.people import queries as people
from sideomside.people.models import Programme
from sideomside.people.rules import Viewer


@dataclass(frozen=True)
class Waits:
    """One who waits: how long, and what it is that they wait for."""

    person_id: UUID
    name: str
    days: int
    why: str
    reasons: list[str]
    door: str


@dataclass(frozen=True)
class Ledger:
    programme: Programme
    rows: list[Waits]
    asked: int  # somebody is asked about these, and they are not on the list
    expected: str


def ledger(viewer: Viewer, programme: Programme) -> Ledger | None:
    """None for whoever does not coordinate here."""
    everyone = everybody(viewer, programme) if may_decide(viewer, programme.id) else None
    if everyone is None:
        return None
    waiting = who_waits(viewer, programme)
    days, names = days_waited(viewer, programme, waiting), people.names(viewer, waiting)
    told = _told(viewer, everyone)
    log.record_list(viewer, waiting, screen="ledger")
    rows = [Waits(key, names.get(key, ""), days.get(key, 0), *told[key]) for key in waiting if key in told]
    return Ledger(
        programme=programme,
        rows=sorted(rows, key=lambda one: (-one.days, one.name)),
        asked=Proposal.objects.filter(programme=programme, state__in=OPEN).count(),
        expected=expected_words(half_after(viewer, programme.id)),
    )


def _told(viewer: Viewer, everyone: Everybody) -> dict[UUID, tuple[str, list[str], str]]:
    """Why each of them still waits: in words, with the smallest opening where nobody fits."""
    names, fits = known_names(viewer), _fits(viewer, everyone)
    told = {key: (waits_like(code), [], "") for key, code in everyone.why_not.items()}
    for one in everyone.seekers:
        code = fits[one.id]
        more = _nobody(one, everyone, names) if code == "nobody" else ([], "")
        told[UUID(one.id)] = (waits_like(code), *more)
    return told


def _fits(viewer: Viewer, everyone: Everybody) -> dict[str, str]:
    """Of each who may be suggested somebody: is there anybody, and if so what it is that they wait for."""
    night, secret = newest_night(viewer, everyone.programme.id), secret_of_today(viewer)
    stands = undecided(viewer, night) if night else []
    suggested, taken = {one["person"] for one in stands}, Counter(one["peer"] for one in stands)
    room = {one.id for one in everyone.suggestible if one.capacity - one.load > taken[one.id]}
    cast = (everyone.seekers, everyone.suggestible, everyone.weights, secret)
    could, aside = could_be_asked(*cast), put_aside(viewer, everyone.programme.id)
    still = could_be_asked(*cast, aside) if aside else could

    def code(one: str) -> str:
        if not could[one]:
            return "nobody"
        if one in suggested:
            return "suggested"
        if not still[one]:
            return "put_aside"
        return "not_looked" if room & set(still[one]) else "others_first"

    return {one.id: code(one.id) for one in everyone.seekers}


def _nobody(one: Seeker, everyone: Everybody, names: Names) -> tuple[list[str], str]:
    """Those who must not meet left before anything was counted."""
    peers = everyone.suggestible
    opening = doors(one, peers, everyone.weights, limit=1)
    door = door_words(opening[0], names) if opening else ""
    return nobody_words(why_nobody(one, peers, everyone.weights)), door
