"""Recovery codes are shown once; from then on nobody can read them again, we neither."""

from typing import Any

from allauth.mfa.recovery_codes.views import ViewRecoveryCodesView

from sideomside.people import actions


class ShownOnce(ViewRecoveryCodesView):
    """allauth's own page. What it has just shown is kept as passwords are."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        shown = super().get_context_data(**kwargs)
        if self.request.method == "GET":  # whoever asks for the head alone has been shown nothing
            actions.keep_codes_as_passwords(account=self.request.user, by=self.request.viewer)
        return shown
