"""Coordinators write down partners and agreements, and who signs in from there."""

from uuid import uuid4

import pytest
from django.test import Client

from sideomside.partners import actions, queries
from sideomside.partners.models import Agreement, Body, PartnerContact
from sideomside.partners.tests.cast import Cast, agreed
from sideomside.people.models import Account, Person, Programme, Role
from sideomside.people.rules import Changed, Hat, NotAllowed

FORM = {"purpose": "Vi mødes hver måned.", "first_day": "2026-01-01", "last_day": "", "standing": "joint"}
PIA = {"name": "Pia Ø. Sørensen-Møller", "mail": "pia@kommune.example", "title": "sagsbehandler"}


def test_a_partner_an_agreement_and_somebody_who_signs_in(cast: Cast) -> None:
    karen, once = cast.signed_in(cast.karen), str(uuid4())
    for _ in "12":
        karen.post("/partnere/ny/", {"name": "Region Nord", "sort": "hospital", "once": once})
    body = Body.objects.get(name="Region Nord")
    agreement = FORM | {"once": str(uuid4()), "ours_id": str(cast.karen.id)}
    for _ in "12":
        assert karen.post(f"/partnere/{body.id}/aftale/", agreement).status_code == 302
    assert Agreement.objects.filter(body=body).count() == 1
    karen.post(f"/partnere/{body.id}/", PIA)
    pia = PartnerContact.objects.get(body=body)
    assert Role.objects.get(person=pia.person).name == Hat.PARTNER
    assert Account.objects.filter(person=pia.person).exists() and len(cast.letters(pia.person)) == 1
    page = karen.get(f"/partnere/{body.id}/").content.decode()
    assert "gælder i dag" in page and "Pia Ø. Sørensen-Møller, sagsbehandler" in page
    again = karen.post(f"/partnere/{body.id}/", PIA)
    assert "allerede en" in again.content.decode() and PartnerContact.objects.filter(body=body).count() == 1


def test_an_old_page_changes_nothing_and_keeps_what_was_typed(cast: Cast) -> None:
    karen, url = cast.signed_in(cast.karen), f"/partnere/aftale/{cast.agreement.id}/"
    form = FORM | {"once": str(uuid4()), "version": "1"}
    assert karen.post(url, form | {"purpose": "Først"}).status_code == 302
    page = karen.post(url, form | {"purpose": "Bagefter"}).content.decode()
    assert "har rettet imens" in page and "Bagefter" in page
    assert Agreement.objects.get().purpose == "Først"
    with pytest.raises(Changed):
        actions.agree(
            body=cast.agreement.body, programme=cast.house.programme, said=agreed(version=1),
            of=cast.agreement, once=uuid4(), by=cast.as_karen,
        )  # fmt: skip


def test_a_last_day_before_the_first_is_asked_about(cast: Cast) -> None:
    url = f"/partnere/{cast.agreement.body_id}/aftale/"
    page = cast.signed_in(cast.karen).post(url, FORM | {"last_day": "2025-01-01", "once": str(uuid4())})
    assert "efter den første" in page.content.decode()


def test_another_programmes_agreement_and_contacts_are_not_ones_own(cast: Cast) -> None:
    other = Programme.objects.create(name="Et andet program")
    theirs = Agreement.objects.create(
        body=cast.agreement.body, programme=other, purpose="x", first_day="2026-01-01", once=uuid4()
    )
    assert queries.agreement(cast.as_karen, theirs.id) is None
    assert cast.signed_in(cast.karen).get(f"/partnere/aftale/{theirs.id}/").status_code == 404
    with pytest.raises(NotAllowed):
        actions.agree(
            body=theirs.body, programme=other, said=agreed(), of=theirs, once=uuid4(), by=cast.as_karen
        )
    with pytest.raises(NotAllowed):
        actions.add_contact(agreement=theirs, name="x", mail="x@x.dk", title="", by=cast.as_karen)


def test_a_contact_signs_in_with_a_second_factor_or_not_at_all(cast: Cast) -> None:
    mette = cast.signed_in(cast.mette)
    assert mette.get("/hjem/").headers["Location"] == "/samarbejde/"
    account = Account.objects.get(person=cast.mette)
    account.authenticator_set.all().delete()
    assert mette.get("/samarbejde/").status_code == 302
    assert "login" in Client().get("/samarbejde/").headers["Location"]


def test_a_contact_who_is_erased_leaves_the_referrals_of_others(cast: Cast) -> None:
    one = cast.referred()
    draft = cast.draft()
    actions.forget(person_id=cast.mette.id, by=cast.house.system)
    Person.objects.filter(id=cast.mette.id).delete()
    one.refresh_from_db()
    assert one.contact_id is None and queries.draft(cast.as_mette, draft.id) is None
    assert queries.mine(cast.themself(one.enquiry.person))[0].names["who"] == ""
