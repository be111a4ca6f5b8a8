"""The same person in two enquiries: joined by a coordinator who knows, and parted again by one tap."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sideomside.intake import actions, queries
from sideomside.intake.forms import JoinForm
from sideomside.intake.models import Enquiry, EnquiryStep
from sideomside.intake.rules import Stale
from sideomside.intake.views.reading import found_or_404
from sideomside.people import queries as who


def same(request: HttpRequest, enquiry_id: UUID) -> HttpResponse:
    """Those who left the same address first; anybody else is searched for by name."""
    enquiry = found_or_404(request, enquiry_id)
    queries.shown(request.viewer, [enquiry])
    form = JoinForm(request.POST or None, initial={"version": enquiry.version})
    changed = []
    if form.is_valid():
        person = who.person(request.viewer, form.cleaned_data["person"])
        if person is None:
            raise Http404
        said = {name: form.cleaned_data[name] for name in ("version", "asked")}
        if not said["asked"] and queries.may_be_another(request.viewer, enquiry, person):
            form.add_error("asked", _("Ask them first. Until then they stay two."))
            return _shown(request, enquiry, form, [])
        try:
            actions.join(enquiry=enquiry, person=person, **said, by=request.viewer)
        except Stale as stale:
            changed = stale.steps
            form.catch_up(enquiry.version)
        else:
            messages.success(request, _("They are joined. You can undo it here."))
            return redirect("intake:enquiry", enquiry.id)
    return _shown(request, enquiry, form, changed)


def _shown(
    request: HttpRequest, enquiry: Enquiry, form: JoinForm, changed: list[EnquiryStep]
) -> HttpResponse:
    """Of each it is said whether their address was only typed: then whoever joins them is asked once more."""
    asked = request.GET.get("name", "")
    found = [p for p in who.search(request.viewer, asked) if p.id != enquiry.person_id]
    page = {"enquiry": enquiry, "person": enquiry.person, "form": form, "changed": changed, "asked": asked}
    same_address = queries.perhaps_same(request.viewer, enquiry)
    everybody = {*found, *same_address}
    another = {p.id for p in everybody if queries.may_be_another(request.viewer, enquiry, p)}
    found_so = {"found": found, "same_address": same_address, "another": another}
    return render(request, "intake/same.html", page | found_so)


@require_POST
def part(request: HttpRequest, enquiry_id: UUID) -> HttpResponse:
    enquiry = found_or_404(request, enquiry_id)
    actions.part(enquiry=enquiry, by=request.viewer)
    messages.success(request, _("They are two again."))
    return redirect("intake:enquiry", enquiry.id)
