"""A peer's way stands in the peer's room; what somebody is offered as a participant stands in theirs."""

from collections.abc import Iterator

import pytest

from sideomside.ground.vault.walls import within
from sideomside.path import actions
from sideomside.path.tests.cast import Cast, make_cast
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
