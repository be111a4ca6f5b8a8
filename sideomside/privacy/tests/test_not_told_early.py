"""A question about somebody's reading stands in their own log once a colleague has answered it."""

from datetime import date

from django.utils import timezone

from sideomside.ground.audit import log
from sideomside.ground.vault.walls import within
from sideomside.oversight.models import Ring
from sideomside.people.rules import Hat
from sideomside.privacy.queries.looking import what_was_done
from tests.people import build_house, someone, wearing


def test_that_somebody_is_asked_is_not_told_before_it_is_answered(db: None) -> None:
    house = build_house("København")
    with within(house.organisation.id):
        karen = someone(house, "Karen", Hat.COORDINATOR)
        ring = Ring.objects.create(
            reader=karen, programme=house.programme, day=date(2026, 9, 1), signs=[], rung_at=timezone.now()
        )
        log.record("oversight.rang", about=karen.id, thing=ring.id, by=house.system)
        hers = wearing(house, karen, Hat.PARTICIPANT)
        before = len(what_was_done(hers))
        Ring.objects.update(answered_at=timezone.now())
        assert len(what_was_done(hers)) == before + 1
