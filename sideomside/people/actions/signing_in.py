"""Every way in at work stands in the log, the one that opened and the one that did not."""

from uuid import UUID

from django.db import transaction

from sideomside.ground.audit import log
from sideomside.ground.vault.walls import current_organisation
from sideomside.people import queries
from sideomside.people.models import Account
from sideomside.people.models.account import login_fingerprint
from sideomside.people.rules import Viewer


@transaction.atomic
def note_sign_in(*, account: Account, by: Viewer) -> None:
    """`by` is still the visitor they were; the line says who they turned out to be."""
    if _lives_here(account.organisation_id):
        come = queries.viewer_for_account(account) or by
        log.record("account.came_in", about=account.person_id, thing=account.id, by=come)


@transaction.atomic
def note_refusal(*, account: Account, asked_for: str, by: Viewer) -> None:
    """Somebody knew the name and not what goes with it: a password, or a code."""
    if _lives_here(account.organisation_id):
        said = {"asked_for": asked_for}
        log.record("account.refused", about=account.person_id, thing=account.id, detail=said, by=by)


@transaction.atomic
def note_refused_name(*, login: str, by: Viewer) -> None:
    """Known or unknown costs the same: a name nobody here signs in with leaves a line too, about nobody."""
    here = Account.objects.filter(username=login_fingerprint(login), organisation_id=current_organisation())
    about, thing = here.values_list("person_id", "id").first() or (None, "")
    log.record("account.refused", about=about, thing=thing, detail={"asked_for": "password"}, by=by)


def _lives_here(organisation_id: UUID) -> bool:
    return organisation_id == current_organisation()
