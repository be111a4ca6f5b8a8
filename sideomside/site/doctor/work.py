"""Is the work being done: the worker, letters, mail in, help lines, and people who are not invented."""

from collections.abc import Iterator
from datetime import timedelta

from django.conf import settings
from django.core.checks import run_checks
from django.utils import timezone

from sideomside.ground.jobs.models import Sweep
from sideomside.ground.post.models import Letter
from sideomside.ground.vault.walls import within
from sideomside.intake.queries import count_quarantined
from sideomside.intake.rules import heavy_words_are_reviewed
from sideomside.oversight import queries as oversight
from sideomside.people.models import HelpLine, Organisation, Programme, Role
from sideomside.people.rules import CONFIRMED_FOR, system
from sideomside.site.doctor.findings import Finding, error, warning

QUIET = timedelta(minutes=5)
NAME_ONE = (
    "Name whoever is responsible, who does not read here: bin/manage responsible THEIR-ADDRESS (with --host, if there "
    "are several organisations)."
)


def worker() -> Iterator[Finding]:
    last = Sweep.objects.exclude(began_at=None).order_by("-began_at").first()
    say = error if settings.PRODUCTION else warning
    if last is None or timezone.now() - last.began_at > QUIET:
        yield say(
            "The worker has not been seen for five minutes: letters do not leave.",
            "Start it: systemctl start sideomside-work, or bin/manage work.",
        )
    for sweep in Sweep.objects.exclude(fault=""):
        yield warning(f"{sweep.name} ended with {sweep.fault} last time.", "Look in the worker's log.")


def letters_and_mail() -> Iterator[Finding]:
    given_up = unread = 0
    for organisation in Organisation.objects.all():
        with within(organisation.id):
            given_up += Letter.objects.filter(state=Letter.State.GIVEN_UP).count()
            unread += count_quarantined()
    if given_up:
        yield warning(
            f"{given_up} letters could not be sent and were given up.",
            "Try bin/manage mail_test YOUR-ADDRESS; then call the people, the desk shows who.",
        )
    if unread:
        yield warning(
            f"{unread} mails could not be read by the machine.", "A coordinator finds them at /karantaene/."
        )


def help_lines() -> Iterator[Finding]:
    for organisation in Organisation.objects.all():
        with within(organisation.id):
            lines = HelpLine.objects.all()
            unconfirmed = lines.filter(verified_on=None).count()
            old = lines.filter(verified_on__lt=timezone.localdate() - CONFIRMED_FOR).count()
        if unconfirmed:
            yield warning(
                f"{unconfirmed} help lines are not confirmed, so people see only 112.",
                "A coordinator calls or looks each one up, and confirms it under Huset.",
            )
        if old:
            yield warning(
                f"{old} help lines were confirmed more than 90 days ago.", "Confirm them anew under Huset."
            )


def heavy_words() -> Iterator[Finding]:
    if not heavy_words_are_reviewed():
        yield warning(
            "The words that put a letter first are a draft nobody with crisis experience has gone through.",
            "Read sideomside/intake/reading/heavy.toml together, mend it, and put a name and a day in it.",
        )


def moved_in() -> Iterator[Finding]:
    organisations = list(Organisation.objects.all())
    if not organisations and settings.PRODUCTION:
        yield error("Nobody has moved in: there is no organisation.", "bin/manage found --help")
    for organisation in organisations if settings.PRODUCTION else ():
        with within(organisation.id):
            if Programme.objects.filter(demo=True).exists():
                yield error("Invented people live in a real installation.", "Begin with an empty database.")
            yield from _alone()


def _alone() -> Iterator[Finding]:
    """One person's illness is everybody's wait."""
    hats = Role.objects.filter(name=Role.Name.COORDINATOR, state=Role.State.ACTIVE)
    for programme in Programme.objects.order_by("name"):
        reads = hats.filter(programme=programme).count()
        if not reads:
            yield warning(
                f"Nobody who coordinates “{programme.name}” has come in yet, so nobody reads what is sent.",
                "An invitation lasts three days; the same bin/manage found --into ... sends a new one.",
            )
        if reads == 1:
            yield warning(
                f"“{programme.name}” has one coordinator, and nobody to stand in.",
                "Let them ask a colleague in, under Huset and Kolleger.",
            )


def somebody_asks() -> Iterator[Finding]:
    """Unusual reading is asked about by a colleague or by whoever is responsible; by nobody, if both are missing."""
    for organisation in Organisation.objects.order_by("host"):
        with within(organisation.id):
            itself, hats = system(organisation.id), Role.objects.filter(name=Role.Name.COORDINATOR)
            alone = hats.filter(state=Role.State.ACTIVE).values("person_id").distinct().count() == 1
            asked, named = oversight.who_is_asked(itself), oversight.responsible(itself)
        if asked == oversight.Asked.NOBODY:
            say = error if settings.PRODUCTION and alone else warning
            yield say(
                f"“{organisation.name}”: nobody is asked when somebody reads far more than usual.", NAME_ONE
            )
        elif not named:
            later = "should one coordinator come to be alone, nobody is asked about their reading"
            yield warning(f"“{organisation.name}”: {later}.", NAME_ONE)


def djangos_own_list() -> Iterator[Finding]:
    if settings.PRODUCTION:
        for one in run_checks(include_deployment_checks=True):
            yield warning(f"{one.id}: {one.msg}", one.hint or "See Django's deployment checklist.")
