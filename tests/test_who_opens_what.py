"""Every address tried by everybody of the cast, against one written table of who gets a page there.

A page not in the table is nobody's; a door opened to one more is a line here that somebody reads.
"""

from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, reverse

from sideomside.ground.vault.walls import within
from sideomside.partners.tests.cast import gather
from sideomside.people import actions, queries
from sideomside.people.rules import visitor
from tests.people import House, at_work, build_house, someone

pytestmark = pytest.mark.django_db

EVERYBODY = {"stranger", "shut link", "Ida", "Per", "host", "Karen", "Frank", "Pia", "Charlie"}
COORDINATOR, PEER, PARTICIPANT, PARTNER = {"Karen"}, {"Per"}, {"Ida"}, {"Pia"}
AT_WORK = {"Per", "host", "Karen", "Frank", "Pia"}
WEARS = {"Per": ["peer"], "host": ["host"], "Karen": ["coordinator"], "Frank": ["evaluator"], "Charlie": []}

# Address name -> who gets a page (200) when they open it. Everybody else is turned away: sent to sign in, to the
# small key or to a kind page, or told that there is nothing. Addresses with an id nobody has are nobody's.
TABLE: dict[str, set[str]] = {
    "companionship:agreement": PARTICIPANT,
    "companionship:meeting": PARTICIPANT,
    "companionship:my_calendar": PARTICIPANT,
    "companionship:my_notes": PARTICIPANT,
    "companionship:peer_calendar": PEER,
    "concerns:list": COORDINATOR,
    "concerns:my_worries": PARTICIPANT,
    "concerns:worried": EVERYBODY,
    "concerns:worries": {"Karen", "Per", "host"},
    "demo:mailbox": EVERYBODY,
    "desk:away": COORDINATOR,
    "desk:colleagues": COORDINATOR,
    "desk:doors": COORDINATOR,
    "desk:help_lines": COORDINATOR,
    "desk:house": COORDINATOR,
    "desk:my_page": {"Ida", "shut link"},
    "desk:new_colleague": COORDINATOR,
    "desk:new_place": COORDINATOR,
    "desk:peer_home": PEER,
    "desk:peer_own": PEER,
    "desk:places": COORDINATOR,
    "desk:search": COORDINATOR,
    "desk:themes": COORDINATOR,
    "desk:today": COORDINATOR,
    "direction:earlier": PARTICIPANT,
    "direction:book": PARTICIPANT,
    "direction:invite": PARTICIPANT,
    "direction:mine": PARTICIPANT,
    "direction:step": PARTICIPANT,
    "direction:supporters": PARTICIPANT,
    "direction:write": PARTICIPANT,
    "gatherings:activities": EVERYBODY,
    "gatherings:cafe": {"Karen", "Per", "host"},
    "gatherings:calendar": EVERYBODY,
    "gatherings:feed": EVERYBODY,
    "gatherings:led": PEER,
    "gatherings:list": COORDINATOR,
    "gatherings:local": COORDINATOR,
    "gatherings:manuals": COORDINATOR,
    "gatherings:mine": PARTICIPANT,
    "gatherings:new_manual": COORDINATOR,
    "intake:list": COORDINATOR,
    "intake:quarantine": COORDINATOR,
    "intake:new": COORDINATOR,
    "intake:visit": {"Karen", "Per", "host"},
    "intake:write": EVERYBODY,
    "matching:board": COORDINATOR,
    "matching:draws": COORDINATOR,
    "matching:ledger": COORDINATOR,
    "matching:my_lot": PARTICIPANT,
    "matching:my_proposal": PARTICIPANT,
    "matching:my_wishes": PARTICIPANT,
    "matching:peer_by_hand": PEER,
    "matching:peer_rather_not": PEER,
    "matching:policy": COORDINATOR,
    "matching:recruiting": COORDINATOR,
    "peers:add": COORDINATOR,
    "peers:export": COORDINATOR,
    "peers:import": COORDINATOR,
    "peers:import_template": COORDINATOR,
    "peers:lent": PEER,
    "peers:list": COORDINATOR,
    "peers:wish_to_give": PARTICIPANT,
    "messages:begin_circle": COORDINATOR,
    "messages:list": {"Karen", "Per", "host"},
    "messages:my_list": PARTICIPANT,
    "messages:my_rhythm": PARTICIPANT,
    "messages:rhythm": {"Karen", "Per", "host"},
    "messages:write_first": COORDINATOR,
    "messages:show": {"Karen", "Per", "host"},
    "outcomes:aims": PARTICIPANT,
    "outcomes:evaluation": {"Frank"},
    "outcomes:instruments": COORDINATOR,
    "outcomes:over_time": PARTICIPANT,
    "outcomes:where": PARTICIPANT,
    "partners:begin": PARTNER,
    "partners:elsewhere": PARTICIPANT,
    "partners:home": PARTNER,
    "partners:list": COORDINATOR,
    "partners:mine": PARTICIPANT,
    "partners:new": COORDINATOR,
    "stories:feed": EVERYBODY,
    "stories:list": EVERYBODY,
    "stories:my_stories": PARTICIPANT,
    "stories:office": COORDINATOR,
    "stories:stories": PEER,
    "stories:write_down": COORDINATOR,
    "stories:year": COORDINATOR,
    "path:frame": COORDINATOR,
    "path:expenses": COORDINATOR,
    "path:hours": {"Per", "host"},
    "path:learning": PEER,
    "path:my_giving": PARTICIPANT,
    "path:my_expenses": {"Per", "host"},
    "path:my_sparrings": PEER,
    "path:my_way": PARTICIPANT,
    "path:new_module": COORDINATOR,
    "path:plan_sparring": COORDINATOR,
    "path:sparrings": COORDINATOR,
    "path:training": COORDINATOR,
    "path:way": PEER,
    "people:forgotten": EVERYBODY,
    "people:link_gone": EVERYBODY,
    "people:lost_link": EVERYBODY,
    "people:small_key": {"shut link"},
    "privacy:at_work": AT_WORK,
    "privacy:erase": PARTICIPANT,
    "privacy:erase_at_work": AT_WORK,
    "privacy:erased": EVERYBODY,
    "privacy:everything": PARTICIPANT,
    "privacy:mine": PARTICIPANT,
    "privacy:papers": COORDINATOR,
    "privacy:pause": PARTICIPANT,
    "privacy:who_looked": PARTICIPANT,
    "breaches:list": COORDINATOR,
    "breaches:new": COORDINATOR,
    "breaches:my_told": set(),
    "breaches:told": set(),
    "oversight:how_we_look": COORDINATOR,
    "planner:plans": COORDINATOR,
    "reports:answers": COORDINATOR,
    "reports:courses": COORDINATOR,
    "reports:flow": COORDINATOR,
    "reports:grants": COORDINATOR,
    "reports:in_figures": EVERYBODY,
    "reports:lots": COORDINATOR,
    "reports:new": COORDINATOR,
    "reports:new_grant": COORDINATOR,
    "reports:overview": COORDINATOR,
    "reports:peers": COORDINATOR,
    "reports:releases": {"Karen", "Frank", "Pia"},
    "ui:finding": EVERYBODY,
    "ui:gallery": EVERYBODY,
    "ui:own_page": EVERYBODY,
    "ui:today": EVERYBODY,
    "ui:writing": EVERYBODY,
    "welcome:accessibility": EVERYBODY,
    "welcome:become_peer": EVERYBODY,
    "welcome:coffee": EVERYBODY,
    "welcome:contact": EVERYBODY,
    "welcome:cookies": EVERYBODY,
    "welcome:data_events": EVERYBODY,
    "welcome:data_opening": EVERYBODY,
    "welcome:data_openapi": EVERYBODY,
    "welcome:data_schema": EVERYBODY,
    "welcome:data_stories": EVERYBODY,
    "welcome:front": EVERYBODY,
    "welcome:how": EVERYBODY,
    "welcome:listeners": COORDINATOR,
    "welcome:look": COORDINATOR,
    "welcome:open_data": EVERYBODY,
    "welcome:pages": COORDINATOR,
    "welcome:peer": EVERYBODY,
    "welcome:privacy": EVERYBODY,
    "welcome:professionals": EVERYBODY,
    "welcome:recovery": EVERYBODY,
    "welcome:relatives": EVERYBODY,
    "welcome:search": EVERYBODY,
    "welcome:urgent": EVERYBODY,
    "welcome:us": EVERYBODY,
}


def ours(patterns: Any, namespace: str = "") -> Iterator[tuple[str, URLPattern]]:
    """Our own named addresses."""
    for one in patterns:
        if isinstance(one, URLResolver):
            inner = ":".join(filter(None, (namespace, one.namespace)))
            yield from ours(one.url_patterns, inner)
        elif namespace and one.name:
            yield f"{namespace}:{one.name}", one


def addresses() -> dict[str, str]:
    """Each address once; with ids of nobody where it wants ids."""
    found = {}
    for name, pattern in ours(get_resolver().url_patterns):
        wanted = pattern.pattern.converters
        words = {key: uuid4() if "UUID" in type(kind).__name__ else "words" for key, kind in wanted.items()}
        try:
            found[name] = reverse(name, kwargs=words)
        except NoReverseMatch:
            found[name] = ""
    return found


@pytest.fixture
def house() -> House:
    return build_house("Copenhagen")


def signed_in(house: House, name: str, *roles: str) -> Client:
    with within(house.organisation.id):
        return at_work(house, someone(house, name, *roles))


def with_link(house: House, name: str, *, opened: bool) -> Client:
    client = Client()
    with within(house.organisation.id):
        ida = someone(house, name, "participant")
        token = actions.make_link(person=ida, by=house.system)
        link = queries.link_for(visitor(house.organisation.id), token)
    session = client.session
    session["link"], session["opened"] = str(link.id), opened
    session.save()
    client.cookies["session"] = session.session_key
    return client


def of_a_partner(house: House) -> Client:
    """Somebody at a municipality with an agreement, who signs in as those who work here do."""
    with within(house.organisation.id):
        return at_work(house, gather(house).mette)


def sent_in(house: House, who: str) -> Client:
    """One of the cast, at the door."""
    match who:
        case "stranger":
            return Client()
        case "shut link" | "Ida":
            return with_link(house, who, opened=who == "Ida")
        case "Pia":
            return of_a_partner(house)
    return signed_in(house, who, *WEARS[who])


@pytest.mark.parametrize("who", sorted(EVERYBODY))
def test_everybody_gets_the_pages_the_table_says_and_no_other(house: House, who: str) -> None:
    client = sent_in(house, who)
    answers = {name: client.get(path) for name, path in addresses().items()}
    opens = {name: answer for name, answer in answers.items() if answer.status_code == 200}
    assert {name: answer.status_code for name, answer in answers.items() if answer.status_code >= 500} == {}
    assert opens.keys() == {name for name, whose in TABLE.items() if who in whose}
    # What every page knows is hidden by no page's own words: nobody here has chosen a look.
    assert [name for name, answer in opens.items() if b" data-look=" in answer.content] == []
