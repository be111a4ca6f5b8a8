"""One gathering as the coordinator keeps it: its way, its people, its times."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from sideomside.gatherings import actions, queries
from sideomside.gatherings.forms import ChangeForm, EveningForm, MoveForm
from sideomside.gatherings.models import Gathering, Session, Signup
from sideomside.gatherings.rules import MAY_FOLLOW, TWO
from sideomside.gatherings.views.keepers import coordinators_only, own_places
from sideomside.people import queries as people


@coordinators_only
def manage(request: HttpRequest, gathering_id: UUID) -> HttpResponse:
    gathering = _own(request, gathering_id)
    if request.method == "POST":
        _do(request, gathering)
        return redirect("gatherings:manage", gathering.id)
    viewer, words = request.viewer, request.GET.get("q", "").strip()
    takers = queries.signups(viewer, gathering)
    inside = {one.signup.person_id for one in takers}
    context = {
        "gathering": gathering,
        "takers": takers,
        "seated": sum(one.signup.seat == "seated" for one in takers),
        "sessions": gathering.sessions.all(),
        "skipped": queries.skipped(viewer, gathering),
        "leaders": queries.leaders(viewer, gathering),
        "asked": queries.asked_to_lead(viewer, gathering),
        "two": TWO,
        "may_lead": queries.may_be_asked_to_lead(viewer, gathering),
        "before": queries.from_before(viewer, gathering),
        "also": queries.also_walk_together(viewer, gathering),
        "may_follow": MAY_FOLLOW[gathering.state],
        "q": words,
        "found": [one for one in people.search(viewer, words) if one.id not in inside] if words else [],
    }
    return render(request, "gatherings/manage.html", context)


@coordinators_only
def change(request: HttpRequest, gathering_id: UUID) -> HttpResponse:
    """A page that is out of date says so, and keeps what was typed."""
    gathering = _own(request, gathering_id)
    languages = queries.languages(request.viewer, gathering.programme)
    form = ChangeForm(
        request.POST or None, gathering=gathering, places=own_places(request), languages=languages
    )
    if form.is_valid():
        said = dict(form.cleaned_data)
        try:
            actions.change(gathering=gathering, version=said.pop("version"), changes=said, by=request.viewer)
        except actions.StaleError:
            _say_stale(request, gathering, form)
        else:
            messages.success(request, _("Saved."))
            return redirect("gatherings:manage", gathering.id)
    return render(request, "gatherings/change.html", {"form": form, "gathering": gathering})


@coordinators_only
def session(request: HttpRequest, session_id: UUID) -> HttpResponse:
    """Move it, cancel it, or note how many came."""
    found = queries.session(request.viewer, session_id)
    if found is None:
        raise Http404
    act = request.POST.get("do", "")
    move = MoveForm(
        request.POST if act == "move" else None, initial={"to": timezone.localtime(found.starts_at)}
    )
    note = _evening(request, found, act)
    if _act_on(request, found, act, move, note):
        return redirect("gatherings:manage", found.gathering_id)
    begun = found.starts_at <= timezone.now() and found.state != "cancelled"
    page = {"session": found, "gathering": found.gathering, "move": move, "note": note, "begun": begun}
    return render(request, "gatherings/time.html", page)


def _act_on(request: HttpRequest, found: Session, act: str, move: MoveForm, note: EveningForm) -> bool:
    """Whether it was done."""
    by = request.viewer
    if act == "cancel":
        actions.cancel_session(session=found, by=by)
        messages.success(request, _("Cancelled. Those who signed up are told."))
    elif act == "move" and move.is_valid():
        actions.move_session(session=found, to=move.cleaned_data["to"], by=by)
        messages.success(request, _("Moved. Those who signed up are told."))
    elif act == "note" and note.is_valid():
        actions.note_session(session=found, evening=note.evening(), by=by)
        messages.success(request, _("Noted."))
    else:
        return False
    return True


def _evening(request: HttpRequest, found: Session, act: str) -> EveningForm:
    group = found.gathering.is_group
    members = queries.roll(request.viewer, found) if group else []
    initial: dict[str, Any] = {"count": found.came}
    initial["led"] = found.alone_why or ("two" if found.leaders else "")
    initial["came"] = [str(one.signup_id) for one in members if one.came]
    initial["calls"] = [str(one.signup_id) for one in members if one.wants_call]
    data = request.POST if act == "note" else None
    return EveningForm(data, members=members, steps=[], group=group, peer=False, initial=initial)


def _do(request: HttpRequest, gathering: Gathering) -> None:
    act, by, person = request.POST.get("do", ""), request.viewer, _person(request, gathering)
    if act in MAY_FOLLOW:
        actions.move_on(gathering=gathering, to=act, by=by)
    elif act == "lead" and person:
        actions.ask_to_lead(gathering=gathering, person=person, by=by)
    elif act == "stop" and person:
        actions.stop_leading(gathering=gathering, person_id=person.id, by=by)
    elif act == "add" and person:
        actions.sign_up(gathering=gathering, person=person, by=by)
    elif act in ("welcome", "leave"):
        _about_seat(request, gathering, act)


def _about_seat(request: HttpRequest, gathering: Gathering, act: str) -> None:
    shown = [*queries.signups(request.viewer, gathering), *queries.from_before(request.viewer, gathering)]
    seats = {str(one.signup.id): one.signup for one in shown}
    signup: Signup | None = seats.get(request.POST.get("signup", ""))
    if signup and act == "welcome":
        actions.welcome(signup=signup, by=request.viewer)
    elif signup:
        actions.leave(signup=signup, by=request.viewer)


def _person(request: HttpRequest, gathering: Gathering) -> Any:
    try:
        return people.person(request.viewer, UUID(request.POST.get("person", "")))
    except ValueError:
        return None


def _say_stale(request: HttpRequest, gathering: Gathering, form: ChangeForm) -> None:
    """Who changed it; what was typed stays, and the next press keeps it."""
    fresh = _own(request, gathering.id)
    names = people.names(request.viewer, [fresh.changed_by_id] if fresh.changed_by_id else [])
    who = names.get(fresh.changed_by_id, "") or _("Somebody")
    form.add_error(
        None, _("%(name)s changed it meanwhile. Your words are here. Look, and save again.") % {"name": who}
    )
    form.data = form.data.copy()
    form.data["version"] = str(fresh.version)


def _own(request: HttpRequest, gathering_id: UUID) -> Gathering:
    found = queries.gathering(request.viewer, gathering_id)
    if found is None or not request.viewer.coordinates(found.programme_id):
        raise Http404
    return found
