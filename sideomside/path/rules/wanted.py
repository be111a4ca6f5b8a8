"""What is still to come before somebody can be welcomed."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sideomside.path.models import Certificate, Paper, PeerPath
from sideomside.path.rules.papers import papers_for


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What stands so far, and what the programme asks for."""

    talks: int
    references: int  # answered
    references_asked_for: int
    signed: Collection[str]
    recovery_year: bool
    certificate: Certificate | None
    today: date


def certificate_stands(certificate: Certificate | None, today: date) -> bool:
    """Seen, with nothing on it, and not run out."""
    if certificate is None or certificate.seen_at is None:
        return False
    in_time = certificate.renew_on is None or certificate.renew_on > today
    return in_time and certificate.outcome == Certificate.Outcome.FINE


def what_is_missing(path: PeerPath, wanted: Wanted) -> list[str]:
    """In the order one does it: talk, reference, certificate, and each paper by its name."""
    missing = ["talk"] if not wanted.talks else []
    missing += ["reference"] if wanted.references < wanted.references_asked_for else []
    missing += (
        ["certificate"]
        if path.with_children and not certificate_stands(wanted.certificate, wanted.today)
        else []
    )
    asked: list[Paper.Name] = papers_for(employed=path.employed, recovery_year=wanted.recovery_year)
    return missing + [str(name) for name in asked if name not in wanted.signed]
