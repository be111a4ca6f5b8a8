"""A talk, somebody who knows them, a certificate, and what being a peer here will be like."""

from datetime import datetime
from typing import Any
from uuid import uuid4

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sideomside.ground.ui.when import PastField
from sideomside.path.rules import Certificate

MOST_WORDS = 1200


class TalkForm(forms.Form):
    """A few lines; the person may read them."""

    words = forms.CharField(
        label=_("What did you talk about?"),
        help_text=_("A few lines are plenty. The one it is about can read them."),
        required=False,
        max_length=MOST_WORDS,
        widget=forms.Textarea(attrs={"class": "short", "autocomplete": "off"}),
    )
    happened_at = PastField(
        label=_("When was it?"),
        help_text=_("Leave it empty if it was just now."),
        required=False,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        error_messages={"invalid": _("Choose a day and a time.")},
    )
    once = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)

    def clean_happened_at(self) -> datetime | None:
        said = self.cleaned_data["happened_at"]
        if said and said > timezone.now():
            raise forms.ValidationError(_("That time has not come yet."))
        return said


class ReferenceForm(forms.Form):
    """A name, and a number or an address."""

    name = forms.CharField(
        label=_("Their name"),
        max_length=80,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": _("Write a name.")},
    )
    reach = forms.CharField(
        label=_("A number or a mail address"),
        help_text=_("We delete it when they have answered."),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": _("Write a number or a mail address.")},
    )
    once = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)


class AnswerForm(forms.Form):
    """What somebody who knows them said."""

    words = forms.CharField(
        label=_("What did they say?"),
        help_text=_("In few words. The one it is about can read them, so tell whoever you call."),
        max_length=MOST_WORDS,
        widget=forms.Textarea(attrs={"class": "short", "autocomplete": "off"}),
        error_messages={"required": _("Write what they said.")},
    )


class SettleForm(forms.Form):
    """What decides which papers are needed."""

    with_children = forms.BooleanField(label=_("Meets children under 15"), required=False)
    employed = forms.BooleanField(label=_("Is employed, with a contract"), required=False)


class CertificateForm(forms.Form):
    """Asked for, or seen. There is no place for a file, nor for what stood on it."""

    sort = forms.ChoiceField(
        label=_("Which one?"), choices=Certificate.Sort.choices, widget=forms.RadioSelect
    )
    outcome = forms.ChoiceField(
        label=_("How far is it?"), required=False, widget=forms.RadioSelect, choices=[]
    )
    renew_on = forms.DateField(
        label=_("When is it to be renewed?"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": _("Choose a day.")},
    )

    def __init__(self, *args: Any, **kw: Any) -> None:
        super().__init__(*args, **kw)
        self.fields["outcome"].choices = [
            ("", _("We have asked for it")),
            (Certificate.Outcome.FINE, _("I have seen it, and nothing stood on it")),
            (Certificate.Outcome.NOT_FINE, _("I have seen it, and something stood on it")),
        ]
