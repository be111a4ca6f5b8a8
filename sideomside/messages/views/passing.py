"""An earlier conversation and the next peer: the participant's choice, the peer's own, and the page it is read on."""

from uuid import UUID

from django.contrib.messages import success
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from sideomside.ground.ui.doors import for_participants
from sideomside.messages import actions, queries
from sideomside.messages.rules import way
from sideomside.messages.views.around import around, thread_or_404


@for_participants
@require_POST
def my_passing(request: HttpRequest, thread_id: UUID) -> HttpResponse:
    thread = thread_or_404(request.viewer, thread_id)
    if request.POST.get("do") == "take_back":
        actions.take_back_passing(thread=thread, by=request.viewer)
        success(request, _("Your peer cannot read it any more."))
    elif actions.pass_on(thread=thread, by=request.viewer):
        success(request, _("Your peer can read along. You can take it back."))
    return redirect(way(request.viewer, "thread"), thread_id)


@require_POST
def lend(request: HttpRequest, thread_id: UUID) -> HttpResponse:
    """The peer's own words."""
    thread = thread_or_404(request.viewer, thread_id)
    actions.lend_words(thread=thread, yes=request.POST.get("do") == "lend", by=request.viewer)
    success(request, _("Kept."))
    return redirect("messages:thread", thread_id)


@require_safe
def passed(request: HttpRequest, passing_id: UUID) -> HttpResponse:
    """To read, and not to answer."""
    found = queries.passing(request.viewer, passing_id)
    if found is None:
        raise Http404
    page = {"passing": found, "lines": queries.passed_on(request.viewer, found)}
    page["name"] = queries.passed_by(request.viewer, found)
    return render(request, "messages/passed.html", page | around(request.viewer))
