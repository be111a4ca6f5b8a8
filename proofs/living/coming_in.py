"""Coming in: written, sorted, answered, talked with; yes said, and taken back."""

from datetime import timedelta

from django.utils import timezone

from proofs.living.at_hand import there
from proofs.living.world import World
from sideomside.intake import actions as intake
from sideomside.matching import actions as matching
from sideomside.matching import queries as pairing
from sideomside.matching.tests.story import WISHES
from sideomside.peers import actions as peers
from sideomside.people.models import Person


def writes(w: World, p: Person, q: Person, answer: str) -> None:
    """For the first time, or once more in the same thread."""
    if (known := w.enquiry(p)) and answer != "later":
        intake.hear(enquiry=known, words="Er der nogen?", by=w.as_seeker(p))
        return
    intake.receive(
        programme=w.house.programme,
        person=there(Person.objects.filter(id=p.id).first()),
        way="form",
        words="Jeg er meget alene.",
        by=w.outside if w.by_charlie else w.house.system,
    )


def is_sorted(w: World, p: Person, q: Person, answer: str) -> None:
    as_ = "gives" if answer == "no" else "seeks"
    intake.sort(enquiry=there(w.enquiry(p)), as_=as_, by=w.by_karen())


def is_answered(w: World, p: Person, q: Person, answer: str) -> None:
    intake.answer(enquiry=there(w.enquiry(p)), words="Hej. Skal vi ses?", by=w.by_karen())


def is_talked_with(w: World, p: Person, q: Person, answer: str) -> None:
    intake.hold_talk(enquiry=there(w.enquiry(p)), by=w.by_karen())


def is_planned(w: World, p: Person, q: Person, answer: str) -> None:
    at = timezone.now() + timedelta(days=1)
    intake.plan_talk(enquiry=there(w.enquiry(p)), setting=intake.Setting(), planned_for=at, by=w.by_karen())


def is_called_off(w: World, p: Person, q: Person, answer: str) -> None:
    intake.call_off_talk(enquiry=there(w.enquiry(p)), by=w.as_seeker(p))


def is_closed(w: World, p: Person, q: Person, answer: str) -> None:
    intake.close(enquiry=there(w.enquiry(p)), reason="quiet", by=w.by_karen())


def is_reopened(w: World, p: Person, q: Person, answer: str) -> None:
    intake.reopen(enquiry=there(w.enquiry(p)), by=w.by_karen())


def wishes(w: World, p: Person, q: Person, answer: str) -> None:
    known = pairing.wishes_of(w.watching, p.id)
    matching.wish(person=p, wishes=WISHES, version=known.version, by=w.as_seeker(p))


def says_yes(w: World, p: Person, q: Person, answer: str) -> None:
    matching.say_yes(person=p, channel="page", by=w.as_seeker(p))


def takes_it_back(w: World, p: Person, q: Person, answer: str) -> None:
    matching.take_back(person=p, channel="page", by=w.as_seeker(p))


def peer_takes_it_back(w: World, p: Person, q: Person, answer: str) -> None:
    peers.take_yes_back(peer=there(w.file(q)), by=w.as_peer(q))


def peer_says_yes(w: World, p: Person, q: Person, answer: str) -> None:
    peers.say_yes(peer=there(w.file(q)), by=w.by_karen())
