"""What somebody could do wrong: each is one small thing, planted alone, and must be seen."""

from base64 import b64encode
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from hashlib import md5
from typing import Any
from unittest.mock import patch

from django.utils import timezone

from sideomside.stories import queries
from sideomside.stories.actions import commenting, keeping_a_way, showing, singing
from sideomside.stories.models import Sound
from sideomside.stories.queries import telling
from sideomside.stories.views import public
from sideomside.welcome.queries import listening

Fault = Callable[[Any], AbstractContextManager[Any]]


def _remembers(where: Any, name: str) -> Fault:
    """The first answer is given for ever after, as by a memory nobody thought of emptying."""

    @contextmanager
    def planted(_words: Any) -> Iterator[None]:
        real, kept = getattr(where, name), dict[str, Any]()

        def remembered(*asked: Any, **how: Any) -> Any:
            key = f"{asked}{how}"
            if key not in kept:
                found = real(*asked, **how)
                kept[key] = list(found) if isinstance(found, Iterator) else found
            return kept[key]

        with patch.object(where, name, remembered):
            yield

    return planted


@contextmanager
def _heard_on(words: Any) -> Iterator[None]:
    with _remembers(queries, "shown_sound")(words), _remembers(queries, "whole")(words):
        yield


def _says(name: str, value: Any) -> Fault:
    return lambda _words: patch.object(public, name, value)


def _adds(how: Callable[[Any, Any], None]) -> Fault:
    """Each answer of the open pages about stories carries one thing too many."""

    def planted(words: Any) -> AbstractContextManager[Any]:
        real = public._fresh

        def more(request: Any, answer: Any) -> Any:
            how(answer, words)
            return real(request, answer)

        return patch.object(public, "_fresh", more)

    return planted


def _called(made: Callable[[str], str]) -> Fault:
    """A comment stands under something made of its writer's address."""

    def planted(words: Any) -> AbstractContextManager[Any]:
        real = queries.comments

        def shown(*asked: Any) -> Any:
            return [replace(one, called=made(words.mail)) for one in real(*asked)]

        return patch.object(queries, "comments", shown)

    return planted


def _does_nothing(where: Any, name: str) -> Fault:
    return lambda _words: patch.object(where, name, lambda **_said: None)


def _only_the_date(_words: Any) -> AbstractContextManager[Any]:
    """Noted as gone, and nothing taken away: the words, the key, the theme."""

    def noted(*, page: Any, by: Any) -> None:
        page.gone_at = timezone.now()
        page.save(update_fields=["gone_at"])

    return patch.object(showing, "take_away", noted)


@contextmanager
def _gone_page_tells(words: Any) -> Iterator[None]:
    real = public.render

    def drawn(request: Any, template: str, *more: Any, **how: Any) -> Any:
        answer = real(request, template, *more, **how)
        if template == "stories/gone.html":
            answer.headers["X-Was"] = words.title
        return answer

    with patch.object(public, "render", drawn):
        yield


def _in_header(answer: Any, words: Any) -> None:
    answer.headers["X-Written-By"] = words.mail


def _in_mark(answer: Any, words: Any) -> None:
    answer.headers["ETag"] = f'"{b64encode(words.mail.encode()).decode()}"'


def _behind_the_page(answer: Any, words: Any) -> None:
    answer.content += f"<!-- {words.mail} -->".encode()


def _in_hex(answer: Any, words: Any) -> None:
    answer.content += words.mail.encode().hex().encode()


def _only_the_draft(_words: Any) -> AbstractContextManager[Any]:
    """The voice goes from beside the draft, and everybody hears it on."""

    def hushed(story: Any, _by: Any) -> None:
        Sound.objects.filter(story=story).delete()

    return patch.object(singing, "_silence", hushed)


def _only_said(_words: Any) -> AbstractContextManager[Any]:
    """The page of goodbye is shown, and nothing has come down."""
    return patch.object(keeping_a_way, "bring_down", lambda *, story, by: story)


# Planted where a story is taken down by the address its writer kept.
FROM_OUTSIDE: dict[str, Fault] = {"a way down that only says so": _only_said}
FAULTS: dict[str, Fault] = {
    "a voice taken from the draft alone": _only_the_draft,
    "a page that is kept for an hour": _says("FRESH", "public, max-age=3600"),
    "a page that may be shown stale meanwhile": _says(
        "FRESH", "public, max-age=20, stale-while-revalidate=600"
    ),
    "a page that says nothing of how long": _says("FRESH", "public"),
    "a story kept in a memory of the house": _remembers(queries, "shown"),
    "a feed and a list kept in a memory": _remembers(queries, "published"),
    "a row left in the search": _remembers(queries, "search_texts"),
    "a story left in the open data": _remembers(listening, "story_data"),
    "a sound that is heard on": _heard_on,
    "the story of the day kept for the day": _remembers(queries, "one_of_today"),
    "comments kept in a memory": _remembers(queries, "comments"),
    "the writer's copy kept from before": _remembers(telling, "_publication"),
    "not found instead of gone": lambda _words: patch.object(queries, "gone", lambda *_asked: False),
    "a page of goodbye that says what it was called": _gone_page_tells,
    "only noted as gone": _only_the_date,
    "keys that stay": _does_nothing(showing, "shred"),
    "comments that stay under a story that is gone": _does_nothing(showing, "strike"),
    "a comment that stays": _does_nothing(commenting, "strike"),
    "the address in a header": _adds(_in_header),
    "the address in the mark of a page": _adds(_in_mark),
    "the address behind a page": _adds(_behind_the_page),
    "the address letter by letter in hexadecimal": _adds(_in_hex),
    "the address under a comment": _called(lambda mail: mail),
    "the first half of the address under a comment": _called(lambda mail: mail.partition("@")[0]),
    "a mark made of the address, as for a picture": _called(lambda mail: md5(mail.encode()).hexdigest()),
}
