"""Who works here: a colleague is asked in, given one hat more, or has one taken off."""

from datetime import timedelta
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sideomside.desk.actions import take_off_hat
from sideomside.desk.forms import ColleagueForm
from sideomside.desk.views.house import coordinators_only
from sideomside.ground.ui.doors import asks_again
from sideomside.ground.vault.limits import too_often
from sideomside.people import actions, queries
from sideomside.people.models import Role
from sideomside.people.rules import Hat

# Said with the name that was typed: what we call somebody already is not told to whoever knows their mail.
ANSWERS = {
    Role.State.INVITED: gettext_lazy("%(name)s gets a letter, chooses a password, and then a second key."),
    Role.State.ACTIVE: gettext_lazy("%(name)s comes in here already, and can put on the new hat now."),
}
RESTS = gettext_lazy("%(name)s has that hat already, and it rests for now. No letter is sent.")


@coordinators_only
def colleagues(request: HttpRequest) -> HttpResponse:
    """Everybody with a hat in one's own programmes; who has not come in yet stands with them, and says so."""
    found = queries.colleagues(request.viewer)
    coordinators = [one for one in found if any(role.name == Hat.COORDINATOR for role in one.roles)]
    return render(request, "desk/colleagues.html", {"found": found, "alone": len(coordinators) == 1})


@asks_again
@coordinators_only
def new_colleague(request: HttpRequest) -> HttpResponse:
    """A name, a mail and a hat. The same answer the second time it is pressed."""
    viewer = request.viewer
    form = ColleagueForm(
        request.POST or None,
        programmes=queries.own_programmes(viewer),
        organisation_id=viewer.organisation_id,
        auto_id="colleague_%s",
    )
    if request.method != "POST" or not form.is_valid():
        return render(request, "desk/new_colleague.html", {"form": form})
    role = actions.take_on(**form.cleaned_data, by=viewer)
    messages.success(request, ANSWERS.get(role.state, RESTS) % {"name": form.cleaned_data["name"]})
    return redirect("desk:colleagues")


@asks_again
@coordinators_only
def colleague(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """One colleague's hats, each with what can be done about it; one's own are taken off by somebody else."""
    viewer = request.viewer
    found = queries.colleague(viewer, person_id)
    if found is None:
        raise Http404
    if request.POST.get("do") == "begin_again":
        _begin_again(request, found)
        return redirect("desk:colleagues")
    role = next((one for one in found.roles if str(one.id) == request.POST.get("role", "")), None)
    if role is not None:
        _do(request, role)
        return redirect("desk:colleagues")
    invited_by = queries.names(viewer, {one.given_by_id for one in found.roles if one.given_by_id})
    page = {
        "found": found,
        "hats": [(one, invited_by.get(one.given_by_id, "")) for one in found.roles],
        "mail": queries.work_mail(viewer, found),
        "may_begin_again": queries.may_begin_again(viewer, found.person),
        "me": found.person.id == viewer.person_id,
    }
    return render(request, "desk/colleague.html", page)


def _do(request: HttpRequest, role: Role) -> None:
    name = {"name": role.person.name}
    if request.POST.get("do") == "off":
        take_off_hat(role=role, by=request.viewer)
        messages.success(request, _("The hat is off. %(name)s sees nothing with it from now on.") % name)
    elif request.POST.get("do") == "again" and role.state == Role.State.INVITED:
        _send_again(request, role, name)


def _begin_again(request: HttpRequest, found: queries.Colleague) -> None:
    """Pressed twice, or with Back, the letter has left already."""
    name = {"name": found.person.name}
    if queries.may_begin_again(request.viewer, found.person):
        actions.let_begin_again(person=found.person, by=request.viewer)
    messages.success(
        request, _("A letter is on its way to %(name)s, who chooses a password and a second key anew.") % name
    )


def _send_again(request: HttpRequest, role: Role, name: dict[str, str | None]) -> None:
    if not queries.where_invited(request.viewer, role.person):
        messages.warning(
            request,
            _("We no longer have the mail %(name)s signs in with. Take the hat off, and ask again.") % name,
        )
    elif too_often("invited again", str(role.id), limit=3, per=timedelta(days=1)):
        messages.warning(
            request,
            _("A letter to %(name)s has been sent today. If it has not come by tomorrow, send another.")
            % name,
        )
    else:
        actions.send_again(role=role, by=request.viewer)
        messages.success(request, _("A new letter is on its way to %(name)s.") % name)
