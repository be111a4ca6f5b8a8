"""Real faults, planted together in a copy of the product that runs beside; the proof's own eyes must see each."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from house.avoid import telling_words
from house.contracts import ROOT
from house.tree import PACKAGE
from proofs.meeting.counting import by_mouse
from proofs.meeting.legs import KEYS, Leg, NeverCame, NotSent, by_mail, taps_to_ask
from proofs.meeting.letters import letters_of, telling
from proofs.meeting.noes import noes_told
from proofs.meeting.people import Company
from proofs.stage import Site


class Fault(NamedTuple):
    """What is written where, instead of what."""

    where: str
    instead_of: str
    written: str


FAULTS: dict[str, list[Fault]] = {
    "a letter whose subject tells": [
        Fault(
            "matching/templates/matching/mail/question.da.txt",
            "Hej fra {{ coordinator }}",
            "En ny til din recovery-gruppe",
        ),
    ],
    "a calendar file whose title tells": [
        Fault("companionship/rules/calendar.py", '_("Coffee")', '"Møde i recovery-gruppen"'),
    ],
    "a no that the other is told": [
        Fault(
            "matching/queries/asked.py",
            'Question(proposal.id, "thanks", coordinator, proposal.made_at)',
            'Question(proposal.id, "thanks", f"{coordinator} ({proposal.state})", proposal.made_at)',
        ),
    ],
    "a form that takes six taps": [
        Fault(
            "intake/forms/writing.py",
            "    website = forms.CharField(required=False",
            '    sure = forms.BooleanField(label="Er du sikker?")\n    website = forms.CharField(required=False',
        ),
        Fault(
            "intake/templates/intake/write.html",
            "{% field form.consent legend=legend %}",
            "{% field form.consent legend=legend %}{% field form.sure %}",
        ),
    ],
    "a peer who is asked before there is a yes": [
        Fault("matching/actions/asking.py", " and not waits_for(by, proposal)", ""),
    ],
    "a mail that is swallowed": [
        Fault(
            "intake/inbox/pipe.py",
            "keep(organisation_for(recipients), raw, came_by)",
            "organisation_for(recipients)",
        ),
    ],
    "a suggestion whose reason must be typed": [
        Fault("matching/views/finding.py", '"why": thought.reason', '"why": ""'),
    ],
}


@contextmanager
def faulty_house() -> Iterator[Path]:
    """A copy of the package with every fault in it; one that cannot be planted is an error, not a pass."""
    with TemporaryDirectory(prefix="sideomside-faulty-") as folder:
        there = Path(folder)
        shutil.copytree(ROOT / PACKAGE, there / PACKAGE)
        for fault in (each for faults in FAULTS.values() for each in faults):
            path = there / PACKAGE / fault.where
            text = path.read_text(encoding="utf-8")
            if text.count(fault.instead_of) != 1:
                raise RuntimeError(f"cannot plant in {fault.where}: {fault.instead_of}")
            path.write_text(text.replace(fault.instead_of, fault.written), encoding="utf-8")
        yield there


def caught(site: Site, browser: Any, say: Callable[[str], None]) -> list[str]:
    """The faults that the eyes of this proof see in the faulty house."""
    looks: dict[str, Callable[[], bool]] = {
        "a suggestion whose reason must be typed": lambda: any(
            hand.keys > KEYS for hand in by_mouse(site, browser)
        ),
        "a form that takes six taps": lambda: _is_not_sent(_company(site, browser, "form", 81)),
        "a mail that is swallowed": lambda: _never_came(_company(site, browser, "mail", 82)),
        "a no that the other is told": lambda: _sees_a_no(_company(site, browser, "coffee", 83)),
    }
    seen = [name for name, look in looks.items() if _looked(look, name, say)]
    company = _company(site, browser, "coffee", 84)
    _looked(lambda: bool(company.leg.walk(company)), "the leg", say)
    company.go_home()
    seen += ["a peer who is asked before there is a yes"] * bool(company.asked_early)
    seen += ["a calendar file whose title tells"] * bool(telling_words(company.calendar))
    seen += ["a letter whose subject tells"] * bool(telling(letters_of(site)))
    return seen


def _company(site: Site, browser: Any, door: str, number: int) -> Company:
    return Company(site, browser, Leg(door, "da", False, number), "jonas" if number == 83 else "lone", 12)


def _looked(look: Callable[[], bool], name: str, say: Callable[[str], None]) -> bool:
    """A look that breaks off has seen nothing."""
    try:
        return look()
    except Exception as wrong:  # noqa: BLE001 - whatever it was, the fault was not seen
        say(f"looking for {name} broke off: {' '.join(str(wrong).split())[:300]}")
        return False


def _is_not_sent(company: Company) -> bool:
    try:
        taps_to_ask(company, company.leg)
    except NotSent:
        return True
    return False


def _never_came(company: Company) -> bool:
    try:
        by_mail(company, company.leg)
    except NeverCame:
        return True
    finally:
        company.go_home()
    return False


def _sees_a_no(company: Company) -> bool:
    try:
        return noes_told(company) > 0
    finally:
        company.go_home()
