"""How often is too often: counted under a keyed fingerprint, in the database so that all workers count together.

A limit slows somebody down; it never locks a person in need out. The page says what else one can do.
"""

from datetime import timedelta

from django.core.cache import cache

from sideomside.ground.vault.keys import blind_for_house


def too_often(purpose: str, who: str, *, limit: int, per: timedelta) -> bool:
    """Count one more try; True when it is beyond the limit for this while."""
    key = blind_for_house("limit", f"{purpose}|{who}")
    cache.add(key, 0, timeout=per.total_seconds())
    try:
        return cache.incr(key) > limit
    except ValueError:  # it ran out between the two lines
        return False
