"""The person's own side: past the small key they read the thread and write again."""

from datetime import timedelta
from importlib import import_module

import time_machine
from django.apps import apps
from django.utils import timezone

from sideomside.ground.vault.walls import within
from sideomside.intake import actions, queries
from sideomside.intake.models import Enquiry
from sideomside.people import actions as people
from tests.people import build_house, someone


def test_the_person_writes_again_from_their_own_page(cast):
    enquiry = cast.write("Hej")
    actions.answer(enquiry=enquiry, words="Hej Sara. Har du det bedre i dag?", by=cast.as_signe)
    client = cast.come_in(enquiry.person)
    page = client.get("/min-side/beskeder/")
    text = page.content.decode()
    assert "Hej Sara. Har du det bedre i dag?" in text
    assert "Signe" in text
    assert "Holm" not in text
    seal = page.context["form"]["seal"].value()
    for _again in range(2):
        client.post("/min-side/beskeder/", {"seal": seal, "words": "Lidt. 🌤️"})
    (row,) = queries.waiting_for_answer(cast.as_signe)
    assert (row.first_words, row.again) == ("Lidt. 🌤️", True)
    assert [m.words for m in queries.thread(cast.as_signe, enquiry)][2:] == ["Lidt. 🌤️"]


def test_empty_words_are_asked_for_again(cast):
    client = cast.come_in(cast.write().person)
    seal = client.get("/min-side/beskeder/").context["form"]["seal"].value()
    page = client.post("/min-side/beskeder/", {"seal": seal, "words": "  "})
    assert page.context["form"].errors


def test_before_the_small_key_no_words_are_shown(cast, client):
    enquiry = cast.write()
    token = people.make_link(person=enquiry.person, by=cast.house.system)
    client.post(f"/m/{token}/")
    assert client.get("/min-side/beskeder/").url == "/din-noegle/"
    assert client.post("/min-side/snak/afbud/").url == "/din-noegle/"


def test_heavy_words_later_put_read_first_on_the_row(cast):
    enquiry = cast.write("Hej")
    actions.answer(enquiry=enquiry, words="Hej", by=cast.as_signe)
    actions.hear(enquiry=enquiry, words="Jeg tænker på selvmord", by=cast.as_participant(enquiry.person))
    assert queries.waiting_for_answer(cast.as_signe)[0].read_first
    actions.answer(enquiry=enquiry, words="Jeg ringer nu", by=cast.as_signe)
    actions.hear(enquiry=enquiry, words="Tak", by=cast.as_participant(enquiry.person))
    assert not queries.waiting_for_answer(cast.as_signe)[0].read_first


def test_what_lay_first_when_we_began_to_remember_is_remembered(db):
    house = build_house("Karens forening")
    with within(house.organisation.id):
        them = {
            "programme": house.programme,
            "person": someone(house, "Sara"),
            "way": "phone",
            "by": house.system,
        }
        heavy, light = (
            actions.receive(**them, words=words) for words in ("Jeg tænker på selvmord", "Hej, det er mig")
        )
        Enquiry.objects.update(heavy_at=None)
    import_module("sideomside.intake.migrations.0007_when_heavy_words_came").those_read_first(apps, None)
    with within(house.organisation.id):
        remembered = dict(Enquiry.objects.values_list("id", "heavy_at"))
        assert remembered == {heavy.id: heavy.received_at, light.id: None}


def test_thanks_written_after_heavy_words_nobody_has_answered_changes_nothing(cast):
    enquiry = cast.write("Jeg tænker på selvmord")
    actions.hear(enquiry=enquiry, words="Undskyld, glem det", by=cast.as_participant(enquiry.person))
    assert queries.waiting_for_answer(cast.as_signe)[0].read_first
    assert queries.read_first_of(cast.house.system, [enquiry.person_id]) == {enquiry.person_id}


def test_heavy_words_of_another_time_that_was_closed_are_not_todays(cast):
    enquiry = cast.write("Jeg tænker på selvmord")
    actions.close(enquiry=enquiry, reason="withdrawn", by=cast.as_signe)
    someone_else = cast.write("Hej")
    with time_machine.travel(timezone.now() + timedelta(days=400), tick=False):
        actions.receive(
            programme=enquiry.programme,
            person=enquiry.person,
            way="form",
            words="Hej igen",
            by=cast.house.system,
        )
        assert queries.read_first_of(cast.house.system, [enquiry.person_id, someone_else.person_id]) == set()


def test_who_mailed_is_asked_for_a_yes_on_their_own_page_and_only_until_they_give_it(cast):
    enquiry = cast.write("Kom med posten")
    enquiry.person.consents.all().delete()
    assert queries.yes_asked_for(cast.as_participant(enquiry.person, opened=False)) == ""
    client = cast.come_in(enquiry.person)
    page = client.get("/min-side/").content.decode()
    assert "Må vi gemme det, du skrev?" in page
    assert client.get("/min-side/ja/").status_code == 405
    client.post("/min-side/ja/")
    assert enquiry.person.consents.get().channel == "page"
    assert "Må vi gemme det, du skrev?" not in client.get("/min-side/").content.decode()
