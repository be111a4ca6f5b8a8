"""A programme with a front door of its own: its name, its colours, its words, its coffee, and nobody else's writing."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from sideomside.gatherings import actions as gatherings
from sideomside.gatherings.rules import Plan
from sideomside.intake.models import Enquiry
from sideomside.people import actions as people
from sideomside.people.models import Area, HelpLine, Place, Programme
from sideomside.people.rules import Hat, NotAllowed, Viewer, is_a_door_word, words_of_ours
from sideomside.stories import actions as stories
from sideomside.stories.models import Story
from sideomside.welcome import actions, queries
from sideomside.welcome.models import Look, Page, Picture
from sideomside.welcome.rules import Said
from sideomside.welcome.tests.conftest import Read, opens
from tests.people import House, at_work, someone, wearing

On = Callable[..., None]
NORD = "/nord/"
LOOK = "huset/sider/udseende/"


@pytest.fixture
def nord(house: House) -> House:
    """Kaffe i Nord lives in the same house as København peer, and Omar coordinates it."""
    programme = people.open_programme(name="Kaffe i Nord", about={"languages": ["da", "so"]}, by=house.system)
    area = Area.objects.create(programme=programme, name="Nordhavn")
    place = Place.objects.create(programme=programme, area=area, name="Skuret", street="Molen 2")
    return House(house.organisation, programme, area, place)


@pytest.fixture
def omar(nord: House) -> Client:
    return at_work(nord, someone(nord, "Omar", Hat.COORDINATOR))


@pytest.fixture
def opened(nord: House, omar: Client) -> Client:
    named(omar, nord, door_word="Nord/")
    return omar


def named(browser: Client, nord: House, **said: Any) -> Any:
    now = Programme.objects.get(id=nord.programme.id)
    usual = {"name": now.name, "languages": now.languages, "version": now.version}
    return browser.post(f"/huset/program/{nord.programme.id}/", usual | said)


def test_its_coordinator_opens_the_door_and_it_stays_where_people_have_been_told(
    nord: House, omar: Client, karen: Client, read: Read
) -> None:
    assert omar.get(NORD).status_code == 404
    assert "Her taler vi dansk, somali." in read("/kontakt/")
    for taken in ("kaffe", "en", "static", "konto", "Å", "n", "nord/syd"):
        answer = named(omar, nord, door_word=taken)
        assert answer.status_code == 200 and "Vælg et andet ord" in answer.content.decode(), taken
    assert named(karen, nord, door_word="nord").status_code == 404
    answer = named(omar, nord, door_word="Nord/", name="Kaffen i Nord", languages=["da", "so", "dsl"])
    assert answer.status_code == 302
    assert 'href="/nord/huset/sider/"' in omar.get(answer["Location"]).content.decode()
    page = read("/kontakt/")
    assert 'href="/nord/"' in page and "Kaffen i Nord" in page and "dansk tegnsprog" in page
    named(omar, nord, door_word="syd")
    assert Programme.objects.get(id=nord.programme.id).door_word == "nord"
    as_omar = Viewer(Hat.COORDINATOR, nord.organisation.id, None, frozenset({nord.programme.id}))
    now = Programme.objects.get(id=nord.programme.id)
    for wrong in ({"door_word": "syd"}, {"languages": ["volapyk"]}, {"languages": []}, {"name": " "}):
        said = {"name": "x", "languages": ["da"], "door_word": "nord"} | wrong
        with pytest.raises(NotAllowed):
            people.name_programme(programme=now, **said, version=now.version, by=as_omar)


def test_every_page_stands_there_too_in_both_languages_and_leads_on_inside(
    opened: Client, house: House, nord: House, read: Read, on: On
) -> None:
    on(date(2026, 11, 23))
    for one in (house, nord):
        opens(one, 0, "13:00", "16:00")
    page = read(f"{NORD}kaffe/")
    assert "Skuret" in page and "Opdigtet Vej 1" not in page
    assert 'href="/nord/en/kaffe/"' in page and 'href="/nord/hvis-det-haster/"' in page
    assert '<a href="/">En del af København</a>' in page
    assert 'href="/static/' in page and "/nord/static" not in page
    english = read(f"{NORD}en/kaffe/")
    assert 'href="/nord/kaffe/"' in english and "Come for coffee" in english and '<a href="/en/">' in english
    both = read("/kaffe/")
    assert "Skuret" in both and "Opdigtet Vej 1" in both and "En del af" not in both
    for path in ("", "kalender/", "historier/", "kontakt/", "soeg/?q=kaffe", "om-os/", "hvis-det-haster/"):
        inside = read(f"{NORD}{path}")
        assert "Opdigtet Vej" not in inside and 'href="/kaffe/"' not in inside, path


def test_its_name_and_colours_are_its_own_and_readable(
    opened: Client, karen: Client, client: Client, read: Read
) -> None:
    house = {"name": "Huset", "strong": "#7A1F5C", "warm": "", "version": 0}
    assert karen.post(f"/{LOOK}", house).status_code == 302
    assert "<span>Huset</span>" in read(NORD), "the house's, until it has chosen"
    assert karen.get(f"{NORD}{LOOK}").status_code == 404
    theirs = {"name": "Kaffe i Nord", "strong": "#0B5D3B", "warm": "#F4C95D", "version": 0}
    refused = opened.post(f"{NORD}{LOOK}", theirs | {"strong": "#FFD85C"}).content.decode()
    assert "Hvide ord på den er svære at læse" in refused
    assert opened.post(f"{NORD}{LOOK}", theirs).status_code == 302
    there, here = read(NORD), read("/")
    assert "<span>Kaffe i Nord</span>" in there and "<span>Huset</span>" in here
    css = [page.split('<link rel="stylesheet" href="')[-1].split('"')[0] for page in (there, here)]
    assert css[0].startswith("/nord/farver/") and css[0] != f"/nord{css[1]}", (
        "another address for other colours"
    )
    assert "#0B5D3B" in client.get(css[0]).content.decode()
    assert "#7A1F5C" in client.get(css[1]).content.decode()
    assert Look.objects.count() == 2


def test_it_says_what_the_house_says_until_it_has_said_something_itself(
    opened: Client, karen: Client, read: Read
) -> None:
    words = {
        "title_da": "Vi er naboer",
        "words_da": "Kom til [kaffe](/kaffe/) her.",
        "version": 0,
        "do": "show",
    }
    karen.post("/huset/sider/us/", words)
    assert "Vi er naboer" in read(f"{NORD}om-os/") and 'href="/nord/kaffe/"' in read(f"{NORD}om-os/")
    listed = opened.get(f"{NORD}huset/sider/").content.decode()
    assert "Det er siderne for Kaffe i Nord" in listed and "Jeres egne ord siden" not in listed
    assert karen.get(f"{NORD}huset/sider/").status_code == 404
    opened.post(f"{NORD}huset/sider/us/", words | {"title_da": "Vi bor ved vandet"})
    assert "Vi bor ved vandet" in read(f"{NORD}om-os/") and "Vi er naboer" in read("/om-os/")
    opened.post(f"{NORD}huset/sider/", {"title": "Isbadning", "once": "5f0c2b9e-6c1d-4e0a-9a55-0d6c1f2a7b11"})
    opened.post(
        f"{NORD}huset/sider/isbadning/",
        {"title_da": "Isbadning", "words_da": "Hver søndag.", "version": 0, "do": "show"},
    )
    assert "Hver søndag." in read(f"{NORD}side/isbadning/")
    assert Client().get("/side/isbadning/").status_code == 404


@pytest.mark.parametrize("asked", ["the house", "the programme"])
def test_a_picture_that_came_along_to_a_programmes_page_is_deleted_by_whoever_is_asked(
    opened: Client, karen: Client, read: Read, a_photo: bytes, asked: str
) -> None:
    """Its first draft begins with what the house shows; somebody on the picture asks one of the two, and is gone."""
    words = {"title_da": "Vi er her", "words_da": "Kom ind.", "alt_da": "En bænk", "do": "show"}
    photo = SimpleUploadedFile("os.jpg", a_photo, "image/jpeg")
    karen.post("/huset/sider/us/", words | {"version": 0, "picture": photo})
    opened.post(f"{NORD}huset/sider/us/", words | {"version": 0, "title_da": "Vi i Nord"})
    one = Picture.objects.get()
    assert f"{one.id}" in read("/om-os/") and f"{one.id}" in read(f"{NORD}om-os/")
    door, who = ("/", karen) if asked == "the house" else (NORD, opened)
    assert who.post(f"{door}huset/sider/us/billede/{one.id}/slet/").status_code == 302
    assert not Picture.objects.exists()
    assert f"{one.id}" not in read("/om-os/") and f"{one.id}" not in read(f"{NORD}om-os/")


def test_each_programme_is_drawn_by_itself_since_each_measures_from_a_middle_of_its_own(
    opened: Client, house: House, nord: House, read: Read, on: On
) -> None:
    on(date(2026, 11, 23))
    for one, name in ((house, "Valby"), (nord, "Sydhavn")):
        other = Area.objects.create(programme=one.programme, name=name, east_km=3, north_km=2)
        Place.objects.create(programme=one.programme, area=other, name=f"Stuen i {name}")
        Area.objects.filter(id=one.area.id).update(east_km=0, north_km=0)
    first, second = (
        read("/kaffe/").split(f'aria-labelledby="lie{nr} ')[1].split("</svg>")[0] for nr in (1, 2)
    )
    assert [
        ("Valby" in one, "Sydhavn" in one) for one in sorted((first, second), key=lambda one: "Valby" in one)
    ] == [
        (False, True),
        (True, False),
    ]
    assert "Kaffe i Nord. Tegnet af os" in read("/kaffe/") and "Kaffe i Nord. Tegnet" not in read(
        f"{NORD}kaffe/"
    )
    assert "Sydhavn" in read(f"{NORD}kaffe/") and "Valby" not in read(f"{NORD}kaffe/")


def test_its_own_events_stand_there_and_no_other_programmes(
    opened: Client, house: House, nord: House, read: Read
) -> None:
    soon = timezone.now() + timedelta(days=3)
    for one, title in ((house, "Fællessang"), (nord, "Isbadning")):
        by = wearing(one, someone(one, f"Vært {title}", Hat.COORDINATOR), Hat.COORDINATOR)
        event = Plan(kind="event", title=title, times=[soon], place=one.place, seats=4)
        made = gatherings.plan(programme=one.programme, plan=event, once=uuid4(), by=by)
        gatherings.move_on(gathering=made, to="open", by=by)
        near = {"name": f"Koret {title}", "sort": "sing"}
        gatherings.keep_activity(programme=one.programme, known=near, once=uuid4(), by=by)
    there, everywhere = read(f"{NORD}kalender/"), read("/kalender/")
    assert "Isbadning" in there and "Fællessang" not in there and 'href="/kalender/"' in there
    assert "Isbadning" in everywhere and "Fællessang" in everywhere
    assert "Isbadning" in read(f"{NORD}kalender/kalender.ics") and "Fællessang" not in read(
        f"{NORD}kalender/kalender.ics"
    )
    near_home = read(f"{NORD}ud-i-livet/")
    assert "Koret Isbadning" in near_home and "Koret Fællessang" not in near_home


def test_stories_are_the_houses_and_one_from_there_stands_first_only_when_its_writer_says_so(
    opened: Client, house: House, nord: House, read: Read
) -> None:
    theirs = _told(nord, "Åse", "Broen i tåge")
    _told(house, "Bo", "Vinduet stod åbent")
    listed = read(f"{NORD}historier/")
    assert listed.index("Vinduet stod åbent") < listed.index("Broen i tåge"), (
        "newest first, nobody's town told"
    )
    assert "Herfra" not in listed and "De kommer fra hele København" in listed
    assert "De kommer fra hele" not in read("/historier/")
    phone = at_work(nord, theirs.person)
    mine = f"/peer/historier/{theirs.id}/"
    assert "Ingen kan se, hvilket program" in phone.get(mine).content.decode()
    phone.post(mine, {"do": "from_here"})
    listed = read(f"{NORD}historier/")
    assert listed.index("Broen i tåge") < listed.index("Vinduet stod åbent") and listed.count(">Herfra<") == 1
    assert "Broen i tåge" in read(NORD) and "Vinduet stod åbent" not in read(NORD)
    assert ">Herfra<" not in read("/historier/") and ">Herfra<" not in read("/en/historier/")
    phone.post(mine, {"do": "from_nowhere"})
    assert ">Herfra<" not in read(f"{NORD}historier/")
    with pytest.raises(NotAllowed):
        stories.say_where(story=theirs, from_here=True, by=_keeper(nord))


def test_the_help_lines_are_those_that_answer_where_the_programme_is(
    opened: Client, house: House, nord: House, read: Read, on: On
) -> None:
    """A doctor on call has one number in each region."""
    on(date(2027, 2, 1))  # the regions are fewer now; a line keeps the name it was written down with
    Programme.objects.filter(id=house.programme.id).update(municipalities=["0101"])
    Programme.objects.filter(id=nord.programme.id).update(municipalities=["0479"])
    for name, region in (
        ("Natlinjen", ""),
        ("Vagten", "Region Hovedstaden"),
        ("Vagten", "Region Syddanmark"),
    ):
        HelpLine.objects.create(name=name, number="00 00 12 12", region=region, verified_on=date(2027, 1, 31))
    urgent = "hvis-det-haster/"
    there, everywhere = read(f"{NORD}{urgent}"), read(f"/{urgent}")
    assert "Vagten, Region Syddanmark" in there and "Hovedstaden" not in there and "Natlinjen" in there
    assert "Vagten, Region Syddanmark" in everywhere and "Vagten, Region Hovedstaden" in everywhere
    assert "Vagten, Region Syddanmark" in read(f"{NORD}en/{urgent}")
    Programme.objects.filter(id=nord.programme.id).update(municipalities=[])
    assert "Hovedstaden" in read(f"{NORD}{urgent}"), "nobody has said where"


def _told(house: House, name: str, title: str) -> Story:
    person = someone(house, name, Hat.PEER)
    by, keeper = wearing(house, person, Hat.PEER), _keeper(house)
    story = stories.begin(
        person=person, programme=house.programme, hat=Hat.PEER, called="Kim", once=uuid4(), by=by
    )
    words = {"title": title, "parts": {"begin": "Der var en bro."}, "known": []}
    story = stories.ask(story=stories.write(story=story, changes=words, version=0, by=by), by=by)
    stories.publish(story=story, version=story.version, by=keeper)
    return story


def _keeper(house: House) -> Viewer:
    return wearing(house, someone(house, "Karla", Hat.COORDINATOR), Hat.COORDINATOR)


def test_nobody_writes_on_pages_by_another_door(opened: Client, nord: House, signe: Any) -> None:
    opened.post(
        f"{NORD}huset/sider/us/", {"title_da": "Deres", "words_da": "Ord.", "version": 0, "do": "show"}
    )
    theirs = Page.objects.get(programme=nord.programme)
    wording = theirs.wordings.get()
    acts: list[tuple[Callable[..., Any], dict[str, Any]]] = [
        (actions.save_draft, {"page": theirs, "said": Said("x", "y"), "version": 1}),
        (actions.show_page, {"page": theirs}),
        (actions.take_back, {"wording": wording}),
        (actions.use_again, {"wording": wording}),
        (actions.let_draft_go, {"page": theirs}),
    ]
    for act, given in acts:
        with pytest.raises(NotAllowed):
            act(**given, by=signe)
    assert queries.page_to_write(signe, "us").programme_id is None


def test_a_note_written_there_is_theirs_and_nobody_is_asked_where(opened: Client, nord: House) -> None:
    writer = Client()
    page = writer.get(f"{NORD}skriv/")
    assert "Omar" in page.content.decode() and "Spørg mig senere" not in page.content.decode()
    seal = page.context["form"]["seal"].value()
    said = {"words": "Hej", "name": "Ida", "channel": "comes", "contact": "", "consent": "on", "seal": seal}
    assert writer.post(f"{NORD}skriv/", said)["Location"] == "/nord/skriv/tak/"
    assert Enquiry.objects.get().programme_id == nord.programme.id
    receipt = writer.get(f"{NORD}skriv/tak/").content.decode()
    assert "/m/" in receipt and "/nord/m/" not in receipt, (
        "what she keeps leads to the house, whatever the door"
    )


def test_ones_own_pages_stand_in_the_house_and_not_behind_the_door(opened: Client, nord: House) -> None:
    assert opened.get(f"{NORD}i-dag/?fra=x")["Location"] == "/i-dag/?fra=x"
    assert opened.get(f"{NORD}en/i-dag/")["Location"] == "/en/i-dag/"
    assert Client().get(f"{NORD}min-side/")["Location"] == "/min-side/"
    sent = opened.post(f"{NORD}find/", {"q": "Ida"})
    assert (sent.status_code, sent["Location"]) == (307, "/find/"), "what was typed goes along"
    assert Client().get("/syd/kaffe/").status_code == 404
    for gone, front in (
        ("/nord/nix/", "/nord/"),
        ("/nord/en/nix/", "/nord/en/"),
        ("/en/nix/", "/en/"),
        ("/nix/", "/"),
    ):
        answer = Client().get(gone)
        assert answer.status_code == 404 and f'<a class="btn" href="{front}">' in answer.content.decode(), (
            gone
        )
    assert opened.get("/nord").status_code == 200
    for astray in ("/nord//evil.example/i-dag/", "/nord//evil.example/", "//nord//i-dag/"):
        answer = opened.get(astray)
        assert "evil" not in answer.get("Location", "") and answer.status_code in {302, 404}, astray


def test_no_word_is_a_door_that_leads_to_a_page_of_ours() -> None:
    assert {
        "kaffe",
        "skriv",
        "konto",
        "m",
        "en",
        "static",
        "huset",
        "soeg",
        "was",
        "historier",
    } <= words_of_ours()
    assert all("/" not in word for word in words_of_ours())
    assert is_a_door_word("kaffe-i-nord") and not is_a_door_word("-nord") and not is_a_door_word("x" * 41)
