"""How each thing stands when it is long over; in a house that is looked after, nothing old waits for anybody."""

from datetime import UTC, datetime
from typing import Any

from proofs.guarding.worlds import World

THEN = datetime(2015, 1, 1, 12, tzinfo=UTC)


def closed(own: World) -> dict[str, dict[str, Any]]:
    """By table, what its columns say then; the rest stands as it was lived."""
    karen, omar = own.people["karen"].id, own.people["omar"].id
    seen = {"seen_at": THEN, "seen_by_id": karen}
    return {
        "breaches.Breach": {
            "closing_at": THEN, "closing_by_id": karen, "closed_at": THEN, "closed_by_id": omar,
        },
        "companionship.Afterwards": {"talked_at": THEN},
        "companionship.Feed": {"revoked_at": THEN},
        "concerns.Concern": {
            "read_at": THEN, "closing_at": THEN, "closing_by_id": karen, "closed_at": THEN, "closed_by_id": omar,
        },
        "concerns.PromisedCall": {"called_at": THEN},
        "concerns.StoppedContact": {"participant_called_at": THEN, "peer_called_at": THEN},
        "direction.Supporter": {"revoked_at": THEN},
        "gatherings.Call": {"called_at": THEN},
        "gatherings.Gathering": {"state": "closed"},
        "gatherings.GoTogether": {"state": "done"},
        "gatherings.Session": {"state": "held", "leaders": 2, "came": 3, "noted_at": THEN},
        "gatherings.Signup": {"seat": "left"},
        "intake.Enquiry": {"state": "closed", "closed_why": "joined"},
        "intake.InboundMail": {"state": "read", "handled_at": THEN},
        "matching.Pair": {"ended_at": THEN},
        "messages.Member": {"left_at": THEN, "new": False},
        "messages.Opening": {"put_away_at": THEN},
        "messages.Rhythm": {"due_at": None},
        "messages.Thread": {"closed_at": THEN},
        "outcomes.Sitting": {"done_at": THEN},
        "partners.Introduction": {"revoked_at": THEN},
        "partners.Referral": {"withdrawn_at": THEN},
        "path.Certificate": seen,
        "path.Expense": {"state": "paid"},
        "path.Giving": {"answer": "yes", "answered_at": THEN, "met_at": THEN, "ended_at": THEN},
        "path.Leaving": {"talk_at": THEN, "done_at": THEN},
        "path.PeerPath": {"state": "welcomed"},
        "path.Pulse": {"answered_at": THEN, "talked_at": THEN},
        "path.Sparring": {"noted_at": THEN},
        "path.TrainingDay": {"noted_at": THEN},
        "peers.Loan": {"ended_at": THEN},
        "peers.PeerFile": {"state": "stopped"},
        "people.PrivateLink": {"revoked_at": THEN},
        "people.Role": {"state": "left"},
        "post.Letter": {"state": "sent", "sent_at": THEN},
        "stories.Comment": {"state": "published", "confirmed_at": THEN},
        "stories.Report": {"settled_at": THEN},
        "stories.Story": {"state": "withdrawn"},
        "stories.Publication": {"gone_at": THEN},
    }  # fmt: skip
