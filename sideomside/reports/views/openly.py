"""For everybody: the newest public report, rounded so that nobody is in it; an older one keeps its address."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from sideomside.ground.ui.doors import open_to_all
from sideomside.people.rules import visitor
from sideomside.reports import queries
from sideomside.reports.rules import period
from sideomside.reports.rules.about import how_counted


@open_to_all
def in_figures(request: HttpRequest) -> HttpResponse:
    anybody = visitor(request.organisation.id)
    asked = request.GET.get("rapport", "")
    newest = queries.newest_public(anybody)
    one = queries.public_report(anybody, asked) if asked else newest
    if asked and one is None:
        raise Http404
    page: dict[str, Any] = {"release": one}
    if one:
        sections = queries.sections_of(anybody, one)
        page |= {"period": period(one.period), "sections": sections, "how": how_counted(one)}
        page |= {"newer": newest, "newer_period": period(newest.period)} if newest and newest != one else {}
    return render(request, "reports/in_figures.html", page)
