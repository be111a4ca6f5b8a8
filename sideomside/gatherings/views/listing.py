"""Everything a coordinator keeps of groups and events, and whom to call."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sideomside.gatherings import actions, queries
from sideomside.gatherings.models import Call
from sideomside.gatherings.views.keepers import coordinators_only

NEWEST = 12  # of what has been, until somebody asks for all of it
ON_A_PAGE = 40


@coordinators_only
def listed(request: HttpRequest) -> HttpResponse:
    viewer = request.viewer
    asked = request.GET.get("page")
    context = {
        "ahead": queries.listed(viewer),
        "past": queries.been(viewer)[:NEWEST] if not asked else [],
        "page": Paginator(queries.been(viewer), ON_A_PAGE).get_page(asked) if asked else None,
        "calls": queries.calls(viewer),
        "words": queries.words_due(viewer),
        "company": queries.company(viewer),
    }
    return render(request, "gatherings/list.html", context)


@coordinators_only
@require_POST
def called(request: HttpRequest, call_id: UUID) -> HttpResponse:
    mine = {one.call_id for one in queries.calls(request.viewer)}
    call = Call.objects.filter(id=call_id).select_related("gathering").first()
    if call and call.id in mine:
        actions.note_called(call=call, by=request.viewer)
        messages.success(request, _("Noted that you have called."))
    return redirect("gatherings:list")
