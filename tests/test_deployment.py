"""A real installation as docs/operate.md describes it, tried: roles, granian, a worker, nginx, Dovecot, SMTP."""

import re
import socket
import ssl
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from smtplib import LMTP
from typing import Any
from urllib.parse import urlsplit

import pytest
from aiosmtpd.controller import Controller
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.urls import get_resolver

from house.serving import MANAGE, free_port
from sideomside.intake.tests import servers
from tests.browsing import a_browser
from tests.deployment import NAME, Installation, installed
from tests.units import said
from tests.visiting import Visitor

pytestmark = pytest.mark.deployment

PASSWORD = "et langt ord til en prøve"
FOUND = {
    "organisation": "Foreningen",
    "programme": "Naboskab",
    "host": NAME,
    "contact-mail": "hej@kaffe.example.org",
    "coordinator": "Signe",
    "mail": "signe@post.example",
    "responsible": "forperson@post.example",
}
MAIL = b"""From: Bodil <bodil@post.example>
To: hej@kaffe.example.org
Subject: Hej
Message-ID: <1@post.example>
Content-Type: text/plain; charset=utf-8

Jeg vil gerne komme til kaffe.
"""


class Letters:
    """The mail provider: keeps what it is handed."""

    def __init__(self) -> None:
        self.kept: list[Any] = []

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802 - the library's name
        self.kept.append(envelope)
        return "250 kept"

    def to(self, address: str) -> list[str]:
        return [one.content.decode() for one in self.kept if address in one.rcpt_tos]


@pytest.fixture(scope="module")
def letters() -> Iterator[tuple[Letters, int]]:
    memory = Letters()
    server = Controller(memory, hostname="127.0.0.1", port=free_port())
    server.start()
    yield memory, server.port
    server.stop()


@pytest.fixture(scope="module")
def mailbox() -> Iterator[servers.Mailbox]:
    with servers.dovecot() as box:
        yield box


@pytest.fixture(scope="module")
def site(
    tmp_path_factory: pytest.TempPathFactory, letters: tuple[Letters, int], mailbox: servers.Mailbox
) -> Iterator[Installation]:
    folder: Path = tmp_path_factory.mktemp("installation")
    folder.chmod(0o755)
    post = {
        "SIDEOMSIDE_MAIL_HOST": "127.0.0.1",
        "SIDEOMSIDE_MAIL_PORT": str(letters[1]),
        "SIDEOMSIDE_MAIL_TLS": "off",
        "SIDEOMSIDE_MAIL_FROM": "hej@kaffe.example.org",
        "SIDEOMSIDE_IMAP_HOST": "127.0.0.1",
        "SIDEOMSIDE_IMAP_PORT": str(mailbox.port),
        "SIDEOMSIDE_IMAP_USER": servers.USER,
        "SIDEOMSIDE_IMAP_PASSWORD": servers.PASSWORD,
        "SIDEOMSIDE_IMAP_TLS": "off",
        "SIDEOMSIDE_BACKUPS": str(folder / "copies"),
    }
    with installed(folder, post) as made:
        assert made.get("/").status == 503, "nobody has moved in yet, and the page says so"
        words = [word for name, value in FOUND.items() for word in (f"--{name}", value)]
        told = made.manage("found", *words)
        (folder / "invitation").write_text(re.findall(r"https://\S+", told)[0])
        mailbox.put(MAIL)
        yield made


@pytest.fixture(scope="module")
def signe(site: Installation) -> Visitor:
    """Invited, a password chosen, signed in, a second factor added: all through nginx."""
    visitor = Visitor(site)
    visitor.open((site.folder / "invitation").read_text()).send('name="password"', password=PASSWORD)
    visitor.open("/konto/login/").send('name="password"', login=FOUND["mail"], password=PASSWORD)
    assert "Loggede" not in visitor.page, "no name, not even a fingerprint of one"
    visitor.open("/konto/2fa/totp/activate/").send('name="password"', password=PASSWORD)
    visitor.open("/konto/2fa/totp/activate/")
    _add_a_code_app(visitor)
    return visitor.open("/i-dag/")


def _add_a_code_app(visitor: Visitor) -> None:
    """A code lasts half a minute; on a busy machine it may run out on its way, and one types the next."""
    secret = re.findall(r'id="authenticator_secret"[^>]*>\s*(\w+)', visitor.page)[0]
    for _code in range(3):
        visitor.send('name="code"', code=format_hotp_value(hotp_value(secret, int(time.time()) // 30)))
        if 'name="code"' not in visitor.page:
            return
    raise AssertionError(visitor.page)


def until(something: Callable[[], Any], seconds: int = 60) -> Any:
    """The worker comes round when it comes round."""
    latest = time.monotonic() + seconds
    while not (found := something()) and time.monotonic() < latest:
        time.sleep(0.5)
    assert found
    return found


def test_a_few_lines_through_nginx_are_answered_and_read(
    site: Installation, signe: Visitor, letters: tuple[Letters, int]
) -> None:
    ida = Visitor(site).open("/skriv/")
    time.sleep(4)  # nobody writes faster than this
    sent = {"words": "Jeg er meget alene.", "name": "Ida", "channel": "mail", "contact": "ida@post.example"}
    assert "Signe" in ida.send('name="words"', consent="on", **sent).page

    signe.open("/i-dag/")
    rows = sorted(set(re.findall(r'href="(/henvendelser/[0-9a-f-]{36}/)', signe.page)))
    assert any("Jeg er meget alene." in signe.open(row).page for row in rows)
    signe.send('name="words"', do="answer", words="Hej Ida. Kom til kaffe på torsdag.")

    [letter] = until(lambda: letters[0].to("ida@post.example"))
    assert "Subject: Hej fra Signe" in letter
    assert "kaffe på torsdag" not in letter and "Foreningen" not in letter
    [link] = re.findall(rf"https://{re.escape(NAME)}(/m/\S+)", letter)

    phone = Visitor(site).open(link).send("btn wide")
    if 'name="word"' not in phone.page:
        phone.open("/din-noegle/")
    assert "kaffe på torsdag" not in phone.page, "not before the word"
    phone.send('name="word"', word="vinterhave")
    assert "Kom til kaffe på torsdag." in phone.open("/min-side/").page


def test_a_link_opens_in_a_real_browser_and_tells_nobody_where_it_was(
    site: Installation, letters: tuple[Letters, int]
) -> None:
    """The page behind it keeps its address to itself, and its form comes in over https all the same."""
    [letter, *_] = until(lambda: letters[0].to("bodil@post.example"))
    [link] = re.findall(rf"https://{re.escape(NAME)}/(?:en/)?m/[^\s/]+/", letter)[:1]
    here = f"--host-resolver-rules=MAP {NAME}:443 127.0.0.1:{site.port}"
    with a_browser(here) as chromium:
        page = chromium.new_context(ignore_https_errors=True).new_page()
        told: list[tuple[str, dict[str, str]]] = []
        page.on("request", lambda one: told.append((one.method, one.all_headers())))
        page.goto(link)
        page.click("main button")
        page.wait_for_load_state()
        assert urlsplit(page.url).path.split("/")[1] in {"din-noegle", "min-side"}
    assert not [
        headers["referer"] for _, headers in told if "referer" in headers and "/m/" in headers["referer"]
    ]
    [posted] = [headers for method, headers in told if method == "POST"]
    assert (posted["origin"], posted["sec-fetch-site"]) == ("null", "same-origin")


@pytest.mark.usefixtures("signe")
def test_the_doctor_asks_only_for_what_a_person_must_do(site: Installation) -> None:
    site.manage("keys", "paper")
    site.machine.run("sideomside-backup.service")
    done = subprocess.run(
        [*MANAGE, "doctor"], env=site.environment, capture_output=True, text=True, check=False
    )
    said = [line for line in done.stdout.splitlines() if not line.startswith(" ")]
    lines = r"mind   \d+ help lines are not confirmed, so people see only 112."
    log = "mind   The last line of the log is kept on this machine alone."
    logs = "mind   What was refused and what fell over is written on this machine alone."
    heavy = (
        "mind   The words that put a letter first are a draft nobody with crisis experience has gone through."
    )
    alone = f"mind   “{FOUND['programme']}” has one coordinator, and nobody to stand in."
    known = [bool(re.fullmatch(lines, one)) or one in (log, logs, heavy, alone) for one in said[:-1]]
    assert known == [True] * 5, done.stdout
    assert said[-1] == "0 to mend, 5 to keep in mind.", done.stdout + done.stderr
    assert done.returncode == 0


def test_the_front_door_is_open(site: Installation) -> None:
    answer = site.get("/")
    assert (answer.status, b"<h1" in answer.body) == (200, True)


def test_nobody_talks_to_it_without_tls(site: Installation) -> None:
    answer = site.get("/skriv/", plain=True)
    assert answer.status == 301
    assert answer.headers["Location"] == f"https://{NAME}/skriv/"


def test_a_programmes_own_host_name_leads_to_its_door_and_is_written_down_nowhere(site: Installation) -> None:
    here = {"Host": "naboen.example.org"}
    answer = site.get("/en/kaffe/?hvor=ribe", **here)
    assert (answer.status, answer.headers["Location"]) == (302, f"https://{NAME}/naboen/en/kaffe/?hvor=ribe")
    assert site.get("/", plain=True, **here).headers["Location"] == "https://naboen.example.org/"
    assert "ribe" not in site.log()


def test_every_answer_carries_the_strict_headers(site: Installation) -> None:
    headers = site.get("/hvis-det-haster/").headers
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert int(headers["Strict-Transport-Security"].split(";")[0].split("=")[1]) >= 31536000
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"


def hands_shaken(site: Installation, ciphers: str) -> str:
    """Which cipher of TLS 1.2 was agreed on; "" when they had none in common."""
    here = ssl.create_default_context()
    here.check_hostname, here.verify_mode = False, ssl.CERT_NONE
    here.maximum_version = ssl.TLSVersion.TLSv1_2
    here.set_ciphers(ciphers)
    with socket.create_connection(("127.0.0.1", site.port), timeout=10) as line:
        try:
            with here.wrap_socket(line, server_hostname=NAME) as sealed:
                return (sealed.cipher() or ("",))[0]
        except ssl.SSLError:
            return ""


def test_only_the_strong_ciphers_are_spoken(site: Installation) -> None:
    assert hands_shaken(site, "ECDHE+AESGCM")
    assert [
        weak for weak in ("AES128-GCM-SHA256", "ECDHE+AES+SHA384", "AES256-SHA") if hands_shaken(site, weak)
    ] == []


SMUGGLED = b"GET /i-dag/?SMUGGLED HTTP/1.1\r\nHost: kaffe.example.org\r\n\r\n"


@pytest.mark.parametrize(
    "says",
    [
        b"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n",
        b"Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n",
        b"Transfer-Encoding: xchunked\r\n",
        b"Transfer-Encoding : chunked\r\n",
        b"Content-Length: 5\r\nContent-Length: 6\r\n",
        b"Content-Length: +5\r\n",
    ],
)
def test_a_second_request_hidden_in_the_first_reaches_nobody(site: Installation, says: bytes) -> None:
    """Two that read the end of a request differently let one visitor speak in another's name."""
    sent = b"POST /skriv/ HTTP/1.1\r\nHost: kaffe.example.org\r\n" + says + b"\r\n0\r\n\r\n" + SMUGGLED
    here = ssl.create_default_context()
    here.check_hostname, here.verify_mode = False, ssl.CERT_NONE
    heard = b""
    with (
        socket.create_connection(("127.0.0.1", site.port), timeout=10) as line,
        here.wrap_socket(line, server_hostname=NAME) as sealed,
    ):
        sealed.sendall(sent)
        sealed.settimeout(3)
        with suppress(TimeoutError, OSError):
            while got := sealed.recv(65536):
                heard += got
    assert heard.startswith((b"HTTP/1.1 400", b"HTTP/1.1 501")), heard[:200]
    assert heard.count(b"HTTP/1.1 ") == 1


def test_another_name_is_not_answered(site: Installation) -> None:
    assert site.get("/", Host="somebody-else.example").status == 400


def test_the_workshop_is_not_there(site: Installation) -> None:
    assert site.get("/ui/").status == 404
    assert site.get("/postkasse/").status == 404


def addresses_with_a_key(patterns: list[Any], way: str = "/") -> Iterator[str]:
    """Wherever the house takes a token, now and later; a new one that nginx writes down fails below."""
    for one in patterns:
        here = way + str(one.pattern)
        if hasattr(one, "url_patterns"):
            yield from addresses_with_a_key(one.url_patterns, here)
        elif "token" in one.pattern.converters:
            yield re.sub(r"<[^>]+>", "0-0", here.replace("<str:token>", "SECRET-token"))


def test_a_private_link_is_never_written_in_a_log(site: Installation) -> None:
    found = list(addresses_with_a_key(get_resolver().url_patterns))
    assert len(found) >= 4
    for path in [f"{way}{one}" for one in found for way in ("", "/en", "/naboen", "/naboen/en")]:
        site.get(path)
        site.get(path, plain=True)
        assert site.get(path, sends=b"", **{"Content-Length": str(10**9)}).status == 413, "a fault of nginx"
    assert "/en/m/..." in site.log() and "/k/..." in site.log() and "/naboen/en/m/..." in site.log()
    assert "SECRET" not in everything_written(site)


def test_what_is_searched_for_is_never_written_in_a_log(site: Installation) -> None:
    """A search is often a name. Asked for by GET, with a fault and on plain http too."""
    nobody = "0" * 8 + "-0000-0000-0000-" + "0" * 12
    searches = ("/find/?q=", "/peers/?q=", f"/find-peer/{nobody}/?andre&navn=", "/kaffe/?hvor=")
    for path in [f"{way}{one}CANARY" for one in searches for way in ("", "/en")]:
        site.get(path)
        site.get(path, plain=True)
        assert site.get(path, sends=b"", **{"Content-Length": str(10**9)}).status == 413, "a fault of nginx"
    assert " GET /en/peers/ " in site.log() and " POST /find/ 413 " in site.log()
    assert "CANARY" not in everything_written(site)


def everything_written(site: Installation) -> str:
    logs = sorted(site.folder.glob("*.log"))
    assert {one.stem for one in logs} >= {"access", "site", "error", "other"}
    return "".join(one.read_text() for one in logs)


def test_a_copy_is_due_every_night() -> None:
    """A timer starts the service that bears its name."""
    assert "Unit" not in said("sideomside-backup.timer")
    assert said("sideomside-backup.service")["Type"] == ["oneshot"]
    [when] = said("sideomside-backup.timer")["OnCalendar"]
    assert re.fullmatch(r"\*-\*-\* 0\d:\d\d:00", when)
    assert said("sideomside-backup.timer")["WantedBy"] == ["timers.target"]


def test_a_mail_server_on_the_machine_hands_its_mail_over(site: Installation) -> None:
    def handed_over() -> bool:
        with suppress(ConnectionRefusedError), LMTP("127.0.0.1", site.lmtp_port, "localhost") as door:
            return door.sendmail("bodil@post.example", ["hej@kaffe.example.org"], MAIL) == {}
        return False

    until(handed_over)


def test_djangos_own_list_for_going_live_has_nothing_to_say(site: Installation) -> None:
    assert "no issues" in site.manage("check", "--deploy", "--fail-level", "WARNING")


def test_production_does_not_start_without_its_secret(site: Installation) -> None:
    with pytest.raises(AssertionError, match="SIDEOMSIDE_SECRET_KEY"):
        site.manage("check", SIDEOMSIDE_SECRET_KEY="")


def test_a_mail_in_the_mailbox_stands_on_i_dag(site: Installation, signe: Visitor) -> None:
    """It has lain there since the house was opened; the worker looks once a minute, so it is asked for late."""
    until(lambda: "Jeg vil gerne komme til kaffe." in signe.open("/i-dag/").page, seconds=120)


def test_the_worker_runs_as_the_app_role(site: Installation) -> None:
    site.manage("work", "--once")
    who = "from django.db import connection as c; k = c.cursor(); k.execute('select current_user'); print(k.fetchone())"
    assert "sideomside_app" in site.manage("shell", "-c", who)
