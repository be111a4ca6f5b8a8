"""What a silence asks for, done once: each looks again whether it is still so, and the room below writes it down."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from sideomside.ground.post.models import Letter
from sideomside.intake import actions as intake
from sideomside.intake.queries import Choice
from sideomside.intake.rules import may_answer
from sideomside.people import actions as people
from sideomside.people.models import Person, PrivateLink
from sideomside.people.rules import SYSTEM, Changed, Viewer, allow
from sideomside.silence import queries
from sideomside.silence.rules import FAREWELL, Stage


@transaction.atomic
def ask(*, enquiry: Any, version: int, by: Viewer) -> bool:
    """Whether they would like to stay: by letter, which is True; else one of us has asked by themselves."""
    _still(enquiry, by, Stage.ASK)
    return intake.ask_to_stay(enquiry=enquiry, version=version, by=by)


@transaction.atomic
def note_talk(*, enquiry: Any, version: int, by: Viewer) -> None:
    """Somebody has talked with them, and they would like to stay: from today it begins anew."""
    _still(enquiry, by, *set(Stage) - {Stage.RESTS})
    intake.stay(enquiry=enquiry, version=version, by=by)


@transaction.atomic
def note_try(*, enquiry: Any, words: str, version: int, by: Viewer) -> None:
    """Somebody has tried to say goodbye, and how, and nobody answered: from then on the month runs."""
    _still(enquiry, by, Stage.TOLD)
    intake.note_call(enquiry=enquiry, words=words, reached=False, version=version, by=by)


@transaction.atomic
def wait_longer(*, enquiry: Any, words: str, version: int, by: Viewer) -> None:
    _still(enquiry, by, Stage.DECIDE, Stage.SAME)
    intake.wait_longer(enquiry=enquiry, words=words, version=version, by=by)


@transaction.atomic
def let_go(*, enquiry: Any, words: str, version: int, by: Viewer) -> list[Any]:
    """All they wait for here, in one press; what stands with colleagues of another programme comes back."""
    _still(enquiry, by, Stage.DECIDE)
    return intake.let_go(enquiry=enquiry, words=words, version=version, by=by)


@transaction.atomic
def stay(*, link: PrivateLink, by: Viewer) -> None:
    """An answer to our letter; and whoever said goodbye may take it back."""
    enquiries = _choice(link, by).enquiries
    for enquiry in enquiries:
        intake.stay(enquiry=enquiry, by=by)
    if enquiries:
        people.use_link(link=link, by=by)


@transaction.atomic
def say_goodbye(*, link: PrivateLink, by: Viewer) -> None:
    """An answer to our letter, while nothing stands between us."""
    choice = _choice(link, by)
    if choice.may_go:
        intake.say_goodbye(enquiry=choice.enquiries[0], by=by)
        people.use_link(link=link, by=by)


def _choice(link: PrivateLink, by: Viewer) -> Choice:
    """As it stands now: two presses at once wait for one another."""
    allow(by.is_participant and by.person_id == link.person_id)
    Person.objects.select_for_update().get(id=link.person_id)
    return queries.to_choose(by)


@transaction.atomic
def see_goodbye(*, enquiry: Any, version: int, by: Viewer) -> None:
    """Somebody said goodbye by the button in our letter, and one of us knows it now."""
    allow(may_answer(by, enquiry))
    intake.see_goodbye(enquiry=enquiry, version=version, by=by)


@transaction.atomic
def announce(*, person: Person, by: Viewer) -> bool:
    """That everything goes in a month; once, and again on our page where the letter never left."""
    allow(by.role == SYSTEM)
    every = queries.silent(by, timezone.now(), person.id)
    if not every or not every[0].somebody_hears:
        return False
    one, unsent = (
        every[0],
        Letter.objects.filter(template=FAREWELL, to_id=person.id, state=Letter.State.GIVEN_UP),
    )
    in_vain = one.is_told and unsent.exists()
    if not (one.stage == Stage.ANNOUNCE or in_vain):
        return False
    unsent.delete()
    intake.announce(enquiry=one.quiet.enquiry, gone_on=one.gone_on, by_letter=not in_vain, by=by)
    return True


@transaction.atomic
def put_away(*, letter: Letter, by: Viewer) -> None:
    """A letter of goodbye that never left, to somebody who was heard from since."""
    allow(by.role == SYSTEM)
    Letter.objects.filter(id=letter.id, state=Letter.State.GIVEN_UP).delete()


def _still(enquiry: Any, by: Viewer, *stages: Stage) -> None:
    """Whoever pressed may have looked at a page from before, and is told so."""
    allow(may_answer(by, enquiry))
    now = queries.one(by, enquiry.id)
    if now is None or now.stage not in stages:
        raise Changed
