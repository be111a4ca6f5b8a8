"""A no is told to nobody: what the other one sees is the same before and after, and no letter goes to them."""

from proofs.meeting.legs import Leg
from proofs.meeting.people import Company

NOES = 2  # one of a peer, one of the person who wrote


def noes_told(company: Company) -> int:
    """Jonas has no room, Lone has, and then the one who wrote says no; how many of the noes could be seen."""
    leg: Leg = company.leg
    leg.as_far_as_asking(company)
    before = _my_pages(company)
    company.peer_says("no")
    told = int(_my_pages(company) != before)
    company.draft_again("lone")
    company.ask()
    company.peer_says("yes")
    before = _pages_of_the_peer(company)
    company.i_say("no")
    return told + int(_pages_of_the_peer(company) != before)


def _my_pages(company: Company) -> list[str]:
    return [company.said_to("me", path) for path in ("/min-side/", "/min-side/forslag/")]


def _pages_of_the_peer(company: Company) -> list[str]:
    question = f"/peer/spoergsmaal/{company.proposal_id}/"
    return [company.said_to(company.peer, path) for path in ("/peer/", question)]
