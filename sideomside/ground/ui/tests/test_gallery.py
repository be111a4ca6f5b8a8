"""The gallery: every piece, in both languages, on the house's own settings."""

import gzip
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.test import Client

from tests.people import build_house

pytestmark = pytest.mark.django_db(databases=["default", "keys"])

PAGES = ["", "skriv/", "min-side/", "i-dag/", "find-en-peer/"]
MISHAPS = [f"fejl/{name}/" for name in ("403", "404", "429", "500", "lukket", "gammel")]
IDS = re.compile(r'\sid="([^"]+)"')


@pytest.fixture(autouse=True)
def _a_house():
    build_house("Gallery")


@pytest.mark.parametrize("page", [*PAGES, *MISHAPS])
@pytest.mark.parametrize(("tree", "language", "other"), [("", "da", "en"), ("/en", "en", "da")])
def test_every_page_is_whole_in_both_languages(page, tree, language, other):
    answer = Client().get(f"{tree}/ui/{page}")
    html = answer.content.decode()
    assert answer.status_code == 200
    assert f'<html lang="{language}"' in html
    assert html.count("<h1") == html.count('<main id="main"') == 1
    assert 'href="#main"' in html
    assert len(IDS.findall(html)) == len(set(IDS.findall(html)))
    if page in PAGES:
        assert f'hreflang="{other}"' in html


def test_danish_pages_are_danish():
    html = Client().get("/ui/skriv/").content.decode()
    assert "Hvad vil du gerne have, at vi ved?" in html
    assert "(frivilligt)" in html
    assert "Har du det rigtig skidt lige nu?" in html


def test_a_form_with_errors_says_so_in_its_title():
    html = Client().post("/ui/skriv/", {"name": "Ida"}).content.decode()
    assert "<title>Ret: Skriv et par linjer om dig selv" in html
    assert 'value="Ida"' in html


def test_the_private_page_says_nothing_about_where_one_is():
    html = Client().get("/ui/min-side/").content.decode()
    assert "<title>Din side</title>" in html
    assert "Side om side" not in html
    assert 'name="robots" content="noindex' in html
    assert 'href="data:,"' in html


@pytest.mark.parametrize("page", MISHAPS)
def test_help_stands_on_every_mishap(page):
    assert 'href="tel:112"' in Client().get(f"/ui/{page}").content.decode()


def test_a_mishap_we_did_not_draw_is_not_found():
    assert Client().get("/ui/fejl/settings/").status_code == 404


@pytest.mark.parametrize("page", PAGES)
def test_a_cold_page_stays_within_thirty_kilobytes_and_four_requests(page):
    html = Client().get(f"/ui/{page}").content.decode()
    asked = set(re.findall(r'(?:href|src)="(/static/[^"]+)"', html))
    asked_for = [finders.find(path.removeprefix("/static/")) for path in asked]
    weight = sum(weighed(Path(file)) for file in asked_for) + len(gzip.compress(html.encode(), 9))
    assert 1 + len(asked) <= 4
    assert weight <= 30 * 1024


def weighed(file: Path) -> int:
    """As it travels: text is compressed, a font already is."""
    raw = file.read_bytes()
    return len(raw) if file.suffix == ".woff2" else len(gzip.compress(raw, 9))
