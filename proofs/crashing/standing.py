"""What stands after all those deaths: everything somebody was told, once, and nothing by halves."""

from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from django.conf import settings

from proofs.crashing.hands import WORD
from sideomside.ground.audit import log
from sideomside.ground.audit.models import Entry
from sideomside.ground.post.models import Letter
from sideomside.ground.vault.keys import KeyIsGone, has_key
from sideomside.ground.vault.models import Erasure
from sideomside.ground.vault.walls import within
from sideomside.intake.models import Enquiry, EnquiryStep, Message
from sideomside.people.models import Organisation, Person
from sideomside.people.rules import system
from sideomside.privacy import queries


@dataclass
class Standing:
    acknowledged: int
    erased: int
    lost: int
    doubled: int
    half_done: int
    log_lines_wrong: int
    letters_lost: int


def standing(notes: Path) -> Standing:
    told = [line.split() for line in notes.read_text().splitlines()]
    house = Organisation.objects.get()
    with within(house.id):
        gone = set(Erasure.objects.values_list("owner_id", flat=True))
        said = _said()
        asked = {UUID(person) for verb, _mark, person in told if verb == "erased"}
        # What somebody wrote may be missing only where that very person was erased afterwards.
        missing = [
            mark
            for _verb, mark, person in told
            if mark not in said and mark != "-" and not _is_gone(person, gone)
        ]
        return Standing(
            acknowledged=len(told),
            erased=len(gone),
            lost=len(missing) + len(asked - gone),
            doubled=sum(count - 1 for count in said.values() if count > 1),
            half_done=_by_halves(house.id, gone),
            log_lines_wrong=len(log.verify()),
            letters_lost=_letters_lost(),
        )


def _is_gone(person: str, gone: set[UUID]) -> bool:
    return person != "-" and UUID(person) in gone


def _said() -> Counter[str]:
    """Each mark and how often it is read."""
    said: Counter[str] = Counter()
    for message in Message.objects.filter(direction="in"):
        try:
            words = (message.words or "").strip()
        except KeyIsGone:
            continue
        if words.startswith(WORD):
            said[words] += 1
    return said


def _by_halves(house_id: UUID, gone: set[UUID]) -> int:
    """Anything that stands without what belongs to it."""
    enquiries = Enquiry.objects.all()
    steps = set(EnquiryStep.objects.values_list("enquiry_id", flat=True))
    words = set(Message.objects.values_list("enquiry_id", flat=True))
    lines = set(Entry.objects.filter(verb="enquiry.received").values_list("thing_id", flat=True))
    wrong = 0
    for enquiry in enquiries:
        whole = enquiry.id in steps and enquiry.id in words and str(enquiry.id) in lines
        wrong += not (whole and has_key(enquiry.person_id)) and enquiry.person_id not in gone
    by = system(house_id)
    wrong += sum(bool(queries.left_behind(by, person_id)) or has_key(person_id) for person_id in gone)
    wrong += Erasure.objects.filter(done_at=None).count()
    here = {str(one) for one in enquiries.values_list("id", flat=True)}
    told_of = Entry.objects.filter(verb="enquiry.received").exclude(about_id__in=gone)
    wrong += sum(one not in here for one in told_of.values_list("thing_id", flat=True))
    return wrong + sum(not has_key(one) for one in Person.objects.values_list("id", flat=True))


def _letters_lost() -> int:
    """Said to be sent, and nobody got it; or not on its way any more."""
    folder = settings.MAILBOX
    arrived = {file.stem for file in folder.iterdir()} if folder.is_dir() else set()
    sent = Letter.objects.filter(state=Letter.State.SENT)
    return sum(one.hex not in arrived for one in sent.values_list("id", flat=True))
