"""A grant, its days, and the words of its report."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from sideomside.people.models import Person, Programme
from sideomside.reports.models import Grant
from sideomside.reports.models.grant import MOST_KRONER
from sideomside.reports.rules import GrantSaid, HeadingSaid
from sideomside.reports.rules.choosing import BEYOND, OWN, Time, usual, why_not

SHORT = {"class": "short"}
CHOOSE_A_DAY = dict.fromkeys(["required", "invalid"], _("Choose a day."))


def day_field(label: Any) -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, widget=widget, error_messages=CHOOSE_A_DAY)


def kroner_field(label: Any, *, required: bool = False) -> forms.IntegerField:
    return forms.IntegerField(
        label=label,
        required=required,
        min_value=0,
        max_value=MOST_KRONER,
        error_messages=dict.fromkeys(
            ["required", "invalid", "min_value", "max_value"], _("Write whole kroner, such as 25000.")
        ),
    )


class GrantForm(forms.Form):
    programme = forms.ChoiceField(label=_("Which programme?"))
    name = forms.CharField(
        label=_("What do you call the grant?"),
        max_length=120,
        error_messages={"required": _("Give it a name.")},
    )
    funder = forms.CharField(
        label=_("Who pays?"), max_length=120, error_messages={"required": _("Write who pays.")}
    )
    legal_basis = forms.CharField(
        label=_("What does it rest on?"),
        help_text=_("A paragraph, a pool or a decision, as it stands in the letter."),
        required=False,
        max_length=120,
    )
    form = forms.ChoiceField(
        label=_("Which headings does the report start from?"),
        help_text=_("You can change them afterwards, heading by heading, into the funder's own."),
        choices=Grant.Form.choices,
        widget=forms.RadioSelect,
    )
    first_day = day_field(_("From"))
    last_day = day_field(_("Until and with"))
    kroner = kroner_field(_("How much, in whole kroner?"), required=True)
    may_pay = forms.CharField(
        label=_("What it may pay"), required=False, max_length=1000, widget=forms.Textarea(attrs=SHORT)
    )
    may_not_pay = forms.CharField(
        label=_("What it may not pay"), required=False, max_length=1000, widget=forms.Textarea(attrs=SHORT)
    )
    version = forms.IntegerField(widget=forms.HiddenInput, initial=1)
    once = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)

    def __init__(self, *args: Any, programmes: list[Programme], **kw: Any) -> None:
        super().__init__(*args, **kw)
        self.fields["programme"].choices = [(str(one.id), one.name) for one in programmes]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        first, last = said.get("first_day"), said.get("last_day")
        if isinstance(first, date) and isinstance(last, date) and last < first:
            self.add_error("last_day", _("The last day comes before the first."))
        return said

    def said(self) -> GrantSaid:
        names = GrantSaid.__dataclass_fields__
        return GrantSaid(**{name: self.cleaned_data[name] for name in names})


class DeadlineForm(forms.Form):
    day = day_field(_("Which day?"))
    what = forms.CharField(
        label=_("What must be sent?"),
        max_length=160,
        error_messages={"required": _("Write what must be sent.")},
    )


class ReadersForm(forms.Form):
    """Which of the programme's evaluators may open the reports of this grant."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    readers = forms.TypedMultipleChoiceField(
        label=_("Who may open its reports?"),
        help_text=_("Those who evaluate the programme here."),
        required=False,
        coerce=UUID,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, people: list[Person], **kw: Any) -> None:
        super().__init__(*args, **kw)
        self.fields["readers"].choices = [(str(one.id), one.name) for one in people]


class WordsForm(forms.Form):
    """One box under each of the funder's headings."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, headings: Iterable[HeadingSaid], words: dict[str, str], **kw: Any) -> None:
        super().__init__(*args, **kw)
        for one in headings:
            self.fields[one.key] = forms.CharField(
                label=one.words,
                help_text=_asked(one),
                required=False,
                max_length=one.most or 6000,
                initial=words.get(one.key, ""),
                widget=forms.Textarea,
            )


def _asked(one: HeadingSaid) -> str:
    room = _("At most %(most)s signs.") % {"most": one.most} if one.most else ""
    return f"{one.asks} {room}".strip()


class FreezeForm(forms.Form):
    """Of which time that is over; the grant's own first, and none of which a part has left."""

    period = forms.ChoiceField(label=_("Which period?"))
    once = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4, required=False)

    def __init__(self, *args: Any, times: list[Time], coming: str = "", **kw: Any) -> None:
        super().__init__(*args, **kw)
        self.times = {one.period.code: one for one in times}
        self.usual = usual(times)
        field: Any = self.fields["period"]
        field.choices = [
            (words, [(one.period.code, one.label) for one in times if one.kind == kind])
            for kind, words in KINDS.items()
            if any(one.kind == kind for one in times)
        ]
        field.initial = self.usual
        field.help_text = f"{ALL_AT_ONCE} {coming}".strip()

    def clean_period(self) -> str:
        code: str = self.cleaned_data["period"]
        one = self.times[code]
        if one.crossed:
            raise forms.ValidationError(why_not(one.period, one.crossed))
        return code


KINDS = {
    OWN: _("The grant's own time"),
    "": _("Whole years"),
    "H": _("Half-years"),
    "Q": _("Quarters"),
    BEYOND: _("Reaches beyond the grant"),
}
ALL_AT_ONCE = _(
    "Choose the whole time they ask about: a quarter that has left cannot leave again as part of a year."
)
