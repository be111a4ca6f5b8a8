"""Agreeing on a first talk, and writing down that it was held."""

from datetime import datetime, time
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sideomside.consent.rules import Purpose
from sideomside.ground.ui.when import ahead_at
from sideomside.intake.forms.answering import DATE, VersionedForm
from sideomside.intake.forms.writing import options, words_field
from sideomside.intake.models import Talk
from sideomside.people.models import Place


class TalkForm(VersionedForm):
    form = forms.ChoiceField(
        label=_("How do you talk?"),
        widget=forms.RadioSelect,
        choices=options(Talk.Form),
        initial=Talk.Form.COFFEE,
        error_messages={"required": _("Choose how you talk")},
    )
    place = forms.ModelChoiceField(
        label=_("Where?"), queryset=Place.objects.none(), required=False, empty_label=_("somewhere else")
    )
    day = forms.DateField(
        label=_("Which day?"),
        widget=forms.DateInput(attrs=DATE, format="%Y-%m-%d"),
        error_messages={"required": _("Choose a day"), "invalid": _("Write a day, such as 24/12/2026")},
        input_formats=["%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y"],
    )
    at = forms.TimeField(
        label=_("What time?"),
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={"required": _("Choose a time"), "invalid": _("Write a time, such as 14.30")},
        input_formats=["%H:%M", "%H.%M", "%H"],
    )
    brings_somebody = forms.BooleanField(label=_("They bring somebody along"), required=False)

    def __init__(self, *args: Any, places: list[Place], **kw: Any) -> None:
        super().__init__(*args, **kw)
        field = self.fields["place"]
        field.queryset = Place.objects.filter(id__in=[place.id for place in places]).order_by("name")
        field.label_from_instance = lambda place: place.name

    def moment(self) -> datetime:
        """What was said as Danish wall-clock time."""
        day, at = self.cleaned_data["day"], self.cleaned_data.get("at") or time(12)
        return timezone.make_aware(datetime.combine(day, at))


class PlanForm(TalkForm):
    def clean(self) -> dict[str, Any]:
        found = super().clean() or self.cleaned_data
        if not {"day", "at"} <= found.keys():
            return found
        try:
            if ahead_at(found["day"], found["at"]) < timezone.now():
                self.add_error("day", _("Choose a time that is still to come"))
        except forms.ValidationError as turns:
            self.add_error("at", turns)
        return found


class HeldForm(TalkForm):
    matching = forms.BooleanField(
        label=_("They said yes to our looking for a peer"),
        help_text=_("Only if you read the words of the yes aloud, and they agreed"),
        required=False,
    )
    note = words_field(
        _("What do you want to remember?"), _("Only what is needed later. About others: no names")
    )

    def __init__(self, *args: Any, **kw: Any) -> None:
        super().__init__(*args, **kw)
        self.fields["note"].required = False
        self.fields["note"].widget.attrs = {"class": "short"}
        self.fields["at"].required = False
        self.fields["form"].label = _("How did you talk?")
        self.fields["brings_somebody"].label = _("They brought somebody along")
        self.initial.setdefault("day", timezone.localdate())

    def clean(self) -> dict[str, Any]:
        found = super().clean() or self.cleaned_data
        if "day" in found and found["day"] > timezone.localdate():
            self.add_error("day", _("Choose a day that has been"))
        return found

    def moment(self) -> datetime:
        """A talk that is over was never later than now."""
        return min(super().moment(), timezone.now())

    def said_yes_to(self) -> tuple[str, ...]:
        return (Purpose.MATCHING,) if self.cleaned_data["matching"] else ()
