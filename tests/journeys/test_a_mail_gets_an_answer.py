"""A Danish mail, as people's programs send it, stands on the coordinator's page with every letter in place."""

from io import BytesIO
from typing import Any

import pytest
from django.urls import reverse

from sideomside.ground.vault.walls import within
from sideomside.intake.inbox import take_from_pipe
from sideomside.intake.jobs import read_mail
from sideomside.intake.models import Enquiry
from tests.browsing import kept_picture
from tests.journeys.at_the_desk import as_signe
from tests.people import Hat, House, build_house, someone

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

LATIN = (
    b"From: =?iso-8859-1?Q?S=F8ren_=C5gesen?= <soren@post.example>\r\nTo: hej@huset.example\r\n"
    b"Subject: =?iso-8859-1?Q?M=E5_jeg_komme_forbi=3F?=\r\nMessage-ID: <1@post.example>\r\n"
    b"Content-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
    b"K=E6re jer\r\n\r\nJeg vil gerne m=F8de en, der ved, hvordan det er. \\ og < er ogs=E5 tegn.\r\n\r\n"
    b"Den 1. nov. 2026 kl. 10.00 skrev Min S=F8ster <s@post.example>:\r\n> Skriv til dem\r\n"
)
BAD = b"From: Ida <ida@post.example>\nSubject: Ring til mig\n" + b"X-A: b\n" * 1_500 + b"\nhej"


@pytest.fixture
def house() -> House:
    house = build_house("Karens forening")
    with within(house.organisation.id):
        someone(house, "Signe Holm", Hat.COORDINATOR)
    return house


def test_every_letter_of_it(house: House, live_server: Any, window: Any) -> None:
    assert [take_from_pipe(BytesIO(raw)) for raw in (LATIN, LATIN, BAD)] == [0, 0, 0]
    read_mail(house.organisation.id)
    page = window(javascript=False)
    as_signe(house, page, live_server.url)
    page.goto(reverse("desk:today"))
    assert "Søren Ågesen" in page.inner_text("main")
    page.click("main a[href='/karantaene/']")
    kept_picture(page, "mail-to-look-at")
    assert "Ring til mig" in page.inner_text("main")
    with within(house.organisation.id):
        (enquiry,) = Enquiry.objects.all()
    page.goto(reverse("intake:enquiry", args=[enquiry.id]))
    told = page.inner_text("main")
    for words in ("Søren Ågesen", "Må jeg komme forbi?", "der ved, hvordan det er. \\ og < er også tegn."):
        assert words in told
    assert "Skriv til dem" not in told, "what they quoted is folded"
    kept_picture(page, "mail-read-and-answered")
