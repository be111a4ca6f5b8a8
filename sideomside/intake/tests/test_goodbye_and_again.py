"""Where somebody is with us now is asked in one programme, and of this time: what was before a goodbye is past."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from sideomside.intake import actions, queries
from sideomside.intake.models import Enquiry
from sideomside.people import actions as people
from sideomside.people.models import Programme
from sideomside.people.rules import Hat


def wrote(cast: Any, first: Enquiry | None = None, *, ago: int = 0, programme: Any = None) -> Enquiry:
    """The first letter, or one more from the same person; `ago` in days."""
    when = timezone.now() - timedelta(days=ago)
    if first is None:
        return cast.write(happened_at=when)
    where, by = programme or cast.programme, cast.house.system
    return actions.receive(
        programme=where, person=first.person, way="form", words="Hej igen.", happened_at=when, by=by
    )


def put_away(cast: Any, enquiry: Enquiry, programme: Any = None) -> bool:
    return queries.is_put_away(cast.as_signe, enquiry.person_id, (programme or cast.programme).id)


def held(cast: Any, enquiry: Enquiry, programme: Any = None) -> bool:
    return queries.talk_held(cast.as_signe, enquiry.person_id, (programme or cast.programme).id)


def talk_and_close(cast: Any, enquiry: Enquiry, reason: str) -> None:
    actions.sort(enquiry=enquiry, as_="seeks", by=cast.as_signe)
    actions.hold_talk(enquiry=enquiry, by=cast.as_signe)
    enquiry.refresh_from_db()
    actions.close(enquiry=enquiry, reason=reason, by=cast.as_signe)


def elsewhere(cast: Any, first: Enquiry) -> Programme:
    other = Programme.objects.create(name="Pårørende", contact_mail="naer@huset.example")
    people.give_role(person=first.person, programme=other, name=Hat.PARTICIPANT, by=cast.house.system)
    return other


def test_who_joined_long_ago_wrote_again_and_said_goodbye_is_put_away(cast: Any) -> None:
    first = wrote(cast, ago=400)
    actions.close(enquiry=first, reason="joined", by=cast.as_signe)
    again = wrote(cast, first)
    assert not put_away(cast, first)
    actions.close(enquiry=again, reason="withdrawn", by=cast.as_signe)
    assert put_away(cast, first)


def test_goodbye_in_one_programme_holds_there_while_another_is_open(cast: Any) -> None:
    first = wrote(cast, ago=9)
    other = elsewhere(cast, first)
    wrote(cast, first, programme=other)
    actions.close(enquiry=first, reason="withdrawn", by=cast.as_signe)
    assert put_away(cast, first) and not put_away(cast, first, other)


def test_a_talk_before_a_goodbye_is_not_the_first_talk_of_another_time(cast: Any) -> None:
    first = wrote(cast, ago=400)
    talk_and_close(cast, first, "withdrawn")
    assert held(cast, first)
    again = wrote(cast, first, ago=9)
    assert not held(cast, first)
    actions.close(enquiry=again, reason="joined", by=cast.as_signe)
    wrote(cast, first)
    assert not held(cast, first)  # the goodbye still lies between


def test_a_talk_in_one_programme_is_none_in_another(cast: Any) -> None:
    first = wrote(cast, ago=9)
    talk_and_close(cast, first, "joined")
    other = elsewhere(cast, first)
    wrote(cast, first, programme=other)
    assert held(cast, first) and not held(cast, first, other)


def test_who_is_with_us_and_writes_again_has_had_the_talk(cast: Any) -> None:
    first = wrote(cast, ago=9)
    talk_and_close(cast, first, "joined")
    wrote(cast, first)
    assert held(cast, first) and not put_away(cast, first)


def test_one_that_was_here_twice_decides_nothing(cast: Any) -> None:
    first = wrote(cast, ago=9)
    twice = wrote(cast, first)
    actions.close(enquiry=twice, reason="double", by=cast.as_signe)
    assert not put_away(cast, first)
    actions.close(enquiry=first, reason="quiet", by=cast.as_signe)
    assert put_away(cast, first)


def test_who_writes_again_while_one_is_open_needs_no_second_talk(cast: Any) -> None:
    first = wrote(cast, ago=9)
    actions.sort(enquiry=first, as_="seeks", by=cast.as_signe)
    actions.hold_talk(enquiry=first, by=cast.as_signe)
    wrote(cast, first)
    assert held(cast, first) and not put_away(cast, first)
