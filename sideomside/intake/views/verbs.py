"""The verbs of the page of an enquiry: which form each takes, what it does, and what is said afterwards."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext as _

from sideomside.intake import actions
from sideomside.intake.forms import (
    AnswerForm,
    AssignForm,
    CallForm,
    CloseForm,
    InMailForm,
    RemindForm,
    ReopenForm,
    SortForm,
    VersionedForm,
)
from sideomside.intake.models import Enquiry
from sideomside.people import actions as people
from sideomside.people import queries as who
from sideomside.people.rules import Viewer

Said = tuple[int, str]


def _assign_form(request: HttpRequest, enquiry: Enquiry, *args: Any, **kw: Any) -> AssignForm:
    return AssignForm(*args, coordinators=who.coordinators(request.viewer, enquiry.programme_id), **kw)


def _plain(form: type[VersionedForm]) -> Callable[..., VersionedForm]:
    return lambda request, enquiry, *args, **kw: form(*args, **kw)


FORMS: dict[str, Callable[..., VersionedForm]] = {
    "answer": _plain(AnswerForm),
    "call": _plain(CallForm),
    "sort": _plain(SortForm),
    "remind": _plain(RemindForm),
    "assign": _assign_form,
    "close": _plain(CloseForm),
    "reopen": _plain(ReopenForm),
    "in_mail": _plain(InMailForm),
}


def first_forms(request: HttpRequest, enquiry: Enquiry, words: str) -> dict[str, VersionedForm]:
    """Every form as it stands when the page is opened."""
    known: dict[str, dict[str, Any]] = {
        "answer": {"words": words},
        "sort": {"sort": enquiry.sort},
        "assign": {"to": enquiry.assigned_id},
        "in_mail": {"in_mail": enquiry.person.words_in_mail, "language": enquiry.person.language},
    }
    return {
        verb: form(
            request,
            enquiry,
            auto_id=f"{verb}_%s",
            initial={"version": enquiry.version, **known.get(verb, {})},
        )
        for verb, form in FORMS.items()
    }


def _answer(enquiry: Enquiry, form: Any, by: Viewer) -> Said:
    said = form.cleaned_data
    told = actions.answer(
        enquiry=enquiry, words=said["words"], version=said["version"], once=said["seal"], by=by
    )
    if told:
        return messages.SUCCESS, _("Your answer is on its way.")
    return messages.WARNING, _("Your answer stands here, but we have no address to write to. Please call.")


def _call(enquiry: Enquiry, form: Any, by: Viewer) -> Said:
    said = form.cleaned_data
    actions.note_call(
        enquiry=enquiry,
        words=said["words"],
        reached=said["reached"] == "yes",
        version=said["version"],
        once=said["seal"],
        by=by,
    )
    return messages.SUCCESS, _("The call is noted.")


def _sort(enquiry: Enquiry, form: Any, by: Viewer) -> Said:
    said = form.cleaned_data
    actions.sort(enquiry=enquiry, as_=said["sort"], version=said["version"], by=by)
    return messages.SUCCESS, _("Noted.")


def _remind(enquiry: Enquiry, form: Any, by: Viewer) -> Said:
    said = form.cleaned_data
    actions.remind_on(enquiry=enquiry, day=said["on"], version=said["version"], by=by)
    return messages.SUCCESS, _("It comes back on the day.")


def _assign(enquiry: Enquiry, form: Any, by: Viewer) -> Said:
    actions.assign(enquiry=enquiry, to=form.cleaned_data["to"], by=by)
    return messages.SUCCESS, _("Noted.")


def _close(enquiry: Enquiry, form: Any, by: Viewer) -> Said:
    said = form.cleaned_data
    actions.close(enquiry=enquiry, reason=said["why"], version=said["version"], by=by)
    return messages.SUCCESS, _("It is closed. If they write again, it opens again.")


def _reopen(enquiry: Enquiry, form: Any, by: Viewer) -> Said:
    actions.reopen(enquiry=enquiry, by=by)
    return messages.SUCCESS, _("It is open again.")


def _in_mail(enquiry: Enquiry, form: Any, by: Viewer) -> Said:
    said = form.cleaned_data
    wanted = {"words_in_mail": said["in_mail"], "language": said["language"] or enquiry.person.language}
    people.change_person(person=enquiry.person, changes=wanted, by=by)
    return messages.SUCCESS, _("Noted.")


VERBS_OF_PAGE: dict[str, Callable[[Enquiry, Any, Viewer], Said]] = {
    "answer": _answer,
    "call": _call,
    "sort": _sort,
    "remind": _remind,
    "assign": _assign,
    "close": _close,
    "reopen": _reopen,
    "in_mail": _in_mail,
}
