"""The page of something that got out: each box has its own name, and words that came too late come back."""

import re
from collections import Counter
from datetime import UTC, datetime
from uuid import uuid4

import time_machine

from sideomside.breaches import actions
from sideomside.breaches.models import Breach, BreachStep, Touched
from sideomside.breaches.rules import Thing
from sideomside.breaches.tests.cast import Cast, signed_in
from sideomside.breaches.tests.test_it_may_have_got_out import at, body, opened, typed
from sideomside.people.models import Person
from sideomside.people.rules import Hat
from tests.people import someone

LEARNT = "Telefoner låses fra nu af."


def ready(cast: Cast, whose: Person | None = None, *, risk: str = "some") -> Breach:
    """Weighed and decided, so that somebody may think it can be closed."""
    breach = opened(cast, Thing.DEVICE, whose or cast.jonas)
    actions.judge(breach=breach, risk=risk, words="Den var låst.", once=uuid4(), by=cast.second)
    actions.need_not_report(breach=breach, words="Den var låst.", once=uuid4(), by=cast.second)
    return breach


def test_every_box_on_the_page_has_a_name_of_its_own(cast: Cast) -> None:
    page = body(signed_in(cast.house, cast.karen), at(ready(cast)))
    names = Counter(re.findall(r'\bid="([^"]+)"', page))
    assert [name for name, often in names.items() if often > 1] == []


def test_what_to_fix_leads_to_its_own_box_and_the_box_is_open(cast: Cast) -> None:
    breach = opened(cast)
    said = {"do": "not_reported", "words": "", "once": str(uuid4())}
    page = signed_in(cast.house, cast.kim).post(at(breach), said).content.decode()
    assert 'href="#not_reported_words"' in page
    folded = next(part for part in page.split("<details")[1:] if 'id="not_reported_words"' in part)
    assert folded.startswith(" open>")
    assert sum(part.startswith(" open") for part in page.split("<details")[1:]) == 1


def test_words_come_back_when_a_colleague_just_weighed_it_higher(cast: Cast) -> None:
    breach = ready(cast)
    actions.judge(breach=breach, risk="high", words="Koden stod på den.", once=uuid4(), by=cast.second)
    page = signed_in(cast.house, cast.karen).post(at(breach), {"do": "closing", "words": LEARNT})
    assert page.status_code == 200 and LEARNT in page.content.decode()
    assert "Den kan ikke lukkes endnu" in page.content.decode()
    assert not BreachStep.objects.filter(name="closing").exists()


def test_words_come_back_when_it_was_closed_or_asked_about_in_the_meantime(cast: Cast) -> None:
    breach = ready(cast)
    actions.think_it_can_close(breach=breach, words="Låst.", by=cast.first)
    kim = signed_in(cast.house, cast.kim)
    page = kim.post(at(breach), {"do": "closing", "words": LEARNT}).content.decode()
    assert LEARNT in page and "Det var der allerede en, der syntes" in page
    actions.close(breach=breach, by=cast.second)
    for words in (LEARNT, ""):
        page = kim.post(at(breach), {"do": "done", "words": words, "once": str(uuid4())}).content.decode()
        assert words in page and "Den blev lukket i mellemtiden" in page and 'href="#done_words"' not in page
    assert not breach.steps.filter(name="done").exists()


def test_ones_own_phone_is_closed_by_colleagues_and_that_is_said(cast: Cast) -> None:
    someone(cast.house, "Lone", Hat.COORDINATOR)
    breach = ready(cast, cast.karen)
    karen = signed_in(cast.house, cast.karen)
    page = body(karen, at(breach))
    assert 'value="closing"' not in page and "Det er dit, så" in page
    page = karen.post(at(breach), {"do": "closing", "words": LEARNT})
    assert page.status_code == 200 and LEARNT in page.content.decode()
    assert 'value="closing"' in body(signed_in(cast.house, cast.kim), at(breach))


def test_the_words_are_danish_as_people_say_it(cast: Cast) -> None:
    breach, kim = opened(cast), signed_in(cast.house, cast.kim)
    assert "Åbne" in body(kim, "/huset/sluppet-ud/") and "Vurder det" in body(kim, at(breach))
    assert [str(way) for way in Touched.Way.labels] == ["i et brev", "mundtligt"]


@time_machine.travel("2026-11-02 10:00 +0100", tick=False)
def test_half_past_two_in_the_night_the_clocks_went_back_can_be_written_and_is_said(cast: Cast) -> None:
    kim = signed_in(cast.house, cast.kim)
    then = {"since": "2026-10-25T02:30", "until": "2026-10-25T02:15", "learnt_at": "2026-10-26T09:00"}
    page = kim.post("/huset/sluppet-ud/nyt/", typed(thing="other", **then), follow=True).content.decode()
    [step] = BreachStep.objects.all()
    assert (step.since, step.until) == (
        datetime(2026, 10, 25, 0, 30, tzinfo=UTC),
        datetime(2026, 10, 25, 1, 15, tzinfo=UTC),
    )
    assert "kl. 02.30 kom to gange. Vi har taget den første" in page
    assert "kl. 02.15 kom to gange. Vi har taget den sidste" in page


@time_machine.travel("2026-04-02 10:00 +0200", tick=False)
def test_half_past_two_in_the_night_the_clocks_went_forward_asks_which_was_meant(cast: Cast) -> None:
    kim = signed_in(cast.house, cast.kim)
    then = {"since": "2026-03-29T02:30", "learnt_at": "2026-04-01T09:00"}
    page = kim.post("/huset/sluppet-ud/nyt/", typed(thing="other", **then)).content.decode()
    assert "Mente du kl. 01.30 eller kl. 03.30" in page and not BreachStep.objects.exists()
