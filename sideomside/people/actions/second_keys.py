"""The phone is gone, and the recovery codes with it: somebody who knows them lets them begin again."""

from allauth.mfa.models import Authenticator
from django.db import transaction

from sideomside.ground.audit import log
from sideomside.people import queries
from sideomside.people.actions.accounts import invite
from sideomside.people.models import Account, Person, Role
from sideomside.people.rules import (
    SYSTEM,
    Viewer,
    allow,
    has_no_password_to_forget,
    may_let_begin_again,
)


@transaction.atomic
def let_begin_again(*, person: Person, by: Viewer) -> str:
    """Second keys, password and every open page of theirs end now; a letter lets them choose anew, as on the first day.

    It takes two: the colleague who knows by voice or face that it is they who ask, and their own mailbox. Neither
    comes in alone. Whoever signs in at an office of their own has nothing here to lose. Returns where the letter leads.
    """
    hats = list(Role.objects.filter(person=person).exclude(state=Role.State.LEFT))
    allow(by.role == SYSTEM or may_let_begin_again(by, person.id, hats))
    account = Account.objects.select_for_update().filter(person=person, is_active=True).first()
    allow(account is not None and not has_no_password_to_forget(account))
    allow(queries.where_invited(by, person) != "")
    Authenticator.objects.filter(user=account).delete()
    account.set_unusable_password()
    account.last_login = None
    account.save(update_fields=["password", "last_login"])
    log.record("account.begun_again", about=person.id, thing=account.id, by=by)
    return invite(person=person, by=by)
