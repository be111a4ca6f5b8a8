"""Two promises of time, kept with a counted number of taps: how one is in under a minute, a grant report in under ten.

Nobody has timed a person here. The seconds come from how long reading, deciding, pointing and typing usually take:
238 words a minute read in silence (Brysbaert 2019), 1.1 s to point, 0.2 s to press and 1.35 s to make up one's mind
(Card, Moran and Newell 1980), and typing at 200 characters a minute, which is slow.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from time import monotonic
from typing import Any

import pytest

from sideomside.ground.vault.walls import within
from sideomside.intake import actions as intake
from sideomside.intake.models import Way
from sideomside.people import actions as people
from sideomside.people.models import Person
from sideomside.people.rules import visitor
from sideomside.site.demo.fill import fill
from tests.browsing import kept_picture
from tests.people import Hat, House, build_house, someone

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

READ, POINT, PRESS, DECIDE, TYPE = 60 / 238, 1.1, 0.2, 1.35, 60 / 200


@dataclass
class Somebody:
    """What a person does at a page, and how long it usually takes."""

    page: Any
    taps: int = 0
    seconds: float = 0.0
    read: set[str] = field(default_factory=set)
    began: float = field(default_factory=monotonic)

    def reads(self, where: str) -> None:
        """Each line once: the same five answers are not read again on the next page."""
        for line in self.page.inner_text(where).splitlines():
            if line.strip() and line not in self.read:
                self.read.add(line)
                self.seconds += len(line.split()) * READ

    def decides(self) -> None:
        self.seconds += DECIDE

    def taps_on(self, what: str) -> None:
        self.page.locator(what).first.click()
        self.page.wait_for_load_state()
        self.taps += 1
        self.seconds += POINT + PRESS

    def writes(self, where: str, words: str) -> None:
        self.page.fill(where, words)
        self.seconds += POINT + PRESS + DECIDE + len(words) * TYPE

    @property
    def machine(self) -> float:
        return monotonic() - self.began


@pytest.fixture
def house() -> Iterator[House]:
    house = build_house("Karens forening")
    with within(house.organisation.id):
        someone(house, "Signe Holm", Hat.COORDINATOR)
        ida = someone(house, "Ida", Hat.PARTICIPANT, mail="ida@eksempel.example")
        here = visitor(house.organisation.id)
        intake.receive(programme=house.programme, person=ida, way=Way.FORM, words="Må jeg møde en?", by=here)
    yield house


def come_in(page: Any, house: House) -> None:
    with within(house.organisation.id):
        ida = next(one for one in Person.objects.all() if one.name == "Ida")
        token = people.make_link(person=ida, by=house.system)
    page.goto(f"/m/{token}/")
    page.click("main button")
    page.goto("/min-side/")
    page.click("main a.btn")
    page.fill("input[name=word]", "blåbærkage")
    page.click("main form button")


@pytest.fixture
def told(record_property: Callable[[str, object], None]) -> Callable[[str, Somebody], None]:
    """Kept beside the result of the test, where somebody may look it up."""

    def keep(what: str, one: Somebody) -> None:
        record_property(what, f"{one.taps} taps, {one.seconds:.0f} s, {one.machine:.0f} s of pages")

    return keep


@pytest.mark.parametrize("javascript", [True, False])
def test_five_things_and_a_door_in_under_a_minute(
    house: House, window: Callable[..., Any], told: Callable[[str, Somebody], None], javascript: bool
) -> None:
    page = window(javascript=javascript)
    come_in(page, house)
    page.goto("/min-side/hvor-er-du/")
    ida = Somebody(page)
    ida.taps_on("form[action$='/begynd/'] button")
    for number in range(1, 7):
        ida.reads("main form fieldset")
        ida.decides()
        if number == 1:
            kept_picture(page, "how-one-is")
        ida.taps_on(f"main form label:has(input[value='{number % 5}'])")
        ida.taps_on("main form button:not([name=skip])")
    ida.reads("main h1")
    ida.taps_on("button[name=skip]")  # nothing to bring today
    assert page.url.endswith("/tak/")
    told("how one is", ida)
    assert ida.taps == 14 and ida.seconds < 60


@pytest.mark.parametrize("javascript", [True, False])
def test_every_question_skipped_is_eight_taps(
    house: House, window: Callable[..., Any], javascript: bool
) -> None:
    page = window(javascript=javascript)
    come_in(page, house)
    page.goto("/min-side/hvor-er-du/")
    ida = Somebody(page)
    ida.taps_on("form[action$='/begynd/'] button")
    for _question in range(7):
        ida.taps_on("button[name=skip]")
    assert page.url.endswith("/tak/") and ida.taps == 8


def test_a_report_to_whoever_pays_from_the_demo_end_to_end(
    window: Callable[..., Any], told: Callable[[str, Somebody], None]
) -> None:
    """Signe writes under each heading, looks, freezes, takes it along; and Ragnhild, who is named on it, opens it."""
    assert fill()
    page = window(wide=True)
    page.goto("/demo/")
    page.click("form[action='/demo/signe/'] button")
    page.wait_for_load_state()
    page.goto("/tal/")
    signe = Somebody(page)
    signe.taps_on("main a[href='/tal/tilskud/']")
    signe.taps_on("main a[href$='/rapport/']")
    signe.reads("main h1")
    headings = page.locator("main textarea")
    for number in range(headings.count()):
        name = headings.nth(number).get_attribute("name")
        signe.reads(f"label[for='id_{name}']")
        signe.writes(f"textarea[name={name}]", WRITTEN[number % len(WRITTEN)])
    signe.decides()
    signe.taps_on("button[value=save]")
    signe.reads("main .figure h2")
    assert WRITTEN[0] in page.content()
    kept_picture(page, "a-report-to-whoever-pays")
    signe.decides()
    signe.taps_on("button[value=freeze]")
    assert "/tal/rapport/" in page.url and "Fonden for gode hverdage" in page.inner_text("main")
    address = page.url
    with page.expect_download() as taken:
        signe.taps_on("main a[href$='fil=ods']")
    assert taken.value.suggested_filename.endswith(".ods")
    told("a report to whoever pays", signe)
    assert signe.taps <= 8 and signe.seconds < 600
    _ragnhild_opens_it(window(wide=True), address)


def test_a_grant_with_the_funders_own_headings_from_nothing_to_a_frozen_report(
    window: Callable[..., Any], told: Callable[[str, Somebody], None]
) -> None:
    """Written down, its goals, its own headings with our figures under them, the words, the report, and a file."""
    assert fill()
    page = window(wide=True)
    page.goto("/demo/")
    page.click("form[action='/demo/signe/'] button")
    page.wait_for_load_state()
    page.goto("/tal/tilskud/nyt/")
    signe = Somebody(page)
    _writes_it_down(signe)
    _chooses_headings(signe)
    signe.taps_on("main a[href$='/rapport/']")
    signe.writes("main textarea >> nth=0", WRITTEN[2])
    signe.writes("main textarea >> nth=1", WRITTEN[4])
    signe.taps_on("button[value=freeze]")
    words = page.inner_text("main")
    assert [words.index(one) for one in OWN] == sorted(words.index(one) for one in OWN)
    between = words[words.index(OWN[0]) : words.index(OWN[1])]
    assert WRITTEN[2] in between and "mødte en peer" in between  # their words, and our figures under them
    assert "peers var aktive" not in words  # placed nowhere, and left out
    kept_picture(page, "a-report-with-the-funders-own-headings")
    with page.expect_download() as taken:
        signe.taps_on("main a[href$='fil=xlsx']")
    assert taken.value.suggested_filename.endswith(".xlsx")
    told("a grant from nothing to a report", signe)
    assert signe.taps <= 30 and signe.seconds < 600


OWN = ("1. Indsatsens omfang", "2. Læring", "3. Målopfyldelse")


def _writes_it_down(signe: Somebody) -> None:
    page = signe.page
    for name, words in {
        "name": "Hverdage igen",
        "funder": "Puljen for nære fællesskaber",
        "kroner": "250000",
    }.items():
        signe.writes(f"[name={name}]", words)
    year = page.evaluate("new Date().getFullYear()")
    signe.writes("[name=first_day]", f"{year - 1}-01-01")
    signe.writes("[name=last_day]", f"{year}-12-31")
    signe.taps_on("main label:has(input[value=own])")
    signe.taps_on("main form button[type=submit]")
    signe.writes("[name=words_0]", "Flere møder en, der selv har været der")
    page.select_option("[name=indicator_0]", "supported")
    signe.writes("[name=target_0]", "40")
    signe.taps_on("button[value=goals]")


def _chooses_headings(signe: Somebody) -> None:
    """The three it starts from are written over; each with its figures; what stands nowhere stays out."""
    page = signe.page
    signe.taps_on("main a[href$='/overskrifter/']")
    for number, (words, figures) in enumerate(zip(OWN, (("supported", "came"), (), ("goals",)), strict=True)):
        signe.writes(f"[name=words_{number}]", words)
        group = page.locator("main fieldset.card").nth(number)
        group.locator("summary").click()
        for ticked in group.locator("input[type=checkbox]:checked").all():
            ticked.uncheck()
            signe.taps += 1
        for part in figures:
            group.locator(f"input[value={part}]").check()
            signe.taps += 1
        signe.taps += 1
        signe.seconds += (len(figures) + 1) * (POINT + PRESS + DECIDE)
    signe.taps_on("label:has([name=rest])")
    signe.taps_on("button[value=save]")
    assert "Sådan ser det ud med tallene" in page.inner_text("main")
    kept_picture(page, "the-funders-own-headings")


def _ragnhild_opens_it(page: Any, address: str) -> None:
    page.goto("/demo/")
    page.click("form[action='/demo/ragnhild/'] button")
    page.wait_for_load_state()
    page.click(f"main a[href='{address[address.index('/tal/') :]}']")
    page.wait_for_load_state()
    words = page.inner_text("main")
    assert WRITTEN[0] in words and "480.000" in words
    everybody = ("Signe", "Omar", "Jonas", "Lone", "Sara", "Louise", "Trine", "Mette")
    assert not [name for name in everybody if name in words]
    kept_picture(page, "a-report-as-ragnhild-sees-it")


WRITTEN = (
    "At mennesker, der har det svært, møder en, der selv har været der, uden at vente længe.",
    "Voksne i kommunen. De fleste har fået at vide af andre, at vi findes. Ingen skal have en diagnose.",
    "Samtaler og gåture to og to, tre åbne caféer og et gruppeforløb på ti uger.",
    "Peers mødes med en eller to hver. De får sparring hver sjette uge, og alle har været med.",
    "Flere ville mødes om aftenen, end vi troede. Sommeren var langsom, og vi uddanner flere i efteråret.",
)
