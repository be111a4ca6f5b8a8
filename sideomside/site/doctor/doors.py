"""Settings: secrets, TLS, and addresses that tell what they are about."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from django.conf import settings

from sideomside.ground.vault.walls import within
from sideomside.people.models import Organisation, Programme
from sideomside.site.doctor.findings import Finding, error, warning

DEMO_SECRET = "only-for-demo-and-tests-never-in-production"  # noqa: S105 - the secret nobody may use
SHORTEST_SECRET = 40
LOOPBACK = {"127.0.0.1", "::1", "localhost"}
# A letter or a link that lies open on a kitchen table must not say what it is about.
TELLING = (
    "peer", "psyk", "sind", "recovery", "sideomside", "sideom", "mental", "angst", "depress", "sårbar",
    "saarbar", "terapi", "behandl", "patient", "krise", "misbrug", "selvmord",
)  # fmt: skip
EVERYDAY = {"foreningen", "forening", "kommune", "huset", "danmark", "hello", "kontakt"}


def secrets() -> Iterator[Finding]:
    known = settings.SECRET_KEY == DEMO_SECRET or len(settings.SECRET_KEY) < SHORTEST_SECRET
    if settings.PRODUCTION and known:
        yield error(
            "The secret key is the demo's own, or short.",
            "Set SIDEOMSIDE_SECRET_KEY to 50 random characters.",
        )
    if settings.DEBUG:
        yield error("Debug mode is on: error pages show what people wrote.", "Set DEBUG to False.")
    if settings.PRODUCTION and ({"*", ""} & set(settings.ALLOWED_HOSTS)):
        yield error("Any host name is answered, or none.", "Set SIDEOMSIDE_HOSTS to the site's own names.")


def tls() -> Iterator[Finding]:
    if settings.MAIL_HOST and settings.MAIL_TLS == "off" and settings.MAIL_HOST not in LOOPBACK:
        yield error("Letters leave without TLS.", "Set SIDEOMSIDE_MAIL_TLS to required or implicit.")
    if settings.IMAP_HOST and settings.IMAP_TLS == "off" and settings.IMAP_HOST not in LOOPBACK:
        yield error("Mail is fetched without TLS.", "Set SIDEOMSIDE_IMAP_TLS to required.")
    if settings.PRODUCTION and urlsplit(settings.LINK_BASE).scheme != "https":
        yield error(
            "Private links do not begin with https.",
            "Set SIDEOMSIDE_LINK_BASE, for example https://kaffe.example.org.",
        )
    if settings.PRODUCTION and not settings.SECURE_SSL_REDIRECT:
        yield error(
            "Plain http is answered.", "Leave out SIDEOMSIDE_BEHIND_TLS; the proxy in front speaks TLS."
        )
    if settings.PRODUCTION and settings.SECURE_PROXY_SSL_HEADER is None:
        yield warning(
            "Nobody is trusted to say that a request came by https.",
            "Behind a proxy, set SIDEOMSIDE_TRUST_PROXY=yes and SIDEOMSIDE_PROXIES=1; see docs/operate.md.",
        )


def letters_leave() -> Iterator[Finding]:
    if settings.PRODUCTION and not settings.MAIL_HOST:
        yield error("There is no mail server: letters stay in a folder.", "Set SIDEOMSIDE_MAIL_HOST.")
    if settings.PRODUCTION and settings.MAIL_FROM.endswith(".example"):
        yield error("Letters come from a made-up address.", "Set SIDEOMSIDE_MAIL_FROM.")


def nothing_tells() -> Iterator[Finding]:
    """Sender and link are read by whoever picks up the phone."""
    names = _own_names()
    for where, value, mend in _seen_on_letters():
        told = telling_words(value, names)
        if told:
            yield warning(f"{where} tells what it is about: {', '.join(told)}.", mend)


def _seen_on_letters() -> Iterator[tuple[str, str, str]]:
    """What it is called, what stands there, how to mend it. An organisation's host goes before the link base."""
    mend = "Choose a neutral address, such as kaffe@ or hej@ some everyday name."
    yield "SIDEOMSIDE_MAIL_FROM", settings.MAIL_FROM, mend
    yield "SIDEOMSIDE_LINK_BASE", urlsplit(settings.LINK_BASE).hostname or "", mend
    for organisation in Organisation.objects.exclude(host="").order_by("host"):
        yield (
            f"The host {organisation.host}, which stands in every letter's link,",
            organisation.host,
            "Let it be reached by a neutral name too, and make that the organisation's host: docs/operate.md, "
            "“Several organisations”.",
        )


def telling_words(value: str, own_names: frozenset[str] = frozenset()) -> list[str]:
    plain = re.sub(r"[^a-zæøå]", "", value.casefold().removesuffix(".example"))
    return sorted(word for word in {*TELLING, *own_names} if word in plain)


def _own_names() -> frozenset[str]:
    """The words of the organisation's and the programmes' names; they tell as well as any."""
    names = []
    for organisation in Organisation.objects.all():
        with within(organisation.id):
            names += [organisation.name, *Programme.objects.values_list("name", flat=True)]
    words = {word for name in names for word in re.findall(r"[a-zæøå]{5,}", name.casefold())}
    return frozenset(words - EVERYDAY)
