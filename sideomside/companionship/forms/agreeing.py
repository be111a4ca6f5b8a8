"""The words two people agree on."""

from datetime import date
from typing import Any
from uuid import uuid4

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sideomside.companionship.models import Agreement
from sideomside.companionship.rules import ITEMS
from sideomside.ground.vault.cpr import mask
from sideomside.people.days.clock import add_months

ITEM_UNTIL = _("Until when")
MOST_MONTHS = 24
USUAL = {
    "rhythm": _("Once a week, about an hour. We write if we cannot come."),
    "quiet": _(
        "What we tell each other stays between us. If there is danger to life, we get help and say so."
    ),
    "hard": _("We say it to each other, or to the coordinator. It is all right to stop."),
}


class AgreementForm(forms.Form):
    """What the two agree on, in their own words; nothing has to be filled in but until when."""

    ends_on = forms.DateField(
        label=ITEM_UNTIL,
        help_text=_("Half a year is usual. You can always agree on something else."),
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={"required": _("Choose a day"), "invalid": _("Choose a day")},
    )
    once = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)

    def __init__(self, *args: Any, first_day: date | None, **more: Any) -> None:
        super().__init__(*args, **more)
        self.first_day, self.covered = first_day, False
        for item, name in ITEMS.items():
            self.fields[item] = forms.CharField(
                label=name, required=False, max_length=600, widget=forms.Textarea(attrs={"class": "short"})
            )
        self.order_fields([*ITEMS, "ends_on"])

    def clean_ends_on(self) -> date:
        day: date = self.cleaned_data["ends_on"]
        if day < timezone.localdate() or (self.first_day and day > add_months(self.first_day, MOST_MONTHS)):
            raise forms.ValidationError(_("Choose a day that lies ahead, within two years"))
        return day

    def words(self) -> dict[str, str]:
        told = {item: mask(self.cleaned_data[item].strip()) for item in ITEMS}
        self.covered = any(covered for _words, covered in told.values())
        return {item: words for item, (words, _covered) in told.items()}

    @staticmethod
    def beginning_with(newest: Agreement | None, end: date | None) -> dict[str, Any]:
        """The words there are; before that, what is usual, to be changed as they like."""
        if newest:
            return {**(newest.words or {}), "ends_on": newest.ends_on}
        return {item: str(words) for item, words in USUAL.items()} | {"ends_on": end}
