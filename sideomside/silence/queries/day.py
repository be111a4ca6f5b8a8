"""What the day asks a coordinator for about somebody's silence."""

from uuid import UUID

from django.utils import timezone

from sideomside.ground.audit import log
from sideomside.ground.vault.keys import take_keys
from sideomside.intake import queries as intake
from sideomside.people import queries as people
from sideomside.people.models import Contact, Person
from sideomside.people.rules import Viewer, system
from sideomside.silence.queries.standing import Silent, silent, stand_of
from sideomside.silence.rules import Stage


def waiting(viewer: Viewer) -> list[Silent]:
    """For I dag: whom somebody should ask, decide about, or call. That one saw the names is written down."""
    if not viewer.is_coordinator or viewer.organisation_id is None:
        return []
    every = silent(system(viewer.organisation_id), timezone.now())
    mine = [one for one in every if one.is_ours and viewer.works_in(one.quiet.enquiry.programme_id)]
    log.record_list(viewer, {one.person.id for one in mine}, screen="silence")
    take_keys(one.person.id for one in mine)
    return mine


def one(viewer: Viewer, enquiry_id: UUID) -> Silent | None:
    """The page; whoever was heard from meanwhile rests."""
    enquiry = intake.enquiry(viewer, enquiry_id) if viewer.is_coordinator else None
    if enquiry is None or viewer.organisation_id is None:
        return None
    now = timezone.now()
    found = silent(system(viewer.organisation_id), now, enquiry.person_id)
    if found and found[0].quiet.enquiry.id == enquiry.id:
        return found[0]
    rests = stand_of(viewer, intake.Quiet(enquiry, enquiry.person.last_contact_at), now)
    return Silent(rests.quiet, rests.clock, Stage.RESTS, rests.gone_on)


def numbers(viewer: Viewer, person: Person) -> list[str]:
    """Where to call; that one looked is written down."""
    log.record_opening(viewer, about=person.id, screen="silence")
    found = [one for one in people.contacts(viewer, person.id) if one.way == Contact.Way.PHONE]
    return [one.value or "" for one in found]


def of_the_same(viewer: Viewer, found: Silent) -> UUID | None:
    """What somebody with the same address wrote last, where the viewer may read it: there the two are joined."""
    theirs = intake.enquiries_of(viewer, found.same.id) if found.same else []
    return theirs[0].id if theirs else None
