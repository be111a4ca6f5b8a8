"""How we look: what a colleague is asked about, and what came of it."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from sideomside.oversight import actions, queries
from sideomside.oversight.forms import AnswerForm


def how_we_look(request: HttpRequest) -> HttpResponse:
    if not request.viewer.is_coordinator:
        raise Http404
    page = {"waits": queries.questions(request.viewer), "answered": queries.answered(request.viewer)}
    return render(request, "oversight/how_we_look.html", page)


def question(request: HttpRequest, ring_id: UUID) -> HttpResponse:
    """One day of a colleague's reading; nothing of what they read."""
    one = queries.question(request.viewer, ring_id)
    if one is None:
        raise Http404
    form = AnswerForm(request.POST or None)
    if one.ring.answered_at is None and form.is_valid():
        actions.answer(ring=one.ring, **form.cleaned_data, by=request.viewer)
        messages.success(request, _("Thank you for asking. It is written down."))
        return redirect("oversight:how_we_look")
    return render(request, "oversight/question.html", {"one": one, "form": form})
