"""What the door says to somebody who was away too long, or who pressed what cannot be opened."""

from typing import Any
from uuid import UUID

import pytest
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.test import Client
from django.urls import path

from sideomside.ground.audit import log
from sideomside.ground.audit.models import Entry
from sideomside.ground.ui.doors import open_to_all
from sideomside.ground.vault.walls import within
from sideomside.people.rules import Hat, NotAllowed
from sideomside.site import urls
from tests.people import at_work, build_house, someone


@pytest.mark.django_db(databases=["default", "keys"])
def test_words_typed_on_a_page_that_closed_meanwhile_are_shown_again(client: Client) -> None:
    build_house("København")
    for address in ("/min-side/beskeder/", "/henvendelser/ny/"):
        answer = client.post(address, {"words": "Det tog <lang> tid at skrive", "seal": "abc"})
        page = answer.content.decode()
        assert answer.status_code == 403
        assert "Det tog &lt;lang&gt; tid at skrive" in page and "abc" not in page
    assert client.get("/min-side/beskeder/")["Location"] == "/linket-virker-ikke/"


@pytest.mark.django_db(databases=["default", "keys"])
def test_an_address_that_only_takes_a_press_says_so_kindly(client: Client) -> None:
    build_house("København")
    answer = client.get("/luk/")
    assert answer.status_code == 405 and answer["Allow"] == "POST"
    assert "Vi kan ikke finde den side" in answer.content.decode()


@pytest.mark.django_db(databases=["default", "keys"])
@pytest.mark.parametrize("method", ["OPTIONS", "PUT", "PATCH", "DELETE", "TRACE"])
def test_nothing_but_a_look_and_a_press_is_taken(
    client: Client, method: str, django_assert_num_queries: Any
) -> None:
    build_house("København")
    for address in ("/", "/i-dag/", "/luk/", "/min-side/", "/findes-ikke/", "/konto/login/"):
        with django_assert_num_queries(0):
            answer = client.generic(method, address)
        assert (answer.status_code, answer["Allow"], answer.content) == (405, "GET, HEAD, POST", b"")


@pytest.mark.django_db(databases=["default", "keys"])
def test_asked_for_the_head_alone_a_page_is_there_all_the_same() -> None:
    house = build_house("København")
    with within(house.organisation.id):
        karen = at_work(house, someone(house, "Karen", Hat.COORDINATOR))
    for address in ("/peers/", "/peers/import/skabelon.xlsx"):
        assert karen.get(address).status_code == karen.head(address).status_code == 200


@pytest.mark.django_db(databases=["default", "keys"])
def test_the_sign_in_librarys_own_spare_pages_are_shut(client: Client) -> None:
    build_house("København")
    assert client.get("/konto/password/reset/")["Location"] == "/glemt/"
    for spare in ("signup/", "email/", "confirm-email/", "password/set/", "password/reset/done/"):
        assert client.get(f"/konto/{spare}").status_code == 404


@open_to_all
def a_look(request: HttpRequest, person_id: UUID, then: str) -> HttpResponse:
    """Somebody's words are fetched; what comes of it differs."""
    log.record_opening(request.viewer, about=person_id, screen="enquiry")
    if then == "sent_on":
        return redirect("/")
    if then in FALLS:
        raise FALLS[then]
    return HttpResponse("ord", status=int(then))


FALLS: dict[str, Exception] = {"gone": Http404(), "refused": NotAllowed(), "broken": RuntimeError("x")}
handler404, handler500 = urls.handler404, urls.handler500
urlpatterns = [*urls.urlpatterns, path("et-blik/<uuid:person_id>/<then>/", a_look)]


@pytest.mark.django_db(databases=["default", "keys"])
def test_a_look_is_written_where_there_was_something_to_read_and_nowhere_else(settings: Any) -> None:
    house = build_house("København")
    settings.ROOT_URLCONF = __name__
    client = Client(raise_request_exception=False)
    with within(house.organisation.id):
        ida = someone(house, "Ida")
    for then, status, lines in (
        ("sent_on", 302, 0),
        ("gone", 404, 0),
        ("refused", 404, 0),
        ("broken", 500, 0),
        ("304", 304, 0),
        ("200", 200, 1),
        ("206", 206, 2),  # a phone asks for a recording piece by piece
        ("409", 409, 3),  # somebody was first: the page comes back
    ):
        assert client.get(f"/et-blik/{ida.id}/{then}/").status_code == status
        with within(house.organisation.id):
            assert Entry.objects.filter(verb="read.opened", about_id=ida.id).count() == lines, then
