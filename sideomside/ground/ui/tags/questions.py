"""What a page asks: each question drawn one way, and what to fix told in words."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from django import template
from django.core.exceptions import ValidationError
from django.forms import (
    BaseForm,
    BoundField,
    CheckboxInput,
    Field,
    FileInput,
    MultiWidget,
    PasswordInput,
    RadioSelect,
)
from django.template.context import Context
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

register = template.Library()


@register.filter
def kind(field: BoundField) -> str:
    """Which of our five shapes a field takes."""
    widget = field.field.widget
    if widget.is_hidden:
        return "hidden"
    if isinstance(widget, RadioSelect):  # tick boxes in a list are a RadioSelect to Django
        return "options"
    if isinstance(widget, CheckboxInput):
        return "tick"
    if isinstance(widget, MultiWidget):
        return "several"
    return "file" if isinstance(widget, FileInput) else "line"


@register.filter
def first_input(field: BoundField) -> str:
    """Where a link in the error summary leads: the first thing one can type in or tick."""
    if kind(field) in ("options", "several"):
        return f"{field.auto_id}_0"
    return field.id_for_label or field.auto_id


@register.filter
def optional(field: BoundField) -> bool:
    return not field.field.required and kind(field) not in ("tick", "hidden")


@register.simple_tag(takes_context=True)
def questions(context: Context, form: BaseForm) -> SafeString:
    """All of a form's questions, one after the other."""
    for bound in form:
        _filled(context, bound)
    return form.render()


@register.simple_tag(takes_context=True)
def field(
    context: Context, bound: BoundField, label: str = "", help: str = "", hint: bool = True, **more: Any
) -> SafeString:
    """One question. `legend` puts a heading over a single tick; `tiles=True` sets options side by side."""
    _filled(context, bound)
    more["unmarked"] = not more.get("free", True)
    bound.label = label or bound.label
    bound.help_text = (help or bound.help_text) if hint else ""
    return render_to_string("ui/field.html", {"field": bound, **more})


@register.simple_tag(takes_context=True)
def widget(context: Context, bound: BoundField) -> SafeString:
    """The box itself. Never with a placeholder: it vanishes when one starts to write.

    Nor with a length: a browser would cut off the end of what is pasted, and tell nobody. We say it, and keep it all.
    """
    _filled(context, bound)
    return bound.as_widget(attrs={"placeholder": False, "maxlength": False})


def _filled(context: Context, bound: BoundField) -> None:
    """With what was typed before the page closed, where something was."""
    if kept := context.get("unsent"):
        kept.fill(bound)


@register.filter
def told_errors(bound: BoundField) -> list[str]:
    """What to do, in words; Django's own say too little when they stand in a list."""
    return [told_error(bound, error) for error in bound.errors.as_data()]


def told_error(bound: BoundField, error: ValidationError) -> str:
    told = " ".join(error.messages)
    if error.code == "required" and told == str(Field.default_error_messages["required"]):
        return _("Something is missing in “%(label)s”") % {"label": bound.label}
    if error.code == "max_length" and "max_length" not in bound.field.error_messages:
        return _("That is more than fits here. Can it be said a little shorter?")
    return told


@register.inclusion_tag("ui/parts/errors.html")
def error_summary(*forms: Any) -> dict[str, Any]:
    """What to fix, on top of the page, each a link to its place; with its question where two say the same."""
    wrong = [error for form in forms if form and form.errors for error in _wrong_in(form)]
    often = Counter(told for _label, told, _place in wrong)
    named = [
        (f"{label}: {told}" if label and often[told] > 1 else told, place) for label, told, place in wrong
    ]
    return {"wrong": named, "kept": any(_stays(form) for form in forms if form)}


def _stays(form: BaseForm) -> bool:
    """A browser is given no password and no file back, so a form of nothing else promises nothing."""
    return any(
        not isinstance(bound.field.widget, PasswordInput | FileInput) for bound in form.visible_fields()
    )


def _wrong_in(form: BaseForm) -> Iterator[tuple[str, str, str]]:
    """The question, what to do about it, and where it stands."""
    yield from (("", str(error), "") for error in form.non_field_errors())
    for bound in form.hidden_fields():
        yield from (("", told, "") for told in told_errors(bound))
    for bound in form.visible_fields():
        yield from ((str(bound.label), told, first_input(bound)) for told in told_errors(bound))


@register.simple_tag
def fix_prefix(*forms: Any) -> str:
    """Begins the title of a page that comes back with something to fix."""
    return _("Fix:") + " " if any(form and form.errors for form in forms) else ""
