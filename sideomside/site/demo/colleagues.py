"""A moderator who has just come in, a coordinator who has not opened her letter, and a theme of the house's own."""

from datetime import timedelta

from sideomside.people import actions
from sideomside.people.models import Account
from sideomside.people.rules import Hat
from sideomside.site.demo.clock import Timeline
from sideomside.site.demo.house import PASSWORD, House


def tell_colleagues(house: House, timeline: Timeline) -> None:
    timeline.add(timeline.now - timedelta(days=40), lambda: _theme(house))
    timeline.add(timeline.now - timedelta(days=3), lambda: _moderator(house))
    timeline.add(timeline.now - timedelta(days=1, hours=2), lambda: _coordinator(house))


def _theme(house: House) -> None:
    actions.add_theme(da="at arbejde om natten", en="working at night", by=house.staff("signe"))


def _moderator(house: House) -> None:
    """Asked in by Omar, so that Signe finds it on her first page."""
    asked = {"name": "Asta", "mail": "asta@demo.example", "hat": Hat.MODERATOR}
    role = actions.take_on(programme=house.programme, **asked, by=house.staff("omar"))
    account = Account.objects.get(person_id=role.person_id)
    actions.choose_password(account=account, password=PASSWORD, by=house.itself)


def _coordinator(house: House) -> None:
    asked = {"name": "Nadja", "mail": "nadja@demo.example", "hat": Hat.COORDINATOR}
    actions.take_on(programme=house.programme, **asked, by=house.staff("signe"))
