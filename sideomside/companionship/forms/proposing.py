"""What one of the two may suggest to the other: up to three times, or a fixed one."""

from typing import Any
from uuid import uuid4

from django import forms
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from sideomside.companionship.forms.door import AtADoor
from sideomside.companionship.forms.planning import MISSING, TIMES, DayAndClock, looks_of
from sideomside.companionship.models import Meeting, Rhythm
from sideomside.companionship.rules import FORMS, LENGTH, Plan, is_possible, is_safe
from sideomside.ground.ui.when import MomentField
from sideomside.ground.vault.cpr import mask
from sideomside.people.models import Place

AS_WE_SAY_IT = {
    FORMS.PLACE: _("At a place with coffee"),
    FORMS.WALK: _("A walk"),
    FORMS.PHONE: _("On the phone"),
    FORMS.VIDEO: _("A video call"),
    FORMS.HOME: _("At home"),
    FORMS.THERE: _("Where one of you is now"),
}
LABELS = {"first": _("When?"), "second": _("Or then?"), "third": _("Or then perhaps?")}


class ProposalForm(AtADoor):
    """One time is enough."""

    times: tuple[str, ...] = TIMES
    form = forms.ChoiceField(label=_("How do you meet?"), widget=forms.RadioSelect)
    place = forms.ModelChoiceField(
        label=_("Where, if it is at a place?"),
        queryset=Place.objects.none(),
        required=False,
        empty_label=_("No fixed place"),
    )
    video = forms.CharField(
        label=_("Your own link, if it is a video call"),
        required=False,
        max_length=400,
        widget=forms.URLInput(attrs={"autocomplete": "off"}),
    )
    looks = forms.CharField(
        label=_("How do you find each other?"),
        help_text=_("You both read this."),
        required=False,
        widget=forms.Textarea(attrs={"class": "short", "rows": 2}),
        max_length=600,
    )
    minutes = forms.TypedChoiceField(
        label=_("How long?"),
        coerce=int,
        choices=[(each, format_lazy(_("{minutes} minutes"), minutes=each)) for each in LENGTH],
    )
    once = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)

    def __init__(self, *args: Any, places: Any, possible: dict[str, bool], **more: Any) -> None:
        super().__init__(*args, **more)
        self.possible, self.covered = possible, False
        shut = {FORMS.HOME: not possible["at_home"], FORMS.THERE: not possible["bridging"]}
        self.fields["form"].choices = [
            (form.value, words) for form, words in AS_WE_SAY_IT.items() if not shut.get(form)
        ]
        self.fields["place"].queryset = places
        self.fields["place"].label_from_instance = lambda place: place.name
        for name in self.times:
            self.fields[name] = MomentField(
                label=LABELS[name], required=name == "first", widget=DayAndClock(), error_messages=MISSING
            )
        self.order_fields([*self.times, "every", "form", "place", "video", "looks", "minutes"])

    def clean_looks(self) -> str:
        words, self.covered = mask(self.cleaned_data["looks"].strip())
        return words

    def clean(self) -> dict[str, Any]:
        if not self.errors and not is_possible(self.plan(), timezone.now(), **self.possible):
            self.add_error("first", self._what_misses())
        return self.cleaned_data

    def plan(self) -> Plan:
        known = self.cleaned_data
        form = known["form"]
        return Plan(
            times=[known[name] for name in self.times if known.get(name)],
            form=form,
            place=known["place"] if form == FORMS.PLACE else None,
            looks=known["looks"],
            minutes=known["minutes"],
            video=known["video"].strip() if form == FORMS.VIDEO else "",
        )

    def _what_misses(self) -> Any:
        form = self.cleaned_data["form"]
        link = self.cleaned_data["video"].strip()
        if form == FORMS.VIDEO and not link.startswith("https://"):
            return _("Write the link too. It begins with https://")
        if form == FORMS.VIDEO and not is_safe(link):
            return _(
                "There is something in the link that does not belong there. Copy it once more, without spaces."
            )
        if form == FORMS.PLACE and not self.cleaned_data["place"]:
            return _("Choose the place too.")
        return _("Choose times that lie ahead.")

    @staticmethod
    def beginning_with(last: Meeting | None) -> dict[str, Any]:
        """As last time, where there was one; everything can be changed."""
        if last is None:
            return {"form": FORMS.WALK, "minutes": 60}
        known = {"form": last.form, "place": last.place, "minutes": last.minutes, "video": last.video or ""}
        return known | {"looks": last.looks or (looks_of(last.place) if last.place else "")}


class RhythmForm(ProposalForm):
    """The first time says the weekday and the clock of all the others."""

    times = ("first",)
    every = forms.TypedChoiceField(
        label=_("How often?"), coerce=int, choices=Rhythm.Every.choices, widget=forms.RadioSelect, initial=1
    )

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["first"].label = _("The first time")
        self.fields["first"].help_text = _("The others fall on the same weekday, at the same time.")
