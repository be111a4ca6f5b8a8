"""Municipalities beside each other: from reports that have left, small ones lean on all, and nobody is first."""

import re
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from sideomside.people.actions import give_role
from sideomside.people.models import Programme
from sideomside.people.rules import Hat
from sideomside.reports.models import Release
from sideomside.reports.rules import Period, Told, as_frozen, periods_until
from sideomside.reports.rules.beside import Place, beside, places
from sideomside.reports.tests.cast import Cast
from tests.people import someone

pytestmark = pytest.mark.django_db
ODENSE, AARHUS, RANDERS, TWO = ["0461"], ["0751"], ["0730"], ["0461", "0751"]


@pytest.fixture
def half() -> Period:
    today = timezone.localdate()
    return next(one for one in periods_until(today) if "H" in one.code and one.is_over(today))


def left(cast: Cast, half: Period, where: list[str], mean: float, width: float, n: int = 30) -> Release:
    """A programme there, and its report; Frank evaluates it too."""
    programme = Programme.objects.create(name=f"Et program {uuid4()}", municipalities=where)
    give_role(person=cast.frank, programme=programme, name=Hat.EVALUATOR, by=cast.house.system)
    told = Told("C", "unsure", n, n, mean, mean - width, mean + width)
    figures = {"period": half.code, "level": "R1", "tables": {}, "totals": {}, "facts": {}, "refused": {}}
    return Release.objects.create(
        programme=programme, audience="funder", level="R1", period=half.code, made_at=timezone.now(), rules=4,
        figures=figures | {"answered": {}, "answers": as_frozen([told])}, once=uuid4(),
    )  # fmt: skip


def reports_page(cast: Cast) -> str:
    page = cast.franks.get(reverse("reports:releases")).content.decode()
    return page[page.index("</h1>") :]


def test_the_small_lean_on_all_and_the_order_is_that_of_names(cast: Cast, half: Period) -> None:
    left(cast, half, ODENSE, 0.5, 0.2, 200)
    left(cast, half, RANDERS, 3.0, 1.8, 10)
    left(cast, half, TWO, 4.0, 0.1)  # of two municipalities: nobody knows which
    assert "Kommune" not in reports_page(cast)  # two are too few: each would say what the other is
    left(cast, half, AARHUS, 0.6, 0.2, 200)
    page = reports_page(cast)
    rows = re.findall(r'<th scope="row">([^<]+)</th><td class="num">([^<]+)</td>', page)
    assert [name for name, _shown in rows] == ["Aarhus", "Odense", "Randers"]
    shown = {name: float(value.replace(",", ".").replace("−", "-")) for name, value in rows}
    assert shown["Odense"] == pytest.approx(0.5, abs=0.1) and 0.5 < shown["Randers"] < 2.5
    assert "3,0" not in page and "+4,0" not in page and "menneske, jeg kunne være mig selv" in page
    assert "vi kan ikke se forskel på kommunerne" in page.lower()


def test_what_was_taken_back_or_is_somebody_elses_is_in_none_of_it(cast: Cast, half: Period) -> None:
    gone = [left(cast, half, where, 1.0, 0.3) for where in (ODENSE, AARHUS, RANDERS)][0]
    assert "Randers" in reports_page(cast)
    rita = someone(cast.house, "Rita", Hat.EVALUATOR)
    stranger = Cast(cast.house, cast.karen, rita)
    assert "Randers" not in reports_page(stranger)
    Release.objects.filter(id=gone.id).update(withdrawn_at=timezone.now())
    assert "Randers" not in reports_page(cast)


def test_two_programmes_of_one_municipality_are_one(half: Period) -> None:
    sure, unsure = Place("Odense", 1.0, 0.01), Place("Odense", 3.0, 0.09)
    others = [Place("Aarhus", 1.2, 0.02), Place("Randers", 1.1, 0.02)]
    [section] = beside({"C": [sure, unsure, *others]}, half)
    assert [row[0].text for row in section.rows] == ["Aarhus", "Odense", "Randers"]
    apart = beside(
        {"C": [Place(name, mean, 0.01) for name, mean in (("A", 0.0), ("B", 0.1), ("C", 3.0))]}, half
    )
    assert "ikke helt ens" in apart[0].title or "not quite alike" in apart[0].title
    no_width = Told("C", "more", 20, 20, 1.0, 1.0, 1.0, 10, 10, 0)
    assert places([("Odense", [no_width, Told("H", "too_few")])]) == {}
