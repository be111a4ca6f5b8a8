"""After an evening: ticks for those who lead, on a phone, with the coat on."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from sideomside.gatherings.models import AloneWhy
from sideomside.gatherings.queries import Member
from sideomside.gatherings.rules import TWO, Evening

TOGETHER = "two"
ALONE = {
    AloneWhy.ILL: _("One was alone: the other was ill"),
    AloneWhy.AWAY: _("One was alone: the other was away"),
    AloneWhy.NOBODY: _("One was alone: there was nobody to ask"),
    AloneWhy.SMALL: _("One was alone: so few came"),
}
TICKS = forms.CheckboxSelectMultiple


class EveningForm(forms.Form):
    """Who came, who would like a call, which steps there was time for, and whether two led."""

    came = forms.MultipleChoiceField(label=_("Who came?"), required=False, widget=TICKS)
    calls = forms.MultipleChoiceField(label=_("Who would like a call?"), required=False, widget=TICKS)
    count = forms.IntegerField(label=_("How many came?"), min_value=0, max_value=2000)
    steps = forms.MultipleChoiceField(
        label=_("What did we have time for?"),
        help_text=_("For your own sake. Nobody gives a grade."),
        required=False,
        widget=TICKS,
    )
    led = forms.ChoiceField(
        label=_("How many led?"),
        choices=[(TOGETHER, _("We were two")), *((why.value, ALONE[why]) for why in AloneWhy)],
        widget=forms.RadioSelect,
        error_messages={"required": _("Two lead a group. Choose whether you were two, or why not.")},
    )
    call_me = forms.BooleanField(label=_("I would like the coordinator to call me"), required=False)

    def __init__(
        self, *args: Any, members: list[Member], steps: list[str], group: bool, peer: bool, **more: Any
    ) -> None:
        super().__init__(*args, **more)
        self.group = group
        named = [(str(one.signup_id), one.name or _("Without a name")) for one in members]
        self.fields["came"].choices = self.fields["calls"].choices = named
        self.fields["steps"].choices = [(str(n), step) for n, step in enumerate(steps)]
        for name in self._not_asked(bool(steps), peer):
            del self.fields[name]

    def _not_asked(self, steps: bool, peer: bool) -> set[str]:
        gone = {"count"} if self.group else {"came", "calls", "led"}
        return gone | (set() if steps and peer else {"steps"}) | (set() if peer else {"call_me"})

    def evening(self) -> Evening:
        said = self.cleaned_data
        led = said.get("led", "")
        return Evening(
            leaders=TWO if led == TOGETHER else 1,
            alone_why="" if led == TOGETHER else led,
            came=frozenset(UUID(one) for one in said.get("came", ())),
            calls=frozenset(UUID(one) for one in said.get("calls", ())),
            count=said.get("count") or 0,
            steps=[int(n) for n in said.get("steps", ())],
            call_me=said.get("call_me", False),
        )
