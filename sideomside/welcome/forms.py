"""What somebody may send who writes the pages, or chooses how they look."""

from datetime import datetime
from typing import Any
from uuid import uuid4

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sideomside.ground.ui.pictures import Drawn, NotAPicture, draw_small
from sideomside.welcome.data.message import MOST_LETTERS, can_be_told
from sideomside.welcome.models import Wording
from sideomside.welcome.reading.colours import HEX, darker, is_strong_enough, is_warm_enough, lighter
from sideomside.welcome.rules import MOST_WORDS, Said

MARKDOWN = _("## makes a heading, - makes a dot, and [words](/kaffe/) makes a link.")
TOO_LONG = _("It is longer than one page can hold. Make two pages of it.")


class TitleForm(forms.Form):
    title = forms.CharField(label=_("What is the page called?"), max_length=120)
    once = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)


def words(label: Any, **more: Any) -> forms.CharField:
    area = forms.Textarea(attrs={"class": "tall"})
    return forms.CharField(
        label=label, max_length=MOST_WORDS, widget=area, error_messages={"max_length": TOO_LONG}, **more
    )


class WordsForm(forms.Form):
    """Danish first; English if there is somebody to write it."""

    title_da = forms.CharField(label=_("Heading"), max_length=120)
    words_da = words(_("Words"), help_text=MARKDOWN)
    picture = forms.FileField(
        label=_("A picture"),
        help_text=_("It is made small. Where and when it was taken does not come along."),
        required=False,
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/gif,image/webp"}),
    )
    alt_da = forms.CharField(
        label=_("What does the picture show?"),
        help_text=_("Read aloud to those who cannot see it."),
        max_length=200,
        required=False,
    )
    without_picture = forms.BooleanField(label=_("Show the page without a picture"), required=False)
    title_en = forms.CharField(label=_("Heading in English"), max_length=120, required=False)
    words_en = words(_("Words in English"), required=False)
    alt_en = forms.CharField(
        label=_("What does the picture show, in English?"), max_length=200, required=False
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, before: Wording, version: int, **more: Any) -> None:
        self.before = before
        names = [name for name in self.base_fields if hasattr(before, name) and name != "picture"]
        written = {name: getattr(before, name) for name in names}
        super().__init__(*args, initial=written | {"version": version}, **more)
        if before.picture is None:
            del self.fields["without_picture"]

    def clean_picture(self) -> Drawn | None:
        file = self.cleaned_data["picture"]
        if not file:
            return None
        try:
            return draw_small(file.read())
        except NotAPicture as wrong:
            raise forms.ValidationError(
                gettext("We could not open that picture. Try another one, or a smaller one.")
            ) from wrong

    def clean(self) -> dict[str, Any]:
        known = super().clean() or {}
        stays = self.before.picture is not None and not known.get("without_picture")
        if (known.get("picture") or stays) and not known.get("alt_da"):
            self.add_error("alt_da", _("Write what the picture shows, so that everybody gets it."))
        if known.get("words_en") and not known.get("title_en"):
            self.add_error("title_en", _("The English words have no heading yet."))
        return known

    def said(self) -> Said:
        known = {name: self.cleaned_data[name] for name in Said.__annotations__ if name in self.cleaned_data}
        return Said(**known)


class DayForm(forms.Form):
    """From when everybody reads it."""

    day = forms.DateField(
        label=_("From this day"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    clock = forms.TimeField(
        label=_("At this time"),
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        initial="08:00",
    )

    def clean(self) -> dict[str, Any]:
        known = super().clean() or {}
        if not self.errors and self.moment() <= timezone.now():
            self.add_error("day", _("That moment has passed. Choose one ahead, or show it now."))
        return known

    def moment(self) -> datetime:
        return timezone.make_aware(datetime.combine(self.cleaned_data["day"], self.cleaned_data["clock"]))


class LookForm(forms.Form):
    """A colour nobody could read is told kindly, with the nearest one that can be read."""

    name = forms.CharField(
        label=_("The name at the top of the pages"),
        help_text=_("Left empty it says Side om side."),
        max_length=40,
        required=False,
    )
    strong = forms.CharField(
        label=_("The strong colour"),
        help_text=_(
            "Of buttons and links. Six signs after a #, as in #23409A. Left empty it is our own blue."
        ),
        max_length=7,
        required=False,
    )
    warm = forms.CharField(
        label=_("The warm colour"),
        help_text=_(
            "Behind numbers and around what you have reached. Left empty it is our own butter yellow."
        ),
        max_length=7,
        required=False,
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def clean_strong(self) -> str:
        colour = _colour(self.cleaned_data["strong"])
        if colour and not is_strong_enough(colour):
            raise forms.ValidationError(
                gettext("White words on it are hard to read. %(near)s is close to it and can be read.")
                % {"near": darker(colour)}
            )
        return colour

    def clean_warm(self) -> str:
        colour = _colour(self.cleaned_data["warm"])
        if colour and not is_warm_enough(colour):
            raise forms.ValidationError(
                gettext("Dark words on it are hard to read. %(near)s is close to it and can be read.")
                % {"near": lighter(colour)}
            )
        return colour


def _colour(typed: str) -> str:
    typed = typed.strip()
    colour = typed if typed.startswith("#") or not typed else f"#{typed}"
    if colour and not HEX.fullmatch(colour):
        raise forms.ValidationError(gettext("Write a colour as # and six signs, as in #23409A."))
    return colour.upper()


class ListenerForm(forms.Form):
    """An address that somebody who looks after the other system has given."""

    address = forms.CharField(
        label=_("Where does the other system listen?"),
        help_text=_("An address that begins with https://. Whoever looks after it knows it."),
        max_length=MOST_LETTERS,
        widget=forms.URLInput(attrs={"autocomplete": "off"}),
        error_messages={"required": _("Write the address")},
    )
    once = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)

    def clean_address(self) -> str:
        address = self.cleaned_data["address"]
        if not can_be_told(address):
            raise forms.ValidationError(
                _("Write an address that begins with https://, without a name or a password in it")
            )
        return address
