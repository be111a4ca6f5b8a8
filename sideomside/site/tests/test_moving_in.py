"""A real house is founded by a command, and whoever set it up can try the mail."""

from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from typing import Any

import pytest
import time_machine
from aiosmtpd.controller import Controller
from django.core.management import call_command
from django.core.management.base import CommandError
from django.test import Client, override_settings
from django.utils import timezone

from house.serving import free_port
from sideomside.ground.vault.walls import within
from sideomside.intake import queries as intake
from sideomside.oversight import queries as oversight
from sideomside.people import actions
from sideomside.people.models import HelpLine, Organisation, Place, Programme, Role
from sideomside.people.rules import Viewer, system

pytestmark = pytest.mark.django_db
FOUND = {
    "organisation": "Foreningen",
    "programme": "Peer i byen",
    "coordinator": "Signe",
    "mail": "signe@kaffe.test",
}


def test_the_first_coordinator_is_invited_and_comes_in(client: Client, capsys: Any) -> None:
    call_command("found", **FOUND, municipality=["0101"])
    link = capsys.readouterr().out.split("\n")[1]
    organisation = Organisation.objects.get()
    with within(organisation.id):
        assert Programme.objects.get().municipalities == ["0101"]
        assert Role.objects.get().name == "coordinator"
        assert HelpLine.objects.exists() and not HelpLine.objects.exclude(verified_on=None).exists()
    path = link.removeprefix("http://127.0.0.1:8000")
    assert client.get(path, follow=True).status_code == 200


def test_a_municipality_is_known_by_name_or_code_and_nothing_else_is(capsys: Any) -> None:
    for wrong in ("0999", "Kobenhavn", ""):
        with pytest.raises(CommandError, match="such as København"):
            call_command("found", **FOUND, municipality=[wrong])
    assert not Organisation.objects.exists()
    call_command("found", **FOUND, municipality=["københavn", "Frederiksberg Kommune", "0155"])
    with within(Organisation.objects.get().id):
        assert Programme.objects.get().municipalities == ["0101", "0147", "0155"]


def test_a_stranger_reads_where_a_programme_is_and_in_which_region_that_is_today(
    client: Client,
) -> None:
    call_command("found", **FOUND, municipality=["0101", "0400"])
    for day, regions in (
        (datetime(2026, 12, 31, 12, tzinfo=UTC), "Region Hovedstaden"),
        (datetime(2027, 1, 1, 12, tzinfo=UTC), "Region Østdanmark"),
    ):
        with time_machine.travel(day, tick=False):
            page = client.get("/kontakt/").content.decode()
        assert f"Vi er i København, Bornholm ({regions})." in page


def test_a_further_programme_opens_in_the_same_house_and_signe_coordinates_both(
    client: Client, capsys: Any
) -> None:
    call_command("found", **FOUND)
    _come_in(client, capsys)
    nord = FOUND | {"organisation": "", "programme": "Kaffe i nord"}
    for _twice in range(2):
        call_command("found", **nord, into=True)
    assert "comes in as before" in capsys.readouterr().out
    with within(Organisation.objects.get().id):
        assert Programme.objects.count() == 2 and Role.objects.count() == 2
        assert Role.objects.values("person").distinct().count() == 1


def test_the_only_coordinator_is_gone_and_another_is_let_in(client: Client, capsys: Any) -> None:
    call_command("found", **FOUND)
    call_command("found", **FOUND | {"coordinator": "Omar", "mail": "omar@kaffe.test"}, into=True)
    _come_in(client, capsys)
    with within(Organisation.objects.get().id):
        assert Programme.objects.count() == 1
        assert sorted(Role.objects.values_list("state", flat=True)) == ["active", "invited"]


def test_a_colleague_is_named_to_nobody_before_they_have_come_in(client: Client, capsys: Any) -> None:
    call_command("found", **FOUND)
    _come_in(client, capsys)
    call_command("found", **FOUND | {"coordinator": "Omar", "mail": "omar@kaffe.test"}, into=True)
    for page in ("/", "/skriv/"):
        told = Client().get(page).content.decode()
        assert "Signe" in told and "Omar" not in told, page
    _come_in(Client(), capsys)
    for page in ("/", "/skriv/"):
        assert "Omar" in Client().get(page).content.decode(), page


def test_until_the_first_one_has_come_in_a_person_reads_it_and_nobody_is_named(capsys: Any) -> None:
    call_command("found", **FOUND)
    ida, seal = Client(), Client().get("/skriv/").context["form"]["seal"].value()
    assert "En af os skriver til dig" in ida.get("/").content.decode()
    assert "En koordinator læser det" in ida.get("/skriv/").content.decode()
    wrote = {"words": "Jeg er meget alene", "name": "Ida", "channel": "comes", "consent": "on", "seal": seal}
    with time_machine.travel(timezone.now() + timedelta(minutes=1)):
        told = ida.post("/skriv/", wrote, follow=True).content.decode()
        assert "Et menneske læser det og svarer dig." in told and "Signe" not in told
        _come_in(Client(), capsys)
        organisation = Organisation.objects.get()
        with within(organisation.id):
            hat = Role.objects.get(name="coordinator")
            signe = Viewer(
                hat.name, organisation.id, hat.person_id, programme_ids=frozenset({hat.programme_id})
            )
            [row] = intake.waiting_for_answer(signe)
    assert (row.name, row.first_words) == ("Ida", "Jeg er meget alene")


def test_whoever_wrote_the_new_coordinators_mail_at_the_open_form_is_not_let_in() -> None:
    call_command("found", **FOUND)
    organisation = Organisation.objects.get()
    with within(organisation.id):
        by = system(organisation.id)
        stranger = actions.meet(name="M", by=by)
        actions.add_contact(person=stranger, way="mail", value="omar@kaffe.test", by=by)
        actions.give_role(person=stranger, programme=Programme.objects.get(), name="participant", by=by)
    call_command("found", **FOUND | {"coordinator": "Omar", "mail": "omar@kaffe.test"}, into=True)
    with within(organisation.id):
        assert list(stranger.roles.values_list("name", flat=True)) == ["participant"]
        assert Role.objects.filter(name="coordinator").count() == 2


def test_whoever_is_responsible_is_named_at_the_founding_or_later_and_reads_nothing_here(capsys: Any) -> None:
    ours = FOUND | {"contact_mail": "kaffe@kaffe.test"}
    for read_here in ("kaffe@kaffe.test", "Signe@kaffe.test"):
        with pytest.raises(CommandError, match="read by those who read here"):
            call_command("found", **ours, responsible=read_here)
    assert not Organisation.objects.exists()
    call_command("found", **ours)
    assert _asked() == ""
    call_command("responsible", "forperson@post.test")
    assert _asked() == "forperson@post.test" and "is asked" in capsys.readouterr().out
    for wrong in ("kaffe@kaffe.test", "signe@kaffe.test", "ingen"):
        with pytest.raises(CommandError, match="Nothing was changed"):
            call_command("responsible", wrong)
    with pytest.raises(CommandError, match="Nobody lives here"):
        call_command("responsible", "a@post.test", host="andre.test")
    assert _asked() == "forperson@post.test"
    call_command("found", **ours, into=True, responsible="leder@post.test")
    assert _asked() == "leder@post.test"


def _asked() -> str:
    organisation = Organisation.objects.get()
    with within(organisation.id):
        return oversight.responsible(system(organisation.id))


def test_into_needs_a_house_and_a_house_needs_a_name() -> None:
    with pytest.raises(CommandError, match="Nobody lives here yet"):
        call_command("found", **FOUND, into=True)
    with pytest.raises(CommandError, match="What is the organisation called"):
        call_command("found", **FOUND | {"organisation": ""})


def _come_in(client: Client, capsys: Any) -> None:
    path = capsys.readouterr().out.strip().split("\n")[-1].removeprefix("http://127.0.0.1:8000")
    assert client.post(path, {"password": "et langt ord til en prøve"}).status_code == 302


def test_a_place_opens_with_its_hours(client: Client) -> None:
    call_command("found", **FOUND)
    call_command("place", "Stuen", area="Amager", street="Gaden 1", hours=[["monday", "13:00", "16:00"]])
    with within(Organisation.objects.get().id):
        place = Place.objects.get()
        assert (place.area.name, place.hours.get().opens) == ("Amager", time(13))
    assert "Stuen" in client.get("/kaffe/").content.decode()


@pytest.mark.sqlite
def test_sqlite_holds_one_organisation() -> None:
    call_command("found", **FOUND)
    with pytest.raises(CommandError, match="SQLite"):
        call_command("found", **FOUND | {"organisation": "Next door", "host": "next.test"})
    assert Organisation.objects.count() == 1


class Kept:
    """A mail server's own memory."""

    def __init__(self) -> None:
        self.mails: list[bytes] = []

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802 - the library's name
        self.mails.append(envelope.content)
        return "250 kept"


@pytest.fixture
def kept() -> Iterator[Kept]:
    memory = Kept()
    server = Controller(memory, hostname="127.0.0.1", port=free_port())
    server.start()
    with override_settings(MAIL_HOST="127.0.0.1", MAIL_PORT=server.port, MAIL_TLS="off"):
        yield memory
    server.stop()


def test_a_mail_to_oneself_arrives_and_each_step_is_told(kept: Kept, capsys: Any) -> None:
    call_command("mail_test", "mig@post.example")
    told = capsys.readouterr().out
    assert "WITHOUT TLS" in told and "Handed over" in told
    assert b"Brevet kom frem." in kept.mails[0]
    assert b"peer" not in kept.mails[0].lower()


def test_a_server_without_tls_is_refused_and_the_step_is_named(kept: Kept) -> None:
    with override_settings(MAIL_TLS="required"), pytest.raises(CommandError, match="STARTTLS"):
        call_command("mail_test", "mig@post.example")
    assert kept.mails == []


def test_without_a_server_nothing_is_pretended() -> None:
    with override_settings(MAIL_HOST=""), pytest.raises(CommandError, match="MAIL_HOST"):
        call_command("mail_test", "mig@post.example")
