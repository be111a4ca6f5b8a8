"""Between the proxy and the house nothing is sealed: so the proxy stands on this machine, or is not believed."""

import pytest
from django.test import Client, override_settings

from tests.people import build_house

pytestmark = pytest.mark.django_db
BEHIND = {
    "SECURE_SSL_REDIRECT": True,
    "SECURE_PROXY_SSL_HEADER": ("HTTP_X_FORWARDED_PROTO", "https"),
    "TRUSTED_PROXIES": 1,
}
SAID = {"X-Forwarded-Proto": "https", "X-Forwarded-For": "192.0.2.7"}


@pytest.mark.parametrize("address", ["127.0.0.1", "::1", "::ffff:127.0.0.1", ""])
@override_settings(**BEHIND)
def test_a_proxy_on_this_machine_says_that_somebody_came_by_https(address: str) -> None:
    build_house("Foreningen Kaffe")
    assert Client(REMOTE_ADDR=address).get("/", headers=SAID).status_code == 200


@pytest.mark.parametrize("address", ["192.0.2.9", "10.0.0.4", "::ffff:10.0.0.4", "2001:db8::9"])
@override_settings(**BEHIND)
def test_whoever_says_so_from_elsewhere_is_sent_on_to_https(address: str) -> None:
    build_house("Foreningen Kaffe")
    answer = Client(REMOTE_ADDR=address).get("/", headers=SAID)
    assert answer.status_code == 301
    assert answer["Location"].startswith("https://")
