"""The association's own name and colours: only those that everybody can read, and the neutral look until then."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.templatetags.static import static
from django.test import Client

from sideomside.ground.ui.bundle import from_anywhere, mark
from sideomside.people.rules import Changed, Hat, NotAllowed
from sideomside.welcome import actions
from sideomside.welcome.reading.colours import (
    INK,
    NIGHT,
    NIGHT_CARD,
    PAPER,
    WHITE,
    by_day,
    by_night,
    contrast,
    darker,
    is_strong_enough,
    is_warm_enough,
    lighter,
    warm_by_day,
    warm_by_night,
)  # fmt: skip
from sideomside.welcome.tests.conftest import Read
from tests.people import House, at_work, someone, wearing

LOOK = "/huset/sider/udseende/"


def test_contrast_is_counted_as_the_guidelines_do() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.01)
    assert contrast("#172042", "#FFD85C") == pytest.approx(11.5, abs=0.1)


@pytest.mark.parametrize("strong", ["#23409A", "#7A1F5C", "#0B5D3B", "#8A3B00", "#000000", "#5B2A86"])
def test_a_colour_that_can_be_read_by_day_gets_a_twin_that_can_be_read_by_night(strong: str) -> None:
    assert is_strong_enough(strong)
    day, night = by_day(strong), by_night(strong)
    pairs = [
        (day["blue"], PAPER),
        (day["blue"], WHITE),
        (day["blue"], day["blue-tint"]),
        (INK, day["blue-tint"]),
    ]
    pairs += [(day["blue-deep"], PAPER), (WHITE, day["blue-deep"])]
    pairs += [(night["blue"], ground) for ground in (NIGHT, NIGHT_CARD, night["blue-tint"])]
    pairs += [(NIGHT, night["blue"]), (night["blue-deep"], NIGHT), ("#F1EFE6", night["blue-tint"])]
    assert [pair for pair in pairs if contrast(*pair) < 4.5] == []


def test_a_colour_that_cannot_be_read_is_answered_with_one_near_it() -> None:
    for pale in ("#FFD85C", "#7FB3FF", "#FFFFFF", "#E57373"):
        assert not is_strong_enough(pale) and is_strong_enough(darker(pale))
    for deep in ("#23409A", "#000000", "#A3243B"):
        assert not is_warm_enough(deep) and is_warm_enough(lighter(deep))
    assert darker("#23409A") == "#23409A" and lighter("#FFD85C") == "#FFD85C"
    warm = lighter("#A3243B")
    assert contrast(INK, warm_by_day(warm)["butter-tint"]) > 4.5
    assert contrast("#F1EFE6", warm_by_night(warm)["butter-tint"]) > 4.5


def test_a_house_chooses_its_name_and_colours(house: House, client: Client, read: Read) -> None:
    assert "farver" not in read("/") and "<span>Side om side</span>" in read("/")
    assert client.get("/farver/1.css").status_code == 404
    karen = at_work(house, someone(house, "Karen", Hat.COORDINATOR))
    refused = karen.post(LOOK, {"strong": "#ffd85c", "warm": "rød", "version": 0}).content.decode()
    assert "Hvide ord på den er svære at læse" in refused and "Skriv en farve som #" in refused
    said = {"name": "Naboerne & <b>Co</b>", "strong": "7A1F5C", "warm": "#f4c95d", "version": 0}
    assert karen.post(LOOK, said).status_code == 302
    page = read("/kaffe/")
    assert (
        "Naboerne &amp; &lt;b&gt;Co&lt;/b&gt;" in page
        and f'href="/farver/1-{mark()}.css"' in page
        and "all.css" not in page
    )
    assert " – Naboerne &amp;" in page.split("<title>")[1].split("</title>")[0]
    css = client.get(f"/farver/1-{mark()}.css")
    assert css["Content-Type"].startswith("text/css") and "immutable" in css["Cache-Control"]
    assert "--blue:#7A1F5C;" in css.content.decode() and "--butter:#F4C95D;" in css.content.decode()
    ours, _, chosen = css.content.decode().partition(from_anywhere())
    assert ours == "" and f'url("{static("ui/font/text.woff2")}")' in from_anywhere()
    assert chosen and not re.search(r"[^\s#\w:;,@(){}\[\]=-]", chosen)
    assert client.get("/farver/999-x.css")["Cache-Control"] == "no-cache"
    again = karen.post(LOOK, said | {"name": "Sent"}).content.decode()
    assert "En kollega valgte noget andet imens" in again


def test_the_act_itself_refuses_what_nobody_could_read(house: House) -> None:
    karen = wearing(house, someone(house, "Karen", Hat.COORDINATOR), Hat.COORDINATOR)
    choose: Callable[..., Any] = actions.choose_look
    for colours in ({"strong": "#FFD85C", "warm": ""}, {"strong": "", "warm": "#000000"}):
        with pytest.raises(NotAllowed):
            choose(name="", **colours, version=0, by=karen)
    choose(name="", strong="", warm="", version=0, by=karen)
    with pytest.raises(Changed):
        choose(name="x", strong="", warm="", version=0, by=karen)
