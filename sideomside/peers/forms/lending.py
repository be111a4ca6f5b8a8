"""Where a peer is asked to be as well, and until when."""

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sideomside.peers.rules import LENT_AT_MOST
from sideomside.people.models import Programme


class LendForm(forms.Form):
    to = forms.ChoiceField(
        label=_("Which programme?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose a programme")},
    )
    until = forms.DateField(
        label=_("Until which day?"),
        help_text=_("A year at most. It can be ended any day before"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": _("Choose a day"), "invalid": _("Choose a day")},
    )

    def __init__(self, *args: Any, programmes: list[Programme], **more: Any) -> None:
        super().__init__(*args, **more)
        self.programmes = {str(one.id): one for one in programmes}
        self.fields["to"].choices = [(key, one.name) for key, one in self.programmes.items()]  # type: ignore[attr-defined]

    def chosen(self) -> Programme:
        return self.programmes[self.cleaned_data["to"]]

    def clean_until(self) -> date:
        day: date = self.cleaned_data["until"]
        today = timezone.localdate()
        if not today <= day <= today + LENT_AT_MOST:
            raise forms.ValidationError(_("Choose a day from today and a year ahead"))
        return day
