"""In by the sign-in of one's own office: a real OpenID provider on this machine, and a crooked one."""

import json
import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, quote, urlsplit

import jwt
import pytest
import requests
from allauth.mfa.models import Authenticator
from cryptography.hazmat.primitives.asymmetric import rsa
from django.test import Client
from django.utils import timezone
from time_machine import travel

from house.serving import free_port
from sideomside.ground.audit.models import Entry
from sideomside.ground.post.models import Letter
from sideomside.ground.vault.walls import within
from sideomside.partners import actions
from sideomside.partners.data import signing_in
from sideomside.partners.models import OfficeKey, PartnerContact
from sideomside.partners.tests.cast import Cast, gather
from sideomside.people.actions import give_role, invite, send_new_invitation
from sideomside.people.models import Account, LinkAsked, Person
from sideomside.people.rules import Hat
from sideomside.site.doctor.offices import offices as doctor_looks
from tests.office_provider import CLIENT, SECRET, an_office, write_down
from tests.people import build_house, someone

pytestmark = pytest.mark.django_db
BACK = "http://testserver/kontor/amager/retur/"


@pytest.fixture(autouse=True)
def nothing_remembered() -> None:
    signing_in.forget_what_was_read()


@pytest.fixture
def cast() -> Iterator[Cast]:
    house = build_house("København")
    with within(house.organisation.id):
        yield gather(house)


@pytest.fixture(scope="session")
def provider() -> Iterator[str]:
    """A process of its own; it ends with the tests."""
    with an_office(BACK) as issuer:
        yield issuer


def at_the_office(to: str, name: str, known: requests.Session | None = None) -> str:
    """The browser at the provider: a name is typed, and it is sent back to us; returns where."""
    browser, here = known or requests.Session(), f"http://{urlsplit(to).netloc}"
    answer = browser.get(to, allow_redirects=False, timeout=10)
    if "sign-in" in answer.headers["Location"]:
        page = here + answer.headers["Location"]
        onward = browser.post(page, {"name": name}, allow_redirects=False, timeout=10).headers["Location"]
        answer = browser.get(here + onward, allow_redirects=False, timeout=10)
    where = answer.headers["Location"]
    assert where.startswith(BACK)
    return where.removeprefix("http://testserver")


def invitation(cast: Cast, person: Person) -> str:
    return invite(person=person, by=cast.house.system).removeprefix("http://127.0.0.1:8000")


def onward(client: Client, letter: str) -> Any:
    """The page of the invitation, and its one way on."""
    page = client.get(f"{letter}kontor/")
    return client.get(f"{letter}kontor/", {"videre": page.context["onward"]})


def nobody(client: Client, answer: Any) -> bool:
    """A kind page and nobody in; and nothing was written in the log that a stranger could fill."""
    kind = answer.status_code in {403, 503} and "endnu" in answer.content.decode()
    lines = Entry.objects.filter(verb="partner.office_refused").count()
    return kind and "_auth_user_id" not in client.session and lines == 0


def refused(client: Client, answer: Any, word: str) -> bool:
    """A kind page, nobody in, and a line in the log that says one word."""
    [*_, last] = Entry.objects.filter(verb="partner.office_refused").order_by("seq")
    kind = answer.status_code in {403, 503} and "endnu" in answer.content.decode()
    return kind and "_auth_user_id" not in client.session and last.detail["why"] == word


def test_the_whole_way_with_a_real_provider(cast: Cast, provider: str, settings: Any, tmp_path: Path) -> None:
    write_down(settings, tmp_path, cast, provider)
    letter, client = invitation(cast, cast.mette), Client()
    assert "Jobcentret på Amager" in client.get(letter).content.decode()
    to = onward(client, letter)["Location"]
    asked = parse_qs(urlsplit(to).query)
    assert asked["code_challenge_method"] == ["S256"] and asked["scope"] == ["openid"] and SECRET not in to
    back = at_the_office(to, "mette.holm")
    assert client.get(back).status_code == 302
    assert client.get("/samarbejde/")["Location"] == "/konto/2fa/", (
        "our own second factor is asked for as of everybody"
    )
    assert "/konto/password/" not in client.get("/konto/2fa/").content.decode(), "there is none to change"
    assert client.get(letter).status_code == 410, "the letter is used up"
    account = Account.objects.get(person_id=cast.mette.id)
    Authenticator.objects.create(user=account, type=Authenticator.Type.TOTP, data={})
    assert client.get("/samarbejde/").status_code == 200

    later = Client()
    page = later.get("/konto/login/").content.decode()
    assert "/kontor/" in page and "Jobcentret på Amager" in later.get("/kontor/").content.decode()
    answer = later.get(at_the_office(later.get("/kontor/amager/")["Location"], "mette.holm"))
    assert answer["Location"].startswith("/konto/2fa/authenticate"), "and each time after that"
    verbs = list(Entry.objects.filter(verb__startswith="partner.office").values_list("verb", flat=True))
    assert verbs == ["partner.office_bound", "partner.office_came_in", "partner.office_came_in"]
    stored = f"{OfficeKey.objects.values_list('mark')}{Entry.objects.values_list('detail')}"
    assert "mette.holm" not in stored and len(OfficeKey.objects.get().mark) == 64


def test_a_stranger_with_a_token_that_holds_is_still_a_stranger(
    cast: Cast, provider: str, settings: Any, tmp_path: Path
) -> None:
    write_down(settings, tmp_path, cast, provider)
    client = Client()
    answer = client.get(at_the_office(client.get("/kontor/amager/")["Location"], "en.anden"))
    assert refused(client, answer, "unknown") and not OfficeKey.objects.exists()


def test_an_answer_counts_once_and_only_in_the_browser_that_asked(
    cast: Cast, provider: str, settings: Any, tmp_path: Path
) -> None:
    write_down(settings, tmp_path, cast, provider)
    letter, hers, his = invitation(cast, cast.mette), Client(), Client()
    back = at_the_office(onward(hers, letter)["Location"], "mette.holm")
    assert his.get(back).status_code == 403, "another browser never asked"
    his.get("/kontor/amager/")
    assert nobody(his, his.get(back))
    assert hers.get(back).status_code == 302
    again = hers.get(back)
    assert again.status_code == 403, "replayed"
    lines = Entry.objects.filter(verb="partner.office_refused").count()
    assert Client().get(f"{BACK}?code=x&state=y").status_code == 403
    assert lines == Entry.objects.filter(verb="partner.office_refused").count(), "a stranger writes no log"


def test_whoever_no_longer_works_there_is_out(
    cast: Cast, provider: str, settings: Any, tmp_path: Path
) -> None:
    write_down(settings, tmp_path, cast, provider)
    client, browser = Client(), requests.Session()
    client.get(at_the_office(onward(client, invitation(cast, cast.mette))["Location"], "mette.holm", browser))
    actions.end_contact(contact=PartnerContact.objects.get(person=cast.mette), by=cast.as_karen)
    assert not OfficeKey.objects.exists()
    later = Client()
    assert refused(
        later,
        later.get(at_the_office(later.get("/kontor/amager/")["Location"], "mette.holm", browser)),
        "unknown",
    )


def test_only_their_own_contacts_and_only_those_with_nothing_else_to_do_here(
    cast: Cast, provider: str, settings: Any, tmp_path: Path
) -> None:
    write_down(settings, tmp_path, cast, provider)
    other = someone(cast.house, "Omar", Hat.COORDINATOR, mail="omar@huset.example")
    letter = invitation(cast, other)
    assert "kontor/" not in Client().get(letter).content.decode()
    assert Client().get(f"{letter}kontor/").status_code == 404
    hers = invitation(cast, cast.malene)
    client = Client()
    to = onward(client, hers)["Location"]
    give_role(person=cast.malene, programme=cast.house.programme, name=Hat.COORDINATOR, by=cast.house.system)
    assert refused(client, client.get(at_the_office(to, "malene")), "unknown")


# A crooked provider: it answers as the real one does, and says what a test wants it to.


@dataclass
class Crooked:
    port: int
    key: Any = field(default_factory=lambda: rsa.generate_private_key(public_exponent=65537, key_size=2048))
    shown: Any = None  # the key in its list, when it is another
    nonce: str = ""
    says: dict[str, Any] = field(default_factory=dict)
    header: dict[str, Any] = field(default_factory=lambda: {"kid": "1"})
    way: str = "RS256"
    signs_with: Any = None
    asked: list[dict[str, list[str]]] = field(default_factory=list)
    issuer_told: str = ""
    just_now: bool = True

    @property
    def issuer(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def token(self) -> str:
        now = int(time.time())
        claims = {
            "iss": self.issuer, "aud": CLIENT, "sub": "mette", "iat": now, "exp": now + 300, "nonce": self.nonce,
            "acr": "https://loa.example/substantial", "amr": ["mfa", "pwd"],
        } | ({"auth_time": now} if self.just_now else {}) | self.says  # fmt: skip
        claims = {name: said for name, said in claims.items() if said is not None}
        return jwt.encode(
            claims, "" if self.way == "none" else self.signs_with or self.key, self.way, self.header
        )

    def answer(self, path: str) -> dict[str, Any]:
        if path.endswith("openid-configuration"):
            at = {"authorization_endpoint": "a", "token_endpoint": "t", "jwks_uri": "k"}
            return {"issuer": self.issuer_told or self.issuer} | {
                name: f"{self.issuer}/{end}" for name, end in at.items()
            }
        if path == "/k":
            known = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk((self.shown or self.key).public_key()))
            return {"keys": [known | {"kid": "1", "use": "sig"}]}
        return {"id_token": self.token(), "access_token": "x", "token_type": "Bearer"}


@pytest.fixture
def crooked() -> Iterator[Crooked]:
    class Answers(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            said = json.dumps(one.answer(self.path)).encode()
            self.send_response(200)
            self.end_headers()
            self.wfile.write(said)

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            one.asked.append(parse_qs(body) | {"door": [self.headers.get("Authorization", "")]})
            self.do_GET()

        def log_message(self, *_said: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    one = Crooked(server.server_port)
    Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    yield one
    server.shutdown()
    server.server_close()


def there_and_back(client: Client, crooked: Crooked, start: str, **more: str) -> Any:
    to = (onward(client, start.removesuffix("kontor/")) if "velkommen" in start else client.get(start))[
        "Location"
    ]
    asked = {name: said[0] for name, said in parse_qs(urlsplit(to).query).items()}
    crooked.nonce = crooked.nonce or asked["nonce"]
    return client.get("/kontor/amager/retur/", {"code": "kode", "state": asked["state"]} | more)


@pytest.fixture
def bound(cast: Cast, crooked: Crooked, settings: Any, tmp_path: Path) -> Cast:
    """Mette came in once; everything held."""
    write_down(settings, tmp_path, cast, crooked.issuer)
    answer = there_and_back(Client(), crooked, f"{invitation(cast, cast.mette)}kontor/")
    assert answer.status_code == 302, answer.content.decode()
    crooked.nonce = ""
    return cast


OTHER = rsa.generate_private_key(public_exponent=65537, key_size=2048)
HOUR = 3600
WRONG: dict[str, tuple[Callable[[Crooked], None], str]] = {
    "signed with another key": (lambda one: setattr(one, "signs_with", OTHER), "InvalidSignatureError"),
    "another nonce": (lambda one: setattr(one, "nonce", "en fra i går"), "nonce"),
    "no nonce": (lambda one: one.says.update(nonce=None), "nonce"),
    "for somebody else": (lambda one: one.says.update(aud="et andet hus"), "InvalidAudienceError"),
    "for several, asked for by another": (
        lambda one: one.says.update(aud=[CLIENT, "et andet hus"], azp="et andet hus"), "azp",
    ),
    "for several, by nobody": (lambda one: one.says.update(aud=[CLIENT, "et andet hus"]), "azp"),
    "run out": (lambda one: one.says.update(exp=int(time.time()) - HOUR), "ExpiredSignatureError"),
    "from tomorrow": (lambda one: one.says.update(iat=int(time.time()) + HOUR), "ImmatureSignatureError"),
    "without an end": (lambda one: one.says.update(exp=None), "MissingRequiredClaimError"),
    "from another office": (lambda one: one.says.update(iss="https://login.example"), "InvalidIssuerError"),
    "unsigned": (lambda one: setattr(one, "way", "none"), "InvalidAlgorithmError"),
    "sealed with the shared secret": (
        lambda one: (setattr(one, "way", "HS256"), setattr(one, "signs_with", SECRET))[0], "InvalidAlgorithmError",
    ),
    "a key nobody has listed": (lambda one: one.header.update(kid="2"), "key"),
    "nobody in particular": (lambda one: one.says.update(sub=""), "sub"),
}  # fmt: skip


@pytest.mark.filterwarnings("ignore::jwt.warnings.InsecureKeyLengthWarning")
@pytest.mark.parametrize("wrong", WRONG)
def test_what_does_not_hold_lets_nobody_in(wrong: str, bound: Cast, crooked: Crooked) -> None:
    make_wrong, word = WRONG[wrong]
    make_wrong(crooked)
    client = Client()
    answer = there_and_back(client, crooked, "/kontor/amager/")
    assert refused(client, answer, word), Entry.objects.last().detail
    assert "mette" not in answer.content.decode()


def test_it_holds_when_nothing_is_wrong_and_we_come_by_our_own_secret(bound: Cast, crooked: Crooked) -> None:
    client = Client()
    assert there_and_back(client, crooked, "/en/kontor/amager/")["Location"] == "/en/hjem/" or client.session
    asked = crooked.asked[-1]
    assert asked["redirect_uri"] == [BACK] and len(asked["code_verifier"][0]) >= 43
    assert asked["door"][0].startswith("Basic ") and "client_secret" not in asked
    detail = Entry.objects.filter(verb="partner.office_came_in").last().detail
    assert detail == {"acr": "https://loa.example/substantial", "amr": ["mfa", "pwd"]}


def test_an_office_that_calls_itself_something_else_is_not_gone_to(bound: Cast, crooked: Crooked) -> None:
    signing_in.forget_what_was_read()
    crooked.issuer_told = "https://login.example"
    assert Client().get("/kontor/amager/").status_code == 503


def test_another_house_named_in_the_answer_a_no_and_too_long_a_way(bound: Cast, crooked: Crooked) -> None:
    for more in ({"iss": "https://other.example"}, {"code": "", "error": "access_denied"}):
        client = Client()
        assert nobody(client, there_and_back(client, crooked, "/kontor/amager/", **more))
    client = Client()
    state = parse_qs(urlsplit(client.get("/kontor/amager/")["Location"]).query)["state"][0]
    with travel(timezone.now() + timezone.timedelta(minutes=11)):
        assert nobody(client, client.get("/kontor/amager/retur/", {"code": "k", "state": state}))


def test_new_keys_are_read_when_a_token_names_one(bound: Cast, crooked: Crooked) -> None:
    crooked.key = OTHER
    crooked.header = {"kid": "1"}
    client = Client()
    assert refused(client, there_and_back(client, crooked, "/kontor/amager/"), "InvalidSignatureError")
    crooked.nonce = ""
    signing_in.forget_what_was_read()
    client = Client()
    assert there_and_back(client, crooked, "/kontor/amager/").status_code == 302


def test_one_sign_in_is_one_persons_and_one_letter_works_once(bound: Cast, crooked: Crooked) -> None:
    letter = invitation(bound, bound.malene)
    client = Client()
    assert refused(client, there_and_back(client, crooked, f"{letter}kontor/"), "unknown")
    crooked.nonce, crooked.says = "", {"sub": "malene"}
    assert there_and_back(Client(), crooked, f"{letter}kontor/").status_code == 302
    assert Client().get(f"{letter}kontor/").status_code == 410
    assert OfficeKey.objects.count() == 2


def test_theirs_is_enough_only_where_it_was_said_and_shown(
    bound: Cast, crooked: Crooked, settings: Any, tmp_path: Path
) -> None:
    write_down(settings, tmp_path, bound, crooked.issuer, 'second_factor = "theirs"\naccepts = ["mfa"]\n')
    client = Client()
    there_and_back(client, crooked, "/kontor/amager/")
    assert client.get("/samarbejde/").status_code == 200
    crooked.nonce, crooked.says = "", {"amr": ["pwd"]}
    other = Client()
    there_and_back(other, crooked, "/kontor/amager/")
    assert other.get("/samarbejde/")["Location"] == "/konto/2fa/"


def test_asked_again_they_show_it_where_they_have_it_and_are_back(
    bound: Cast, crooked: Crooked, settings: Any, tmp_path: Path
) -> None:
    write_down(settings, tmp_path, bound, crooked.issuer, 'second_factor = "theirs"\naccepts = ["mfa"]\n')
    client = Client()
    there_and_back(client, crooked, "/kontor/amager/")
    with travel(timezone.now() + timezone.timedelta(minutes=15)):
        again = client.post("/arbejde/slet/", {"sure": "on"})
        assert again["Location"] == f"/kontor/amager/?next={quote('/arbejde/slet/', safe='')}"
        crooked.nonce, crooked.just_now = "", False
        assert refused_again(client, crooked, again["Location"]), "no word of when they showed it"
        crooked.nonce, crooked.says = "", {"auth_time": int(time.time())}
        assert there_and_back(client, crooked, again["Location"])["Location"] == "/arbejde/slet/"


def refused_again(client: Client, crooked: Crooked, start: str) -> bool:
    answer = there_and_back(client, crooked, start)
    return answer.status_code == 403 and "Log ud derovre" in answer.content.decode()


@pytest.mark.parametrize(
    "onward", ["https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:1"]
)
def test_nobody_is_led_out_of_the_house(bound: Cast, crooked: Crooked, onward: str) -> None:
    crooked.says = {"auth_time": int(time.time())}
    answer = there_and_back(Client(), crooked, f"/kontor/amager/?next={onward}")
    assert "evil" not in answer["Location"] and answer["Location"].startswith("/")


def test_without_any_office_there_is_no_such_page_and_no_line_at_the_door(cast: Cast) -> None:
    assert [
        Client().get(path).status_code for path in ("/kontor/", "/kontor/amager/", "/kontor/amager/retur/")
    ] == [404] * 3
    assert "/kontor/" not in Client().get("/konto/login/").content.decode()


HALF = {
    'issuer = "http://login.example"': "https://",
    'partner = "amager"': "which partner",
    'secret_file = "/nowhere/secret"': "cannot be read",
    'second_factor = "theirs"': "neither",
    'colour = "red"': "nobody reads",
}


@pytest.mark.parametrize("line", HALF)
def test_the_doctor_says_what_is_half_written(cast: Cast, settings: Any, tmp_path: Path, line: str) -> None:
    write_down(settings, tmp_path, cast, "https://login.example")
    file = Path(settings.OFFICES)
    name = line.partition(" = ")[0]
    file.write_text(
        "\n".join([*(one for one in file.read_text().splitlines() if not one.startswith(name)), line])
    )
    assert [one for one in doctor_looks() if HALF[line] in one.what]
    assert Client().get("/kontor/").status_code == 404, "half written it is not there at all"


def test_the_doctor_misses_a_partner_a_file_and_an_office_that_does_not_answer(
    cast: Cast, settings: Any, tmp_path: Path
) -> None:
    settings.OFFICES = str(tmp_path / "nothing.toml")
    assert "cannot be read" in next(iter(doctor_looks())).what
    write_down(settings, tmp_path, cast, f"http://127.0.0.1:{free_port()}")
    assert [one.level for one in doctor_looks()] == ["warning"]
    file = Path(settings.OFFICES)
    file.write_text(
        re.sub(r'partner = ".*"', 'partner = "00000000-0000-4000-8000-000000000000"', file.read_text())
    )
    assert "not in this house" in next(iter(doctor_looks())).what


def test_a_mailbox_and_a_sign_in_there_are_not_enough_for_somebody_who_has_a_key_of_ours(
    cast: Cast, crooked: Crooked, settings: Any, tmp_path: Path
) -> None:
    write_down(settings, tmp_path, cast, crooked.issuer, 'second_factor = "theirs"\naccepts = ["mfa"]\n')
    letter = invitation(cast, cast.mette)
    account = Account.objects.get(person_id=cast.mette.id)
    Authenticator.objects.create(user=account, type=Authenticator.Type.TOTP, data={})
    client = Client()
    answer = there_and_back(client, crooked, f"{letter}kontor/")
    assert answer["Location"].startswith("/konto/2fa/authenticate")
    assert client.get("/samarbejde/").status_code == 302


def test_a_sign_in_that_was_tied_is_never_replaced_and_no_mailbox_gets_a_password(
    bound: Cast, crooked: Crooked
) -> None:
    key = OfficeKey.objects.get()
    letter = invitation(bound, bound.mette)  # a coordinator's doing: no forgotten password sends one
    crooked.says = {"sub": "en kollega"}
    client = Client()
    assert refused(client, there_and_back(client, crooked, f"{letter}kontor/"), "unknown")
    assert OfficeKey.objects.get().mark == key.mark
    before = Letter.objects.count()
    asked = LinkAsked(fingerprint=Account.objects.get(person_id=bound.mette.id).username)
    assert not send_new_invitation(asked=asked, by=bound.house.system) and Letter.objects.count() == before


def test_nobodys_browser_is_sent_to_an_office_by_somebody_elses_link(
    cast: Cast, crooked: Crooked, settings: Any, tmp_path: Path
) -> None:
    write_down(settings, tmp_path, cast, crooked.issuer)
    letter, hers, his = invitation(cast, cast.mette), Client(), Client()
    page = hers.get(f"{letter}kontor/")
    assert page.status_code == 200 and "Mette" in page.content.decode()
    assert f'<a class="back" href="{letter}">Vælg hellere en adgangskode</a>' in page.content.decode()
    assert his.get(f"{letter}kontor/", {"videre": page.context["onward"]}).status_code == 200
    to = onward(hers, letter)["Location"]
    assert "prompt=login" in to and "max_age=0" in to
    crooked.just_now = False
    other = Client()
    assert refused(other, there_and_back(other, crooked, f"{letter}kontor/"), "auth_time")


def test_an_office_that_never_says_when_leaves_another_way_in(
    cast: Cast, crooked: Crooked, settings: Any, tmp_path: Path
) -> None:
    write_down(settings, tmp_path, cast, crooked.issuer)
    letter, client = invitation(cast, cast.mette), Client()
    crooked.just_now = False
    page = there_and_back(client, crooked, f"{letter}kontor/").content.decode()
    assert "Vælg en adgangskode i stedet" in page and f'href="{letter}"' in page and "Ring til os" not in page
    assert client.get(letter).status_code == 200, "the letter is not used up"
    assert client.post(letter, {"password": "en lang sætning om kaffe"}).status_code == 302
    assert not OfficeKey.objects.exists()


def test_let_through_by_an_office_that_knows_the_browser_is_not_shown_just_now(
    bound: Cast, crooked: Crooked, settings: Any, tmp_path: Path
) -> None:
    write_down(settings, tmp_path, bound, crooked.issuer, 'second_factor = "theirs"\naccepts = ["mfa"]\n')
    client = Client()
    there_and_back(client, crooked, "/kontor/amager/")
    assert client.post("/arbejde/slet/", {"sure": "on"})["Location"].startswith("/kontor/amager/?next=")


@pytest.mark.parametrize(
    "strange", [{"kty": ["RSA"]}, {"kty": "RSA", "n": [], "e": 1}, {"kty": "EC", "crv": {}}, 7]
)
def test_keys_nobody_would_make_are_refused_kindly(
    bound: Cast, crooked: Crooked, strange: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    signing_in.forget_what_was_read()
    before = crooked.answer
    listed = strange | {"kid": "1"} if isinstance(strange, dict) else strange
    monkeypatch.setattr(crooked, "answer", lambda path: {"keys": [listed]} if path == "/k" else before(path))
    client = Client()
    assert there_and_back(client, crooked, "/kontor/amager/").status_code == 403
