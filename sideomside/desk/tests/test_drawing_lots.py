"""The house draws by itself: after a yes and the questions, and never of anybody who has a worry or is read first."""

from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.utils import timezone

from sideomside.concerns import actions as concerns
from sideomside.concerns import queries as concern_queries
from sideomside.concerns.rules import Worry
from sideomside.desk.jobs import draw_lots
from sideomside.desk.queries.waves import waves
from sideomside.intake import actions as intake
from sideomside.intake.models import Enquiry
from sideomside.matching import actions as matching
from sideomside.matching import queries as matching_queries
from sideomside.matching.engine.lots import LATER, lot
from sideomside.matching.models import Lot
from sideomside.matching.tests.story import Story, begin
from sideomside.outcomes import actions as outcomes
from sideomside.outcomes.queries import to_ask
from sideomside.outcomes.rules import Wave
from sideomside.people import actions as people
from sideomside.people.rules import Hat
from tests.people import House, someone, wearing


@pytest.fixture
def story(house: House) -> Story:
    """Ida has said yes to the lots, and the first lot is the later one."""
    story, today = begin(house), timezone.localdate()
    story.hold_talk()
    story.agree()
    draw = matching.open_draw(
        programme=house.programme, name="Lod", protocol="OSF 1", approved_by="Komitéen", weeks=2,
        first_day=today, last_day=today + timedelta(days=60), by=story.karen,
    )  # fmt: skip
    draw.seed = next(f"{number}" for number in range(99) if lot(f"{number}", 0) == LATER)
    draw.save(update_fields=["seed"])
    matching.say_yes_to_lots(person=story.ida, draw=draw, by=story.as_ida)
    return story


def answers(story: Story) -> None:
    sitting = outcomes.begin(person=story.ida, once=uuid4(), by=story.as_ida)
    outcomes.finish(sitting=sitting, by=story.as_ida)


def writes(story: Story, words: str) -> None:
    """A second enquiry, which nobody has read or sorted."""
    by, programme = story.house.system, story.house.programme
    intake.receive(programme=programme, person=story.ida, way="form", words=words, by=by)


def steps(story: Story) -> list[str]:
    draw_lots(story.house.organisation.id)
    return [one.what for one in Lot.objects.all()]


def test_first_the_questions_then_the_lot_and_only_once(story: Story) -> None:
    assert steps(story) == []
    answers(story)
    assert steps(story) == steps(story) == ["drawn"]


def test_answers_from_long_ago_are_no_first_reading(story: Story) -> None:
    with time_machine.travel(timezone.now() - timedelta(days=20), tick=False):
        answers(story)
    assert steps(story) == []


def test_whoever_writes_what_is_read_first_is_let_out(story: Story) -> None:
    answers(story)
    assert steps(story) == ["drawn"]
    Enquiry.objects.update(read_first=True)
    assert steps(story) == steps(story) == ["drawn", "taken_out"]


def test_whoever_writes_a_new_note_that_they_want_to_die_is_let_out_at_the_next_look(story: Story) -> None:
    answers(story)
    assert steps(story) == ["drawn"]
    assert matching_queries.held(story.house.system, [story.ida.id])
    writes(story, "Jeg tænker på selvmord.")
    assert steps(story) == steps(story) == ["drawn", "taken_out"]
    assert not matching_queries.held(story.house.system, [story.ida.id])


def test_whoever_has_written_such_a_note_is_never_drawn(story: Story) -> None:
    answers(story)
    writes(story, "Jeg tænker på selvmord.")
    assert steps(story) == steps(story) == []


def test_heavy_words_that_were_answered_and_thanked_for_between_two_looks_let_somebody_out(
    story: Story,
) -> None:
    answers(story)
    assert steps(story) == ["drawn"]
    heard = Enquiry.objects.get()
    intake.hear(enquiry=heard, words="Jeg tænker på selvmord.", by=story.as_ida)
    intake.answer(enquiry=heard, words="Jeg ringer nu.", by=story.karen)
    intake.hear(enquiry=heard, words="Tak.", by=story.as_ida)
    heard.refresh_from_db()
    assert not heard.read_first
    assert not matching_queries.held(story.karen, [story.ida.id])  # at once, before any sweep
    assert steps(story) == ["drawn", "taken_out"]


def test_whoever_had_such_words_answered_before_any_lot_is_never_drawn(story: Story) -> None:
    answers(story)
    heard = Enquiry.objects.get()
    intake.hear(enquiry=heard, words="Jeg tænker på selvmord.", by=story.as_ida)
    intake.answer(enquiry=heard, words="Jeg ringer nu.", by=story.karen)
    intake.hear(enquiry=heard, words="Tak.", by=story.as_ida)
    assert steps(story) == []


def worries_about_ida(story: Story) -> None:
    """Anne may point at her, since Ida helps to run the programme too."""
    people.give_role(
        person=story.ida, programme=story.house.programme, name=Hat.COORDINATOR, by=story.house.system
    )
    anne = someone(story.house, "Anne", Hat.PARTICIPANT)
    worry = Worry("danger", "Hun svarer ikke mere.", uuid4(), story.ida.id)
    concerns.send(
        programme=story.house.programme, worry=worry, by=wearing(story.house, anne, Hat.PARTICIPANT)
    )


def test_whoever_somebody_else_worries_about_is_never_drawn(story: Story) -> None:
    answers(story)
    worries_about_ida(story)
    assert steps(story) == []


def test_whoever_somebody_else_worries_about_is_let_out_until_it_is_closed(story: Story) -> None:
    answers(story)
    assert steps(story) == ["drawn"]
    worries_about_ida(story)
    assert steps(story) == ["drawn", "taken_out"]
    assert concern_queries.worried_about(story.karen, [story.ida.id]) == set()


def test_a_real_worry_that_is_open_keeps_the_lot_away(story: Story) -> None:
    answers(story)
    worry = Worry("other", "Jeg kan ikke holde det ud.", uuid4())
    concerns.send(programme=story.house.programme, worry=worry, by=story.as_ida)
    assert steps(story) == []


def test_whoever_has_a_worry_open_is_not_drawn_or_is_let_out(
    story: Story, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers(story)
    worried = {story.ida.id}
    monkeypatch.setattr("sideomside.concerns.queries.worried_still", lambda by: worried)
    assert steps(story) == []
    worried.clear()
    assert steps(story) == ["drawn"]
    worried.add(story.ida.id)
    assert steps(story) == ["drawn", "taken_out"]


def test_on_the_day_they_are_asked_whatever_else_the_programme_has_chosen(story: Story) -> None:
    answers(story)
    assert steps(story) == ["drawn"]
    by = story.house.system

    def asked() -> list[str]:
        return [due.wave for due in to_ask(by, waves(by)) if due.wave == Wave.LOTS]

    assert asked() == []
    with time_machine.travel(timezone.now() + timedelta(days=14), tick=False):
        assert asked() == [Wave.LOTS]
        matching.say_no_to_lots(person=story.ida, draw=Lot.objects.get().draw, by=story.as_ida)
        assert asked() == []
