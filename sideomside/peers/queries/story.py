"""What happened with peers, for reports; and everything kept about one, for the person themselves."""

from collections.abc import Callable, Collection, Iterator
from typing import Any
from uuid import UUID

from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _

from sideomside.ground.audit.events import Event, same_one
from sideomside.peers.models import Format, Gender, Loan, PeerFile, PeerStep, Shown, State
from sideomside.peers.queries.words import area_names, language_names, theme_names
from sideomside.peers.rules import PART_NAMES, PARTS
from sideomside.people.rules import SYSTEM, Hat, Viewer

KINDS = {
    State.APPLIED: "peer.applied",
    State.CONVERSATION: "peer.applied",
    State.TRAINING: "peer.trained",
    State.APPROVED: "peer.trained",
    State.ACTIVE: "peer.active",
    State.RESTING: "peer.paused",
    State.STOPPED: "peer.left",
}
STEP = (
    "state", "happened_at", "written_at", "by_role", "peer_id", "peer__programme_id", "peer__person_id",
    "peer__employment",
)  # fmt: skip


def events(viewer: Viewer, of: Collection[UUID] | None = None) -> Iterator[Event]:
    """Steps on the way as events; one put right later is left out. `of`: only of these people."""
    steps = PeerStep.objects.filter(state__in=KINDS, superseded_by=None)
    if of is not None:
        steps = steps.filter(peer__person_id__in=of)
    if viewer.is_coordinator:
        steps = steps.filter(peer__programme_id__in=viewer.programme_ids)
    elif viewer.role != SYSTEM:
        return
    for step in steps.values_list(*STEP, named=True).iterator():
        yield Event(
            kind=KINDS[State(step.state)],
            episode=step.peer_id,
            happened_at=step.happened_at,
            written_at=step.written_at,
            by_role=step.by_role,
            payload={"programme": str(step.peer__programme_id), "employment": step.peer__employment},
            who=same_one(Hat.PEER, step.peer__person_id),
        )


def tell(viewer: Viewer, person_id: UUID) -> dict[str, Any]:
    """Everything we keep about a person as a peer, in their own words; `privacy` has asked who wants it."""
    files = PeerFile.objects.filter(person_id=person_id).select_related("programme").prefetch_related("steps")
    return {"peer": [_told(viewer, peer) for peer in files]} if files else {}


def _lent(loan: Loan) -> dict[str, Any]:
    said = {"asked": loan.asked_at, "until": loan.until, "said_yes": loan.yes_at, "ended": loan.ended_at}
    return {"to": loan.to.name} | said


def _told(viewer: Viewer, peer: PeerFile) -> dict[str, Any]:
    themes, languages, areas = theme_names(viewer), language_names(viewer), area_names(viewer)
    formats = dict(Format.choices)
    return {
        "programme": peer.programme.name,
        "state": str(peer.get_state_display()),
        "employment": str(peer.get_employment_display()),
        "energy": str(peer.get_energy_display()),
        "capacity": peer.capacity,
        "lent": [_lent(one) for one in peer.loans.select_related("to")],
        "places_taken": peer.load,
        "presentation": peer.presentation,
        "themes": _said(peer.themes, lambda theme: _theme(theme, themes)),
        "languages": _said(peer.languages, lambda code: languages.get(code, code)),
        "when": _said(peer.slots, _when),
        "areas": _said(peer.areas, lambda code: areas.get(code, code)),
        "how": _said(peer.formats, lambda code: formats.get(code, code)),
        "gender": dict(Gender.choices).get(peer.gender or "", peer.gender),
        "age": peer.age_band,
        "travel_km": peer.travel_km,
        "drawing": peer.face,
        "approved_because": peer.approved_why,
        "steps": [
            {"state": str(step.get_state_display()), "happened_at": step.happened_at.isoformat()}
            for step in peer.steps.all()
        ],
    }


def _said(told: Any, say: Callable[[Any], Any]) -> Any:
    """Each thing in words; something kept in another shape is told as it stands rather than left out."""
    return [say(one) for one in told] if isinstance(told, list) else told


def _theme(theme: dict[str, Any], names: dict[str, str]) -> str:
    """A theme in words, and who may see it."""
    shown = str(Shown(theme["shown"]).label) if theme["can"] else _("Rather not yet")
    return f"{names.get(theme['code'], theme['code'])} ({shown})"


def _when(slot: int) -> str:
    return f"{WEEKDAYS[slot // len(PARTS)]}: {PART_NAMES[PARTS[slot % len(PARTS)]]}"
