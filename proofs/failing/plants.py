"""Faults that only show when something else fails; each must be found by the same look."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from typing import Any
from unittest.mock import patch

from django.conf import settings
from django.db import DatabaseError, transaction
from django.db.models import Q

from proofs.failing.putting_back import copying_failing
from proofs.failing.statements import LIVES, acts_failing
from proofs.failing.weather import stood
from proofs.living import acts
from proofs.living.world import World
from sideomside.consent import actions as consent
from sideomside.ground.audit import log
from sideomside.ground.jobs import schedule
from sideomside.ground.jobs.models import Sweep
from sideomside.ground.post import carrier
from sideomside.ground.post.models import Letter
from sideomside.privacy.actions import erasing
from sideomside.site.backups import putting_back


def _few(world: World, act: str, step: int) -> bool:
    return bool(acts_failing(world, step, 0, {act: LIVES[act]}).wrong)


def an_error_is_swallowed(world: World) -> bool:
    """The log could not be written, and the act goes on."""
    record = log.record_many

    def forgiving(*words: Any, **more: Any) -> Any:
        try:
            with transaction.atomic():
                return record(*words, **more)
        except DatabaseError:
            return [None]

    with patch.object(log, "record_many", forgiving):
        return _few(world, "says_yes", 1)


def an_act_is_not_whole(world: World) -> bool:
    """Each of its pieces is committed by itself."""
    give = consent.give

    def keeps_half(**said: Any) -> Any:
        with transaction.atomic():
            given = give(**said)
        return given

    def in_two(w: World, p: Any, q: Any, answer: str) -> None:
        keeps_half(person=p, purpose="matching", channel="page", by=w.as_seeker(p))
        keeps_half(person=p, purpose="words", channel="page", by=w.as_seeker(p))

    with patch.dict(acts.ACTS, {"says_yes": in_two}):
        return _few(world, "says_yes", 1)


def keys_go_before_the_ledger(world: World) -> bool:
    """They go first, and nothing says that an erasure was begun."""

    class Later:
        class objects:  # noqa: N801 - stands in for a manager
            @staticmethod
            def get_or_create(**_: Any) -> None:
                return None

            filter = staticmethod(erasing.Erasure.objects.filter)

    with patch.object(erasing, "Erasure", Later), patch.object(erasing, "keys_go_last", nullcontext):
        return _few(world, "is_erased", 29)


def nobody_takes_up_what_was_begun(world: World) -> bool:
    def idle(organisation_id: Any) -> None:
        return None

    with patch("sideomside.privacy.jobs.finish", idle):
        return _few(world, "is_erased", 29)


def the_house_opens_half_put_back(world: World) -> bool:
    """Whatever came of it, the sign that shuts the door is taken down."""

    @contextmanager
    def ajar() -> Iterator[None]:
        settings.RESTORING.parent.mkdir(parents=True, exist_ok=True)
        settings.RESTORING.touch()
        try:
            yield
        finally:
            settings.RESTORING.unlink()

    with patch.object(putting_back, "_shut", ajar):
        return bool(copying_failing(world).wrong)


def said_to_be_sent_before_it_is(world: World) -> bool:
    def early(letter: Letter) -> None:
        Letter.objects.filter(id=letter.id).update(state=Letter.State.SENT)

    with patch.object(carrier, "carry", early):
        return bool(stood(world, "the_mail_server_is_away"))


def one_try_and_no_more(world: World) -> bool:
    with patch.object(carrier, "ATTEMPTS", 1):
        return bool(stood(world, "the_mail_server_is_away"))


def sweeps_believe_the_clock(world: World) -> bool:
    def take(job: Any, now: Any) -> bool:
        Sweep.objects.get_or_create(name=job.name)
        due = Q(began_at=None) | Q(began_at__lte=now - job.every)
        return Sweep.objects.filter(due, name=job.name).update(began_at=now) == 1

    with patch.object(schedule, "_take", take):
        return bool(stood(world, "the_clock_jumps"))


def letters_believe_the_clock(world: World) -> bool:
    with patch.object(carrier, "_due", lambda now: Q(not_before__lte=now)):
        return bool(stood(world, "the_clock_jumps"))


PLANTS: dict[str, Callable[[World], bool]] = {
    each.__name__: each
    for each in (
        an_error_is_swallowed,
        an_act_is_not_whole,
        keys_go_before_the_ledger,
        nobody_takes_up_what_was_begun,
        the_house_opens_half_put_back,
        said_to_be_sent_before_it_is,
        one_try_and_no_more,
        sweeps_believe_the_clock,
        letters_believe_the_clock,
    )
}
