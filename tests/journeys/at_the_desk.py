"""Signe sits down at her desk in a real browser."""

from typing import Any

from django.conf import settings

from sideomside.ground.vault.walls import within
from tests.people import Hat, House, at_work


def as_signe(house: House, page: Any, base: str) -> None:
    with within(house.organisation.id):
        signe = next(p for p in house.programme.roles.filter(name=Hat.COORDINATOR)).person
        name = settings.SESSION_COOKIE_NAME
        cookie = {"name": name, "value": at_work(house, signe).cookies[name].value, "url": base}
    page.context.add_cookies([cookie])
