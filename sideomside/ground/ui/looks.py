"""Light or dark: the phone or computer decides until somebody chooses for themselves."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _

from .doors import open_to_all

SYSTEM, LIGHT, DARK = "", "light", "dark"


class LookForm(forms.Form):
    look = forms.ChoiceField(
        label=_("How shall the pages look?"),
        choices=[
            (SYSTEM, _("Like the rest of my phone or computer")),
            (LIGHT, _("Always light")),
            (DARK, _("Always dark")),
        ],
        required=False,
        widget=forms.RadioSelect,
    )


@open_to_all
def look(request: HttpRequest) -> HttpResponse:
    """The choice lives in the session and goes with it; nobody is remembered by it."""
    form = LookForm(request.POST or None, initial={"look": chosen(request)})
    if request.method == "POST" and form.is_valid():
        request.session["look"] = form.cleaned_data["look"]
        messages.success(request, _("It looks like this now."))
        return redirect("look")
    return render(request, "ui/look.html", {"form": form})


def chosen(request: HttpRequest) -> str:
    return getattr(request, "session", {}).get("look", SYSTEM)
