"""What a guest or a member writes: as little as they like."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sideomside.consent.rules import Purpose, text_of
from sideomside.gatherings.forms.fields import once_field


class GuestForm(forms.Form):
    """Signing up without being known."""

    alias = forms.CharField(
        label=_("What shall we call you?"),
        help_text=_("A first name is enough. It may also be another name."),
        max_length=80,
        widget=forms.TextInput(attrs={"autocomplete": "given-name"}),
        error_messages={"required": _("Write what we shall call you. It may be any name.")},
    )
    mail = forms.EmailField(
        label=_("Your mail"),
        help_text=_("So that we can write if something changes. Nobody can see what it is about."),
        required=False,
        error_messages={"invalid": _("Write a mail address with an @ in it")},
    )
    consent = forms.BooleanField(
        error_messages={"required": _("Tick here, so that we may keep your name on the list.")}
    )
    once = once_field()

    def __init__(self, *args: Any, readers: str, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["consent"].label = text_of(Purpose.WORDS, readers)


class AliasForm(forms.Form):
    alias = forms.CharField(label=_("What are you called there?"), max_length=80)


class ProblemForm(forms.Form):
    """Read by the coordinators, never by the group."""

    words = forms.CharField(
        label=_("What is not right?"),
        help_text=_("Only the coordinators read it. Nobody in the group does."),
        max_length=4000,
        widget=forms.Textarea(attrs={"class": "short", "autocomplete": "off"}),
        error_messages={"required": _("Write a few words, or ask for a call instead.")},
    )
    once = once_field()


class RulesForm(forms.Form):
    words = forms.CharField(
        label=_("What have we agreed?"),
        help_text=_("In the group's own words. Everybody in the group can read it."),
        max_length=4000,
        widget=forms.Textarea(attrs={"class": "short"}),
        error_messages={"required": _("Write at least one line.")},
    )
