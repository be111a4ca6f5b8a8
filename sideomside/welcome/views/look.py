"""The association's own name and colours: a page to choose them, and the stylesheet they become."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from sideomside.ground.ui.bundle import from_anywhere, mark
from sideomside.ground.ui.doors import open_to_all
from sideomside.people.rules import Changed
from sideomside.welcome import actions, queries
from sideomside.welcome.forms import LookForm
from sideomside.welcome.models import Look
from sideomside.welcome.rules import may_write, stylesheet

FOR_A_YEAR = "public, max-age=31536000, immutable"  # other colours have another address


@open_to_all
def colours(request: HttpRequest, version: str) -> HttpResponse:
    """The whole look in the chosen colours: one request, and no style stands in any page."""
    look = queries.look(request.viewer)
    if look is None:
        raise Http404
    is_this_one = version.endswith(
        f"{look.version}-{mark()}"
    )  # while an update goes on, an old worker may be asked
    kept = {"Cache-Control": FOR_A_YEAR if is_this_one else "no-cache"}
    return HttpResponse(
        from_anywhere() + stylesheet(look), content_type="text/css; charset=utf-8", headers=kept
    )


def choose(request: HttpRequest) -> HttpResponse:
    if not may_write(request.viewer):
        raise Http404
    look = queries.look_to_change(request.viewer)
    now = {name: getattr(look, name) for name in LookForm.base_fields}
    form = LookForm(request.POST or None, initial=now)
    if request.method == "POST" and form.is_valid() and _chosen(request, form, look):
        messages.success(request, _("The open pages look like this now."))
        return redirect("welcome:look")
    return render(request, "welcome/look.html", {"form": form, "chosen": look})


def _chosen(request: HttpRequest, form: LookForm, look: Look) -> bool:
    try:
        actions.choose_look(**form.cleaned_data, by=request.viewer)
    except Changed:
        form.add_error(None, _("A colleague chose something else meanwhile. Look, and save again."))
        form.data = form.data.copy()
        form.data["version"] = str(look.version)
        return False
    return True
