"""Ida's own pages in a real browser: in by the link, a word of her own, everything that is hers, and out at once."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.utils import timezone

from sideomside.companionship.models import Companionship, Meeting
from sideomside.consent import actions as consent
from sideomside.consent.rules import Purpose
from sideomside.direction import actions as direction
from sideomside.ground.vault.walls import within
from sideomside.intake import actions as intake
from sideomside.intake.models import Way
from sideomside.matching.models import Pair, Proposal
from sideomside.people import actions as people
from sideomside.people.models import Person
from sideomside.people.rules import visitor
from tests.browsing import kept_picture
from tests.people import Hat, House, build_house, someone, wearing

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WORD = "blåbærkage"
PAGES = [
    "/min-side/hvor-er-du/", "/min-side/hvor-er-du/eget/",
    "/min-side/", "/min-side/retning/", "/min-side/retning/skriv/", "/min-side/mine-oplysninger/",
    "/min-side/mine-oplysninger/alt/", "/min-side/hvem-har-set/", "/min-side/pause/", "/min-side/slet/",
]  # fmt: skip


@pytest.fixture
def house() -> House:
    house = build_house("Karens forening")
    with within(house.organisation.id):
        signe = someone(house, "Signe Holm", Hat.COORDINATOR)
        ida = someone(house, "Ida", Hat.PARTICIPANT, mail="ida@eksempel.example")
        enquiry = intake.receive(
            programme=house.programme, person=ida, way=Way.FORM, by=visitor(house.organisation.id),
            words="Jeg har boet alene, siden jeg kom hjem fra hospitalet. Dagene er meget lange.",
        )  # fmt: skip
        by = wearing(house, signe, Hat.COORDINATOR)
        intake.answer(
            enquiry=enquiry, words="Tak for dine ord. Skal vi drikke en kop kaffe på fredag?", by=by
        )
        me = wearing(house, ida, Hat.PARTICIPANT)
        direction.write(person=ida, what="hope", words="Jeg vil kunne tage bussen ud til min søster.", by=me)
        direction.write(
            person=ida, what="step", words="Gå med hen til stoppestedet. Bare stå der lidt.", by=me
        )
        _jonas_on_thursday(house, ida)
    return house


def _jonas_on_thursday(house: House, ida: Person) -> None:
    jonas = someone(house, "Jonas", Hat.PEER)
    proposal = Proposal.objects.create(
        programme=house.programme, participant=ida, peer=jonas, place_id=uuid4(), once=uuid4(), state="paired",
        moved_at=timezone.now(),
    )  # fmt: skip
    consent.give(person=ida, purpose=Purpose.MATCHING, channel="page", by=house.system)
    pair = Pair.objects.create(
        proposal=proposal, programme=house.programme, participant=ida, peer=jonas, since=timezone.now()
    )
    one = Companionship.objects.create(
        pair=pair, programme=house.programme, participant=ida, peer=jonas, begun_at=timezone.now()
    )
    Meeting.objects.create(
        companionship=one, participant=ida, place=house.place, offered_at=timezone.now(), once=uuid4(),
        state="fixed", starts_at=timezone.now() + timezone.timedelta(days=3),
        looks="Gå ind ad den gule dør. Jonas har en grøn hue på.",
    )  # fmt: skip


def link(house: House) -> str:
    with within(house.organisation.id):
        ida = next(p for p in Person.objects.all() if p.name == "Ida")
        return f"/m/{people.make_link(person=ida, by=house.system)}/"


def come_in(page: Any, house: House) -> None:
    page.goto(link(house))
    page.click("main button")
    page.goto("/min-side/")
    page.click("main a.btn")
    page.fill("input[name=word]", WORD)
    page.click("main form button")
    page.wait_for_url("**/min-side/")


@pytest.mark.parametrize("javascript", [True, False])
@pytest.mark.parametrize("wide", [False, True])
def test_ida_comes_in_sees_what_is_hers_and_closes_at_once(
    house: House, window: Callable[..., Any], wide: bool, javascript: bool
) -> None:
    page = window(wide=wide, javascript=javascript)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    address = link(house)
    page.goto(address)
    kept_picture(page, f"own-enter-{'desk' if wide else 'phone'}")
    page.click("main button")
    page.wait_for_load_state()
    assert page.url.endswith("/min-side/")
    assert "Ida" not in page.content()
    kept_picture(page, f"own-states-{'desk' if wide else 'phone'}")
    page.click("main a.btn")
    kept_picture(page, f"own-word-{'desk' if wide else 'phone'}")
    page.fill("input[name=word]", WORD)
    page.click("main form button")
    page.wait_for_load_state()
    assert page.inner_text("h1") == "Hej Ida"
    assert page.title() == "Din side"
    page.click("button.leave")
    page.wait_for_timeout(300)
    assert any(url.startswith(settings.EXIT_TO) for url in asked)
    assert not any(address in (url.partition("?")[2] or "") for url in asked)
    page.goto("/min-side/")
    assert page.url.endswith("/linket-virker-ikke/")


def test_back_after_closing_shows_nothing(house: House, window: Callable[..., Any]) -> None:
    page = window()
    come_in(page, house)
    page.click("button.leave")
    page.wait_for_timeout(300)
    page.go_back()
    page.wait_for_load_state()
    assert "Ida" not in page.content()


def test_the_token_is_in_no_referrer(house: House, window: Callable[..., Any]) -> None:
    page = window()
    told: list[str] = []
    page.on("request", lambda request: told.append(request.headers.get("referer", "")))
    address = link(house)
    page.goto(address)
    page.click("main button")
    page.wait_for_url("**/min-side/")
    assert address.split("/")[2] not in " ".join(told)


@pytest.mark.parametrize("wide, dark", [(False, False), (False, True), (True, False)])
def test_her_pages_hold_for_everybody_and_stay_within_the_house(
    house: House, window: Callable[..., Any], live_server: Any, wide: bool, dark: bool
) -> None:
    page = window(wide=wide, dark=dark, lawless=True)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    come_in(page, house)
    for address in PAGES:
        page.goto(address)
        look = f"{'desk' if wide else 'phone'}{'-dark' if dark else ''}"
        kept_picture(page, f"own{address.replace('/min-side', '').replace('/', '-')}{look}")
        assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"]
        found = Axe().run(page)
        assert found.violations_count == 0, (address, found.generate_report())
    assert all(url.startswith((live_server.url, "data:")) for url in asked)


def test_a_small_screen_needs_no_sideways_scrolling(house: House, window: Callable[..., Any]) -> None:
    page = window()
    page.set_viewport_size({"width": 320, "height": 640})
    come_in(page, house)
    for address in PAGES:
        page.goto(address)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, address


def test_the_card_prints_a_code_and_shows_it_once(house: House, window: Callable[..., Any]) -> None:
    page = window()
    come_in(page, house)
    page.click("form[action$='/min-side/kort/'] button")
    page.wait_for_load_state()
    assert page.locator("section.keep svg path").count() == 1
    kept_picture(page, "own-card-phone")
    page.reload()
    assert page.locator("section.keep").count() == 0
