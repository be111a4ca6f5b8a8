"""What I have signed up for: seen, changed and left by myself."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sideomside.consent.rules import Purpose, text_of
from sideomside.gatherings import actions, queries
from sideomside.gatherings.forms import AliasForm, ProblemForm
from sideomside.gatherings.models import Session
from sideomside.gatherings.rules import Noted, calendar_file
from sideomside.ground.ui.doors import for_participants
from sideomside.ground.vault import cpr


@for_participants
def mine(request: HttpRequest) -> HttpResponse:
    context = {"mine": queries.my_signups(request.viewer), "company": queries.my_company(request.viewer)}
    return render(request, "gatherings/mine.html", context)


@for_participants
def one(request: HttpRequest, gathering_id: UUID) -> HttpResponse:
    """One tap, one verb; leaving asks for no reason."""
    found = _found(request, gathering_id)
    renames = request.POST.get("do") == "alias"
    alias = found.signup.alias or found.signup.person.name
    form = AliasForm(request.POST if renames else None, initial={"alias": alias})
    if request.method == "POST" and not form.errors:
        return _do(request, found)
    sessions = found.gathering.sessions.all() if found.signup.seat == "seated" else []
    context = {
        "one": found,
        "form": form,
        "sessions": sessions,
        "yes_text": text_of(Purpose.MATCHING),
    }
    return render(request, "gatherings/one.html", context)


@for_participants
def problem(request: HttpRequest, gathering_id: UUID) -> HttpResponse:
    """To the coordinators, past the group."""
    found = _found(request, gathering_id)
    form = ProblemForm(request.POST or None)
    if form.is_valid():
        said = form.cleaned_data
        actions.tell_of_a_problem(
            signup=found.signup, words=said["words"], once=said["once"], by=request.viewer
        )
        messages.success(request, _("Thank you for saying it. A coordinator reads it and answers you."))
        return redirect("gatherings:one", gathering_id)
    return render(request, "gatherings/problem.html", {"one": found, "form": form})


@for_participants
def ics(request: HttpRequest, gathering_id: UUID) -> HttpResponse:
    """A neutral word, the times, and nothing more."""
    found = _found(request, gathering_id)
    if found.signup.seat != "seated":
        raise Http404
    lines = [_noted(session) for session in found.gathering.sessions.all()]
    body = calendar_file(_("Calendar"), lines, timezone.now())
    answer = HttpResponse(body, content_type="text/calendar; charset=utf-8")
    answer.headers["Content-Disposition"] = 'attachment; filename="aftale.ics"'
    return answer


@for_participants
@require_POST
def let_go(request: HttpRequest, company_id: UUID) -> HttpResponse:
    own = next((c for c in queries.my_company(request.viewer) if c.id == company_id), None)
    if own:
        actions.end_company(company=own, done=request.POST.get("do") == "done", by=request.viewer)
    return redirect("gatherings:mine")


def _do(request: HttpRequest, found: queries.Mine) -> HttpResponse:
    act, viewer, signup = request.POST.get("do", ""), request.viewer, found.signup
    if act == "leave":
        actions.leave(signup=signup, by=viewer)
        messages.success(request, _("That is quite all right. You are always welcome again."))
        return redirect("gatherings:mine")
    if act == "call":
        actions.ask_for_call(signup=signup, by=viewer)
        messages.success(request, _("A coordinator will call you."))
    elif act.startswith("offer_"):
        actions.answer_offer(signup=signup, answer=act.removeprefix("offer_"), by=viewer)
    elif act == "alias":
        _be_called(request, found)
    return redirect("gatherings:one", found.gathering.id)


def _be_called(request: HttpRequest, found: queries.Mine) -> None:
    form = AliasForm(request.POST)
    if form.is_valid():
        alias, _covered = cpr.mask(form.cleaned_data["alias"])
        actions.be_called(signup=found.signup, alias=alias, by=request.viewer)


def _found(request: HttpRequest, gathering_id: UUID) -> queries.Mine:
    found = queries.my_signup(request.viewer, gathering_id)
    if found is None:
        raise Http404
    return found


def _noted(session: Session) -> Noted:
    off = session.state == Session.State.CANCELLED
    title = _("Cancelled: %(what)s") % {"what": _("Appointment")} if off else _("Appointment")
    uid = f"{session.id}@aftale"
    return Noted(uid, title, session.starts_at, session.ends_at, "", "", off, session.changes, private=True)
