"""When people are away, when doors are open, what is promised, which number is right."""

from datetime import timedelta
from typing import Any

from django import forms
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sideomside.people.days.geography import regions_on
from sideomside.people.models import HelpLine, Person, Place, Programme

WEEKDAYS = [
    (0, _("Monday")),
    (1, _("Tuesday")),
    (2, _("Wednesday")),
    (3, _("Thursday")),
    (4, _("Friday")),
    (5, _("Saturday")),
    (6, _("Sunday")),
]


def day_input() -> forms.DateInput:
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


def clock_input() -> forms.TimeInput:
    return forms.TimeInput(attrs={"type": "time"}, format="%H:%M")


class HelpLineForm(forms.ModelForm):
    """What one has just heard on the line, or read where it comes from."""

    region = forms.ChoiceField(label=_("Where it answers"), required=False)

    class Meta:
        model = HelpLine
        fields = ["name", "number", "region", "hours_da", "hours_en", "note_da", "note_en"]
        labels = {
            "name": _("Name"),
            "number": _("Number"),
            "hours_da": _("When it is open, in Danish"),
            "hours_en": _("When it is open, in English"),
            "note_da": _("A few words about it, in Danish"),
            "note_en": _("A few words about it, in English"),
        }

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        regions = sorted({*regions_on(timezone.localdate()), self.instance.region} - {""})
        self.fields["region"].choices = [("", _("In the whole country")), *((one, one) for one in regions)]

    def clean_number(self) -> str:
        """112 and 1813 are numbers too; words alone cannot be called."""
        number = self.cleaned_data["number"].strip()
        if sum(sign.isdigit() for sign in number) < 3:
            raise forms.ValidationError(_("This is not a number one can call. Which one is it?"))
        return number


AT_MOST = timedelta(days=731)


class Days(forms.Form):
    """From one day to another, both included."""

    first_day = forms.DateField(label=_("First day"), widget=day_input())
    last_day = forms.DateField(label=_("Last day"), widget=day_input())

    def clean(self) -> dict[str, Any]:
        known = super().clean() or {}
        first, last = known.get("first_day"), known.get("last_day")
        if first and last and last < first:
            self.add_error("last_day", _("The last day comes before the first. Which day are you back?"))
        elif first and last and last - first > AT_MOST:
            self.add_error("last_day", _("That is more than two years. Is the year right?"))
        return known


class AbsenceForm(Days):
    stand_in = forms.ChoiceField(label=_("Who answers while you are away?"))

    def __init__(self, *args: Any, colleagues: list[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["stand_in"].choices = [(str(person.id), person.name) for person in colleagues]


class PlaceField(forms.ModelChoiceField):
    """A place by the name people know it by; rows otherwise keep their names to themselves."""

    def label_from_instance(self, place: Place) -> str:
        return place.name


class DifferentDaysForm(Days):
    """Closed although the week says open, or open although it is a holiday."""

    field_order = ("place", "how", "first_day", "last_day", "note")

    how = forms.ChoiceField(
        label=_("What is it like on these days?"),
        choices=[("closed", _("Closed")), ("open", _("Open at the usual times, although it is a holiday"))],
        widget=forms.RadioSelect,
        initial="closed",
    )
    place = PlaceField(Place.objects.none(), label=_("Place"), empty_label=None)
    note = forms.CharField(label=_("A word about why"), max_length=120, required=False)

    def __init__(self, *args: Any, places: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["place"].queryset = places


class HoursForm(forms.Form):
    place = PlaceField(Place.objects.none(), label=_("Place"), empty_label=None)
    weekday = forms.TypedChoiceField(label=_("Day"), choices=WEEKDAYS, coerce=int)
    opens = forms.TimeField(label=_("From"), widget=clock_input())
    closes = forms.TimeField(label=_("To"), widget=clock_input())
    host_note = forms.CharField(
        label=_("Who is the host, and how does one know them?"), max_length=200, required=False
    )

    def __init__(self, *args: Any, places: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["place"].queryset = places

    def clean(self) -> dict[str, Any]:
        known = super().clean() or {}
        if known.get("opens") and known.get("closes") and known["closes"] <= known["opens"]:
            self.add_error("closes", _("It closes before it opens. When does it close?"))
        return known


class PromisesForm(forms.ModelForm):
    """Promises somebody can keep: never nothing, and never so long that it is no promise."""

    answer_days = forms.IntegerField(
        label=_("We answer within this many working days"),
        min_value=1,
        max_value=20,
        error_messages=dict.fromkeys(("min_value", "max_value"), _("Choose between 1 and 20 days.")),
    )
    second_reader_days = forms.IntegerField(
        label=_("Unread for this many working days, a colleague gets it too"),
        min_value=1,
        max_value=20,
        error_messages=dict.fromkeys(("min_value", "max_value"), _("Choose between 1 and 20 days.")),
    )
    unconfirmed_days = forms.IntegerField(
        label=_("A mail nobody said yes to is deleted this many days after our answer"),
        min_value=1,
        max_value=365,
        error_messages=dict.fromkeys(("min_value", "max_value"), _("Choose between 1 and 365 days.")),
    )
    desk_opens = forms.TimeField(
        label=_("On working days somebody is at the desk from"), widget=clock_input()
    )
    desk_closes = forms.TimeField(
        label=_("And until"),
        help_text=_(
            "A worry that nobody has read goes to a colleague too; the hours in between are counted here."
        ),
        widget=clock_input(),
    )

    version = forms.IntegerField(widget=forms.HiddenInput)

    class Meta:
        model = Programme
        fields = [
            "version",
            "answer_days",
            "second_reader_days",
            "unconfirmed_days",
            "desk_opens",
            "desk_closes",
            "first_talk_required",
            "sms_offered",
            "contact_phone",
        ]
        labels = {
            "first_talk_required": _("A first talk comes before anybody is asked"),
            "sms_offered": _("We write text messages to those who would rather have them"),
            "contact_phone": _("Phone"),
        }

    def __init__(self, *args: Any, **more: Any) -> None:
        """Nobody promises a text message that nothing carries."""
        super().__init__(*args, **more)
        if not settings.SMS_FOLDER:
            del self.fields["sms_offered"]

    def clean(self) -> dict[str, Any]:
        known = super().clean() or {}
        opens, closes = known.get("desk_opens"), known.get("desk_closes")
        if opens and closes and closes <= opens:
            self.add_error("desk_closes", _("It closes before it opens. When does it close?"))
        return known
