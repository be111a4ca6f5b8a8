"""Where a letter leads."""

from django.urls import reverse
from django.utils.translation import override

from sideomside.people.models import Person, from_outside


def page_at_work(person: Person) -> str:
    """Where somebody who leads or goes along finds it; they sign in."""
    return _page("gatherings:led", person)


def cafe_page(person: Person) -> str:
    """Where a host finds their day."""
    return _page("gatherings:cafe", person)


def _page(name: str, person: Person) -> str:
    with override(person.language):
        return from_outside(reverse(name))
