"""Planning: what, where, when and for how many."""

from datetime import date, datetime, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sideomside.gatherings.forms.fields import WHEN, DayAndClock, PlaceField, number_field, once_field
from sideomside.gatherings.forms.speaking import Languages, ask_for_language, language_field
from sideomside.gatherings.models import Gathering, Kind, Manual
from sideomside.gatherings.rules import LEAST, MINUTES, SEATS, WEEKS, DayOff, Plan, weekly
from sideomside.ground.ui.when import MomentField
from sideomside.people.days.promise import COPENHAGEN

FIRST = {
    Kind.GROUP: {"weeks": WEEKS, "minutes": MINUTES, "least": LEAST, "seats": SEATS},
    Kind.COURSE: {"weeks": 1, "minutes": MINUTES, "seats": 20},
    Kind.EVENT: {"minutes": MINUTES, "seats": 20},
}


class BookField(forms.ModelChoiceField):
    def label_from_instance(self, manual: Manual) -> str:
        return manual.name


def title_field() -> forms.CharField:
    return forms.CharField(
        label=_("What is it called?"),
        help_text=_("Everybody can see it, also in their own calendar. Nothing about illness."),
        max_length=80,
        error_messages={"required": _("Write what it is called.")},
    )


def about_field() -> forms.CharField:
    return forms.CharField(
        label=_("A few words about it"),
        required=False,
        max_length=1500,
        widget=forms.Textarea(attrs={"class": "short", "rows": 4}),
    )


def title_en_field() -> forms.CharField:
    return forms.CharField(
        label=_("What is it called in English?"),
        help_text=_("For those who read English. If it is empty, they see the Danish name."),
        required=False,
        max_length=80,
    )


def about_en_field() -> forms.CharField:
    return forms.CharField(
        label=_("A few words about it in English"),
        required=False,
        max_length=1500,
        widget=forms.Textarea(attrs={"class": "short", "rows": 3}),
    )


class PlanForm(forms.Form):
    """One kind of thing; fields that kind does not know are not asked for."""

    title = title_field()
    about = about_field()
    language = language_field()
    place = PlaceField(label=_("Where?"))
    first = MomentField(label=_("When is the first time?"), widget=DayAndClock(), error_messages=WHEN)
    weeks = number_field(_("How many times, a week apart?"), 1, 52)
    minutes = number_field(_("How many minutes each time?"), 15, 480)
    least = number_field(_("How many, at least, before it begins?"), 1, 60)
    seats = number_field(_("How many seats?"), 1, 500)
    manual = BookField(
        Manual.objects.none(), label=_("Which manual?"), required=False, empty_label=_("No manual")
    )
    taught_with = forms.CharField(
        label=_("Which professional teaches together with the peer?"),
        help_text=_("A name and what they do. They have said yes to standing here."),
        max_length=120,
        error_messages={"required": _("An open course is taught by two. Write who.")},
    )
    title_en = title_en_field()
    about_en = about_en_field()
    once = once_field()

    def __init__(  # noqa: PLR0913 - what one can choose among
        self, *args: Any, kind: str, places: Any, manuals: Any, languages: Languages = (), **more: Any
    ) -> None:
        super().__init__(*args, **more)
        self.kind = kind
        ask_for_language(self, languages, kind == Kind.GROUP)
        self.fields["place"].queryset = places
        self.fields["manual"].queryset = manuals
        for name in self._not_asked():
            del self.fields[name]
        for name, value in FIRST[Kind(kind)].items():
            self.fields[name].initial = value

    def _not_asked(self) -> set[str]:
        if self.kind == Kind.GROUP:
            return {"taught_with"}
        return {"manual", "least"} | ({"weeks", "taught_with"} if self.kind == Kind.EVENT else set())

    def clean_first(self) -> datetime:
        first = self.cleaned_data["first"]
        if first < timezone.now():
            raise forms.ValidationError(_("Choose a time that lies ahead."))
        return first

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        if said.get("least") and said.get("seats") and said["least"] > said["seats"]:
            self.add_error("least", _("There are fewer seats than that."))
        return said

    def days(self, off: dict[date, str]) -> tuple[list[datetime], list[DayOff]]:
        """All its times, by Danish clocks; what was skipped can be held anyway."""
        first = self.cleaned_data["first"].astimezone(COPENHAGEN)
        count = self.cleaned_data.get("weeks", 1)
        if count == 1:
            return [first], []
        held, skipped = weekly(first.date(), count, off, self.anyway())
        return [datetime.combine(day, first.time(), COPENHAGEN) for day in held], skipped

    def anyway(self) -> set[date]:
        found = set()
        for said in self.data.getlist("anyway") if hasattr(self.data, "getlist") else ():
            try:
                found.add(date.fromisoformat(said))
            except ValueError:
                continue
        return found

    def plan(self, times: list[datetime]) -> Plan:
        kept = {name: self.cleaned_data[name] for name in PLANNED if name in self.cleaned_data}
        return Plan(kind=self.kind, times=times, **kept)


PLANNED = (
    "title", "about", "title_en", "about_en", "place", "manual", "taught_with", "minutes", "least", "seats",
    "language",
)  # fmt: skip


class ChangeForm(forms.Form):
    """What may be changed once it is planned; times are moved one by one."""

    title = title_field()
    about = about_field()
    language = language_field()
    place = PlaceField(label=_("Where?"))
    taught_with = forms.CharField(
        label=_("Which professional teaches together with the peer?"), max_length=120, required=False
    )
    least = number_field(_("How many, at least, before it begins?"), 0, 60)
    seats = number_field(_("How many seats?"), 1, 500)
    title_en = title_en_field()
    about_en = about_en_field()
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(
        self, *args: Any, gathering: Gathering, places: Any, languages: Languages = (), **more: Any
    ) -> None:
        more["initial"] = {name: getattr(gathering, name) for name in self.base_fields}
        super().__init__(*args, **more)
        ask_for_language(self, languages, gathering.is_group and not gathering.has_begun)
        self.fields["place"].queryset = places
        if gathering.kind != Kind.COURSE:
            del self.fields["taught_with"]
        if gathering.kind != Kind.GROUP:
            del self.fields["least"]


class MoveForm(forms.Form):
    to = MomentField(label=_("Which day and time instead?"), widget=DayAndClock(), error_messages=WHEN)

    def clean_to(self) -> datetime:
        to = self.cleaned_data["to"]
        if to < timezone.now() - timedelta(minutes=1):
            raise forms.ValidationError(_("Choose a time that lies ahead."))
        return to
