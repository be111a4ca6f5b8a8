"""How staff and peers sign in: allauth does the work, and stores nothing anybody could read."""

from base64 import b64decode, b64encode
from ipaddress import IPv6Address
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from allauth.mfa import app_settings
from allauth.mfa.adapter import DefaultMFAAdapter, get_adapter
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.base.internal.flows import check_rate_limit
from django import forms
from django.contrib.auth.backends import BaseBackend
from django.contrib.auth.hashers import make_password
from django.http import HttpRequest
from django.utils.translation import gettext as _

from sideomside.ground.vault.keys import blind_for_house, seal_for_house, unseal_for_house
from sideomside.people import actions
from sideomside.people.models import Account
from sideomside.people.models.account import login_fingerprint


class ByFingerprint(BaseBackend):
    """Finds the account by the fingerprint of what was typed; a wrong name takes as long as a wrong password."""

    def authenticate(
        self, request: HttpRequest | None, username: str = "", password: str = "", **other: Any
    ) -> Account | None:
        account = Account.objects.filter(username=login_fingerprint(username)).first() if username else None
        if account is None:
            make_password(password)
            return None
        fits = account.check_password(password)
        return account if fits and account.is_active else None

    def get_user(self, user_id: Any) -> Account | None:
        return Account.objects.filter(pk=user_id, is_active=True).first()


class HouseAdapter(DefaultAccountAdapter):
    """No sign-up from outside, no mail from allauth, and an address nobody can trace."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def login(self, request: HttpRequest, user: Account) -> None:
        super().login(request, user)
        actions.note_sign_in(account=user, by=request.viewer)

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        actions.note_refused_name(login=credentials.get("username", ""), by=request.viewer)

    def get_client_ip(self, request: HttpRequest) -> str:
        """A keyed pseudonym in the private range: enough to count by, useless to anybody else."""
        mark = int(blind_for_house("ip", super().get_client_ip(request))[:30], 16)
        return str(IPv6Address((0xFD << 120) | mark))

    def reauthenticate(self, user: Account, password: str) -> bool:
        """The row holds a fingerprint and no login name, so the account in hand is asked; the page counts tries."""
        fits = user.is_active and user.check_password(password)
        if not fits:
            actions.note_refusal(account=user, asked_for="password", by=context.request.viewer)
        return fits

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Letters leave only through the post room, neutrally."""

    def send_notification_mail(self, *args: Any, **kwargs: Any) -> None:
        """Likewise."""


class CodeForm(AuthenticateForm):
    """allauth's own; a code that does not fit stands in the log. One that came too fast was not looked at."""

    def clean_code(self) -> str:
        code = self.cleaned_data["code"] = "".join(self.cleaned_data["code"].split())  # apps show "123 456"
        try:
            if len(code) == app_settings.RECOVERY_CODE_DIGITS:
                return self._recovery_code(code)
            if code.isdigit():
                return super().clean_code()
            # allauth would hold it against what is kept of the recovery codes, as it stands: a hash is no code.
            check_rate_limit(self.user)
            raise get_adapter().validation_error("incorrect_code")
        except forms.ValidationError as refused:
            if refused.code == "incorrect_code":
                actions.note_refusal(account=self.user, asked_for="code", by=context.request.viewer)
            raise

    def _recovery_code(self, code: str) -> str:
        """Kept as passwords are, so they are compared here and not by allauth."""
        begin_anew = check_rate_limit(self.user)
        found = actions.use_code(account=self.user, code=code, by=context.request.viewer)
        if found is None:
            raise get_adapter().validation_error("incorrect_code")
        begin_anew()
        found.user = self.user
        self.authenticator = found
        return code


class CodeAgainForm(CodeForm, ReauthenticateForm):
    """The same, before a step that asks anew."""


class SecondFactors(DefaultMFAAdapter):
    """Secrets of one-time codes are sealed; an authenticator app shows neither service nor name."""

    def encrypt(self, text: str) -> str:
        return b64encode(seal_for_house("second factor", text.encode())).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return unseal_for_house("second factor", b64decode(encrypted_text)).decode()

    def _get_user_identifier(self, user: Account) -> str:
        return _("work")

    def get_totp_issuer(self) -> str:
        return context.request.get_host().partition(":")[0]

    def get_public_key_credential_user_entity(self, user: Account) -> dict[str, Any]:
        return super().get_public_key_credential_user_entity(user) | {
            "display_name": _("work"),
            "name": _("work"),
        }
