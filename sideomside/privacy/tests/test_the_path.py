"""A peer's way stands in the peer's room; what somebody is offered as a participant stands in theirs."""

from collections.abc import Iterator

import pytest

from sideomside.ground.audit import log
from sideomside.ground.vault.walls import within
from sideomside.path import actions
from sideomside.path.tests.cast import Cast, make_cast, signed_in, told
from sideomside.people.rules import Hat
from sideomside.privacy.queries import copying, looking
from tests.people import build_house

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Iterator[Cast]:
    house = build_house("København")
    with within(house.organisation.id):
        yield make_cast(house)


def test_what_one_is_offered_as_a_participant_is_not_told_where_one_works(cast: Cast) -> None:
    actions.offer_step(person=cast.lone, programme=cast.house.programme, step="host", by=cast.by)
    at_work, at_home = cast.as_(cast.lone, Hat.PEER), cast.her
    assert "offered_to_you" not in copying.everything(at_work, cast.lone.id)["path"]
    assert copying.everything(at_home, cast.lone.id)["path"]["offered_to_you"]
    seen = [look.what for look in looking.what_was_done(at_work)]
    assert not [what for what in seen if "noget for andre" in what]


def test_looks_at_somebody_as_a_peer_are_told_where_they_work(cast: Cast) -> None:
    cast.welcomed()
    desk, at_work = signed_in(cast.house, cast.karen), cast.as_(cast.lone, Hat.PEER)
    for at in (f"/vejen/{cast.lone.id}/", "/uddannelse/", "/sparring/ny/"):
        before = sum(look.times for look in looking.who_looked(at_work))
        told(desk, at)
        assert sum(look.times for look in looking.who_looked(at_work)) == before + 1, at
    log.record_list(cast.by, {cast.lone.id}, screen="leaving")  # perhaps as one a peer walked with
    after = sum(look.times for look in looking.who_looked(at_work))
    assert after == before + 1
