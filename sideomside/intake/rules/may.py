"""Who may do what with an enquiry, a mail, a visit."""

from uuid import UUID

from sideomside.intake.models import Enquiry, InboundMail, State, Way
from sideomside.people.rules import SYSTEM, VISITOR, Hat, Viewer, is_self


def may_receive(viewer: Viewer, programme_id: UUID, way: str) -> bool:
    """Anybody by the form, the house by mail, a host over coffee, a coordinator whichever way."""
    if viewer.role in {VISITOR, SYSTEM}:
        return True
    if way == Way.COFFEE and may_log_visits(viewer):
        return viewer.works_in(programme_id)
    return viewer.coordinates(programme_id)


def may_take_in_mail(viewer: Viewer) -> bool:
    """Mail comes in by itself; a coordinator handles what lies aside, through acts of its own."""
    return viewer.role == SYSTEM


def may_handle_mail(viewer: Viewer, mail: InboundMail) -> bool:
    """What belongs to no programme yet is every coordinator's to look at."""
    aside = mail.state in {InboundMail.State.QUARANTINED, InboundMail.State.THROWN_AWAY}
    mine = viewer.is_coordinator and (mail.programme_id is None or viewer.works_in(mail.programme_id))
    return aside and mine


def may_answer(viewer: Viewer, enquiry: Enquiry) -> bool:
    return viewer.coordinates(enquiry.programme_id)


def may_say(viewer: Viewer, enquiry: Enquiry) -> bool:
    """The person in their own thread, the house for a mail, a coordinator for what was said on the phone."""
    return is_self(viewer, enquiry.person_id) or viewer.role == SYSTEM or may_answer(viewer, enquiry)


def may_stay(viewer: Viewer, enquiry: Enquiry) -> bool:
    """Whoever holds their link, before the small key too: whoever answers our letter is told nothing by it."""
    theirs = viewer.is_participant and viewer.person_id == enquiry.person_id
    return theirs or may_answer(viewer, enquiry)


def may_take_out(viewer: Viewer, enquiry: Enquiry) -> bool:
    """Before anybody has answered: the person, or a partner who sent it together with them and has asked its room."""
    by_partner = viewer.role == Hat.PARTNER and enquiry.way == Way.PARTNER
    return enquiry.state == State.RECEIVED and (is_self(viewer, enquiry.person_id) or by_partner)


def the_house_for(by: Viewer) -> Viewer:
    """A host over coffee writes down what a guest asked for; the house does it, in the host's name."""
    if by.role in {Hat.HOST, Hat.PEER, Hat.PARTICIPANT} and by.organisation_id:
        return Viewer(SYSTEM, by.organisation_id, by.person_id, by.programme_ids)
    return by


def may_log_visits(viewer: Viewer) -> bool:
    return viewer.role in {Hat.HOST, Hat.PEER, Hat.COORDINATOR}
