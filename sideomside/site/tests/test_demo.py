"""An empty house becomes a living, invented programme; and nothing of it can happen to a real one."""

import importlib
import os
import re
import subprocess
import sys
from collections import Counter
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import DatabaseError, transaction
from django.test import Client, override_settings

from sideomside.companionship.models import Companionship, Meeting
from sideomside.gatherings import queries as gatherings
from sideomside.gatherings.models import Facilitating, Session
from sideomside.ground.audit import log
from sideomside.ground.audit.events import same_one
from sideomside.ground.audit.models import Entry
from sideomside.ground.post.models import Letter
from sideomside.ground.vault.models import WrappedKey
from sideomside.ground.vault.walls import within
from sideomside.intake.jobs import look_into
from sideomside.intake.models import Enquiry, InboundMail, Sort
from sideomside.intake.queries import waiting_for_answer
from sideomside.intake.reading.letter import Unreadable
from sideomside.intake.rules import rebuilt, standing_of
from sideomside.matching.models import Pair, Proposal
from sideomside.messages import queries as messages
from sideomside.messages.models import Passing
from sideomside.oversight import queries as oversight
from sideomside.path import queries as path
from sideomside.path.models import Sparring, SparringSeat, TrainingSeat
from sideomside.peers.models import PeerFile
from sideomside.people.models import Account, HelpLine, Organisation, Person, Role
from sideomside.people.rules import Hat, Viewer, system
from sideomside.privacy.actions import erase
from sideomside.reports.models import Release
from sideomside.reports.queries import material
from sideomside.reports.rules import Figures, Material, Question, live, periods_until
from sideomside.site.demo import urls as demo_urls
from sideomside.site.demo import who
from sideomside.site.demo.cast import PLAYERS
from sideomside.site.demo.fill import NotADemo, fill
from sideomside.site.demo.house import WEEKDAYS, told
from sideomside.site.demo.wiping import wipe
from tests.people import build_house, someone

EVERY = 8  # every eighth goes; all of them take half a minute
pytestmark = pytest.mark.django_db
ROOT = Path(__file__).resolve().parents[3]


def test_an_empty_house_is_filled_and_everybody_can_go_in(client: Client) -> None:
    """One house for all of it: to fill it takes longer than to look at it."""
    assert fill()
    filled = Organisation.objects.get()
    _every_state_of_the_flow_has_somebody_in_it(filled)
    _one_mail_lies_where_a_person_must_look(filled, client)
    _one_button_goes_in_as_each_of_them(filled, client)
    _sara_stands_where_the_front_page_of_the_repository_says(client)
    _what_is_seldom_needed_can_be_seen_too(filled)
    _the_second_programme_has_its_own_door_and_neither_sees_the_other(filled, client)
    _everybody_sees_a_whole_half_year_in_fives(client)
    _nobody_is_in_two_places(filled)
    _what_is_kept_for_speed_is_what_the_events_say(filled)
    _it_is_told_in_the_order_it_happened_and_only_once(filled)
    _no_figure_of_the_past_notices_that_somebody_goes(filled)


def _sara_stands_where_the_front_page_of_the_repository_says(client: Client) -> None:
    """Under the line that says how many more there are; whoever moves her mends README, step 2."""
    page = client.get(client.post("/demo/signe/")["Location"], follow=True).content.decode()
    folded = re.findall(
        r"<summary>\d+ til: (Klar til at møde en peer)</summary>(.*?)</details>", page, re.DOTALL
    )
    assert [(title, 'aria-label="Sara"' in rows) for title, rows in folded] == [
        ("Klar til at møde en peer", True)
    ]
    assert page.count('aria-label="Sara"') == 1
    assert "the line that says how many more there are" in (ROOT / "README.md").read_text(encoding="utf-8")


def _the_second_programme_has_its_own_door_and_neither_sees_the_other(
    filled: Organisation, client: Client
) -> None:
    """Its name, colours, words and coffee stand at its door; its people are nobody's at the first programme's desk."""
    client.logout()
    door, house = client.get("/svendborg/").content.decode(), client.get("/").content.decode()
    assert "<span>Ved sundet</span>" in door and "Kom ned til vandet" in door
    assert "<span>Ved sundet</span>" not in house and "Kom ned til vandet" not in house
    assert "Come down to the water" in client.get("/svendborg/en/").content.decode()
    coffee = client.get("/svendborg/kaffe/").content.decode()
    assert "Sejlloftet" in coffee and "Kaffen på hjørnet" not in coffee
    urgent = client.get("/svendborg/hvis-det-haster/").content.decode()
    assert "Lægevagten, Region Syddanmark" in urgent and "1813" not in urgent
    calendar, stories = (
        client.get(f"/svendborg/{path}").content.decode() for path in ("kalender/", "historier/")
    )
    assert "Suppe på Sejlloftet" in calendar and "Fællessang" not in calendar
    assert stories.index("Jeg stod på kajen") < stories.index("Jeg begyndte med at åbne vinduet")
    assert stories.count(">Herfra<") == 1 and ">Herfra<" not in client.get("/historier/").content.decode()
    theirs, ours = {"Asbjørn", "Villads", "Oline", "Rigmor", "Viggo"}, {"Sara", "Louise", "Jonas", "Lone"}
    with within(filled.id):
        way = {
            one.person.name: f"/henvendelser/{one.id}/" for one in Enquiry.objects.select_related("person")
        }
        files = PeerFile.objects.select_related("person")
        way |= {one.person.name: f"/peers/{one.id}/" for one in files if one.person.name in theirs | ours}
    for key, own, others in (("gudrun", theirs, ours), ("signe", ours, theirs)):
        client.post(f"/demo/{key}/")
        lists = "".join(
            client.get(path).content.decode() for path in ("/i-dag/", "/henvendelser/", "/peers/")
        )
        named = {name for name in own | others if re.search(rf"\b{name}\b", lists)}
        assert named & own and not named & others, key
        assert {name: client.get(way[name]).status_code for name in own | others} == (
            dict.fromkeys(own, 200) | dict.fromkeys(others, 404)
        ), key


def _nobody_is_in_two_places(filled: Organisation) -> None:
    """Walks, groups and courses somebody leads, and times to talk it over: no two of them at once."""
    with within(filled.id):
        told: list[tuple[str, datetime, datetime]] = []
        for walk in Meeting.objects.filter(state="fixed").select_related("companionship__pair__peer"):
            if walk.starts_at:
                end = walk.starts_at + timedelta(minutes=walk.minutes)
                told.append((walk.companionship.pair.peer.name or "", walk.starts_at, end))
        for lead in Facilitating.objects.filter(asked_at=None).select_related("person"):
            told += [
                (lead.person.name or "", one.starts_at, one.ends_at)
                for one in lead.gathering.sessions.exclude(state="cancelled")
            ]
        for seat in SparringSeat.objects.filter(cannot=False).select_related("person", "sparring"):
            told.append((seat.person.name or "", seat.sparring.starts_at, seat.sparring.ends_at))
        names = {name for name, _start, _end in told}
        assert "Jonas" in names and len(told) > len(names)
        for (one, _began, end), (other, start, _ended) in pairwise(sorted(told)):
            assert one != other or end <= start, (one, end, start)


def _what_is_seldom_needed_can_be_seen_too(filled: Organisation) -> None:
    """And somebody is named who would be asked, were there one coordinator."""
    with within(filled.id):
        assert oversight.responsible(system(filled.id)) == filled.responsible_mail != ""
    _words_that_went_along_and_a_group_to_form(filled)


def _words_that_went_along_and_a_group_to_form(filled: Organisation) -> None:
    """Words that went along to a later peer, a group to form, a seat to take; and nobody forgotten for a year."""
    with within(filled.id):
        [passed] = Passing.objects.all()
        role = Role.objects.get(person_id=passed.pair.peer_id, name=Hat.PEER)
        lone = Viewer(Hat.PEER, filled.id, role.person_id, frozenset({role.programme_id}))
        assert {one.from_participant for one in messages.passed_on(lone, passed)} == {True, False}
        signe = _signe(filled)
        planned = [one.gathering for one in gatherings.listed(signe)]
        open_group = next(one for one in planned if one.is_group and one.state == "open")
        suggested = gatherings.forming(signe, open_group, frozenset())
        assert suggested and len(suggested.members) >= 3 and suggested.leaders
        assert {one.weeks for one in path.without_sparring(signe)} <= {9, 10}
        assert TrainingSeat.objects.exists() and Sparring.objects.filter(open_to_all=True).exists()


def _what_is_kept_for_speed_is_what_the_events_say(filled: Organisation) -> None:
    """A year of lives: everything that is kept beside the events, made anew from them, is as it stands."""
    with within(filled.id):
        for enquiry in Enquiry.objects.prefetch_related("steps"):
            assert rebuilt(list(enquiry.steps.all())) == standing_of(enquiry)
        found = material(system(filled.id))
        _peers_stand_where_their_steps_say(found)
        _meetings_and_endings_are_the_steps(found)
        _nobody_is_gone_who_waits(filled, found)


def _peers_stand_where_their_steps_say(found: Material) -> None:
    standing = Counter(one.standing(found.today) for one in found.helpers)
    states = Counter(PeerFile.objects.values_list("state", flat=True))
    assert standing["peer.active"] == states["active"] and standing["peer.paused"] == states["resting"]
    assert standing["peer.trained"] == states["training"] + states["approved"]
    assert standing["peer.applied"] == states["applied"] + states["conversation"]
    living = Counter(Pair.objects.filter(ended_at=None).values_list("proposal__place_id", flat=True))
    assert dict(PeerFile.objects.exclude(load=0).values_list("id", "load")) == dict(living)


def _meetings_and_endings_are_the_steps(found: Material) -> None:
    courses = [course for one in found.journeys for course in one.courses.values()]
    assert sum(len(one.met_on) for one in courses) == Meeting.objects.filter(state="met").count() > 40
    assert sum(len(one.minutes) for one in courses) == sum(len(one.met_on) for one in courses)
    assert (
        sum(one.ended is not None for one in courses) == Companionship.objects.filter(state="ended").count()
    )
    days = Counter(Companionship.objects.exclude(day_zero=None).values_list("day_zero", flat=True))
    assert Counter(one.began for one in courses if one.began) == days
    assert len(found.gathered) == Session.objects.filter(state="held").count()


def _whoever_pays_opens_reports_made_for_her_and_no_answers_of_fewer_than_ten(
    filled: Organisation, client: Client
) -> None:
    page = client.get(client.post("/demo/ragnhild/")["Location"], follow=True).content.decode()
    with within(filled.id):
        made = {one.audience: one.id for one in Release.objects.filter(grant=None)}
    assert set(made) == {"house", "public", "funder"}
    assert [f"/tal/rapport/{made[each]}/" in page for each in ("public", "funder", "house")] == [
        True,
        True,
        False,
    ]
    report = client.get(f"/tal/rapport/{made['funder']}/").content.decode()
    assert (
        "mødte en peer" in report
        and client.get(f"/tal/rapport/{made['funder']}/fil/?fil=csv").status_code == 200
    )
    assert "Sara" not in report and "Jonas" not in report
    shut = [
        f"/tal/rapport/{made['house']}/",
        "/i-dag/",
        "/tal/",
        "/tal/svar/",
        "/tal/tilskud/",
        "/plan/",
        "/peers/",
    ]
    assert {path: client.get(path).status_code for path in shut} == dict.fromkeys(shut, 404)
    evaluation = client.get("/evaluering/").content.decode()
    assert "Færre end ti har sagt ja" in evaluation and "Hent svarene" not in evaluation


def _nobody_is_gone_who_waits(filled: Organisation, found: Material) -> None:
    open_now = Enquiry.objects.filter(sort__in=["", "seeks"]).exclude(state="closed")
    waiting = {same_one(Hat.PARTICIPANT, each) for each in open_now.values_list("person_id", flat=True)}
    assert not [one for one in found.journeys if one.who in waiting and one.ended_by(found.today) == "left"]
    gone = Enquiry.objects.filter(state="closed", sort__in=["", "seeks"]).exclude(closed_why="joined")
    left = {same_one(Hat.PARTICIPANT, each) for each in gone.values_list("person_id", flat=True)} - waiting
    known = {one.who for one in found.journeys if one.ended_by(found.today) == "left"}
    assert known == {one.who for one in found.journeys if one.who in left and not one.met}


def _everybody_sees_a_whole_half_year_in_fives(client: Client) -> None:
    client.logout()
    page = client.get("/i-tal/").content.decode()
    assert "ikke noget at vise endnu" not in page and "halvår" in page
    counts = re.findall(r'<td class="num">(\d+)</td>', page)
    assert counts and all(int(each) % 5 == 0 for each in counts)


def _every_state_of_the_flow_has_somebody_in_it(filled: Organisation) -> None:
    with within(filled.id):
        peers = Counter(PeerFile.objects.values_list("state", flat=True))
        assert sum(peers.values()) == 34  # one of them a participant who wishes to; three in Svendborg
        assert set(peers) == {"active", "resting", "approved", "training", "conversation", "applied"}
        enquiries = list(Enquiry.objects.all())
        assert 60 <= len(enquiries) <= 80  # those who came earlier in the year too
        assert {one.state for one in enquiries} == {"received", "answered", "planned", "held", "closed"}
        assert {one.sort for one in enquiries} == set(Sort.values)
        proposals = set(Proposal.objects.values_list("state", flat=True))
        assert proposals == {"drafted", "peer_asked", "asked", "peer_decides", "paired", "closed"}
        assert Pair.objects.filter(companionship=None).count() == 1
        states = set(Companionship.objects.values_list("state", flat=True))
        assert states == {"arranging", "trial", "agreed", "ended"}
        assert not HelpLine.objects.exclude(verified_on=None).exists()
        assert len(waiting_for_answer(_signe(filled))) >= 8
        assert Enquiry.objects.filter(read_first=True).exists()
        assert not [
            one.id
            for one in PeerFile.objects.exclude(person__roles__name="participant")
            if not (one.age_band and one.gender and one.slots)
        ]


def _it_is_told_in_the_order_it_happened_and_only_once(filled: Organisation) -> None:
    with within(filled.id):
        assert log.verify() == []
        moments = list(Entry.objects.order_by("seq").values_list("at", flat=True))
        assert moments == sorted(moments)
        assert Letter.objects.count() > 40
    accounts = set(Account.objects.values_list("id", flat=True))
    assert not fill()
    assert set(Account.objects.values_list("id", flat=True)) == accounts


def _one_button_goes_in_as_each_of_them(filled: Organisation, client: Client) -> None:
    page = client.get("/demo/").content.decode()
    for one in PLAYERS:
        assert f'action="/demo/{one.key}/"' in page
        answer = client.post(f"/demo/{one.key}/")
        assert answer.status_code == 302
        if one.is_staff:
            with within(filled.id):
                assert client.session["_auth_user_id"] == str(who.account_of(one).id)
            assert client.get(answer["Location"], follow=True).status_code == 200, (
                f"{one.key} has a first page"
            )
        else:
            assert answer["Location"].startswith("/m/")
    _whoever_pays_opens_reports_made_for_her_and_no_answers_of_fewer_than_ten(filled, client)
    client.post("/demo/signe/")
    assert client.get("/i-dag/").status_code == 200, "past the second factor"
    link = client.post("/demo/sara/")["Location"]
    client.post(link)
    assert client.post("/din-noegle/", {"word": "forkert ord"}).status_code == 200
    assert client.post("/din-noegle/", {"word": "Vinterhave"})["Location"] == "/min-side/"


def test_there_is_coffee_today_or_tomorrow_whatever_the_weekday() -> None:
    hours = " ".join(line for place in told("house")["place"] for line in place["hours"])
    for day, after in zip(WEEKDAYS, WEEKDAYS[1:] + WEEKDAYS[:1], strict=True):
        assert day in hours or after in hours


def test_everybody_is_told_apart_and_nobody_can_be_called() -> None:
    peers, people = told("peers")["peer"], told("people")["person"]
    assert len({one["words"] for one in peers + people}) == len(peers) + len(people)
    assert len({one["name"] for one in peers}) == 30


def test_a_real_house_has_no_such_door(client: Client) -> None:
    house = build_house("København")
    with within(house.organisation.id):
        someone(house, "Signe", "coordinator", mail="signe@demo.example")
    assert client.get("/demo/").status_code == 404
    assert client.post("/demo/signe/").status_code == 404
    assert client.post("/demo/sara/").status_code == 404


def test_production_neither_mounts_the_door_nor_lets_it_be_mounted() -> None:
    with override_settings(PRODUCTION=True), pytest.raises(ImproperlyConfigured):
        importlib.reload(demo_urls)
    ask = (
        "import django; django.setup()\n"
        "from django.urls import Resolver404, resolve\n"
        "for address in ('/demo/', '/demo/signe/', '/postkasse/', '/ui/'):\n"
        "    try: print(resolve(address))\n"
        "    except Resolver404: print('nothing there')"
    )
    real = {"SIDEOMSIDE_MODE": "production", "SIDEOMSIDE_SECRET_KEY": "x" * 50, "PYTHONPATH": str(ROOT)}
    real["DJANGO_SETTINGS_MODULE"] = "sideomside.site.settings"
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("SIDEOMSIDE_", "DJANGO_"))} | real
    said = subprocess.run([sys.executable, "-c", ask], env=environment, capture_output=True, text=True)
    assert said.stdout.split("\n") == ["nothing there"] * 4 + [""], said.stderr


def test_invented_people_are_refused_in_production() -> None:
    with override_settings(PRODUCTION=True), pytest.raises(CommandError):
        call_command("demo")
    assert not Organisation.objects.exists()


@override_settings(DEMO=True)
def test_a_house_with_one_real_programme_is_never_wiped() -> None:
    build_house("København")
    with pytest.raises(NotADemo):
        wipe()
    assert Organisation.objects.count() == 1


@override_settings(DEMO=True)
@pytest.mark.django_db(transaction=True)
def test_a_demo_is_wiped_whole_and_its_log_still_only_grows() -> None:
    house = build_house("Opdigtet")
    with within(house.organisation.id):
        type(house.programme).objects.update(demo=True)
        someone(house, "Ida")
    wipe()
    assert not Organisation.objects.exists()
    assert not Entry._base_manager.exists() and not WrappedKey.objects.exists()
    again = build_house("Opdigtet")
    with within(again.organisation.id):
        someone(again, "Ida")
        with pytest.raises(DatabaseError), transaction.atomic():
            Entry.objects.all().delete()


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
@override_settings(DEMO=True, OWNER_DATABASE="")
def test_on_postgres_only_whoever_owns_the_tables_wipes_a_demo() -> None:
    house = build_house("Opdigtet")
    with within(house.organisation.id):
        type(house.programme).objects.update(demo=True)
    with pytest.raises(CommandError, match="SIDEOMSIDE_OWNER_DATABASE"):
        call_command("demo", "--reset")
    assert Organisation.objects.exists()


@pytest.mark.django_db(transaction=True)
@override_settings(DEMO=True)
def test_a_house_with_one_real_programme_among_invented_ones_is_kept() -> None:
    house = build_house("København")
    with within(house.organisation.id):
        type(house.programme).objects.create(name="Opdigtet", contact_mail="a@b.example", demo=True)
    with pytest.raises(CommandError, match="not a demo"):
        call_command("demo", "--reset")
    with override_settings(DEMO=False), pytest.raises(NotADemo):
        wipe()
    assert Organisation.objects.count() == 1


def _one_mail_lies_where_a_person_must_look(filled: Organisation, client: Client) -> None:
    with within(filled.id):
        mail = InboundMail.objects.get(state="quarantined")
        read_now = look_into(mail, mail.raw)
        assert isinstance(read_now, Unreadable) and read_now.reason == mail.reason
    client.post("/demo/signe/")
    assert "Mails, der skal ses på" in client.get("/i-dag/").content.decode().replace("\xa0", " ")
    page = client.get("/karantaene/").content.decode()
    assert "Ruth" in page and "pakket ind i sig selv" in page


def _signe(house: Organisation) -> Viewer:
    account = who.account_of(PLAYERS[0])
    role = Role.objects.get(person_id=account.person_id, name=Hat.COORDINATOR)
    return Viewer(Hat.COORDINATOR, house.id, account.person_id, frozenset({role.programme_id}))


def _no_figure_of_the_past_notices_that_somebody_goes(filled: Organisation) -> None:
    """Whoever came, and peers too: their lives are as mixed as the year was."""
    with within(filled.id):
        by = system(filled.id)
        before = _past_figures(filled)
        came = Person.objects.filter(enquiries__isnull=False).distinct().order_by("id")
        helped = Person.objects.filter(roles__name=Hat.PEER).distinct().order_by("id")
        going = [*came[::EVERY], *helped[:: 2 * EVERY]]
        for one in going:
            erase(person_id=one.id, by=by)
        assert len(going) > 10 and _past_figures(filled) == before


def _past_figures(filled: Organisation) -> list[Figures]:
    found = material(system(filled.id))
    over = [when for when in periods_until(found.today) if when.is_over(found.today)]
    return [live(found, Question(of, when, "R0")) for of in (None, *found.programmes) for when in over]
