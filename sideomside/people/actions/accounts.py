"""Accounts for those who work here: staff and peers."""

from django.db import transaction

from sideomside.ground.audit import log
from sideomside.people.models import Account, Person
from sideomside.people.models.account import login_fingerprint
from sideomside.people.rules import Viewer


@transaction.atomic
def make_account(*, person: Person, login: str, password: str | None = None, by: Viewer) -> Account:
    """Give a person a way to sign in. Without a password it opens only through an invitation."""
    account = Account(
        organisation_id=person.organisation_id, person=person, username=login_fingerprint(login)
    )
    account.set_password(password)
    account.save(force_insert=True)
    log.record("account.made", about=person.id, thing=account.id, by=by)
    return account
