"""Grants: what was promised, the days to hear from us, the money, and a report in ten minutes."""

from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from sideomside.people.rules import Changed
from sideomside.reports import actions, queries
from sideomside.reports.forms import DeadlineForm, FreezeForm, GoalsForm, GrantForm, MoneyForm, WordsForm
from sideomside.reports.models import Grant
from sideomside.reports.rules import Audience, headings, may_see_figures, period
from sideomside.reports.rules.money import budget_section, goals_section

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
    one = _one(request, grant_id)
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
            _look_again(form, _one(request, grant_id))
        else:
            messages.success(request, _("Saved."))
            return redirect("reports:grant", one.id)
    return render(request, "reports/write_grant.html", {"form": form, "grant": one, "here": "grants"})


def grant(request: HttpRequest, grant_id: UUID) -> HttpResponse:
    """Goals, days and money on one page; each saved by itself."""
    one, act = _one(request, grant_id), request.POST.get("do", "")
    seen = {"version": one.version}
    forms = {
        "goals": GoalsForm(request.POST if act == "goals" else None, goals=one.goals.all(), initial=seen),
        "money": MoneyForm(request.POST if act == "money" else None, lines=one.budget.all(), initial=seen),
        "day": DeadlineForm(request.POST if act == "day" else None),
    }
    if _kept(request, one, act, forms):
        messages.success(request, _("Saved."))
        return redirect("reports:grant", one.id)
    page = {"grant": one, "here": "grants", "today": timezone.localdate(), "wrong": forms.get(act)}
    return render(request, "reports/grant.html", page | forms)


def _kept(request: HttpRequest, one: Grant, act: str, forms: dict[str, Any]) -> bool:
    """One of the page's forms, as long as nobody else changed the grant since it was opened."""
    by, form = request.viewer, forms.get(act)
    if act == "sent":
        _send(request, one)
        return True
    if form is None or not form.is_valid():
        return False
    try:
        if act == "day":
            actions.add_deadline(grant=one, **form.cleaned_data, by=by)
        elif act == "goals":
            version = form.cleaned_data["version"]
            actions.keep_goals(grant=one, goals=form.said(), version=version, by=by)
        else:
            version = form.cleaned_data["version"]
            actions.keep_budget(grant=one, lines=form.said(), version=version, by=by)
    except Changed:
        _look_again(form, _one(request, one.id))
        return False
    return True


def report(request: HttpRequest, grant_id: UUID) -> HttpResponse:
    """The words under the funder's headings, the figures as the funder will see them, and freeze it."""
    one = _one(request, grant_id)
    known = {"version": one.version}
    words = WordsForm(request.POST or None, headings=headings(one.form), words=one.words, initial=known)
    freeze = FreezeForm(request.POST or request.GET or None, grant=one)
    if request.method == "POST" and words.is_valid() and freeze.is_valid() and _written(request, one, words):
        if request.POST.get("do") == "freeze":
            made = actions.release_report(
                programme=one.programme,
                when=freeze.cleaned_data["period"],
                audience=Audience.FUNDER,
                grant=one,
                once=freeze.cleaned_data["once"] or uuid4(),
                by=request.viewer,
            )
            return redirect("reports:release", made.id)
        messages.success(request, _("Saved."))
    page = {"grant": one, "words": words, "freeze": freeze, "here": "grants"}
    return render(request, "reports/grant_report.html", page | _seen(request, one, freeze))


def _written(request: HttpRequest, one: Grant, words: WordsForm) -> bool:
    """The page stays open after saving, and goes on from what it saved."""
    said = words.cleaned_data
    try:
        row = actions.keep_words(grant=one, words=said, version=said["version"], by=request.viewer)
    except Changed:
        _look_again(words, _one(request, one.id))
        return False
    _goes_on_from(words, row)
    return True


def _look_again(form: Form, one: Grant) -> None:
    form.add_error(None, _("A colleague changed it meanwhile. Your words are here. Look, and save again."))
    _goes_on_from(form, one)


def _goes_on_from(form: Form, one: Grant) -> None:
    form.data = form.data.copy()
    form.data["version"] = str(one.version)


def _seen(request: HttpRequest, one: Grant, freeze: FreezeForm) -> dict[str, object]:
    """What the funder would see of the chosen period."""
    code = freeze.cleaned_data.get("period") if freeze.is_valid() else freeze.newest
    when = period(code or "")
    figures = queries.preview(request.viewer, one.programme_id, when, Audience.FUNDER) if when else None
    if figures is None:
        return {"sections": [], "period": when}
    goals = queries.reached(request.viewer, one, figures)
    money = [[line.what, line.set_aside, line.spent] for line in one.budget.all()]
    told = [goals_section(goals)] if goals else []
    told += [budget_section(money)] if money else []
    return {"sections": [*told, *queries.sections_in(request.viewer, figures)], "period": when}


def _send(request: HttpRequest, one: Grant) -> None:
    for deadline in one.deadlines.all():
        if str(deadline.id) == request.POST.get("deadline"):
            actions.send_deadline(deadline=deadline, by=request.viewer)


def _one(request: HttpRequest, grant_id: UUID) -> Grant:
    found = queries.grant(request.viewer, grant_id)
    if found is None:
        raise Http404
    return found
