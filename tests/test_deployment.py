"""A real installation as docs/deploy describes it, tried: PostgreSQL roles, granian, a worker, nginx with TLS."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.deployment import NAME, Installation, installed

pytestmark = pytest.mark.deployment

FOUND = (
    "from sideomside.people.models import Organisation; "
    "Organisation.objects.create(name='Foreningen', host='peer.example.org')"
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    folder: Path = tmp_path_factory.mktemp("installation")
    folder.chmod(0o755)
    with installed(folder) as made:
        assert made.get("/").status == 503, "nobody has moved in yet, and the page says so"
        made.manage("shell", "-c", FOUND)
        yield made


def test_the_front_door_is_open(site: Installation) -> None:
    answer = site.get("/")
    assert (answer.status, b"<h1" in answer.body) == (200, True)


def test_nobody_talks_to_it_without_tls(site: Installation) -> None:
    answer = site.get("/skriv/", plain=True)
    assert answer.status == 301
    assert answer.headers["Location"] == f"https://{NAME}/skriv/"


def test_every_answer_carries_the_strict_headers(site: Installation) -> None:
    headers = site.get("/hvis-det-haster/").headers
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert int(headers["Strict-Transport-Security"].split(";")[0].split("=")[1]) >= 31536000
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"


def test_another_name_is_not_answered(site: Installation) -> None:
    assert site.get("/", Host="somebody-else.example").status == 400


def test_the_workshop_is_not_there(site: Installation) -> None:
    assert site.get("/ui/").status == 404
    assert site.get("/postkasse/").status == 404


def test_a_private_link_is_never_written_in_a_log(site: Installation) -> None:
    for path in ("/m/SECRET-token/", "/en/m/SECRET-token/", "/velkommen/0-0/SECRET-token/"):
        site.get(path)
    assert "/en/m/..." in site.log()
    assert "SECRET" not in site.log() + (site.folder / "site.log").read_text()


def test_djangos_own_list_for_going_live_has_nothing_to_say(site: Installation) -> None:
    assert "no issues" in site.manage("check", "--deploy", "--fail-level", "WARNING")


def test_production_does_not_start_without_its_secret(site: Installation) -> None:
    with pytest.raises(AssertionError, match="SIDEOMSIDE_SECRET_KEY"):
        site.manage("check", SIDEOMSIDE_SECRET_KEY="")


def test_the_worker_runs_as_the_app_role(site: Installation) -> None:
    site.manage("work", "--once")
    who = "from django.db import connection as c; k = c.cursor(); k.execute('select current_user'); print(k.fetchone())"
    assert "sideomside_app" in site.manage("shell", "-c", who)
