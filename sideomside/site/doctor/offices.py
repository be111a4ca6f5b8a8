"""Partners' own sign-in: wholly written down, of a partner we know, and answering."""

from collections.abc import Iterator
from typing import Any

from django.conf import settings

from sideomside.ground.vault.walls import within
from sideomside.partners import queries as partners
from sideomside.partners.rules import sign_in_answers, wrong_sign_ins
from sideomside.people.models import Organisation
from sideomside.people.rules import visitor
from sideomside.site.doctor.findings import Finding, error, warning

MEND = "Mend the file SIDEOMSIDE_OFFICES names; docs/operate.md, “A partner's own sign-in”, has one to copy."


def offices() -> Iterator[Finding]:
    if not settings.OFFICES:
        return
    wrong = wrong_sign_ins(settings.OFFICES, plain=not settings.PRODUCTION)
    for what in wrong.half:
        yield error(f"A partner's own sign-in: {what}.", MEND)
    here = _of_partners_here()
    for name in sorted(set(wrong.whole) - here.keys()):
        yield error(f"A partner's own sign-in: [{name}] names a partner that is not in this house.", MEND)
    for name, one in here.items():
        if not sign_in_answers(one, plain=not settings.PRODUCTION):
            yield warning(
                f"A partner's own sign-in: [{name}] does not answer, or calls itself something else.",
                f"Open {one.issuer}/.well-known/openid-configuration from this machine; its issuer must be the same.",
            )


def _of_partners_here() -> dict[str, Any]:
    here = {}
    for organisation in Organisation.objects.all():
        with within(organisation.id):
            here |= {one.name: one for one, _ in partners.offices(visitor(organisation.id))}
    return here
