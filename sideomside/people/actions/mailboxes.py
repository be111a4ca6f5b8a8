"""The mailbox somebody signs in with is gone, and they have another one."""

from django.db import transaction

from sideomside.ground.audit import log
from sideomside.people.actions.accounts import invite
from sideomside.people.actions.links import revoke_links
from sideomside.people.actions.persons import change_contact
from sideomside.people.models import Account
from sideomside.people.models.account import login_fingerprint
from sideomside.people.rules import SYSTEM, NotAllowed, Viewer, allow


@transaction.atomic
def change_login(*, login: str, to: str, by: Viewer) -> str:
    """The mailbox somebody signed in with is gone: they choose a password anew by way of another one.

    Only whoever runs the machine does it. What they came in with besides the password stays, so that the new mailbox
    alone opens nothing. Sessions, links for choosing a password, and the private link they may have as a participant
    end with the old one. Returns where the letter leads.
    """
    allow(by.role == SYSTEM)
    here = Account.objects.select_for_update().filter(organisation_id=by.organisation_id, is_active=True)
    account = here.filter(username=login_fingerprint(login)).first()
    if account is None or Account.objects.filter(username=login_fingerprint(to)).exists():
        raise NotAllowed
    account.username = login_fingerprint(to)
    account.set_unusable_password()
    account.save(update_fields=["username", "password"])
    revoke_links(person=account.person, by=by)
    change_contact(person=account.person, way="mail", value=to, by=by)
    log.record("account.moved", about=account.person_id, thing=account.id, by=by)
    return invite(person=account.person, typed=to, by=by)
