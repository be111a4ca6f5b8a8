"""A name of eighty signs without a gap, and a long mail address: no page of the day is wider than a small phone."""

from collections.abc import Callable
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from sideomside.ground.vault.walls import within
from sideomside.intake.models import Enquiry
from sideomside.matching.tests.story import Story, begin
from sideomside.people import actions as people
from sideomside.people.models import Person
from tests.browsing import kept_picture, put_away
from tests.people import Hat, House, build_house, someone

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

NAME, MAIL = "Mathilde-" + "Wøhlmann" * 9, f"{'wilhelmina' * 6}@post.example"
WIDTHS = (320, 390)


def test_a_name_without_a_gap_breaks_and_pushes_nothing_aside(
    window: Callable[..., Any], live_server: Any
) -> None:
    house = build_house("København")
    with within(house.organisation.id):
        story = begin(house)
        proposal = story.asked("asked")
        _everybody_is_called_that(house, story)
        enquiry, peer, ida = Enquiry.objects.get(), story.jonas.id, story.ida.id
        clients = (story.desk(), story.idas_browser(), story.peer_browser())
    desk, hers, his = (_sits_down(window(), client, live_server.url) for client in clients)
    wide = _too_wide(desk, [
        "/i-dag/", f"/henvendelser/{enquiry.id}/", "/henvendelser/", f"/find-peer/{ida}/", f"/forslag/{proposal.id}/",
        f"/deltager/{ida}/oensker/", "/peers/", f"/peers/{peer}/", f"/find/?q={NAME}", "/huset/", "/huset/vaek/",
        "/henvendelser/ny/",
    ])  # fmt: skip
    wide += _too_wide(hers, [
        "/min-side/", "/min-side/forslag/", "/min-side/mine-oplysninger/", "/min-side/mine-oplysninger/alt/",
        "/min-side/hvem-har-set/", "/min-side/oensker/",
    ])  # fmt: skip
    with within(house.organisation.id):
        story.ida_says_yes(proposal)
    wide += _too_wide(his, ["/peer/", "/peer/mit-kort/", f"/peer/spoergsmaal/{proposal.id}/"])
    assert wide == []


def _everybody_is_called_that(house: House, story: Story) -> None:
    someone(house, "Omar", Hat.COORDINATOR)
    people.add_contact(person=story.ida, way="mail", value=MAIL, by=house.system)
    for person in Person.objects.all():
        person.name = NAME
        person.save(update_fields=["name"])


def _sits_down(page: Any, client: Client, at: str) -> Any:
    name = settings.SESSION_COOKIE_NAME
    page.context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": at}])
    return page


def _too_wide(page: Any, paths: list[str]) -> list[str]:
    """Each page at both widths; what is wider than the window, and by how much."""
    found = []
    for path in paths:
        answer = page.goto(path)
        assert answer.status == 200, path
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            over = page.evaluate("document.documentElement.scrollWidth") - width
            found += [f"{path} is {over} px too wide at {width}"] if over > 0 else []
        kept_picture(page, f"long-name-{path.split('?')[0].strip('/').replace('/', '-')[:40]}")
    put_away(page)
    return found
