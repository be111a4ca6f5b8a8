"""Grants: what was promised, the days to hear from us, the money, and a report in ten minutes."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sideomside.people.rules import Changed, Viewer
from sideomside.reports import actions, queries
from sideomside.reports.forms import (
    CopyForm,
    DeadlineForm,
    GoalsForm,
    GrantForm,
    MoneyForm,
    ReadersForm,
)
from sideomside.reports.models import Grant
from sideomside.reports.rules import MOST_GOALS, may_see_figures
from sideomside.reports.rules.money import budget_section

FIELDS = (
    "name",
    "funder",
    "legal_basis",
    "form",
    "first_day",
    "last_day",
    "kroner",
    "may_pay",
    "may_not_pay",
)


def grants(request: HttpRequest) -> HttpResponse:
    if not may_see_figures(request.viewer):
        raise Http404
    page = {"grants": queries.grants(request.viewer), "here": "grants", "today": timezone.localdate()}
    return render(request, "reports/grants.html", page)


def new_grant(request: HttpRequest) -> HttpResponse:
    own = list(queries.programmes(request.viewer))
    if not own:
        raise Http404
    form = GrantForm(request.POST or None, programmes=own)
    if form.is_valid():
        programme = next(one for one in own if str(one.id) == form.cleaned_data["programme"])
        made = actions.keep_grant(
            programme=programme, said=form.said(), once=form.cleaned_data["once"], by=request.viewer
        )
        messages.success(request, _("It is written down."))
        return redirect("reports:grant", made.id)
    return render(request, "reports/write_grant.html", {"form": form, "here": "grants"})


def change_grant(request: HttpRequest, grant_id: UUID) -> HttpResponse:
    one = one_grant(request, grant_id)
    known = {name: getattr(one, name) for name in FIELDS} | {"version": one.version}
    known |= {"programme": str(one.programme_id)}
    form = GrantForm(request.POST or None, initial=known, programmes=[one.programme])
    if form.is_valid():
        try:
            actions.keep_grant(
                programme=one.programme,
                said=form.said(),
                grant=one,
                version=form.cleaned_data["version"],
                once=one.once,
                by=request.viewer,
            )
        except Changed:
            look_again(form, one_grant(request, grant_id))
        else:
            messages.success(request, _("Saved."))
            return redirect("reports:grant", one.id)
    return render(request, "reports/write_grant.html", {"form": form, "grant": one, "here": "grants"})


def grant(request: HttpRequest, grant_id: UUID) -> HttpResponse:
    """Goals, days, money and who may read it, on one page; each saved by itself."""
    one, act = one_grant(request, grant_id), request.POST.get("do", "")
    seen = {"version": one.version}
    forms = {
        "goals": GoalsForm(request.POST if act == "goals" else None, goals=one.goals.all(), initial=seen),
        "money": MoneyForm(request.POST if act == "money" else None, lines=one.budget.all(), initial=seen),
        "day": DeadlineForm(request.POST if act == "day" else None),
        "copy": CopyForm(
            request.POST if act == "copy" else None,
            others=queries.grants(request.viewer).exclude(id=one.id),
            initial=seen,
        ),
        "readers": ReadersForm(
            request.POST if act == "readers" else None,
            people=queries.evaluators(request.viewer, one.programme_id),
            initial=seen | {"readers": one.readers},
        ),
    }
    if _kept(request, one, act, forms):
        messages.success(request, _("Saved."))
        return redirect("reports:grant", one.id)
    wrong = forms.get(act)
    page = {"grant": one, "here": "grants", "today": timezone.localdate(), "wrong": wrong}
    return render(request, "reports/grant.html", page | forms | _at_hand(one, act if wrong else ""))


def _at_hand(one: Grant, act: str) -> dict[str, object]:
    """What is there in a few words; what changes it is folded away, but for what comes first and what went wrong."""
    money = [[line.what, line.set_aside, line.spent] for line in one.budget.all()]
    promised = list(one.goals.all())
    return {
        "promised": promised,
        "spent": budget_section(money).title if money else "",
        "open": {act or ("" if promised else "goals"): True},
    }


KEEPING: dict[str, Callable[[Grant, Any, Viewer], object]] = {
    "day": lambda one, form, by: actions.add_deadline(grant=one, **form.cleaned_data, by=by),
    "goals": lambda one, form, by: actions.keep_goals(
        grant=one, goals=form.said(), version=form.cleaned_data["version"], by=by
    ),
    "copy": lambda one, form, by: actions.take_from(
        grant=one, other=form.cleaned_data["other"], version=form.cleaned_data["version"], by=by
    ),
    "money": lambda one, form, by: actions.keep_budget(
        grant=one, lines=form.said(), version=form.cleaned_data["version"], by=by
    ),
    "readers": lambda one, form, by: actions.keep_readers(grant=one, **form.cleaned_data, by=by),
}


def _kept(request: HttpRequest, one: Grant, act: str, forms: dict[str, Any]) -> bool:
    """One of the page's forms, as long as nobody else changed the grant since it was opened."""
    by, form = request.viewer, forms.get(act)
    if act == "sent":
        _send(request, one)
        return True
    if form is None or not form.is_valid():
        return False
    try:
        done = KEEPING[act](one, form, by)
    except Changed:
        look_again(form, one_grant(request, one.id))
        return False
    if act == "copy" and isinstance(done, int) and done:
        messages.warning(request, _not_taken(done))
    return True


def _not_taken(count: int) -> str:
    """Said, because a goal that is missing in the report was promised all the same."""
    told = ngettext(
        "There is room for %(most)s goals, so %(count)s was not taken along.",
        "There is room for %(most)s goals, so %(count)s were not taken along.",
        count,
    )
    return told % {"most": MOST_GOALS, "count": count}


def look_again(form: Form, one: Grant) -> None:
    form.add_error(None, _("A colleague changed it meanwhile. Your words are here. Look, and save again."))
    goes_on_from(form, one)


def goes_on_from(form: Form, one: Grant) -> None:
    form.data = form.data.copy()
    form.data["version"] = str(one.version)


def _send(request: HttpRequest, one: Grant) -> None:
    for deadline in one.deadlines.all():
        if str(deadline.id) == request.POST.get("deadline"):
            actions.send_deadline(deadline=deadline, by=request.viewer)


def one_grant(request: HttpRequest, grant_id: UUID) -> Grant:
    found = queries.grant(request.viewer, grant_id)
    if found is None:
        raise Http404
    return found
