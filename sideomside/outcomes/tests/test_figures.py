"""Answers for figures: without names, of the willing alone, and of nobody from the moment they take it back."""

from datetime import timedelta

import pytest
from django.utils import timezone

from sideomside.ground.audit.models import Entry
from sideomside.ground.vault.walls import within
from sideomside.outcomes import actions, queries
from sideomside.outcomes.models import Rating, Sitting
from sideomside.outcomes.tests.cast import Cast, gather
from sideomside.people.models import Programme
from sideomside.people.rules import Hat, NotAllowed
from tests.people import build_house, someone, wearing

pytestmark = pytest.mark.django_db


def test_only_the_willing_count_and_only_as_long_as_they_are(cast: Cast) -> None:
    cast.answers("2 3 - 4 1 0")
    assert cast.figures() == []
    cast.lets_count()
    assert {one.item: one.value for one in cast.figures()} == {
        "C": 2,
        "H": 3,
        "I": None,
        "M": 4,
        "E": 1,
        "D": 0,
    }
    cast.lets_count(yes=False)
    assert cast.figures() == []
    cast.lets_count()
    assert len(cast.figures()) == 6  # said again, it counts again


def test_a_later_answer_takes_the_place_of_the_first(cast: Cast) -> None:
    cast.lets_count()
    sitting = cast.answers("2 2 2 2 2 2")
    actions.say(sitting=sitting, number=1, value="", by=cast.as_ida)
    actions.say(sitting=sitting, number=2, value="4", by=cast.as_ida)
    assert [one.value for one in cast.figures()] == [2, 2, 2, 2, None, 4]


def test_figures_know_nobody_by_name_and_the_same_person_by_one_mark(cast: Cast) -> None:
    cast.lets_count()
    asking = cast.asked("intake")
    cast.answers("2 2 2 2 2 2")
    cast.answers("3 3 3 3 3 3")
    marks = {one.person for one in cast.figures()}
    assert len(marks) == 1 and str(cast.ida.id) not in marks
    assert {(one.wave, one.episode) for one in cast.figures()} == {("intake", asking.episode), ("own", None)}


def test_erased_is_not_counted(cast: Cast) -> None:
    cast.lets_count()
    cast.answers("2 2 2 2 2 2")
    actions.forget(person_id=cast.ida.id, by=cast.house.system)
    assert cast.figures() == []


def test_those_who_may_count(cast: Cast) -> None:
    cast.lets_count()
    cast.answers("2 2 2 2 2 2")
    assert len(cast.figures(cast.house.system)) == len(cast.figures(cast.frank)) == 6
    other = build_house("Nabo", host="nabo.example")
    with within(other.organisation.id):
        next_door = gather(other).karen
    for viewer in (cast.as_ida, cast.as_jonas, next_door, wearing(cast.house, cast.jonas, Hat.HOST)):
        assert cast.figures(viewer) == []
        assert queries.asked_for_reports(viewer, cast.house.programme.id, *this_year()) == []
        assert queries.ratings_for_reports(viewer, cast.house.programme.id, *this_year()) == []


def this_year() -> tuple:
    today = timezone.localdate()
    return today - timedelta(days=365), today


def test_that_somebody_counted_stands_in_the_log_without_a_name(cast: Cast) -> None:
    cast.lets_count()
    cast.answers("2 2 2 2 2 2")
    cast.figures()
    entry = Entry.objects.get(verb="outcomes.counted")
    assert entry.about_id is None and entry.detail == {"people": 1}


def test_a_period_has_a_first_and_a_last_day(cast: Cast) -> None:
    cast.lets_count()
    cast.answers("2 2 2 2 2 2")
    today, day = timezone.localdate(), timedelta(days=1)
    here = cast.house.programme.id
    assert len(queries.answers_for_reports(cast.karen, here, today, today)) == 6
    assert queries.answers_for_reports(cast.karen, here, today - 9 * day, today - day) == []
    assert queries.answers_for_reports(cast.karen, here, today + day, today + 9 * day) == []


def test_who_was_asked_and_who_answered_says_nothing_of_what(cast: Cast) -> None:
    noor = someone(cast.house, "Noor", Hat.PARTICIPANT)
    cast.asked()
    actions.ask(due=cast.due(person=noor), by=cast.house.system)
    cast.answers("2 2 2 2 2 2")
    cast.lets_count(noor)
    asked = queries.asked_for_reports(cast.karen, cast.house.programme.id, *this_year())
    assert [(one.answered, one.counts) for one in asked] == [(True, False), (False, True)]
    kinds = sorted(event.kind for event in queries.events(cast.karen))
    assert kinds == ["measure.answered", "measure.sent", "measure.sent"]
    assert not any("value" in event.payload for event in queries.events(cast.karen))
    assert list(queries.events(cast.as_ida)) == []


def test_one_municipality_stands_for_all_and_several_for_none(cast: Cast) -> None:
    cast.lets_count()
    cast.answers("2 2 2 2 2 2")
    for codes, said in ((["0101"], "0101"), (["0101", "0147"], ""), ([], "")):
        Programme.objects.update(municipalities=codes)
        assert {one.municipality for one in cast.figures()} == {said}


def test_own_aims_count_by_number_and_never_by_word(cast: Cast) -> None:
    cast.lets_count()
    aim = actions.name_aim(person=cast.ida, words="Ringe til min søster", by=cast.as_ida)
    actions.rate(aim=aim, rating=3, by=cast.as_ida)
    [said] = queries.ratings_for_reports(cast.karen, cast.house.programme.id, *this_year())
    assert (said.value, said.yardstick) == (3, "aim") and "søster" not in str(said)


def test_a_number_given_after_the_questions_of_the_day_belongs_to_the_same_time(cast: Cast) -> None:
    """The page of thanks leads on to one's own things; whoever comes back another day does it by themselves."""
    cast.lets_count()
    aim = actions.name_aim(person=cast.ida, words="Sove", by=cast.as_ida)
    asking = cast.asked("first_meeting")
    cast.answers("2 2 2 2 2 2")
    actions.rate(aim=aim, rating=4, by=cast.as_ida)
    [said] = queries.ratings_for_reports(cast.karen, cast.house.programme.id, *this_year())
    assert (said.wave, said.episode) == ("first_meeting", asking.episode)
    Sitting.objects.update(done_at=timezone.now() - timedelta(days=2))
    Rating.objects.all().delete()
    actions.rate(aim=aim, rating=5, by=cast.as_ida)
    [later] = queries.ratings_for_reports(cast.karen, cast.house.programme.id, *this_year())
    assert (later.wave, later.episode) == ("own", None)


def test_of_fewer_than_ten_no_single_answer_is_handed_over(cast: Cast) -> None:
    cast.answers("2 - 2 2 2 2")
    cast.inside().post("/min-side/mine-oplysninger/ja/", {"purpose": "study", "do": "give"})
    assert actions.hand_over(programme=cast.house.programme, by=cast.frank)["entry"] == []
    assert queries.count_willing(cast.frank, cast.house.programme.id) == 0
    assert not Entry.objects.filter(verb="outcomes.handed").exists()


def test_an_evaluator_gets_only_what_was_let_go_to_exactly_that(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sideomside.outcomes.queries.taking.FEWEST_HANDED", 1)
    from_ida = cast.answers("2 - 2 2 2 2")
    actions.bring(sitting=from_ida, words="Brød", peer=True, coordinator=True, by=cast.as_ida)
    cast.lets_count()  # being counted is another yes
    assert actions.hand_over(programme=cast.house.programme, by=cast.frank)["entry"] == []
    cast.inside().post("/min-side/mine-oplysninger/ja/", {"purpose": "study", "do": "give"})
    told = actions.hand_over(programme=cast.house.programme, by=cast.frank)
    [response] = [entry["resource"] for entry in told["entry"]]
    assert len(response["authored"]) == 10  # a day, no clock
    assert response["extension"] == [{"url": "urn:sideomside:outcomes:wave", "valueCode": "own"}]
    assert str(cast.ida.id) not in str(told) and "Brød" not in str(told) and "Ida" not in str(told)
    assert response["subject"]["display"] != cast.figures()[0].person[:16]
    assert Entry.objects.filter(verb="outcomes.handed", about_id=cast.ida.id).count() == 1
    for by in (cast.karen, cast.as_ida, cast.as_jonas):
        with pytest.raises(NotAllowed):
            actions.hand_over(programme=cast.house.programme, by=by)
