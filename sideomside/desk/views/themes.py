"""The organisation's own life themes: written down, and put away again."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sideomside.desk.forms import ThemeForm
from sideomside.desk.views.house import coordinators_only
from sideomside.people import actions, queries


@coordinators_only
def themes(request: HttpRequest) -> HttpResponse:
    """What we call things ourselves, beside what comes with the house."""
    form = ThemeForm(request.POST or None, auto_id="theme_%s")
    if form.is_valid():
        actions.add_theme(**form.cleaned_data, by=request.viewer)
        messages.success(request, _("It can be chosen from now on."))
        return redirect("desk:themes")
    return render(request, "desk/themes.html", {"form": form, "themes": queries.own_themes(request.viewer)})


@require_POST
@coordinators_only
def put_theme_away(request: HttpRequest, theme_id: UUID) -> HttpResponse:
    """Or offer it again. Pressed twice it is once."""
    theme = queries.own_themes(request.viewer).filter(id=theme_id).first()
    if theme is None:
        return redirect("desk:themes")
    if request.POST.get("do") == "offer":
        actions.add_theme(da=theme.da, en=theme.en, by=request.viewer)
        messages.success(request, _("It can be chosen from now on."))
    else:
        actions.put_theme_away(theme=theme, by=request.viewer)
        messages.success(request, _("It is put away. Whoever chose it keeps it."))
    return redirect("desk:themes")
