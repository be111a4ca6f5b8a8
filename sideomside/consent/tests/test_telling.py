"""A person's own copy of the ledger: each yes and each taking back, and nothing to anybody else."""

import pytest

from sideomside.consent import actions, queries
from sideomside.consent.models import Consent, Purpose
from sideomside.ground.vault.walls import within
from tests.people import Hat, build_house, someone, wearing


@pytest.mark.django_db
def test_each_yes_is_told_in_order_and_only_to_the_person() -> None:
    house = build_house("Copenhagen")
    with within(house.organisation.id):
        ida = someone(house, "Ida", Hat.PARTICIPANT)
        herself = wearing(house, ida, Hat.PARTICIPANT)
        charlie = wearing(house, someone(house, "Charlie"), Hat.PARTICIPANT)
        actions.give(person=ida, purpose=Purpose.MATCHING, channel="page", by=herself)
        actions.withdraw(person=ida, purpose=Purpose.MATCHING, channel="page", by=herself)
        told = queries.tell(herself, ida.id)["consents"]
        assert [each["given"] for each in told] == [True, False]
        assert told[0] == {
            "for": "finde en peer til mig",
            "given": True,
            "language": "da",
            "channel": "page",
            "happened_at": Consent.objects.get(given=True).happened_at,
        }
        assert queries.tell(charlie, ida.id) == {"consents": []}
