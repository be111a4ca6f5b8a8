"""A list comes in, once; and goes out again within a day, as if it had never been."""

from datetime import datetime, time

from django.db import transaction
from django.utils import timezone

from sideomside.consent import actions as consents
from sideomside.consent.rules import Purpose
from sideomside.ground.audit import log
from sideomside.ground.vault.cpr import mask
from sideomside.ground.vault.keys import destroy_key
from sideomside.peers.actions.leaving import take_out
from sideomside.peers.models import ImportDraft, PeerFile, PeerStep, State
from sideomside.peers.queries import Line, area_codes, card_of, dry_run, touched_since
from sideomside.people import actions as people
from sideomside.people.models import Person, Role
from sideomside.people.rules import Hat, Viewer, allow, may_coordinate

AT_A_TIME = 500


@transaction.atomic
def import_peers(*, draft: ImportDraft, already: str, channel: str = "list", by: Viewer) -> ImportDraft:
    """Everybody on the list who can come in does, once: at the beginning; or approved already, and then why."""
    allow(may_coordinate(by, draft.programme_id))
    as_what = State.ACTIVE if already.strip() else State.APPLIED
    draft = ImportDraft.objects.select_for_update().select_related("programme").get(id=draft.id)
    if draft.imported_at:
        return draft
    found = dry_run(by, draft)
    lines = [line for line in found.lines if line.fate in ("new", "ask_first")]
    persons = _persons(lines, draft, as_what, by)
    files = _files(lines, persons, draft, as_what, by)
    approved = files if as_what == State.ACTIVE else []
    for peer in approved:
        peer.approved_why = mask(already.strip())[0]
    _keep(files, lines, by)
    log.record_many("peer.approved_here", [(peer.person_id, peer.id) for peer in approved], by=by)
    willing = [person for person, line in zip(persons, lines, strict=True) if line.row.consent]
    consents.give_for_many(people=willing, purpose=Purpose.PEER, channel=channel, by=by)
    log.record("peers.imported", thing=draft.id, detail=found.counts, by=by)
    draft.counts, draft.sheet, draft.imported_at = found.counts, None, timezone.now()
    draft.save(update_fields=["counts", "sheet", "imported_at"])
    transaction.on_commit(lambda: destroy_key(draft.id))
    return draft


@transaction.atomic
def undo_import(*, draft: ImportDraft, by: Viewer) -> ImportDraft:
    """Take out whoever came with the list. Somebody with whom anything was done since stays."""
    allow(may_coordinate(by, draft.programme_id))
    draft = ImportDraft.objects.select_for_update().get(id=draft.id)
    if draft.imported_at is None or draft.undone_at:
        return draft
    peers = list(PeerFile.objects.filter(came_with=draft).select_related("person"))
    touched = touched_since(by, [peer.person_id for peer in peers], draft.imported_at)
    go = [peer for peer in peers if peer.person_id not in touched]
    take_out(peers=go, by=by)
    draft.undone_at = timezone.now()
    draft.counts = draft.counts | {"out": len(go), "stay": len(peers) - len(go)}
    draft.save(update_fields=["undone_at", "counts"])
    log.record("peers.import_undone", thing=draft.id, detail=draft.counts, by=by)
    return draft


def _persons(lines: list[Line], draft: ImportDraft, as_what: str, by: Viewer) -> list[Person]:
    """In the order of the list: those we know when a person said it is the same, otherwise somebody new."""
    fresh = [_newcomer(line) for line in lines if not line.is_the_same]
    met = iter(people.meet_many(newcomers=fresh, by=by))
    same = [line.known.person_id for line in lines if line.known and line.is_the_same]
    already = {person.id: person for person in Person.objects.filter(id__in=same)}
    persons = [
        already[line.known.person_id] if line.is_the_same and line.known else next(met) for line in lines
    ]
    state = Role.State.ACTIVE if as_what == State.ACTIVE else Role.State.INVITED
    people.give_role_to_many(people=persons, programme=draft.programme, name=Hat.PEER, state=state, by=by)
    return persons


def _newcomer(line: Line) -> people.Newcomer:
    row = line.row
    contacts = [(way, value) for way, value in (("phone", row.phone), ("mail", row.mail)) if value]
    return people.Newcomer(row.name, contacts, channel="mail" if row.mail else "call")


def _files(
    lines: list[Line], persons: list[Person], draft: ImportDraft, as_what: str, by: Viewer
) -> list[PeerFile]:
    """The card of each, not kept yet; without a yes we ask first."""
    areas = area_codes(by, draft.programme_id)
    return [
        PeerFile(
            person=person,
            programme_id=draft.programme_id,
            came_with=draft,
            state=as_what if line.row.consent else State.ASK_FIRST,
            rests_from="" if line.row.consent else as_what,
            approved_for_one_to_one=as_what == State.ACTIVE,
            **card_of(by, line, areas),
        )
        for line, person in zip(lines, persons, strict=True)
    ]


def _keep(files: list[PeerFile], lines: list[Line], by: Viewer) -> None:
    """The cards, and the first step of each."""
    PeerFile.objects.bulk_create(files, AT_A_TIME)
    steps = [
        PeerStep(peer=peer, state=peer.state, happened_at=_since(line), by_id=by.person_id, by_role=by.role)
        for peer, line in zip(files, lines, strict=True)
    ]
    PeerStep.objects.bulk_create(steps, AT_A_TIME)


def _since(line: Line) -> datetime:
    """The day the list says they began; without one, or with one ahead of us, now."""
    day, now = line.row.since, timezone.now()
    if day is None or line.fate == "ask_first":
        return now
    return min(now, timezone.make_aware(datetime.combine(day, time(12))))
