"""Words come in by three doors and stand in one queue."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.utils import timezone

from sideomside.consent import queries as consent
from sideomside.ground.audit.models import Entry
from sideomside.ground.vault.cpr import COVER
from sideomside.intake import actions, queries
from sideomside.intake.models import Enquiry, Message, State
from sideomside.intake.rules import rebuilt
from sideomside.people.models import Contact, Person
from sideomside.people.rules import NotAllowed, Viewer
from tests.people import Hat, build_house, someone, wearing

WORDS = "Jeg har været indlagt. Æøå og 🌻. Vil gerne møde en, der ved, hvordan det er."


def write(cast, words=WORDS, name="Sara", **more):
    newcomer = actions.Newcomer(
        name=name, channel="mail", contact_way="mail", contact="sara@post.example", said_yes="form"
    )
    return actions.write_in(
        programme=cast.programme, newcomer=newcomer, words=words, way="form", by=cast.as_visitor, **more
    )


def test_a_note_becomes_one_enquiry_that_waits(cast):
    enquiry = write(cast)
    (row,) = queries.waiting_for_answer(cast.as_signe)
    assert (row.enquiry, row.name, row.first_words) == (enquiry, "Sara", WORDS)
    assert (row.days, row.too_long, row.again) == (0, False, False)
    assert consent.in_force(cast.as_signe, enquiry.person_id, "words")


def test_the_same_form_sent_twice_is_one_enquiry(cast):
    once = uuid4()
    assert write(cast, once=once) == write(cast, once=once)
    assert Enquiry.objects.count() == 1
    assert Message.objects.count() == 1
    assert Contact.objects.count() == 1


def test_nobodys_words_stand_readable_in_the_database(cast):
    write(cast)
    with connection.cursor() as cursor:
        cursor.execute("SELECT words, subject, quoted, attachments FROM intake_message")
        raw = b"".join(bytes(part) for part in cursor.fetchone() if part is not None)
    assert b"indlagt" not in raw


def test_a_number_that_looks_like_somebodys_is_covered(cast):
    enquiry = write(cast, "Mit nummer er 010157-5000, hvis I skal bruge det")
    (message,) = queries.thread(cast.as_signe, enquiry)
    assert message.words == f"Mit nummer er {COVER}, hvis I skal bruge det"
    assert message.covered


def test_a_number_given_as_a_name_is_covered_and_told(cast):
    enquiry = write(cast, name="Sara 010157-5000")
    assert enquiry.person.name == f"Sara {COVER}"
    (message,) = queries.thread(cast.as_signe, enquiry)
    assert message.words == WORDS and message.covered


def test_only_coordinators_of_the_programme_read_it(cast):
    enquiry = write(cast)
    other = build_house("Karlas forening", host="naboen.example")
    karla = Viewer(Hat.COORDINATOR, other.organisation.id, uuid4(), frozenset({other.programme.id}))
    charlie = Viewer("nobody", cast.house.organisation.id, uuid4())
    per = wearing(cast.house, someone(cast.house, "Per", Hat.PEER), Hat.PEER)
    for stranger in (karla, charlie, per, cast.as_mikkel, cast.as_visitor):
        assert queries.enquiry(stranger, enquiry.id) is None
        assert queries.thread(stranger, enquiry) == []
        assert queries.waiting_for_answer(stranger) == []
        assert queries.words_of(stranger, enquiry.person_id) == []
        assert queries.own(stranger) == []
        with pytest.raises(NotAllowed):
            actions.answer(enquiry=enquiry, words="Hej", by=stranger)
    assert queries.enquiry(cast.as_signe, enquiry.id) == enquiry


def test_the_person_sees_their_own_only_past_the_small_key(cast):
    enquiry = write(cast)
    before, past = (cast.as_participant(enquiry.person, opened=opened) for opened in (False, True))
    assert queries.own(before) == []
    assert queries.path(before).wrote_at == enquiry.received_at
    (mine,) = queries.own(past)
    assert [message.words for message in mine.messages] == [WORDS]


def test_each_look_at_somebodys_words_is_written_down(cast):
    enquiry = write(cast)
    queries.thread(cast.as_signe, enquiry)
    queries.thread(cast.as_signe, enquiry)
    opened = Entry.objects.filter(verb="read.opened", about_id=enquiry.person_id)
    assert [(e.by_id, e.detail["screen"]) for e in opened] == [(cast.signe.id, "enquiry")] * 2


def test_an_answer_ends_the_wait_and_leaves_a_neutral_letter(cast):
    enquiry = write(cast)
    assert actions.answer(enquiry=enquiry, words="Hej Sara. Tak for din mail.", by=cast.as_signe)
    assert queries.waiting_for_answer(cast.as_signe) == []
    assert enquiry.state == State.ANSWERED
    assert [m.words for m in queries.own(cast.as_participant(enquiry.person))[0].messages] == [
        WORDS,
        "Hej Sara. Tak for din mail.",
    ]


def test_who_writes_again_waits_again(cast):
    enquiry = write(cast)
    actions.answer(enquiry=enquiry, words="Hej", by=cast.as_signe)
    actions.hear(enquiry=enquiry, words="Er I der?", by=cast.as_participant(enquiry.person))
    (row,) = queries.waiting_for_answer(cast.as_signe)
    assert (row.again, row.first_words) == (True, "Er I der?")


def test_who_waits_longest_stands_first_and_nobody_falls_out(cast):
    now = timezone.now()
    new, old = write(cast, happened_at=now), write(cast, happened_at=now - timedelta(days=400))
    rows = queries.waiting_for_answer(cast.as_signe)
    assert [(row.enquiry.id, row.too_long) for row in rows] == [(old.id, True), (new.id, False)]


def test_the_columns_are_nothing_but_the_sum_of_the_steps(cast):
    enquiry = write(cast)
    actions.note_read(enquiry=enquiry, by=cast.as_signe)
    actions.sort(enquiry=enquiry, as_="seeks", by=cast.as_signe)
    actions.answer(enquiry=enquiry, words="Hej", by=cast.as_signe)
    actions.hear(enquiry=enquiry, words="Tak", by=cast.as_participant(enquiry.person))
    actions.remind_on(enquiry=enquiry, day=timezone.localdate() + timedelta(days=3), by=cast.as_signe)
    actions.hold_talk(enquiry=enquiry, by=cast.as_omar)
    actions.close(enquiry=enquiry, reason="joined", by=cast.as_omar)
    fresh = Enquiry.objects.get(id=enquiry.id)
    standing = rebuilt(list(fresh.steps.all()))
    assert {name: getattr(fresh, name) for name in standing.__slots__} == {
        name: getattr(standing, name) for name in standing.__slots__
    }


def test_forgetting_a_person_leaves_nothing_of_theirs_here(cast):
    enquiry = write(cast)
    actions.hold_talk(enquiry=enquiry, note="Ring ikke om aftenen", by=cast.as_signe)
    told = queries.tell(cast.as_participant(enquiry.person), enquiry.person_id)
    assert told["enquiries"][0]["messages"][0]["words"] == WORDS
    assert told["first_talks"][0]["note"] == "Ring ikke om aftenen"
    actions.forget(person_id=enquiry.person_id, by=cast.house.system)
    assert queries.tell(cast.as_signe, enquiry.person_id) == {
        "mails": [],
        "enquiries": [],
        "first_talks": [],
    }
    assert Person.objects.filter(id=enquiry.person_id).exists()
