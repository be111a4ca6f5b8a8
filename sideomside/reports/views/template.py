"""The headings a grant's report has, in the funder's words, and how the report looks with them."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from sideomside.people.rules import Changed
from sideomside.reports import actions, queries
from sideomside.reports.forms import TemplateForm
from sideomside.reports.models import Grant
from sideomside.reports.rules import template_of
from sideomside.reports.rules.choosing import usual
from sideomside.reports.views.giving import look_again, one_grant
from sideomside.reports.views.grant_report import as_the_funder_sees_it


def template(request: HttpRequest, grant_id: UUID) -> HttpResponse:
    """Change them, see them, or take those of the grant's kind again."""
    one = one_grant(request, grant_id)
    asked = request.POST if request.POST.get("do") == "save" else None
    form = TemplateForm(asked, said=template_of(one), initial={"version": one.version})
    if request.POST.get("do") == "again":
        _again(request, one)
        return redirect("reports:template", one.id)
    if form.is_bound and form.is_valid() and _kept(request, one, form):
        messages.success(request, _("Saved. Below is the report with these headings."))
        return redirect("reports:template", one.id)
    seen = as_the_funder_sees_it(request, one, usual(queries.times_of(request.viewer, one)))
    return render(request, "reports/template.html", seen | {"grant": one, "form": form, "here": "grants"})


def _again(request: HttpRequest, one: Grant) -> None:
    """The grant's own go only as they were seen."""
    seen = request.POST.get("version", "")
    try:
        actions.keep_template(
            grant=one, template=None, version=int(seen) if seen.isdecimal() else 0, by=request.viewer
        )
    except Changed:
        messages.info(request, _("A colleague changed it meanwhile. Look, and press again."))


def _kept(request: HttpRequest, one: Grant, form: TemplateForm) -> bool:
    version = form.cleaned_data["version"]
    try:
        actions.keep_template(grant=one, template=form.said(), version=version, by=request.viewer)
    except Changed:
        look_again(form, one_grant(request, one.id))
        return False
    return True
