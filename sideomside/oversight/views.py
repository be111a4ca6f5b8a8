"""How we look: what a colleague is asked about, and what came of it."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from sideomside.oversight import actions, queries
from sideomside.oversight.forms import AnswerForm, WordsForm
from sideomside.oversight.rules import Drawn


def how_we_look(request: HttpRequest) -> HttpResponse:
    if not request.viewer.is_coordinator:
        raise Http404
    page = {
        "asked": queries.who_is_asked(request.viewer),
        "waits": queries.questions(request.viewer),
        "answered": queries.answered(request.viewer),
        "quarters": queries.coverage(request.viewer),
        "next": queries.next_look(request.viewer),
        "to_ask": queries.to_ask_about(request.viewer),
    }
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


def look(request: HttpRequest, look_id: UUID) -> HttpResponse:
    """One look of the quarter: as it should be, or to be asked about; and then what came of it."""
    one = queries.look(request.viewer, look_id)
    if one is None:
        raise Http404
    if one.row.answer == Drawn.Answer.ASK:
        return _asked(request, one)
    if request.method == "POST" and request.POST.get("answer") in Drawn.Answer:
        actions.go_through(look=one.row, answer=request.POST["answer"], by=request.viewer)
        return _on(request, one)
    answers = [(str(value), label) for value, label in Drawn.Answer.choices]
    return render(request, "oversight/look.html", {"one": one, "answers": answers})


def _on(request: HttpRequest, one: queries.Look) -> HttpResponse:
    """To the next one; a look that is to be asked about stays until one knows."""
    if request.POST["answer"] == Drawn.Answer.ASK:
        return redirect("oversight:look", one.row.id)
    following = queries.next_look(request.viewer)
    if following:
        return redirect("oversight:look", following.id)
    messages.success(request, _("Thank you. You have been through all you can."))
    return redirect("oversight:how_we_look")


def _asked(request: HttpRequest, one: queries.Look) -> HttpResponse:
    form = WordsForm(request.POST or None)
    if one.row.settled_at is None and form.is_valid():
        actions.settle(look=one.row, words=form.cleaned_data["words"], by=request.viewer)
        messages.success(request, _("Thank you for asking. It is written down."))
        return redirect("oversight:how_we_look")
    return render(request, "oversight/asked.html", {"one": one, "form": form})
