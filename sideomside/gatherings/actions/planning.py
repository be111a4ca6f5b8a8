"""Planning: a manual, a group, a course, an event; and changing one's mind."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone

from sideomside.gatherings.actions.signing import fill_seats
from sideomside.gatherings.models import Gathering, Manual, Session
from sideomside.gatherings.rules import Plan, may_keep, may_plan
from sideomside.ground.audit import log
from sideomside.people.models import Programme
from sideomside.people.rules import Viewer, allow

CHANGEABLE = ("title", "title_en", "about", "about_en", "place", "taught_with", "least", "seats", "language")


class StaleError(Exception):
    """Somebody else changed it while the page was open."""


class NameTaken(Exception):
    """Two books by one name could not be told apart."""


@transaction.atomic
def write_manual(  # noqa: PLR0913 - a book has this much on its title page
    *,
    programme: Programme,
    name: str,
    weeks: Sequence[dict[str, Any]],
    of: Manual | None = None,
    once: UUID,
    by: Viewer,
) -> Manual:
    """A new edition; groups that have begun keep the one they began with."""
    allow(may_keep(by, programme.id))
    Programme.objects.select_for_update().get(id=programme.id)
    known = Manual.objects.filter(once=once).first()
    if known:
        return known
    newest = Manual.objects.filter(book=of.book).order_by("-edition").first() if of else None
    if of and newest and newest.edition != of.edition:
        raise StaleError
    namesakes = Manual.objects.filter(programme=programme, name__iexact=name.strip())
    if namesakes.exclude(book=of.book if of else None).exists():
        raise NameTaken
    edition = Manual(
        programme=programme,
        book=of.book if of else uuid4(),
        edition=newest.edition + 1 if newest else 1,
        name=name.strip(),
        weeks=list(weeks),
        once=once,
        by_id=by.person_id,
    )
    edition.save(force_insert=True)
    log.record("gathering.manual", thing=edition.id, detail={"edition": edition.edition}, by=by)
    return edition


@transaction.atomic
def plan(*, programme: Programme, plan: Plan, once: UUID, by: Viewer) -> Gathering:
    """With all its times; nobody sees it before it is opened."""
    allow(may_keep(by, programme.id) and may_plan(plan))
    Programme.objects.select_for_update().get(id=programme.id)
    known = Gathering.objects.filter(once=once).first()
    if known:
        return known
    gathering = Gathering(
        programme=programme,
        kind=plan.kind,
        title=plan.title.strip(),
        title_en=plan.title_en.strip(),
        about=plan.about.strip(),
        about_en=plan.about_en.strip(),
        place=plan.place,
        manual=plan.manual,
        taught_with=plan.taught_with.strip(),
        least=plan.least,
        seats=plan.seats,
        language=plan.language,
        changed_by_id=by.person_id,
        once=once,
    )
    gathering.save(force_insert=True)
    _keep_times(gathering, plan)
    log.record("gathering.planned", thing=gathering.id, detail={"kind": plan.kind}, by=by)
    return gathering


@transaction.atomic
def change(*, gathering: Gathering, changes: dict[str, Any], version: int, by: Viewer) -> Gathering:
    """More seats let the next in line move up. A page that is out of date changes nothing."""
    allow(may_keep(by, gathering.programme_id))
    held = Gathering.objects.select_for_update().get(id=gathering.id)
    if held.version != version:
        raise StaleError
    kept = {name: value for name, value in changes.items() if name in CHANGEABLE}
    for name, value in kept.items():
        setattr(held, name, value)
    held.version, held.changed_by_id = version + 1, by.person_id
    held.save()
    log.record("gathering.changed", thing=held.id, detail={"fields": sorted(kept)}, by=by)
    fill_seats(gathering=held, by=by)
    return held


def _keep_times(gathering: Gathering, plan: Plan) -> None:
    for number, starts_at in enumerate(sorted(set(plan.times)), start=1):
        theme = plan.manual.week(number)["theme"] if plan.manual else ""
        Session(
            gathering=gathering,
            number=number,
            theme=theme,
            starts_at=starts_at.astimezone(timezone.get_current_timezone()),
            minutes=plan.minutes,
        ).save(force_insert=True)
