"""Somebody known in two places stays two; only they themselves can tell one of them about the other."""

from uuid import uuid4

import pytest

from sideomside.ground.audit.models import Entry
from sideomside.partners import actions, queries
from sideomside.partners.models import Elsewhere
from sideomside.partners.tests.cast import Cast
from sideomside.people.models import Person
from sideomside.people.rules import NotAllowed

PAGE = "/min-side/andre-steder/"
PLACE = "Værestedet på hjørnet 🌿"


def told(cast: Cast, person: Person, place: str = PLACE, may: str = "know") -> Elsewhere:
    by = cast.themself(person)
    return actions.say_elsewhere(person=person, place=place, may=may, once=uuid4(), by=by)


def test_told_once_though_pressed_twice_read_by_the_coordinator_and_by_nobody_else(cast: Cast) -> None:
    ida, once = cast.ida(), str(uuid4())
    hers = cast.browser(ida)
    for _ in "12":
        assert hers.post(PAGE, {"place": PLACE, "may": "talk", "once": once}).status_code == 302
    assert [one.place for one in Elsewhere.objects.all()] == [PLACE]
    assert PLACE in hers.get(PAGE).content.decode()
    page = cast.signed_in(cast.karen).get(f"/partnere/introducer/{ida.id}/").content.decode()
    assert PLACE in page and "intet andet" in page
    assert PLACE not in cast.browser(cast.ida("Bo")).get(PAGE).content.decode()
    for other in (cast.as_mette, cast.as_malene, cast.themself(cast.ida("Liv"))):
        assert queries.places_elsewhere(other, ida.id) == []


def test_whoever_has_no_partner_finds_the_way_in_on_their_own_page(cast: Cast) -> None:
    hers = cast.browser(cast.ida("Bo"))
    link = f'<a href="{PAGE}">Kommer du også et andet sted?</a>'
    assert link in hers.get("/min-side/").content.decode()
    assert 'href="/min-side/">Til din side' in hers.get(PAGE).content.decode()


def test_the_coordinators_look_stands_in_the_persons_log(cast: Cast) -> None:
    ida = cast.ida()
    looks = Entry.objects.filter(about_id=ida.id, verb="read.opened", by_id=cast.as_karen.person_id)
    queries.places_elsewhere(cast.as_karen, ida.id)
    assert not looks.exists()
    told(cast, ida)
    assert [one.place for one in queries.places_elsewhere(cast.as_karen, ida.id)] == [PLACE]
    assert [one.detail for one in looks] == [{"screen": "introductions"}]


def test_taken_away_it_is_gone_for_everybody_also_from_an_old_tab(cast: Cast) -> None:
    ida = cast.ida()
    one = told(cast, ida)
    hers = cast.browser(ida)
    for _ in "12":
        assert hers.post(PAGE, {"unsay": str(one.id)}).status_code == 302
    assert not Elsewhere.objects.exists()
    assert PLACE not in cast.signed_in(cast.karen).get(f"/partnere/introducer/{ida.id}/").content.decode()
    assert [line.verb for line in Entry.objects.filter(thing_id=one.id).order_by("seq")] == [
        "elsewhere.said",
        "elsewhere.unsaid",
    ]


def test_what_was_told_before_two_enquiries_became_one_is_taken_away_too(cast: Cast) -> None:
    ida, again, first = cast.ida(), cast.ida("Ida igen"), cast.ida("Ida før")
    one = told(cast, first)
    Person.objects.filter(id=first.id).update(joined_into=again)
    Person.objects.filter(id=again.id).update(joined_into=ida)
    hers = cast.browser(ida)
    assert PLACE in hers.get(PAGE).content.decode()
    assert [line.place for line in queries.places_elsewhere(cast.as_karen, ida.id)] == [PLACE]
    assert queries.tell(cast.themself(ida), ida.id)["elsewhere"][0]["place"] == PLACE
    assert hers.post(PAGE, {"unsay": str(one.id)}).status_code == 302
    assert not Elsewhere.objects.exists()


def test_nobody_says_it_for_somebody_else_or_takes_it_away(cast: Cast) -> None:
    ida = cast.ida()
    one = told(cast, ida)
    for other in (cast.as_karen, cast.as_mette, cast.themself(cast.ida("Bo"))):
        with pytest.raises(NotAllowed):
            actions.say_elsewhere(person=ida, place="Et andet sted", may="know", once=uuid4(), by=other)
        with pytest.raises(NotAllowed):
            actions.unsay_elsewhere(elsewhere=one, by=other)
    cast.browser(cast.ida("Liv")).post(PAGE, {"unsay": str(one.id)})
    assert Elsewhere.objects.get().place == PLACE


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"place": "", "may": "know"}, "dine egne ord"),
        ({"place": "x" * 121, "may": "know"}, "højst 120"),
        ({"place": PLACE, "may": "everything"}, PLACE),
    ],
)
def test_a_slip_is_told_and_keeps_the_words(cast: Cast, sent: dict[str, str], said: str) -> None:
    page = cast.browser(cast.ida()).post(PAGE, sent | {"once": str(uuid4())}).content.decode()
    assert said in page and sent["place"] in page
    assert not Elsewhere.objects.exists()


def test_a_number_that_looks_like_somebodys_is_covered(cast: Cast) -> None:
    assert "010190" not in (told(cast, cast.ida(), "Hos Bo, 010190-1234").place or "")


def test_it_goes_along_in_ones_own_copy_and_goes_when_one_goes(cast: Cast) -> None:
    ida = cast.ida()
    told(cast, ida)
    assert queries.tell(cast.themself(ida), ida.id)["elsewhere"][0]["place"] == PLACE
    actions.forget(person_id=ida.id, by=cast.themself(ida))
    assert not Elsewhere.objects.exists()
