"""A yes can be taken back, and from that moment nobody who works here reads the words."""

import pytest

from sideomside.consent import actions as consent
from sideomside.ground.audit.models import Entry
from sideomside.intake import actions, queries

WORDS = "Det her er kun for jer"


def answered(cast, enquiry):
    actions.answer(enquiry=enquiry, words="Hej", by=cast.as_signe)


def talked(cast, enquiry):
    actions.hold_talk(enquiry=enquiry, note="En aftale", by=cast.as_signe)


def closed(cast, enquiry):
    actions.close(enquiry=enquiry, reason="quiet", by=cast.as_signe)


@pytest.mark.parametrize("before", [lambda cast, enquiry: None, answered, talked, closed])
def test_in_whatever_state_the_words_close(cast, before):
    enquiry = cast.write(WORDS)
    before(cast, enquiry)
    me = cast.as_participant(enquiry.person)
    consent.withdraw(person=enquiry.person, purpose="words", channel="page", by=me)
    client = cast.signed_in(cast.signe)
    page = client.get(f"/henvendelser/{enquiry.id}/").content.decode()
    assert WORDS not in page
    assert "En aftale" not in page
    assert "taget deres ja tilbage" in page
    assert queries.words_of(cast.as_signe, enquiry.person_id) == []
    assert WORDS not in {row.first_words for row in queries.waiting_for_answer(cast.as_signe)}
    assert not Entry.objects.filter(
        verb="read.opened", about_id=enquiry.person_id, by_id=cast.signe.id
    ).exists()
    assert queries.own(me)[0].messages[0].words == WORDS  # they are still the person's own
    consent.give(person=enquiry.person, purpose="words", channel="page", by=me)
    assert WORDS in client.get(f"/henvendelser/{enquiry.id}/").content.decode()


def test_a_mail_nobody_has_said_yes_to_yet_may_be_read_so_that_it_can_be_answered(cast):
    enquiry = cast.write(WORDS)
    enquiry.person.consents.all().delete()
    assert [m.words for m in queries.thread(cast.as_signe, enquiry)] == [WORDS]
