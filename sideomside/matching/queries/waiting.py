"""For I dag: who waits for a peer, and which question waits for a yes. Nobody falls out; who waits, rises."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from sideomside.consent import queries as consent
from sideomside.consent.rules import Purpose
from sideomside.ground.audit import log
from sideomside.ground.vault.keys import take_keys
from sideomside.intake import queries as intake
from sideomside.matching.models import Pair, Proposal, Wishes
from sideomside.matching.queries.after_ending import not_ready_for_somebody_new
from sideomside.matching.queries.held import held
from sideomside.matching.queries.pairs import visible_to
from sideomside.matching.queries.standing import standing, with_room
from sideomside.matching.rules import LONG_FOR_A_PEER, OPEN, Ending, State, is_due_for_a_call, waits_words
from sideomside.people.days.promise import working_days_waited
from sideomside.people.rules import Viewer

LONG_FOR_A_YES = 5


@dataclass(frozen=True)
class WaitsForPeer:
    """A participant without a proposal or a peer. `again` when somebody was asked and it came to nothing."""

    person_id: UUID
    name: str
    first_words: str
    since: datetime
    days: int  # working days
    too_long: bool
    again: bool
    agreed: bool  # has said yes to our looking
    rather_later_since: datetime | None = None  # said "not now" to the last proposal, and is not hurried


@dataclass(frozen=True)
class WaitsForYes:
    """An open proposal: who is asked now, in words, and whether it is time to call."""

    proposal_id: UUID
    participant: str
    peer: str
    state: str
    text: str
    since: datetime
    days: int  # working days
    call: bool
    stopped: bool


def waiting_for_a_peer(viewer: Viewer) -> list[WaitsForPeer]:
    """Everybody who is ready, longest wait first. A no, whoever's, puts the person here again at once."""
    if not viewer.is_coordinator:
        return []
    ready = {e.person_id: e for e in reversed(intake.ready_for_a_peer(viewer))}
    busy = _asked_now(set(ready)) | _not_free(set(ready)) if ready else set()
    free = {person_id: e for person_id, e in ready.items() if person_id not in busy}
    take_keys(free)
    log.record_list(viewer, free, screen="waiting_for_a_peer")
    agreed = consent.among(viewer, free, Purpose.MATCHING)
    last, words = last_closed(viewer, set(free)), _first_words(set(free))
    rows = [_row(e, last.get(pid), words.get(pid, ""), pid in agreed) for pid, e in free.items()]
    return sorted(rows, key=lambda row: (bool(row.rather_later_since), not row.again, row.since))


def waiting_too_long(viewer: Viewer) -> list[WaitsForPeer]:
    """Those who waited long, and those to whom a no came; for the top of I dag."""
    return [row for row in waiting_for_a_peer(viewer) if row.too_long or row.again]


def waiting_for_yes(viewer: Viewer) -> list[WaitsForYes]:
    """Every open proposal, those to call first."""
    if not viewer.is_coordinator:
        return []
    found = list(visible_to(viewer).filter(state__in=OPEN).order_by("moved_at"))
    take_keys(p for one in found for p in (one.participant_id, one.peer_id))
    log.record_list(
        viewer, [p for one in found for p in (one.participant_id, one.peer_id)], screen="waiting_for_yes"
    )
    alive, waits = {one.id for one in standing(viewer, found)}, _waits(viewer, found)
    rows = [_asked(one, waits.get(one.id, []), stopped=one.id not in alive) for one in found]
    return sorted(rows, key=lambda row: (not row.call, row.since))


def _row(enquiry: Any, last: Proposal | None, words: str, agreed: bool) -> WaitsForPeer:
    later = last is not None and last.ending == Ending.PARTICIPANT_LATER
    again = last is not None and last.ending in CAME_TO_NOTHING
    since = (last.moved_at if last else None) or enquiry.talked_at or enquiry.received_at
    days = working_days_waited(since, timezone.now())
    return WaitsForPeer(
        person_id=enquiry.person_id,
        name=enquiry.person.name or "",
        first_words=words,
        since=since,
        days=days,
        too_long=days > LONG_FOR_A_PEER and not later,
        again=again,
        agreed=agreed,
        rather_later_since=since if later else None,
    )


CAME_TO_NOTHING = {Ending.NO_ROOM, Ending.PARTICIPANT_NO, Ending.PEER_NO, Ending.RAN_OUT}


def _waits(viewer: Viewer, proposals: list[Proposal]) -> dict[UUID, list[str]]:
    """What each draft waits for, with the same few look-ups for many as for one."""
    drafts = [one for one in proposals if one.state == State.DRAFTED]
    person_ids = {one.participant_id for one in drafts}
    agreed = consent.among(viewer, person_ids, Purpose.MATCHING)
    not_yet = not_ready_for_somebody_new(viewer, person_ids)
    talked, gone = intake.talked_with(viewer, person_ids), intake.all_put_away(viewer, person_ids)
    room, later = with_room(viewer, drafts), held(viewer, person_ids)
    return {
        one.id: ([] if one.participant_id in agreed else ["consent"])
        + (["talk"] if one.programme.first_talk_required and _seat(one) not in talked else [])
        + (["open"] if _seat(one) in gone else [])
        + (["ending_talk"] if one.participant_id in not_yet else [])
        + (["lots"] if one.participant_id in later else [])
        + (["room"] if one.place_id not in room else [])
        for one in drafts
    }


def _seat(one: Proposal) -> tuple[UUID, UUID]:
    return one.participant_id, one.programme_id


def _asked(one: Proposal, waits: list[str], *, stopped: bool) -> WaitsForYes:
    names = {"peer": one.peer.name or "", "participant": one.participant.name or ""}
    drafted = one.state == State.DRAFTED
    text = {
        State.DRAFTED: _("Nobody is asked yet. Waits for: %(waits)s")
        % {"waits": ", ".join(waits_words(waits))},
        State.PEER_ASKED: _("%(peer)s is asked about room for one more") % names,
        State.PARTICIPANT_ASKED: _("%(participant)s is asked about %(peer)s") % names,
        State.PEER_DECIDES: _("%(participant)s said yes. %(peer)s is asked about meeting") % names,
    }[State(one.state)]
    return WaitsForYes(
        proposal_id=one.id,
        participant=names["participant"],
        peer=names["peer"],
        state=one.state,
        text=_("It has stopped. Take it back and look again") if stopped else text,
        since=one.moved_at,
        days=working_days_waited(one.moved_at, timezone.now()),
        call=not drafted and is_due_for_a_call(one, timezone.now()),
        stopped=stopped,
    )


def _first_words(person_ids: set[UUID]) -> dict[UUID, str]:
    """What somebody marked, else the first of the person's own words for a peer."""
    found = Wishes.objects.filter(person_id__in=person_ids)
    return {w.person_id: _short(" ".join(w.marked or []) or w.words or "") for w in found}


def _short(text: str, length: int = 90) -> str:
    line = " ".join(text.split())
    return line if len(line) <= length else line[:length].rsplit(" ", 1)[0] + " …"


def asked_or_met(viewer: Viewer, person_ids: set[UUID]) -> set[UUID]:
    """A fact, whoever looks: of these, whom somebody is asked about, or who has somebody."""
    met = Pair.objects.filter(participant_id__in=person_ids, ended_at=None)
    return _asked_now(person_ids) | set(met.values_list("participant_id", flat=True))


def _asked_now(person_ids: set[UUID]) -> set[UUID]:
    asked = Proposal.objects.filter(participant_id__in=person_ids, state__in=OPEN)
    return set(asked.values_list("participant_id", flat=True))


def _not_free(person_ids: set[UUID]) -> set[UUID]:
    """Those who have somebody, or are not ready for somebody new: both stand with their pairs."""
    pairs = Pair.objects.filter(participant_id__in=person_ids)
    busy = pairs.filter(Q(ended_at=None) | Q(talk_needed=True, wants_new_at=None))
    return set(busy.values_list("participant_id", flat=True))


def last_closed(viewer: Viewer, person_ids: set[UUID]) -> dict[UUID, Proposal]:
    """The last proposal that was answered or put away; a withdrawn one was our own change of mind."""
    closed = Proposal.objects.filter(participant_id__in=person_ids, state=State.CLOSED)
    answered = closed.exclude(ending__in=[Ending.STOPPED, Ending.WITHDRAWN])
    return {proposal.participant_id: proposal for proposal in answered.order_by("moved_at")}
