"""What lots showed: worked out once when nobody can answer any more, nothing under ten, and effect said only here."""

from collections.abc import Callable
from datetime import datetime, timedelta
from random import Random
from uuid import uuid4

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from sideomside.consent import actions as consents
from sideomside.consent.rules import Purpose
from sideomside.matching import actions as matching
from sideomside.matching.models import Lot, WaitDraw
from sideomside.matching.rules import FIRST, LATER
from sideomside.outcomes.models import Answer, Sitting
from sideomside.outcomes.rules import FIVE_THINGS
from sideomside.people.models import Person
from sideomside.people.rules import Hat, NotAllowed
from sideomside.reports import actions, queries
from sideomside.reports.models import Release
from sideomside.reports.rules import found_by_lot, period
from sideomside.reports.rules.lots import STEPS
from sideomside.reports.rules.telling_lots import WORDS, told_of_lots
from sideomside.reports.statistics.two_groups import SENTENCES
from sideomside.reports.statistics.wording import Claim, promises
from sideomside.reports.tests.cast import Cast
from tests.people import someone

pytestmark = pytest.mark.django_db
Value = Callable[[str, int, bool], int | None]
"""What somebody answers: by group, by their number, and before or after."""


def helped(group: str, number: int, after: bool) -> int | None:
    """Whoever was thought of first gains one to four steps; whoever waited moves one up or down, or not at all."""
    if not after:
        return 0 if group == FIRST else 1
    return 1 + number % 4 if group == FIRST else number % 3


def sat(cast: Cast, person: Person, value: int, at: datetime) -> None:
    known = {"person": person, "programme": cast.house.programme}
    one = Sitting.objects.create(**known, items=list(FIVE_THINGS), begun_at=at, done_at=at, once=uuid4())
    for item in FIVE_THINGS:
        Answer.objects.create(
            person=person, sitting=one, item=item, value=str(value), happened_at=at, by_role="participant"
        )


def a_draw(cast: Cast, each: int, value: Value) -> WaitDraw:
    """So many in each group, drawn thirty days ago and closed ten days ago."""
    now, today = timezone.now(), timezone.localdate()
    draw = matching.open_draw(
        programme=cast.house.programme, name="Efterårets lod", protocol="OSF 7kx2m",
        approved_by="Komitéen, 3. november", weeks=2, first_day=today, last_day=today, by=cast.as_karen,
    )  # fmt: skip
    at = now - timedelta(days=30)
    for number in range(2 * each):
        group = (FIRST, LATER)[number % 2]
        person = someone(cast.house, f"Nr. {number}", Hat.PARTICIPANT)
        consents.give(person=person, purpose=Purpose.LOTS, channel="page", by=cast.house.system)
        Lot.objects.create(
            draw=draw,
            person=person,
            what="drawn",
            number=number,
            group=group,
            happened_at=at,
            by_role="system",
        )
        for after, when in ((False, at - timedelta(hours=2)), (True, at + timedelta(days=15))):
            said = value(group, number // 2, after)
            if said is not None:
                sat(cast, person, said, when)
    WaitDraw.objects.filter(id=draw.id).update(closed_at=now - timedelta(days=10))
    draw.refresh_from_db()
    return draw


def page(cast: Cast) -> str:
    return page_of(cast, reverse("reports:lots"))


def page_of(cast: Cast, address: str) -> str:
    return cast.desk.get(address).content.decode()


def test_with_ten_in_each_the_difference_is_told_and_the_word_is_effect(cast: Cast) -> None:
    draw = a_draw(cast, 12, helped)
    assert "Gør det op" in page(cast)
    cast.desk.post(reverse("reports:lots"), {"draw": draw.id})
    seen = page(cast)
    assert "+2,5" in seen and "effekt" in seen and "Gør det op" not in seen
    draw.refresh_from_db()
    assert draw.figures["groups"] == {
        FIRST: {"drawn": 10, "answered": 10, "let_out": None},
        LATER: {"drawn": 10, "answered": 10, "let_out": None},
    }


def test_nothing_is_told_of_nine_and_nothing_when_all_of_a_group_moved_alike() -> None:
    def group(
        name: str, many: int, moved: Callable[[int], float]
    ) -> list[tuple[str, bool, dict[str, float]]]:
        return [(name, True, {"C": moved(n)}) for n in range(many)]

    def told(first: int, later: int, moved: Callable[[int], float]) -> dict[str, object]:
        return found_by_lot([*group(FIRST, first, moved), *group(LATER, later, lambda n: n % 3)], ["C"])[0]

    assert (
        told(9, 30, lambda n: n % 3) == told(30, 9, lambda n: n % 3) == {"question": "C", "claim": "too_few"}
    )
    assert told(30, 30, lambda _n: 2) == {"question": "C", "claim": "too_few"}
    assert told(10, 10, lambda n: n % 3)["claim"] == "unsure"


def test_where_nothing_happened_no_word_promises_anything(cast: Cast) -> None:
    chance = Random(7)
    draw = a_draw(cast, 12, lambda _group, _number, _after: chance.randint(0, 4))
    actions.tell_of_lots(draw=draw, by=cast.as_karen)
    seen = page(cast)
    body = seen[seen.index("Efterårets lod") : seen.index("Alle tæller med")]
    assert promises(body) == []
    assert "Vi kan ikke sige" in body


def test_whoever_was_let_out_counts_as_drawn_and_whoever_took_back_the_yes_does_not(cast: Cast) -> None:
    draw = a_draw(cast, 12, helped)
    steps = list(Lot.objects.filter(group__isnull=False).order_by("number"))
    out = steps[1]
    Lot.objects.create(
        draw=draw, person=out.person, what="taken_out", happened_at=out.happened_at, by_role="coordinator"
    )
    everybody = queries.work_out_lots(cast.as_karen, draw)
    assert everybody["groups"][LATER]["drawn"] == 10
    for one in steps[1:6:2]:
        consents.withdraw(person=one.person, purpose=Purpose.LOTS, channel="page", by=cast.house.system)
    fewer = queries.work_out_lots(cast.as_karen, draw)
    assert fewer["groups"][LATER]["drawn"] is None
    assert {one["claim"] for one in fewer["questions"]} == {"too_few"}


def test_what_was_told_once_is_told_again_alike(cast: Cast) -> None:
    draw = a_draw(cast, 12, helped)
    first = actions.tell_of_lots(draw=draw, by=cast.as_karen).figures
    for one in Lot.objects.all()[:6]:
        consents.withdraw(person=one.person, purpose=Purpose.LOTS, channel="page", by=cast.house.system)
    draw.refresh_from_db()
    assert actions.tell_of_lots(draw=draw, by=cast.as_karen).figures == first


def test_it_stands_in_the_ledger_and_as_a_frozen_report_that_can_be_taken_back(cast: Cast) -> None:
    draw = a_draw(cast, 12, helped)
    cast.desk.post(reverse("reports:lots"), {"draw": draw.id})
    draw.refresh_from_db()
    [frozen] = Release.objects.all()
    assert (frozen.figures, frozen.level, frozen.audience) == (draw.figures, "R2", "runs")
    shown = {(one.indicator, tuple(one.dimensions), str(one.part)): one.cells for one in frozen.lines.all()}
    assert {name for name, _of, _part in shown} == {f"lots:{draw.id}"} and len(shown) == len(STEPS)
    assert shown[f"lots:{draw.id}", ("lot",), "[]"] == [[[""], None], [["first"], 10], [["later"], 10]]
    its_page = reverse("reports:release", args=[frozen.id])
    assert its_page in page(cast) and "Det, lodtrækningen viste" in page_of(cast, reverse("reports:releases"))
    assert "+2,5" in (told := page_of(cast, its_page)) and "Ingen har trukket lod" not in told
    assert "Lod afgjorde, hvem der ventede" in told
    assert b"2,5" in cast.desk.get(reverse("reports:take", args=[frozen.id]), {"fil": "csv"}).content
    assert cast.franks.get(its_page).status_code == 404
    cast.desk.post(its_page)
    assert "+2,5" not in page_of(cast, its_page) + page(cast)


def test_asked_again_past_its_press_the_ledger_says_what_it_said_or_nothing(cast: Cast) -> None:
    """Two reports of one draw, before and after somebody took back their yes, would be that one."""
    draw = a_draw(cast, 13, helped)
    before = actions.tell_of_lots(draw=draw, by=cast.as_karen).figures["groups"]
    assert before[FIRST]["drawn"] == 15
    gone = Lot.objects.filter(number=0).get()
    consents.withdraw(person=gone.person, purpose=Purpose.LOTS, channel="page", by=cast.house.system)
    draw.refresh_from_db()
    assert queries.work_out_lots(cast.as_karen, draw)["groups"] == before


def test_a_group_that_nearly_all_moved_alike_is_left_out_as_in_every_other_figure() -> None:
    wide, narrow = [n % 3 for n in range(30)], [2] * 28 + [1, 3]
    of_all = [(FIRST, True, {"C": n}) for n in narrow] + [(LATER, True, {"C": n}) for n in wide]
    assert found_by_lot(of_all, ["C"]) == [{"question": "C", "claim": "too_few"}]


def test_no_other_report_takes_a_draws_for_its_own_and_nobody_makes_one_by_hand(cast: Cast) -> None:
    draw = a_draw(cast, 12, helped)
    actions.tell_of_lots(draw=draw, by=cast.as_karen)
    [frozen] = Release.objects.all()
    Release.objects.update(period="2020H1")
    when = period("2020H1")
    assert when
    seen = queries.preview(cast.as_karen, cast.house.programme.id, when, "public")
    assert seen is not None and "supported" in seen.tables
    with pytest.raises(NotAllowed):
        actions.release_report(
            programme=cast.house.programme, when="2020H1", audience=frozen.audience, once=uuid4(), by=cast.as_karen
        )  # fmt: skip


def test_nothing_before_it_is_closed_and_the_last_can_answer_no_more(cast: Cast) -> None:
    draw = a_draw(cast, 12, helped)
    for closed in (None, timezone.now() - timedelta(days=3)):
        WaitDraw.objects.filter(id=draw.id).update(closed_at=closed)
        draw.refresh_from_db()
        cast.desk.post(reverse("reports:lots"), {"draw": draw.id})
        assert "Gør det op" not in page(cast)
        with pytest.raises(NotAllowed):
            actions.tell_of_lots(draw=draw, by=cast.as_karen)
    with pytest.raises(NotAllowed):
        actions.tell_of_lots(draw=draw, by=cast.as_frank)
    assert cast.franks.get(reverse("reports:lots")).status_code == 404


def test_a_wait_cut_off_by_the_closing_is_in_no_comparison(cast: Cast) -> None:
    draw = a_draw(cast, 12, helped)
    with time_machine.travel(timezone.now() + timedelta(days=60), tick=False):
        WaitDraw.objects.filter(id=draw.id).update(closed_at=timezone.now() - timedelta(days=80))
        draw.refresh_from_db()
        assert queries.work_out_lots(cast.as_karen, draw)["groups"][FIRST]["drawn"] is None


def test_effect_is_said_in_two_sentences_and_in_no_other() -> None:
    with override("en"):
        assert {claim: str(words) for claim, words in WORDS.items()} == SENTENCES
    assert {claim for claim, text in SENTENCES.items() if promises(text)} == {Claim.MORE, Claim.LESS}
    nothing = {"question": "C", "claim": "too_few"}
    [_who, told] = told_of_lots({"groups": {FIRST: {}, LATER: {}}, "questions": [nothing]})
    assert told.lead == "" and promises(told.title) == []
