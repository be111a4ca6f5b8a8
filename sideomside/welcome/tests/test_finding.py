"""Finding coffee and pages: by what one types, however one spells it, and the same on every database."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from sideomside.people.models import Area, Place, Programme
from sideomside.welcome.reading.nearby import Answer, Spot, Why, near
from sideomside.welcome.reading.overview import Spot as Marked
from sideomside.welcome.reading.overview import drawn
from sideomside.welcome.reading.stems import Entry, Index
from sideomside.welcome.tests.conftest import Read, opens
from tests.people import House

On = Callable[..., None]
SPOTS = [
    Spot(("Kaffen på hjørnet", "Opdigtet Vej 12", "København S", "Amager"), "2300", ("København", "Tårnby")),
    Spot(("Stuen", "Digtervænget 3", "Frederiksberg"), "2000", ("København", "Tårnby")),
    Spot(("Aarhuset", "Havnen 1", "Aarhus C"), "8000", ("Aarhus",)),
]


@pytest.mark.parametrize(
    "asked, why, found",
    [
        ("", Why.ALL, (0, 1, 2)),
        ("   ?", Why.ALL, (0, 1, 2)),
        ("2300", Why.HERE, (0,)),
        ("2300 København S", Why.HERE, (0,)),
        ("2350", Why.CLOSE, (0,)),
        ("amager", Why.HERE, (0,)),
        ("KOEBENHAVN", Why.HERE, (0,)),
        ("hjørnet", Why.HERE, (0,)),
        ("Århus", Why.HERE, (2,)),
        ("aarhus c", Why.HERE, (2,)),
        ("Taarnby Kommune", Why.MUNICIPALITY, (0, 1)),
        ("Københavns Kommune", Why.HERE, (0,)),
        ("Skagen", Why.NOT_HERE, (0, 1, 2)),
        ("9990", Why.NOT_HERE, (0, 1, 2)),
        ("<script>", Why.NOT_HERE, (0, 1, 2)),
        ("123456789", Why.NOT_HERE, (0, 1, 2)),
        ("x" * 5000, Why.NOT_HERE, (0, 1, 2)),
    ],
)
def test_what_one_types_finds_the_places_it_means(asked: str, why: Why, found: tuple[int, ...]) -> None:
    assert near(asked, SPOTS) == Answer(why, found)


def test_a_long_question_goes_through_the_words_once_for_each_word(monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[str] = []
    ways = Index._ways

    def counted(index: Index, word: str) -> dict[str, float]:
        looked.append(word)
        return ways(index, word)

    monkeypatch.setattr(Index, "_ways", counted)
    index = Index(
        "da", [Entry(f"/{number}/", f"Kaffe {number}", "En kop og en snak") for number in range(50)]
    )
    assert len(index.find("kaffe kaffe snak")) == 20 and len(looked) == 4


def test_looking_without_end_is_asked_to_wait(
    house: House, client: Client, read: Read, on: On, monkeypatch: pytest.MonkeyPatch
) -> None:
    on(date(2026, 11, 23))
    monkeypatch.setattr("sideomside.welcome.views.finding.OFTEN", 2)
    for _each in range(2):
        assert "kaffe" in read("/soeg/?q=kaffe").casefold()
    answer = client.get("/soeg/?q=kaffe")
    assert answer.status_code == 429 and "om ti minutter" in answer.content.decode()
    assert client.get("/soeg/").status_code == 200


def test_places_are_drawn_as_they_lie_and_only_when_that_is_known() -> None:
    assert drawn([]) is None and drawn([Marked(1, "Amager", 0, 0), Marked(2, "Valby", 0, 0)]) is None
    drawing = drawn([Marked(1, "Amager", 4, -2), Marked(2, "Frederiksberg", -3, 1), Marked(3, "Her", 4, -2)])
    assert drawing is not None
    at = {dot.spot.number: dot for dot in drawing.dots}
    assert at[1].x > at[2].x and at[1].y > at[2].y, "east is right, north is up"
    assert abs(at[1].y - at[3].y) >= 26, "two in one place can both be read"
    for dot in drawing.dots:
        assert 0 < dot.x < drawing.width and 0 < dot.y < drawing.height + 26


def test_coffee_is_found_by_what_one_types(house: House, read: Read, on: On) -> None:
    on(date(2026, 11, 23))
    Programme.objects.update(municipalities=["0101", "0185"])
    Place.objects.filter(id=house.place.id).update(postcode="2300", access="To trin op og et stille hjørne")
    Area.objects.filter(id=house.area.id).update(east_km=4, north_km=-2)
    area = Area.objects.create(programme=house.programme, name="Frederiksberg", east_km=-3, north_km=1)
    there = Place.objects.create(programme=house.programme, area=area, name="Stuen", postcode="2000")
    for place in (house.place, there):
        opens(House(house.organisation, house.programme, house.area, place), 0, "13:00", "16:00")
    page = read("/kaffe/")
    assert "Huset" in page and "Stuen" in page and "To trin op og et stille hjørne" in page
    assert 'role="img"' in page and "Amager, åbent i dag" in page and "Nord er opad" in page
    page = read("/kaffe/?hvor=2000").split("<main")[1]
    assert "Stuen" in page and "Huset" not in page and "Et sted passer til 2000." in page
    Area.objects.filter(id=area.id).update(east_km=None, north_km=None)
    drawing, _, rest = read("/kaffe/").partition("</svg>")
    assert "Frederiksberg" not in drawing.rpartition("<svg")[2] and "Stuen" in rest
    assert "Vi er der også for folk i Tårnby" in read("/kaffe/?hvor=Tårnby")
    page = read("/kaffe/?hvor=<b>Skagen</b>")
    assert "Vi fandt ingen kaffe i &lt;b&gt;Skagen&lt;/b&gt; endnu" in page and "Huset" in page


WRITTEN = [
    Entry("/peer/", "Hvad er en peer?", "En peer har selv haft det svært. Peeren går lidt af vejen med dig."),
    Entry("/paaroerende/", "Er du pårørende?", "Det er hårdt at stå ved siden af en, man holder af."),
    Entry("/kaffe/", "Kom til kaffe", "Du kan bare gå ind til en kaffe. Formiddagskaffe på Ærø."),
    Entry("/moeder/", "Det første møde", "Mødet varer en times tid. Vi mødes et sted, du er tryg ved."),
]


@pytest.mark.parametrize(
    "asked, first",
    [
        ("peer", "/peer/"),
        ("peers", "/peer/"),
        ("PEEREN", "/peer/"),
        ("pårørende", "/paaroerende/"),
        ("paaroerende", "/paaroerende/"),
        ("pårørendes", "/paaroerende/"),
        ("møder", "/moeder/"),
        ("moede", "/moeder/"),
        ("kaffen", "/kaffe/"),
        ("formiddag", "/kaffe/"),
        ("ærø", "/kaffe/"),
        ("aeroe", "/kaffe/"),
        ("hvad er kaffe", "/kaffe/"),
        ("kaffemøde", "/moeder/"),
        ("svært vejen", "/peer/"),
        ("zebra", ""),
        ("og det er", ""),
        ("<>!?", ""),
    ],
)
def test_words_are_found_whatever_their_ending_or_spelling(asked: str, first: str) -> None:
    found = Index("da", WRITTEN).find(asked)
    assert (found[0].href if found else "") == first


def test_the_same_answers_in_the_same_order_whatever_order_they_were_read_in() -> None:
    there, back = Index("da", WRITTEN), Index("da", WRITTEN[::-1])
    for asked in ("peer kaffe", "du", "møde sted", "vejen"):
        assert there.find(asked) == back.find(asked)


def test_searching_the_house(house: House, read: Read) -> None:
    assert "/hvad-er-recovery/" in read("/soeg/?q=at+komme+sig")
    assert '<a href="/hvis-det-haster/">Hvis det haster</a> <span' in read("/soeg/?q=selvmordstanker")
    assert "Huset" in read("/soeg/?q=huset") and "/en/for-fagfolk/" in read("/en/soeg/?q=randomised+trials")
    page = read("/soeg/?q=<b>zebra</b>")
    assert "Vi fandt ikke noget" in page and "<b>zebra" not in page
    assert "det bliver ikke gemt" in read("/soeg/")
