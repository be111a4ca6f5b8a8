"""A stolen private link gains no more guesses by asking for a new one."""

import pytest

from sideomside.ground.vault.walls import within
from sideomside.people import actions
from sideomside.people.models import PrivateLink, SmallKey
from sideomside.people.rules import TRIES_BEFORE_A_NEW_LINK
from tests.people import build_house, someone, wearing

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("tries", "old_links_close"), [(5, False), (TRIES_BEFORE_A_NEW_LINK, True)])
def test_fresh_guesses_come_only_with_a_link_that_closes_the_old_ones(
    tries: int, old_links_close: bool
) -> None:
    house = build_house("Copenhagen")
    with within(house.organisation.id):
        ida = someone(house, "Ida", "participant", mail="ida@post.example")
        actions.make_link(person=ida, by=house.system)
        actions.choose_small_key(person=ida, word="havkat", by=wearing(house, ida, "participant"))
        SmallKey.objects.update(wrong_tries=tries)
        assert actions.send_link(person=ida, by=house.system)
        assert (SmallKey.objects.get().wrong_tries == 0) is old_links_close
        assert (PrivateLink.objects.exclude(revoked_at=None).count() == 1) is old_links_close
