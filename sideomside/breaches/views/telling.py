"""Before many are written to: how many, and the words once more; and then, past showing who one is, the letters."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from sideomside.breaches import actions, queries
from sideomside.breaches.forms import TellForm
from sideomside.ground.vault.cpr import COVER


def tell_them(request: HttpRequest, one: queries.Record, form: TellForm) -> HttpResponse | None:
    """How many, and the words once more, before anybody is written to; None to go on writing."""
    by, said = request.viewer, form.cleaned_data
    if "back" in request.POST:
        return None
    only_seen = said["only_seen"] == "seen"
    count = len(queries.to_tell(by, one, only_seen=only_seen))
    sends = request.path == reverse("breaches:tell", args=[one.breach.id])  # where one has shown who one is
    if sends and said["sure"] is not None and said["sure"] == count:
        told = actions.tell_people(breach=one.breach, words=said["words"], only_seen=only_seen, by=by)
        messages.success(
            request, _("%(count)s are to hear it. Who has no letterbox stands below.") % {"count": told}
        )
        return redirect("breaches:breach", one.breach.id)
    page = {"one": one, "said": said, "count": count, "covered": COVER if form.covered else ""}
    return render(request, "breaches/sure.html", page)
