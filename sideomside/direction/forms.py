"""What may be written about one's direction: anything, in one's own words."""

from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

PEER, COORDINATOR = "peer", "coordinator"


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
        choices=[(PEER, _("My peer")), (COORDINATOR, _("My coordinator"))],
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    once = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4, required=False)

    def sharing(self) -> dict[str, bool]:
        chosen = self.cleaned_data["shared"]
        return {"for_peer": PEER in chosen, "for_coordinator": COORDINATOR in chosen}
