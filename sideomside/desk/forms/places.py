"""A place as somebody who has never been there needs to hear of it."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sideomside.ground.ui.which import WhichOne
from sideomside.people.days.geography import municipalities
from sideomside.people.models import Place, Programme


class PlaceForm(forms.ModelForm):
    """Where it is, how one gets in, and what it is like inside."""

    programme = WhichOne(label=_("Which programme?"), widget=forms.RadioSelect)
    part_of_town = forms.CharField(
        label=_("Part of town"),
        help_text=_("As people call it. By this they say where they can meet"),
        max_length=80,
        error_messages={"required": _("Write which part of town it is in")},
    )
    municipality = forms.ChoiceField(
        label=_("Which municipality is that in?"),
        help_text=_("So that one can see whether people in one wait longer than in another"),
        required=False,
    )
    version = forms.IntegerField(widget=forms.HiddenInput, initial=1)

    class Meta:
        model = Place
        fields = ("name", "street", "postcode", "town", "door", "access", "inside", "serves_coffee")
        labels = {
            "name": _("What do people call it?"),
            "street": _("Street and number"),
            "postcode": _("Postcode"),
            "town": _("Town"),
            "door": _("How does one find the door?"),
            "access": _("Steps, lift, toilet?"),
            "inside": _("What is it like inside?"),
            "serves_coffee": _("There is coffee here, at the hours you write under Opening hours"),
        }
        help_texts = {
            "access": _("Say it as it is. Somebody decides by it whether they can come"),
            "inside": _("Where one hangs a coat, how one knows the host, whether there is a quiet corner"),
        }
        error_messages = {"name": {"required": _("Write a name")}}
        widgets = dict.fromkeys(
            ("door", "access", "inside"), forms.Textarea(attrs={"class": "short", "rows": 2})
        )

    field_order = (
        *("version", "programme", "name", "part_of_town", "municipality", "street", "postcode", "town"),
        *("door", "access", "inside", "serves_coffee"),
    )

    def __init__(self, *args: Any, programmes: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        adding = self.instance._state.adding
        self._offer_municipalities(programmes if adding else [self.instance.programme])
        if not adding:
            self.initial["part_of_town"] = self.instance.area.name if self.instance.area else ""
            self.initial["municipality"] = self.instance.area.municipality if self.instance.area else ""
            self.initial["version"] = self.instance.version
            del self.fields["programme"]
            return
        self.fields["programme"].among(programmes)

    def _offer_municipalities(self, programmes: Iterable[Programme]) -> None:
        """Those a programme works in; where there is one alone nobody needs to say."""
        codes = {code for programme in programmes for code in programme.municipalities}
        named = sorted((one.name, code) for code, one in municipalities().items() if code in codes)
        if len(named) < 2:
            del self.fields["municipality"]
            return
        choices = [("", _("Has not been said")), *((code, name) for name, code in named)]
        self.fields["municipality"].choices = choices

    def where(self) -> dict[str, str]:
        """In the words of the actions that add a place or change it."""
        said = self.cleaned_data
        return {"part_of_town": said["part_of_town"], "municipality": said.get("municipality", "")}

    def about(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in self.Meta.fields}
