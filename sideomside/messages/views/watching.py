"""For the coordinators: who waits for an answer, that people write, and opening what two wrote when it is needed."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from sideomside.ground.ui.been import been
from sideomside.messages import actions, queries
from sideomside.messages.forms import FirstForm, ReasonForm
from sideomside.messages.rules import Opening
from sideomside.messages.views.around import around
from sideomside.messages.views.talking import list_of_mine
from sideomside.people.rules import Hat

WRITES = frozenset({Hat.PEER, Hat.HOST, Hat.COORDINATOR})


def list_(request: HttpRequest) -> HttpResponse:
    """A coordinator's list is about others, everybody else's about themselves."""
    viewer = request.viewer
    if viewer.role not in WRITES:
        raise Http404
    if not viewer.is_coordinator:
        return list_of_mine(request)
    to_confirm = queries.to_confirm(viewer)
    names = queries.between(viewer, to_confirm)
    left = been(request, queries.written_before(viewer), "before")
    ended = been(request, queries.ended(viewer))
    page = {
        "waiting": queries.waiting_for_answer(viewer),
        "left": left,
        "ended": ended,
        "written_before": queries.known_before(viewer, left),
        "that_wrote": queries.that_wrote(viewer, ended),
        "to_confirm": [(one, *names[one.id]) for one in to_confirm],
        "written_with": queries.written_with(viewer),
        "wrote": queries.that_people_write(viewer),
        "circles": queries.circles(viewer),
    }
    return render(request, "messages/watching.html", page | around(viewer))


def two(request: HttpRequest, thread_id: UUID) -> HttpResponse:
    """That these two write, what one of them chose to show, and the way to open it all."""
    wrote = queries.wrote(request.viewer, thread_id)
    if wrote is None:
        raise Http404
    form = ReasonForm(request.POST or None)
    if form.is_valid():
        reason = form.cleaned_data["reason"]
        actions.ask_to_open(thread=wrote.thread, reason=reason, by=request.viewer)
        return redirect("messages:two", thread_id)
    shown = queries.shown_to_us(request.viewer, wrote.thread)
    if shown:
        read = [letter.message.id for letter in shown]
        actions.open_shown(thread=wrote.thread, messages=read, by=request.viewer)
    page = {
        "wrote": wrote,
        "weeks": queries.weeks(request.viewer, wrote.thread),
        "shown": shown,
        "openings": queries.openings_of(request.viewer, wrote.thread),
        "standing": queries.standing_opening(request.viewer, wrote.thread),
        "has_a_second": queries.has_a_second(request.viewer, wrote.thread),
        "form": form,
    }
    return render(request, "messages/two.html", page | around(request.viewer))


def write_first(request: HttpRequest) -> HttpResponse:
    """A coordinator chooses a peer or a host to write to; the conversation itself begins with the first words."""
    if not request.viewer.is_coordinator:
        raise Http404
    form = FirstForm(request.POST or None, people=queries.to_write_to(request.viewer))
    if form.is_valid():
        return redirect("messages:thread", form.cleaned_data["who"])
    return render(request, "messages/write_first.html", {"form": form} | around(request.viewer))


@require_POST
def decide(request: HttpRequest, opening_id: UUID) -> HttpResponse:
    """Open it, or do not."""
    opening = _opening(request, opening_id)
    ours = request.viewer.coordinates(opening.thread.programme_id)
    if request.POST.get("do") != "open":
        actions.put_away_opening(opening=opening, by=request.viewer)
        return redirect("messages:two", opening.thread_id) if ours else redirect("messages:list")
    actions.confirm_opening(opening=opening, by=request.viewer)
    return (
        redirect("messages:two", opening.thread_id) if ours else redirect("messages:read_opened", opening.id)
    )


def read_opened(request: HttpRequest, opening_id: UUID) -> HttpResponse:
    """For an hour, for the two who opened it; each reading leaves a line in the log about both people."""
    opening = _opening(request, opening_id)
    letters = queries.opened_letters(request.viewer, opening)
    if not letters:
        raise Http404
    participant, peer = queries.between(request.viewer, [opening])[opening.id]
    page = {"opening": opening, "letters": letters, "participant": participant, "peer": peer}
    page["ours"] = request.viewer.coordinates(opening.thread.programme_id)
    return render(request, "messages/opened.html", page | around(request.viewer))


def _opening(request: HttpRequest, opening_id: UUID) -> Opening:
    found = queries.opening(request.viewer, opening_id)
    if found is None:
        raise Http404
    return found
