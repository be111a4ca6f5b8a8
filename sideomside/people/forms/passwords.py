"""A password is not made of what the place, the town or the season is called."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from sideomside.people import queries
from sideomside.people.rules import visitor
from sideomside.people.rules.guessing import FEWEST, OURS, left_of


class NotOurOwnWords:
    """One of Django's validators."""

    def validate(self, password: str, user: Any = None) -> None:
        if left_of(password, [*OURS, *queries.names_here(visitor())]) < FEWEST:
            raise forms.ValidationError(
                _("That is mostly words others would guess here. Put a few of your own in"), code="guessed"
            )

    def get_help_text(self) -> str:
        return _("Not only the name of the place, the town or the season")
