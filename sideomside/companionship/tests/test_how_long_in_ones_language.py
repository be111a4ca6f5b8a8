"""What one chooses between is said in the language of the page, also where the choices are made with the house."""

import pytest
from django.utils.translation import override

from sideomside.companionship.forms.planning import PlanForm
from sideomside.companionship.forms.proposing import ProposalForm
from sideomside.people.models import Place


@pytest.mark.parametrize("language, said", [("da", "60 minutter"), ("en", "60 minutes")])
def test_minutes_are_said_in_the_language_of_the_page(language: str, said: str) -> None:
    nowhere = Place.objects.none()
    with override(language):
        for form in (
            PlanForm(places=nowhere),
            ProposalForm(places=nowhere, possible={"at_home": False, "bridging": False}),
        ):
            assert said in str(form["minutes"])
