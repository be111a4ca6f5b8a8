"""Wishes in three short pages: own words, what one has tried, and everyday life."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sideomside.ground.vault.cpr import mask
from sideomside.matching.models import Wishes
from sideomside.matching.rules import Shown
from sideomside.matching.rules.reasons import AGES, FORMATS, GENDERS, IMPORTANT

SLOTS = [(number, str(number)) for number in range(21)]
KILOMETRES = [
    ("", _("It does not matter")),
    *[(km, _("%(km)s km") % {"km": km}) for km in (2, 5, 10, 20, 40)],
]
MUST = [("", _("Rather")), ("must", _("It must be so"))]
NOT_SHARED = ("", _("Not something I name"))
WHO_MAY_KNOW = [
    (Shown.MATCHING, _("Only those who look for a peer for me")),
    (Shown.AFTER_YES, _("My peer, when we have both said yes")),
    (Shown.TO_PEER, _("A peer I say yes to, before the peer answers")),
    (Shown.PUBLIC, _("All peers here may know")),
]


class WishForm(forms.Form):
    """Every page remembers which version it was opened on."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    covered = False

    def covers(self, name: str) -> str:
        """A number that could be somebody's is covered before it is kept."""
        words, found = mask(self.cleaned_data[name].strip())
        self.covered = self.covered or found
        return words


class WordsForm(WishForm):
    """A few lines, who may read them, and what one does not want."""

    words = forms.CharField(
        label=_("What would you like a peer to know about you?"),
        help_text=_("Two lines are fine. You need not tell of a diagnosis."),
        required=False,
        max_length=1500,
        widget=forms.Textarea(attrs={"class": "short"}),
    )
    words_shown = forms.ChoiceField(
        label=_("Who may read it?"), choices=WHO_MAY_KNOW, widget=forms.RadioSelect
    )
    not_wanted = forms.CharField(
        label=_("Is there something you do not want?"),
        help_text=_("Only those who look for a peer for you read this. Write no names of others."),
        required=False,
        max_length=800,
        widget=forms.Textarea(attrs={"class": "short"}),
    )

    def clean_words(self) -> str:
        return self.covers("words")

    def clean_not_wanted(self) -> str:
        return self.covers("not_wanted")

    def wishes(self, before: Wishes) -> dict[str, Any]:
        asked = {**(before.asked or {}), "words_shown": self.cleaned_data["words_shown"]}
        return {
            "words": self.cleaned_data["words"],
            "not_wanted": self.cleaned_data["not_wanted"],
            "asked": asked,
        }

    @staticmethod
    def initial_of(wishes: Wishes) -> dict[str, Any]:
        shown = (wishes.asked or {}).get("words_shown", Shown.MATCHING)
        return {"words": wishes.words, "not_wanted": wishes.not_wanted, "words_shown": shown}


class ThemesForm(WishForm):
    """One choice per theme: not named, or named and who may know."""

    def __init__(self, *args: Any, groups: list[Any], **more: Any) -> None:
        super().__init__(*args, **more)
        self.groups = groups
        for group in groups:
            for code, name, hint in group.themes:
                self.fields[f"theme_{code}"] = forms.ChoiceField(
                    label=name, help_text=hint, choices=[NOT_SHARED, *WHO_MAY_KNOW], required=False
                )

    def in_groups(self) -> list[tuple[str, bool, list[Any]]]:
        """The fields as they are drawn; a group in which something is named stands open."""
        drawn = []
        for group in self.groups:
            fields = [self[f"theme_{code}"] for code, _name, _hint in group.themes]
            drawn.append((group.name, any(field.value() for field in fields), fields))
        return drawn

    def wishes(self, before: Wishes) -> dict[str, Any]:
        """What was named first stays first: the order is the person's own."""
        said = {name[6:]: step for name, step in self.cleaned_data.items() if name.startswith("theme_")}
        before_it = {code: at for at, code in enumerate(before.themes or {})}
        named = [code for code, step in said.items() if step]
        order = sorted(named, key=lambda code: before_it.get(code, len(before_it)))
        return {"themes": {code: said[code] for code in order}}

    @staticmethod
    def initial_of(wishes: Wishes) -> dict[str, Any]:
        return {f"theme_{code}": step for code, step in (wishes.themes or {}).items()}


class DaysForm(WishForm):
    """When, where and how; who; and what weighs most."""

    slots = forms.TypedMultipleChoiceField(
        label=_("When can you meet?"), coerce=int, required=False, choices=SLOTS
    )
    areas = forms.MultipleChoiceField(
        label=_("Where can you meet?"), required=False, widget=forms.CheckboxSelectMultiple
    )
    travel_km = forms.TypedChoiceField(
        label=_("How far may it be?"), choices=KILOMETRES, coerce=int, empty_value=None, required=False
    )
    formats = forms.MultipleChoiceField(
        label=_("What would you like to do?"),
        choices=list(FORMATS.items()),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    formats_must = forms.ChoiceField(label=_("How much does it matter?"), choices=MUST, required=False)
    gender = forms.MultipleChoiceField(
        label=_("Who would you like to meet?"),
        choices=list(GENDERS.items()),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    gender_must = forms.ChoiceField(label=_("How much does it matter?"), choices=MUST, required=False)
    age = forms.MultipleChoiceField(
        label=_("How old may your peer be?"),
        choices=list(AGES.items()),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    age_must = forms.ChoiceField(label=_("How much does it matter?"), choices=MUST, required=False)
    languages = forms.MultipleChoiceField(
        label=_("Which languages can you talk in?"), required=False, widget=forms.CheckboxSelectMultiple
    )
    need = forms.TypedChoiceField(
        label=_("How much should you two have tried of the same?"),
        choices=[(1, _("One thing is enough")), (2, _("At least two things"))],
        coerce=int,
        widget=forms.RadioSelect,
    )
    most_important = forms.ChoiceField(
        label=_("What weighs most for you?"),
        choices=[("", _("It is all the same")), *IMPORTANT.items()],
        required=False,
    )
    practical_shown = forms.ChoiceField(
        label=_("Who may know when and where you can meet?"), choices=WHO_MAY_KNOW, widget=forms.RadioSelect
    )

    PLAIN = (
        "slots", "areas", "travel_km", "formats", "gender", "age", "languages", "need", "most_important",
        "practical_shown",
    )  # fmt: skip
    MUSTS = ("formats_must", "gender_must", "age_must")

    def __init__(
        self, *args: Any, areas: list[tuple[str, str]], languages: list[tuple[str, str]], **more: Any
    ) -> None:
        super().__init__(*args, **more)
        self.fields["areas"].choices = areas
        self.fields["languages"].choices = languages
        if not areas:
            del self.fields["areas"]

    def wishes(self, before: Wishes) -> dict[str, Any]:
        said = {name: self.cleaned_data[name] for name in self.PLAIN if name in self.cleaned_data}
        musts = {name: self.cleaned_data[name] == "must" for name in self.MUSTS}
        return {"asked": {**(before.asked or {}), **said, **musts}}

    @staticmethod
    def initial_of(wishes: Wishes) -> dict[str, Any]:
        asked = {"need": 1, "practical_shown": Shown.MATCHING, **(wishes.asked or {})}
        return asked | {name: "must" if asked.get(name) else "" for name in DaysForm.MUSTS}
