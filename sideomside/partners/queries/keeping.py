"""What coordinators keep: partners, agreements, and those who may sign in from there."""

from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone

from sideomside.ground.audit import log
from sideomside.ground.vault.keys import take_keys
from sideomside.partners.models import Agreement, Body, PartnerContact
from sideomside.partners.queries.scope import with_a_coordinator, with_somebody_there
from sideomside.people.models import Account, Person, Programme, Role
from sideomside.people.models.account import login_fingerprint
from sideomside.people.queries import coordinators, own_programmes, programmes
from sideomside.people.rules import Hat, Viewer


def bodies(viewer: Viewer) -> QuerySet[Body]:
    return Body.objects.all() if viewer.is_coordinator else Body.objects.none()


def body(viewer: Viewer, body_id: UUID) -> Body | None:
    return bodies(viewer).filter(id=body_id).first()


def agreements_of(viewer: Viewer, of: Body) -> QuerySet[Agreement]:
    """Those of one's own programmes."""
    return _own(viewer).filter(body=of)


def agreements(viewer: Viewer) -> QuerySet[Agreement]:
    """Everything agreed with anybody that holds today; for the papers."""
    today = timezone.localdate()
    runs = Q(last_day=None) | Q(last_day__gte=today)
    return _own(viewer).filter(runs, first_day__lte=today).order_by("body__name")


def agreement(viewer: Viewer, agreement_id: UUID) -> Agreement | None:
    return _own(viewer).filter(id=agreement_id).first()


def may_be_introduced_to(viewer: Viewer, person_id: UUID) -> QuerySet[Agreement]:
    """Where there is somebody to read it, and only by a programme in which this person is known."""
    reached = with_somebody_there(viewer, _own(viewer))
    return reached.filter(programme_id__in=_where_known(person_id)).order_by("body__name")


def knows(viewer: Viewer, person_id: UUID) -> Programme | None:
    """The viewer's own programme in which this person takes part now: it asks, and is named where they are asked."""
    here = Role.objects.filter(person_id=person_id, name=Hat.PARTICIPANT, state=Role.State.ACTIVE)
    return own_programmes(viewer).filter(id__in=here.values("programme_id")).first()


def neighbours_of(viewer: Viewer, person_id: UUID) -> QuerySet[Programme]:
    """All others in which somebody answers, also where this person is: one left out would tell that they are there."""
    if knows(viewer, person_id) is None:
        return Programme.objects.none()
    return programmes(viewer).filter(with_a_coordinator(viewer)).exclude(id__in=viewer.programme_ids)


def contacts_of(viewer: Viewer, of: Body) -> list[PartnerContact]:
    """Those who sign in from there now."""
    if not viewer.is_coordinator:
        return []
    found = list(PartnerContact.objects.filter(body=of, ended_at=None).select_related("person"))
    take_keys(one.person_id for one in found)
    log.record_list(viewer, (one.person_id for one in found), screen="partner_contacts")
    return found


def contact(viewer: Viewer, contact_id: UUID) -> PartnerContact | None:
    """Only where one has agreed something with them oneself; also one who has left, for whoever presses twice."""
    if not viewer.is_coordinator:
        return None
    ours = PartnerContact.objects.filter(person__roles__programme_id__in=viewer.programme_ids)
    return ours.filter(id=contact_id).select_related("person", "body").first()


def signs_in_from(viewer: Viewer, person_id: UUID) -> list[PartnerContact]:
    """Where somebody is a contact person now, as far as one has agreed something with them oneself."""
    if not viewer.is_coordinator:
        return []
    ours = PartnerContact.objects.filter(person__roles__programme_id__in=viewer.programme_ids)
    return list(ours.filter(person_id=person_id, ended_at=None).distinct())


def former_contact(viewer: Viewer, of: Body, mail: str) -> Person | None:
    """Somebody who signed in from there before, by the same mail, and does not now."""
    account = Account.objects.filter(username=login_fingerprint(mail)).first()
    if account is None or not viewer.is_coordinator:
        return None
    theirs = PartnerContact.objects.filter(person_id=account.person_id)
    here_now = theirs.filter(ended_at=None).exists()
    known = theirs.filter(body=of).select_related("person").first()
    return known.person if known and not here_now else None


def our_people(viewer: Viewer, of: Agreement | None = None) -> list[Person]:
    """Coordinators a partner may call, each once."""
    if not viewer.is_coordinator:
        return []
    programmes = [of.programme_id] if of else sorted(viewer.programme_ids, key=str)
    found = {person.id: person for one in programmes for person in coordinators(viewer, one)}
    return list(found.values())


def _own(viewer: Viewer) -> QuerySet[Agreement]:
    own = viewer.programme_ids if viewer.is_coordinator else frozenset()
    return Agreement.objects.filter(programme_id__in=own).select_related("body", "programme")


def _where_known(person_id: UUID) -> QuerySet[Role, UUID]:
    return Role.objects.filter(person_id=person_id).values_list("programme_id", flat=True)
