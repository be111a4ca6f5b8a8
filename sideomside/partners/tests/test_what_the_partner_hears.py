"""Received, in touch, ended: three words at most, only by the person's own tick, and only as long as it stands."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from sideomside.ground.audit.models import Entry
from sideomside.intake import actions as intake
from sideomside.intake.models import Enquiry
from sideomside.intake.queries import waiting_for_answer
from sideomside.partners import actions, queries
from sideomside.partners.models import Referral
from sideomside.partners.rules import how_far
from sideomside.partners.tests.cast import Cast
from sideomside.people.rules import NotAllowed


def reached(cast: Cast) -> list[str]:
    return [str(one.reached) for one in queries.known(cast.as_mette)]


def test_how_far_it_has_come_is_looked_up_and_only_where_it_was_ticked(cast: Cast) -> None:
    told, silent = cast.referred(), cast.referred(may_know=False, name="Hemmelig")
    assert reached(cast) == ["received"]
    intake.answer(enquiry=told.enquiry, words="Hej Bente", by=cast.as_karen)
    intake.answer(enquiry=silent.enquiry, words="Hej", by=cast.as_karen)
    assert reached(cast) == ["contact"]
    intake.close(enquiry=told.enquiry, reason="quiet", by=cast.as_karen)
    assert reached(cast) == ["ended"]
    page = cast.signed_in(cast.mette).get("/samarbejde/").content.decode()
    assert "Bente" in page and "Hemmelig" not in page and "Hej Bente" not in page


@pytest.mark.parametrize(
    ("state", "why", "answered", "walks", "expected"),
    [
        ("received", "", False, [], "received"),
        ("answered", "", True, [], "contact"),
        ("closed", "joined", True, [], "contact"),
        ("closed", "joined", True, [True, False], "contact"),
        ("closed", "joined", True, [True], "ended"),
        ("closed", "double", False, [], "received"),
        ("closed", "withdrawn", False, [], "ended"),
        ("held", "", True, [True], "contact"),
    ],
)
def test_each_place_it_can_stand(
    state: str, why: str, answered: bool, walks: list[bool], expected: str
) -> None:
    here, when = uuid4(), timezone.now() if answered else None
    enquiry = Enquiry(organisation_id=here, state=state, closed_why=why, answered_at=when)
    assert how_far(Referral(organisation_id=here, enquiry=enquiry), walks) == expected


def test_the_colleague_the_house_next_door_and_the_coordinator_hear_nothing(cast: Cast) -> None:
    one = cast.referred()
    assert queries.known(cast.as_malene) == queries.known(cast.as_karen) == []
    assert queries.referral(cast.as_malene, one.id) is None


def test_the_person_takes_the_tick_back_and_the_partner_sees_nothing_more(cast: Cast) -> None:
    one = cast.referred()
    person = one.enquiry.person
    hers = cast.browser(person)
    page = hers.get("/min-side/henvist/").content.decode()
    assert "Jobcentret på Amager" in page and "De må se, at vi har fået det" in page
    hers.post(f"/min-side/henvist/{one.id}/", {"do": "tell_no_more"})
    assert reached(cast) == []
    hers.post(f"/min-side/henvist/{one.id}/", {"do": "tell"})
    assert reached(cast) == ["received"]
    with pytest.raises(NotAllowed):
        actions.let_know(referral=one, yes=False, by=cast.as_mette)


def test_that_the_list_was_seen_stands_in_the_persons_log(cast: Cast) -> None:
    one = cast.referred()
    queries.known(cast.as_mette)
    look = Entry.objects.get(verb="read.listed", about_id=one.enquiry.person_id)
    assert (look.by_role, look.detail["screen"]) == ("partner", "referrals")


def test_taken_back_by_the_person_it_leaves_the_queue(cast: Cast) -> None:
    one = cast.referred()
    cast.browser(one.enquiry.person).post(f"/min-side/henvist/{one.id}/", {"do": "take_back"})
    one.enquiry.refresh_from_db()
    assert one.enquiry.state == "closed" and reached(cast) == []


def test_off_the_partners_page_the_person_is_still_waited_for(cast: Cast) -> None:
    """The enquiry is the person's own: the partner only stops hearing of it, and a second press does no more."""
    mette, one = cast.signed_in(cast.mette), cast.referred()
    Referral.objects.update(sent_at=timezone.now() - timedelta(days=1))
    away = f"/samarbejde/sendt/{one.id}/tilbage/"
    assert [mette.post(away).status_code for _ in "12"] == [302, 302] and reached(cast) == []
    assert Enquiry.objects.get().state == "received" and len(waiting_for_answer(cast.as_karen)) == 1
    assert cast.signed_in(cast.malene).post(away).status_code == 404
    with pytest.raises(NotAllowed):
        actions.take_back(referral=one, by=cast.as_mette)
    cast.browser(one.enquiry.person).post(f"/min-side/henvist/{one.id}/", {"do": "take_back"})
    assert Enquiry.objects.get().state == "closed"


def test_with_the_agreement_over_there_is_nothing_to_see(cast: Cast) -> None:
    cast.referred()
    draft = cast.draft()
    cast.ends(timezone.localdate())
    assert reached(cast) == ["received"]  # the last day counts
    cast.ends(timezone.localdate() - timedelta(days=1))
    mette = cast.signed_in(cast.mette)
    page = mette.get("/samarbejde/").content.decode()
    assert "Bente" not in page and "ingen aftale" in page
    assert mette.get("/samarbejde/henvis/").status_code == 404
    assert mette.get(f"/samarbejde/henvis/{draft.id}/ord/").status_code == 404


def test_whoever_does_not_work_there_any_more_sees_nothing(cast: Cast) -> None:
    cast.referred()
    [mette, _malene] = queries.contacts_of(cast.as_karen, cast.agreement.body)
    cast.signed_in(cast.karen).post(f"/partnere/kontakt/{mette.id}/slut/")
    assert reached(cast) == []
    assert cast.signed_in(cast.mette).get("/samarbejde/").status_code == 404


def test_two_enquiries_joined_are_still_one_persons(cast: Cast) -> None:
    one, ida = cast.referred(), cast.ida()
    intake.join(enquiry=one.enquiry, person=ida, by=cast.as_karen)
    assert [row.referral.id for row in queries.mine(cast.themself(ida))] == [one.id]
