"""What came while two were taken for one goes to whose address it came from; of the rest a coordinator is told."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from sideomside.ground.ui import dates
from sideomside.intake.actions.giving import give_to, move
from sideomside.intake.actions.receiving import Said, keep_words, receive
from sideomside.intake.actions.steps import take_step
from sideomside.intake.models import Direction, Enquiry, InboundMail, Message, Step, Way
from sideomside.intake.queries import mail as mails
from sideomside.intake.queries.whose_mail import writers_among
from sideomside.intake.reading.heavy import sounds_heavy
from sideomside.people import actions as people
from sideomside.people.models import Person
from sideomside.people.rules import Hat, Viewer, system


@dataclass(frozen=True, slots=True)
class _Arrival:
    """One thing that was said meanwhile, the mail it came in, and whose it is; nobody's when nobody can know."""

    message: Message
    mail: InboundMail | None
    owner_id: UUID | None


@transaction.atomic
def give_back(*, enquiry: Enquiry, other_id: UUID, since: datetime, by: Viewer) -> None:
    """Called when `enquiry` is its writer's own again."""
    both, house = {enquiry.person_id, other_id}, system(enquiry.organisation_id)
    came = _arrivals(both, since, house)
    for one in came:
        _give_what_it_began(one, house)
    left = {one.message.enquiry_id for one in came if _bring_home(one, enquiry, house)}
    unsure = Q(id__in=[one.message.id for one in came if one.owner_id is None], direction=Direction.IN)
    answers = Q(enquiry_id__in=left, written_at__gte=since, direction=Direction.OUT)
    _tell_of(list(Message.objects.filter(unsure | answers).order_by("happened_at")), by)


def _arrivals(both: set[UUID], since: datetime, by: Viewer) -> list[_Arrival]:
    """What either said since then, and the notes of what their machines wrote, oldest first."""
    said = Message.objects.filter(person_id__in=both, written_at__gte=since).select_related("enquiry")
    came = {mail.id: mail for mail in InboundMail.objects.filter(person_id__in=both, received_at__gte=since)}
    whose = writers_among(by, list(came), both)
    found = []
    for message in said.exclude(direction=Direction.OUT):
        began = message.enquiry.once if message.direction == Direction.IN and message.once is None else None
        mail = came.get(message.once or began)  # type: ignore[arg-type]
        if mail or message.direction == Direction.IN:
            found.append(_Arrival(message, mail, whose.get(mail.id) if mail else None))
    return found


def _give_what_it_began(one: _Arrival, by: Viewer) -> None:
    """A mail that began an enquiry of its own takes all of it along."""
    begun = Enquiry.objects.select_related("programme", "person").get(id=one.message.enquiry_id)
    if not one.owner_id or one.mail is None or begun.once != one.mail.id or begun.person_id == one.owner_id:
        return
    give_to(enquiry=begun, person_id=one.owner_id, by=by)
    Enquiry.objects.filter(id=begun.id).update(first_person_id=one.owner_id)
    people.give_role(person=begun.person, programme=begun.programme, name=Hat.PARTICIPANT, by=by)


def _bring_home(one: _Arrival, parted: Enquiry, by: Viewer) -> bool:
    """Into the thread of whoever wrote it, where somebody is waited for anew; into one of its own if they have none."""
    thread = Enquiry.objects.select_related("programme").get(id=one.message.enquiry_id)
    if one.owner_id is None or one.mail is None or thread.person_id == one.owner_id:
        return False
    message = Message.objects.get(id=one.message.id)  # what it began may have been given away meanwhile
    home = parted if one.owner_id == parted.person_id else _thread_of(one.owner_id, by)
    if home is None:
        home = _begin(message, one.owner_id, thread, by)
    else:
        move(message=message, to=home, by=by)
        if message.direction == Direction.IN:
            _wait_for(home, message, by)
    InboundMail.objects.filter(id=one.mail.id).update(enquiry=home, person_id=home.person_id)
    return True


def _thread_of(person_id: UUID, by: Viewer) -> Enquiry | None:
    theirs = Enquiry.objects.filter(person_id=person_id).select_related("programme", "person")
    return mails.newest_open(by, person_id) or theirs.order_by("-received_at").first()


def _begin(message: Message, person_id: UUID, thread: Enquiry, by: Viewer) -> Enquiry:
    begun = receive(
        programme=thread.programme,
        person=Person.objects.get(id=person_id),
        way=Way.MAIL,
        words=message.words or "",
        quoted=message.quoted or "",
        subject=message.subject or "",
        attachments=message.attachments or [],
        happened_at=message.happened_at,
        once=message.once,
        by=by,
    )
    Message.objects.filter(enquiry=begun).update(covered=message.covered)
    message.delete()
    return begun


def _wait_for(enquiry: Enquiry, message: Message, by: Viewer) -> None:
    unanswered, heavy = enquiry.comes_first, sounds_heavy(message.words or "")
    take_step(
        enquiry=enquiry, kind=Step.HEARD, detail={"way": message.way}, happened_at=message.happened_at, by=by
    )
    enquiry.read_first = unanswered or heavy
    enquiry.heavy_at = message.happened_at if heavy else enquiry.heavy_at
    enquiry.save(update_fields=["read_first", "heavy_at"])


def _tell_of(messages: list[Message], by: Viewer) -> None:
    """When they came and nothing of what they say; today, since somebody reads what may be another's."""
    for enquiry in Enquiry.objects.filter(id__in={one.enquiry_id for one in messages}):
        with override(settings.LANGUAGE_CODE):
            when = [dates.day_and_clock(one.happened_at) for one in messages if one.enquiry_id == enquiry.id]
            said = _(
                "They were taken for one, and nobody can know to which of the two this belongs: %(when)s. "
                "Look it through."
            ) % {"when": ", ".join(when)}
        keep_words(enquiry=enquiry, direction=Direction.NOTE, way=Way.MAIL, said=Said(said), by=by)
        today = {"on": timezone.localdate().isoformat()}
        take_step(enquiry=enquiry, kind=Step.REMIND, detail=today, by=by)
