"""Ways to keep too long or to let go too soon, planted one at a time."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from unittest.mock import patch
from uuid import UUID

from django.db.models import Q

from sideomside.ground.vault.privacy import KEEP_DAYS
from sideomside.intake import queries as intake
from sideomside.intake.models import Enquiry
from sideomside.intake.queries import in_silence
from sideomside.intake.queries.put_away import PutAway
from sideomside.messages import queries as messages
from sideomside.partners.actions import tidying as partners
from sideomside.people.models import Person
from sideomside.privacy import actions as privacy
from sideomside.privacy.actions import erasing, keeping
from sideomside.privacy.queries import keeping as gone
from sideomside.silence import actions, rules
from sideomside.silence.queries import free, silent, standing


def _every_night(nights: Iterable[int]) -> Iterable[int]:
    return nights


def _once_a_week(nights: Iterable[int]) -> Iterable[int]:
    return list(nights)[::6]


@dataclass(frozen=True)
class Fault:
    planted: Callable[[], Any]
    kinds: tuple[str, ...]
    nights: Callable[[Iterable[int]], Iterable[int]] = _every_night


def _days(**other: int) -> Callable[[], Any]:
    return lambda: patch.dict(KEEP_DAYS, other)


def _without(name: str) -> Callable[[], Any]:
    return lambda: patch.object(privacy, "RULES", tuple(rule for rule in keeping.RULES if rule.name != name))


def _one_rule_fails() -> Any:
    def fails(*_: Any) -> Any:
        raise RuntimeError("planted")

    rule = keeping.Rule("letters", fails, fails, fails)
    return patch.object(privacy, "RULES", (rule, *keeping.RULES[1:]))


def _counted_from_the_first_day() -> Any:
    def since(person: Person, stopped: dict[UUID, datetime]) -> datetime:
        return datetime.min.replace(tzinfo=UTC)

    return patch.object(gone, "_stopped_at", since)


def _whoever_waits_is_put_away() -> Any:
    really = intake.put_away

    def all_of_them(viewer: Any) -> dict[UUID, PutAway]:
        waiting = Enquiry.objects.exclude(state="closed").values_list("person_id", "received_at")
        return really(viewer) | {person: PutAway(at, False) for person, at in waiting}

    return patch.object(gone.intake, "put_away", all_of_them)


def _a_walk_counts_for_nothing() -> Any:
    """Neither here nor for the room below, which looks after the same."""
    return _both(patch.object(gone, "_walks_with_somebody", lambda viewer, now: set()), _a_walk_is_silence())


def _half_months() -> Any:
    return patch.object(keeping, "first_of_month", lambda day: day)


def _stories_count_for_nothing() -> Any:
    return patch.object(free.stories, "still_shown", lambda viewer: set())


def _drafts_stay() -> Any:
    return patch.object(partners, "unsaid_past_their_time", lambda viewer: [])


def _conversations_stay() -> Any:
    return patch.object(messages, "kept_long_enough", lambda viewer, now: [])


def _nobody_is_remembered() -> Any:
    return patch.object(erasing.reports, "remember_counts", lambda **_: None)


def _remembered_twice() -> Any:
    really = erasing.reports.remember_counts

    def twice(**whom: Any) -> None:
        really(**whom)
        really(**whom)

    return patch.object(erasing.reports, "remember_counts", twice)


def _gone_without_a_word() -> Any:
    """A year is a year, and nobody is told."""

    def all_of_them(viewer: Any, now: datetime) -> list[UUID]:
        every = silent(viewer, now)
        return [one.person.id for one in every if now - one.clock.since > rules.GONE_AFTER]

    return _both(patch.object(gone.silence, "over", all_of_them), patch.object(actions, "announce", _nothing))


def _we_owe_nobody() -> Any:
    return patch.object(in_silence, "WE_OWE", Q(pk__in=[]))


def _nobody_goes() -> Any:
    return patch.object(gone.silence, "over", lambda viewer, now: [])


def _a_year_of_fewer_days() -> Any:
    year = patch.object(rules, "GONE_AFTER", timedelta(days=360))
    return _both(year, patch.object(rules, "ANNOUNCE_AFTER", timedelta(days=330)))


def _a_month_of_one_week() -> Any:
    late = patch.object(rules, "ANNOUNCE_AFTER", timedelta(days=358))
    return _both(patch.object(rules, "TOLD_BEFORE", timedelta(days=7)), late)


def _a_walk_is_silence() -> Any:
    return patch.object(free, "under_way", lambda viewer, asked, since: set())


def _a_line_is_goodbye() -> Any:
    return patch.object(rules.Clock, "said", property(lambda clock: clock.told))


def _nobody_waits_for_us() -> Any:
    return patch.object(in_silence, "_wait_for_us", lambda person_ids: set())


def _an_address_is_nobody() -> Any:
    return patch.object(standing, "same_address", lambda viewer, asked: {})


def _nothing(**_: Any) -> bool:
    return False


@contextmanager
def _both(one: Any, other: Any) -> Iterator[None]:
    with one, other:
        yield


FAULTS: dict[str, Fault] = {
    "letters go a day early": Fault(_days(letter=29), ("letter that left",)),
    "letters go a day late": Fault(_days(letter=31), ("letter given up",)),
    "a quarter has ninety-one days": Fault(_days(never_started=91), ("words that led nowhere",)),
    "a year has three hundred and sixty days": Fault(_days(peer=720), ("peer who stopped",)),
    "nobody lets people go": Fault(_without("people"), ("a talk and goodbye",)),
    "conversations are forgotten about": Fault(_conversations_stay, ("conversation",)),
    "one rule fails, and the others with it": Fault(_one_rule_fails, ("session", "letter that left")),
    "a paused job": Fault(_without("sessions"), ("session",)),
    "half months of the log": Fault(_half_months, ("line of the log",)),
    "who waits is put away": Fault(
        _whoever_waits_is_put_away, ("words that led nowhere", "somebody who waits")
    ),
    "a walk counts for nothing": Fault(
        _a_walk_counts_for_nothing, ("a talk and goodbye", "somebody who walks")
    ),
    "what got out goes a day early": Fault(_days(breach=1824), ("something that got out",)),
    "a question about reading stays a day more": Fault(
        _days(oversight=731), ("question about a day of reading",)
    ),
    "nobody puts a partner's words away": Fault(_drafts_stay, ("words at a partner's table",)),
    "nobody lets breaches go": Fault(_without("breaches"), ("something that got out",)),
    "a yes outlives whoever said it": Fault(_without("people"), ("yes", "wishes")),
    "erased unannounced": Fault(_gone_without_a_word, ("somebody silent",)),
    "erased although we owed an answer": Fault(_we_owe_nobody, ("somebody silent", "somebody who waits")),
    "whoever is silent never goes": Fault(_nobody_goes, ("somebody silent",)),
    "a silent year has three hundred and sixty days": Fault(_a_year_of_fewer_days, ("somebody silent",)),
    "goodbye is said a week before": Fault(_a_month_of_one_week, ("somebody silent",)),
    "whoever walks is taken for silent": Fault(
        _a_walk_is_silence, ("somebody silent", "somebody who walks and is silent")
    ),
    "a line on a page is goodbye enough": Fault(
        _a_line_is_goodbye, ("somebody silent", "somebody silent whom nobody can call")
    ),
    "whoever waits for us is let go by the clock": Fault(
        _nobody_waits_for_us, ("somebody silent", "somebody silent after a talk")
    ),
    "words by another door count for nothing": Fault(
        _an_address_is_nobody, ("somebody silent", "somebody silent whose address wrote again")
    ),
    "a story that stands counts for nothing": Fault(
        _stories_count_for_nothing, ("whose story stands", "whose story was taken down")
    ),
    "whoever goes was never here": Fault(_nobody_is_remembered, ("a talk and goodbye",)),
    "whoever goes was here twice": Fault(_remembered_twice, ("a walk",)),
    "peers are counted from the first day": Fault(_counted_from_the_first_day, ("peer who stopped",)),
}
