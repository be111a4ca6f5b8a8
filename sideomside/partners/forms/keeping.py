"""What a coordinator writes down about a partner."""

from collections.abc import Callable
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from sideomside.partners.models import Agreement, Body
from sideomside.people.models import Account, Person, Programme
from sideomside.people.models.account import login_fingerprint

DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


def choices_of(choices: Any) -> list[tuple[str, Any]]:
    return [(one.value, capfirst(one.label)) for one in choices]


class BodyForm(forms.Form):
    name = forms.CharField(
        label=_("What are they called?"),
        help_text=_("As their own people would say it: “Jobcentret på Amager”"),
        max_length=120,
        error_messages={"required": _("Write what they are called")},
    )
    sort = forms.ChoiceField(
        label=_("What are they?"), widget=forms.RadioSelect, choices=lambda: choices_of(Body.Sort)
    )
    once = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)


class AgreementForm(forms.Form):
    """Period, purpose, who answers for what, and whom they call here."""

    programme = forms.ChoiceField(label=_("Which programme?"), widget=forms.RadioSelect)
    purpose = forms.CharField(
        label=_("What have you agreed?"),
        help_text=_("In plain words: what you do together, and what for"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Write in a line or two what you have agreed")},
    )
    first_day = forms.DateField(label=_("From which day?"), widget=DAY, initial=timezone.localdate)
    last_day = forms.DateField(
        label=_("Until which day?"), help_text=_("Empty: until further notice"), widget=DAY, required=False
    )
    standing = forms.ChoiceField(
        label=_("Who answers for the data?"),
        help_text=_("The papers are written after what you choose. Ask whoever looks after data with you"),
        widget=forms.RadioSelect,
        choices=lambda: choices_of(Agreement.Standing),
        initial=Agreement.Standing.OWN,
    )
    ours_id = forms.ChoiceField(label=_("Whom do they call with us?"), required=False)
    once = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, programmes: list[Programme], ours: list[Person], **more: Any) -> None:
        super().__init__(*args, **more)
        self.programmes = {str(one.id): one for one in programmes}
        self.fields["programme"].choices = [(key, one.name) for key, one in self.programmes.items()]
        self.fields["ours_id"].choices = [
            ("", _("Nobody in particular")),
            *((str(p.id), p.name) for p in ours),
        ]
        if len(self.programmes) == 1:
            del self.fields["programme"]

    def chosen(self) -> Programme:
        key = self.cleaned_data.get("programme")
        return self.programmes[key] if key else next(iter(self.programmes.values()))

    def clean_ours_id(self) -> UUID | None:
        return UUID(self.cleaned_data["ours_id"]) if self.cleaned_data["ours_id"] else None

    def clean(self) -> dict[str, Any]:
        found = super().clean() or self.cleaned_data
        first, last = found.get("first_day"), found.get("last_day")
        if first and last and last < first:
            self.add_error("last_day", _("The last day comes after the first"))
        return found

    def said(self) -> dict[str, Any]:
        names = ("purpose", "first_day", "last_day", "standing", "ours_id", "version")
        return {name: self.cleaned_data[name] for name in names}


class ContactForm(forms.Form):
    """Whoever signs in from there, by a name and a work mail."""

    name = forms.CharField(
        label=_("What are they called?"), max_length=80, error_messages={"required": _("Write a name")}
    )
    mail = forms.EmailField(
        label=_("Their work mail"),
        help_text=_("They get a letter with a link, and choose a password there"),
        error_messages={"required": _("Write a mail address"), "invalid": _("Write a mail address")},
    )
    title = forms.CharField(label=_("What do they do there?"), required=False, max_length=120)

    def __init__(self, *args: Any, known: Callable[[str], Person | None], **more: Any) -> None:
        super().__init__(*args, **more)
        self.known = known

    def clean_mail(self) -> str:
        mail = self.cleaned_data["mail"]
        if self.known(mail):  # they are back
            return mail
        if Account.objects.filter(username=login_fingerprint(mail)).exists():
            raise forms.ValidationError(_("Somebody signs in with that mail already"))
        return mail
