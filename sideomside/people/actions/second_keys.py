"""Recovery codes for a lost phone; and when they are lost too, somebody who knows them lets them begin again."""

from allauth.mfa.models import Authenticator
from allauth.mfa.utils import decrypt, encrypt
from django.contrib.auth.hashers import check_password, make_password
from django.db import transaction

from sideomside.ground.audit import log
from sideomside.ground.vault.walls import current_organisation
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

CODES = Authenticator.Type.RECOVERY_CODES


@transaction.atomic
def keep_codes_as_passwords(*, account: Account, by: Viewer) -> None:
    """Once they have been shown: each is short enough to be guessed by a machine, so each is hashed slowly."""
    allow(by.person_id == account.person_id)
    kept = Authenticator.objects.select_for_update().filter(user=account, type=CODES).first()
    if kept is None or "seed" not in kept.data:
        return
    codes = kept.wrap().get_unused_codes()
    hashed = [encrypt(make_password(code)) for code in codes]  # where allauth looks for how many are left
    kept.data = {"viewed_at": kept.data.get("viewed_at"), "migrated_codes": hashed}
    kept.save(update_fields=["data"])


@transaction.atomic
def use_code(*, account: Account, code: str, by: Viewer) -> Authenticator | None:
    """Each opens once. Whether this one does is the question, so that anybody at the door may ask."""
    kept = Authenticator.objects.select_for_update().filter(user=account, type=CODES).first()
    if kept is None or not _opens(kept, code):
        return None
    if account.organisation_id == current_organisation():
        log.record("account.recovery_code", about=account.person_id, thing=account.id, by=by)
    return kept


def _opens(kept: Authenticator, code: str) -> bool:
    if "seed" in kept.data:  # not shown yet, or made before codes were hashed
        return bool(kept.wrap().validate_code(code))
    hashed = kept.data["migrated_codes"]
    fits = next((one for one in hashed if check_password(code, decrypt(one))), None)
    kept.data["migrated_codes"] = [one for one in hashed if one != fits]
    kept.save(update_fields=["data"])
    return fits is not None


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
