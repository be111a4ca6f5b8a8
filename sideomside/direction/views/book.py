"""A little book of one's own words: to print, or to take along as a file."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.views.decorators.http import require_POST

from sideomside.direction import actions, queries
from sideomside.direction.views.myself import me
from sideomside.ground.ui.doors import for_participants


@for_participants
def book(request: HttpRequest) -> HttpResponse:
    return render(request, "direction/book.html", {"mine": queries.mine(request.viewer)})


@for_participants
@require_POST
def take_along(request: HttpRequest) -> HttpResponse:
    """A plain text file any telephone opens; its name says nothing."""
    actions.take_along(person=me(request), by=request.viewer)
    text = render_to_string("direction/book.txt", {"mine": queries.mine(request.viewer)})
    answer = HttpResponse(text.encode("utf-8-sig"), content_type="text/plain; charset=utf-8")
    answer.headers["Content-Disposition"] = 'attachment; filename="ord.txt"'
    return answer
