"""What somebody says themselves: when they were asked, what they answered, their own aims, and loaded yardsticks."""

from sideomside.outcomes.models.aim import Aim, Rating
from sideomside.outcomes.models.answer import Answer, Sitting
from sideomside.outcomes.models.asking import Asking, OwnChoice
from sideomside.outcomes.models.bring import Bring
from sideomside.outcomes.models.cadence import Cadence, Wave
from sideomside.outcomes.models.instrument import Instrument

__all__ = [
    "Aim",
    "Answer",
    "Asking",
    "Bring",
    "Cadence",
    "Instrument",
    "OwnChoice",
    "Rating",
    "Sitting",
    "Wave",
]
