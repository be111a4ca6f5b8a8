"""What somebody may see of people, programmes and places. A stranger gets nothing."""

from collections.abc import Iterable
from hashlib import sha256
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone

from sideomside.ground.audit import log
from sideomside.ground.vault.keys import blind, take_keys
from sideomside.people.models import (
    Account,
    Area,
    Contact,
    HelpLine,
    Organisation,
    Person,
    Place,
    PrivateLink,
    Programme,
    Role,
    SmallKey,
)
from sideomside.people.rules import FIRST_HAT, Hat, Viewer, link_is_alive


def organisation_at(host: str) -> Organisation | None:
    """The organisation people reach at this address; the only one there is answers everywhere."""
    named = Organisation.objects.filter(host=host.partition(":")[0].casefold()).first()
    return named or Organisation.objects.filter(host="").order_by("made_at").first()


def viewer_for_account(account: Account, hat: str = "") -> Viewer | None:
    """The account's person wearing the hat asked for, or the first hat they have."""
    roles = list(Role.objects.filter(person_id=account.person_id, state=Role.State.ACTIVE))
    names = [role.name for role in roles if role.name != Hat.PARTICIPANT]
    chosen = hat if hat in names else next((name for name in FIRST_HAT if name in names), None)
    if chosen is None or not account.is_active:
        return None
    programmes = frozenset(role.programme_id for role in roles if role.name == chosen)
    return Viewer(chosen, account.organisation_id, account.person_id, programmes)


def viewer_for_link(link: PrivateLink, *, opened: bool) -> Viewer:
    """The holder of a private link: a participant, and past the small key or not."""
    programmes = frozenset(
        Role.objects.filter(person_id=link.person_id).values_list("programme_id", flat=True)
    )
    return Viewer(Hat.PARTICIPANT, link.organisation_id, link.person_id, programmes, opened)


def hats_of(viewer: Viewer) -> list[str]:
    """The hats an account may change between; the participant's room is never one of them."""
    names = Role.objects.filter(person_id=viewer.person_id, state=Role.State.ACTIVE).values_list(
        "name", flat=True
    )
    return [name for name in FIRST_HAT if name in set(names)]


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


def visible_to(viewer: Viewer) -> QuerySet[Person]:
    """People a viewer may know of: a coordinator those of her programmes, anybody else only themselves."""
    if viewer.is_coordinator:
        return Person.objects.filter(
            Q(roles__programme_id__in=viewer.programme_ids) | Q(id=viewer.person_id), joined_into=None
        ).distinct()
    if viewer.person_id and viewer.opened:
        return Person.objects.filter(id=viewer.person_id)
    return Person.objects.none()


def person(viewer: Viewer, person_id: UUID) -> Person | None:
    return visible_to(viewer).filter(id=person_id).first()


def names(viewer: Viewer, person_ids: Iterable[UUID]) -> dict[UUID, str]:
    """What we call these people. The asking room has already decided that the viewer may know of them."""
    wanted = set(person_ids)
    take_keys(wanted)
    return {p.id: p.name or "" for p in Person.objects.filter(id__in=wanted)}


def search(viewer: Viewer, words: str) -> list[Person]:
    """People in one's own programmes whose name begins like this. Unsealed in memory, never an index of names."""
    asked = words.strip().casefold()
    if not viewer.is_coordinator or not asked:
        return []
    everybody = list(visible_to(viewer))
    take_keys(p.id for p in everybody)
    found = [p for p in everybody if any(w.startswith(asked) for w in (p.name or "").casefold().split())]
    criterion = blind(viewer.organisation_id, "search", asked) if viewer.organisation_id else ""
    log.record("search.made", detail={"criterion": criterion, "found": len(found)}, by=viewer)
    log.record_list(viewer, (p.id for p in found), screen="search")
    return found


def contacts(viewer: Viewer, person_id: UUID) -> list[Contact]:
    if person(viewer, person_id) is None:
        return []
    return list(Contact.objects.filter(person_id=person_id))


def whose_contact(viewer: Viewer, way: str, value: str) -> Person | None:
    """The person who wrote from this address before, found by fingerprint. For the inbox, never for a page."""
    if viewer.organisation_id is None:
        return None
    mark = blind(viewer.organisation_id, f"contact|{way}", normalised(way, value))
    found = Contact.objects.filter(way=way, fingerprint=mark).select_related("person").first()
    return (found.person.joined_into or found.person) if found else None


def normalised(way: str, value: str) -> str:
    """One spelling per address: mails without case, Danish numbers without spaces and +45."""
    if way == Contact.Way.MAIL:
        return value.strip().casefold()
    digits = "".join(c for c in value if c.isdigit())
    return digits[-8:] if len(digits) >= 8 else digits


def programmes(viewer: Viewer) -> QuerySet[Programme]:
    """Programmes are public: their names and places stand on the front page."""
    return Programme.objects.order_by("name")


def programme(viewer: Viewer) -> Programme | None:
    """The programme a page is about when nothing else says which: the viewer's own, or the first."""
    own = programmes(viewer).filter(id__in=viewer.programme_ids).first()
    return own or programmes(viewer).first()


def coordinators(viewer: Viewer, programme_id: UUID) -> list[Person]:
    """The people who read what is written; their first names are public by their own choice of work."""
    found = Person.objects.filter(
        roles__programme_id=programme_id, roles__name=Hat.COORDINATOR, roles__state=Role.State.ACTIVE
    ).order_by("made_at", "id")
    people = list(found.distinct())
    take_keys(p.id for p in people)
    return people


def stand_in_for(viewer: Viewer, person_id: UUID) -> Person | None:
    """Who answers today when a coordinator is away."""
    today = timezone.localdate()
    away = Person.objects.filter(
        stands_in__person_id=person_id, stands_in__first_day__lte=today, stands_in__last_day__gte=today
    )
    return away.first()


def places(viewer: Viewer) -> QuerySet[Place]:
    return Place.objects.filter(closed_down=False).select_related("area").order_by("name")


def areas(viewer: Viewer, programme_id: UUID) -> QuerySet[Area]:
    return Area.objects.filter(programme_id=programme_id).order_by("name")


def help_lines(viewer: Viewer) -> QuerySet[HelpLine]:
    """Lines a person has confirmed; a draft is shown only to those who can confirm it, and in a demo, marked."""
    if viewer.is_coordinator or Programme.objects.filter(demo=True).exists():
        return HelpLine.objects.all()
    return HelpLine.objects.exclude(verified_on=None)


def count_unconfirmed_help_lines() -> int:
    return HelpLine.objects.filter(verified_on=None).count()
