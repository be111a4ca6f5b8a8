"""A place and a time: is the door open then? Told once, and never in the way."""

from django import forms
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from sideomside.companionship.rules import Plan
from sideomside.ground.ui.dates import day_and_clock
from sideomside.people.queries import shut_at
from sideomside.people.rules import Viewer


class AtADoor(forms.Form):
    """Times outside the opening hours come back one time with a word about it; sent again, they count."""

    shut = forms.CharField(required=False, widget=forms.HiddenInput)  # what was told already

    def plan(self) -> Plan:
        raise NotImplementedError

    def closed_door(self, viewer: Viewer) -> str:
        """What to say of the door before this is sent; nothing once it has been said."""
        plan = self.plan()
        shut = shut_at(viewer, plan.place, plan.times, plan.minutes) if plan.place else []
        told = " ".join([str(plan.place.id), *(at.isoformat() for at in shut)]) if plan.place and shut else ""
        if not plan.place or told in ("", self.cleaned_data["shut"]):
            return ""
        self.data = self.data.copy()  # type: ignore[union-attr]
        self.data[self.add_prefix("shut")] = told
        closed = shut_at(viewer, plan.place, shut)
        closes = [at for at in shut if at not in closed]
        return " ".join(
            words
            % {"place": plan.place.name, "times": get_text_list(list(map(day_and_clock, times)), _("or"))}
            for words, times in (
                (_("%(place)s is not open %(times)s."), closed),
                (_("%(place)s closes before the meeting is over %(times)s."), closes),
            )
            if times
        )
