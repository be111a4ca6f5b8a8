"""What somebody could forget, planted one at a time: to tell, to forget, to destroy, to declare."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import Any
from unittest.mock import patch

from sideomside.ground.post.models import Letter
from sideomside.people.models import Person
from sideomside.privacy import queries
from sideomside.privacy.actions import erasing


@dataclass(frozen=True)
class Omission:
    """How it is planted, and what in the findings shows it."""

    planted: Callable[[], Any]
    seen: Callable[[Any], bool]


def _room_of(label: str) -> str:
    return label.split(".")[0]


def _nobody_tells(room: str) -> Omission:
    def planted() -> Any:
        rest = {name: tell for name, tell in queries.ROOMS.items() if name != room}
        return patch.dict(queries.ROOMS, rest, clear=True)

    return Omission(planted, lambda found: room in {_room_of(label) for label in found.not_exported})


def _nobody_forgets(room: str) -> Omission:
    """Nor does the person's own row take it along, nor is there a sweep behind."""

    @contextmanager
    def planted() -> Iterator[None]:
        rest = tuple(one for one in erasing.FORGETTING[:-1] if one.__module__.split(".")[1] != room)
        with patch.object(erasing, "FORGETTING", rest), _no_sweep():
            yield

    return Omission(planted, lambda found: room in {_room_of(label) for label in found.left})


def _no_sweep() -> Any:
    return patch.object(erasing.queries, "left_behind", lambda viewer, person_id: [])


@contextmanager
def _letters_stay() -> Iterator[None]:
    class Kept:
        class objects:  # noqa: N801 - stands in for a manager
            @staticmethod
            def filter(**_: Any) -> Any:
                return Letter.objects.none()

    with patch.object(erasing, "Letter", Kept), _no_sweep():
        yield


@contextmanager
def _a_word_is_left_out() -> Iterator[None]:
    tell = queries.ROOMS["intake"]

    def less(viewer: Any, person_id: Any) -> dict[str, Any]:
        return _without_words(tell(viewer, person_id))

    with patch.dict(queries.ROOMS, {"intake": less}):
        yield


def _without_words(told: Any) -> Any:
    if isinstance(told, dict):
        return {key: _without_words(value) for key, value in told.items() if key != "words"}
    return [_without_words(one) for one in told] if isinstance(told, list) else told


def _a_field_is_not_declared() -> Any:
    rest = {name: kind for name, kind in Person.privacy.plain.items() if name != "channel"}
    return patch.dict(Person.privacy.plain, rest, clear=True)


@contextmanager
def _the_key_stays() -> Iterator[None]:
    with patch.object(erasing, "destroy_key", lambda owner_id: None):
        yield


@contextmanager
def _a_word_stands_in_clear() -> Iterator[None]:
    """Somebody keeps a name where the log keeps a screen's."""
    erase = erasing.people.forget
    from_the_last = erasing.FORGETTING[:-1]

    def keeps(*, person_id: Any, by: Any) -> None:
        name = "mærke-people.Person.name"
        erase(person_id=person_id, by=by)
        Letter.objects.create(to_id=by.organisation_id, channel="mail", template=name)

    with ExitStack() as stack:
        stack.enter_context(patch.object(erasing, "FORGETTING", (*from_the_last, keeps)))
        yield


@contextmanager
def _a_number_is_left() -> Iterator[None]:
    def keeps(*, person_id: Any, by: Any) -> None:
        Letter.objects.create(to_id=by.organisation_id, channel="mail", template=person_id.hex)

    with patch.object(erasing, "FORGETTING", (*erasing.FORGETTING, keeps)):
        yield


TOLD = sorted(queries.ROOMS.keys() - {"people", "consent", "breaches"})  # the name; and two without own words
FORGOTTEN = sorted({one.__module__.split(".")[1] for one in erasing.FORGETTING} - {"people"})
OMISSIONS: dict[str, Omission] = {
    **{f"{room} is not asked to tell": _nobody_tells(room) for room in TOLD},
    **{f"{room} is not asked to forget": _nobody_forgets(room) for room in FORGOTTEN},
    "letters stay": Omission(_letters_stay, lambda found: "post.Letter" in found.left),
    "a word is left out of the copy": Omission(_a_word_is_left_out, lambda found: bool(found.not_exported)),
    "a field is not declared": Omission(_a_field_is_not_declared, lambda found: bool(found.undeclared)),
    "the key stays": Omission(_the_key_stays, lambda found: found.keys > 0),
    "a name is written in clear": Omission(_a_word_stands_in_clear, lambda found: bool(found.clear)),
    "a number is left": Omission(_a_number_is_left, lambda found: bool(found.numbers)),
}
