"""What an office signed about somebody, believed only when everything in it holds: OpenID Connect Core, 3.1.3.7."""

import hmac
import re
from collections.abc import Mapping
from dataclasses import dataclass
from time import time
from typing import Any

try:
    import jwt
except ImportError:  # the extra `office` is not installed; the doctor says so
    jwt = None  # type: ignore[assignment]

READY = jwt is not None
LEEWAY = 60  # seconds that two clocks may differ
LONGEST_SUBJECT = 255
STRANGE = (ValueError, TypeError, KeyError, AttributeError)  # of a key or a token nobody would make
# Signed with a key only the office has: never with none, and never with a secret two of us know.
SIGNED_WITH = {
    "RSA": ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512"],
    "EC": ["ES256", "ES384", "ES512"],
}
_PLAIN = re.compile(r"[A-Za-z0-9:/._-]{1,100}")


class NotBelieved(Exception):
    """Something does not hold; the argument is one word for what."""


class OtherKey(NotBelieved):
    """It is signed with a key that was not there when the office's keys were read."""


@dataclass(frozen=True)
class Said:
    """Who it is to the office, and how they showed it there."""

    subject: str
    acr: str
    amr: tuple[str, ...]

    def any_of(self, accepts: frozenset[str]) -> bool:
        return bool(accepts & {self.acr, *self.amr})


@dataclass(frozen=True)
class Awaited:
    """What it must say; `again`: they must have shown who they are within these seconds."""

    issuer: str
    client_id: str
    nonce: str
    again: int = 0


def believed(token: Any, keys: Mapping[str, Any], awaited: Awaited) -> Said:
    """Signature, issuer, audience, times and nonce; one that does not hold, and nobody comes in."""
    if jwt is None or not isinstance(token, str):
        raise NotBelieved("no token")
    try:
        told = _opened(token, keys, awaited)
    except (jwt.PyJWTError, *STRANGE) as wrong:
        raise NotBelieved(type(wrong).__name__) from wrong
    _is_for_us(told, awaited)
    _is_this_time(told, awaited)
    amr = told.get("amr")
    ways = tuple(_plain(one) for one in amr[:8]) if isinstance(amr, list) else ()
    return Said(_subject(told), _plain(told.get("acr")), tuple(filter(None, ways)))


def _opened(token: str, keys: Mapping[str, Any], awaited: Awaited) -> dict[str, Any]:
    key, ways = _key(keys, jwt.get_unverified_header(token))
    must = {"require": ["exp", "iat", "iss", "aud", "sub"]}
    return jwt.decode(
        token, key, algorithms=ways, audience=awaited.client_id, issuer=awaited.issuer, leeway=LEEWAY,
        options=must,  # type: ignore[arg-type]
    )  # fmt: skip


def _key(keys: Mapping[str, Any], head: Mapping[str, Any]) -> tuple[Any, list[str]]:
    """The office's key that the token names; without a name there must be only one."""
    listed = keys.get("keys")
    ours = [one for one in (listed if isinstance(listed, list) else []) if _signs(one)]
    named = head.get("kid")
    fit = [one for one in ours if one.get("kid") == named] if named else ours
    if len(fit) != 1:
        raise OtherKey("key")
    return jwt.PyJWK(fit[0]).key, SIGNED_WITH[fit[0]["kty"]]


def _signs(one: Any) -> bool:
    known = isinstance(one, dict) and isinstance(one.get("kty"), str) and one["kty"] in SIGNED_WITH
    return known and one.get("use", "sig") == "sig"


def _is_for_us(told: Mapping[str, Any], awaited: Awaited) -> None:
    """Meant for several, it must say that it was asked for by us."""
    many = isinstance(told["aud"], list) and len(told["aud"]) > 1
    if told.get("azp", None if many else awaited.client_id) != awaited.client_id:
        raise NotBelieved("azp")


def _is_this_time(told: Mapping[str, Any], awaited: Awaited) -> None:
    nonce = told.get("nonce")
    if not isinstance(nonce, str) or not hmac.compare_digest(nonce.encode(), awaited.nonce.encode()):
        raise NotBelieved("nonce")
    shown = told.get("auth_time")
    if awaited.again and not (isinstance(shown, int) and shown > time() - awaited.again - LEEWAY):
        raise NotBelieved("auth_time")


def _subject(told: Mapping[str, Any]) -> str:
    subject = told["sub"]
    if not isinstance(subject, str) or not 0 < len(subject) <= LONGEST_SUBJECT:
        raise NotBelieved("sub")
    return subject


def _plain(said: Any) -> str:
    """A word that may stand in the log."""
    return said if isinstance(said, str) and _PLAIN.fullmatch(said) else ""
