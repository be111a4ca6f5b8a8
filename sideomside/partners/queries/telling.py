"""A person's own copy: how they were shown the way, where they were introduced, and whom they work for."""

from typing import Any
from uuid import UUID

from sideomside.partners.models import Elsewhere, Introduction, OfficeKey, PartnerContact, Referral
from sideomside.partners.rules import BRIDGE, TICKS
from sideomside.people import queries as people
from sideomside.people.rules import Viewer, is_self

# What somebody is told where they work.
AT_WORK = ("partner_contact", "office_sign_in")


def tell(viewer: Viewer, person_id: UUID) -> dict[str, Any]:
    if not is_self(viewer, person_id):
        return {}
    referrals = Referral.objects.filter(enquiry__person_id=person_id).select_related("agreement__body")
    they = people.known_as(viewer, person_id)
    bridges = Introduction.objects.filter(person_id__in=they).select_related(
        "agreement__body", "to_programme"
    )
    contacts = PartnerContact.objects.filter(person_id=person_id).select_related("body")
    return {
        "referred": [_referral(one) for one in referrals],
        "introduced": [_introduction(one) for one in bridges],
        "elsewhere": [
            {"place": one.place, "we_may": str(one.get_may_display()), "since": one.told_at}
            for one in Elsewhere.objects.filter(person_id__in=they)
        ],
        "partner_contact": [
            {"partner": one.body.name, "title": one.title, "since": one.since, "ended": one.ended_at}
            for one in contacts
        ],
        "office_sign_in": [
            {"partner": one.body.name, "since": one.bound_at}
            for one in OfficeKey.objects.filter(person_id=person_id).select_related("body")
        ],
    }


def _referral(one: Referral) -> dict[str, Any]:
    return {
        "partner": one.agreement.body.name,
        "name": one.called,
        "sent": one.sent_at,
        "passed_on": [str(TICKS[item]) for item in one.passed if item in TICKS],
        "may_know": one.may_know,
        "taken_back": one.withdrawn_at,
    }


def _introduction(one: Introduction) -> dict[str, Any]:
    words, ticked = one.words or {}, one.ticked or []
    return {
        "partner": one.there,
        "asked": one.asked_at,
        "words": [
            {"what": str(BRIDGE[item]), "words": said, "passed_on": item in ticked}
            for item, said in words.items()
            if item in BRIDGE
        ],
        "shown_to_partner": [str(BRIDGE[item]) for item in ticked if item in BRIDGE],
        "said_yes": one.yes_at,
        "said_no": one.no_at,
        "answer": str(one.get_answer_display()) if one.answer else "",
        "partner_wrote": one.reply,
        "taken_back": one.revoked_at,
    }
