"""Ida and Jonas on their phones, without JavaScript: a meeting, a pause, a goodbye, a worry, no contact."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from sideomside.companionship import actions
from sideomside.companionship.models import Afterwards, Companionship, Meeting
from sideomside.concerns.models import Concern, StoppedContact
from sideomside.concerns.tests.cast import Cast, came_in, make_cast, signed_in
from sideomside.concerns.tests.test_no_more_contact import offered
from sideomside.ground.vault.walls import within
from tests.browsing import too_wide
from tests.people import build_house

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
Window = Callable[..., Any]


@pytest.fixture
def cast(transactional_db: None) -> Iterator[Cast]:
    """They have met once, and met again two hours ago; nobody has said a word of it yet."""
    house = build_house("København")
    with within(house.organisation.id):
        made = make_cast(house)
        one = offered(made)
        _met(made, one.meetings.get(), hours=50)
        later = Meeting.objects.get()
        later.pk, later.once, later.state = None, made.ida.id, "fixed"
        later.starts_at = timezone.now() - timedelta(hours=2)
        later.save(force_insert=True)
    yield made


def _met(cast: Cast, meeting: Meeting, *, hours: int) -> None:
    actions.pick(meeting=meeting, time=meeting.times.first().starts_at, by=cast.her)
    Meeting.objects.filter(id=meeting.id).update(starts_at=timezone.now() - timedelta(hours=hours))
    meeting.refresh_from_db()
    actions.note_met(meeting=meeting, by=cast.him)


class Hand:
    """One phone in one hand: every tap is counted, and no page is wider than the phone."""

    def __init__(self, window: Window, client: Client, at: str) -> None:
        self.page, self.taps = window(javascript=False), 0
        cookie = client.cookies[settings.SESSION_COOKIE_NAME]
        self.page.context.add_cookies(
            [{"name": settings.SESSION_COOKIE_NAME, "value": cookie.value, "url": at}]
        )

    def goes_to(self, address: str) -> "Hand":
        self.page.goto(address)
        return self

    def taps_on(self, words: str, what: str = "text") -> "Hand":
        """By the words a person reads."""
        found = self.page.get_by_role(what, name=words) if what != "text" else self.page.get_by_text(words)
        found.first.click()
        self.page.wait_for_load_state()
        self.taps += 1
        assert too_wide(self.page) <= 0, self.page.url
        return self

    def sees(self, *words: str) -> "Hand":
        for one in words:
            self.page.get_by_text(one).first.wait_for()
        return self


@pytest.fixture
def ida(cast: Cast, window: Window, live_server: Any) -> Hand:
    with within(cast.house.organisation.id):
        client = came_in(cast.house, cast.ida)
    return Hand(window, client, live_server.url)


@pytest.fixture
def jonas(cast: Cast, window: Window, live_server: Any) -> Hand:
    with within(cast.house.organisation.id):
        client = signed_in(cast.house, cast.jonas)
    return Hand(window, client, live_server.url)


def test_after_a_meeting_a_pause_and_a_goodbye(cast: Cast, ida: Hand, jonas: Hand) -> None:
    jonas.goes_to("/peer/").taps_on("Sig, hvordan det var", "link").taps_on("tungt").taps_on(
        "Jeg vil gerne ringes op"
    )
    jonas.taps_on("Ja, vi mødtes", "button").sees("Karen ringer til dig")
    assert jonas.taps <= 4
    with within(cast.house.organisation.id):
        said = Afterwards.objects.get()
        assert (said.felt, said.call, Meeting.objects.filter(state="met").count()) == ("heavy", True, 2)
    ida.goes_to("/min-side/moede/").taps_on("Hold pause med at mødes", "button").sees(
        "Du og Jonas holder pause"
    )
    assert ida.taps == 1
    jonas.goes_to("/peer/").sees("I holder pause")
    ida.taps_on("Jeg er klar igen", "button")
    ida.taps_on("Slut på en god måde").taps_on("Vi mødes en gang til", "button")
    ida.sees("I slutter med et sidste møde")
    jonas.goes_to("/peer/").taps_on("Åbn", "link").sees("sige farvel på en god måde")
    jonas.taps_on("Stop nu", "button").sees("mødes ikke mere")
    ida.goes_to("/min-side/moede/").sees("Der er ikke noget møde lige nu")
    with within(cast.house.organisation.id):
        assert Companionship.objects.get().state == "ended"


def test_a_worry_and_no_more_contact(cast: Cast, ida: Hand, jonas: Hand) -> None:
    ida.goes_to("/min-side/").taps_on("Jeg er bekymret", "link").taps_on("En peer har det ikke godt", "link")
    ida.page.fill("textarea", "Han var helt grå i ansigtet")
    ida.taps_on("Jonas").taps_on("Send", "button").sees("Karen har fået den at læse")
    assert ida.taps <= 4
    jonas.goes_to("/peer/").taps_on("Jeg vil ikke have mere kontakt med Ida", "link")
    jonas.taps_on("Ja, stop nu", "button").sees("Det er stoppet")
    assert jonas.taps <= 2
    ida.goes_to("/min-side/").sees("Det, du har aftalt med Jonas, er aflyst", "Karen ringer til dig")
    with within(cast.house.organisation.id):
        assert Concern.objects.count() == StoppedContact.objects.count() == 1
