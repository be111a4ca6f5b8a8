"""What those who work here send before they are signed in."""

from typing import Any

from allauth.account.forms import LoginForm
from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext_lazy as _

from sideomside.people.models import Account


class SignInForm(LoginForm):
    """allauth's own form; what one signs in with is a mail address, kept only as a fingerprint."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].label = _("Your mail address")
        self.fields["login"].widget.attrs = {"autocomplete": "username", "inputmode": "email"}
        self.fields["password"].widget.attrs = {"autocomplete": "current-password"}
        self.fields["password"].help_text = ""


class PasswordForm(forms.Form):
    password = forms.CharField(
        label=_("Choose a password"),
        strip=False,  # taken exactly as typed, as the sign-in page does
        help_text=_("12 characters or more. A few words in a row are easy to remember"),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args: Any, account: Account, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.account = account

    def clean_password(self) -> str:
        password = self.cleaned_data["password"]
        validate_password(password, self.account)
        return password


class ForgotForm(forms.Form):
    login = forms.CharField(
        label=_("Your mail address"),
        max_length=254,
        widget=forms.TextInput(attrs={"autocomplete": "username", "inputmode": "email"}),
    )
