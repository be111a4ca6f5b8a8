"""A signed seal on each form: it was fetched from us, at that time, and is sent once."""

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.core.signing import BadSignature, SignatureExpired, TimestampSigner
from django.utils.translation import gettext_lazy as _

SIGNER = TimestampSigner(salt="form.seal")
LONGEST = timedelta(hours=12)
QUICKEST = timedelta(seconds=2)


def fresh_seal() -> str:
    return SIGNER.sign(uuid4().hex)


class SealedForm(forms.Form):
    """A form whose words come back, whatever is wrong with its seal, under a fresh one."""

    seal = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: object, **kw: object) -> None:
        super().__init__(*args, **kw)  # type: ignore[arg-type]
        self.initial.setdefault("seal", fresh_seal())

    def clean_seal(self) -> UUID:
        """The `once` of the form."""
        try:
            return UUID(SIGNER.unsign(self.cleaned_data["seal"], max_age=LONGEST))
        except SignatureExpired:
            raise self._sealed_anew(
                _("The page has been open for long. Your words are here; send again")
            ) from None
        except (BadSignature, ValueError):
            raise self._sealed_anew(
                _("Something went wrong on the way. Your words are here; send again")
            ) from None

    def was_quick(self) -> bool:
        """Filled in faster than anybody reads: no reason to refuse, but to count more carefully."""
        try:
            SIGNER.unsign(self.data.get("seal", ""), max_age=QUICKEST)
        except BadSignature:
            return False
        return True

    def _sealed_anew(self, message: Any) -> forms.ValidationError:
        sent: Any = self.data
        again = sent.copy()
        again[self.add_prefix("seal")] = fresh_seal()
        self.data = again
        return forms.ValidationError(message)

    def add_error(self, field: str | None, error: Any) -> None:
        """A hidden field has no place of its own on the page, so its trouble is told on top."""
        super().add_error(None if field == "seal" else field, error)
