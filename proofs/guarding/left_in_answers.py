"""Somebody's words where an answer has no place for them: a header, a title, a cookie, the way to another door."""

# What is planted takes the place of a method on purpose.
# mypy: disable-error-code="method-assign"

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from sideomside.site.headers import SafeHeaders


def _on_every_answer(spoil: Callable[[HttpResponse, str], None]) -> None:
    """Somebody's words, as a view that had looked them up for its own sake would leave them behind."""
    real = SafeHeaders.__call__

    def answer(self: SafeHeaders, request: HttpRequest) -> HttpResponse:
        response = real(self, request)
        spoil(response, "qz-own-ida-people.Person.name-zq")
        return response

    SafeHeaders.__call__ = answer


def words_in_a_refusal() -> None:
    def spoil(response: HttpResponse, words: str) -> None:
        if response.status_code == 404:
            response.content += f"<!-- {words} -->".encode()

    _on_every_answer(spoil)


def words_in_an_etag() -> None:
    _on_every_answer(lambda response, words: response.headers.__setitem__("ETag", f'"{words}"'))


def words_in_a_header() -> None:
    _on_every_answer(lambda response, words: response.headers.__setitem__("X-About", words))


def words_in_a_title() -> None:
    def spoil(response: HttpResponse, words: str) -> None:
        response.content = response.content.replace(b"<title>", f"<title>{words} ".encode())

    _on_every_answer(spoil)


def words_in_a_cookie() -> None:
    _on_every_answer(lambda response, words: response.set_cookie("last", words))


def words_on_the_way_to_the_door() -> None:
    def spoil(response: HttpResponse, words: str) -> None:
        if "Location" in response.headers:
            response.headers["Location"] += f"?about={words}"

    _on_every_answer(spoil)
