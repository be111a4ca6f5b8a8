"""A second coordinator comes in, and a hat is taken off: what a house needs that is not to depend on one person."""

import re
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from sideomside.desk.tests.reading import words, words_of
from sideomside.gatherings import actions as gatherings
from sideomside.gatherings.models import CafeDay
from sideomside.ground.audit.models import Entry
from sideomside.ground.post.models import Letter
from sideomside.intake import actions as intake
from sideomside.intake import queries as enquiries
from sideomside.people import actions, queries
from sideomside.people.models import Absence, Account, LinkAsked, OpeningHours, Person, Programme, Role
from sideomside.people.queries.colleagues import NEWS_LASTS
from sideomside.people.rules import Hat, NotAllowed, Viewer
from tests.people import House, someone, wearing
from tests.signing_in import PASSWORD, at_work

pytestmark = pytest.mark.django_db

LIST, NEW = "/huset/kolleger/", "/huset/kolleger/ny/"
MAIL = "omar@huset.example"


@pytest.fixture
def desk(house: House, karen: Person) -> Client:
    return at_work(house, karen)


def asked_in(client: Client, house: House, **said: str) -> str:
    """What the page says after somebody was asked in."""
    usual = {"programme": str(house.programme.id), "name": "Omar", "mail": MAIL, "hat": "coordinator"}
    answer = client.post(NEW, usual | said, follow=True)
    assert answer.status_code == 200
    return words_of(answer)


def invited(house: House, as_karen: Viewer, hat: str = Hat.COORDINATOR, mail: str = MAIL) -> Role:
    return actions.take_on(programme=house.programme, name="Omar", mail=mail, hat=hat, by=as_karen)


def opened() -> Client:
    """Whoever was written to chooses a password by the last letter."""
    link = re.findall(r"http\S+", Letter.objects.order_by("made_at").last().text or "")[0]
    visitor = Client()
    assert visitor.post(link.split(":8000")[1], {"password": PASSWORD}).status_code == 302
    return visitor


def taken_off(client: Client, role: Role) -> Any:
    return client.post(f"{LIST}{role.person_id}/", {"role": str(role.id), "do": "off"}, follow=True)


# --- coming in


def test_a_second_coordinator_is_asked_in_and_works_here_when_they_have_opened_the_letter(
    house: House, desk: Client, karen: Person
) -> None:
    assert "Du er den eneste koordinator her" in words(desk, LIST)
    page = asked_in(desk, house)
    assert "Omar får et brev" in page and "er ikke kommet ind endnu" in page
    role = Role.objects.get(state=Role.State.INVITED)
    assert "omar@huset.example" in words(desk, f"{LIST}{role.person_id}/")
    as_nobody = queries.coordinators(wearing(house, karen, Hat.COORDINATOR), house.programme.id)
    assert [one.name for one in as_nobody] == ["Karen Holm"]  # nobody waits for somebody who is not here yet
    opened()
    role.refresh_from_db()
    assert role.state == Role.State.ACTIVE and "er ikke kommet ind endnu" not in words(desk, LIST)
    assert "Omar" in words(desk, "/huset/vaek/")  # and can stand in
    omar = at_work(house, role.person)
    assert omar.get("/i-dag/").status_code == 200
    told = list(Entry.objects.filter(verb__startswith="work.").order_by("seq").values_list("verb", flat=True))
    assert told == ["work.offered", "work.begun"]


def test_without_a_second_factor_they_come_no_further(house: House, desk: Client) -> None:
    asked_in(desk, house)
    opened()
    omar = Client()
    omar.post("/konto/login/", {"login": MAIL, "password": PASSWORD})
    assert omar.get("/i-dag/").headers["Location"] == "/konto/2fa/"


def test_the_letter_says_neither_where_it_comes_from_nor_what_it_is_about(house: House, desk: Client) -> None:
    asked_in(desk, house)
    letter = Letter.objects.get()
    told = f"{letter.subject} {letter.text}".casefold()
    assert [word for word in ("peer", "koordinator", "københavn", "side om side") if word in told] == []


def test_those_who_were_here_see_that_somebody_has_come_in(
    house: House, desk: Client, as_karen: Viewer
) -> None:
    noor, peter = someone(house, "Noor", Hat.COORDINATOR), someone(house, "Peter", Hat.PEER)
    role = invited(house, as_karen)
    assert "er kommet ind" not in words(at_work(house, noor), "/i-dag/")
    opened()
    assert "Omar er kommet ind her, som koordinator" in words(at_work(house, noor), "/i-dag/")
    assert "er kommet ind her" not in words(desk, "/i-dag/")  # Karen asked him in herself
    assert queries.new_colleagues(wearing(house, peter, Hat.PEER)) == []
    Role.objects.filter(id=role.id).update(since=timezone.now() - NEWS_LASTS)
    assert "er kommet ind" not in words(at_work(house, noor), "/i-dag/")


def test_a_double_click_is_one_colleague_and_one_letter(house: House, desk: Client) -> None:
    first, again = asked_in(desk, house), asked_in(desk, house)
    assert "Omar får et brev" in first and "Omar får et brev" in again
    assert Role.objects.filter(state=Role.State.INVITED).count() == Letter.objects.count() == 1


def test_a_peer_gets_one_hat_more_and_no_letter(house: House, desk: Client) -> None:
    jonas = someone(house, "Jonas", Hat.PEER, mail="jonas@post.example")
    actions.make_account(person=jonas, login="jonas@post.example", password=PASSWORD, by=house.system)
    his = at_work(house, jonas)
    page = asked_in(desk, house, name="En anden Jonas", mail=" Jonas@Post.example ", hat="host")
    assert "Jonas kommer her allerede" in page and not Letter.objects.exists()
    assert Person.objects.count() == Account.objects.count() == 2
    assert set(queries.hats_of(wearing(house, jonas, Hat.PEER))) == {"peer", "host"}
    his.post("/hat/", {"hat": "host"})
    assert his.get("/besoeg/").status_code == 200


@pytest.mark.parametrize(
    "said, told",
    [
        ({"mail": "omar(a)huset"}, "Skriv en mailadresse"),
        ({"name": " "}, "Skriv et navn"),
        ({"hat": ""}, "Vælg, hvad de skal"),
        ({"hat": "participant"}, "participant"),
        ({"hat": "operator"}, "operator"),
        ({"programme": str(uuid4())}, "Kolleger"),
    ],
)
def test_what_cannot_be_is_answered_kindly_and_gives_nobody_a_hat(
    house: House, desk: Client, said: dict[str, str], told: str
) -> None:
    page = asked_in(desk, house, **said)
    assert told in page and (MAIL in page or "mail" in said)
    assert Role.objects.count() == 1 and not Letter.objects.exists()


def test_a_letter_that_lay_too_long_is_sent_again_and_only_so_often(
    house: House, desk: Client, as_karen: Viewer, settings: Any
) -> None:
    role = invited(house, as_karen)
    old = re.findall(r"http\S+", Letter.objects.get().text or "")[0].split(":8000")[1]
    settings.PASSWORD_RESET_TIMEOUT = -1
    assert Client().get(old).status_code == 410
    settings.PASSWORD_RESET_TIMEOUT = 60
    for told in ["Et nyt brev"] * 3 + ["sendt et brev til Omar i dag"] * 2:
        page = desk.post(f"{LIST}{role.person_id}/", {"role": str(role.id), "do": "again"}, follow=True)
        assert told in page.content.decode()
    assert Letter.objects.count() == 4
    opened()


def test_a_wrong_mail_is_taken_back_and_its_letter_opens_nothing(
    house: House, desk: Client, as_karen: Viewer
) -> None:
    role = invited(house, as_karen, mail="onar@huset.example")
    link = re.findall(r"http\S+", Letter.objects.get().text or "")[0].split(":8000")[1]
    assert taken_off(desk, role).status_code == 200
    assert Client().post(link, {"password": PASSWORD}).status_code == 410
    assert "Omar får et brev" in asked_in(desk, house)
    assert words(desk, LIST).count("er ikke kommet ind endnu") == 1


# --- going


def test_the_hat_goes_and_nobody_who_waits_is_left_behind(
    house: House, desk: Client, karen: Person, as_karen: Viewer
) -> None:
    omar, ida = someone(house, "Omar", Hat.COORDINATOR), someone(house, "Ida", Hat.PARTICIPANT)
    noor = someone(house, "Noor", Hat.COORDINATOR)
    his = at_work(house, omar)
    enquiry = intake.receive(programme=house.programme, person=ida, way="form", words="Hej", by=house.system)
    intake.assign(enquiry=enquiry, to=omar, by=as_karen)
    day = timezone.localdate()
    Absence.objects.create(person=noor, stand_in=omar, first_day=day, last_day=day)
    Absence.objects.create(person=omar, stand_in=karen, first_day=day, last_day=day)
    page = taken_off(desk, Role.objects.get(person=omar))
    assert "Omar ser ikke noget med den" in page.content.decode()
    assert his.get("/i-dag/").status_code == 302 and not Account.objects.get(person=omar).is_active
    for viewer in (as_karen, wearing(house, noor, Hat.COORDINATOR)):
        [row] = enquiries.waiting_for_answer(viewer)
        assert row.for_me
    enquiry.refresh_from_db()
    assert enquiries.who_reads(as_karen, enquiry).name != "Omar"
    intake.answer(enquiry=enquiry, words="Hej Ida", by=as_karen)
    enquiry.refresh_from_db()
    assert enquiry.assigned_id == karen.id, "what Ida writes next is not Omar's"
    assert Absence.objects.get(ended_at=None).stand_in_id == karen.id
    assert (
        "Omar" not in words(desk, LIST)
        and Entry.objects.filter(verb="work.ended", about_id=omar.id).count() == 1
    )
    assert (
        his.post("/konto/login/", {"login": f"{omar.id}@huset.example", "password": PASSWORD}).status_code
        == 200
    )


def test_who_wears_another_hat_still_comes_in_by_that(house: House, desk: Client) -> None:
    lone = someone(house, "Lone", Hat.PEER, Hat.COORDINATOR)
    hers = at_work(house, lone)
    assert hers.get("/i-dag/").status_code == 200
    taken_off(desk, Role.objects.get(person=lone, name=Hat.COORDINATOR))
    assert hers.get("/i-dag/").status_code == 404 and hers.get("/peer/").status_code == 200


def test_a_host_who_stops_gives_their_days_back(house: House, desk: Client) -> None:
    mikkel = someone(house, "Mikkel", Hat.HOST)
    day = timezone.localdate()
    OpeningHours.objects.create(place=house.place, weekday=day.weekday(), opens="13:00", closes="16:00")
    gatherings.host_day(place=house.place, day=day, host=mikkel, by=wearing(house, mikkel, Hat.HOST))
    assert CafeDay.objects.exists()
    taken_off(desk, Role.objects.get(person=mikkel))
    assert not CafeDay.objects.exists()


def test_somebody_who_stopped_comes_back_by_a_new_letter(
    house: House, desk: Client, as_karen: Viewer
) -> None:
    role = invited(house, as_karen)
    opened()
    taken_off(desk, role)
    assert "Omar får et brev" in asked_in(desk, house)
    old = Client()
    old.post("/konto/login/", {"login": MAIL, "password": PASSWORD})
    assert old.get("/i-dag/").status_code == 302, "the old password opens nothing"
    opened()
    role.refresh_from_db()
    assert (role.state, Person.objects.filter(roles__name="coordinator").count()) == ("active", 2)


def test_nobody_takes_off_their_own_hat_so_somebody_is_always_left(
    house: House, desk: Client, karen: Person, as_karen: Viewer
) -> None:
    own = Role.objects.get(person=karen)
    assert "Det er dig" in words(desk, f"{LIST}{karen.id}/")
    assert taken_off(desk, own).status_code == 404
    omar = someone(house, "Omar", Hat.COORDINATOR)
    his = wearing(house, omar, Hat.COORDINATOR)
    actions.let_go(role=own, by=his)
    with pytest.raises(
        NotAllowed
    ):  # both pressed at once: the one who came second is no coordinator any more
        actions.let_go(role=Role.objects.get(person=omar), by=as_karen)
    with pytest.raises(NotAllowed):
        invited(house, as_karen, mail="ven@post.example")
    assert Role.objects.filter(state="active").count() == 1


# --- an address proves nothing


def test_whoever_wrote_a_colleagues_mail_at_the_open_form_never_becomes_a_colleague(
    house: House, desk: Client
) -> None:
    kim = "kim@huset.example"
    stranger = someone(house, "M", Hat.PARTICIPANT, mail=kim)
    asked_in(desk, house, name="Kim", mail=kim)
    themselves = wearing(house, stranger, Hat.PARTICIPANT)
    actions.change_contact(person=stranger, way="mail", value="m@stranger.example", by=themselves)
    Client().post(reverse("people:forgotten"), {"login": kim})
    assert actions.send_new_invitation(asked=LinkAsked.objects.get(), by=house.system)
    assert [letter.address for letter in Letter.objects.all()] == [kim, kim]
    assert not Letter.objects.filter(to_id=stranger.id).exists()
    assert set(Role.objects.filter(person=stranger).values_list("name", flat=True)) == {Hat.PARTICIPANT}
    assert not Account.objects.filter(person=stranger).exists()


def test_a_way_in_is_sent_to_what_one_signs_in_with_and_nowhere_else(house: House, as_karen: Viewer) -> None:
    role = invited(house, as_karen)
    opened()
    omar = role.person
    his = wearing(house, omar, Hat.COORDINATOR)
    actions.change_contact(person=omar, way="mail", value="omar@stranger.example", by=his)
    actions.ask_for_invitation(login=MAIL, by=his)
    assert not actions.send_new_invitation(asked=LinkAsked.objects.get(), by=house.system)
    with pytest.raises(NotAllowed):
        actions.invite(person=omar, by=as_karen)
    with pytest.raises(NotAllowed):  # nor by an address somebody else signs in with
        actions.invite(person=someone(house, "Ib", Hat.PEER, mail=MAIL), by=as_karen)
    assert Letter.objects.count() == 1


def test_a_peer_of_another_programme_is_nobodys_here_until_they_say_yes_by_letter(
    house: House, desk: Client, as_karen: Viewer
) -> None:
    other = Programme.objects.create(name="Den anden")
    peter = someone(house, "Peter", mail="peter@post.example")
    actions.give_role(person=peter, programme=other, name=Hat.PEER, by=house.system)
    actions.make_account(person=peter, login="peter@post.example", password=PASSWORD, by=house.system)
    page = asked_in(desk, house, name="P. Hansen", mail="peter@post.example", hat="host")
    assert "P. Hansen får et brev" in page
    role = Role.objects.get(name=Hat.HOST)
    assert role.state == Role.State.INVITED and queries.person(as_karen, peter.id) is None
    opened()
    role.refresh_from_db()
    assert role.state == Role.State.ACTIVE and queries.person(as_karen, peter.id) == peter
    for path in (f"/slet/{peter.id}/", f"/vej-ind/{peter.id}/"):
        assert desk.get(path).status_code == desk.post(path, {"sure": "on"}).status_code == 404
    with pytest.raises(NotAllowed):
        actions.let_choose_again(person=peter, by=as_karen)
    with pytest.raises(NotAllowed):
        actions.change_contact(person=peter, way="mail", value="karen@huset.example", by=as_karen)
    assert Person.objects.filter(id=peter.id).exists()


def test_who_loses_a_hat_in_one_programme_still_stands_in_in_the_other(
    house: House, desk: Client, karen: Person
) -> None:
    other = Programme.objects.create(name="Den anden")
    omar, noor, here, there = (someone(house, name) for name in ("Omar", "Noor", "Helle", "Tove"))
    for programme, people in ((house.programme, (omar, noor, here)), (other, (omar, noor, there))):
        for person in people:
            actions.give_role(person=person, programme=programme, name=Hat.COORDINATOR, by=house.system)
    day = timezone.localdate()
    own = Absence.objects.create(person=omar, stand_in=karen, first_day=day, last_day=day)
    for person in (noor, here, there):
        Absence.objects.create(person=person, stand_in=omar, first_day=day, last_day=day)
    taken_off(desk, Role.objects.get(person=omar, programme=house.programme))
    relied = set(
        Absence.objects.filter(ended_at=None).exclude(id=own.id).values_list("person_id", "stand_in_id")
    )
    assert relied == {(noor.id, omar.id), (noor.id, karen.id), (here.id, karen.id), (there.id, omar.id)}
    assert Absence.objects.get(id=own.id).ended_at is None, "still away from the other programme"
    told = Entry.objects.filter(verb__startswith="absence.").values_list("verb", "about_id")
    noted = [("absence.noted", noor.id), ("absence.noted", here.id), ("absence.ended", here.id)]
    assert sorted(told) == sorted(noted)


def test_a_hat_that_rests_is_not_said_to_be_on_its_way(house: House, desk: Client) -> None:
    asked_in(desk, house)
    Role.objects.filter(state=Role.State.INVITED).update(state=Role.State.PAUSED)
    assert "den hviler lige nu" in asked_in(desk, house) and Letter.objects.count() == 1


# --- whose business it is


@pytest.mark.parametrize("tree", ["", "/en"])
def test_a_screen_left_open_gives_nobody_a_hat(house: House, karen: Person, tree: str) -> None:
    left_open = at_work(house, karen, proved_ago=None)
    said = {"programme": str(house.programme.id), "name": "Omar", "mail": MAIL, "hat": "coordinator"}
    asked = left_open.post(f"{tree}{NEW}", said)
    assert "/konto/" in asked.headers["Location"] and not Letter.objects.exists()
    done = left_open.post(asked.headers["Location"], {"password": PASSWORD, "next": f"{tree}{NEW}"})
    assert done.headers["Location"] == f"{tree}{LIST}" and Letter.objects.count() == 1
    omar = someone(house, "Ulla", Hat.COORDINATOR)
    away = at_work(house, karen, proved_ago=None)
    answer = away.post(
        f"{tree}{LIST}{omar.id}/", {"role": str(Role.objects.get(person=omar).id), "do": "off"}
    )
    assert "/konto/" in answer.headers["Location"]
    assert Role.objects.get(person=omar).state == Role.State.ACTIVE


@pytest.mark.parametrize("hat", [Hat.PEER, Hat.HOST, Hat.PARTNER, Hat.EVALUATOR, Hat.MODERATOR])
def test_nobody_else_sees_or_gives_a_hat(house: House, karen: Person, hat: str) -> None:
    charlie = someone(house, "Charlie", hat)
    client, by = at_work(house, charlie), wearing(house, charlie, hat)
    said = {
        "programme": str(house.programme.id),
        "name": "Ven",
        "mail": "ven@post.example",
        "hat": "coordinator",
    }
    for path in (LIST, NEW, f"{LIST}{karen.id}/"):
        assert client.get(path).status_code == client.post(path, said).status_code == 404
    assert queries.colleagues(by) == [] and queries.colleague(by, karen.id) is None
    with pytest.raises(NotAllowed):
        invited(house, by)
    with pytest.raises(NotAllowed):
        actions.let_go(role=Role.objects.get(person=karen), by=by)


def test_another_programmes_colleagues_participants_and_peers_are_no_colleagues_here(
    house: House, desk: Client, as_karen: Viewer
) -> None:
    other = Programme.objects.create(name="Den anden")
    far = actions.meet(name="Farida", by=house.system)
    role = actions.give_role(person=far, programme=other, name=Hat.COORDINATOR, by=house.system)
    ida, jonas = someone(house, "Ida", Hat.PARTICIPANT), someone(house, "Jonas", Hat.PEER)
    page = words(desk, LIST)
    assert "Farida" not in page and "Ida" not in page and "Jonas" not in page
    for one in (far, ida, jonas):
        assert desk.get(f"{LIST}{one.id}/").status_code == 404
    assert desk.get(f"{LIST}{uuid4()}/").status_code == 404
    for refused in (role, Role.objects.get(person=ida), Role.objects.get(person=jonas)):
        with pytest.raises(NotAllowed):
            actions.let_go(role=refused, by=as_karen)
    assert "Kolleger" in asked_in(desk, house, programme=str(other.id))
    assert not Letter.objects.exists()


def test_the_one_it_is_about_reads_who_looked_and_what_was_done(
    house: House, desk: Client, as_karen: Viewer
) -> None:
    role = invited(house, as_karen)
    opened()
    words(desk, LIST)
    page = words(at_work(house, role.person), "/arbejde/mine-oplysninger/")
    assert "spurgt" in page and "så dit navn på en liste" in page.casefold()


def test_it_is_all_there_in_english(house: House, desk: Client, karen: Person) -> None:
    assert "Colleagues and hats" in words(desk, "/en/huset/")
    assert "Ask somebody in" in words(desk, "/en/huset/kolleger/")
    assert "What will they do here?" in words(desk, "/en/huset/kolleger/ny/")
    assert "This is you." in words(desk, f"/en/huset/kolleger/{karen.id}/")
