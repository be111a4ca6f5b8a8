"""For those who lead: the groups, one group, one evening."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sideomside.gatherings import actions, queries
from sideomside.gatherings.forms import EveningForm, RulesForm
from sideomside.gatherings.models import GoTogether, Session


def led(request: HttpRequest) -> HttpResponse:
    """What I lead, and whom I go along with."""
    viewer = request.viewer
    if not viewer.is_peer:
        raise Http404
    context = {
        "led": queries.led_by_me(viewer),
        "asked": queries.may_i_lead(viewer),
        "along": queries.going_along(viewer),
        "answers": [("lead_yes", _("Yes, I would like to")), ("lead_no", _("No thanks"))],
    }
    return render(request, "gatherings/led.html", context)


def group(request: HttpRequest, gathering_id: UUID) -> HttpResponse:
    """Its evenings, and what the group has agreed."""
    viewer = request.viewer
    if request.POST.get("do") in {"lead_yes", "lead_no"}:
        return _answer(request, gathering_id)
    gathering = queries.gathering(viewer, gathering_id) if viewer.is_peer else None
    if gathering is None:
        raise Http404
    rules = queries.ground_rules(viewer, gathering)
    form = RulesForm(request.POST or None, initial={"words": rules.words if rules else ""})
    if request.POST.get("do") == "stop":
        actions.stop_leading(gathering=gathering, person_id=viewer.person_id, by=viewer)
        return redirect("gatherings:led")
    if form.is_valid():
        actions.agree_on_rules(gathering=gathering, words=form.cleaned_data["words"], by=viewer)
        messages.success(request, _("Saved."))
        return redirect("gatherings:group", gathering.id)
    context = {
        "gathering": gathering,
        "form": form,
        "rules": rules,
        "sessions": gathering.sessions.all(),
        "leaders": [one.name for one in queries.leaders(viewer, gathering)],
        "looked_back": queries.looked_back(viewer, gathering),
        "now": timezone.now(),
    }
    return render(request, "gatherings/group.html", context)


def _answer(request: HttpRequest, gathering_id: UUID) -> HttpResponse:
    """Asked to lead it; pressed twice, the first answer stands."""
    viewer, yes = request.viewer, request.POST["do"] == "lead_yes"
    asked = next(
        (one.gathering for one in queries.may_i_lead(viewer) if one.gathering.id == gathering_id), None
    )
    if asked is not None:
        actions.answer_to_lead(gathering=asked, yes=yes, by=viewer)
        messages.success(
            request, _("How good. You find it here from now on.") if yes else _("That is quite all right.")
        )
    return redirect("gatherings:led")


def session(request: HttpRequest, session_id: UUID) -> HttpResponse:
    """The theme and the steps before; ticks afterwards."""
    viewer = request.viewer
    found = queries.session(viewer, session_id) if viewer.is_peer else None
    if found is None:
        raise Http404
    form = _form(request, found)
    begun = found.starts_at <= timezone.now() and found.state != Session.State.CANCELLED
    if begun and form.is_valid():
        actions.note_session(session=found, evening=form.evening(), by=viewer)
        messages.success(request, _("Noted. Thank you for tonight."))
        return redirect("gatherings:group", found.gathering_id)
    week = found.gathering.manual.week(found.number) if found.gathering.manual else {}
    context = {"session": found, "gathering": found.gathering, "form": form, "begun": begun}
    return render(request, "gatherings/session.html", context | {"steps": week.get("steps", [])})


@require_POST
def went_along(request: HttpRequest, company_id: UUID) -> HttpResponse:
    """They went there together, or it came to nothing."""
    mine = {one.company_id for one in queries.going_along(request.viewer)}
    company = (
        GoTogether.objects.filter(id=company_id).select_related("activity", "person", "along_with").first()
    )
    if company and company.id in mine:
        actions.end_company(company=company, done=request.POST.get("do") == "done", by=request.viewer)
    return redirect("gatherings:led")


def _form(request: HttpRequest, session: Session) -> EveningForm:
    viewer, gathering = request.viewer, session.gathering
    members = queries.roll(viewer, session) if gathering.is_group else []
    week = gathering.manual.week(session.number) if gathering.manual else {}
    initial = {
        "came": [str(one.signup_id) for one in members if one.came],
        "calls": [str(one.signup_id) for one in members if one.wants_call],
        "steps": [str(n) for n in queries.self_check(viewer, session)],
        "led": session.alone_why or ("two" if session.leaders else ""),
        "count": session.came,
    }
    return EveningForm(
        request.POST or None,
        members=members,
        steps=week.get("steps", []),
        group=gathering.is_group,
        peer=viewer.is_peer,
        initial=initial,
    )
