"""What the door says to somebody who was away too long, or who pressed what cannot be opened."""

import pytest
from django.test import Client

from tests.people import build_house


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
def test_the_sign_in_librarys_own_spare_pages_are_shut(client: Client) -> None:
    build_house("København")
    assert client.get("/konto/password/reset/")["Location"] == "/glemt/"
    for spare in ("signup/", "email/", "confirm-email/", "password/set/", "password/reset/done/"):
        assert client.get(f"/konto/{spare}").status_code == 404
