"""Asking peers how they are; answering in one tap; and a word had."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from sideomside.companionship import queries as companionship
from sideomside.ground.audit import log
from sideomside.path.models import Pulse
from sideomside.path.queries import peers_here, peers_to_ask, pulse_readers
from sideomside.path.rules import may_answer, may_read_pulse, period_of
from sideomside.people.rules import SYSTEM, Viewer, allow

LATELY = timedelta(days=2)


@transaction.atomic
def ask_how_it_is(*, by: Viewer) -> int:
    """Once a month, and the day after a heavy meeting; run twice, each is asked once. Nobody is written to."""
    allow(by.role == SYSTEM)
    now, month = timezone.now(), period_of(timezone.localdate())
    asked = 0
    for file in peers_to_ask(by):
        new = {"why": Pulse.Why.MONTH, "asked_at": now}
        asked += _asked(file.person_id, file.programme_id, month, new)
    here = peers_here(by)
    for heavy in companionship.heavy_lately(by, now - LATELY):
        if (heavy.peer_id, heavy.programme_id) not in here:
            continue
        new = {"why": Pulse.Why.HEAVY, "asked_at": now}
        asked += _asked(heavy.peer_id, heavy.programme_id, str(heavy.afterwards_id), new)
    return asked


@transaction.atomic
def answer_pulse(*, pulse: Pulse, how: str, call: bool = False, by: Viewer) -> Pulse:
    """Said again, the newer word stands; the same tapped twice is once."""
    allow(may_answer(by, pulse) and how in Pulse.How.values)
    held = Pulse.objects.select_for_update(of=("self",)).filter(id=pulse.id).first()
    if held is None:  # let go since the page was opened: it is not put back
        return pulse
    if held.answered_at and (held.how, held.call) == (how, call):
        return held
    held.how, held.call, held.answered_at = how, call, timezone.now()
    held.talked_at, held.talked_by_id = None, None
    held.save(update_fields=["how", "call", "answered_at", "talked_at", "talked_by_id"])
    log.record("path.pulse", about=held.person_id, thing=held.id, by=by)
    return held


@transaction.atomic
def had_a_word(*, pulse: Pulse, by: Viewer) -> Pulse:
    """Somebody it is for has called; it leaves the first page."""
    readers = pulse_readers(by, {pulse.person_id}).get((pulse.person_id, pulse.programme_id))
    allow(may_read_pulse(by, pulse, readers))
    if pulse.talked_at is None:
        pulse.talked_at, pulse.talked_by_id = timezone.now(), by.person_id
        pulse.save(update_fields=["talked_at", "talked_by_id"])
        log.record("path.had_a_word", about=pulse.person_id, thing=pulse.id, by=by)
    return pulse


def _asked(person_id: object, programme_id: object, period: str, new: dict[str, object]) -> int:
    _row, made = Pulse.objects.get_or_create(
        person_id=person_id, programme_id=programme_id, period=period, defaults=new
    )
    return int(made)
