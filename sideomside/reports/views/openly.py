"""For everybody: the newest public report, rounded so that nobody is in it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from sideomside.ground.ui.doors import open_to_all
from sideomside.people.rules import visitor
from sideomside.reports import queries
from sideomside.reports.rules import period


@open_to_all
def in_figures(request: HttpRequest) -> HttpResponse:
    anybody = visitor(request.organisation.id)
    one = queries.newest_public(anybody)
    page: dict[str, Any] = {"release": one}
    if one:
        page |= {"period": period(one.period), "sections": queries.sections_of(anybody, one)}
    return render(request, "reports/in_figures.html", page)
