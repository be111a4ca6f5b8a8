"""What those who keep the stories say, and what a reader reports."""

from typing import Any
from uuid import uuid4

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from sideomside.stories.models import Reason
from sideomside.stories.rules import ANSWERS, REPORTS, needs_a_reason

REASONS = [(reason.value, capfirst(reason.label)) for reason in Reason if reason]


class SendBackForm(forms.Form):
    """A question, kindly put."""

    words = forms.CharField(
        label=_("What would you ask about?"),
        help_text=_("Only the writer reads it. Say first what the story gave you."),
        max_length=2000,
        widget=forms.Textarea(attrs={"class": "short"}),
        error_messages={"required": _("Write a few kind words about what you would ask")},
    )


class DecideForm(forms.Form):
    """One of the answers that are open now; what is not shown is always explained."""

    kind = forms.ChoiceField(
        label=_("What do you decide?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one"), "invalid_choice": _("Choose one")},
    )
    why = forms.ChoiceField(
        label=_("If it is not shown: why?"),
        help_text=_("The writer reads the reason as a kind, whole sentence."),
        required=False,
        widget=forms.RadioSelect,
        choices=REASONS,
    )
    words = forms.CharField(
        label=_("A few words to the writer"),
        help_text=_("Such as what was good, and what could stand if they write it another way."),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"class": "short"}),
    )

    def __init__(self, *args: Any, kinds: list[str], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["kind"].choices = [(kind, ANSWERS[kind]) for kind in kinds]
        if not any(needs_a_reason(kind) for kind in kinds):
            del self.fields["why"]

    def clean(self) -> dict[str, Any]:
        found = super().clean() or self.cleaned_data
        if needs_a_reason(found.get("kind", "")):
            self._explained(found)
        return found

    def _explained(self, found: dict[str, Any]) -> None:
        if not found.get("why"):
            self.add_error("why", _("Choose the reason. Nobody is turned away without one"))
        elif found["why"] == Reason.OTHER and not found.get("words"):
            self.add_error("words", _("Say in a few words why"))


class ReportForm(forms.Form):
    """What is wrong with what somebody wrote."""

    why = forms.ChoiceField(
        label=_("What is wrong?"),
        widget=forms.RadioSelect,
        choices=[(reason.value, capfirst(reason.label)) for reason in REPORTS],
        error_messages={"required": _("Choose one")},
    )
    words = forms.CharField(
        label=_("Would you like to say more?"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"class": "short"}),
    )
    once = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    website = forms.CharField(required=False, widget=forms.TextInput)  # the honeypot; people never see it
