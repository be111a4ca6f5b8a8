"""A door gets a new address, a café closes for good, and the house learns a word of its own."""

from datetime import time
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from sideomside.desk.tests.reading import words, words_of
from sideomside.ground.audit.models import Entry
from sideomside.matching import actions as matching
from sideomside.matching import queries as wished
from sideomside.peers import queries as peers
from sideomside.people import actions, queries
from sideomside.people.models import Area, OpeningHours, OwnTheme, Person, Place, Programme
from sideomside.people.rules import Hat, NotAllowed, Viewer, visitor
from tests.people import House, at_work, someone, wearing

pytestmark = pytest.mark.django_db

PLACES, NEW, THEMES = "/huset/steder/", "/huset/steder/nyt/", "/huset/temaer/"


def sent(client: Client, page: str, **said: Any) -> str:
    answer = client.post(page, said, follow=True)
    assert answer.status_code == 200
    return words_of(answer)


def written(client: Client, house: House, page: str = NEW, **said: Any) -> str:
    usual = {"programme": str(house.programme.id), "name": "Stuen", "part_of_town": "Valby", "version": "1"}
    usual |= {"street": "Opdigtet Gade 2", "postcode": "2500", "town": "Valby", "serves_coffee": "on"}
    return sent(client, page, **(usual | said))


# --- places


def test_a_place_written_down_here_can_be_found_and_opened(house: House, desk: Client) -> None:
    page = written(desk, house, access="To trin og et gelænder 🌻", door="Den grønne port")
    assert "Skriv nu, hvornår der er åbent" in page and "Stuen" in page
    written(desk, house, access="To trin og et gelænder 🌻", door="Den grønne port")
    stuen = Place.objects.get(name="Stuen")
    assert (stuen.area.name, stuen.serves_coffee) == ("Valby", True)
    OpeningHours.objects.create(place=stuen, weekday=0, opens=time(13), closes=time(16))
    coffee = words(Client(), "/kaffe/")
    assert "Opdigtet Gade 2, 2500 Valby" in coffee and "To trin og et gelænder 🌻" in coffee
    assert "Opdigtet Gade 2" in words(desk, "/huset/")


def test_a_door_that_opens_where_one_was_closed_is_a_new_one(
    house: House, desk: Client, as_karen: Viewer
) -> None:
    written(desk, house)
    actions.close_down(place=Place.objects.get(name="Stuen"), by=as_karen)
    written(desk, house)
    written(desk, house, part_of_town="Vanløse")
    open_ones = Place.objects.filter(name="Stuen", closed_down=False)
    assert sorted(open_ones.values_list("area__name", flat=True)) == ["Valby", "Vanløse"]


def test_the_part_of_town_is_one_however_it_is_spelt(house: House, desk: Client) -> None:
    written(desk, house, part_of_town="  amager ")
    assert Area.objects.get().name == "Amager"


def test_which_municipality_a_part_of_town_is_in_is_asked_where_there_are_two(
    house: House, desk: Client
) -> None:
    Programme.objects.filter(id=house.programme.id).update(municipalities=["0101"])
    assert "Hvilken kommune" not in words(desk, NEW)
    assert set(queries.municipalities_of_areas(visitor()).values()) == {"København"}, "the only one it can be"
    Programme.objects.filter(id=house.programme.id).update(municipalities=["0101", "0159"])
    assert "Hvilken kommune" in words(desk, NEW)
    written(desk, house, part_of_town="Mørkhøj", municipality="0159")
    written(desk, house, name="Hjørnet", part_of_town="Mørkhøj")
    assert Area.objects.get(name="Mørkhøj").municipality == "0159", "not saying takes nothing back"
    assert set(queries.municipalities_of_areas(visitor()).values()) == {"Gladsaxe"}
    before = Place.objects.count()
    written(desk, house, name="Et tredje sted", municipality="0999")
    assert Place.objects.count() == before, "none but those the programme works in"


def test_a_wrong_door_is_put_right_and_an_old_page_changes_nothing(house: House, desk: Client) -> None:
    page, here = f"{PLACES}{house.place.id}/", house.place
    assert "Opdigtet Vej 1" in words(desk, page)
    written(
        desk, house, page, name="Huset", street="Opdigtet Vej 3", access="Elevator", part_of_town="Amager"
    )
    here.refresh_from_db()
    assert (here.street, here.access, here.version) == ("Opdigtet Vej 3", "Elevator", 2)
    omar = at_work(house, someone(house, "Omar", Hat.COORDINATOR))
    stale = written(omar, house, page, street="Opdigtet Vej 5")
    assert "Karen Holm har rettet imens" in stale and "Opdigtet Vej 5" in stale and 'value="2"' in stale
    here.refresh_from_db()
    assert here.street == "Opdigtet Vej 3"
    entry = Entry.objects.get(verb="place.changed")
    assert "street" in entry.detail["fields"] and "Opdigtet" not in str(entry.detail)


def test_without_a_name_or_a_part_of_town_nothing_is_lost(house: House, desk: Client) -> None:
    page = written(desk, house, name="", part_of_town="", door="Den grønne port")
    assert "Den grønne port" in page and "Skriv et navn" in page and "hvilken del af byen" in page
    assert Place.objects.count() == 1


def test_closed_for_good_nobody_is_sent_there_until_it_opens_again(house: House, desk: Client) -> None:
    OpeningHours.objects.create(place=house.place, weekday=0, opens=time(13), closes=time(16))
    page, stranger = f"{PLACES}{house.place.id}/", visitor(house.organisation.id)
    assert queries.coffee(stranger, days=14)
    for _press in range(2):
        assert "lukket for altid" in sent(desk, page, do="close")
    assert not queries.coffee(stranger, days=14) and "Opdigtet Vej" not in words(Client(), "/kontakt/")
    assert Entry.objects.filter(verb="place.changed").count() == 1
    assert "Ingen bliver sendt hertil" in words(desk, page)
    sent(desk, page, do="open")
    assert queries.coffee(stranger, days=14)


def test_where_there_is_no_coffee_a_coordinator_is_shown_where_to_write_it(
    house: House, desk: Client
) -> None:
    Place.objects.update(closed_down=True)
    assert NEW in words(desk, "/besoeg/")
    host = at_work(house, someone(house, "Mikkel", Hat.HOST))
    page = words(host, "/besoeg/")
    assert "under Huset" in page and NEW not in page


def test_another_programmes_place_is_not_hers(house: House, desk: Client, as_karen: Viewer) -> None:
    other = Programme.objects.create(name="Den anden")
    place = Place.objects.create(programme=other, name="Et andet hus")
    assert "Et andet hus" not in words(desk, PLACES)
    for unknown in (place.id, uuid4()):
        assert desk.get(f"{PLACES}{unknown}/").status_code == 404
        assert desk.post(f"{PLACES}{unknown}/", {"do": "close"}).status_code == 404
    for act in (actions.close_down, actions.open_again):
        with pytest.raises(NotAllowed):
            act(place=place, by=as_karen)
    with pytest.raises(NotAllowed):
        actions.add_place(programme=other, part_of_town="Nord", about={"name": "Mit"}, by=as_karen)
    assert "Et nyt sted" in written(desk, house, programme=str(other.id)) and Place.objects.count() == 2


# --- themes


def test_a_word_of_our_own_can_be_chosen_and_put_away_without_being_taken_from_anybody(
    house: House, desk: Client, karen: Person
) -> None:
    said = {"da": "at komme hjem fra havet", "en": "coming home from the sea"}
    for _press in range(2):
        assert "At komme hjem fra havet" in sent(desk, THEMES, **said)
    theme = OwnTheme.objects.get()
    ida, noor = someone(house, "Ida", Hat.PARTICIPANT), someone(house, "Noor", Hat.PARTICIPANT)
    hers = wearing(house, ida, Hat.PARTICIPANT)
    matching.wish(person=ida, wishes={"themes": {theme.code: "public"}}, version=0, by=hers)
    for _press in range(2):
        sent(desk, f"{THEMES}{theme.id}/vaek/", do="away")
    assert "lagt væk" in words(desk, THEMES)

    def offered(person: Person) -> str:
        viewer = wearing(house, person, Hat.PARTICIPANT)
        chosen = wished.wishes_of(viewer, person.id).themes or ()
        groups = wished.themes_offered(viewer, chosen)
        return " ".join(name for group in groups for _code, name, _hint in group.themes)

    assert "havet" in offered(ida) and "havet" not in offered(noor)
    assert wished.known_names(hers).themes[theme.code] == "at komme hjem fra havet"
    assert theme.code not in str(peers.themes_offered(hers, [])) and theme.code in peers.theme_names(hers)
    sent(desk, f"{THEMES}{theme.id}/vaek/", do="offer")
    assert "havet" in offered(noor) and OwnTheme.objects.count() == 1
    verbs = list(
        Entry.objects.filter(verb__startswith="theme").order_by("seq").values_list("verb", flat=True)
    )
    assert verbs == ["theme.added", "theme.put_away", "theme.added"]


def test_a_theme_wants_words_in_both_languages(desk: Client) -> None:
    page = sent(desk, THEMES, da="at flytte", en=" ")
    assert "Skriv det på engelsk" in page and "at flytte" in page and not OwnTheme.objects.exists()


@pytest.mark.parametrize("hat", [Hat.PEER, Hat.HOST, Hat.EVALUATOR])
def test_nobody_else_keeps_places_or_themes(house: House, as_karen: Viewer, hat: str) -> None:
    theme = actions.add_theme(da="at flytte", en="moving", by=as_karen)
    charlie = someone(house, "Charlie", hat)
    client, by = at_work(house, charlie), wearing(house, charlie, hat)
    away = f"{THEMES}{theme.id}/vaek/"
    for path in (PLACES, NEW, f"{PLACES}{house.place.id}/", THEMES):
        assert client.get(path).status_code == client.post(path, {"do": "close"}).status_code == 404
    assert client.post(away).status_code == 404
    assert not queries.kept_places(by).exists()
    with pytest.raises(NotAllowed):
        actions.put_theme_away(theme=theme, by=by)
    with pytest.raises(NotAllowed):
        actions.add_theme(da="nej", en="no", by=by)


# --- text messages


def promised(client: Client, programme: Programme, **said: str) -> str:
    usual = {"version": str(programme.version), "answer_days": "2", "second_reader_days": "1"}
    usual |= {"unconfirmed_days": "30", "desk_opens": "09:00", "desk_closes": "16:00", "contact_phone": ""}
    return sent(client, f"/huset/loefter/{programme.id}/", **(usual | said))


def test_text_messages_are_promised_only_where_something_carries_them(
    house: House, desk: Client, settings: Any, tmp_path: Any
) -> None:
    settings.SMS_FOLDER = str(tmp_path)
    form = f"/huset/loefter/{house.programme.id}/"
    assert 'name="sms_offered"' in words(desk, form)
    assert 'value="sms"' not in words(desk, "/henvendelser/ny/").split('name="channel"', 1)[1]
    promised(desk, house.programme, sms_offered="on")
    assert 'value="sms"' in words(Client(), "/skriv/")
    assert 'value="sms"' in words(desk, "/henvendelser/ny/").split('name="channel"', 1)[1]
    settings.SMS_FOLDER = ""
    assert 'name="sms_offered"' not in words(desk, form)
    assert 'value="sms"' not in words(Client(), "/skriv/")
    house.programme.refresh_from_db()
    promised(desk, house.programme, sms_offered="on")
    settings.SMS_FOLDER = str(tmp_path)
    assert 'value="sms"' in words(Client(), "/skriv/")  # chosen before, and not unchosen meanwhile


def test_it_is_all_there_in_english(house: House, desk: Client) -> None:
    assert "Write down a place" in words(desk, "/en/huset/steder/")
    assert "Steps, lift, toilet?" in words(desk, f"/en/huset/steder/{house.place.id}/")
    assert "Your own themes" in words(desk, "/en/huset/temaer/")
