"""What the three doors have in common: whose mail it is, and keeping it."""

from collections.abc import Iterable
from uuid import UUID

from sideomside.ground.vault.failpoints import failpoint
from sideomside.ground.vault.walls import within
from sideomside.intake import actions
from sideomside.intake.models import InboundMail
from sideomside.intake.reading.fate import bare
from sideomside.people.models import Organisation, Programme
from sideomside.people.rules import system


class NobodyHere(Exception):
    """No organisation of this house has an address like that."""


class NotReady(Exception):
    """There is no organisation yet: the mail server keeps the mail and comes again."""


def organisation_for(addresses: Iterable[str]) -> UUID:
    """The only organisation there is, or the one whose programme has the address."""
    every = list(Organisation.objects.values_list("id", flat=True))
    if not every:
        raise NotReady
    if len(every) == 1:
        return every[0]
    asked = {bare(address) for address in addresses}
    for organisation_id in every:
        with within(organisation_id):
            ours = Programme.objects.values_list("contact_mail", flat=True)
            if asked & {bare(address) for address in ours if address}:
                return organisation_id
    raise NobodyHere


def keep(organisation_id: UUID, raw: bytes, came_by: actions.CameBy) -> InboundMail:
    """Once this returns, the mail is committed: leaving the walls is what commits on PostgreSQL."""
    with within(organisation_id):
        mail = actions.keep_mail(raw=raw, came_by=came_by, by=system(organisation_id))
    failpoint("mail_committed")
    return mail
