"""A programme of six, read by somebody who knows five of them: pages, files, periods and second looks tried by hand."""

import re
import zipfile
from html import unescape
from io import BytesIO
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from sideomside.reports import actions
from sideomside.reports.models import Release
from sideomside.reports.tests.cast import Cast
from tests.people import Hat, at_work, someone

pytestmark = pytest.mark.django_db
KINDS = ("csv", "xlsx", "ods")


def leave(cast: Cast, audience: str) -> Release:
    asked = {"programme": cast.house.programme, "when": cast.quarter.code, "once": uuid4()}
    return actions.release_report(**asked, audience=audience, by=cast.as_karen)  # type: ignore[arg-type]


def address(one: Release, kind: str = "") -> str:
    return (
        reverse("reports:take", args=[one.id]) + f"?fil={kind}"
        if kind
        else reverse("reports:release", args=[one.id])
    )


def rows(page: str, key: str) -> dict[str, str]:
    """One table as it is read."""
    table = page[page.index(f'id="{key}"') :].partition("</table>")[0]
    return dict(re.findall(r'<th scope="row">(.*?)</th><td[^>]*>(.*?)</td>', table))


def main(raw: bytes) -> bytes:
    return raw.partition(b"<main")[2]


def inside(raw: bytes) -> str:
    """Everything in a file, also what no program shows."""
    with zipfile.ZipFile(BytesIO(raw)) as folder:
        return "".join(folder.read(name).decode("utf-8", "replace") for name in folder.namelist())


@pytest.fixture
def six(cast: Cast) -> Cast:
    cast.came(6, "form")
    return cast


def test_that_all_six_still_wait_is_said_of_nobody(six: Cast) -> None:
    """Whoever knows that a neighbour wrote that quarter would know that the neighbour still waits."""
    for client, audience in ((six.desk, "house"), (six.franks, "funder")):
        page = client.get(address(leave(six, audience))).content.decode()
        told = rows(page, "waits")
        assert told["I alt"] == "6" and told["Ventede stadig på den sidste dag"] == "–"
        assert list(told.values()).count("–") > 1  # a mark alone among noughts would be everybody


def test_of_six_the_public_is_told_nothing_in_any_form(six: Cast) -> None:
    one = leave(six, "public")
    page = six.desk.get(address(one)).content.decode()
    assert 'id="came"' not in page and 'id="waits"' not in page
    for kind in KINDS:
        raw = six.desk.get(address(one, kind)).content
        told = raw.decode() if kind == "csv" else inside(raw)
        assert "Skrev på siden" not in told and "Ventede" not in told
    assert "mennesker kontaktede" not in Client().get(reverse("reports:in_figures")).content.decode()


def test_a_late_correction_is_not_seen_in_a_second_look(six: Cast) -> None:
    first = leave(six, "funder")
    six.came(1, "call")
    second = leave(six, "funder")
    assert first.figures == second.figures
    taken = actions.withdraw_report(release=second, by=six.as_karen)
    assert leave(six, "funder").figures == first.figures and taken.withdrawn_at


def test_an_address_alone_opens_nothing(six: Cast) -> None:
    """Neither signed out, nor as a peer, nor for an evaluator of another house; and nothing stays in a browser."""
    one = leave(six, "funder")
    peer = at_work(six.house, someone(six.house, "Jonas", Hat.PEER))
    for kind in ("", *KINDS):
        assert Client().get(address(one, kind)).status_code in (302, 404)
        assert peer.get(address(one, kind)).status_code == 404
        answer = six.franks.get(address(one, kind))
        assert answer.status_code == 200 and answer.headers["Cache-Control"] == "no-store"
    assert (
        six.franks.get(address(one, "xlsx"))
        .headers["Content-Disposition"]
        .endswith(f'"rapport-{one.period}.xlsx"')
    )
    actions.withdraw_report(release=one, by=six.as_karen)
    assert [six.franks.get(address(one, kind)).status_code for kind in KINDS] == [404] * 3
    assert "kontaktede os" not in six.franks.get(address(one)).content.decode()


def test_questions_in_the_address_change_nothing(six: Cast) -> None:
    one = leave(six, "funder")
    plain = main(six.franks.get(address(one)).content)
    for more in ("?level=R0", "?period=2020", "?programme=all", "?audience=house", "?fil="):
        assert main(six.franks.get(address(one) + more).content) == plain
    for closed in ("overview", "flow", "courses", "peers", "answers", "new", "grants"):
        assert six.franks.get(reverse(f"reports:{closed}") + "?periode=2026").status_code == 404


def test_no_file_carries_more_than_its_page(six: Cast) -> None:
    """No sheet that is not shown, no note, no name of who made it, no time of day, no word that is not on it."""
    one = leave(six, "funder")
    for kind in KINDS[1:]:
        told = inside(six.franks.get(address(one, kind)).content)
        assert not re.search(r"hidden|comment|creator|Karen|T\d\d:\d\d", told), kind
    page = unescape(re.sub(r"<[^>]*>", "", six.franks.get(address(one)).content.decode()))
    book = load_workbook(BytesIO(six.franks.get(address(one, "xlsx")).content))
    said = [value for sheet in book for row in sheet.iter_rows(values_only=True) for value in row if value]
    for words in (value.removeprefix("http://testserver") for value in said if isinstance(value, str)):
        assert words in page
