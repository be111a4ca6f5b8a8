"""The browser's own fields for a day and a time, and the mark that makes two presses one."""

from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from sideomside.people.models import Place


class DayAndClock(forms.DateTimeInput):
    """A day and a clock time in one box."""

    input_type = "datetime-local"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%dT%H:%M", attrs={"step": 300})


class PlaceField(forms.ModelChoiceField):
    """A place by the name people know it by."""

    def __init__(self, **more: Any) -> None:
        super().__init__(Place.objects.none(), required=False, empty_label=_("No fixed place"), **more)

    def label_from_instance(self, place: Place) -> str:
        return place.name


def once_field() -> forms.UUIDField:
    return forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)


def number_field(label: Any, least: int, most: int, **more: Any) -> forms.IntegerField:
    return forms.IntegerField(label=label, min_value=least, max_value=most, **more)


WHEN = {
    "required": _("Write a day and a time."),
    "invalid": _("Write a day and a time, such as 24.11.2026 14.00."),
}
