"""Approved here, before everything on the way is done or before we kept it: for what, and why."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sideomside.peers.models import State

WHY = _("Write a few words about why. They can read it, and it is kept.")
FOR_WHAT = [("one", _("one to one, and groups")), ("groups", _("groups only"))]


class ApproveForm(forms.Form):
    why = forms.CharField(
        label=_("Why are you approving them here?"),
        help_text=_("For instance: they have been a peer elsewhere, and you have seen their papers."),
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": WHY},
    )
    for_what = forms.ChoiceField(
        label=_("For what?"), choices=FOR_WHAT, initial="one", widget=forms.RadioSelect,
        error_messages={"required": _("Choose what for.")},
    )  # fmt: skip


class AlreadyForm(forms.Form):
    """Beside "as what?": whoever comes in as approved already comes in with a reason."""

    why = forms.CharField(
        label=_("If they are approved already: why?"),
        help_text=_("For instance: they have been a peer with us for three years. They can read it."),
        max_length=600,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        if said.get("as_what") == State.ACTIVE and not said.get("why"):
            self.add_error("why", WHY)
        return said

    def already(self) -> str:
        """The reason, for somebody approved already; nothing for somebody who has not begun."""
        return self.cleaned_data["why"] if self.cleaned_data["as_what"] == State.ACTIVE else ""
