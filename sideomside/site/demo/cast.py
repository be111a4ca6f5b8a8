"""Those one can go in as, to see the house from where they stand. Their passwords are open secrets."""

from base64 import b32encode
from dataclasses import dataclass
from hashlib import sha1

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sideomside.people.rules import Hat

PASSWORD = "kaffe ved vinduet"  # noqa: S105 - an open secret of invented people


@dataclass(frozen=True)
class Player:
    """One invented person with a door of their own in the demo."""

    key: str
    name: str
    hat: str
    about: Promise | str
    word: str = ""  # a participant's small key
    home: str = "house"  # the list that tells of their programme

    @property
    def is_staff(self) -> bool:
        return self.hat != Hat.PARTICIPANT

    @property
    def mail(self) -> str:
        return f"{self.key}@{'demo' if self.is_staff else 'post'}.example"

    @property
    def secret(self) -> str:
        """For an authenticator app; always the same, so that a demo can be shown twice."""
        return b32encode(sha1(f"demo {self.key}".encode()).digest()).decode()  # noqa: S324 - nobody's secret


PLAYERS = (
    Player("signe", "Signe", Hat.COORDINATOR, _("coordinator: reads, answers and finds a peer")),
    Player("omar", "Omar", Hat.COORDINATOR, _("coordinator: stands in when Signe is away")),
    Player(
        "jonas", "Jonas", Hat.PEER, _("volunteer peer: has been asked whether he would like to meet somebody")
    ),
    Player("lone", "Lone", Hat.PEER, _("paid peer: has been asked whether she has room for one more")),
    Player("mikkel", "Mikkel", Hat.HOST, _("host: pours the coffee and counts the cups")),
    Player(
        "birgitte",
        "Birgitte Dahl",
        Hat.PARTNER,
        _("works at the municipality: refers with the person at the table, and hears only what was ticked"),
    ),
    Player(
        "ragnhild",
        "Ragnhild",
        Hat.EVALUATOR,
        _(
            "pays and evaluates: opens the reports made for her, and answers without names of ten or more "
            "who said yes to that"
        ),
    ),
    Player("sara", "Sara", Hat.PARTICIPANT, _("wrote to us and waits for a peer"), "vinterhave"),
    Player("louise", "Louise", Hat.PARTICIPANT, _("has a proposal to answer"), "regnvejr"),
    Player("line", "Line", Hat.PARTICIPANT, _("has met her peer, and they talk about going on"), "regnjakke"),
    Player(
        "trine",
        "Trine",
        Hat.PARTICIPANT,
        _("walks with a new peer, who may read what she wrote to the one before"),
        "bogreol",
    ),
    Player("mette", "Mette", Hat.PARTICIPANT, _("has a first meeting ahead"), "havregryn"),
    Player(
        "gudrun",
        "Gudrun",
        Hat.COORDINATOR,
        _(
            "coordinates another programme of the same association, in another town, with a front door of its own"
        ),
        home="sundet",
    ),
)


def player(key: str) -> Player | None:
    return next((one for one in PLAYERS if one.key == key), None)
