"""A bridge out: the coordinator's question, the person's ticks, the partner's answer."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

from django import forms
from django.utils import timezone
from django.utils.functional import lazy
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sideomside.partners.models import Agreement, Answer, Introduction, WhyNot
from sideomside.partners.rules import BRIDGE, Reply
from sideomside.people.models import Programme

USUAL, LONGEST = timedelta(days=30), timedelta(days=90)
html_lazy = lazy(format_html, SafeString)


def in_a_month() -> date:
    return timezone.localdate() + USUAL


def line(label: Any) -> forms.CharField:
    return forms.CharField(
        label=label,
        required=False,
        max_length=600,
        widget=forms.Textarea(attrs={"class": "short", "rows": 2, "autocomplete": "off"}),
    )


def name_of(place: Agreement | Programme) -> str:
    """A programme of our own stands beside the partners, and is told apart from them."""
    if isinstance(place, Agreement):
        return place.body.name
    return gettext("%(programme)s, with us") % {"programme": place.name}


class IntroduceForm(forms.Form):
    """What the coordinator suggests. The person writes it anew as they like, and ticks."""

    to = forms.ChoiceField(
        label=_("To whom?"), widget=forms.RadioSelect, error_messages={"required": _("Choose one")}
    )
    until = forms.DateField(
        label=_("Until when may it stand open?"),
        help_text=_(
            "After that day they read nothing, and the words are deleted, unless another programme has said welcome"
        ),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        initial=in_a_month,
    )
    once = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)

    def __init__(self, *args: Any, places: list[Agreement | Programme], **more: Any) -> None:
        super().__init__(*args, **more)
        self.places = {str(one.id): one for one in places}
        self.fields["to"].choices = [(key, name_of(one)) for key, one in self.places.items()]
        if len(self.places) == 1:
            self.initial.setdefault("to", next(iter(self.places)))
        for item, label in BRIDGE.items():
            self.fields[item] = line(label)

    def chosen(self) -> Agreement | Programme:
        return self.places[self.cleaned_data["to"]]

    def clean_until(self) -> date:
        until, today = self.cleaned_data["until"], timezone.localdate()
        if not today <= until <= today + LONGEST:
            raise forms.ValidationError(_("Choose a day within three months"))
        return until

    def words(self) -> dict[str, str]:
        return {item: self.cleaned_data[item] for item in BRIDGE}


class BridgeForm(forms.Form):
    """The person's own: each thing, and beside it whether the partner may read it."""

    def __init__(self, *args: Any, known: Introduction, **more: Any) -> None:
        words, ticked = known.words or {}, known.ticked or []
        initial = words | {f"{item}_read": item in ticked for item in BRIDGE}
        super().__init__(*args, initial=initial, **more)
        for item, label in BRIDGE.items():
            self.fields[item] = line(label)
            said = html_lazy('{}<span class="vh">: {}</span>', _("They may read this"), label)
            self.fields[f"{item}_read"] = forms.BooleanField(label=said, required=False)

    def clean(self) -> dict[str, Any]:
        found = super().clean() or self.cleaned_data
        if not self.ticked():
            self.add_error(None, _("Tick at least one thing they may read, or say no thanks"))
        return found

    def words(self) -> dict[str, str]:
        return {item: self.cleaned_data[item] for item in BRIDGE}

    def ticked(self) -> list[str]:
        said = self.cleaned_data
        return [item for item in BRIDGE if said.get(f"{item}_read") and said.get(item, "").strip()]


class ReplyForm(forms.Form):
    """Welcome, or not just now and why. None of the reasons is about the person."""

    answer = forms.ChoiceField(
        label=_("What do you say?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one")},
        choices=[(Answer.WELCOME, _("You are welcome with us")), (Answer.NOT_NOW, _("Not here, or not now"))],
    )
    why_not = forms.ChoiceField(
        label=_("If not: why?"),
        widget=forms.RadioSelect,
        required=False,
        choices=[(one.value, capfirst(one.label)) for one in WhyNot],
    )
    words = forms.CharField(
        label=_("A line with it"),
        help_text=_("The person and the coordinators read it: when to come, whom to ask for"),
        required=False,
        max_length=600,
        widget=forms.Textarea(attrs={"class": "short", "rows": 2}),
    )

    def clean(self) -> dict[str, Any]:
        found = super().clean() or self.cleaned_data
        if found.get("answer") == Answer.NOT_NOW and not found.get("why_not"):
            self.add_error("why_not", _("Choose the reason that fits best"))
        return found

    def reply(self) -> Reply:
        said = self.cleaned_data
        return Reply(said["answer"], said["why_not"], said["words"])
