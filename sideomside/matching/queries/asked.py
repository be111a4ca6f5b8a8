"""What the two who are asked may see: each their own question, and nothing of the other's answer."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from sideomside.consent import queries as consent
from sideomside.consent.rules import Purpose
from sideomside.ground.audit import log
from sideomside.intake import queries as intake
from sideomside.matching.models import Proposal, Wishes
from sideomside.matching.queries.naming import known_names
from sideomside.matching.queries.standing import participates, stands
from sideomside.matching.rules import Eyes, State, may_know, share_words
from sideomside.peers import queries as peers
from sideomside.people import queries as people
from sideomside.people.rules import Viewer

ASKED = "peer_has_room"  # the step by which a participant is asked
OWN_YES, OWN_NO, OWN_LATER = "participant_yes", "participant_no", "participant_later"


@dataclass(frozen=True)
class Asked:
    """A participant's question: the peer's own card and why; or, once answered, the same thanks whatever comes."""

    proposal: Proposal
    answer: str = ""  # the participant's own: yes, no, later; "" while it is open
    coordinator: str = ""
    card: peers.Card | None = None
    reasons: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)  # what the peer gets to know after a yes
    asked_at: datetime | None = None


@dataclass(frozen=True)
class Question:
    """A peer's question: `room` (about nobody), `meet` (what was released), or `thanks` (nothing to do)."""

    proposal_id: UUID
    kind: str
    coordinator: str
    asked_at: datetime
    name: str = ""
    words: str = ""
    reasons: list[str] = field(default_factory=list)


def my_proposal(viewer: Viewer) -> Asked | None:
    """The newest proposal this participant was asked about. A peer's no changes nothing here."""
    if not (viewer.is_participant and viewer.opened and viewer.person_id):
        return None
    proposal = (
        Proposal.objects.filter(participant_id=viewer.person_id, steps__name=ASKED)
        .exclude(state=State.PAIRED)
        .select_related("programme", "participant")
        .order_by("-made_at")
        .first()
    )
    return _asked(viewer, proposal) if proposal else None


def _asked(viewer: Viewer, proposal: Proposal) -> Asked | None:
    steps = {step.name: step for step in proposal.steps.filter(superseded_by=None)}
    own = next((name for name in (OWN_YES, OWN_NO, OWN_LATER) if name in steps), "")
    coordinator = _first_name(viewer, proposal)
    if own and not _still_seeks(viewer, proposal):
        return None
    if own:
        settled = "called" in steps and steps["called"].happened_at > steps[own].happened_at
        return None if settled else Asked(proposal, own.removeprefix("participant_"), coordinator)
    if proposal.state != State.PARTICIPANT_ASKED or not stands(viewer, proposal):
        return None
    card = peers.card(viewer, proposal.peer_id)
    if card is None:
        return None
    return Asked(
        proposal,
        coordinator=coordinator,
        card=card,
        reasons=_reasons(viewer, proposal, card),
        told=_told(viewer, proposal),
        asked_at=steps[ASKED].happened_at,
    )


def own_answer(viewer: Viewer, proposal_id: str) -> str:
    """What this participant has answered to that question, also when two are a pair by now; "" when nothing yet."""
    if not (viewer.is_participant and viewer.opened and viewer.person_id):
        return ""
    mine = Proposal.objects.filter(participant_id=viewer.person_id, steps__name=ASKED)
    asked = next((one for one in mine if str(one.id) == proposal_id), None)
    steps = set(asked.steps.filter(superseded_by=None).values_list("name", flat=True)) if asked else set()
    found = next((name for name in (OWN_YES, OWN_NO, OWN_LATER) if name in steps), "")
    return found.removeprefix("participant_")


def _still_seeks(viewer: Viewer, proposal: Proposal) -> bool:
    """Whoever took the yes back, said goodbye or is on a pause is not told that somebody takes it from here."""
    agreed = consent.in_force(viewer, proposal.participant_id, Purpose.MATCHING)
    gone = intake.is_put_away(viewer, proposal.participant_id, proposal.programme_id)
    return agreed and not gone and participates(viewer, proposal.participant_id, proposal.programme_id)


def _reasons(viewer: Viewer, proposal: Proposal, card: peers.Card) -> list[str]:
    """Only what the peer has released; practical things both have said are no secret between them."""
    shared = [
        (code, [value for value in values if code != "themes" or value in card.themes])
        for code, values in proposal.shared or []
    ]
    return share_words(
        [(code, values) for code, values in shared if values], known_names(viewer), to_them=True
    )


def _told(viewer: Viewer, proposal: Proposal) -> list[str]:
    return _released_reasons(viewer, proposal, Eyes.BEFORE)


def questions(viewer: Viewer) -> list[Question]:
    """The questions that wait for this peer now."""
    if not viewer.is_peer or viewer.person_id is None:
        return []
    open_ones = Proposal.objects.filter(
        peer_id=viewer.person_id, state__in=[State.PEER_ASKED, State.PEER_DECIDES]
    ).select_related("programme", "participant")
    found = [question(viewer, proposal.id) for proposal in open_ones.order_by("moved_at")]
    return [one for one in found if one is not None and one.kind != "thanks"]


def question(viewer: Viewer, proposal_id: UUID) -> Question | None:
    """One question for this peer; answered, stopped and declined by the other look all the same."""
    proposal = asked_proposal(viewer, proposal_id)
    if proposal is None:
        return None
    coordinator = _first_name(viewer, proposal)
    if proposal.state == State.PEER_ASKED and stands(viewer, proposal):
        return Question(proposal.id, "room", coordinator, proposal.moved_at)
    if proposal.state == State.PEER_DECIDES and stands(viewer, proposal):
        return _meet(viewer, proposal, coordinator)
    return Question(proposal.id, "thanks", coordinator, proposal.made_at)


def asked_proposal(viewer: Viewer, proposal_id: UUID) -> Proposal | None:
    """The proposal behind a peer's question, for answering it."""
    if not viewer.is_peer or viewer.person_id is None:
        return None
    mine = Proposal.objects.filter(id=proposal_id, peer_id=viewer.person_id).exclude(state=State.DRAFTED)
    return mine.filter(steps__name="peer_asked").select_related("programme", "participant").first()


def stood(viewer: Viewer, proposal: Proposal, kind: str) -> str:
    """What this peer has answered to that question already: yes, no, later; "" when it was never answered by them."""
    if not (viewer.is_peer and viewer.person_id == proposal.peer_id):
        return ""
    steps = set(proposal.steps.filter(superseded_by=None).values_list("name", flat=True))
    if kind == "room" and ASKED in steps:
        return "yes"
    if kind == "meet" and ASKED not in steps:
        return ""
    return next((said for said in ("yes", "no", "later") if f"peer_{said}" in steps), "")


def _meet(viewer: Viewer, proposal: Proposal, coordinator: str) -> Question:
    log.record_opening(viewer, about=proposal.participant_id, screen="question")
    wishes = Wishes.objects.filter(person_id=proposal.participant_id).first()
    words = wishes.words if wishes and may_know((wishes.asked or {}).get("words_shown"), Eyes.BEFORE) else ""
    return Question(
        proposal.id,
        "meet",
        coordinator,
        proposal.moved_at,
        name=people.names(viewer, [proposal.participant_id]).get(proposal.participant_id, ""),
        words=words or "",
        reasons=_released_reasons(viewer, proposal, Eyes.BEFORE),
    )


def _released_reasons(viewer: Viewer, proposal: Proposal, eyes: str) -> list[str]:
    """What the two share, as far as the participant has released it to those eyes."""
    wishes = Wishes.objects.filter(person_id=proposal.participant_id).first()
    steps = (wishes.themes or {}) if wishes else {}
    practical = may_know(((wishes.asked or {}) if wishes else {}).get("practical_shown"), eyes)
    kept = [
        (code, [v for v in values if may_know(steps.get(str(v)), eyes)] if code == "themes" else values)
        for code, values in proposal.shared or []
        if code == "themes" or practical
    ]
    return share_words([(c, v) for c, v in kept if v], known_names(viewer), to_them=True)


def _first_name(viewer: Viewer, proposal: Proposal) -> str:
    maker = proposal.made_by_id
    return people.names(viewer, [maker]).get(maker, "") if maker else ""
