"""What came while a page slept comes in order and whole; who wrote stands on the list, however many never did."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from sideomside.ground.ui.been import NEWEST
from sideomside.matching.models import Pair
from sideomside.messages import queries
from sideomside.messages.queries.reading import PAGE
from sideomside.messages.tests.cast import Cast, a_pair, came_in, signed_in
from sideomside.people.rules import Hat
from tests.people import someone

LIVE = {"x-live": "1"}


def numbers(page: Any) -> list[int]:
    return [one.message.number for one in page.context["letters"]]


def test_what_came_while_the_page_slept_comes_whole(cast: Cast) -> None:
    """More than one page of it: each question brings the next, and then there is nothing new."""
    first = cast.writes(cast.him, "nummer 0").number
    her = came_in(cast.house, cast.ida)
    asked = f"/min-side/skriv-sammen/{cast.pair.id}/nyt/?after="
    mark = her.get(f"{asked}{first}", headers=LIVE).headers["ETag"]
    for number in range(PAGE + 10):
        cast.writes(cast.him, f"nummer {number + 1}")
    seen = []
    while (
        answer := her.get(f"{asked}{max([first, *seen])}", headers=LIVE | {"if-none-match": mark})
    ).status_code == 200:
        seen += numbers(answer)
        mark = answer.headers["ETag"]
    assert seen == list(range(first + 1, first + PAGE + 11)) and answer.status_code == 304


def test_on_a_page_that_was_empty_it_begins_with_the_first(cast: Cast) -> None:
    for number in range(PAGE + 1):
        cast.writes(cast.him, f"nummer {number}")
    thread = queries.thread(cast.her, cast.pair.id)
    assert thread is not None
    assert queries.letters(cast.her, thread, after=0)[0].message.number == 1
    assert queries.letters(cast.her, thread)[-1].message.number == PAGE + 1


def test_who_wrote_is_not_hidden_behind_those_who_never_did(cast: Cast) -> None:
    cast.writes(cast.her)
    Pair.objects.update(ended_at=timezone.now() - timedelta(days=20))
    for number in range(NEWEST + 1):
        one = a_pair(cast.house, someone(cast.house, f"P{number}", Hat.PARTICIPANT), cast.jonas)
        Pair.objects.filter(id=one.id).update(ended_at=timezone.now() - timedelta(days=1))
    page = signed_in(cast.house, cast.karen).get("/skriv-sammen/")
    assert [one.thread.id for one in page.context["that_wrote"]] == [cast.pair.id]
    assert not page.context["ended"].more
