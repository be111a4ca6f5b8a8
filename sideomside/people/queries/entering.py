"""Who is coming in, and behind which door."""

from hashlib import sha256
from uuid import UUID

from sideomside.ground.vault.asked_once import asked_once
from sideomside.people.models import Account, Organisation, PrivateLink, Role, SmallKey
from sideomside.people.rules import FIRST_HAT, Hat, Viewer, link_is_alive


def organisation_at(host: str) -> Organisation | None:
    """The organisation people reach at this address; the only one there is answers everywhere."""
    here = (host.partition(":")[0].casefold(), "")
    return Organisation.objects.filter(host__in=here).order_by("-host", "made_at").first()


def viewer_for_account(account: Account, hat: str = "") -> Viewer | None:
    """The account's person wearing the hat asked for, or the first hat they have."""
    roles = _worn_by(account.person_id)
    names = [role.name for role in roles if role.name != Hat.PARTICIPANT]
    chosen = hat if hat in names else next((name for name in FIRST_HAT if name in names), None)
    if chosen is None or not account.is_active:
        return None
    programmes = frozenset(role.programme_id for role in roles if role.name == chosen)
    return Viewer(chosen, account.organisation_id, account.person_id, programmes)


def viewer_for_link(link: PrivateLink, *, opened: bool) -> Viewer:
    """The holder of a private link: a participant, and past the small key or not."""
    programmes = frozenset(
        Role.objects.filter(person_id=link.person_id, name=Hat.PARTICIPANT).values_list(
            "programme_id", flat=True
        )
    )
    return Viewer(Hat.PARTICIPANT, link.organisation_id, link.person_id, programmes, opened)


def hats_of(viewer: Viewer) -> list[str]:
    """The hats an account may change between; the participant's room is never one of them."""
    names = {role.name for role in _worn_by(viewer.person_id)}
    return [name for name in FIRST_HAT if name in names]


@asked_once
def _worn_by(person_id: UUID | None) -> list[Role]:
    return list(Role.objects.filter(person_id=person_id, state=Role.State.ACTIVE))


def link_for(viewer: Viewer, token: str) -> PrivateLink | None:
    """The living link behind a token; the token itself is stored nowhere. Any viewer may hold one."""
    found = PrivateLink.objects.filter(token_hash=sha256(token.encode()).hexdigest()).first()
    return found if found and link_is_alive(found) else None


def living_link(viewer: Viewer, link_id: str) -> PrivateLink | None:
    """The link a session came in by, if it still opens the door."""
    found = PrivateLink.objects.filter(id=link_id).first()
    return found if found and link_is_alive(found) else None


def small_key_of(viewer: Viewer, person_id: UUID) -> SmallKey | None:
    if viewer.person_id != person_id:
        return None
    return SmallKey.objects.filter(person_id=person_id).first()


def invited_account(viewer: Viewer, account_id: UUID) -> Account | None:
    """The account an invitation names, in the organisation whose door this is."""
    return Account.objects.filter(
        id=account_id, organisation_id=viewer.organisation_id, is_active=True
    ).first()
