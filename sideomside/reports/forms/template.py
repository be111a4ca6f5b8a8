"""A grant's own headings: the funder's words, what they ask for, and which figures stand under each."""

from collections.abc import Sequence
from re import findall
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from sideomside.reports.forms.giving import SHORT
from sideomside.reports.rules import MOST_HEADINGS, PARTS, HeadingSaid, TemplateSaid

SPARE = 2
# Each with a number, by which its place under a heading is said.
NUMBERED = [
    (part, format_lazy("{number}. {words}", number=number, words=words))
    for number, (part, words) in enumerate(PARTS.items(), 1)
]
BY_NUMBER = {str(number): part for number, part in enumerate(PARTS, 1)}
MOST_SIGNS = (100, 6000)
NONE_LEFT = _("Keep at least one heading.")
TWICE = _("These stand under two headings: %(which)s. Keep them under one.")


def _whole(label: Any, least: int, most: int, told: Any) -> forms.IntegerField:
    wrong = dict.fromkeys(["invalid", "min_value", "max_value"], told)
    return forms.IntegerField(
        label=label, required=False, min_value=least, max_value=most, error_messages=wrong
    )


def _words() -> dict[str, forms.Field]:
    """What is written of one heading."""
    return {
        "key": forms.CharField(widget=forms.HiddenInput, required=False, max_length=20),
        "words": forms.CharField(label=_("Heading, in the funder's words"), required=False, max_length=200),
        "asks": forms.CharField(
            label=_("What they ask for under it"),
            help_text=_("Stands beside the box where you write, and not in the report."),
            required=False,
            max_length=600,
            widget=forms.Textarea(attrs=SHORT),
        ),
    }


def _beside() -> dict[str, forms.Field]:
    """What stands under it, and where it stands itself."""
    return {
        "figures": forms.MultipleChoiceField(
            label=_("Our figures under it"),
            required=False,
            choices=NUMBERED,
            widget=forms.CheckboxSelectMultiple,
        ),
        "order": forms.CharField(
            label=_("In which order?"),
            help_text=_("Their numbers as they are to stand, such as 10, 9. Left empty, they stand as here."),
            required=False,
            max_length=40,
        ),
        "most": _whole(_("Room for how many signs?"), *MOST_SIGNS, _("Write a number from 100 to 6000.")),
        "place": _whole(_("Place in the row"), 1, 99, _("Write a number from 1 to 99.")),
    }


def numbers_of(figures: Sequence[str]) -> list[str]:
    """Only where they stand otherwise than in our own order."""
    ours = [number for number, part in BY_NUMBER.items() if part in figures]
    theirs = [number for part in figures for number, known in BY_NUMBER.items() if known == part]
    return theirs if theirs != ours else []


def in_order(ticked: Sequence[str], order: str) -> tuple[str, ...]:
    """Those whose number was written first, in that order; a number that was not ticked is passed over."""
    said = [BY_NUMBER[each] for each in findall(r"\d+", order) if each in BY_NUMBER]
    every = dict.fromkeys([*said, *PARTS])
    return tuple(part for part in every if part in ticked)


class TemplateForm(forms.Form):
    """The headings there are, and room for two more. One left empty goes; the number says where it stands."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    rest = forms.BooleanField(label=_("Figures that stand under no heading come at the end"), required=False)

    def __init__(self, *args: Any, said: TemplateSaid, **kw: Any) -> None:
        super().__init__(*args, **kw)
        self.known, typed = said.headings, sum(each.startswith("words_") for each in self.data)
        self.numbers = range(min(MOST_HEADINGS, max(len(self.known) + SPARE, typed)))
        self.fields["rest"].initial = said.rest
        for number in self.numbers:
            self._ask(number, self.known[number] if number < len(self.known) else None)

    def _ask(self, number: int, one: HeadingSaid | None) -> None:
        for name, field in (_words() | _beside()).items():
            field.initial = self._as_it_is(name, number, one)
            self.fields[f"{name}_{number}"] = field

    @staticmethod
    def _as_it_is(name: str, number: int, one: HeadingSaid | None) -> Any:
        if name == "order":
            return ", ".join(numbers_of(one.figures)) if one else ""
        return number + 1 if name == "place" else getattr(one, name) if one else None

    @property
    def groups(self) -> list[dict[str, Any]]:
        names = ("key", "words", "asks", "figures", "order", "most", "place")
        groups: list[dict[str, Any]] = [{name: self[f"{name}_{n}"] for name in names} for n in self.numbers]
        for group in groups:
            ticked = group["figures"].value() or ()
            placed = in_order(ticked, group["order"].value() or "")
            group["placed"] = ", ".join(str(PARTS[part]) for part in placed)
        return groups

    def clean(self) -> dict[str, Any]:
        """Each figure under one heading, so that no table stands twice."""
        found = super().clean() or {}
        own = self._own(found)
        if not own:
            self.add_error("words_0", NONE_LEFT)
        placed = [part for number in own for part in found.get(f"figures_{number}", [])]
        if twice := [str(PARTS[part]) for part in PARTS if placed.count(part) > 1]:
            last = max(n for n in own if set(found.get(f"figures_{n}", [])) & self._twice(placed))
            self.add_error(f"figures_{last}", TWICE % {"which": ", ".join(twice)})
        return found

    @staticmethod
    def _twice(placed: list[str]) -> set[str]:
        return {part for part in placed if placed.count(part) > 1}

    def _own(self, found: dict[str, Any]) -> list[int]:
        return [number for number in self.numbers if (found.get(f"words_{number}") or "").strip()]

    def said(self) -> TemplateSaid:
        """In the order of their numbers; two of the same number as they stood."""
        found = self.cleaned_data
        order = sorted(self._own(found), key=lambda number: (found[f"place_{number}"] or 99, number))
        return TemplateSaid(tuple(self._heading(found, number) for number in order), bool(found["rest"]))

    def _heading(self, found: dict[str, Any], number: int) -> HeadingSaid:
        known = {one.key for one in self.known}
        key = found[f"key_{number}"]
        return HeadingSaid(
            key=key if key in known else f"h{uuid4().hex[:10]}",
            words=found[f"words_{number}"].strip(),
            asks=found[f"asks_{number}"].strip(),
            most=found[f"most_{number}"],
            figures=in_order(found[f"figures_{number}"], found[f"order_{number}"]),
        )
