"""Min retning: the person's own pages, and the one page where a peer or a coordinator reads what was shared."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sideomside.direction import actions, queries
from sideomside.direction.forms import COORDINATOR, PEER, WordsForm
from sideomside.direction.models import Line, What
from sideomside.direction.rules import PROMPTS
from sideomside.direction.views.myself import me
from sideomside.ground.ui.doors import for_participants
from sideomside.ground.vault import cpr
from sideomside.people import queries as people


@for_participants
def mine(request: HttpRequest) -> HttpResponse:
    invited = queries.living_supporters(request.viewer)
    page = {"mine": queries.mine(request.viewer), "prompts": PROMPTS, "invited": invited}
    page["not_passed_on"] = queries.not_passed_on(request.viewer)
    return render(request, "direction/mine.html", page)


@for_participants
def write_hope(request: HttpRequest) -> HttpResponse:
    """A hope, begun perhaps with one of the questions."""
    prompt = request.GET.get("q", "")
    prompt = prompt if prompt in PROMPTS else ""
    return _write(request, What.HOPE, str(PROMPTS.get(prompt, _("What do you hope for?"))), prompt)


@for_participants
def write_step(request: HttpRequest) -> HttpResponse:
    return _write(request, What.STEP, _("A small step from here"), "")


@for_participants
def rewrite(request: HttpRequest, line_id: UUID) -> HttpResponse:
    """Other words, or other readers."""
    line = _line(request, line_id)
    reaches_peer = line.id not in queries.not_passed_on(request.viewer)
    form = _form(request, initial=_as_written(line, for_peer=line.for_peer and reaches_peer))
    if form.is_valid():
        words, once = _covered(request, form.cleaned_data["words"]), form.cleaned_data["once"]
        actions.rewrite(line=line, words=words, readers=form.readers(), once=once, by=request.viewer)
        return redirect("direction:mine")
    title = _("A small step from here") if line.what == What.STEP else _("Write it anew")
    return render(request, "direction/write.html", {"form": form, "title": title, "what": line.what})


@for_participants
@require_POST
def pass_on(request: HttpRequest, line_id: UUID) -> HttpResponse:
    line = queries.line(request.viewer, line_id)
    if line:
        actions.pass_on(line=line, by=request.viewer)
        messages.success(request, _("Now your peer may read it."))
    return redirect("direction:mine")


@for_participants
@require_POST
def let_go(request: HttpRequest, line_id: UUID) -> HttpResponse:
    line = queries.line(request.viewer, line_id)
    if line:
        actions.let_go(line=line, by=request.viewer)
        messages.success(request, _("It is put down. You can always pick something up again."))
    return redirect("direction:mine")


@for_participants
def earlier(request: HttpRequest) -> HttpResponse:
    return render(request, "direction/earlier.html", {"lines": queries.earlier(request.viewer)})


def shared(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """For a peer or a coordinator: what this person has shared with exactly them."""
    if not queries.may_look(request.viewer, person_id):
        raise Http404
    lines = queries.shared_with_me(request.viewer, person_id)
    name = people.names(request.viewer, [person_id]).get(person_id, "")
    return render(request, "direction/shared.html", {"lines": lines, "name": name})


def _write(request: HttpRequest, what: str, title: str, prompt: str) -> HttpResponse:
    form = _form(request)
    if form.is_valid():
        words, once = _covered(request, form.cleaned_data["words"]), form.cleaned_data["once"]
        actions.write(
            person=me(request), what=what, words=words, prompt=prompt, readers=form.readers(), once=once,
            by=request.viewer,
        )  # fmt: skip
        return redirect("direction:mine")
    return render(request, "direction/write.html", {"form": form, "title": title, "what": what})


def _form(request: HttpRequest, **given: Any) -> WordsForm:
    return WordsForm(request.POST or None, supporters=queries.living_supporters(request.viewer), **given)


def _covered(request: HttpRequest, words: str) -> str:
    """A number that looks like somebody's is covered, and we say so."""
    covered, found = cpr.mask(words)
    if found:
        messages.warning(
            request, _("We covered a number that looks like a personal number. We need no such number.")
        )
    return covered


def _as_written(line: Line, *, for_peer: bool) -> dict[str, Any]:
    chosen = [who for who, may in ((PEER, for_peer), (COORDINATOR, line.for_coordinator)) if may]
    return {"words": line.words, "shared": chosen + line.for_supporters}


def _line(request: HttpRequest, line_id: UUID) -> Line:
    line = queries.line(request.viewer, line_id)
    if line is None:
        raise Http404
    return line
