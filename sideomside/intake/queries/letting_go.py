"""What may be let go of: raw mail past its time, and answered mail whose words nobody said we may keep."""

from datetime import timedelta
from uuid import UUID

from django.db.models import Max, Q
from django.utils import timezone

from sideomside.consent import queries as consent
from sideomside.consent.rules import Purpose
from sideomside.ground.vault.privacy import KEEP_DAYS
from sideomside.intake.models import Enquiry, EnquiryStep, InboundMail, State, Step, Talk, Way
from sideomside.people.models import Account, Person, Role
from sideomside.people.rules import SYSTEM, Hat, Viewer

AT_ONCE = 200
HUMAN = (Step.ANSWERED, Step.CALLED, Step.TALK_HELD, Step.TALK_PLANNED)


def raw_mail_past_its_time(viewer: Viewer) -> list[InboundMail]:
    """Handled, and nobody waits for an answer to it: its attached files are still to be had until then."""
    if viewer.role != SYSTEM:
        return []
    before = timezone.now() - timedelta(days=KEEP_DAYS["raw_mail"])
    still_here = Q(left_behind=False) | Q(raw__isnull=False)
    found = InboundMail.objects.filter(still_here, handled_at__lt=before, enquiry__waiting_since=None)
    return list(found.defer("raw")[:AT_ONCE])


def unconfirmed_past_their_time(viewer: Viewer) -> list[Enquiry]:
    """Came by mail, was answered by a human so many days ago, nobody waits, and there is no yes to our keeping it."""
    if viewer.role != SYSTEM:
        return []
    found = Enquiry.objects.filter(
        way=Way.MAIL, waiting_since=None, remind_on=None, answered_at__isnull=False
    )
    found = found.exclude(state=State.TALK_PLANNED).exclude(id__in=_talk_ahead()).select_related("programme")
    answered = _last_human_words()
    due = [e for e in found if _is_due(e, answered)]
    confirmed = consent.among(viewer, {e.person_id for e in due}, Purpose.WORDS)
    return [e for e in due if e.person_id not in confirmed][:AT_ONCE]


def knows_only_this(viewer: Viewer, enquiry: Enquiry) -> bool:
    """A person we know from this one mail and nothing else."""
    person_id = enquiry.person_id
    others = [
        Enquiry.objects.filter(person_id=person_id).exclude(id=enquiry.id),
        Role.objects.filter(person_id=person_id).exclude(name=Hat.PARTICIPANT),
        Account.objects.filter(person_id=person_id),
        Person.objects.filter(joined_into_id=person_id),
    ]
    said_yes = any(consent.in_force(viewer, person_id, purpose) for purpose in Purpose)
    return viewer.role == SYSTEM and not said_yes and not any(rows.exists() for rows in others)


def _talk_ahead() -> list[UUID]:
    ahead = Talk.objects.filter(held_at=None, called_off_at=None)
    return list(ahead.values_list("enquiry_id", flat=True))


def _last_human_words() -> dict[UUID, object]:
    steps = EnquiryStep.objects.filter(kind__in=HUMAN).order_by()
    return dict(steps.values_list("enquiry_id").annotate(Max("written_at")))


def _is_due(enquiry: Enquiry, answered: dict[UUID, object]) -> bool:
    last = answered.get(enquiry.id)
    days = timedelta(days=enquiry.programme.unconfirmed_days)
    return last is not None and last < timezone.now() - days  # type: ignore[operator]
