"""What happened here, for reports; and what we keep about somebody, for themselves."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from sideomside.gatherings.models import (
    Attendance,
    CafeDay,
    Call,
    Facilitating,
    GoTogether,
    KeyHolder,
    SelfCheck,
    Session,
    Signup,
)
from sideomside.ground.audit.events import Event
from sideomside.people.rules import SYSTEM, Viewer, is_self

SESSION = (
    "state", "noted_at", "cancelled_at", "starts_at", "came", "leaders", "minutes", "gathering_id",
    "gathering__programme_id", "gathering__kind",
)  # fmt: skip
# What somebody is told where they work here.
AT_WORK = ("leads", "looked_back", "hosted", "keys", "went_along")


def events(viewer: Viewer) -> Iterator[Event]:
    """Sessions held and cancelled, with how many came and led; never who."""
    found = Session.objects.exclude(state=Session.State.PLANNED)
    if viewer.is_coordinator:
        found = found.filter(gathering__programme_id__in=viewer.programme_ids)
    elif viewer.role != SYSTEM:
        return
    for one in found.values_list(*SESSION, named=True).iterator():
        held = one.state == Session.State.HELD
        written = (one.noted_at if held else one.cancelled_at) or one.starts_at
        yield Event(
            kind="group.session" if held else "group.cancelled",
            episode=one.gathering_id,
            happened_at=one.starts_at if held else written,
            written_at=written,
            by_role="peer",
            payload={
                "programme": str(one.gathering__programme_id),
                "kind": one.gathering__kind,
                "attendees": one.came or 0,
                "leaders": one.leaders or 0,
                "minutes": one.minutes,
            },
        )


def tell(viewer: Viewer, person_id: UUID) -> dict[str, Any]:
    """Everything of the person's own: seats, days, calls and company; and what one does at work, by itself."""
    if not is_self(viewer, person_id):
        return {}
    return {
        "signed_up_for": [_signup(one) for one in _signups(person_id)],
        "calls": [_call(one) for one in Call.objects.filter(person_id=person_id)],
        "company": [_company(one) for one in GoTogether.objects.filter(person_id=person_id)],
        **_at_work(person_id),
    }


def _at_work(person_id: UUID) -> dict[str, Any]:
    """What one leads and hosts, without a word of what one comes to oneself."""
    led = Facilitating.objects.filter(person_id=person_id).select_related("gathering")
    checks = SelfCheck.objects.filter(person_id=person_id).select_related("session__gathering")
    hosted = CafeDay.objects.filter(host_id=person_id).select_related("place")
    keys = KeyHolder.objects.filter(person_id=person_id).select_related("place")
    along = GoTogether.objects.filter(along_with_id=person_id).select_related("activity")
    return {
        "leads": [_led(one) for one in led],
        "looked_back": [
            {"what": one.session.gathering.called, "day": one.session.starts_at, "steps": one.steps}
            for one in checks
        ],
        "hosted": [{"place": one.place.name, "day": one.day} for one in hosted],
        "keys": [{"place": one.place.name, "since": one.since} for one in keys],
        "went_along": [{"what": one.activity.name, "when": one.goes_at} for one in along],
    }


def _led(one: Facilitating) -> dict[str, Any]:
    """Since a yes; until then, that one was asked."""
    when = {"asked": one.asked_at} if one.asked_at else {"since": one.since}
    return {"what": one.gathering.called} | when


def _signups(person_id: UUID) -> QuerySet[Signup]:
    return Signup.objects.filter(person_id=person_id).select_related("gathering")


def _signup(one: Signup) -> dict[str, Any]:
    days = Attendance.objects.filter(signup=one).select_related("session").order_by("session__starts_at")
    return {
        "what": one.gathering.called,
        "name": one.alias,
        "state": str(one.get_seat_display()),
        "asked": one.asked_at,
        "answer": str(one.get_offer_display()),
        "days": [{"day": day.session.starts_at, "came": day.came} for day in days],
    }


def _call(one: Call) -> dict[str, Any]:
    return {"why": str(one.get_why_display()), "asked": one.asked_at, "called": one.called_at}


def _company(one: GoTogether) -> dict[str, Any]:
    return {
        "what": one.activity.name,
        "state": str(one.get_state_display()),
        "asked": one.asked_at,
        "when": one.goes_at,
    }
