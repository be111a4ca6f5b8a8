"""What people chose to look at themselves, in the same careful words as everything else they say."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sideomside.outcomes.rules import QUESTIONS
from sideomside.reports.rules.answers import AIM
from sideomside.reports.statistics.wording import Claim

OF_AIMS = {
    Claim.MORE: gettext_lazy(
        "Of %(asked)s people who had given something of their own a number, %(n)s did so both times. Between the "
        "first meeting and the end it changed for the better, by %(mean)s points on average (%(low)s to %(high)s)."
    ),
    Claim.LESS: gettext_lazy(
        "Of %(asked)s people who had given something of their own a number, %(n)s did so both times. Between the "
        "first meeting and the end it changed for the worse, by %(mean)s points on average (%(low)s to %(high)s)."
    ),
    Claim.UNSURE: gettext_lazy(
        "Of %(asked)s people who had given something of their own a number, %(n)s did so both times. We cannot tell "
        "whether anything changed: %(mean)s points on average (%(low)s to %(high)s)."
    ),
}
MEANS_OF_AIMS = gettext_lazy(
    "Up to three things each person chose, from 0 to 10, and for each person the mean of them. Better and worse is two "
    "and a half points or more: that step was published about children and young people (Edbrooke-Childs and others "
    "2015), and nobody has tested it here. What they chose stands in no report."
)


def question_words(question: str) -> str:
    """A question by its own words; what somebody chose has none here, and a yardstick only its name."""
    if question == AIM:
        return _("what they chose to look at themselves")
    own = QUESTIONS.get(question)
    return f"“{own}”" if own else question
