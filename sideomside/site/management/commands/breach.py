"""bin/manage breach: what may have got out, at the machine, when the site is down."""

from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone, translation
from django.utils.dateparse import parse_datetime

from sideomside.breaches import actions, queries
from sideomside.breaches.rules import Facts, Thing
from sideomside.ground.audit import log
from sideomside.ground.vault.walls import within
from sideomside.people import queries as people
from sideomside.people.models import Organisation, Person
from sideomside.people.rules import Viewer, system


class Command(BaseCommand):
    help = (
        "report: each record that is open, or one of them: how the 72 hours stand, who could be reached, by what, and "
        "what was done. open: write one down, when nobody can sign in. Names only with --names; it leaves its lines."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("what", choices=["report", "open"])
        parser.add_argument("record", nargs="?", default="", help="one of them, by its id; closed ones too")
        parser.add_argument(
            "--names", action="store_true", help="print names, and write in the log that they were"
        )
        parser.add_argument("--thing", choices=Thing.values, default=Thing.OTHER, help="what it was")
        parser.add_argument("--whose", default="", help="id of the person whose it was")
        parser.add_argument("--words", default="", help="what is known; without names")
        parser.add_argument(
            "--learnt", default="", help="when it was heard of, as 2026-11-23T10:00; else now"
        )
        parser.add_argument(
            "--since", default="", help="from when it may have been open to others; else as learnt"
        )
        parser.add_argument("--host", default="", help="the organisation's host name, when there are several")

    def handle(self, *, what: str, host: str, **told: Any) -> None:
        house = Organisation.objects.filter(host=host).order_by("made_at").first()
        if house is None:
            raise CommandError("Nobody lives here yet, or not by that --host.")
        with within(house.id), translation.override("en"):
            by = system(house.id)
            found = self._opened(by, told) if what == "open" else _asked_for(by, told["record"])
            for one in found:
                self._print(by, one, names=told["names"])
            if not found:
                self.stdout.write("No record is open.")

    def _opened(self, by: Viewer, told: dict[str, Any]) -> list[queries.Record]:
        if not told["words"].strip():
            raise CommandError("Say what is known with --words.")
        learnt = _moment(told["learnt"])
        since = _moment(told["since"]) if told["since"] else learnt
        whose = _person(told["whose"]) if told["whose"] else None
        facts = Facts(told["thing"], told["words"], learnt, since, timezone.now(), uuid4(), whose)
        row = actions.open_breach(facts=facts, by=by)
        one = queries.record(by, row.id)
        return [one] if one else []

    def _print(self, by: Viewer, one: queries.Record, *, names: bool) -> None:
        found = queries.reach(by, one)
        everybody = found.everybody
        said = [
            f"{one.breach.id}  {one.thing.label}{'  (closed)' if one.is_closed else ''}",
            f"  Heard of {_told(one.clock.learnt_at)}; the 72 hours end {_told(one.clock.ends_at)}. {one.hours}",
            f"  May have been open to others from {_told(one.found.since)} until {_told(one.found.until)}.",
            f"  Known: {one.found.note or ''}",
            f"  Could have been reached: {len(everybody)}. Seen, says the log: {len(found.seen)}.",
        ]
        if found.log_from:
            said.append(
                f"  The log goes back to {_told(found.log_from)}; nobody can say what was seen before."
            )
        said += [
            f"    {kind.kind}: {kind.people}, in {', '.join(kind.rooms)}" for kind in queries.held(by, found)
        ]
        called = self._names(by, everybody) if names else {}
        for who in sorted(everybody, key=lambda person: (person not in found.seen, str(person))):
            pages = ", ".join(found.seen.get(who, []))
            said.append(f"    {called.get(who, who)}{f': {pages}' if pages else ''}")
        for step, worker in queries.told_steps(by, one):
            by_whom = f" by {worker}" if worker else ""
            said.append(
                f"  {_told(step.happened_at)}{by_whom}: {step.get_name_display()}. {step.note or ''}".rstrip()
            )
        self.stdout.write("\n".join(said))

    def _names(self, by: Viewer, everybody: set[UUID]) -> dict[UUID, str]:
        log.record_list(by, everybody, screen="breach")
        return {who: name for who, name in people.names(by, everybody).items() if name}


def _asked_for(by: Viewer, record: str) -> list[queries.Record]:
    if not record:
        return queries.register(by)
    try:
        one = queries.record(by, UUID(record))
    except ValueError:
        one = None
    if one is None:
        raise CommandError(f"There is no record {record}.")
    return [one]


def _moment(said: str) -> datetime:
    if not said:
        return timezone.now()
    try:
        found = parse_datetime(said)
        found = timezone.make_aware(found) if found and timezone.is_naive(found) else found
    except (ValueError, OverflowError):  # no such day, or no such hour
        found = None
    if found is None:
        raise CommandError(f"{said} is no time. Write it as 2026-11-23T10:00.")
    if found > timezone.now():
        raise CommandError(f"{said} has not come yet.")
    return found


def _person(said: str) -> UUID:
    try:
        found = Person.objects.filter(id=UUID(said)).first()
    except ValueError:
        raise CommandError(f"{said} is no id of a person. Write it as it stands in the report.") from None
    if found is None:
        raise CommandError(f"There is nobody by the id {said}.")
    return found.id


def _told(at: datetime | None) -> str:
    return f"{timezone.localtime(at):%Y-%m-%d %H:%M}" if at else "?"
