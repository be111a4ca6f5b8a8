"""What may be written about one's direction: anything, in one's own words; and who is invited to read along."""

from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from sideomside.direction.models import Line, Supporter
from sideomside.direction.rules import Readers

PEER, COORDINATOR = "peer", "coordinator"
SHORTEST_WORD = 4


class WordsForm(forms.Form):
    """One item. Nobody reads it unless a box is ticked."""

    words = forms.CharField(
        label=_("In your own words"),
        max_length=4000,
        widget=forms.Textarea(attrs={"class": "short", "autocomplete": "off"}),
        error_messages={"required": _("Write a few words, or leave it for another day")},
    )
    shared = forms.MultipleChoiceField(
        label=_("Who may read it?"),
        help_text=_("Nobody, if you tick nothing. You can change it whenever you like."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    once = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4, required=False)

    def __init__(self, *args: Any, supporters: list[Supporter], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        invited = [(str(one.id), one.name) for one in supporters]
        self.fields["shared"].choices = [(PEER, _("My peer")), (COORDINATOR, _("My coordinator")), *invited]

    def readers(self) -> Readers:
        chosen = set(self.cleaned_data["shared"])
        invited = frozenset(UUID(one) for one in chosen - {PEER, COORDINATOR})
        return Readers(PEER in chosen, COORDINATOR in chosen, invited)


class InviteForm(forms.Form):
    """Somebody near, by the name I use for them, and a word we say to each other."""

    name = forms.CharField(
        label=_("What do you call them?"),
        help_text=_("Only you see the name. My sister is fine."),
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": _("Write what you call them")},
    )
    word = forms.CharField(
        label=_("A word for the two of you"),
        help_text=_("Say it aloud to them, and do not write it with the link. At least four letters."),
        min_length=SHORTEST_WORD,
        max_length=100,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}
        ),
        error_messages={
            "required": _("Write a word for the two of you"),
            "min_length": _("Choose a word with at least four letters"),
        },
    )
    once = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)


class ShownForm(forms.Form):
    """Exactly what one reader may see."""

    items = forms.MultipleChoiceField(
        label=_("What may they read?"),
        help_text=_("Only what you tick. You can change it whenever you like."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, lines: list[Line], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["items"].choices = [(str(line.item), line.words) for line in lines]

    def chosen(self) -> list[UUID]:
        return [UUID(one) for one in self.cleaned_data["items"]]


class SaidWordForm(forms.Form):
    """The word somebody was told."""

    word = forms.CharField(
        label=_("The word you were told"),
        max_length=100,
        widget=forms.PasswordInput(attrs={"autocomplete": "off", "autocapitalize": "none"}),
        error_messages={"required": _("Write the word you were told")},
    )
