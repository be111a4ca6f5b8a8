"""What leaves the house: the same cells on the page and in every file, frozen, and nobody can be found in it."""

import csv
import re
from io import BytesIO, StringIO
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

from sideomside.ground.audit.models import Entry
from sideomside.people.models import Programme
from sideomside.people.rules import Hat, NotAllowed
from sideomside.reports import actions, queries
from sideomside.reports.models import LedgerLine, Release
from sideomside.reports.rules import period
from sideomside.reports.tests.cast import Cast
from tests.people import at_work, someone

pytestmark = pytest.mark.django_db


def leave(cast: Cast, audience: str = "funder", **more: object) -> Release:
    asked = {"programme": cast.house.programme, "when": cast.quarter.code, "once": uuid4()} | more
    return actions.release_report(**asked, audience=audience, by=cast.as_karen)  # type: ignore[arg-type]


def test_a_few_are_hidden_alike_on_the_page_and_in_every_file(cast: Cast) -> None:
    cast.came(12, "form")
    cast.came(3, "mail")
    cast.came(8, "coffee")
    one = leave(cast)
    page = cast.franks.get(reverse("reports:release", args=[one.id])).content.decode()
    on_page = cells_of(page)
    assert on_page["Skrev på siden"] == "12" and on_page["Sendte en mail"] == "–"
    assert list(on_page.values()).count("–") > 1  # one alone could be subtracted from all
    address = reverse("reports:take", args=[one.id])
    text = cast.franks.get(f"{address}?fil=csv").content.decode("utf-8-sig")
    about, first = text.split("\r\n\r\n")[:2]
    assert address.removesuffix("fil/") in about and "Lavet til" in about and "– betyder" in about
    in_text = {row[0]: row[1] for row in csv.reader(StringIO(first), delimiter=";") if len(row) == 2}
    book = load_workbook(BytesIO(cast.franks.get(f"{address}?fil=xlsx").content))
    in_book = {
        str(row[0]): str(row[1])
        for row in book.worksheets[1].iter_rows(values_only=True)
        if row[1] is not None
    }
    sheet = CalamineWorkbook.from_filelike(BytesIO(cast.franks.get(f"{address}?fil=ods").content))
    in_open = {
        row[0]: shown_as(row[1])
        for row in sheet.get_sheet_by_index(1).to_python()
        if len(row) > 1 and row[1] != ""
    }
    for label, shown in on_page.items():
        assert in_book[label] == in_text[label] == in_open[label] == shown
    stored = str(one.figures) + str(list(LedgerLine.objects.values_list("cells", flat=True)))
    assert "'mail': None" in stored and not re.search(r"\[\['mail'\], 3\]", stored)


def shown_as(value: object) -> str:
    return str(int(value)) if isinstance(value, float) else str(value)


def cells_of(page: str) -> dict[str, str]:
    """The table of how people came, as it stands on the page."""
    table = page.split('id="came-table"')[1].split("</table>")[0]
    return dict(re.findall(r'<th scope="row">([^<]*)</th><td class="num">([^<]*)</td>', table))


def test_a_report_says_for_ever_what_it_said(cast: Cast) -> None:
    cast.came(20, "form")
    one = leave(cast)
    cast.came(1, "mail")
    assert leave(cast).figures == one.figures
    assert queries.look(cast.as_karen, "flow", cast.quarter.code).sections[0].rows[-1][1].text == "21"
    lines = LedgerLine.objects.filter(indicator=f"came:{cast.house.programme.id}")
    assert lines.count() == 1


def test_pressed_twice_it_is_one_and_each_look_stands_in_the_log(cast: Cast) -> None:
    cast.came(12, "form")
    once = uuid4()
    assert leave(cast, once=once).id == leave(cast, once=once).id
    cast.franks.get(reverse("reports:release", args=[Release.objects.get().id]))
    found = Entry.objects.filter(verb__startswith="report.").order_by("seq")
    assert [(one.verb, one.about_id) for one in found] == [("report.released", None), ("report.read", None)]


def test_all_and_all_but_a_few_cannot_be_subtracted(cast: Cast) -> None:
    """Another programme with three people: what all say together would give it away, so it is told one way only."""
    other = Programme.objects.create(name="Nabo peer")
    cast.came(20, "form")
    cast.came(3, "form", programme=other)
    with pytest.raises(NotAllowed):
        leave(cast, programme=None)
    from_both = someone(cast.house, "Ulla", Hat.COORDINATOR)
    by = cast.as_karen.__class__(
        Hat.COORDINATOR,
        cast.house.organisation.id,
        from_both.id,
        frozenset({cast.house.programme.id, other.id}),
    )
    one = leave(cast)
    assert one.figures["totals"]["came"] == 20
    both = actions.release_report(
        programme=None, when=cast.quarter.code, audience="funder", once=uuid4(), by=by
    )
    assert both.figures["totals"]["came"] is None and both.figures["facts"] == {}
    assert both.figures["refused"]["came"] == "counted_with_others_already"


def test_a_running_period_and_one_that_crosses_another_do_not_leave(cast: Cast) -> None:
    cast.came(20, "form")
    leave(cast)
    year = cast.quarter.code[:4]
    with pytest.raises(NotAllowed):
        leave(cast, when="2999")
    half = f"{year}H{1 if cast.quarter.first.month < 7 else 2}"
    figures = queries.preview(cast.as_karen, cast.house.programme.id, period(half), "funder")
    assert figures.refused["came"] == "crosses_another_period" and figures.totals["came"] is None


def test_those_a_report_was_made_for_read_it_and_no_others(cast: Cast) -> None:
    cast.came(12, "form")
    ours, theirs = leave(cast, "house"), leave(cast, "funder")
    charlie = at_work(cast.house, someone(cast.house, "Charlie", Hat.PEER))
    assert reading(cast.desk, ours) == reading(cast.desk, theirs) == reading(cast.franks, theirs) == 200
    assert reading(cast.franks, ours) == reading(charlie, ours) == reading(Client(), ours) // 302 * 404 == 404
    assert [
        cast.franks.get(reverse(f"reports:{name}")).status_code for name in ("flow", "overview", "new")
    ] == [404] * 3
    listed = cast.franks.get(reverse("reports:releases")).content.decode()
    assert str(theirs.id) in listed and str(ours.id) not in listed


def reading(client: Client, one: Release) -> int:
    return client.get(reverse("reports:release", args=[one.id])).status_code


def test_everybody_sees_fives_and_only_what_was_made_for_everybody(cast: Cast) -> None:
    open_page = reverse("reports:in_figures")
    assert "Der er ikke noget at vise endnu" in Client().get(open_page).content.decode()
    cast.came(23, "form")
    cast.came(6, "mail")
    leave(cast, "public")
    page = Client().get(open_page).content.decode()
    assert cells_of(page)["Skrev på siden"] == "25" and cells_of(page)["Sendte en mail"] == "–"


def test_an_empty_programme_is_told_kindly(cast: Cast) -> None:
    for name, said in (
        ("overview", "Ingen venter. Tag en kop kaffe."),
        ("flow", "Ingen kontaktede os i perioden"),
        ("courses", "Ingen mødte en peer i perioden"),
        ("peers", "Ingen peer var i gang"),
    ):
        answer = cast.desk.get(reverse(f"reports:{name}"))
        assert answer.status_code == 200 and said in answer.content.decode()
    asked = {
        "programme": cast.house.programme.id,
        "period": cast.quarter.code,
        "audience": "funder",
        "once": uuid4(),
    }
    page = cast.desk.get(reverse("reports:new"), asked).content.decode()
    assert "Sådan kommer den til at se ud" in page


def test_what_people_say_is_told_in_half_years_that_are_over_and_in_no_others(cast: Cast) -> None:
    """A year less a half, or today less yesterday, would be one person's answer, and a coordinator is no exception."""
    page = cast.desk.get(reverse("reports:answers"), {"periode": cast.quarter.code}).content.decode()
    offered = re.findall(r'<option value="(\d{4}[HQ]?\d?)"', page)
    assert offered and all("H" in code and period(code).is_over(timezone.localdate()) for code in offered)
    assert "For få svar" in page


def test_a_coordinator_looks_freezes_and_lands_on_the_report(cast: Cast) -> None:
    cast.came(15, "form")
    asked = {
        "programme": cast.house.programme.id,
        "period": cast.quarter.code,
        "audience": "house",
        "once": uuid4(),
    }
    assert "Frys den fast" in cast.desk.get(reverse("reports:new"), asked).content.decode()
    answer = cast.desk.post(reverse("reports:new"), asked)
    assert answer.url == reverse("reports:release", args=[Release.objects.get().id])
    assert "15 mennesker kontaktede os" in cast.desk.get(answer.url).content.decode()
    english = cast.desk.get(f"/en{answer.url}").content.decode()
    assert "15 people got in touch" in english and "Wrote on the page" in english
