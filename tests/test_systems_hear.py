"""An association's own system hears that the open data has changed: signed, once, and never a word about anybody."""

import json
import ssl
from base64 import b64decode
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone
from time_machine import travel

from sideomside.ground.post import knocking
from sideomside.ground.vault.walls import within
from sideomside.people.models import Closure, OpeningHours
from sideomside.people.rules import Hat, NotAllowed, system
from sideomside.welcome import actions, queries
from sideomside.welcome.data import message
from sideomside.welcome.jobs import tell_listeners
from sideomside.welcome.models import Listener
from tests.certificates import certificate
from tests.people import House, at_work, build_house, someone, wearing

pytestmark = pytest.mark.django_db


class Website(HTTPServer):
    """The association's own, on this machine, behind TLS."""

    def __init__(self, context: ssl.SSLContext) -> None:
        super().__init__(("127.0.0.1", 0), Ear)
        self.socket = context.wrap_socket(self.socket, server_side=True)
        self.came: list[tuple[dict[str, str], bytes]] = []
        self.answers = 200

    @property
    def address(self) -> str:
        return f"https://localhost:{self.server_port}/kaffe?fra=huset"


class Ear(BaseHTTPRequestHandler):
    server: Website

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.came.append(({name.lower(): said for name, said in self.headers.items()}, body))
        self.send_response(self.server.answers)
        self.end_headers()

    def log_message(self, *_said: Any) -> None:
        pass


@pytest.fixture
def website(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settings: Any) -> Iterator[Website]:
    files = certificate(tmp_path)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*files)
    monkeypatch.setattr(knocking, "trusting", lambda: ssl.create_default_context(cafile=files[0]))
    settings.HOOKS = "inside"
    running = Website(context)
    Thread(target=running.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    yield running
    running.shutdown()
    running.server_close()


@pytest.fixture
def house() -> House:
    return build_house("København")


@pytest.fixture
def karen(house: House) -> Any:
    with within(house.organisation.id):
        return someone(house, "Karen", Hat.COORDINATOR)


def listening(house: House, karen: Any, address: str) -> Listener:
    with within(house.organisation.id):
        by = wearing(house, karen, Hat.COORDINATOR)
        return actions.add_listener(address=address, once=uuid4(), by=by)


def now(house: House) -> Listener:
    """As it stands in the table."""
    with within(house.organisation.id):
        return Listener.objects.get()


def closes(house: House, day: int = 3) -> None:
    when = timezone.localdate() + timedelta(days=day)
    with within(house.organisation.id):
        OpeningHours.objects.get_or_create(
            place=house.place, weekday=when.weekday(), opens="10:00", closes="12:00"
        )
        house.place.__class__.objects.update(serves_coffee=True)
        Closure.objects.create(place=house.place, first_day=when, last_day=when)


def opens_until(house: House, hour: str) -> None:
    with within(house.organisation.id):
        OpeningHours.objects.update(closes=hour)


def test_the_signature_is_the_one_the_standards_own_example_has() -> None:
    secret, at = b64decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"), datetime.fromtimestamp(1614265330, UTC)
    said = message.Told("msg_p5jXN8AQM9LWM0D4loKWxJek", b'{"test": 2432232314}')
    assert message.in_writing(secret) == "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
    signature = message.headers(said, secret, at)["webhook-signature"]
    assert signature == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="


def test_it_hears_what_there_is_and_then_only_what_has_changed(
    house: House, karen: Any, website: Website
) -> None:
    row = listening(house, karen, website.address)
    for _ in "12":
        tell_listeners(house.organisation.id)
    (known, body), *more = website.came
    assert not more
    said = json.loads(body)
    assert [one["what"] for one in said["data"]["changed"]] == ["events", "opening", "stories"]
    with within(house.organisation.id):
        secret = queries.secret_of(system(house.organisation.id), row)
    at = datetime.fromtimestamp(int(known["webhook-timestamp"]), UTC)
    assert (
        known["webhook-signature"]
        == message.headers(message.Told(known["webhook-id"], body), secret, at)["webhook-signature"]
    )
    closes(house)
    tell_listeners(house.organisation.id)
    [only] = json.loads(website.came[-1][1])["data"]["changed"]
    assert only["what"] == "opening" and Client().get(only["read"]).status_code == 200
    assert website.came[-1][0]["webhook-id"] != known["webhook-id"]


def test_a_system_that_does_not_answer_is_told_later_and_then_what_holds_then(
    house: House, karen: Any, website: Website
) -> None:
    listening(house, karen, website.address)
    website.answers = 500
    for _ in "12":
        tell_listeners(house.organisation.id)
    row = now(house)
    assert (len(website.came), row.misses, row.fault) == (1, 1, "500")
    website.answers = 200
    with travel(timezone.now() + timedelta(minutes=2)):
        tell_listeners(house.organisation.id)
    row = now(house)
    assert (len(website.came), row.misses, row.fault) == (2, 0, "")
    assert website.came[0][0]["webhook-id"] == website.came[1][0]["webhook-id"], (
        "the same news, the same name"
    )


def test_shown_and_taken_down_again_is_news_each_time(house: House, karen: Any, website: Website) -> None:
    listening(house, karen, website.address)
    tell_listeners(house.organisation.id)
    closes(house)
    tell_listeners(house.organisation.id)
    opens_until(house, "13:00")
    tell_listeners(house.organisation.id)
    opens_until(house, "12:00")
    website.answers = 500
    tell_listeners(house.organisation.id)
    website.answers = 200
    with travel(timezone.now() + timedelta(minutes=2)):
        tell_listeners(house.organisation.id)
    _hello, before, shown, down, again = [known["webhook-id"] for known, _body in website.came]
    assert len({before, shown, down}) == 3, "whoever drops what they have had would keep it standing"
    assert down == again, "tried again it is the same news"


def test_taken_down_before_we_know_that_it_came_is_told_all_the_same(
    house: House, karen: Any, website: Website
) -> None:
    """The website takes what it hears, and its answer is lost on the way."""
    listening(house, karen, website.address)
    closes(house)
    tell_listeners(house.organisation.id)
    website.answers = 500
    names = []
    for minutes, hour in ((0, "13:00"), (2, "12:00"), (9, "13:00"), (45, "12:00")):
        opens_until(house, hour)
        with travel(timezone.now() + timedelta(minutes=minutes)):
            tell_listeners(house.organisation.id)
        names.append(website.came[-1][0]["webhook-id"])
    assert len(website.came) == 5 and len(set(names)) == 4, "as before it was sent, and told all the same"
    website.answers = 200
    with travel(timezone.now() + timedelta(hours=5)):
        tell_listeners(house.organisation.id)
        tell_listeners(house.organisation.id)
    assert [known["webhook-id"] for known, _body in website.came][5:] == [names[-1]], (
        "once, and known by its name"
    )
    row = now(house)
    assert (row.sent, row.sent_turn, row.misses) == ({}, 0, 0)


def test_stopped_while_it_was_on_its_way_it_is_told_anew(
    house: House, karen: Any, website: Website, monkeypatch: pytest.MonkeyPatch
) -> None:
    listening(house, karen, website.address)
    tell_listeners(house.organisation.id)
    closes(house)
    opens_until(house, "13:00")

    def stopped(**_known: Any) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as here, pytest.raises(KeyboardInterrupt):
        here.setattr(actions, "note_told", stopped)
        tell_listeners(house.organisation.id)
    with within(house.organisation.id):
        Closure.objects.all().delete()
        OpeningHours.objects.all().delete()
    with travel(timezone.now() + timedelta(minutes=11)):
        tell_listeners(house.organisation.id)
    assert len(website.came) == 3, "as it was when it last answered, and told all the same"


def test_what_is_wrong_is_said_in_words_and_a_house_that_sends_nothing_invites_nobody(
    house: House, karen: Any, settings: Any
) -> None:
    listening(house, karen, "https://huset.example/kaffe")
    client = at_work(house, karen)
    for fault, words in (
        ("TimeoutError", "tog for lang tid"),
        ("500", "svarede 500"),
        ("Andet", "kunne ikke nås"),
    ):
        with within(house.organisation.id):
            Listener.objects.update(misses=1, fault=fault, not_before=timezone.now())
        page = client.get("/huset/systemer/").content.decode()
        assert words in page and "Error" not in page
    settings.HOOKS = "off"
    page = client.get("/huset/systemer/").content.decode()
    assert page.count("sendt noget ud") == 1 and 'name="address"' not in page and "tried" not in page
    client.post("/huset/systemer/", {"address": "https://b.example/", "once": str(uuid4())})
    with within(house.organisation.id):
        assert Listener.objects.count() == 1


def test_nothing_about_anybody_is_in_it(house: House, karen: Any, website: Website) -> None:
    with within(house.organisation.id):
        someone(house, "Ida Hemmelig", Hat.PARTICIPANT, mail="ida@eksempel.example")
    listening(house, karen, website.address)
    closes(house)
    tell_listeners(house.organisation.id)
    [(known, body)] = website.came
    assert json.loads(body).keys() == {"type", "timestamp", "data"}
    assert not [word for word in ("Ida", "Karen", "eksempel", "Huset") if word in f"{known}{body!r}"]


def test_it_never_knocks_on_a_door_of_our_own_network(
    house: House, karen: Any, website: Website, settings: Any
) -> None:
    settings.HOOKS = "outside"
    listening(house, karen, website.address)
    tell_listeners(house.organisation.id)
    row = now(house)
    assert (website.came, row.fault) == ([], "NotOutside")
    settings.HOOKS = "off"
    with travel(timezone.now() + timedelta(days=1)):
        tell_listeners(house.organisation.id)
    row = now(house)
    assert row.misses == 1


INSIDE = (
    "127.0.0.1", "10.1.2.3", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1", "::1", "fe80::1",
    "fd00::1", "fec0::1", "::ffff:10.0.0.1", "64:ff9b::a00:1", "2002:a00:1::",
)  # fmt: skip


def test_which_places_are_everybodys(monkeypatch: pytest.MonkeyPatch) -> None:
    assert not [place for place in INSIDE if knocking.is_outside(place)]
    assert knocking.is_outside("93.184.216.34") and knocking.is_outside("2606:2800:220:1::1")
    both = [(0, 0, 0, "", ("93.184.216.34", 443)), (0, 0, 0, "", ("10.0.0.1", 443))]
    monkeypatch.setattr(knocking.socket, "getaddrinfo", lambda *_a, **_k: both)
    with pytest.raises(knocking.NotOutside):  # one name, two places
        knocking.looked_up("to.example", 443)


NO_ADDRESS = (
    "http://huset.example/", "https://", "https://bruger:ord@huset.example/", "https://huset.example/a b",
    "https://huset.example/\r\nHost: x", "https://huset.example:port/", "ftp://huset.example/", "javascript:1",
    "https://huset.example/#her", f"https://huset.example/{'a' * 300}", "https://hæ.example/",
)  # fmt: skip


def test_an_address_that_is_none_is_kindly_asked_for_again(house: House, karen: Any) -> None:
    assert not [address for address in NO_ADDRESS if message.can_be_told(address)]
    page = at_work(house, karen).post("/huset/systemer/", {"address": NO_ADDRESS[2], "once": str(uuid4())})
    assert page.status_code == 200 and "https://" in page.content.decode()
    with within(house.organisation.id):
        assert not Listener.objects.exists()


def test_a_coordinator_writes_it_down_makes_a_new_secret_and_takes_it_off(house: House, karen: Any) -> None:
    client, once = at_work(house, karen), str(uuid4())
    for _ in "12":
        client.post("/huset/systemer/", {"address": "https://huset.example/kaffe", "once": once})
    with within(house.organisation.id):
        row = Listener.objects.get()
    path = f"/huset/systemer/{row.id}/"
    before = client.get("/huset/systemer/").content.decode()
    client.post(path, {"do": "secret"})
    after = client.get("/huset/systemer/").content.decode()
    secrets = [page.partition("whsec_")[2].partition("<")[0] for page in (before, after)]
    assert (
        all(secrets)
        and secrets[0] != secrets[1]
        and "no-store" in client.get(path.rsplit("/", 2)[0] + "/")["Cache-Control"]
    )
    for _ in "12":
        client.post(path, {"do": "remove"})
    assert "whsec_" not in client.get("/huset/systemer/").content.decode()


def test_only_coordinators_and_only_five(house: House, karen: Any) -> None:
    with within(house.organisation.id):
        per = wearing(house, someone(house, "Per", Hat.HOST), Hat.HOST)
        with pytest.raises(NotAllowed):
            actions.add_listener(address="https://a.example/", once=uuid4(), by=per)
        with pytest.raises(NotAllowed):
            actions.take_up_news(by=per)
        assert not queries.listeners(per)
    for number in range(5):
        listening(house, karen, f"https://{number}.example/")
    with pytest.raises(NotAllowed):
        listening(house, karen, "https://6.example/")


@pytest.mark.parametrize("line", [b"", b"HTTP/2 200", b"<html>", b"HTTP/1.1 abc", b"HTTP/1.1 2000 "])
def test_what_no_web_server_says_is_no_answer(line: bytes) -> None:
    with pytest.raises(knocking.NoAnswer):
        knocking.status_of(line)
