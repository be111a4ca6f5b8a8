"""A coordinator reads what happened between two others, and is not spoken to as one of them."""

import re

import pytest
from django.utils import translation

from sideomside.companionship import rules as companionship
from sideomside.matching import rules as matching

TO_ONE_OF_THE_TWO = re.compile(r"\b(you|your|dig|din|dit|dine|I|jer|jeres)\b")


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize(
    "verbs, kind", [(companionship.OF_THE_TWO, "companionship."), (matching.OF_THE_TWO, "proposal.")]
)
def test_no_step_of_theirs_is_told_to_somebody_else_as_if_it_were_theirs(
    verbs: dict[str, object], kind: str, language: str
) -> None:
    with translation.override(language):
        said = [str(words) for name, words in verbs.items() if name.startswith(kind)]
    assert len(said) > 10
    said = [words.replace("no thank you", "no") for words in said]
    assert [words for words in said if TO_ONE_OF_THE_TWO.search(words)] == []
