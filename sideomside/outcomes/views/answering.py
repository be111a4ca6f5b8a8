"""One question per page, each of them skippable; then the door; then whatever one would like next."""

from uuid import UUID, uuid4

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from sideomside.consent.rules import text_of
from sideomside.ground.ui.doors import for_participants
from sideomside.intake import queries as intake
from sideomside.outcomes import actions, queries
from sideomside.outcomes.forms import BringForm, OnceForm, QuestionForm
from sideomside.outcomes.models import Sitting
from sideomside.outcomes.rules import COUNTED
from sideomside.outcomes.views.covering import covered
from sideomside.outcomes.views.myself import me, sitting_of


@for_participants
def where(request: HttpRequest) -> HttpResponse:
    """What it is, who reads it, and the way in. Nothing begins by looking."""
    viewer, asking = request.viewer, queries.open_asking(request.viewer)
    page = {
        "once": uuid4(),
        "asking": asking,
        "things": len(queries.items_now(viewer, asking.wave if asking else "")),
        "counts": queries.counts(viewer),
        "drawn": queries.is_compared(viewer),
        "choice": queries.choice_of(viewer),
    }
    return render(request, "outcomes/where.html", page)


@for_participants
@require_POST
def begin(request: HttpRequest) -> HttpResponse:
    form = OnceForm(request.POST)
    once = form.cleaned_data["once"] if form.is_valid() else uuid4()
    sitting = actions.begin(person=me(request), once=once, by=request.viewer)
    return redirect("outcomes:question", sitting.id, 1)


@for_participants
def question(request: HttpRequest, sitting_id: UUID, number: str) -> HttpResponse:
    """The same page again shows what was answered; sending it again changes nothing."""
    sitting = sitting_of(request, sitting_id)
    page = queries.page_of(request.viewer, sitting, int(number) if number.isdecimal() else 0)
    if page is None:
        raise Http404
    form = QuestionForm(_sent(request), page=page)
    if form.is_valid():
        actions.say(sitting=sitting, number=page.number, value=form.said(), by=request.viewer)
        return _after(request, sitting, page.number)
    shown = {"form": form, "page": page, "sitting": sitting, "before": page.number - 1}
    return render(request, "outcomes/question.html", shown)


@for_participants
def door(request: HttpRequest, sitting_id: UUID) -> HttpResponse:
    """Something to bring, or nothing; it goes only to whom one names."""
    sitting = sitting_of(request, sitting_id)
    known = queries.brought_by_me(request.viewer, sitting)
    form = BringForm(_sent(request), known=known, has_a_peer=queries.has_a_peer(request.viewer))
    if form.is_valid():
        if "skip" not in request.POST:
            words = covered(request, form.cleaned_data["words"])
            actions.bring(sitting=sitting, words=words, **form.readers(), by=request.viewer)
        actions.finish(sitting=sitting, by=request.viewer)
        return redirect("outcomes:thanks", sitting.id)
    return render(
        request, "outcomes/door.html", {"form": form, "sitting": sitting, "last": len(sitting.items)}
    )


@for_participants
def thanks(request: HttpRequest, sitting_id: UUID) -> HttpResponse:
    """No sum and no verdict: only what one would like next."""
    viewer, sitting = request.viewer, sitting_of(request, sitting_id)
    choice = queries.choice_of(viewer)
    page = {
        "sitting": sitting,
        "once": uuid4(),
        "more": queries.offered(viewer, sitting),
        "writes": bool(intake.own(viewer)),
        "aims": queries.aims(viewer),
        "ask_to_count": not (queries.counts(viewer) or choice.no_counting),
        "count_text": text_of(COUNTED),
    }
    return render(request, "outcomes/thanks.html", page)


@for_participants
@require_POST
def go_on(request: HttpRequest, sitting_id: UUID, instrument_id: UUID) -> HttpResponse:
    """Somebody else's questions, if one likes."""
    sitting, viewer = sitting_of(request, sitting_id), request.viewer
    instrument = queries.in_use(viewer, instrument_id)
    if instrument is None:
        raise Http404
    more = actions.go_on(sitting=sitting, instrument=instrument, once=uuid4(), by=viewer)
    return redirect("outcomes:question", more.id, 1)


def _sent(request: HttpRequest) -> QueryDict | None:
    """Also when nothing was chosen: that is an answer here."""
    return request.POST if request.method == "POST" else None


def _after(request: HttpRequest, sitting: Sitting, number: int) -> HttpResponse:
    """The next question; after ours the door, after somebody else's nothing more."""
    if number < len(sitting.items):
        return redirect("outcomes:question", sitting.id, number + 1)
    if sitting.instrument is None:
        return redirect("outcomes:door", sitting.id)
    actions.finish(sitting=sitting, by=request.viewer)
    return redirect("outcomes:thanks", sitting.id)
