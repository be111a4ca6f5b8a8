"""Who works here with which hats, for the coordinators of the programme."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.text import capfirst

from sideomside.ground.audit import log
from sideomside.ground.vault.asked_once import asked_once
from sideomside.ground.vault.keys import blind, take_keys
from sideomside.people.models import Account, Contact, Person, Role
from sideomside.people.models.account import login_fingerprint
from sideomside.people.queries.persons import names, visible_to
from sideomside.people.rules import COLLEAGUES, STAFF, SYSTEM, Hat, Viewer, normalised

NEWS_LASTS = timedelta(days=7)
# A host reads nobody's words; of these the others should know.
READS = (Hat.COORDINATOR, Hat.EVALUATOR, Hat.MODERATOR)


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody who works here, and what they wear in one's own programmes."""

    person: Person
    roles: list[Role]

    @property
    def hats(self) -> str:
        """What they are here, as one says it."""
        return capfirst(" · ".join(dict.fromkeys(str(role.get_name_display()) for role in self.roles)))

    @property
    def waits(self) -> bool:
        """Was written to, and has not come in."""
        return all(role.state == Role.State.INVITED for role in self.roles)


def colleagues(viewer: Viewer) -> list[Colleague]:
    """Oneself too, in the order people came; that one looked is written down."""
    found: dict[UUID, list[Role]] = {}
    for role in _worn(viewer).order_by("person__made_at", "person_id", "name"):
        found.setdefault(role.person_id, []).append(role)
    take_keys(found)
    log.record_list(viewer, found, screen="colleagues")
    return [Colleague(roles[0].person, roles) for roles in found.values()]


def colleague(viewer: Viewer, person_id: UUID) -> Colleague | None:
    roles = list(_worn(viewer).filter(person_id=person_id).order_by("name"))
    if not roles:
        return None
    log.record_list(viewer, [person_id], screen="colleagues")
    return Colleague(roles[0].person, roles)


def work_mail(viewer: Viewer, colleague: Colleague) -> str:
    """Where the letter went, so that a slip of the pen can be seen; a colleague's, never a participant's."""
    return where_invited(viewer, colleague.person) if colleague.waits else ""


def where_invited(viewer: Viewer, person: Person, typed: str = "") -> str:
    """The one address a way in is sent to: what they sign in with, whatever address they have written since.

    The first time it becomes the login, unless somebody else signs in with it. "" when there is none.
    """
    sealed = Contact.objects.filter(person=person, way=Contact.Way.MAIL).order_by("-added_at")
    addresses = [mail for mail in (typed, *(one.value for one in sealed)) if mail]
    account = Account.objects.filter(person=person).first()
    if account:
        return next((mail for mail in addresses if login_fingerprint(mail) == account.username), "")
    first = next(iter(addresses), "")
    return "" if Account.objects.filter(username=login_fingerprint(first)).exists() else first


def may_begin_again(viewer: Viewer, person: Person) -> bool:
    """Is there a way in here that could be lost, and an address a new one can go to?"""
    account = Account.objects.filter(person=person, is_active=True).first()
    comes_in = account is not None and account.last_login is not None and account.has_usable_password()
    return comes_in and where_invited(viewer, person) != ""


def known_at_work(viewer: Viewer, mail: str) -> Person | None:
    """Whoever signs in with this address here, or was written down to work here and has not come in yet.

    What somebody typed at the open form proves nothing: a participant's address is nobody's way to a hat.
    """
    account = Account.objects.filter(
        username=login_fingerprint(mail), organisation_id=viewer.organisation_id
    ).first()
    if account:
        return account.person
    if viewer.organisation_id is None:
        return None
    mark = blind(viewer.organisation_id, "contact|mail", normalised("mail", mail))
    known = Person.objects.filter(joined_into=None) if viewer.role == SYSTEM else visible_to(viewer)
    working = Role.objects.filter(name__in=STAFF).exclude(state=Role.State.LEFT)
    typed_it = Role.objects.filter(name=Hat.PARTICIPANT)
    written_down = known.filter(id__in=working.values("person_id"), account=None).exclude(
        id__in=typed_it.values("person_id")
    )
    return written_down.filter(contacts__way="mail", contacts__fingerprint=mark).order_by("made_at").first()


def is_a_coordinators(viewer: Viewer, mail: str) -> bool:
    """Does somebody who coordinates here, or is asked to, sign in with this address or have it as their own?"""
    if viewer.organisation_id is None:
        return False
    mark = blind(viewer.organisation_id, "contact|mail", normalised("mail", mail))
    have_it = Person.objects.filter(contacts__way="mail", contacts__fingerprint=mark)
    hats = Role.objects.filter(name=Hat.COORDINATOR).exclude(state=Role.State.LEFT)
    return hats.filter(Q(person__in=have_it) | Q(person=known_at_work(viewer, mail))).exists()


@asked_once
def who_coordinate(viewer: Viewer) -> set[tuple[UUID, UUID]]:
    """A fact, whoever looks: everybody who coordinates in the house today, each with the programme."""
    hats = Role.objects.filter(name=Hat.COORDINATOR, state=Role.State.ACTIVE)
    return set(hats.values_list("person_id", "programme_id"))


def new_colleagues(viewer: Viewer) -> list[tuple[Role, str]]:
    """Who has come in lately by another's invitation, and their name; so that nobody comes in unseen."""
    lately = _worn(viewer).filter(
        name__in=READS, state=Role.State.ACTIVE, since__gte=timezone.now() - NEWS_LASTS
    )
    found = list(
        lately.exclude(given_by_id=None)
        .exclude(given_by_id=viewer.person_id)
        .exclude(person_id=viewer.person_id)
    )
    known = names(viewer, {role.person_id for role in found}) if found else {}
    return [(role, known[role.person_id]) for role in found]


def _worn(viewer: Viewer) -> QuerySet[Role]:
    own = viewer.programme_ids if viewer.is_coordinator else frozenset()
    found = Role.objects.filter(programme_id__in=own, name__in=COLLEAGUES).exclude(state=Role.State.LEFT)
    return found.select_related("person", "programme")
