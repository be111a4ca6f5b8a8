"""Somebody was worried, and has everything deleted: every word of theirs goes, and nobody closes the matter alone."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from sideomside.concerns import actions
from sideomside.concerns.models import Concern, ConcernStep
from sideomside.concerns.queries import worried_still
from sideomside.concerns.tests.cast import Cast, make_cast, signed_in
from sideomside.ground.vault.walls import within
from sideomside.privacy import actions as privacy
from sideomside.privacy import queries
from tests.people import build_house


@pytest.fixture
def cast(db: None) -> Iterator[Cast]:
    house = build_house("København")
    with within(house.organisation.id):
        yield make_cast(house)


def test_erased_the_words_go_and_that_somebody_was_worried_stays_until_two_close_it(
    cast: Cast, django_capture_on_commit_callbacks: Any
) -> None:
    one = actions.note_read(concern=cast.worry(cast.her), by=cast.first)
    actions.note_done(concern=one, words="Ida er ringet op", by=cast.first)
    closed = cast.closed()
    with django_capture_on_commit_callbacks(execute=True):
        privacy.erase(person_id=cast.ida.id, by=cast.her)
    left = Concern.objects.get()
    assert left.id == one.id and (left.sender, left.words, left.whom) == (None, None, None)
    assert ConcernStep.objects.exclude(note=None).count() == 0
    client = signed_in(cast.house, cast.karen)
    assert "har siden fået alt slettet" in client.get(f"/bekymringer/{one.id}/").content.decode()
    assert client.get("/i-dag/").status_code == 200
    actions.ask_to_close(concern=left, colleague=cast.kim, by=cast.first)
    assert actions.close(concern=left, by=cast.second).closed_at
    assert not Concern.objects.filter(id=closed.id).exists()


def test_nobody_goes_by_themselves_while_their_worry_is_open(cast: Cast) -> None:
    one = cast.worry(cast.her)
    assert cast.ida.id in worried_still(cast.house.system)
    assert queries.keeping.gone_long_enough(cast.house.system, timezone.now() + timedelta(days=4000)) == []
    Concern.objects.filter(id=one.id).delete()
    assert worried_still(cast.house.system) == set()
