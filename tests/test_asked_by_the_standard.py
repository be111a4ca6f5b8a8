"""Small promises that docs/asvs.toml points at, where no room's own story tells them already."""

import ast
import os
import runpy
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from allauth.mfa.totp.internal.auth import (
    TOTP,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.conf import settings
from django.contrib.auth.tokens import default_token_generator
from django.contrib.sessions.models import Session
from django.test import Client

from sideomside.ground.vault.walls import within
from sideomside.people import actions
from sideomside.people.models import Account
from tests.people import Hat, House, build_house, someone
from tests.signing_in import PASSWORD, at_work

LONG_AND_ODD = "  en kop kaffe ved vinduet, Æbleskive 🌻 og " + "regnvejr " * 6


@pytest.fixture
def house(db: None) -> House:
    return build_house("København")


@pytest.fixture
def karen(house: House) -> Client:
    with within(house.organisation.id):
        return at_work(house, someone(house, "Karen", Hat.COORDINATOR, mail="karen@huset.example"))


def in_production(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    for name in [name for name in os.environ if name.startswith("SIDEOMSIDE_")]:
        monkeypatch.delenv(name)
    for name, value in {"MODE": "production", "SECRET_KEY": "x" * 50, "DATA": str(tmp_path)}.items():
        monkeypatch.setenv(f"SIDEOMSIDE_{name}", value)
    return runpy.run_path(str(settings.PACKAGE / "site" / "settings.py"))


def test_cookies_of_a_real_installation_are_bound_to_their_host(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = in_production(tmp_path, monkeypatch)
    for cookie in ("SESSION", "CSRF"):
        assert real[f"{cookie}_COOKIE_NAME"].startswith("__Host-")
        assert real[f"{cookie}_COOKIE_SECURE"] and real[f"{cookie}_COOKIE_HTTPONLY"]
    assert real["SESSION_COOKIE_SAMESITE"] == "Lax" and real["DEBUG"] is False and real["GALLERY"] is False
    assert real["SECURE_HSTS_SECONDS"] >= 31536000 and real["SECURE_HSTS_INCLUDE_SUBDOMAINS"]


def test_a_page_from_elsewhere_is_told_nothing_and_sends_nothing(house: House) -> None:
    """No answer names another origin, and a form without our own token is not taken."""
    stranger = Client(enforce_csrf_checks=True)
    answer = stranger.get("/skriv/", headers={"origin": "https://elsewhere.example"})
    assert not [name for name in answer.headers if name.startswith("Access-Control-")]
    assert stranger.post("/skriv/", {"words": "Hej"}).status_code == 403


def test_every_page_says_what_kind_it_is_and_is_kept_by_nobody(house: House, karen: Client) -> None:
    for client, at in ((Client(), "/"), (Client(), "/kalender/kalender.ics"), (karen, "/i-dag/")):
        answer = client.get(at)
        assert answer.status_code == 200 and "charset=utf-8" in answer["Content-Type"]
        assert answer["X-Content-Type-Options"] == "nosniff" and "no-store" in answer["Cache-Control"]


def test_a_folder_of_files_is_not_listed(house: House) -> None:
    assert Client().get("/static/").status_code == 404


def invited(house: House, client: Client, password: str) -> Account:
    with within(house.organisation.id):
        jonas = someone(house, "Jonas", Hat.PEER)
        account = actions.make_account(person=jonas, login="jonas@huset.example", by=house.system)
    token = default_token_generator.make_token(account)
    client.post(f"/velkommen/{account.id}/{token}/", {"password": password})
    return Account.objects.get(id=account.id)


def test_a_password_may_be_long_and_odd_and_is_taken_exactly(house: House, client: Client) -> None:
    account = invited(house, client, LONG_AND_ODD)
    assert len(LONG_AND_ODD) > 64 and account.check_password(LONG_AND_ODD)
    assert not account.check_password(LONG_AND_ODD.strip()) and not account.check_password(
        LONG_AND_ODD.upper()
    )


@pytest.mark.parametrize("weak", ["kort", "1qaz2wsx3edc", "1qaz2wsx3edc4rfv"])
def test_a_short_or_well_known_password_is_not_taken(house: House, client: Client, weak: str) -> None:
    assert not invited(house, client, weak).check_password(weak)


def test_the_box_for_a_password_hides_it_and_lets_a_helper_fill_it_in(house: House) -> None:
    page = Client().get("/konto/login/").content.decode()
    assert 'type="password"' in page and 'autocomplete="current-password"' in page and "onpaste" not in page


def test_another_password_takes_the_old_one(house: House, karen: Client) -> None:
    at, new = "/konto/password/change/", "en helt ny rad af ord"
    account = Account.objects.get(organisation=house.organisation)
    both = {"password1": new, "password2": new}
    karen.post(at, {"oldpassword": "forkert ord her", **both})
    account.refresh_from_db()
    assert account.check_password(PASSWORD)
    karen.post(at, {"oldpassword": PASSWORD, **both})
    account.refresh_from_db()
    assert account.check_password(new)


def test_coming_in_gives_a_fresh_session_and_leaving_ends_it(house: House) -> None:
    client = Client()
    client.get("/konto/login/")
    session = client.session
    session["look"] = "dark"
    session.save()
    client.cookies["session"] = before = session.session_key
    with within(house.organisation.id):
        person = someone(house, "Karen", Hat.COORDINATOR)
        actions.make_account(person=person, login="k@huset.example", password=PASSWORD, by=house.system)
    client.post("/konto/login/", {"login": "k@huset.example", "password": PASSWORD})
    inside = client.cookies["session"].value
    assert inside != before and len(inside) >= 32 and not Session.objects.filter(session_key=before).exists()
    client.post("/konto/logout/")
    assert not Session.objects.filter(session_key=inside).exists()


def test_a_code_from_an_app_is_taken_once(house: House, client: Client) -> None:
    with within(house.organisation.id):
        person = someone(house, "Karen", Hat.COORDINATOR)
        account = actions.make_account(
            person=person, login="k@huset.example", password=PASSWORD, by=house.system
        )
    secret = generate_totp_secret()
    TOTP.activate(account, secret)
    code = f"{hotp_value(secret, next(yield_hotp_counters_from_time())):06}"
    for works in (302, 200):
        client.post("/konto/login/", {"login": "k@huset.example", "password": PASSWORD})
        assert client.post("/konto/2fa/authenticate/", {"code": code}).status_code == works
        client.logout()


def test_what_stands_in_the_address_is_no_answer_to_a_form(house: House) -> None:
    """Only what was sent with the press counts, and of two of one name the last."""
    client = Client()
    only_there = client.post("/skriv/?words=Fra+adressen&channel=comes", {"channel": "comes"})
    assert only_there.status_code == 200 and "Fra adressen" not in only_there.content.decode()
    said = client.post("/skriv/", {"channel": "comes", "words": ["", "Den sidste"]})
    assert "Den sidste" in said.content.decode() or said.status_code == 302


def test_a_line_end_in_an_address_is_no_line_in_the_log(
    house: House, caplog: pytest.LogCaptureFixture
) -> None:
    Client().get("/nej%0aFALSK%20linje/")
    assert [line for line in caplog.messages if "FALSK" in line]
    assert not [line for line in caplog.messages if "\n" in line]


def test_nothing_is_told_back_as_it_was_sent(house: House) -> None:
    assert Client().generic("TRACE", "/").status_code == 405


def test_one_sees_where_one_is_signed_in_and_ends_the_others(house: House, karen: Client) -> None:
    account = Account.objects.get(organisation=house.organisation)
    other = Client()
    other.force_login(account)
    other.get("/i-dag/")
    karen.get("/i-dag/")
    assert karen.get("/konto/sessions/").status_code == 200
    karen.post("/konto/sessions/")
    assert karen.get("/i-dag/").status_code == 200
    assert other.get("/i-dag/").status_code == 302


TAKES_A_PATTERN = {"compile", "search", "match", "fullmatch", "findall", "finditer", "sub", "subn", "split"}


def patterns_in(tree: ast.Module) -> Iterator[ast.expr]:
    for node in ast.walk(tree):
        called = node.func if isinstance(node, ast.Call) and node.args else None
        if (
            isinstance(called, ast.Attribute)
            and ast.unparse(called.value) == "re"
            and called.attr in TAKES_A_PATTERN
        ):
            yield node.args[0]


def made_here(pattern: ast.expr, ours: set[str]) -> bool:
    """Written out, a name of the module's own, what re.escape made harmless, or put together of these."""
    calls = {ast.unparse(node.func) for node in ast.walk(pattern) if isinstance(node, ast.Call)}
    harmless = {
        id(part)
        for node in ast.walk(pattern)
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "re.escape"
        for part in ast.walk(node)
    }
    names = {node.id for node in ast.walk(pattern) if isinstance(node, ast.Name) and id(node) not in harmless}
    return names <= ours and all(one == "re.escape" or one.endswith(".join") for one in calls)


def names_of(tree: ast.Module) -> set[str]:
    """What is bound once when the module is read, and what runs through such a thing."""
    ours = {node.id for top in tree.body for node in ast.walk(top) if _binds(top, node)}
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.For | ast.comprehension)
            and {one.id for one in ast.walk(node.iter) if isinstance(one, ast.Name)} <= ours
        ):
            ours |= {one.id for one in ast.walk(node.target) if isinstance(one, ast.Name)}
    return ours


def _binds(top: ast.stmt, node: ast.AST) -> bool:
    return (
        isinstance(top, ast.Assign | ast.AnnAssign)
        and isinstance(node, ast.Name)
        and isinstance(node.ctx, ast.Store)
    )


def test_no_pattern_is_made_of_what_somebody_typed() -> None:
    strange = []
    for path in sorted(settings.PACKAGE.rglob("*.py")):
        if "tests" in path.parts:
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        ours = names_of(tree)
        strange += [
            f"{path.name}: {ast.unparse(one)}" for one in patterns_in(tree) if not made_here(one, ours)
        ]
    # Our own list of heavy words, which lies beside the code as data and is bounded there.
    assert [one for one in strange if not one.startswith("heavy.py: ")] == []
    assert len(strange) == 1


def test_a_pattern_of_typed_words_would_be_seen() -> None:
    tree = ast.parse(
        "import re\nOURS = 'a'\ndef f(typed):\n    re.search(typed, OURS)\n    re.search(OURS + 'b', typed)\n"
    )
    seen = [ast.unparse(one) for one in patterns_in(tree) if not made_here(one, names_of(tree))]
    assert seen == ["typed"]


def test_every_piece_of_cryptography_stands_in_the_inventory() -> None:
    """What the vault takes from the library, but its errors; and nobody else takes anything."""
    used = set()
    for path in sorted(settings.PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("cryptography"):
                assert "vault" in path.parts or "tests" in path.parts, path
                used |= {one.name for one in node.names if "exceptions" not in (node.module or "")}
    told = (settings.PACKAGE.parent / "docs" / "controls.md").read_text(encoding="utf-8")
    assert used >= {"AESGCM", "HKDF"}
    assert [name for name in sorted(used) if f"`{name}`" not in told] == []
