"""What the invented association has written on its own pages: one anew, one of its own, one that waits, one draft."""

from datetime import datetime, timedelta
from functools import partial
from importlib.resources import files
from typing import Any
from uuid import uuid4

from django.utils import timezone

from sideomside.ground.ui.pictures import draw_small
from sideomside.site.demo.clock import Timeline, on, workday_back
from sideomside.site.demo.house import House, told
from sideomside.welcome import actions, queries
from sideomside.welcome.rules import Said

WEBSITE = "https://foreningen.example/nyt-fra-huset"


def tell_pages(house: House, timeline: Timeline) -> None:
    """Each on its day; what waits, waits from today."""
    today = timezone.localdate(timeline.now)
    days = (
        (30, "13:15", partial(_wrote, house, "us")),
        (9, "10:20", partial(_supper, house)),
        (2, "15:05", partial(_wrote, house, "front", timeline.now + timedelta(days=20))),
        (1, "15:40", partial(_drafted, house, "professionals")),
        (1, "15:50", partial(_website_hears, house)),
    )
    for back, clock, act in days:
        timeline.add(on(workday_back(today, back), clock), act)


def _website_hears(house: House) -> None:
    """Their own website; a demo sends nothing there."""
    actions.add_listener(address=WEBSITE, once=uuid4(), by=house.staff("signe"))


def _wrote(house: House, key: str, at: datetime | None = None) -> None:
    actions.show_page(page=_drafted(house, key), at=at, by=house.staff("signe"))


def _drafted(house: House, key: str) -> Any:
    by = house.staff("signe")
    page = queries.page_to_write(by, key)
    return actions.save_draft(page=page, said=Said(**told("pages")[key]), version=page.version, by=by).page


def _supper(house: House) -> None:
    by, words = house.staff("signe"), told("pages")["supper"]
    page = actions.open_page(title=words["title_da"], once=uuid4(), by=by)
    picture = draw_small(files(__package__).joinpath("supper.webp").read_bytes())
    actions.save_draft(page=page, said=Said(**words, picture=picture), version=page.version, by=by)
    actions.show_page(page=page, by=by)
