"""When did it happen? A day and a time that have been, as one says them here."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms.utils import from_current_timezone
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sideomside.ground.ui.dates import clock

DAYS = ["%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y"]
CLOCKS = ["%H:%M", "%H.%M", "%H"]


FIRST_YEAR = 2000  # nothing we write down is older; a lost digit is said, and no table is asked to hold it
LONG_AGO = _("That is before the year 2000. Is a digit missing in the year?")
TURNS = _("The clocks change that night, and that hour is not there, or comes twice. Choose another.")
FIRST_OF_TWO = _("The clocks went back that night, so %(clock)s came twice. We took the first of them.")
LAST_OF_TWO = _("The clocks went back that night, so %(clock)s came twice. We took the last of them.")
NOT_THERE = _(
    "The clocks went forward that night, so %(clock)s was not there. Did you mean %(before)s or %(after)s?"
)


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


def past_at(told: datetime, *, late: bool = False) -> tuple[datetime, str]:
    """When that was, and what to say of it: of an hour that came twice the first, or the last where that is safer.

    ValidationError for one that was not there in spring; it asks which one was meant.
    """
    first, last = (told.replace(tzinfo=timezone.get_current_timezone(), fold=fold) for fold in (0, 1))
    twice = (first.utcoffset() or timedelta()) - (last.utcoffset() or timedelta())
    if twice < timedelta():
        around = {"before": clock((told + twice).time()), "after": clock((told - twice).time())}
        raise ValidationError(NOT_THERE % {"clock": clock(told.time()), **around}, code="not_there")
    words = (LAST_OF_TWO if late else FIRST_OF_TWO) % {"clock": clock(told.time())} if twice else ""
    return (last if late else first).astimezone(UTC), words


class PastField(forms.DateTimeField):
    """A day and a time that have been. `said`: what to tell whoever wrote it, where the hour came twice."""

    said = ""

    def __init__(self, *args: Any, late: bool = False, **more: Any) -> None:
        super().__init__(*args, **more)
        self.late = late

    def to_python(self, value: Any) -> datetime | None:
        self.said = ""
        try:
            at = super().to_python(value)
            if at is not None and at.year < FIRST_YEAR:
                raise ValidationError(LONG_AGO, code="long_ago")
            return at
        except ValidationError as wrong:
            if wrong.code != "ambiguous_timezone":
                raise
            told = (wrong.params or {})["datetime"]
        if told.year < FIRST_YEAR:
            raise ValidationError(LONG_AGO, code="long_ago")
        at, self.said = past_at(told, late=self.late)
        return at


def say_clocks(request: HttpRequest, form: forms.Form) -> None:
    """Once it is taken in: which of two like hours was taken."""
    said = [getattr(field, "said", "") for field in (*form.fields.values(), form)]
    for words in dict.fromkeys(filter(None, said)):
        messages.info(request, words)


class WhenForm(forms.Form):
    """Begins at what stands written."""

    said = ""

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
        if {"day", "at"} <= found.keys():
            self._take(datetime.combine(found["day"], found["at"]))
        return found

    def _take(self, told: datetime) -> None:
        if told.year < FIRST_YEAR:
            self.add_error("day", LONG_AGO)
            return
        try:
            self.when, self.said = past_at(told)
        except ValidationError as wrong:
            self.add_error("at", wrong)
            return
        if self.when > timezone.now():
            self.add_error("day", _("Choose a day and a time that have been"))

    def moment(self) -> datetime:
        return self.when
