"""Coming in by the sign-in of one's own office, which is tied to somebody by their invitation and by nothing else."""

from django.contrib.auth.tokens import default_token_generator
from django.db import IntegrityError, transaction
from django.utils import timezone

from sideomside.ground.audit import log
from sideomside.ground.vault.keys import blind
from sideomside.partners import queries
from sideomside.partners.data.offices import Office
from sideomside.partners.data.tokens import Said
from sideomside.partners.models import Body, OfficeKey
from sideomside.people.models import Account
from sideomside.people.rules import SYSTEM, NotAllowed, Viewer, allow


@transaction.atomic
def come_in(*, office: Office, body: Body, said: Said, by: Viewer) -> Account:
    """Somebody who was bound before, and is their contact still."""
    allow(by.role == SYSTEM)
    person_id = queries.person_behind(by, body, _mark(office, said, by))
    account = Account.objects.filter(person_id=person_id, is_active=True).first() if person_id else None
    if account is None or queries.office_for(by, account.person_id) != (office, body):
        raise NotAllowed
    how = {"acr": said.acr, "amr": list(said.amr)}
    log.record("partner.office_came_in", about=account.person_id, thing=body.id, detail=how, by=by)
    return account


@transaction.atomic
def bind(*, account: Account, token: str, office: Office, body: Body, said: Said, by: Viewer) -> None:
    """The invitation was opened by this sign-in, and is used up; one sign-in is one person's, and stays so.

    From then on there is no password to find in a mailbox. Another sign-in for the same person takes a coordinator, who
    ends the contact and begins it again.
    """
    allow(by.role == SYSTEM)
    held = Account.objects.select_for_update().get(id=account.id)
    allow(held.is_active and default_token_generator.check_token(held, token))
    allow(queries.office_for(by, held.person_id) == (office, body))
    try:
        with transaction.atomic():
            OfficeKey.objects.create(person_id=held.person_id, mark=_mark(office, said, by), body=body)
    except IntegrityError:
        raise NotAllowed from None  # it is somebody else's here, or they have another
    held.set_password(None)
    held.last_login = timezone.now()  # the link in the letter is made from this, and does not work twice
    held.save(update_fields=["password", "last_login"])
    log.record("partner.office_bound", about=held.person_id, thing=body.id, by=by)


@transaction.atomic
def turn_away(*, body: Body, why: str, by: Viewer) -> None:
    """Nobody came in; one word for why, and nothing of what was said about anybody."""
    allow(by.role == SYSTEM)
    log.record("partner.office_refused", thing=body.id, detail={"why": why}, by=by)


def _mark(office: Office, said: Said, by: Viewer) -> str:
    return blind(by.organisation_id, "office", f"{office.issuer}\n{said.subject}")
