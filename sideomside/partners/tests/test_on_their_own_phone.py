"""A link for the person's own phone: opened by one browser, for half an hour, and worth nothing to anybody else."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from sideomside.intake.models import Enquiry
from sideomside.partners import actions, queries
from sideomside.partners.models import Draft, Referral
from sideomside.partners.rules import Yes
from sideomside.partners.tests.cast import ALL, WORDS, Cast
from sideomside.people.models import PrivateLink
from sideomside.people.rules import NotAllowed, visitor

YES = {"do": "yes", "passed": ["words"], "may_know": "on", "consent": "on"}


def link(cast: Cast, draft: Draft) -> str:
    return f"/ja/{actions.make_link(draft=draft, by=cast.as_mette)}/"


def opened(path: str) -> Client:
    phone = Client()
    phone.post(path)
    return phone


def test_the_person_reads_it_changes_a_tick_says_yes_and_gets_a_page_of_their_own(cast: Cast) -> None:
    path = link(cast, cast.draft(needs="Har hund", passed=["words", "needs"]))
    phone = Client()
    assert WORDS not in phone.get(path).content.decode()  # a preview of the link shows nothing
    assert phone.post(path).headers["Location"] == "/dit-ja/"
    page = phone.get("/dit-ja/").content.decode()
    assert WORDS in page and "Mette fra Jobcentret på Amager" in page and "Har hund" in page
    assert phone.post("/dit-ja/", YES).headers["Location"] == "/dit-ja/tak/"
    sent = Referral.objects.get()
    assert (sent.passed, sent.may_know, sent.said_on) == (["words"], True, "phone")
    assert PrivateLink.objects.count() == 0
    assert phone.post("/dit-ja/tak/", {"do": "page"}).headers["Location"] == "/skriv/tak/"
    receipt = phone.get("/skriv/tak/").content.decode()
    assert "/m/" in receipt and WORDS in receipt
    assert phone.get("/min-side/").status_code == 200


def test_pressed_twice_it_is_one_enquiry_and_the_same_thanks(cast: Cast) -> None:
    phone = opened(link(cast, cast.draft()))
    assert [phone.post("/dit-ja/", YES).headers["Location"] for _ in "12"] == ["/dit-ja/tak/"] * 2
    assert Enquiry.objects.count() == 1


def test_a_no_deletes_it_at_once(cast: Cast) -> None:
    phone = opened(link(cast, cast.draft()))
    assert "Det er slettet" in phone.post("/dit-ja/", {"do": "no"}).content.decode()
    assert not Draft.objects.exists() and not Enquiry.objects.exists()
    assert phone.get("/dit-ja/").status_code == 404


def test_the_first_phone_has_it_and_a_second_finds_nothing(cast: Cast) -> None:
    path = link(cast, cast.draft())
    hers, thief = opened(path), Client()
    for answer in (thief.get(path), thief.post(path), thief.get("/dit-ja/"), thief.post("/dit-ja/", YES)):
        assert answer.status_code == 404 and WORDS not in answer.content.decode()
    assert hers.post(path).status_code == 302  # pressed twice on the right phone
    assert WORDS in hers.get("/dit-ja/").content.decode()


def test_a_new_link_shuts_the_old_one_and_the_phone_that_had_opened_it(cast: Cast) -> None:
    draft = cast.draft()
    thief = opened(link(cast, draft))
    fresh = link(cast, draft)
    assert thief.post("/dit-ja/", YES).status_code == 404 and not Enquiry.objects.exists()
    assert WORDS in opened(fresh).get("/dit-ja/").content.decode()


def test_after_half_an_hour_it_opens_nothing_and_says_yes_to_nothing(cast: Cast) -> None:
    draft = cast.draft()
    path = link(cast, draft)
    phone = opened(path)
    Draft.objects.update(open_until=timezone.now() - timedelta(seconds=1))
    for answer in (
        Client().get(path),
        Client().post(path),
        phone.get("/dit-ja/"),
        phone.post("/dit-ja/", YES),
    ):
        assert answer.status_code == 404 and "Linket åbner ikke noget nu" in answer.content.decode()
    assert not Enquiry.objects.exists() and Draft.objects.exists()


def test_a_used_link_does_nothing(cast: Cast) -> None:
    path = link(cast, cast.draft())
    opened(path).post("/dit-ja/", YES)
    assert Client().post(path).status_code == 404 and Client().get("/ja/aldrig-lavet/").status_code == 404
    assert Enquiry.objects.count() == 1


def test_what_is_changed_at_the_table_needs_a_new_link(cast: Cast) -> None:
    """Nobody says yes to words that were changed after they had read them."""
    draft = cast.draft()
    phone = opened(link(cast, draft))
    actions.keep(draft=draft, said={"words": "Noget andet"}, by=cast.as_mette)
    assert phone.post("/dit-ja/", YES).status_code == 404 and not Enquiry.objects.exists()


def test_a_guessed_hash_or_an_unopened_link_says_no_yes(cast: Cast) -> None:
    draft = cast.draft()
    link(cast, draft)
    draft.refresh_from_db()
    by = visitor(cast.house.organisation.id)
    for key in (draft.token_hash, "0" * 64):
        with pytest.raises(NotAllowed):
            actions.say_yes(draft_id=draft.id, yes=Yes(ALL, token_hash=key), by=by)
        with pytest.raises(NotAllowed):
            actions.drop(draft=draft, token_hash=key, by=by)
    assert queries.asked(by, draft.token_hash) is None


def test_undone_on_the_phone_it_leaves_the_queue(cast: Cast) -> None:
    phone = opened(link(cast, cast.draft()))
    phone.post("/dit-ja/", YES)
    assert "Det er taget tilbage" in phone.post("/dit-ja/tak/", {"do": "undo"}).content.decode()
    assert (Enquiry.objects.get().state, Enquiry.objects.get().closed_why) == ("closed", "withdrawn")
    assert queries.known(cast.as_mette) == [] and phone.get("/dit-ja/tak/").status_code == 404


def test_heavy_words_put_the_help_lines_first(cast: Cast) -> None:
    phone = opened(link(cast, cast.draft(words="Jeg har ikke lyst til at leve mere")))
    phone.post("/dit-ja/", YES)
    page = phone.get("/dit-ja/tak/").content.decode()
    assert page.index("lyder tungt") < page.index("112") < page.index("læser det")


def test_the_table_sees_that_the_yes_has_come(cast: Cast) -> None:
    mette, draft = cast.signed_in(cast.mette), cast.draft()
    where = f"/samarbejde/henvis/{draft.id}/ja/"
    mette.post(where)
    shown = mette.get(where).content.decode()
    [path] = re.findall(r"/ja/[\w-]{20,}/", shown)
    phone = opened(path)
    assert "åbent på en telefon" in mette.get(where).content.decode()
    phone.post("/dit-ja/", YES)
    assert mette.get(where).headers["Location"] == "/samarbejde/sendt/"
    thanks: Any = mette.get("/samarbejde/sendt/")
    assert "Ja tak, vis kortet" not in thanks.content.decode()  # their phone has asked already
