"""Somebody at work, in a browser that has just proved who they are, or has not for long."""

from datetime import timedelta

from allauth.account.authentication import AUTHENTICATION_METHODS_SESSION_KEY
from django.test import Client
from django.utils import timezone

from sideomside.people import actions as people
from sideomside.people.models import Account, Person
from tests.people import House
from tests.people import at_work as browser_at_work

PASSWORD = "et langt ord til prøve"


def at_work(house: House, person: Person, *, proved_ago: timedelta | None = timedelta()) -> Client:
    """None: the session knows of no proof at all."""
    login = f"{person.id}@huset.example"
    account = Account.objects.filter(person_id=person.id).first() or people.make_account(
        person=person, login=login, password=PASSWORD, by=house.system
    )
    client = browser_at_work(house, person)
    if proved_ago is not None:
        proved_at = (timezone.now() - proved_ago).timestamp()
        session = client.session
        session[AUTHENTICATION_METHODS_SESSION_KEY] = [{"method": "password", "at": proved_at}]
        session[f"{AUTHENTICATION_METHODS_SESSION_KEY}_user"] = str(account.pk)
        session.save()
    return client
