"""What somebody is asked: what the group is for and who leads it. Who else is in it stands on no page before a yes."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sideomside.ground.vault.keys import take_keys
from sideomside.matching import queries as matching
from sideomside.messages.models import Member, Thread
from sideomside.messages.queries.present import asked, led, own, present
from sideomside.messages.rules import asked_until, first_names
from sideomside.people import queries as people
from sideomside.people.rules import Viewer


@dataclass(frozen=True)
class Invitation:
    """One question, as the person asked sees it."""

    thread: Thread
    name: str
    what_for: str
    led_by: list[str]  # first names
    how_many: int  # are in it now; never who
    until: datetime
    to_lead: bool
    said_no: bool


def invitations(viewer: Viewer) -> list[Invitation]:
    """Those that stand; one whose group rests waits until somebody leads it."""
    mine = asked(viewer).filter(id__in=own(viewer).filter(hidden=False).values("id"))
    rows = [one for one in mine.select_related("thread").order_by("asked_at") if _is_offered(viewer, one)]
    take_keys(one.thread_id for one in rows)
    return [_invitation(viewer, one) for one in rows]


def invitation(viewer: Viewer, thread_id: UUID) -> Invitation | None:
    return next((one for one in invitations(viewer) if one.thread.id == thread_id), None)


def _is_offered(viewer: Viewer, member: Member) -> bool:
    """Never beside somebody they must not meet, also when that was said after the question."""
    others = present(viewer).filter(thread_id=member.thread_id).values_list("person_id", flat=True)
    if matching.kept_apart(viewer, member.person_id, others):
        return False
    return member.moderates or led(viewer).filter(thread_id=member.thread_id).exists()


def _invitation(viewer: Viewer, member: Member) -> Invitation:
    leaders = led(viewer).filter(thread_id=member.thread_id).order_by("joined_at")
    names = first_names(people.names(viewer, leaders.values_list("person_id", flat=True)))
    return Invitation(
        thread=member.thread,
        name=member.thread.name or "",
        what_for=member.thread.what_for or "",
        led_by=sorted(name for name in names.values() if name),
        how_many=present(viewer).filter(thread_id=member.thread_id).count(),
        until=asked_until(member.asked_at),  # type: ignore[arg-type]
        to_lead=member.moderates,
        said_no=member.no_at is not None,
    )
