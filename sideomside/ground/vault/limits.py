"""How often is too often: counted under a keyed fingerprint, in the database so that all workers count together.

A limit slows somebody down; it never locks a person in need out. The page says what else one can do.
"""

from datetime import timedelta
from time import time

from django.core.cache import cache

from sideomside.ground.vault.keys import blind_for_house


def too_often(purpose: str, who: str, *, limit: int, per: timedelta) -> bool:
    """Count one more try; True when it is beyond the limit for this while."""
    seconds = per.total_seconds()
    # One counter for each stretch of time: the cache's own incr() would forget how long to count.
    key = blind_for_house("limit", f"{purpose}|{who}|{int(time() // seconds)}")
    tries = cache.get(key, 0) + 1
    cache.set(key, tries, timeout=seconds)
    return tries > limit
