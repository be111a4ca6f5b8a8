"""Who waits with us and was not heard from for long, and what was done since. For the room above, which judges."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import override

from sideomside.intake.models import IN_SILENCE, NOT_CLOSED, Enquiry, EnquiryStep, Sort, Step, Talk, Why
from sideomside.intake.rules import FRESH
from sideomside.people.models import Person
from sideomside.people.models.person import Channel
from sideomside.people.queries import names
from sideomside.people.rules import SYSTEM, Hat, Viewer

WAITS = (Sort.UNSORTED, Sort.SEEKS)
# We owe them something: an answer, or what somebody wanted to be reminded of.
WE_OWE = Q(waiting_since__isnull=False) | Q(remind_on__isnull=False)


@dataclass(frozen=True, slots=True)
class Quiet:
    """One person, by the newest of what they wait for: last heard from, and what was done about it."""

    enquiry: Enquiry
    heard_at: datetime
    steps: dict[str, tuple[datetime, dict[str, Any]]] = field(default_factory=dict)  # the last of each kind
    waits_for_us: bool = False  # had a first talk, or needs none: the next word is ours

    @property
    def person_id(self) -> UUID:
        return self.enquiry.person_id

    def at(self, kind: str) -> datetime | None:
        return self.steps[kind][0] if kind in self.steps else None

    def how(self, kind: str) -> str:
        return str(self.steps[kind][1].get("how", "")) if kind in self.steps else ""


def quiet(viewer: Viewer, before: datetime, person_id: UUID | None = None) -> list[Quiet]:
    """The longest first. Nobody to whom we owe a word, and nobody who came for something else as well."""
    if viewer.role != SYSTEM:
        return []
    rows = Enquiry.objects.filter(state__in=NOT_CLOSED, person__last_contact_at__lt=before)
    rows = rows.filter(person_id=person_id) if person_id else rows
    found = rows.filter(~WE_OWE, sort__in=WAITS).select_related("programme", "person")
    newest = {one.person_id: one for one in found.order_by("received_at", "id")}
    if not newest:
        return []
    other = Enquiry.objects.filter(WE_OWE | ~Q(sort__in=WAITS), person_id__in=newest, state__in=NOT_CLOSED)
    for busy in other.values_list("person_id", flat=True):
        newest.pop(busy, None)
    heard, steps, ours = _heard(newest.values()), _steps(newest), _wait_for_us(newest)
    told = [Quiet(one, heard[pid], steps[pid], pid in ours) for pid, one in newest.items()]
    return sorted((one for one in told if one.heard_at < before), key=lambda one: one.heard_at)


def _heard(open_ones: Iterable[Enquiry]) -> dict[UUID, datetime]:
    """A talk that is agreed on counts on its day; whoever turned out to be somebody else was heard from as both."""
    heard = {one.person_id: one.person.last_contact_at for one in open_ones}
    ahead = Talk.objects.filter(person_id__in=heard, held_at=None, called_off_at=None)
    for person_id, planned, made in ahead.values_list("person_id", "planned_for", "made_at"):
        heard[person_id] = max(heard[person_id], planned or made)
    joined = {one.id: one for one in Person.objects.exclude(joined_into=None).select_related("joined_into")}
    for one in joined.values():
        last = one.in_the_end.id
        if last in heard:
            heard[last] = max(heard[last], one.last_contact_at)
    return heard


def _wait_for_us(person_ids: Iterable[UUID]) -> set[UUID]:
    """Who was promised a peer: we have talked, or the programme asks for no talk first."""
    without = Q(programme__first_talk_required=False, sort=Sort.SEEKS, state__in=NOT_CLOSED)
    found = Enquiry.objects.filter(Q(talked_at__isnull=False) | without, person_id__in=list(person_ids))
    return set(found.values_list("person_id", flat=True))


def _steps(person_ids: Iterable[UUID]) -> dict[UUID, dict[str, tuple[datetime, dict[str, Any]]]]:
    """Also of what is closed meanwhile: one person is asked once."""
    found: dict[UUID, dict[str, tuple[datetime, dict[str, Any]]]] = defaultdict(dict)
    rows = EnquiryStep.objects.filter(enquiry__person_id__in=list(person_ids), kind__in=IN_SILENCE)
    order = rows.order_by("happened_at", "number")
    for person_id, kind, at, detail in order.values_list(
        "enquiry__person_id", "kind", "happened_at", "detail"
    ):
        found[person_id][kind] = (at, detail)
    return found


@dataclass(frozen=True, slots=True)
class Choice:
    """What a link lets somebody say in answer to our letter: stay, or goodbye for now. States alone, and no words."""

    enquiries: list[Enquiry] = field(default_factory=list)
    said: str = ""  # stay, goodbye
    may_go: bool = False


def to_choose(viewer: Viewer) -> Choice:
    """While a letter waits for an answer; whoever was let go, or said goodbye for now, may still come back."""
    if not viewer.is_participant or viewer.person_id is None:
        return Choice()
    mine = Enquiry.objects.filter(person_id=viewer.person_id).select_related("person")
    every = list(mine.order_by("-received_at", "id"))
    waits = [one for one in every if one.may_want_a_peer]
    if waits and _a_letter_waits(waits[0]):
        return Choice(waits, may_go=True)
    last = EnquiryStep.objects.filter(enquiry=every[0]).exclude(kind=Step.READ).last() if every else None
    if last is None or (waits and not _just_said(last)):
        return Choice()
    if waits:
        return Choice(said="stay")
    let_go = every[0].closed_why == Why.QUIET and _a_letter_waits(every[0])
    return Choice(every[:1], "goodbye") if let_go or _left_by_letter(last) else Choice()


def _a_letter_waits(enquiry: Enquiry) -> bool:
    """We asked, or announced, by letter, and they were not heard from since."""
    since = _heard([enquiry])[enquiry.person_id]
    asked = EnquiryStep.objects.filter(enquiry__person_id=enquiry.person_id, happened_at__gt=since)
    return asked.filter(kind__in=(Step.ASKED, Step.FAREWELL), detail__how="letter").exists()


def _just_said(last: EnquiryStep) -> bool:
    """So that whoever has pressed the button sees that it is said."""
    theirs = last.kind == Step.STAYS and last.by_role == Hat.PARTICIPANT
    return theirs and timezone.now() - last.happened_at < FRESH


def _left_by_letter(last: EnquiryStep) -> bool:
    return last.kind == Step.CLOSED and last.detail.get("how") == "letter"


def said_goodbye(viewer: Viewer, enquiry_id: UUID | None = None) -> list[EnquiryStep]:
    """Who said it by the button in a letter, one step for each, until one of us has seen it."""
    if not viewer.is_coordinator:
        return []
    after = EnquiryStep.objects.filter(enquiry=OuterRef("enquiry"), number__gt=OuterRef("number"))
    steps = EnquiryStep.objects.filter(~Exists(after), kind=Step.CLOSED, detail__how="letter")
    found = steps.filter(enquiry__programme_id__in=viewer.programme_ids).select_related("enquiry__person")
    found = found.filter(enquiry_id=enquiry_id) if enquiry_id else found
    return list({one.enquiry.person_id: one for one in found.order_by("-happened_at", "id")}.values())


def letter_to_stay(viewer: Viewer, enquiry: Enquiry) -> str:
    """How the letter reads that would go out, in their language; the link in it is made when it leaves."""
    if not viewer.is_coordinator:
        return ""
    person = enquiry.person
    name = names(viewer, {viewer.person_id}).get(viewer.person_id, "") if viewer.person_id else ""
    told = {"name": name.partition(" ")[0], "by_mail": person.channel == Channel.MAIL, "link": "…"}
    with override(person.language):
        return render_to_string(f"intake/mail/still.{person.language}.txt", told).partition("\n")[2].strip()
