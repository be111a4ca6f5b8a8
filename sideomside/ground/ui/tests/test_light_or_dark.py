"""The system decides how light it is, until somebody does."""

import pytest
from django.test import Client

from tests.people import build_house

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


@pytest.fixture(autouse=True)
def _a_house():
    build_house("Looks")


def test_nobody_is_remembered_before_they_choose():
    client = Client()
    assert "data-look" not in client.get("/udseende/").content.decode()
    assert "session" not in client.cookies


@pytest.mark.parametrize("look", ["light", "dark"])
def test_a_choice_is_kept_on_every_page_and_can_be_undone(look):
    client = Client()
    html = client.post("/udseende/", {"look": look}, follow=True).content.decode()
    assert f'<html lang="da" data-look="{look}">' in html
    assert "Sådan ser det ud nu." in html
    assert f'data-look="{look}"' in client.get("/en/ui/").content.decode()
    client.post("/udseende/", {"look": ""})
    assert "data-look" not in client.get("/ui/").content.decode()


def test_a_look_we_do_not_have_is_not_kept():
    client = Client()
    html = client.post("/udseende/", {"look": "rainbow"}).content.decode()
    assert "<title>Ret: " in html
    assert "rainbow" not in client.get("/ui/").content.decode()
