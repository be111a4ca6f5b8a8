"""Five short pages, filled in together: nothing typed is lost, and nobody else sees it before the yes."""

from uuid import uuid4

import pytest
from django.test import Client

from sideomside.consent.queries import in_force
from sideomside.ground.audit.models import Entry
from sideomside.ground.vault.keys import has_key
from sideomside.intake import queries as intake
from sideomside.partners import actions, queries
from sideomside.partners.models import Draft, Referral
from sideomside.partners.rules import Yes
from sideomside.partners.tests.cast import ALL, REACH, TYPED, WORDS, Cast, Committed
from sideomside.people.models import Person
from sideomside.people.rules import NotAllowed, system, visitor


def at(draft: Draft, page: str) -> str:
    return f"/samarbejde/henvis/{draft.id}/{page}/"


def begun(client: Client) -> Draft:
    client.post("/samarbejde/henvis/", TYPED | {"once": str(uuid4())})
    return Draft.objects.get()


def test_from_the_first_sentence_to_the_yes_on_the_screen(cast: Cast, committed: Committed) -> None:
    mette = cast.signed_in(cast.mette)
    draft = begun(mette)
    assert mette.post(at(draft, "svar"), REACH).headers["Location"] == at(draft, "videre")
    said = {"words_read": "on", "time": "om formiddagen", "time_read": "on", "needs": "Har hund"}
    assert mette.post(at(draft, "videre"), said).headers["Location"] == at(draft, "ja")
    page = mette.get(at(draft, "send")).content.decode()
    assert WORDS in page and "om formiddagen" in page and "Har hund" in page
    assert intake.waiting_for_answer(cast.as_karen) == []
    yes = {"passed": ["words", "time"], "consent": "on"}
    with committed():
        assert mette.post(at(draft, "send"), yes).headers["Location"] == "/samarbejde/sendt/"
    [waiting] = intake.waiting_for_answer(cast.as_karen)
    [message] = intake.thread(cast.as_karen, waiting.enquiry)
    assert message.words == f"{WORDS}\n\nDet passer mig bedst: om formiddagen"
    assert (waiting.enquiry.way, waiting.enquiry.person.name) == ("partner", "Bente")
    assert in_force(cast.as_karen, waiting.enquiry.person_id, "words")
    assert not Draft.objects.exists() and not has_key(draft.id)


def test_nothing_typed_is_lost_by_a_mistake_or_on_the_way_back(cast: Cast) -> None:
    mette = cast.signed_in(cast.mette)
    draft = begun(mette)
    wrong = mette.post(at(draft, "svar"), {"channel": "call", "contact": "ring bare", "language": "en"})
    assert (
        "ring bare" in wrong.content.decode()
        and "Skriv et nummer, vi kan ringe til" in wrong.content.decode()
    )
    back = mette.post(
        at(draft, "svar"), {"channel": "mail", "contact": "ben@", "language": "da", "do": "back"}
    )
    assert back.headers["Location"] == at(draft, "ord")
    assert WORDS in mette.get(at(draft, "ord")).content.decode()
    assert "ben@" in mette.get(at(draft, "svar")).content.decode()
    assert mette.get(at(draft, "ja")).headers["Location"] == at(draft, "svar")  # that address leads nowhere


def test_a_number_from_the_state_is_covered_and_said_so(cast: Cast) -> None:
    mette = cast.signed_in(cast.mette)
    draft = begun(mette)
    page = mette.post(at(draft, "ord"), {"words": "Mit nummer er 010157-5000"}, follow=True)
    assert "cpr" in page.content.decode()
    assert "010157" not in Draft.objects.get().words["words"]


def test_two_presses_on_the_first_page_are_one_draft_and_two_yeses_one_enquiry(cast: Cast) -> None:
    once = uuid4()
    first, again = (
        actions.begin(agreement=cast.agreement, said=TYPED | REACH, once=once, by=cast.as_mette) for _ in "12"
    )
    assert first.id == again.id
    sent = [actions.say_yes(draft_id=first.id, yes=Yes(ALL), by=cast.as_mette) for _ in "12"]
    assert sent[0].id == sent[1].id and Person.objects.filter(enquiries__isnull=False).count() == 1


def test_nobody_but_the_one_at_the_table_sees_a_draft(cast: Cast) -> None:
    draft = cast.draft()
    assert queries.draft(cast.as_mette, draft.id) == draft
    outside = [cast.as_karen, cast.as_malene, visitor(cast.house.organisation.id), cast.house.system]
    assert [queries.draft(viewer, draft.id) for viewer in outside] == [None] * 4
    for viewer in outside[:3]:
        with pytest.raises(NotAllowed):
            actions.keep(draft=draft, said={"words": "andet"}, by=viewer)
        with pytest.raises(NotAllowed):
            actions.say_yes(draft_id=draft.id, yes=Yes(ALL), by=viewer)
    assert cast.signed_in(cast.karen).get(at(draft, "send")).status_code == 404
    assert cast.signed_in(cast.malene).get(at(draft, "send")).status_code == 404


@pytest.mark.parametrize(
    ("passed", "expected"),
    [
        (frozenset(), "Jeg vil gerne høre fra jer."),
        (frozenset({"words"}), WORDS),
        (frozenset({"from"}), "Skrevet sammen med Mette, Jobcentret på Amager."),
        (frozenset({"needs"}), "Jeg vil gerne høre fra jer."),  # a tick at a line nobody wrote is nothing
    ],
)
def test_only_what_was_ticked_is_sent(cast: Cast, passed: frozenset[str], expected: str) -> None:
    sent = cast.referred(passed=passed)
    [message] = intake.thread(cast.as_karen, sent.enquiry)
    assert message.words == expected
    assert "Malene" not in message.words and "Holm" not in message.words


def test_without_words_or_a_way_to_answer_nothing_is_sent(cast: Cast) -> None:
    draft = actions.begin(agreement=cast.agreement, said=TYPED, once=uuid4(), by=cast.as_mette)
    with pytest.raises(NotAllowed):
        actions.say_yes(draft_id=draft.id, yes=Yes(ALL), by=cast.as_mette)
    mette = cast.signed_in(cast.mette)
    assert mette.get(at(draft, "send")).headers["Location"] == at(draft, "svar")
    assert mette.get(at(draft, "findes-ikke")).status_code == 404


def test_thrown_away_it_is_gone_with_its_key_and_the_page_says_so_kindly(
    cast: Cast, committed: Committed
) -> None:
    mette, draft = cast.signed_in(cast.mette), cast.draft()
    with committed():
        assert [mette.post(at(draft, "slet")).status_code for _ in "12"] == [302, 302]
    assert not Draft.objects.exists() and not has_key(draft.id)
    gone = mette.get(at(draft, "send"))
    assert gone.status_code == 404 and "Det er helt i orden" in gone.content.decode()


def test_an_unanswered_draft_goes_by_itself_and_never_early(cast: Cast, committed: Committed) -> None:
    draft, house = cast.draft(), system(cast.house.organisation.id)
    assert actions.let_go(by=house) == 0
    Draft.objects.update(made_at="2020-01-01T00:00Z")
    with committed():
        assert [actions.let_go(by=house) for _ in "12"] == [1, 0]
    assert not has_key(draft.id) and Entry.objects.filter(verb="referral.dropped").count() == 1


def test_a_page_of_their_own_from_the_screen_is_a_card_shown_once(cast: Cast) -> None:
    mette, draft = cast.signed_in(cast.mette), cast.draft()
    mette.post(at(draft, "send"), {"passed": ["words"], "consent": "on"})
    card = mette.post("/samarbejde/sendt/", follow=True)
    assert "/m/" in card.content.decode() and mette.get("/kort/").status_code == 404


def test_without_the_persons_tick_nothing_is_sent_and_the_words_stay(cast: Cast) -> None:
    mette, draft = cast.signed_in(cast.mette), cast.draft()
    page = mette.post(at(draft, "send"), {"passed": ["words"]})
    assert page.status_code == 200 and WORDS in page.content.decode()
    assert not Referral.objects.exists() and Draft.objects.exists()
