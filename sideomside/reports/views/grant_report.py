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
from sideomside.reports.rules import Audience, as_written, laid_out, period, template_of
from sideomside.reports.rules.money import own_sections
from sideomside.reports.views.giving import goes_on_from, look_again, one_grant


def report(request: HttpRequest, grant_id: UUID) -> HttpResponse:
    """The words under the funder's headings, the figures as the funder will see them, and freeze it."""
    one = one_grant(request, grant_id)
    known = {"version": one.version}
    template = template_of(one)
    words = WordsForm(request.POST or None, headings=template.headings, words=one.words, initial=known)
    times = queries.times_of(request.viewer, one)
    coming = queries.year_of(request.viewer, one)
    freeze = FreezeForm(request.POST or request.GET or None, times=times, coming=coming)
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
            messages.success(request, _("It is frozen. Take it as a file below, or print this page."))
            return redirect("reports:release", made.id)
        messages.success(request, _("Saved."))
    code = freeze.cleaned_data.get("period") if freeze.is_valid() else freeze.usual
    page = {"grant": one, "words": words, "freeze": freeze, "here": "grants"}
    return render(
        request, "reports/grant_report.html", page | as_the_funder_sees_it(request, one, code or "")
    )


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


def as_the_funder_sees_it(request: HttpRequest, one: Grant, code: str) -> dict[str, object]:
    """Of the chosen period, laid out as the grant's headings say."""
    when = period(code)
    figures = queries.preview(request.viewer, one.programme_id, when, Audience.FUNDER) if when else None
    if figures is None:
        return {"parts": [], "figures": [], "period": when, "refused": {}}
    shown = queries.sections_in(request.viewer, figures)
    money = [[line.what, line.set_aside, line.spent] for line in one.budget.all()]
    own = own_sections(queries.reached(request.viewer, one, figures), money)
    now = one_grant(request, one.id)  # with the words that were saved a moment ago
    template = template_of(now)
    parts = laid_out(as_written(template, now.words), [*own, *shown], rest=template.rest)
    return {"parts": parts, "figures": shown, "period": when, "refused": figures.refused}
