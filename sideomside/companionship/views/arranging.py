"""The coordinator offers times, notes how it went, and asks how it goes."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from sideomside.companionship import actions, queries
from sideomside.companionship.forms import EndForm, PlanForm, beginning_with
from sideomside.companionship.models import Companionship, Meeting
from sideomside.companionship.rules import TimesStand, at_hand, both_go_on, may_bridge, to_tell
from sideomside.ground.vault.cpr import COVER
from sideomside.matching import actions as matching_actions
from sideomside.matching import queries as matching
from sideomside.matching.rules import Pair
from sideomside.people.queries import places


def begin(request: HttpRequest, pair_id: UUID) -> HttpResponse:
    """Three times and a place, filled in as far as the house knows."""
    pair = matching.pair(request.viewer, pair_id)
    if pair is None or not request.viewer.is_coordinator or pair.ended_at:
        raise Http404
    queries.named(request.viewer, pair)
    if not matching.pair_stands(request.viewer, pair):
        return _not_now(request, pair)
    own = places(request.viewer).filter(programme_id=pair.programme_id)
    free = queries.suggested_times(request.viewer, pair)
    begun = queries.visible_to(request.viewer).filter(pair=pair).first()
    form = PlanForm(request.POST or None, places=own, begun=begun, initial=beginning_with(free))
    context = {"pair": pair, "form": form, "both_can": any(one.both_can for one in free)}
    context["stands"] = queries.times_that_stand(request.viewer, begun) if begun else None
    if request.method == "POST" and form.is_valid():
        context["door"] = form.closed_door(request.viewer)
        if not context["door"] and (done := _offered(request, pair, form, context)):
            _say(request, form)
            return redirect("companionship:companionship", done.id)
    return render(request, "companionship/begin.html", context)


def _offered(
    request: HttpRequest, pair: Pair, form: PlanForm, context: dict[str, Any]
) -> Companionship | None:
    """Where somebody else was here meanwhile, what stands is shown, and what was typed is kept."""
    once = form.cleaned_data["once"]
    try:
        return actions.begin(pair_id=pair.id, plan=form.plan(), once=once, by=request.viewer)
    except TimesStand as meanwhile:
        context["stands"] = meanwhile.meeting
        return None


def _not_now(request: HttpRequest, pair: Pair) -> HttpResponse:
    """A yes is taken back, or there is a pause: nothing to arrange, and perhaps it is over."""
    begun = queries.visible_to(request.viewer).filter(pair=pair).first()
    if begun:
        return redirect("companionship:companionship", begun.id)
    if request.method == "POST" and request.POST.get("do") == "end":
        matching_actions.end_pair(pair=pair, by=request.viewer)
        return redirect("desk:today")
    return render(request, "companionship/not_now.html", {"pair": pair})


def companionship(request: HttpRequest, companionship_id: UUID) -> HttpResponse:
    """Where the two are, and the one thing to do next."""
    one = queries.companionship(request.viewer, companionship_id)
    if one is None or not request.viewer.is_coordinator:
        raise Http404
    meetings = list(queries.meetings_of(request.viewer, one))
    now, _further, _asked = at_hand(meetings, timezone.now(), notes=True)
    if request.method == "POST":
        _do(request, one, queries.meeting_of(request.viewer, one, request.POST.get("meeting", "")) or now)
        return redirect("companionship:companionship", one.id)
    queries.opened(request.viewer, one)
    context = {
        "one": one,
        "meetings": meetings,
        "now": now,
        "checkin": queries.checkin_of(request.viewer, one),
        "answers": _answers(request, one),
        "quiet": queries.quiet_between(request.viewer, one),
        "ending": (ending := queries.ending_of(request.viewer, one)),
        "to_tell": to_tell(ending) if ending else [],
        "away": queries.peer_is_away(request.viewer, one),
        "end_form": EndForm(),
        "bridges": may_bridge(request.viewer, one),
        "both": both_go_on(one, list(one.answers.all())),
        "agreement": queries.agreement(request.viewer, one),
        "story": queries.story(request.viewer, one),
        "stands": matching.pair_stands(request.viewer, one.pair),
        "asked": sorted(hat for _id, hat in queries.undecided(request.viewer, [now] if now else [])),
    }
    return render(request, "companionship/companionship.html", context)


def _do(request: HttpRequest, one: Companionship, meeting: Meeting | None) -> None:
    act = request.POST.get("do", "")
    if act in ABOUT_A_MEETING and meeting:
        ABOUT_A_MEETING[act](meeting=meeting, by=request.viewer)
    elif act in ABOUT_THE_TWO:
        ABOUT_THE_TWO[act](companionship=one, by=request.viewer)
    elif act == "checked_in":
        _asked(request, one)
    else:
        _about_the_end(request, one, act)


def _about_the_end(request: HttpRequest, one: Companionship, act: str) -> None:
    """That it is over, who has heard it from a person, and the talk afterwards."""
    if act == "end":
        form = EndForm(request.POST)
        kind = form.cleaned_data["kind"] if form.is_valid() else ""
        actions.end(companionship=one, kind=kind, by=request.viewer)
    elif act in {"participant told", "peer told"}:
        actions.note_told(companionship=one, hat=act.partition(" ")[0], by=request.viewer)
    elif act in {"wants_new", "not_now"}:
        matching_actions.hold_ending_talk(pair=one.pair, wants_new=act == "wants_new", by=request.viewer)


def _asked(request: HttpRequest, one: Companionship) -> None:
    """One of them, alone; the press says whom."""
    due = queries.checkin_of(request.viewer, one)
    for person_id, _name in due.ask if due else ():
        if str(person_id) == request.POST.get("whom"):
            actions.check_in(companionship=one, when=due.when, person_id=person_id, by=request.viewer)


def _answers(request: HttpRequest, one: Companionship) -> list[tuple[str, str]]:
    """Who said what after the trial, while it is still open."""
    said = queries.trial_answers(request.viewer, one) if one.state == Companionship.State.TRIAL else {}
    two = ((one.participant_id, one.participant.name), (one.peer_id, one.peer.name))
    return [(name or "", said[each].get_answer_display()) for each, name in two if each in said]


def _say(request: HttpRequest, form: PlanForm) -> None:
    messages.success(request, _("The times are offered. Both are told that there is something to see."))
    if form.covered:
        messages.warning(request, _("We covered a number that looked like somebody's own: %s") % COVER)


ABOUT_A_MEETING = {
    "met": actions.note_met,
    "not_met": actions.note_not_met,
    "cancel": actions.cancel,
    "keep": actions.keep,
}
ABOUT_THE_TWO = {
    "new_time": actions.want_new_time,
    "quiet_talked": actions.talked_with_quiet,
    "away_told": actions.note_away_told,
}
