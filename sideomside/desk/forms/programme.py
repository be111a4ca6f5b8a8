"""What a programme is called, what is spoken there, and its own front door."""

from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from sideomside.people.models import Programme
from sideomside.people.rules import is_a_door_word


class ProgrammeForm(forms.Form):
    """The door is chosen once: people have it on paper, and in each other's messages."""

    name = forms.CharField(
        label=_("What is it called?"),
        max_length=120,
        error_messages={"required": _("Write what people call it")},
    )
    languages = forms.MultipleChoiceField(
        label=_("What is spoken there?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one language")},
    )
    door_word = forms.CharField(
        label=_("A word for its own front door"),
        help_text=_(
            "As in “naboen”. Then the programme has open pages of its own, with its name, its colours and its words. "
            "The word cannot be changed later. Leave it empty if it needs none."
        ),
        max_length=40,
        required=False,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}
        ),
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, programme: Programme, spoken: dict[str, str], **more: Any) -> None:
        now = {name: getattr(programme, name) for name in ("name", "languages", "door_word", "version")}
        super().__init__(*args, initial=now, **more)
        self.programme = programme
        self.fields["languages"].choices = [(code, capfirst(name)) for code, name in spoken.items()]
        if programme.door_word:
            del self.fields["door_word"]

    def clean_door_word(self) -> str:
        word = self.cleaned_data["door_word"].strip().strip("/").casefold()
        if word and not is_a_door_word(word):
            raise forms.ValidationError(
                _("Choose another word: small letters from a to z, and none of our own pages is called so")
            )
        if word and Programme.objects.filter(door_word=word).exists():
            raise forms.ValidationError(_("Another programme here has that word. Which other one would do?"))
        return word

    def said(self) -> dict[str, Any]:
        known = dict(self.cleaned_data)
        return known | {"door_word": self.programme.door_word or known.get("door_word", "")}
