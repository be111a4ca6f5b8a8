"""Made-up people and words for the gallery; nothing here is anyone's life."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

MISHAPS = {
    "403": "403.html",
    "404": "404.html",
    "429": "429.html",
    "500": "500.html",
    "lukket": "ui/not_ready.html",
    "gammel": "ui/stale_form.html",
}


class SampleForm(forms.Form):
    about = forms.CharField(
        label=gettext_lazy("What would you like us to know?"),
        help_text=gettext_lazy("Two lines are fine. You need not tell of a diagnosis"),
        error_messages={"required": gettext_lazy("Write a line or two about yourself")},
        widget=forms.Textarea,
    )
    name = forms.CharField(
        label=gettext_lazy("What shall we call you?"),
        help_text=gettext_lazy("A first name is enough. It may also be another name"),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "given-name"}),
    )
    way = forms.ChoiceField(
        label=gettext_lazy("How shall we answer you?"),
        choices=[
            ("sms", gettext_lazy("Send a text message")),
            ("call", gettext_lazy("Call me")),
            ("mail", gettext_lazy("Send a mail")),
            ("self", gettext_lazy("I will drop by")),
        ],
        initial="sms",
        error_messages={"required": gettext_lazy("Choose how we shall answer you")},
        widget=forms.RadioSelect,
    )
    contact = forms.CharField(
        label=gettext_lazy("Your number or your mail"),
        help_text=gettext_lazy("We only write “Hello from Signe”. No one can see what it is about"),
        error_messages={"required": gettext_lazy("Write a number we can call, or your mail")},
    )
    consent = forms.BooleanField(
        label=gettext_lazy(
            "Yes, Signe and Omar may read what I have written. I can have it deleted again whenever I want."
        ),
        error_messages={"required": gettext_lazy("Tick here, so that we may read it")},
    )


def pieces() -> dict[str, Any]:
    return {
        "path": path(),
        "steps": steps(),
        "reasons": reasons(),
        "answers": answers(),
        "place": place(),
        "sheet": sheet(),
        "shared": [_("Has been in hospital and alone afterwards"), _("Lives on Amager"), _("Likes to walk")],
        "talk": [_("Has supervision today at 11. Ask if there is room for one more")],
        "candidates": [("Jonas", "face-1"), ("Lone", "face-2")],
        "meta": _("Volunteer peer, 41"),
        "pairs": [(_("Wrote"), _("six workdays ago")), (_("Wants an answer by"), _("text message"))],
    }


def path() -> list[dict[str, str]]:
    return [
        {"label": _("You wrote to us"), "note": _("Monday"), "state": "done"},
        {"label": _("Signe answered you"), "note": _("Tuesday"), "state": "done"},
        {
            "label": _("We have found someone you may want to meet"),
            "note": _("Take the time you want. Please answer before Wednesday."),
            "state": "here",
        },
        {"label": _("You meet"), "note": _("Only if you both say yes"), "state": ""},
    ]


def steps() -> list[dict[str, str]]:
    return [
        {"title": _("You write"), "text": _("As short as you like. A first name is enough.")},
        {"title": _("We answer"), "text": _("Signe or Omar writes to you within two workdays.")},
        {
            "title": _("You meet"),
            "text": _("Only if both you and your peer say yes. You can always change your mind."),
        },
    ]


def reasons() -> list[str]:
    return [
        _("You wrote that you are very much alone after your time in hospital. He knows that."),
        _("You would rather meet on Amager. He lives there."),
        _("You can both do Tuesday and Thursday."),
    ]


def answers() -> list[tuple[str, str]]:
    return [
        ("yes", _("Yes, I want to meet him")),
        ("no", _("No thanks, someone else")),
        ("later", _("Not right now")),
    ]


def place() -> dict[str, Any]:
    return {
        "name": _("Coffee and a chat"),
        "state": _("Open today"),
        "hours": _("Wednesday 13–16"),
        "address": "Eksempelvej 1, 2300 København S",
        "words": _("You need not sign up. Mikkel is the host today. You are welcome just to sit."),
        "links": [{"href": "#main", "label": _("Find the way, the door and the lift")}],
    }


def sheet() -> dict[str, Any]:
    wrong = _("This is not a mail address")
    return {
        "caption": _("The first rows of peers.xlsx"),
        "columns": [_("Name"), _("Mail"), _("Phone")],
        "verdicts": True,
        "rows": [
            row(2, ["Jonas Holm", "jonas@example.dk", "20 00 00 01"], _("New"), "leaf"),
            row(3, ["Lone Friis", "lone(at)example", "20 00 00 02"], _("Fix"), "rose", {1: wrong}),
            row(4, ["Per Lund", "per@example.dk", "20 00 00 03"], _("Twice"), "butter"),
        ],
    }


def row(
    number: int, values: list[str], verdict: str, tone: str, wrong: dict[int, str] | None = None
) -> dict[str, Any]:
    cells = [{"value": value, "error": (wrong or {}).get(at, "")} for at, value in enumerate(values)]
    return {"number": number, "cells": cells, "verdict": verdict, "tone": tone}
