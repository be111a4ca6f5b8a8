"""What goes wrong halfway, at the same moment, or after somebody has moved on."""

from collections.abc import Callable
from datetime import timedelta
from itertools import pairwise
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import transaction
from django.utils import timezone

from sideomside.ground.vault.keys import destroy_key, has_key
from sideomside.ground.vault.models import Erasure
from sideomside.partners import actions, queries
from sideomside.partners.actions import agreeing, bridging
from sideomside.partners.models import Draft, Introduction, PartnerContact
from sideomside.partners.rules import Reply, Yes
from sideomside.partners.tests.cast import ALL, WORDS, Cast, Committed, agreed
from sideomside.people.actions import give_role
from sideomside.people.models import Person, Programme, Role
from sideomside.people.rules import Hat, NotAllowed, system

UNDONE: list[Callable[[Cast, Draft], Any]] = [
    lambda cast, draft: actions.say_yes(draft_id=draft.id, yes=Yes(ALL), by=cast.as_mette),
    lambda cast, draft: actions.drop(draft=draft, by=cast.as_mette),
    lambda cast, _draft: actions.let_go(by=system(cast.house.organisation.id)),
]


class Broken(Exception):
    """The power goes before the commit."""


@pytest.mark.parametrize("act", UNDONE, ids=["yes", "drop", "sweep"])
def test_undone_halfway_the_words_are_still_readable(cast: Cast, committed: Committed, act: Any) -> None:
    draft = cast.draft()
    Draft.objects.update(made_at="2020-01-01T00:00Z")
    with committed(), pytest.raises(Broken), transaction.atomic():
        act(cast, draft)
        raise Broken
    found = queries.draft(cast.as_mette, draft.id)
    assert found is not None and found.words["words"] == WORDS


def test_thrown_away_a_restore_shuts_it_again(cast: Cast, committed: Committed) -> None:
    draft = cast.draft()
    with committed():
        actions.drop(draft=draft, by=cast.as_mette)
    assert not has_key(draft.id) and Erasure.objects.filter(owner_id=draft.id, done_at__isnull=False).exists()


def test_a_draft_without_its_key_is_gone_and_breaks_no_page(cast: Cast) -> None:
    draft = cast.draft()
    link = actions.make_link(draft=draft, by=cast.as_mette)
    destroy_key(draft.id)
    mette = cast.signed_in(cast.mette)
    assert queries.drafts(cast.as_mette) == [] and queries.draft_for(cast.as_karen, link) is None
    pages = ("/samarbejde/", f"/samarbejde/henvis/{draft.id}/ord/", f"/ja/{link}/")
    assert [mette.get(page).status_code for page in pages] == [200, 404, 404]


def test_a_way_to_answer_that_does_not_exist_is_asked_for_again(cast: Cast) -> None:
    mette, draft = cast.signed_in(cast.mette), cast.draft()
    wrong = {"channel": "pigeon", "contact": "20 30 40 50", "language": "xx"}
    page = mette.post(f"/samarbejde/henvis/{draft.id}/svar/", wrong)
    assert page.status_code == 200 and Draft.objects.get().words["channel"] == "call"
    old = cast.draft(channel="pigeon")  # kept before this was looked at
    assert mette.get(f"/samarbejde/henvis/{old.id}/send/").headers["Location"].endswith("/svar/")


def _two_bodies(cast: Cast, once: UUID) -> Any:
    return actions.keep_body(name="Region Nord", sort="hospital", once=once, by=cast.as_karen)


def _two_agreements(cast: Cast, once: UUID) -> Any:
    told = {"body": cast.agreement.body, "programme": cast.house.programme, "said": agreed()}
    return actions.agree(**told, once=once, by=cast.as_karen)


def _two_introductions(cast: Cast, once: UUID) -> Any:
    told = {"person": _the_one(cast), "to": cast.agreement, "words": {"wish": "Job"}}
    return actions.introduce(**told, until=timezone.localdate(), once=once, by=cast.as_karen)


def _the_one(cast: Cast) -> Person:
    hat = Role.objects.filter(name=Hat.PARTICIPANT).select_related("person").first()
    return hat.person if hat else cast.ida()


@pytest.mark.parametrize("act", [_two_bodies, _two_agreements, _two_introductions])
def test_two_at_once_write_one_and_both_see_it(cast: Cast, monkeypatch: pytest.MonkeyPatch, act: Any) -> None:
    once = uuid4()
    first = act(cast, once)
    for module in (agreeing, bridging):  # neither saw the other's row when it looked
        monkeypatch.setattr(module, "known_by", lambda _model, _once: None)
    assert act(cast, once).id == first.id
    assert Introduction.objects.count() == len(cast.letters(_the_one(cast)))


def test_only_a_programme_that_knows_the_person_may_introduce_them(cast: Cast) -> None:
    ida, other = cast.ida(), Programme.objects.create(name="Et andet program")
    give_role(person=cast.karen, programme=other, name=Hat.COORDINATOR, by=cast.house.system)
    by = cast.as_karen
    by = type(by)(by.role, by.organisation_id, by.person_id, by.programme_ids | {other.id})
    theirs = actions.agree(body=cast.agreement.body, programme=other, said=agreed(), once=uuid4(), by=by)
    assert list(queries.may_be_introduced_to(by, ida.id)) == [cast.agreement]
    until = timezone.localdate()
    with pytest.raises(NotAllowed):
        actions.introduce(person=ida, to=theirs, words={}, until=until, once=uuid4(), by=by)


@pytest.mark.parametrize("gone", ["agreement", "contacts"])
def test_nobody_says_yes_to_an_empty_room(cast: Cast, gone: str) -> None:
    one = cast.introduced(cast.ida())
    if gone == "agreement":
        cast.ends(timezone.localdate() - timedelta(days=1))
    else:
        for contact in queries.contacts_of(cast.as_karen, cast.agreement.body):
            actions.end_contact(contact=contact, by=cast.as_karen)
    hers, path = cast.browser(one.person), f"/min-side/bro/{one.id}/"
    page = hers.post(path, {"do": "yes", "wish": "Job", "wish_read": "on"}).content.decode()
    assert "ingen hos dem" in page and 'value="yes"' not in page
    with pytest.raises(NotAllowed):
        actions.say_yes_to(
            introduction=one, words={"wish": "x"}, ticked=["wish"], by=cast.themself(one.person)
        )
    assert hers.post(path, {"do": "no"}).status_code == 302


def test_whoever_comes_back_to_the_partner_gets_their_way_in_again(cast: Cast) -> None:
    karen, where = cast.signed_in(cast.karen), f"/partnere/{cast.agreement.body_id}/"
    pia = {"name": "Pia", "mail": "pia@kommune.example", "title": "rådgiver"}
    karen.post(where, pia)
    first = PartnerContact.objects.order_by("-since")[0]
    for _ in "12":
        assert karen.post(f"/partnere/kontakt/{first.id}/slut/").status_code == 302
    assert karen.post(where, pia).status_code == 302
    again = PartnerContact.objects.get(person=first.person, ended_at=None)
    assert Role.objects.get(person=again.person, name=Hat.PARTNER).state == Role.State.ACTIVE
    assert "allerede en" in karen.post(where, pia).content.decode()  # who works there now is not added twice


@pytest.mark.parametrize("between", [(), ("Ida igen",), ("Ida igen", "Ida endnu en gang")])
def test_a_bridge_is_still_ones_own_however_often_enquiries_were_joined(
    cast: Cast, between: tuple[str, ...]
) -> None:
    one, ida = cast.introduced(cast.ida("Ida før")), cast.ida()
    chain = [one.person, *map(cast.ida, between), ida]
    for earlier, later in pairwise(chain):
        Person.objects.filter(id=earlier.id).update(joined_into=later)
    one.refresh_from_db()
    by = cast.themself(ida)
    actions.say_yes_to(introduction=one, words={"wish": "Job"}, ticked=["wish"], by=by)
    assert [found.id for found in queries.my_introductions(by)] == [one.id]
    assert [found.id for found in queries.introduced(cast.as_karen, ida.id)] == [one.id]
    assert queries.tell(by, ida.id)["introduced"][0]["shown_to_partner"]
    actions.answer_for_partner(introduction=one, reply=Reply("welcome"), by=cast.as_mette)
    assert len(cast.letters(ida)) == 1
    actions.revoke(introduction=one, by=by)
    assert queries.shown(cast.as_mette, one.id) is None
    with pytest.raises(NotAllowed):
        actions.revoke(introduction=one, by=cast.themself(cast.ida("Noor")))
