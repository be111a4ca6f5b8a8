"""A partner contact's own page, and what they may do from it."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sideomside.partners import actions, queries
from sideomside.partners.rules import is_ready
from sideomside.partners.views.doors import partners_only
from sideomside.people import queries as people


@partners_only
def home(request: HttpRequest) -> HttpResponse:
    """What lies open on my table, what I may hear, and who would like to be met."""
    viewer = request.viewer
    agreements = list(queries.acts_by(viewer))
    context = {
        "body": queries.my_body(viewer),
        "agreements": [(one, _caller(request, one.ours_id)) for one in agreements],
        "drafts": [(one, "ja" if is_ready(one.words or {}) else "ord") for one in queries.drafts(viewer)],
        "known": queries.known(viewer),
        "coming": queries.waiting_for_us(viewer),
        "name": people.names(viewer, [viewer.person_id]).get(viewer.person_id, ""),
    }
    return render(request, "partners/home.html", context)


@partners_only
@require_POST
def let_be(request: HttpRequest, referral_id: UUID) -> HttpResponse:
    """Off this page: the partner hears no more of it, and the person is answered all the same."""
    referral = queries.referral(request.viewer, referral_id)
    if referral is None:
        raise Http404
    actions.let_be(referral=referral, by=request.viewer)
    messages.success(request, _("It is off your page. The person still hears from us."))
    return redirect("partners:home")


def _caller(request: HttpRequest, person_id: UUID | None) -> str:
    return people.names(request.viewer, [person_id]).get(person_id, "") if person_id else ""
