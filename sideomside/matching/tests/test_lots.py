"""Lots about who waits a little: balanced, unforeseeable, done again alike; a yes of one's own, and out at any time."""

from collections import Counter
from datetime import timedelta
from itertools import islice, pairwise

import pytest
import time_machine
from django.utils import timezone
from django.utils.translation import override

from sideomside.consent import actions as consents
from sideomside.consent.rules import Purpose, text_of
from sideomside.intake import actions as intake
from sideomside.intake.models import Enquiry
from sideomside.matching import actions, queries
from sideomside.matching.engine.lots import lot, lots
from sideomside.matching.models import Lot, WaitDraw
from sideomside.matching.rules import ANSWER_WITHIN, LATER, MOST_WEEKS
from sideomside.matching.tests.story import Story
from sideomside.people.rules import NotAllowed
from tests.people import Hat, someone, wearing

AGREED = {
    "name": "Efterårets lod",
    "protocol": "OSF 7kx2m",
    "approved_by": "Videnskabsetisk komité, 3. november 2026",
    "weeks": 2,
}
SEEDS = [f"frø {number}" for number in range(2000)]


def opened(story: Story, **other: object) -> WaitDraw:
    today = timezone.localdate()
    days = {"first_day": today, "last_day": today + timedelta(days=90)}
    said = {**AGREED, **days, **other}
    return actions.open_draw(programme=story.house.programme, by=story.karen, **said)  # type: ignore[arg-type]


def ready(story: Story) -> WaitDraw:
    """Ida has had her talk and said yes to our looking and to the lots."""
    story.hold_talk()
    story.agree()
    draw = opened(story)
    actions.say_yes_to_lots(person=story.ida, draw=draw, by=story.as_ida)
    return draw


def drawn(story: Story, group: str = LATER) -> WaitDraw:
    """Her lot is the one the test is about: the seed is one whose first lot is that."""
    draw = ready(story)
    draw.seed = next(seed for seed in SEEDS if lot(seed, 0) == group)
    draw.save(update_fields=["seed"])
    assert actions.draw_lot(draw=draw, person=story.ida, by=story.house.system)
    return draw


def is_thought_of(story: Story) -> bool:
    everyone = queries.everybody(story.house.system, story.house.programme)
    assert everyone is not None
    return str(story.ida.id) in everyone.waiting


def test_in_every_block_there_are_as_many_of_each() -> None:
    for seed in SEEDS[:200]:
        apart = [0]
        for each in islice(lots(seed), 120):
            apart.append(apart[-1] + (1 if each == LATER else -1))
        assert max(map(abs, apart)) <= 4
        evens = [at for at, sum_ in enumerate(apart) if sum_ == 0]
        assert max(late - early for early, late in pairwise(evens)) <= 8


def test_the_same_seed_gives_the_same_list_and_another_another() -> None:
    assert (
        list(islice(lots("frø"), 60)) == list(islice(lots("frø"), 60)) == [lot("frø", at) for at in range(60)]
    )
    assert len({tuple(islice(lots(seed), 60)) for seed in SEEDS}) == len(SEEDS)


def test_over_many_seeds_each_number_is_as_often_the_one_as_the_other() -> None:
    counted: Counter[int] = Counter()
    for seed in SEEDS:
        counted.update(at for at, each in enumerate(islice(lots(seed), 40)) if each == LATER)
    assert all(0.45 < counted[at] / len(SEEDS) < 0.55 for at in range(40))


def test_whoever_knows_all_lots_so_far_guesses_worse_than_in_blocks_of_one_length() -> None:
    """The best simple guess is the group that is behind; in blocks of four it is right 71 times in a hundred."""
    right = 0.0
    for seed in SEEDS[:500]:
        behind = 0
        for each in islice(lots(seed), 40):
            right += 0.5 if not behind else (each == LATER) == (behind < 0)
            behind += 1 if each == LATER else -1
    assert right / (500 * 40) < 0.69


def test_whoever_drew_the_later_lot_is_thought_of_from_their_day(story: Story) -> None:
    drawn(story)
    assert not is_thought_of(story)
    page = story.desk().get(f"/find-peer/hvem-venter/?program={story.house.programme.id}").content.decode()
    assert "Der er trukket lod" in page
    assert queries.my_lot(story.as_ida).state == "later"
    with time_machine.travel(timezone.now() + timedelta(days=14), tick=False):
        assert is_thought_of(story)
        assert queries.my_lot(story.as_ida).state == "out"


def test_whoever_drew_the_first_lot_is_thought_of_tonight(story: Story) -> None:
    drawn(story, "first")
    assert is_thought_of(story)
    assert queries.my_lot(story.as_ida).state == "first"


def test_before_and_without_a_lot_nothing_changes_for_anybody(story: Story) -> None:
    story.hold_talk()
    story.agree()
    assert queries.my_lot(story.as_ida) is None
    draw = opened(story)
    assert queries.my_lot(story.as_ida).state == "asked"
    assert is_thought_of(story)
    assert actions.draw_lot(draw=draw, person=story.ida, by=story.house.system) is None
    story.idas_browser().post("/min-side/lod/", {"do": "no"})
    assert queries.my_lot(story.as_ida) is None
    assert is_thought_of(story)


def test_before_a_yes_it_stands_what_is_measured_and_for_how_long(story: Story) -> None:
    story.hold_talk()
    story.agree()
    draw = opened(story)
    asked = story.idas_browser().get("/min-side/lod/").content.decode()
    weeks = f"{draw.wait_weeks} uge"
    assert "Det, vi måler, er dine svar på fem korte spørgsmål" in asked
    assert f"igen {weeks}" in asked and "måler vi ikke mere" in asked
    with override("da"):
        said = text_of(Purpose.LOTS)
    assert said in asked and "højst tre uger efter" in said
    assert MOST_WEEKS * 7 + ANSWER_WITHIN.days == 3 * 7  # what the words say


def test_in_her_own_browser_ida_says_yes_and_steps_out_again(story: Story) -> None:
    story.hold_talk()
    story.agree()
    draw = opened(story)
    browser = story.idas_browser()
    assert "Må lod afgøre" in browser.get("/min-side/").content.decode()
    browser.post("/min-side/lod/", {"do": "yes", "draw": draw.id})
    assert "Gå til spørgsmålene" in browser.get("/min-side/lod/").content.decode()
    asked = browser.get("/min-side/hvor-er-du/").content.decode()
    assert "sammenlignes med andres" in asked and "tælles ikke" not in asked
    draw.seed = next(seed for seed in SEEDS if lot(seed, 0) == LATER)
    draw.save(update_fields=["seed"])
    actions.draw_lot(draw=draw, person=story.ida, by=story.house.system)
    assert "Jeg vil hellere ikke vente" in browser.get("/min-side/lod/").content.decode()
    browser.post("/min-side/lod/", {"do": "out"})
    assert is_thought_of(story)
    assert Lot.objects.last().what == "stepped_out"


@pytest.mark.parametrize("way", ["coordinator", "closed", "yes taken back", "yes taken back on the page"])
def test_out_at_once(story: Story, way: str) -> None:
    draw = drawn(story)
    if way == "coordinator":
        story.desk().post(f"/find-peer/{story.ida.id}/lod/", {"why": "Jeg er bekymret for hende."})
        assert Lot.objects.last().why == "Jeg er bekymret for hende."
    elif way == "closed":
        story.desk().post(
            f"/find-peer/lod/?program={story.house.programme.id}", {"do": "close", "draw": draw.id}
        )
    elif way == "yes taken back":
        consents.withdraw(person=story.ida, purpose=Purpose.LOTS, channel="page", by=story.as_ida)
    else:
        actions.say_no_to_lots(person=story.ida, draw=draw, by=story.as_ida)
    assert is_thought_of(story)


def test_taken_out_is_still_counted_as_drawn(story: Story) -> None:
    draw = drawn(story)
    actions.release_from_wait(person=story.ida, by=story.karen)
    assert [one.group for one in queries.drawn_in(story.karen, draw)] == [LATER]
    consents.withdraw(person=story.ida, purpose=Purpose.LOTS, channel="page", by=story.as_ida)
    assert queries.drawn_in(story.karen, draw) == []


def test_nobody_in_danger_and_nobody_who_has_waited_long_is_drawn(story: Story) -> None:
    draw = ready(story)
    Enquiry.objects.update(read_first=True)
    assert actions.draw_lot(draw=draw, person=story.ida, by=story.house.system) is None
    Enquiry.objects.update(read_first=False)
    with time_machine.travel(timezone.now() + timedelta(days=25), tick=False):
        assert actions.draw_lot(draw=draw, person=story.ida, by=story.house.system) is None
    assert actions.draw_lot(draw=draw, person=story.ida, by=story.house.system) is not None


def test_whoever_waits_by_lot_and_writes_something_heavy_in_any_enquiry_is_found(story: Story) -> None:
    drawn(story)
    assert queries.held_in_danger(story.house.system) == set()
    _writes(story, "Jeg vil gerne vide, hvornår I har åbent.")
    assert queries.held_in_danger(story.house.system) == set()
    _writes(story, "Jeg tænker på selvmord.")
    assert queries.held_in_danger(story.house.system) == {story.ida.id}
    assert queries.held_in_danger(story.karen) == set()


def test_heavy_words_in_a_note_nobody_has_sorted_keep_somebody_out_of_the_draw(story: Story) -> None:
    draw = ready(story)
    note = _writes(story, "Jeg tænker på selvmord.")
    assert queries.my_lot(story.as_ida) is None
    assert queries.to_draw(story.house.system) == []
    assert actions.draw_lot(draw=draw, person=story.ida, by=story.house.system) is None
    intake.close(
        enquiry=note, reason="double", by=story.karen
    )  # put together with the first: she wrote it all the same
    assert queries.to_draw(story.house.system) == []


def test_a_yes_to_one_draw_is_no_yes_to_the_next(story: Story) -> None:
    first = ready(story)
    actions.close_draw(draw=first, by=story.karen)
    draw = opened(story, name="Forårets lod")
    assert queries.to_draw(story.house.system) == []
    assert actions.draw_lot(draw=draw, person=story.ida, by=story.house.system) is None
    browser = story.idas_browser()
    browser.post("/min-side/lod/", {"do": "yes", "draw": first.id})  # a tab from before
    assert queries.my_lot(story.as_ida).state == "asked"
    browser.post("/min-side/lod/", {"do": "yes", "draw": draw.id})
    assert queries.my_lot(story.as_ida).state == "yes"
    assert [person.id for _draw, person in queries.to_draw(story.house.system)] == [story.ida.id]
    assert actions.draw_lot(draw=draw, person=story.ida, by=story.house.system) is not None


def test_whoever_takes_the_yes_back_is_promised_no_more_questions(story: Story) -> None:
    draw = drawn(story, "first")
    browser = story.idas_browser()
    assert "Om nogle uger spørger vi igen" in browser.get("/min-side/lod/").content.decode()
    actions.say_no_to_lots(person=story.ida, draw=draw, by=story.as_ida)
    assert "Om nogle uger" not in browser.get("/min-side/lod/").content.decode()


def test_nobody_is_told_that_a_wait_is_over_where_there_was_none(story: Story) -> None:
    story.hold_talk()
    told = story.desk().post(f"/find-peer/{story.ida.id}/lod/", {"why": ""}, follow=True).content.decode()
    assert "venter ikke på grund af lod" in told and "Ventetiden er slut" not in told
    mine = story.idas_browser().post("/min-side/lod/", {"do": "out"}, follow=True).content.decode()
    assert "Du venter ikke på grund af lod" in mine and "nogen dag mere" not in mine


def test_an_old_page_closes_no_newer_draw(story: Story) -> None:
    at, desk = f"/find-peer/lod/?program={story.house.programme.id}", story.desk()
    first = opened(story)
    desk.post(at, {"do": "close", "draw": first.id})
    newer = opened(story, name="Forårets lod")
    assert str(newer.id) in desk.get(at).content.decode()
    page = desk.post(at, {"do": "close", "draw": first.id}, follow=True).content.decode()
    assert "Den lodtrækning var lukket" in page
    assert WaitDraw.objects.get(closed_at=None) == newer


def _writes(story: Story, words: str) -> Enquiry:
    """A note of its own, which nobody has read or sorted."""
    by, programme = story.house.system, story.house.programme
    return intake.receive(programme=programme, person=story.ida, way="form", words=words, by=by)


def test_nobody_is_drawn_twice_and_the_list_can_be_worked_out_again(story: Story) -> None:
    draw = ready(story)
    others = [_another(story, f"Nr. {number}") for number in range(9)]
    for person in (story.ida, *others):
        actions.draw_lot(draw=draw, person=person, by=story.house.system)
        actions.draw_lot(draw=draw, person=person, by=story.house.system)
    draw.refresh_from_db()
    steps = Lot.objects.filter(what="drawn").order_by("number")
    assert [(one.number, one.group) for one in steps] == list(enumerate(islice(lots(draw.seed or ""), 10)))


def _another(story: Story, name: str) -> object:
    ida, story.ida = story.ida, someone(story.house, name, Hat.PARTICIPANT)
    try:
        story.hold_talk()
        story.agree()
        actions.say_yes_to_lots(person=story.ida, draw=WaitDraw.objects.get(), by=story.as_ida)
        return story.ida
    finally:
        story.ida = ida


def test_a_draft_made_by_hand_waits_for_the_day(story: Story) -> None:
    drawn(story)
    proposal = story.propose()
    assert queries.waits_for(story.karen, proposal) == ["lots"]
    assert story.desk().get(f"/find-peer/{story.ida.id}/").status_code == 200


def test_never_longer_than_what_we_call_long(story: Story) -> None:
    with pytest.raises(NotAllowed):
        opened(story, weeks=MOST_WEEKS + 1)
    karla = wearing(story.house, someone(story.house, "Host", Hat.HOST), Hat.HOST)
    with pytest.raises(NotAllowed):
        actions.open_draw(
            programme=story.house.programme, by=karla, first_day=timezone.localdate(),
            last_day=timezone.localdate(), **AGREED,  # type: ignore[arg-type]
        )  # fmt: skip


def test_opened_at_the_page_with_what_was_approved(story: Story) -> None:
    at = f"/find-peer/lod/?program={story.house.programme.id}"
    desk, today = story.desk(), timezone.localdate()
    said = {**AGREED, "do": "open", "first_day": str(today), "last_day": str(today - timedelta(days=1))}
    page = desk.post(at, said).content.decode()
    assert WaitDraw.objects.count() == 0
    past = said | {"first_day": str(today - timedelta(days=9)), "last_day": str(today - timedelta(days=1))}
    assert "Den dag er forbi" in desk.post(at, past).content.decode()
    assert WaitDraw.objects.count() == 0
    assert "OSF 7kx2m" in page
    assert desk.post(at, said | {"last_day": str(today + timedelta(days=30))}).status_code == 302
    desk.post(at, said | {"last_day": str(today + timedelta(days=30))})
    assert WaitDraw.objects.count() == 1
    assert "OSF 7kx2m" in desk.get(at).content.decode()
    other = said | {"last_day": str(today + timedelta(days=30)), "protocol": "OSF 9zz"}
    page = desk.post(at, other).content.decode()
    assert (
        "Der er allerede åbnet en anden lodtrækning her" in page and "OSF 9zz" in page and "OSF 7kx2m" in page
    )
    assert WaitDraw.objects.get().protocol == "OSF 7kx2m"
    drawn_page = desk.get(f"/find-peer/lod/?program={story.house.programme.id}")
    assert drawn_page.status_code == 200
