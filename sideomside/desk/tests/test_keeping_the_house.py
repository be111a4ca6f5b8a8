"""Karen keeps the house: she goes away and comes back, opens and closes doors, keeps promises, confirms a number."""

from collections.abc import Callable, Iterator
from datetime import date, time, timedelta
from typing import Any
from uuid import uuid4

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from django.utils import timezone

from sideomside.desk.tests.reading import words, words_of
from sideomside.ground.audit.models import Entry
from sideomside.ground.vault.cpr import COVER
from sideomside.ground.vault.walls import within
from sideomside.intake import actions as intake
from sideomside.intake import queries as enquiries
from sideomside.people import actions, queries
from sideomside.people.models import Absence, Closure, HelpLine, OpeningHours, Person, Place, Programme
from sideomside.people.rules import Hat, NotAllowed, Viewer, visitor
from tests.people import House, build_house, someone, wearing
from tests.soon import takes_at_most

pytestmark = pytest.mark.django_db

HOUSE, AWAY, DOORS = "/huset/", "/huset/vaek/", "/huset/doere/"


@pytest.fixture
def house() -> Iterator[House]:
    house = build_house("København")
    with within(house.organisation.id):
        yield house


def signed_in(house: House, person: Person) -> Client:
    account = actions.make_account(person=person, login=f"{person.id}@huset.example", by=house.system)
    Authenticator.objects.create(user=account, type=Authenticator.Type.TOTP, data={})
    client = Client()
    client.force_login(account)
    return client


@pytest.fixture
def karen(house: House) -> Person:
    return someone(house, "Karen", Hat.COORDINATOR)


@pytest.fixture
def omar(house: House) -> Person:
    return someone(house, "Omar", Hat.COORDINATOR)


@pytest.fixture
def desk(house: House, karen: Person) -> Client:
    return signed_in(house, karen)


@pytest.fixture
def as_karen(house: House, karen: Person) -> Viewer:
    return wearing(house, karen, Hat.COORDINATOR)


def sent(client: Client, page: str, **said: Any) -> str:
    """What the page says after a form was sent, on whatever page that is."""
    answer = client.post(page, said, follow=True)
    assert answer.status_code == 200
    return words_of(answer)


def in_days(count: int) -> date:
    return timezone.localdate() + timedelta(days=count)


# --- away, and who answers meanwhile


def away(client: Client, stand_in: Person, first: date, last: date) -> str:
    return sent(
        client, AWAY, stand_in=str(stand_in.id), first_day=first.isoformat(), last_day=last.isoformat()
    )


def test_she_is_away_and_omar_answers(house: House, desk: Client, karen: Person, omar: Person) -> None:
    ida = someone(house, "Ida", Hat.PARTICIPANT)
    enquiry = intake.receive(programme=house.programme, person=ida, way="form", words="Hej", by=house.system)
    intake.assign(enquiry=enquiry, to=karen, by=wearing(house, omar, Hat.COORDINATOR))
    enquiry.refresh_from_db()
    as_omar = wearing(house, omar, Hat.COORDINATOR)
    assert not enquiries.waiting_for_answer(as_omar)[0].for_me

    assert "Gemt" in away(desk, omar, in_days(0), in_days(6))
    assert enquiries.waiting_for_answer(as_omar)[0].for_me
    reader = enquiries.who_reads(as_omar, enquiry)
    assert reader is not None and reader.name == "Omar"
    assert "Omar" in words(desk, HOUSE) and "Jeg er her igen" in words(desk, AWAY)

    (absence,) = Absence.objects.all()
    desk.post(f"/huset/vaek/{absence.id}/slut/")
    absence.refresh_from_db()
    assert absence.ended_at is not None and absence.stand_in == omar, "that she was away stays true"
    assert not enquiries.waiting_for_answer(as_omar)[0].for_me
    assert "Jeg er her igen" not in words(desk, AWAY)
    verbs = list(
        Entry.objects.filter(verb__startswith="absence").order_by("at").values_list("verb", flat=True)
    )
    assert verbs == ["absence.noted", "absence.ended"]


def test_back_before_time_she_may_go_again_on_the_same_days(
    desk: Client, as_karen: Viewer, omar: Person
) -> None:
    for _twice in range(2):
        away(desk, omar, in_days(0), in_days(3))
        (now,) = queries.own_absences(as_karen)
        desk.post(f"/huset/vaek/{now.id}/slut/")
        assert not queries.own_absences(as_karen).exists()
    assert Absence.objects.exclude(ended_at=None).count() == 2


def test_a_double_click_and_the_back_button_are_one_absence(desk: Client, omar: Person) -> None:
    for _again in range(3):
        away(desk, omar, in_days(1), in_days(3))
    assert Absence.objects.count() == 1
    assert Entry.objects.filter(verb="absence.noted").count() == 1


def test_back_before_going_keeps_what_was_typed(desk: Client, omar: Person) -> None:
    page = away(desk, omar, in_days(5), in_days(2))
    assert "Den sidste dag ligger før den første" in page
    assert in_days(5).isoformat() in page and in_days(2).isoformat() in page
    assert not Absence.objects.exists()


def test_eight_thousand_years_are_asked_about_and_what_was_typed_is_kept(
    house: House, desk: Client, omar: Person
) -> None:
    asked = "Det er mere end to år. Er årstallet rigtigt?"
    assert asked in away(desk, omar, in_days(1), date(9999, 12, 31))
    page = close_door(desk, house, in_days(1), date(9999, 12, 31), "Altid åbent", how="open")
    assert asked in page and "9999-12-31" in page and "Altid åbent" in page
    assert not Absence.objects.exists() and not Closure.objects.exists()


def test_days_that_are_open_anyway_cost_what_is_looked_at(house: House) -> None:
    OpeningHours.objects.create(place=house.place, weekday=2, opens=time(10), closes=time(12))
    Closure.objects.create(
        place=house.place, first_day=in_days(-400_000), last_day=date(9999, 12, 31), open_anyway=True
    )
    assert words(Client(), "/kaffe/").count("<article")
    assert takes_at_most(8, lambda: Client().get("/kaffe/"))


def test_nobody_stands_in_for_themselves_and_no_peer_stands_in(
    house: House, desk: Client, karen: Person, omar: Person
) -> None:
    peer = someone(house, "Jonas", Hat.PEER)
    for wrong in (karen, peer):
        away(desk, wrong, in_days(1), in_days(2))
    sent(desk, AWAY, stand_in="' OR 1=1", first_day=in_days(1), last_day=in_days(2))
    assert not Absence.objects.exists()
    with pytest.raises(NotAllowed):
        by = wearing(house, karen, Hat.COORDINATOR)
        actions.note_absence(stand_in=karen, first_day=in_days(1), last_day=in_days(2), by=by)
    with pytest.raises(NotAllowed):
        by = wearing(house, peer, Hat.PEER)
        actions.note_absence(stand_in=omar, first_day=in_days(1), last_day=in_days(2), by=by)


def test_alone_there_is_nobody_to_stand_in_and_the_page_says_so(desk: Client) -> None:
    page = words(desk, AWAY)
    assert "Du er den eneste koordinator her" in page and 'name="stand_in"' not in page


def test_what_is_over_stands_there_no_more(desk: Client, karen: Person, omar: Person) -> None:
    Absence.objects.create(person=karen, stand_in=omar, first_day=in_days(-9), last_day=in_days(-1))
    assert "Jeg er her igen" not in words(desk, AWAY)


def test_nobody_ends_somebody_elses_absence(house: House, desk: Client, karen: Person, omar: Person) -> None:
    omars = Absence.objects.create(person=omar, stand_in=karen, first_day=in_days(0), last_day=in_days(1))
    assert desk.post(f"/huset/vaek/{omars.id}/slut/").status_code == 302
    assert desk.post(f"/huset/vaek/{uuid4()}/slut/").status_code == 302
    assert desk.get(f"/huset/vaek/{omars.id}/slut/").status_code == 405
    assert Absence.objects.filter(id=omars.id).exists()
    with pytest.raises(NotAllowed):
        actions.end_absence(absence=omars, by=wearing(house, karen, Hat.COORDINATOR))


# --- open and closed


def open_door(client: Client, house: House, **said: Any) -> str:
    usual = {
        "place": str(house.place.id),
        "weekday": "2",
        "opens": "13:00",
        "closes": "16:00",
        "host_note": "",
    }
    return sent(client, DOORS, form="hours", **(usual | said))


def test_a_door_opened_here_stands_on_the_coffee_page_until_it_is_taken_away(
    house: House, desk: Client
) -> None:
    open_door(desk, house, host_note="Mikkel har en gul trøje på 🌻")
    assert "Mikkel har en gul trøje på 🌻" in words(Client(), "/kaffe/")
    assert "Huset: onsdag 13–16" in words(desk, HOUSE)
    (opening,) = OpeningHours.objects.all()
    desk.post(f"/huset/tid/{opening.id}/vaek/")
    desk.post(f"/huset/tid/{opening.id}/vaek/")  # pressed again from another window
    assert "Mikkel" not in words(Client(), "/kaffe/")
    assert Entry.objects.filter(verb="place.changed").count() == 2


def test_the_same_time_twice_is_one_and_a_new_host_is_told(house: House, desk: Client) -> None:
    open_door(desk, house)
    open_door(desk, house)
    assert words(Client(), "/kaffe/").count("<article") == 2  # one Wednesday and the next
    open_door(desk, house, host_note="Sara er vært.")
    assert OpeningHours.objects.get().host_note == "Sara er vært."


def test_what_everybody_reads_on_the_door_holds_nobodys_number(house: House, desk: Client) -> None:
    for _again in range(2):
        assert "Vi dækkede et nummer" in open_door(desk, house, host_note="Sara, 010157-5000, er vært.")
    close_door(desk, house, in_days(0), in_days(0), "Ring til 0101575000")
    assert OpeningHours.objects.get().host_note == f"Sara, {COVER}, er vært."
    assert Closure.objects.get().note == f"Ring til {COVER}"


@pytest.mark.parametrize(
    "said, told",
    [
        ({"opens": "16:00", "closes": "13:00"}, "lukker, før der åbner"),
        ({"opens": "13:00", "closes": "13:00"}, "lukker, før der åbner"),
        ({"opens": "kl. ét"}, "kl. ét"),
        ({"weekday": "7"}, "Huset"),
        ({"place": str(uuid4())}, "Huset"),
    ],
)
def test_a_time_that_cannot_be_is_answered_kindly(
    house: House, desk: Client, said: dict[str, str], told: str
) -> None:
    page = open_door(desk, house, host_note="Sara er vært", **said)
    assert told in page and "Sara er vært" in page
    assert not OpeningHours.objects.exists()


def close_door(
    client: Client, house: House, first: date, last: date, note: str = "", how: str = "closed"
) -> str:
    said = {
        "how": how,
        "place": str(house.place.id),
        "first_day": first.isoformat(),
        "last_day": last.isoformat(),
        "note": note,
    }
    return sent(client, DOORS, form="days", **said)


def test_the_wrong_week_was_closed_and_is_opened_again(house: House, desk: Client) -> None:
    for weekday in range(7):
        OpeningHours.objects.create(
            place=house.place, weekday=weekday, opens=time(23, 58), closes=time(23, 59)
        )
    full = words(Client(), "/kaffe/").count("<article")
    page = close_door(desk, house, in_days(1), in_days(3), "Vi maler væggene")
    close_door(desk, house, in_days(1), in_days(3), "Vi maler væggene")
    assert "Vi maler væggene" in page and Closure.objects.count() == 1
    assert words(Client(), "/kaffe/").count("<article") < full
    (closure,) = Closure.objects.all()
    desk.post(f"/huset/dage/{closure.id}/vaek/")
    desk.post(f"/huset/dage/{closure.id}/vaek/")
    assert words(Client(), "/kaffe/").count("<article") == full
    assert "Vi maler væggene" not in words(desk, DOORS)


def test_one_closed_day_is_told_as_one_and_a_past_one_not_at_all(house: House, desk: Client) -> None:
    assert "–" not in close_door(desk, house, in_days(1), in_days(1)).split("Huset: ")[1].split("<button")[0]
    Closure.objects.update(first_day=in_days(-3), last_day=in_days(-1))
    assert "Som ellers alligevel" not in words(desk, DOORS)


def test_on_christmas_day_one_door_stays_open(house: House, desk: Client) -> None:
    christmas = date(timezone.localdate().year, 12, 25)
    opens = {"opens": time(13), "closes": time(16)}
    OpeningHours.objects.create(place=house.place, weekday=christmas.weekday(), **opens)

    def coffee() -> list[date]:
        found = queries.coffee(visitor(house.organisation.id), start=christmas, days=1)
        return [timezone.localdate(one.starts) for one in found]

    assert coffee() == []
    assert "åbent" in close_door(desk, house, christmas, christmas, "Der er risengrød", how="open")
    assert coffee() == [christmas]
    (kept,) = Closure.objects.all()
    desk.post(f"/huset/dage/{kept.id}/vaek/")
    assert coffee() == []


# --- promises


def promise(client: Client, **said: Any) -> str:
    usual = {"answer_days": "2", "second_reader_days": "1", "unconfirmed_days": "30", "contact_phone": ""}
    usual |= {"desk_opens": "09:00", "desk_closes": "16:00"}
    said = {"version": "1", **usual, **said}
    programme = said.pop("programme", None) or Programme.objects.get()
    return sent(client, f"/huset/loefter/{programme.id}/", **said)


def test_a_promise_made_here_is_the_one_the_visitor_reads(house: House, desk: Client) -> None:
    promise(desk, answer_days="4", unconfirmed_days="14", contact_phone="33 12 34 56")
    kept = Programme.objects.get()
    assert (kept.answer_days, kept.first_talk_required) == (4, False)  # an empty tick is a choice too
    assert "inden for 4 hverdage" in words(Client(), "/")
    assert "14 dage efter" in words(Client(), "/saadan-passer-vi-paa-dine-ord/")
    assert "tel:33123456" in words(Client(), "/kontakt/")
    entry = Entry.objects.get(verb="programme.changed")
    assert "answer_days" in entry.detail["fields"] and "33" not in str(entry.detail)


@pytest.mark.parametrize("days", ["0", "-1", "21", "99999999999999999999", "to", ""])
def test_a_promise_nobody_can_keep_is_not_taken(house: House, desk: Client, days: str) -> None:
    page = promise(desk, answer_days=days, contact_phone="33 12 34 56")
    assert "33 12 34 56" in page  # what was typed beside it is still there
    assert Programme.objects.get().answer_days == 2


def test_only_promises_are_changed_here(house: House, desk: Client) -> None:
    promise(desk, name="Hackernes hus", demo="on", contact_mail="x@y.example")
    kept = Programme.objects.get()
    assert (kept.name, kept.demo, kept.contact_mail) == (house.programme.name, False, "hej@huset.example")


def test_two_who_change_a_promise_at_once(house: House, desk: Client, omar: Person) -> None:
    promise(signed_in(house, omar), answer_days="3")
    page = promise(desk, answer_days="5", contact_phone="33 12 34 56")
    assert "Omar har rettet imens" in page and "33 12 34 56" in page and 'value="2"' in page
    assert Programme.objects.get().answer_days == 3
    promise(desk, answer_days="5", version="2")
    assert Programme.objects.get().answer_days == 5


def test_a_coordinator_of_two_programmes_keeps_the_promises_of_both(
    house: House, karen: Person, desk: Client
) -> None:
    other = Programme.objects.create(name="Aa, den anden")
    actions.give_role(person=karen, programme=other, name=Hat.COORDINATOR, by=house.system)
    assert words(desk, HOUSE).count("Ændr det, vi lover") == 2
    promise(desk, programme=other, answer_days="7")
    assert Programme.objects.get(id=other.id).answer_days == 7
    assert Programme.objects.get(id=house.programme.id).answer_days == 2


def test_the_day_has_the_coffee_of_ones_own_programme(house: House, desk: Client) -> None:
    """What is open elsewhere can be read on the open pages; it is nobody's day here."""
    other = Programme.objects.create(name="Den anden")
    elsewhere = Place.objects.create(programme=other, name="Stuen i Nord")
    for place in (house.place, elsewhere):
        for weekday in range(7):
            OpeningHours.objects.create(place=place, weekday=weekday, opens=time(0), closes=time(23, 59, 59))
    page = words(desk, "/i-dag/")
    assert house.place.name in page and "Stuen i Nord" not in page
    assert "Stuen i Nord" in words(desk, "/kaffe/")


# --- help lines


@pytest.fixture
def line(house: House) -> HelpLine:
    return HelpLine.objects.create(name="Natkanalen", number="70 20 12 01", source="natkanalen.example")


def confirm(client: Client, line: HelpLine, **said: str) -> Any:
    usual = {"name": line.name, "number": line.number, "hours_da": "Alle nætter", "hours_en": "Every night"}
    return client.post(f"/huset/hjaelpelinjer/{line.id}/", usual | said, follow=True)


def test_a_line_is_shown_once_she_has_called_it(desk: Client, karen: Person, line: HelpLine) -> None:
    assert "En hjælpelinje venter på, at nogen bekræfter den" in words(desk, HOUSE)
    assert "ikke bekræftet" in words(desk, "/huset/hjaelpelinjer/")
    assert "natkanalen.example" in words(desk, f"/huset/hjaelpelinjer/{line.id}/")
    for anybody in (Client(), desk):  # she sees just what a visitor sees
        assert "Natkanalen" not in words(anybody, "/hvis-det-haster/")
    confirm(desk, line, number="70 20 12 02", region="Region Syddanmark")
    line.refresh_from_db()
    assert (line.verified_on, line.verified_by) == (timezone.localdate(), karen.id)
    urgent = words(Client(), "/hvis-det-haster/")
    assert "Natkanalen, Region Syddanmark" in urgent
    assert 'href="tel:70201202"' in urgent and "Alle nætter" in urgent
    assert "Alle hjælpelinjer er bekræftet" in words(desk, HOUSE)
    assert Entry.objects.get(verb="helpline.confirmed").thing_id == str(line.id)


def test_a_line_confirmed_a_season_ago_is_asked_for_again(desk: Client, line: HelpLine) -> None:
    confirm(desk, line)
    HelpLine.objects.update(verified_on=in_days(-90))
    assert "Alle hjælpelinjer er bekræftet" in words(desk, HOUSE) and "Natkanalen" not in words(
        desk, "/i-dag/"
    )
    HelpLine.objects.update(verified_on=in_days(-91))
    assert "En hjælpelinje venter på, at nogen bekræfter den" in words(desk, HOUSE)
    assert "1 hjælpelinje venter på at blive bekræftet" in words(desk, "/i-dag/")
    assert "Natkanalen" in words(Client(), "/hvis-det-haster/"), "an old number is better than none"
    confirm(desk, line)
    assert "Alle hjælpelinjer er bekræftet" in words(desk, HOUSE)


@pytest.mark.parametrize("number", ["", "   ", "ring bare", "1"])
def test_a_number_nobody_can_call_is_not_confirmed(desk: Client, line: HelpLine, number: str) -> None:
    page = confirm(desk, line, number=number).content.decode()
    assert "Every night" in page
    line.refresh_from_db()
    assert line.verified_on is None and line.number == "70 20 12 01"


def test_a_line_nobody_knows_is_not_there(desk: Client) -> None:
    assert desk.get(f"/huset/hjaelpelinjer/{uuid4()}/").status_code == 404


# --- whose house it is


@pytest.mark.parametrize("hat", [Hat.PEER, Hat.HOST, Hat.PARTNER, Hat.EVALUATOR, Hat.OPERATOR, Hat.MODERATOR])
def test_nobody_else_keeps_the_house(house: House, line: HelpLine, hat: str) -> None:
    charlie = signed_in(house, someone(house, "Charlie", hat))
    assert charlie.get(HOUSE).status_code == 404
    for page in (AWAY, DOORS, f"/huset/loefter/{house.programme.id}/"):
        assert charlie.get(page).status_code == charlie.post(page, {"form": "hours"}).status_code == 404
    assert confirm(charlie, line).status_code == 404
    line.refresh_from_db()
    assert line.verified_on is None


def test_another_programmes_doors_are_not_hers(house: House, desk: Client, as_karen: Viewer) -> None:
    other = Programme.objects.create(name="En anden peer")
    place = Place.objects.create(programme=other, name="Et andet hus")
    opening = OpeningHours.objects.create(place=place, weekday=0, opens=time(10), closes=time(12))
    closure = Closure.objects.create(place=place, first_day=in_days(1), last_day=in_days(2))
    assert "Et andet hus" not in words(desk, HOUSE) + words(desk, DOORS)
    assert desk.get(f"/huset/loefter/{other.id}/").status_code == 404
    open_door(desk, house, place=str(place.id))
    desk.post(f"/huset/tid/{opening.id}/vaek/")
    desk.post(f"/huset/dage/{closure.id}/vaek/")
    assert OpeningHours.objects.count() == 1 and Closure.objects.count() == 1
    refused: list[Callable[[], object]] = [
        lambda: actions.stop_opening(opening=opening, by=as_karen),
        lambda: actions.as_usual_again(closure=closure, by=as_karen),
        lambda: actions.close_days(place=place, first_day=in_days(1), last_day=in_days(1), by=as_karen),
        lambda: actions.open_on_holidays(place=place, first_day=in_days(1), last_day=in_days(1), by=as_karen),
        lambda: actions.change_promises(programme=other, changes={"answer_days": 9}, version=1, by=as_karen),
    ]
    for act in refused:
        with pytest.raises(NotAllowed):
            act()


def test_it_is_all_there_in_english(desk: Client, omar: Person) -> None:
    page = words(desk, "/en/huset/")
    for said in ("The house", "When you are away", "Opening hours", "What we promise"):
        assert said in page
    assert "Days that differ" in words(desk, "/en/huset/doere/")


def test_a_promise_that_is_none_is_asked_about_in_plain_words(desk: Client, house: House) -> None:
    page = promise(desk, answer_days="0", unconfirmed_days="900", desk_opens="16:00", desk_closes="09:00")
    assert "større end eller lig" not in page and "mindre end eller lig" not in page
    assert "Vælg mellem 1 og 20 dage." in page and "Vælg mellem 1 og 365 dage." in page
    assert "Hvornår lukker" in page
