"""Ida and Jonas have met once, and arrange the rest themselves."""

from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from django.test import Client
from django.utils import timezone

from sideomside.companionship import actions
from sideomside.companionship.models import Companionship, Meeting
from sideomside.companionship.rules import Plan
from sideomside.companionship.tests.test_first_meeting import fixed
from sideomside.matching.models import Pair
from sideomside.matching.tests.story import Story
from sideomside.people.days.promise import COPENHAGEN

MINE = "/min-side/moede/"


def have_met(story: Story, pair: Pair) -> Companionship:
    """Noted at the very moment; time goes on from wherever the test stands."""
    meeting = fixed(story, pair)
    Meeting.objects.filter(id=meeting.id).update(starts_at=timezone.now() - timedelta(hours=2))
    meeting.refresh_from_db()
    actions.note_met(meeting=meeting, by=story.as_jonas)
    return Companionship.objects.get()


def theirs(one: Companionship) -> str:
    return f"/peer/moede/{one.id}/"


def on(day: str) -> datetime:
    return datetime.fromisoformat(day).replace(tzinfo=COPENHAGEN)


def walk(*times: datetime, **more: Any) -> Plan:
    return Plan(times=list(times), form=more.pop("form", "walk"), **more)


def soon(days: int = 3) -> datetime:
    at = timezone.localtime().replace(hour=14, minute=0, second=0, microsecond=0)
    return at + timedelta(days=days)


def press(browser: Client, at: str, do: str, **more: object) -> str:
    sent = {"do": do} | {name: str(value) for name, value in more.items()}
    return browser.post(at, sent, follow=True).content.decode()


def suggested(one: Companionship, by: Any, *times: datetime) -> Meeting:
    return actions.propose(companionship=one, plan=walk(*(times or (soon(),))), once=uuid4(), by=by)
