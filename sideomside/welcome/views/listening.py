"""Where an association says which of its own systems hear when the open data has changed."""

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sideomside.welcome import actions, queries
from sideomside.welcome.data.message import in_writing
from sideomside.welcome.forms import ListenerForm
from sideomside.welcome.rules import MOST_LISTENERS, fault_in_words
from sideomside.welcome.views.writing import for_writers


@for_writers
def listeners(request: HttpRequest) -> HttpResponse:
    """Each with how it goes and the secret its messages are signed with."""
    off = settings.HOOKS == "off"
    form = ListenerForm(request.POST or None)
    found = list(queries.listeners(request.viewer))
    if not off and len(found) < MOST_LISTENERS and form.is_valid():
        actions.add_listener(**form.cleaned_data, by=request.viewer)
        messages.success(request, _("It is on the list, and hears what there is in a moment."))
        return redirect("welcome:listeners")
    known = {
        "form": form,
        "full": len(found) >= MOST_LISTENERS,
        "off": off,
        "lines": [
            (one, in_writing(queries.secret_of(request.viewer, one)), fault_in_words(one.fault))
            for one in found
        ],
    }
    return render(request, "welcome/listeners.html", known)


@for_writers
@require_POST
def listener(request: HttpRequest, listener_id: UUID) -> HttpResponse:
    """A new secret, or off the list."""
    one = queries.listener(request.viewer, listener_id)
    if one is None:
        raise Http404
    if request.POST.get("do") == "secret":
        actions.renew_secret(listener=one, by=request.viewer)
        messages.success(request, _("There is a new secret. Write it into the other system now."))
    elif request.POST.get("do") == "remove":
        actions.remove_listener(listener=one, by=request.viewer)
        messages.success(request, _("It is off the list and hears nothing more."))
    return redirect("welcome:listeners")
