"""A report frozen under older rules says so; it may be taken back, and what it said stays in the ledger."""

from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from sideomside.people.rules import NotAllowed
from sideomside.reports import actions, queries
from sideomside.reports.models import LedgerLine, Release
from sideomside.reports.rules import RULES, Figures, told_again
from sideomside.reports.tests.cast import Cast

pytestmark = pytest.mark.django_db


def leave(cast: Cast, audience: str = "funder", when: str = "") -> Release:
    return actions.release_report(
        programme=cast.house.programme,
        when=when or cast.quarter.code,
        audience=audience,
        once=uuid4(),
        by=cast.as_karen,
    )


def page_of(client: Client, one: Release) -> str:
    return client.get(reverse("reports:release", args=[one.id])).content.decode()


def test_a_report_says_which_rules_it_was_frozen_under(cast: Cast) -> None:
    cast.came(24, "form")
    one = leave(cast)
    assert one.rules == RULES and f"efter nr. {RULES} af vores regler" in page_of(cast.franks, one)
    assert "siden skjult mere" not in page_of(cast.franks, one)
    Release.objects.update(rules=1)
    assert "siden skjult mere" in page_of(cast.franks, one) and "24" in page_of(cast.franks, one)


def test_taken_back_nobody_reads_it_and_the_ledger_remembers(cast: Cast) -> None:
    cast.came(24, "form")
    one, lines = leave(cast), LedgerLine.objects.count()
    address = reverse("reports:release", args=[one.id])
    assert "Træk rapporten tilbage" not in page_of(cast.franks, one)
    assert cast.franks.post(address).status_code == 404 and not Release.objects.get().withdrawn_at
    assert cast.desk.post(address).status_code == 302
    when = Release.objects.get().withdrawn_at
    cast.desk.post(address)
    assert Release.objects.get().withdrawn_at == when and LedgerLine.objects.count() == lines
    for client in (cast.desk, cast.franks):
        assert "trukket tilbage" in page_of(client, one) and "24 mennesker" not in page_of(client, one)
        assert client.get(f"{reverse('reports:take', args=[one.id])}?fil=csv").status_code == 404
    with pytest.raises(NotAllowed):
        actions.withdraw_report(release=one, by=cast.as_frank)


def test_told_again_it_says_the_same_less_what_is_hidden_now(cast: Cast) -> None:
    """What older rules told and today's would not, or would tell otherwise, is not told a second time."""
    cast.came(24, "form")
    one = leave(cast)
    older = one.figures | {"facts": one.figures["facts"] | {"stay_30": 96.0, "gatherings": 7.0}}
    Release.objects.update(figures=older, rules=1)
    cast.came(1, "mail")
    actions.withdraw_report(release=one, by=cast.as_karen)
    again = leave(cast)
    assert again.figures["facts"]["stay_30"] is None and again.figures["facts"]["gatherings"] is None
    assert again.figures["totals"]["came"] == 24 and again.rules == RULES
    assert leave(cast).figures == again.figures


def test_only_what_is_the_same_is_told_again() -> None:
    """A table and its total no less than a fact: what today's rules hide stays hidden."""

    def told(first: int | None, second: int | None, third: int | None) -> Figures:
        cells = {"a": first, "b": second, "c": third}
        return Figures("2026H1", "R1", {"came": cells}, {"came": second}, {"a": first, "b": third}, {})

    again = told_again(told(10, 20, 30), told(10, 25, None))
    assert again.tables == {"came": {"a": 10, "b": None, "c": None}} and again.totals == {"came": None}
    assert again.facts == {"a": 10, "b": None}
    assert told_again(told(10, 20, 30), Figures("2026H1", "R1", {}, {}, {}, {})).tables["came"]["a"] is None


def test_everybodys_page_shows_nothing_that_was_taken_back(cast: Cast) -> None:
    cast.came(24, "form")
    one = leave(cast, "public")
    assert "25" in Client().get(reverse("reports:in_figures")).content.decode()
    actions.withdraw_report(release=one, by=cast.as_karen)
    assert queries.newest_public(cast.as_karen) is None
    assert "Der er ikke noget at vise endnu" in Client().get(reverse("reports:in_figures")).content.decode()


def test_an_older_public_report_keeps_its_address_until_it_is_taken_back(cast: Cast) -> None:
    cast.came(24, "form")
    one = leave(cast, "public")
    address = f"{reverse('reports:in_figures')}?rapport={one.id}"
    assert address.partition("?")[2] in Client().get(reverse("reports:in_figures")).content.decode()
    assert "25" in Client().get(address).content.decode()
    inside = leave(cast, "funder")
    assert Client().get(address.replace(str(one.id), str(inside.id))).status_code == 404
    assert Client().get(address.replace(str(one.id), "not-an-id")).status_code == 404
    actions.withdraw_report(release=one, by=cast.as_karen)
    assert Client().get(address).status_code == 404


def test_an_older_public_report_says_that_a_newer_one_is_there(cast: Cast) -> None:
    cast.came(24, "form")
    page = reverse("reports:in_figures")
    newer, older = leave(cast, "public"), leave(cast, "public", when="2020Q1")
    told = {one: Client().get(f"{page}?rapport={one.id}").content.decode() for one in (newer, older)}
    assert "Der er kommet en nyere" in told[older] and f'href="{page}"' in told[older]
    assert "Der er kommet en nyere" not in told[newer] + Client().get(page).content.decode()
