"""The two legs of the way: to the office with a question only this browser knows, and back with an answer."""

from base64 import urlsafe_b64encode
from collections.abc import Mapping
from hashlib import sha256
from secrets import token_urlsafe
from time import monotonic
from typing import Any
from urllib.parse import urlencode

from sideomside.ground.post.asking import ask, may_be_asked
from sideomside.partners.data.offices import Office
from sideomside.partners.data.tokens import Awaited, NotBelieved, OtherKey, Said, believed

KEPT_FOR = 3600.0  # seconds an office's own description of itself is good for
NEEDED = ("authorization_endpoint", "token_endpoint", "jwks_uri")
_kept: dict[str, tuple[float, dict[str, Any]]] = {}


def fresh() -> dict[str, str]:
    """What is kept in this browser's session until it is back; each is used once."""
    return {"state": token_urlsafe(32), "nonce": token_urlsafe(32), "verifier": token_urlsafe(48)}


def way_to(office: Office, back: str, known: Mapping[str, str], *, again: bool, plain: bool) -> str:
    """Where the browser is sent. `again`: they must show anew who they are."""
    asked = {
        "response_type": "code", "scope": "openid", "client_id": office.client_id, "redirect_uri": back,
        "state": known["state"], "nonce": known["nonce"], "code_challenge_method": "S256",
        "code_challenge": _challenge(known["verifier"]),
    } | ({"prompt": "login", "max_age": "0"} if again else {})  # fmt: skip
    at: str = described(office, plain=plain)["authorization_endpoint"]
    return f"{at}{'&' if '?' in at else '?'}{urlencode(asked)}"


def told_by(
    office: Office, code: str, back: str, known: Mapping[str, str], *, again: int, plain: bool
) -> Said:
    """The code is exchanged by us and not by the browser; keys that were changed meanwhile are read once more."""
    here = described(office, plain=plain)
    form = {"grant_type": "authorization_code", "code": code, "redirect_uri": back}
    form |= {"code_verifier": known["verifier"]}
    ways = here.get("token_endpoint_auth_methods_supported")
    basic = not isinstance(ways, list) or "client_secret_basic" in ways
    form |= {} if basic else {"client_id": office.client_id, "client_secret": office.secret}
    door = (office.client_id, office.secret) if basic else None
    token = ask(here["token_endpoint"], form, door=door, plain=plain).get("id_token")
    awaited = Awaited(office.issuer, office.client_id, known["nonce"], again)
    try:
        return believed(token, _read(here["jwks_uri"], plain=plain), awaited)
    except OtherKey:
        return believed(token, _read(here["jwks_uri"], plain=plain, anew=True), awaited)


def described(office: Office, *, plain: bool) -> dict[str, Any]:
    """What the office says of itself at the place the standard names."""
    said = _read(f"{office.issuer.rstrip('/')}/.well-known/openid-configuration", plain=plain)
    if said.get("issuer") != office.issuer:
        raise NotBelieved("issuer")
    if not all(may_be_asked(str(said.get(name, "")), plain=plain) for name in NEEDED):
        raise NotBelieved("description")
    return said


def forget_what_was_read() -> None:
    _kept.clear()


def _read(address: str, *, plain: bool, anew: bool = False) -> dict[str, Any]:
    until, said = _kept.get(address, (0.0, {}))
    if anew or until < monotonic():
        said = ask(address, plain=plain)
        _kept[address] = (monotonic() + KEPT_FOR, said)
    return said


def _challenge(verifier: str) -> str:
    return urlsafe_b64encode(sha256(verifier.encode()).digest()).decode().rstrip("=")
