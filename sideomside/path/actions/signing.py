"""Signing a paper: by oneself, in the wording one has just read."""

from django.db import transaction
from django.utils import timezone

from sideomside.ground.audit import log
from sideomside.path.models import Paper, PeerPath, Signature
from sideomside.path.queries import held, paper
from sideomside.path.rules import may_sign
from sideomside.people.models import Programme
from sideomside.people.rules import Changed, Viewer, allow


@transaction.atomic
def sign(*, path: PeerPath, name: str, version: int, language: str, by: Viewer) -> Signature:
    """Twice is once. A text that changed while it was open is read again first."""
    allow(may_sign(by, path) and name in Paper.Name.values)
    path = held(by, path)
    allow(may_sign(by, path))
    Programme.objects.select_for_update().get(id=path.programme_id)
    wording = paper(by, path.programme_id, name)
    if wording.version != version:
        raise Changed
    if wording._state.adding:  # the wording that came with the house, kept from now on as it was signed
        wording.save(force_insert=True)
    row, made = Signature.objects.get_or_create(
        person_id=path.person_id,
        paper=wording,
        defaults={"language": language, "hat": by.role, "signed_at": timezone.now()},
    )
    if made:
        log.record("path.signed", about=path.person_id, thing=row.id, detail={"paper": name}, by=by)
    return row
