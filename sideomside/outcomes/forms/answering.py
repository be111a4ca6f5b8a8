"""One question, the door, and something of one's own."""

from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from sideomside.outcomes.models import Bring
from sideomside.outcomes.queries import Page

PEER, COORDINATOR = "peer", "coordinator"


class OnceForm(forms.Form):
    """So that pressing twice begins once."""

    once = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)


class QuestionForm(forms.Form):
    """Nothing chosen is skipping it too: no page ever says that something is missing."""

    value = forms.ChoiceField(required=False, widget=forms.RadioSelect)

    def __init__(self, *args: Any, page: Page, **kwargs: Any) -> None:
        super().__init__(*args, initial={"value": page.value}, **kwargs)
        self.fields["value"].choices, self.fields["value"].label = page.answers, page.text

    def said(self) -> str:
        return "" if "skip" in self.data else self.cleaned_data["value"]


class BringForm(forms.Form):
    """The door."""

    words = forms.CharField(
        label=_("Is there anything you want to bring to the next meeting?"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"class": "short", "autocomplete": "off"}),
    )
    shared = forms.MultipleChoiceField(
        label=_("Who may read it?"),
        help_text=_("Nobody, if you tick nothing. You can change it whenever you like."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, known: Bring | None, has_a_peer: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = {PEER: bool(known and known.for_peer), COORDINATOR: bool(known and known.for_coordinator)}
        self.initial = {
            "words": known.words if known else "",
            "shared": [who for who, may in named.items() if may],
        }
        peer = [(PEER, _("My peer"))] if has_a_peer else []
        self.fields["shared"].choices = [*peer, (COORDINATOR, _("My coordinator"))]

    def readers(self) -> dict[str, bool]:
        chosen = self.cleaned_data["shared"]
        return {"peer": PEER in chosen, "coordinator": COORDINATOR in chosen}


class AimForm(forms.Form):
    """One's own words."""

    words = forms.CharField(
        label=_("In your own words"),
        max_length=300,
        widget=forms.Textarea(attrs={"class": "short", "autocomplete": "off"}),
        error_messages={"required": _("Write a few words, or leave it for another day")},
    )
    once = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4, required=False)


class RatingForm(forms.Form):
    """Where it is now."""

    value = forms.ChoiceField(
        label=_("Where is it now, from 0 to 10?"),
        choices=[(str(number), str(number)) for number in range(11)],
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, now: str = "", **kwargs: Any) -> None:
        super().__init__(*args, initial={"value": now}, **kwargs)
