"""Somebody is worried: sent, read, done something about, and closed by two."""

from uuid import uuid4

from django.utils import timezone

from proofs.living.at_hand import there
from proofs.living.world import World
from sideomside.concerns import actions as concerns
from sideomside.concerns.models import Concern
from sideomside.concerns.rules import Worry
from sideomside.people.models import Person
from sideomside.people.rules import Viewer


def newest() -> Concern:
    return there(Concern.objects.order_by("received_at").last())


def is_worried(w: World, p: Person, q: Person, answer: str) -> None:
    """About nobody, about the peer, or about the very coordinator who would read it."""
    whom = {"yes": None, "no": q.id, "later": w.karen.id, "talk": None}[answer]
    by = w.as_seeker(p) if answer in {"yes", "no"} else w.as_peer(q)
    concerns.send(programme=w.house.programme, worry=Worry("other", "Jeg er bekymret.", uuid4(), whom), by=by)


def reads_the_worry(w: World, p: Person, q: Person, answer: str) -> None:
    concerns.note_read(concern=newest(), by=_keeper(w, answer))


def does_something(w: World, p: Person, q: Person, answer: str) -> None:
    one, at = newest(), timezone.now()
    concerns.note_done(concern=one, words="Jeg ringede.", happened_at=at, once=uuid4(), by=_keeper(w, answer))


def brings_in_a_colleague(w: World, p: Person, q: Person, answer: str) -> None:
    colleague = w.omar if answer == "yes" else w.karen
    concerns.bring_in(concern=newest(), colleague=colleague, by=_keeper(w, answer))


def asks_to_close(w: World, p: Person, q: Person, answer: str) -> None:
    colleague = w.omar if answer in {"yes", "talk"} else w.karen  # somebody else than the one who asks
    concerns.ask_to_close(concern=newest(), colleague=colleague, by=_keeper(w, answer))


def closes_the_worry(w: World, p: Person, q: Person, answer: str) -> None:
    concerns.close(concern=newest(), by=_keeper(w, answer))


def not_yet(w: World, p: Person, q: Person, answer: str) -> None:
    concerns.not_yet(concern=newest(), by=_keeper(w, answer))


def _keeper(w: World, answer: str) -> Viewer:
    return w.by_karen() if answer in {"yes", "talk"} else w.by_omar()


def the_worry_goes_on(w: World, p: Person, q: Person, answer: str) -> None:
    """Sent when there is none; then read, done something about, and closed by two."""
    one = Concern.objects.filter(closed_at=None).order_by("received_at").last()
    if one is None:
        is_worried(w, p, q, "yes")
        return
    first = "yes" if one.on_it.filter(person=w.karen).exists() else "later"
    if one.closing_by_id is None:
        for act in (reads_the_worry, does_something):
            act(w, p, q, first)
        asks_to_close(w, p, q, first)
    else:
        closes_the_worry(w, p, q, "later" if one.closing_by_id == w.karen.id else "yes")
