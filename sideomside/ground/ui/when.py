"""When did it happen? A day and a time that have been, as one says them here."""

from datetime import date, datetime, time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.utils import from_current_timezone
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

DAYS = ["%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y"]
CLOCKS = ["%H:%M", "%H.%M", "%H"]


TURNS = _("The clocks change that night, and that hour is not there, or comes twice. Choose another.")


def ahead_at(day: date, at: time) -> datetime:
    """A time to come as it is said here; ValidationError for the hour of the night when the clocks change."""
    try:
        return from_current_timezone(datetime.combine(day, at))
    except ValidationError as wrong:
        raise ValidationError(TURNS, code=wrong.code) from None


class MomentField(forms.DateTimeField):
    """A day and a time; the hour that is not there in spring, and the one that comes twice, are said in plain words."""

    def to_python(self, value: Any) -> datetime | None:
        try:
            return super().to_python(value)
        except ValidationError as wrong:
            if wrong.code != "ambiguous_timezone":
                raise
            raise ValidationError(TURNS, code=wrong.code) from None


class WhenForm(forms.Form):
    """Begins at what stands written."""

    day = forms.DateField(
        label=_("Which day was it?"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": _("Choose a day"), "invalid": _("Write a day, such as 24/12/2026")},
        input_formats=DAYS,
    )
    at = forms.TimeField(
        label=_("What time was it?"),
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={"required": _("Choose a time"), "invalid": _("Write a time, such as 14.30")},
        input_formats=CLOCKS,
    )

    def __init__(self, *args: Any, stands: datetime, **more: Any) -> None:
        super().__init__(*args, **more)
        here = timezone.localtime(stands)
        self.initial = {"day": here.date(), "at": here.time()}

    def clean(self) -> dict[str, Any]:
        found = super().clean() or self.cleaned_data
        if {"day", "at"} <= found.keys() and self.moment() > timezone.now():
            self.add_error("day", _("Choose a day and a time that have been"))
        return found

    def moment(self) -> datetime:
        return timezone.make_aware(datetime.combine(self.cleaned_data["day"], self.cleaned_data["at"]))
