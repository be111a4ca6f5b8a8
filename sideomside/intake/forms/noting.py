"""Noting what somebody said: on the phone, in a text message, over coffee. And counting guests."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sideomside.ground.ui.seal import SealedForm
from sideomside.ground.ui.which import WhichOne
from sideomside.intake.forms.answering import VersionedForm
from sideomside.intake.forms.writing import NEEDED, NO_ADDRESS, options, words_field
from sideomside.intake.models import Way
from sideomside.intake.rules import way_to_reach
from sideomside.people.models import Contact, Place, Programme
from sideomside.people.models.person import Channel

NOTED = (Way.CALL, Way.SMS, Way.COFFEE, Way.LETTER, Way.PARTNER)
SAID_YES = _("They said aloud that we may keep it and read it")
SAY_YES = _("Ask first: may we write it down and keep it? Tick when they have said yes")


class JoinForm(VersionedForm):
    person = forms.UUIDField(widget=forms.HiddenInput)
    asked = forms.BooleanField(label=_("I have asked: it is the same person"), required=False)


class NoteForm(SealedForm):
    """A coordinator notes a call, a text message, a letter, a word over coffee."""

    way = forms.ChoiceField(
        label=_("How did they come to us?"),
        widget=forms.RadioSelect,
        choices=options(NOTED),
        initial=Way.CALL,
        error_messages={"required": _("Choose one")},
    )
    words = words_field(
        _("What did they say?"), _("As near to their own words as you can. About others: no names")
    )
    name = forms.CharField(label=_("What shall we call them?"), required=False, max_length=80)
    programme = WhichOne(label=_("Which programme?"), widget=forms.RadioSelect)
    channel = forms.ChoiceField(
        label=_("How shall we answer them?"),
        widget=forms.RadioSelect,
        initial=Channel.CALL,
        choices=[
            (Channel.CALL, _("We call")),
            (Channel.MAIL, _("We send a mail")),
            (Channel.SMS, _("We send a text message")),
            (Channel.COMES, _("They come by themselves")),
        ],
        error_messages={"required": _("Choose how we may answer them")},
    )
    contact = forms.CharField(label=_("Their number or mail"), required=False, max_length=200)
    consent = forms.BooleanField(label=SAID_YES, help_text=SAY_YES, required=False)

    def __init__(self, *args: Any, programmes: list[Programme], **kw: Any) -> None:
        super().__init__(*args, **kw)
        self.fields["words"].error_messages["required"] = _("Write a line about what they said")
        if not any(programme.offers_sms for programme in programmes):
            channel = self.fields["channel"]
            channel.choices = [(way, said) for way, said in channel.choices if way != Channel.SMS]
        if len(programmes) == 1:
            del self.fields["programme"]
        else:
            self.fields["programme"].among(Programme.objects.filter(id__in=[p.id for p in programmes]))

    def clean(self) -> dict[str, Any]:
        found = super().clean() or self.cleaned_data
        needed = NEEDED.get(found.get("channel", ""))
        if needed and way_to_reach(found.get("contact", "")) != needed:
            self.add_error("contact", NO_ADDRESS[Channel(found["channel"])])
        return found


class AtPlaceForm(SealedForm):
    """Something that happened at one of the places with coffee."""

    place = forms.ModelChoiceField(
        label=_("Where?"),
        queryset=Place.objects.none(),
        widget=forms.RadioSelect,
        empty_label=None,
        error_messages={"required": _("Choose the place")},
    )

    def __init__(self, *args: Any, places: list[Place], **kw: Any) -> None:
        super().__init__(*args, **kw)
        field = self.fields["place"]
        field.queryset = Place.objects.filter(id__in=[place.id for place in places]).order_by("name")
        field.label_from_instance = lambda place: place.name
        if len(places) == 1:
            field.widget = forms.HiddenInput()


class VisitForm(AtPlaceForm):
    """A host's few seconds: each number is a button."""

    guests = forms.TypedChoiceField(
        label=_("How many guests?"),
        coerce=int,
        choices=[(str(n), str(n)) for n in range(1, 10)],
        error_messages={"required": _("Choose how many"), "invalid_choice": _("Choose how many")},
    )


class CallMeForm(AtPlaceForm):
    """Nothing about anybody is kept unless they want a call, said yes, and left a number."""

    name = forms.CharField(label=_("First name"), required=False, max_length=80)
    number = forms.CharField(
        label=_("Number"),
        max_length=60,
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off"}),
        error_messages={"required": NO_ADDRESS[Channel.CALL]},
    )
    words = words_field(_("Anything they would like us to know?"))
    consent = forms.BooleanField(
        label=SAID_YES,
        help_text=SAY_YES,
        error_messages={"required": _("Ask whether we may keep it, and tick when they say yes")},
    )

    def __init__(self, *args: Any, **kw: Any) -> None:
        super().__init__(*args, **kw)
        self.fields["words"].required = False
        self.fields["words"].widget.attrs = {"class": "short"}

    def clean_number(self) -> str:
        number = self.cleaned_data["number"]
        if way_to_reach(number) != Contact.Way.PHONE:
            raise forms.ValidationError(NO_ADDRESS[Channel.CALL])
        return number


class SayForm(SealedForm):
    """Writing again, on one's own page."""

    words = words_field(_("Write to us again"))
