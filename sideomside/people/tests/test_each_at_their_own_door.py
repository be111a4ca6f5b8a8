"""Several organisations share a machine: a letter leads to the door of the one it is from, and opens there alone."""

import re
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.test import Client

from sideomside.ground.post.models import Letter
from sideomside.ground.vault.walls import within
from sideomside.people import actions
from sideomside.people.models import from_outside
from sideomside.people.rules import Hat
from tests.people import House, build_house, someone

pytestmark = pytest.mark.django_db


def letter_to_ida(house: House) -> str:
    with within(house.organisation.id):
        ida = someone(house, "Ida", Hat.PARTICIPANT, mail="ida@post.example")
        assert actions.send_link(person=ida, by=house.system)
        letter = Letter.objects.get(to_id=ida.id)
        return re.search(r"http\S+/m/\S+/", letter.text or "")[0]  # type: ignore[index]


def test_a_private_link_opens_at_the_house_it_is_from_and_nowhere_else() -> None:
    ours, theirs = build_house("København", "a.example"), build_house("Aarhus", "b.example")
    for house, other in ((ours, theirs), (theirs, ours)):
        link = urlsplit(letter_to_ida(house))
        assert link.hostname == house.organisation.host
        assert Client().get(link.path, headers={"host": link.netloc}).status_code == 200
        elsewhere = Client().get(link.path, headers={"host": other.organisation.host})
        assert elsewhere.status_code == 302 and elsewhere["Location"].endswith("/linket-virker-ikke/")


def test_an_invitation_to_work_there_leads_there_too() -> None:
    build_house("København", "a.example")
    theirs = build_house("Aarhus", "b.example")
    with within(theirs.organisation.id):
        omar = someone(theirs, "Omar", Hat.COORDINATOR, mail="omar@post.example")
        link = urlsplit(actions.invite(person=omar, by=theirs.system))
    assert link.hostname == "b.example" and link.scheme == urlsplit(settings.LINK_BASE).scheme
    assert Client().get(link.path, headers={"host": "b.example"}).status_code == 200
    assert Client().get(link.path, headers={"host": "a.example"}).status_code == 410


def test_the_only_house_is_reached_where_the_operator_said() -> None:
    house = build_house("København")
    with within(house.organisation.id):
        assert from_outside("/kaffe/") == f"{settings.LINK_BASE}/kaffe/"
    assert from_outside() == settings.LINK_BASE
