"""Between equals a keyed hash decides: no name, no id, no place in a list is ever an advantage."""

from hashlib import sha256
from hmac import digest


def tie_key(secret: bytes, seeker_id: str, candidate_id: str) -> bytes:
    """Put the day into the secret and the order of equals changes from day to day."""
    one, other = seeker_id.encode(), candidate_id.encode()
    return digest(secret, len(one).to_bytes(8, "big") + one + other, sha256)
