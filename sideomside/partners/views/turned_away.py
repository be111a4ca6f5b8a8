"""Nobody came in by their office's sign-in: what the page says, and the way there is instead."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from sideomside.partners.data.offices import Office
from sideomside.partners.models import Body
from sideomside.partners.rules import WHY


class Refused(Exception):
    """Nobody comes in: what the page says. `word`: for the log, where the office had answered; else none is written."""

    def __init__(self, why: str, word: str = "") -> None:
        super().__init__(why)
        self.why, self.word, self.signed = why, word, bool(word)


def not_believed(word: str, known: dict[str, Any]) -> Refused:
    """An office that does not tell when somebody showed who they are means no harm: the page says what one can do."""
    if word != "auth_time":
        return Refused("unsafe", word)
    return Refused("when" if known.get("account") else "when_again", word)


def kindly(
    request: HttpRequest, one: Office, body: Body, why: str, known: dict[str, Any] | None = None
) -> HttpResponse:
    page = {"why": WHY[why], "office": one, "body": body, "letter": why == "unknown"}
    page["instead"] = _password(known) if known and why == "when" else ""
    return render(request, "partners/office_no.html", page, status=503 if why == "away" else 403)


def _password(known: dict[str, Any]) -> str:
    """Where a password is chosen by the invitation they came with, which is not used up."""
    return reverse("people:invitation", args=[known["account"], known["token"]])
