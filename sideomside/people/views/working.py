"""How those who work here come in: an invitation, a forgotten password, another hat."""

from datetime import timedelta

from django.contrib.auth import get_user_model
from django.contrib.auth.tokens import default_token_generator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sideomside.ground.ui.doors import open_to_all
from sideomside.ground.vault.limits import too_often
from sideomside.people import actions, queries
from sideomside.people.forms.working import ForgotForm, PasswordForm
from sideomside.people.rules import system


@require_POST
def change_hat(request: HttpRequest) -> HttpResponse:
    """Take one hat off and another on; a query sees one hat at a time."""
    if request.POST.get("hat") in queries.hats_of(request.viewer):
        request.session["hat"] = request.POST["hat"]
    return redirect("desk:home")


@open_to_all
def invitation(request: HttpRequest, account_id: str, token: str) -> HttpResponse:
    """Choose a password. Opening the page does nothing; the link stops working when it has been used."""
    account = queries.invited_account(request.viewer, account_id)
    # As much work where nobody has the account, so that time tells nothing.
    holds = default_token_generator.check_token(account or get_user_model()(), token)
    if account is None or not holds:
        return render(request, "people/invitation_gone.html", status=410)
    form = PasswordForm(request.POST or None, account=account)
    if request.method == "POST" and form.is_valid():
        actions.choose_password(
            account=account, password=form.cleaned_data["password"], by=system(account.organisation_id)
        )
        return redirect("account_login")
    return render(request, "people/invitation.html", {"form": form})


@open_to_all
def forgotten(request: HttpRequest) -> HttpResponse:
    """The same answer whether or not we know the address."""
    form = ForgotForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        login = form.cleaned_data["login"]
        if not too_often("forgotten", login.casefold(), limit=3, per=timedelta(hours=1)):
            actions.ask_for_invitation(login=login, by=system(request.organisation.id))
        return render(request, "people/forgotten_sent.html", {"title": _("Look in your mail")})
    return render(request, "people/forgotten.html", {"form": form})
