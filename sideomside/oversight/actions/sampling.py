"""The quarter's looks are drawn by lot; a second person goes through them, and asks where they wonder."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from sideomside.ground.audit import log
from sideomside.ground.audit.models import Entry
from sideomside.oversight.models import Draw, Drawn
from sideomside.oversight.queries import always_drawn, last_hash, lines_to_draw
from sideomside.oversight.rules import drawn, may_go_through, seed_of
from sideomside.people.rules import SYSTEM, Viewer, allow


@transaction.atomic
def draw(*, quarter: date, by: Viewer) -> Draw | None:
    """Once. Nothing is drawn of a quarter that is not over, or whose log is gone."""
    allow(by.role == SYSTEM)
    known, thrown_by = Draw.objects.filter(quarter=quarter).first(), last_hash(by, quarter)
    if known or not thrown_by:
        return known
    seed, looks = seed_of(by.organisation_id, quarter, thrown_by), lines_to_draw(by, quarter)
    numbers = list(looks.values_list("seq", flat=True))
    chosen = {*drawn(numbers, seed), *always_drawn(by, quarter)}
    row = Draw(quarter=quarter, looks=len(numbers), drawn=len(chosen), seed=seed, drawn_at=timezone.now())
    row.save(force_insert=True)
    for line in looks.filter(seq__in=chosen).order_by("seq"):
        _put_down(row, line)
    log.record("oversight.drawn", thing=row.id, detail={"looks": len(numbers), "drawn": len(chosen)}, by=by)
    return row


@transaction.atomic
def go_through(*, look: Drawn, answer: str, by: Viewer) -> Drawn:
    """As it should be, or to be asked about. Said once."""
    look = Drawn.objects.select_for_update(of=("self",)).get(id=look.id)
    allow(may_go_through(by, look) and answer in Drawn.Answer)
    if look.answer:
        return look
    look.answer, look.answered_at, look.answered_by_id = answer, timezone.now(), by.person_id
    look.save(update_fields=["answer", "answered_at", "answered_by_id"])
    log.record(
        "oversight.gone_through", about=look.reader_id, thing=look.id, detail={"answer": answer}, by=by
    )
    return look


@transaction.atomic
def settle(*, look: Drawn, words: str, by: Viewer) -> Drawn:
    """What came of asking."""
    look = Drawn.objects.select_for_update(of=("self",)).get(id=look.id)
    asked = look.answer == Drawn.Answer.ASK and look.reader_id is not None
    allow(may_go_through(by, look) and asked and bool(words.strip()))
    if look.settled_at is None:
        look.words, look.settled_at = words.strip(), timezone.now()
        look.save(update_fields=["words", "settled_at"])
        log.record("oversight.answered", about=look.reader_id, thing=look.id, by=by)
    return look


def _put_down(row: Draw, line: Entry) -> None:
    detail = line.detail or {}
    look = Drawn(
        draw=row,
        number=line.seq,
        reader_id=line.by_id,
        hat=line.by_role,
        looked_at=line.at,
        listed=line.verb == "read.listed",
        page=detail.get("screen", ""),
        purpose=line.purpose,
    )
    look.save(force_insert=True)
