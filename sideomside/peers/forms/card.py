"""A peer's card in three short pages: own words, themes, everyday life."""

from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sideomside.ground.ui import faces
from sideomside.ground.vault.cpr import mask
from sideomside.peers.models import AgeBand, Format, Gender, PeerFile, Shown
from sideomside.peers.rules import MOST_PLACES, SHORT_CARD, SLOTS

RATHER_NOT = ("", _("I would rather not say"))
KILOMETRES = [
    ("", _("It does not matter")),
    (2, "2 km"),
    (5, "5 km"),
    (10, "10 km"),
    (20, "20 km"),
    (40, "40 km"),
]


class CardForm(forms.Form):
    """Every page of the card remembers which version it was opened on."""

    version = forms.IntegerField(widget=forms.HiddenInput)


class WordsForm(CardForm):
    """Three lines of one's own, and a drawing to be known by."""

    presentation = forms.CharField(
        label=_("What would you like the other person to know about you?"),
        help_text=_("Three lines are plenty. Write as you speak."),
        max_length=SHORT_CARD,
        required=False,
        widget=forms.Textarea,
    )
    face = forms.ChoiceField(
        label=_("A drawing instead of a photo"), required=False, widget=forms.RadioSelect
    )

    covered = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["face"].choices = [(key, faces.SYMBOLS.get(key, "")) for key in faces.choices()]

    def clean_presentation(self) -> str:
        """A number that could be somebody's is covered before it is kept."""
        words, self.covered = mask(self.cleaned_data["presentation"])
        return words


class ThemesForm(CardForm):
    """One choice per theme: not named, rather not yet, or can talk about it and who may see that."""

    CHOICES = [
        ("", _("Not something I name")),
        ("not_yet", _("Rather not yet")),
        (Shown.MATCHING, _("I can talk about it: only used to find somebody")),
        (Shown.TO_PEER, _("I can talk about it: the person I may meet sees it")),
        (Shown.AFTER_YES, _("I can talk about it: shown after we have both said yes")),
        (Shown.PUBLIC, _("I can talk about it: everybody may see it")),
    ]

    def __init__(self, *args: Any, groups: list[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.groups = groups
        for _group, themes in groups:
            for code, name, hint in themes:
                self.fields[f"theme_{code}"] = forms.ChoiceField(
                    label=capfirst(name), help_text=hint, choices=self.CHOICES, required=False
                )

    def in_groups(self) -> list[tuple[str, list[Any], list[str], bool]]:
        """The fields as they are drawn, folded; what is chosen is told outside, and what is wrong stands open."""
        groups = [
            (group, [self[f"theme_{code}"] for code, _n, _h in themes]) for group, themes in self.groups
        ]
        return [
            (
                group,
                fields,
                [_chosen(one) for one in fields if one.value()],
                any(one.errors for one in fields),
            )
            for group, fields in groups
        ]

    def themes(self) -> list[dict[str, Any]]:
        said = {name[6:]: value for name, value in self.cleaned_data.items() if name.startswith("theme_")}
        return [
            {
                "code": code,
                "can": value != "not_yet",
                "shown": Shown.MATCHING if value == "not_yet" else value,
            }
            for code, value in said.items()
            if value
        ]

    @staticmethod
    def initial_of(peer: PeerFile) -> dict[str, Any]:
        """What was chosen last."""
        chosen = {f"theme_{t['code']}": t["shown"] if t["can"] else "not_yet" for t in peer.themes or ()}
        return {"version": peer.version, **chosen}


def _chosen(field: forms.BoundField) -> str:
    """A theme by its name; one that somebody would rather not speak of yet says so."""
    later = gettext("Rather not yet")
    return f"{field.label} ({later.lower()})" if field.value() == "not_yet" else str(field.label)


class DaysForm(CardForm):
    """When, where and how; what one likes to say about oneself; and how many there is room for."""

    capacity = forms.TypedChoiceField(
        label=_("How many people do you have room for at a time?"),
        choices=[(number, str(number)) for number in range(1, MOST_PLACES + 1)],
        coerce=int,
        widget=forms.RadioSelect,
    )
    slots = forms.TypedMultipleChoiceField(
        label=_("When can you usually meet?"), coerce=int, required=False,
        choices=[(number, str(number)) for number in range(SLOTS)],
    )  # fmt: skip
    formats = forms.MultipleChoiceField(
        label=_("How do you like to meet?"),
        choices=Format,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    areas = forms.MultipleChoiceField(
        label=_("Where can you meet?"), required=False, widget=forms.CheckboxSelectMultiple
    )
    travel_km = forms.TypedChoiceField(
        label=_("How far would you like to travel at most?"), choices=KILOMETRES, coerce=int, empty_value=None,
        required=False,
    )  # fmt: skip
    languages = forms.MultipleChoiceField(
        label=_("Which languages do you speak?"), required=False, widget=forms.CheckboxSelectMultiple
    )
    gender = forms.ChoiceField(
        label=_("Gender"), help_text=_("Only used when somebody wishes for it."), required=False,
        choices=[RATHER_NOT, *Gender.choices], widget=forms.RadioSelect,
    )  # fmt: skip
    age_band = forms.ChoiceField(
        label=_("Age"), help_text=_("Only used when somebody wishes for it."), required=False,
        choices=[RATHER_NOT, *AgeBand.choices], widget=forms.RadioSelect,
    )  # fmt: skip

    def __init__(self, *args: Any, areas: dict[str, str], languages: dict[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["areas"].choices = list(areas.items())
        self.fields["languages"].choices = list(languages.items())
        if not areas:
            del self.fields["areas"]
