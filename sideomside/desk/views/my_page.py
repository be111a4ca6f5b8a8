"""A participant's own page: how far we are, and everything one can do from here."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from sideomside.desk.queries import my_page as own
from sideomside.desk.queries.my_path import steps
from sideomside.ground.ui.doors import for_link_holders


@for_link_holders
def my_page(request: HttpRequest) -> HttpResponse:
    """Before the small key only states and times; past it, everything that is one's own."""
    page = {"steps": steps(request.viewer)}
    if not request.viewer.opened:
        return render(request, "desk/how_far.html", page | {"chosen": own.has_word(request.viewer)})
    return render(request, "desk/my_page.html", page | own.page(request.viewer))
