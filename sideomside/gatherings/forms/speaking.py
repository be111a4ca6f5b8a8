"""Which language a group speaks: asked only where there is a choice."""

from collections.abc import Sequence

from django import forms
from django.utils.translation import gettext_lazy as _

Languages = Sequence[tuple[str, str]]


def language_field() -> forms.ChoiceField:
    return forms.ChoiceField(
        label=_("Which language is spoken there?"),
        help_text=_("Those we suggest for it speak it. Ask somebody to lead it who does too."),
    )


def ask_for_language(form: forms.Form, languages: Sequence[tuple[str, str]], asked: bool) -> None:
    """Only of a group, and only where there is a choice."""
    if asked and len(languages) > 1:
        form.fields["language"].choices = languages  # type: ignore[attr-defined]
    else:
        del form.fields["language"]
