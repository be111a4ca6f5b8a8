"""A real installation does not start with a known secret, debug on, a role above the walls, or a door left open."""

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import connections

from sideomside.site.doctor.rounds import reasons_not_to_start


def refuse_what_is_unsafe() -> None:
    """Asked before the first request and before the worker's first round."""
    if not settings.PRODUCTION:
        return
    reasons = reasons_not_to_start()
    connections.close_all()
    if reasons:
        raise ImproperlyConfigured(" ".join(f"{one.what} {one.mend}" for one in reasons))
