"""Not now: said by a human first, then in words that can be read again."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from sideomside.path import actions
from sideomside.path.forms import NotNowForm
from sideomside.path.rules import PeerPath, is_on_the_way
from sideomside.path.views.walking import path_or_404


def not_now(request: HttpRequest, person_id: UUID) -> HttpResponse:
    path = path_or_404(request, person_id)
    if request.method == "POST" and path.state == PeerPath.State.NOT_NOW:
        return redirect("path:walk", person_id)  # pressed twice
    if not is_on_the_way(path):
        raise Http404
    form = NotNowForm(request.POST or None)
    if form.is_valid():
        actions.not_now(path=path, words=form.cleaned_data["words"], by=request.viewer)
        messages.success(request, _("It is written down."))
        return redirect("path:walk", person_id)
    return render(request, "path/not_now.html", {"path": path, "name": path.person.name, "form": form})
