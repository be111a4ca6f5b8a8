"""What somebody may correct about themselves, and the last question before everything goes."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from sideomside.people.models.person import Channel


class MeForm(forms.Form):
    """What we call somebody and how we write to them. Another address takes one's own word, as coming in does."""

    name = forms.CharField(
        label=_("What shall we call you?"),
        help_text=_("A first name is enough. It may also be another name."),
        max_length=80,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    language = forms.ChoiceField(
        label=_("Which language shall we write in?"), choices=settings.LANGUAGES, widget=forms.RadioSelect
    )
    channel = forms.ChoiceField(label=_("How shall we write to you?"), widget=forms.RadioSelect)
    words_in_mail = forms.BooleanField(
        label=_("Just write in the mail. Then the answer itself stands in it, and not only a link."),
        required=False,
    )
    mail = forms.EmailField(
        label=_("Your mail"),
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
        error_messages={"invalid": _("Write a mail address with an @ in it")},
    )
    phone = forms.CharField(
        label=_("Your number"),
        max_length=30,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "tel"}),
    )
    word = forms.CharField(
        label=_("Your own word"),
        help_text=_("Only when you change the mail or the number."),
        max_length=100,
        required=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "off", "autocapitalize": "none"}),
    )

    def __init__(self, *args: Any, sms: bool = False, **kw: Any) -> None:
        super().__init__(*args, **kw)
        self.fields["channel"].choices = [
            c
            for c in Channel.choices
            if sms or c[0] != Channel.SMS or self.initial.get("channel") == Channel.SMS
        ]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("channel") == Channel.MAIL and "mail" in given and not given["mail"]:
            self.add_error("mail", _("Write the mail we shall write to"))
        if given.get("channel") in {Channel.SMS, Channel.CALL} and not given.get("phone"):
            self.add_error("phone", _("Write the number we shall use"))
        if self.changes_address() and not given.get("word"):
            self.add_error("word", _("Write your own word, so that nobody else can change where we write"))
        return given

    def changes_address(self) -> bool:
        return bool({"mail", "phone"} & set(self.changed_data))


class EraseForm(forms.Form):
    """The second step; nothing is ticked beforehand."""

    sure = forms.BooleanField(
        label=_("Yes, delete everything"),
        error_messages={"required": _("Tick here if you want everything deleted")},
    )
