"""The roof knows how far everybody has come, and asks how they are: by day, once, and never when it would hurt."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta

import pytest
import time_machine
from django.utils import timezone

from sideomside.companionship.models import Companionship, Ending
from sideomside.companionship.tests.walking import have_met
from sideomside.desk.jobs import ask_how_it_is
from sideomside.ground.vault.walls import current_organisation, within
from sideomside.intake.models import Enquiry
from sideomside.matching.models import Pair
from sideomside.matching.tests.story import Story, begin
from sideomside.messages import actions as messages
from sideomside.outcomes import actions as outcomes
from sideomside.outcomes.models import Asking
from sideomside.outcomes.rules import ASKED_OF_ALL
from sideomside.people.days.promise import COPENHAGEN
from tests.people import build_house

pytestmark = pytest.mark.django_db
TUESDAY = datetime(2026, 11, 24, 12, tzinfo=COPENHAGEN)


@pytest.fixture
def story() -> Iterator[Story]:
    house = build_house("København")
    with within(house.organisation.id), time_machine.travel(TUESDAY, tick=False):
        story = begin(house)
        outcomes.set_cadence(programme=house.programme, waves=ASKED_OF_ALL, by=story.karen)
        yield story


@pytest.fixture
def two(story: Story) -> Companionship:
    """Ida and Jonas, who met today."""
    story.asked("paired")
    Enquiry.objects.update(talked_at=timezone.now() - timedelta(days=30))
    return have_met(story, Pair.objects.get())


def waves(at: datetime = TUESDAY) -> list[str]:
    """Asked so far, when the sweep comes by at this moment."""
    with time_machine.travel(at, tick=False):
        ask_how_it_is(current_organisation())
    return list(Asking.objects.order_by("asked_at").values_list("wave", flat=True))


def over(two: Companionship, **known: object) -> None:
    at = timezone.now() + timedelta(days=60)
    told = {"kind": "planned", "said_by": "peer", "said_at": at, "over_at": at, "participant_told_at": at}
    Ending(companionship=two, participant_id=two.participant_id, **(told | known)).save(force_insert=True)


def test_after_the_first_talk_and_not_weeks_later(story: Story) -> None:
    story.hold_talk()
    assert waves(TUESDAY + timedelta(days=22)) == []
    assert waves() == ["intake"] and waves(TUESDAY + timedelta(hours=3)) == ["intake"]


def test_the_times_of_two_who_meet_come_one_by_one(two: Companionship) -> None:
    over(two)
    assert waves() == ["first_meeting"]
    assert waves(TUESDAY + timedelta(days=41)) == ["first_meeting"]
    assert waves(TUESDAY + timedelta(days=43))[-1] == "week_six"
    assert waves(TUESDAY + timedelta(days=61))[-1] == "end"
    assert waves(TUESDAY + timedelta(days=155))[-1] == "after"
    assert len(waves(TUESDAY + timedelta(days=300))) == 4


@pytest.mark.parametrize("hour", [6, 21])
def test_nobody_is_written_to_at_night(two: Companionship, hour: int) -> None:
    assert waves(TUESDAY.replace(hour=hour)) == []


def test_in_quiet_hours_it_waits(story: Story, two: Companionship) -> None:
    messages.say_rhythm(answers="", quiet_from=time(11), quiet_to=time(15), by=story.as_ida)
    assert waves() == []
    assert waves(TUESDAY.replace(hour=16)) == ["first_meeting"]


@pytest.mark.parametrize(
    "known", [{"kind": "died"}, {"kind": "concern"}, {"said_by": "system"}, {"participant_told_at": None}]
)
def test_a_letter_never_tells_that_it_is_over_and_never_comes_into_grief(
    two: Companionship, known: dict[str, object]
) -> None:
    over(two, **known)
    assert waves(TUESDAY + timedelta(days=61)) == []


def test_on_a_pause_nobody_is_asked(two: Companionship) -> None:
    Companionship.objects.update(peer_rests_since=timezone.now())
    assert waves() == []


def test_the_page_shows_it_calmly_and_only_while_it_waits(two: Companionship, story: Story) -> None:
    browser = story.idas_browser()
    assert "Kun du kan se, hvad du svarer" not in browser.get("/min-side/").content.decode()
    waves()
    assert "Kun du kan se, hvad du svarer" in browser.get("/min-side/").content.decode()
    browser.post("/min-side/hvor-er-du/valg/", {"do": "ask_no_more"})
    page = browser.get("/min-side/").content.decode()
    assert "Kun du kan se, hvad du svarer" not in page and "/min-side/hvor-er-du/" in page
