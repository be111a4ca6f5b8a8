"""Frozen reports: made here, read by those they were made for."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from sideomside.reports import actions, queries
from sideomside.reports.forms import ReportForm
from sideomside.reports.models import Release
from sideomside.reports.rules import may_read_reports, may_see_figures, period, stricter_since
from sideomside.reports.rules.about import how_counted, of_release
from sideomside.reports.rules.choosing import why_not
from sideomside.reports.rules.filing import in_file
from sideomside.reports.rules.money import frozen_report
from sideomside.reports.views.files import as_file


def releases(request: HttpRequest) -> HttpResponse:
    """Those made for somebody like this viewer, newest first."""
    viewer = request.viewer
    if not may_read_reports(viewer):
        raise Http404
    found = [(one, period(one.period)) for one in queries.releases(viewer)]
    page = {"releases": found, "here": "releases", "makes": may_see_figures(viewer)}
    return render(request, "reports/releases.html", page | {"beside": queries.municipalities_beside(viewer)})


def new(request: HttpRequest) -> HttpResponse:
    """Look at it as its readers will, and freeze it."""
    viewer = request.viewer
    own = list(queries.programmes(viewer))
    if not own:
        raise Http404
    asked = request.POST if request.method == "POST" else request.GET or None
    form = ReportForm(asked, programmes=own, all_of_them=_may_all(request))
    page = {"form": form, "here": "releases", "sections": None, "figures": None}
    if form.is_valid():
        said = form.cleaned_data
        programme = next((one for one in own if str(one.id) == said["programme"]), None)
        if request.method == "POST":
            made = actions.release_report(
                programme=programme,
                when=said["period"],
                audience=said["audience"],
                once=said["once"],
                by=viewer,
            )
            return redirect("reports:release", made.id)
        of, when = programme.id if programme else None, period(said["period"])
        page["figures"] = queries.preview(viewer, of, when, said["audience"])
        crossed = queries.crossed(viewer, of, when) if when else None
        page["why_not"] = why_not(when, crossed) if when and crossed else ""
        page["sections"] = queries.sections_in(viewer, page["figures"]) if page["figures"] else None
    return render(request, "reports/new.html", page)


def release(request: HttpRequest, release_id: UUID) -> HttpResponse:
    one = _one(request, release_id)
    if request.method == "POST":
        actions.withdraw_report(release=one, by=request.viewer)
        return redirect("reports:release", one.id)
    actions.note_read(release=one, by=request.viewer)
    figures = queries.sections_of(request.viewer, one)
    page = {
        "release": one,
        "period": period(one.period),
        "sections": figures,
        "report": frozen_report(one, figures),
        "here": "releases",
        "how": how_counted(one),
        "stricter": stricter_since(one),
        "makes": may_see_figures(request.viewer),
        "may_withdraw": queries.may_take_back(request.viewer, one),
    }
    return render(request, "reports/release.html", page)


def take(request: HttpRequest, release_id: UUID) -> HttpResponse:
    """As a file, with the same cells."""
    one = _one(request, release_id)
    if one.withdrawn_at:
        raise Http404
    report = frozen_report(one, queries.sections_of(request.viewer, one))
    address = request.build_absolute_uri(reverse("reports:release", args=[one.id]))
    about = of_release(one, report, period(one.period), address)
    answer = as_file(f"rapport-{one.period}", in_file(report), about, request.GET.get("fil", ""))
    actions.note_taken(thing=str(one.id), by=request.viewer)
    return answer


def _one(request: HttpRequest, release_id: UUID) -> Release:
    found = queries.release(request.viewer, release_id)
    if found is None or not may_read_reports(request.viewer):
        raise Http404
    return found


def _may_all(request: HttpRequest) -> bool:
    """Somebody coordinates every programme, and there is more than one."""
    every = queries.houses_programmes(request.viewer)
    return len(every) > 1 and all(request.viewer.works_in(each) for each in every)
