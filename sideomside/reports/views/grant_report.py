"""The report of a grant: words under the funder's headings, figures the house has anyway, and freeze it."""

from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from sideomside.people.rules import Changed
from sideomside.reports import actions, queries
from sideomside.reports.forms import FreezeForm, WordsForm
from sideomside.reports.models import Grant
from sideomside.reports.rules import Audience, headings, period
from sideomside.reports.rules.money import budget_section, goals_sections
from sideomside.reports.views.giving import goes_on_from, look_again, one_grant


def report(request: HttpRequest, grant_id: UUID) -> HttpResponse:
    """The words under the funder's headings, the figures as the funder will see them, and freeze it."""
    one = one_grant(request, grant_id)
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
        look_again(words, one_grant(request, one.id))
        return False
    goes_on_from(words, row)
    return True


def _seen(request: HttpRequest, one: Grant, freeze: FreezeForm) -> dict[str, object]:
    """What the funder would see of the chosen period."""
    code = freeze.cleaned_data.get("period") if freeze.is_valid() else freeze.newest
    when = period(code or "")
    figures = queries.preview(request.viewer, one.programme_id, when, Audience.FUNDER) if when else None
    if figures is None:
        return {"sections": [], "period": when}
    goals = queries.reached(request.viewer, one, figures)
    money = [[line.what, line.set_aside, line.spent] for line in one.budget.all()]
    told = goals_sections(goals) + ([budget_section(money)] if money else [])
    return {"sections": [*told, *queries.sections_in(request.viewer, figures)], "period": when}
