"""What people say themselves leaves with a report: once for each half-year, in fives, of those who said yes."""

import re
from datetime import datetime, time, timedelta
from uuid import UUID, uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from sideomside.outcomes import actions as outcomes
from sideomside.outcomes.models import Aim, Answer, Asking, Rating, Sitting
from sideomside.people.models import Person
from sideomside.people.rules import Hat
from sideomside.reports import actions, queries
from sideomside.reports.models import Release
from sideomside.reports.rules import Period, periods_until
from sideomside.reports.tests.cast import Cast
from tests.people import someone, wearing

pytestmark = pytest.mark.django_db


@pytest.fixture
def half() -> Period:
    today = timezone.localdate()
    return next(one for one in periods_until(today) if "H" in one.code and one.is_over(today))


def answers(cast: Cast, half: Period, value: str, wave: str, person: Person, episode: UUID) -> None:
    """One answer to one question, in the middle of the half-year."""
    at = datetime.combine(half.first + timedelta(days=60), time(10), timezone.get_current_timezone())
    known = {"person": person, "programme": cast.house.programme, "wave": wave, "episode": episode}
    asking = Asking.objects.create(**known, due_on=at.date(), asked_at=at)
    sitting = Sitting.objects.create(
        **known, asking=asking, items=["C"], begun_at=at, done_at=at, once=uuid4()
    )
    Answer.objects.create(
        person=person, sitting=sitting, item="C", value=value, happened_at=at, by_role="participant"
    )


def said(cast: Cast, half: Period, number: int, first: str, last: str, willing: bool = True) -> list[Person]:
    people = [someone(cast.house, f"Person {each}", Hat.PARTICIPANT) for each in range(number)]
    for person in people:
        episode = uuid4()
        answers(cast, half, first, "first_meeting", person, episode)
        answers(cast, half, last, "end", person, episode)
        if willing:
            lets_count(cast, person)
    return people


def looked(cast: Cast, half: Period, number: int, first: int, last: int | None, willing: bool = True) -> None:
    """So many who chose something themselves, and gave it a number when they first met and perhaps at the end."""
    for each in range(number):
        person, episode, item = someone(cast.house, f"Eget {each}", Hat.PARTICIPANT), uuid4(), uuid4()
        Aim.objects.create(
            person=person, programme=cast.house.programme, item=item, words="Ringe til min søster",
            happened_at=timezone.now(), by_role="participant",
        )  # fmt: skip
        for wave, value in (("first_meeting", first), ("end", last)):
            answers(cast, half, "2", wave, person, episode)
            if value is not None:
                at = datetime.combine(
                    half.first + timedelta(days=60), time(11), timezone.get_current_timezone()
                )
                Rating.objects.create(
                    person=person, programme=cast.house.programme, item=item, wave=wave, episode=episode,
                    value=str(value), happened_at=at, by_role="participant",
                )  # fmt: skip
        if willing:
            lets_count(cast, person)


def test_what_they_chose_themselves_is_told_as_change_in_fives_and_never_by_its_words(
    cast: Cast, half: Period
) -> None:
    looked(cast, half, 10, 3, 6)
    looked(cast, half, 6, 5, 5)
    looked(cast, half, 5, 6, 2)
    looked(cast, half, 4, 2, None)
    looked(cast, half, 9, 0, 10, willing=False)
    one = leave(cast, half)
    told = about(one, "aim")
    assert (told["asked"], told["n"]) == (25, 20)  # 25 and 21; whoever has not said yes is in neither
    assert told["mean"] == round((10 * 3 - 5 * 4) / 21, 1) and told["low"] < told["mean"] < told["high"]
    assert (told["better"], told["same"], told["worse"]) == (10, 5, 5) and told["waiting"] is None
    page = cast.franks.get(reverse("reports:release", args=[one.id])).content.decode()
    assert "det, de selv valgte at se på" in page and "+0,5 point" in page
    text = cast.franks.get(reverse("reports:take", args=[one.id]) + "?fil=csv").content.decode()
    assert "to og et halvt point" in text
    assert not [where for where in (page, text, str(one.figures)) if "søster" in where]


def test_what_nine_chose_themselves_is_told_to_nobody(cast: Cast, half: Period) -> None:
    looked(cast, half, 9, 1, 9)
    found = about(leave(cast, half), "aim")
    assert (found["claim"], found["n"], found["mean"], found["asked"]) == ("too_few", None, None, None)
    assert "det, de selv valgte at se på" in look(
        cast, half
    )  # by name, among those of which too little is known


def lets_count(cast: Cast, person: Person, yes: bool = True) -> None:
    outcomes.let_count(person=person, yes=yes, by=wearing(cast.house, person, Hat.PARTICIPANT))


def leave(cast: Cast, half: Period, audience: str = "funder") -> Release:
    return actions.release_report(
        programme=cast.house.programme, when=half.code, audience=audience, once=uuid4(), by=cast.as_karen
    )


def about(one: Release, item: str = "C") -> dict:
    return next(each for each in one.figures["answers"] if each["question"] == item)


def test_a_report_tells_change_with_doubt_and_who_answered(cast: Cast, half: Period) -> None:
    said(cast, half, 9, "1", "3")
    said(cast, half, 3, "2", "1")
    said(cast, half, 2, "1", "4", willing=False)
    one = leave(cast, half)
    told = about(one)
    assert (told["asked"], told["n"], told["mean"]) == (15, 10, 1.2) and told["low"] < 1.2 < told["high"]
    assert (told["better"], told["same"], told["worse"]) == (None, None, None)  # 9, 0 and 3
    assert one.figures["answered"] == {"asked": 15, "replied": 15, "counted": 10, "both": 10}
    page = cast.franks.get(reverse("reports:release", args=[one.id])).content.decode()
    assert "svarede omkring 10 begge gange" in page and "+1,2 point" in page
    text = cast.franks.get(reverse("reports:take", args=[one.id]) + "?fil=csv").content.decode()
    assert "Lod deres svar tælle med" in text


def test_a_half_year_that_was_told_stands_so_that_who_takes_back_a_yes_is_no_difference(
    cast: Cast, half: Period
) -> None:
    """Also inside: before the report a look is in fives, and after it the look says what the report says."""
    people = said(cast, half, 14, "1", "2")
    people += said(cast, half, 12, "3", "2")
    one = leave(cast, half)
    before = queries.heard(cast.as_karen, cast.house.programme.id, half)
    for person in people[:3]:
        lets_count(cast, person, yes=False)
    after = queries.heard(cast.as_karen, cast.house.programme.id, half)
    assert (before.questions[0].n, after.questions[0].n) == (26, 23)
    assert before.questions[0].change != after.questions[0].change
    assert about_points(look(cast, half)) == {about(one)["mean"]}
    public = leave(cast, half, "public")
    assert about(public)["mean"] == about(one)["mean"] and about(public)["n"] == 25
    assert about(leave(cast, half)) == about(one)


def test_inside_two_looks_do_not_tell_who_went_in_between(cast: Cast, half: Period) -> None:
    people = said(cast, half, 12, "1", "2") + said(cast, half, 11, "2", "2")
    before, draft = look(cast, half), drafted(cast, half)
    assert "omkring 25" in before and "omkring 23" not in before
    lets_count(cast, people[0], yes=False)
    for page in (before, draft, look(cast, half), drafted(cast, half)):
        assert heaps(page) == [] and about_points(page) == set() and " point" not in page
        assert "indtil da kan nogen stadig tage deres ja tilbage" in page.lower()
    leave(cast, half)
    assert heaps(look(cast, half)) == ["10", "10", "0"] and about_points(look(cast, half))


def test_before_the_report_no_look_tells_that_all_the_others_answered_alike(cast: Cast, half: Period) -> None:
    """Twelve moved by one and she by four the other way: when she goes, the page must not say that they are alike."""
    said(cast, half, 12, "1", "2")
    [she] = said(cast, half, 1, "4", "0")
    before = but_for_counts(look(cast, half))
    lets_count(cast, she, yes=False)
    after = but_for_counts(look(cast, half))
    assert after == before and after.index("mindst ét menneske") < after.index('id="unsaid"')


def but_for_counts(page: str) -> str:
    return re.sub(r">1[05]<", "", page[page.index('id="not-yet"') : page.index('id="how-sure"')])


def test_the_report_says_what_taking_back_a_yes_does(cast: Cast, half: Period) -> None:
    said(cast, half, 12, "1", "2")
    page = cast.franks.get(reverse("reports:release", args=[leave(cast, half).id])).content.decode()
    assert "senere rapporter" not in page and "et halvår, der er talt op, står" in page
    assert "Det, de selv svarede, er slettet med dem" in page and "Det, der er frosset før, står" in page


def look(cast: Cast, half: Period) -> str:
    return cast.desk.get(reverse("reports:answers"), {"periode": half.code}).content.decode()


def drafted(cast: Cast, half: Period) -> str:
    asked = {"programme": cast.house.programme.id, "period": half.code, "audience": "house", "once": uuid4()}
    return cast.desk.get(reverse("reports:new"), asked).content.decode()


def heaps(page: str) -> list[str]:
    return re.findall(
        r'<th scope="row">(?:Bedre|Nogenlunde det samme|Værre)</th><td class="num">([^<]*)', page
    )


def about_points(page: str) -> set[float]:
    return {
        float(each.replace("−", "-").replace(",", "."))
        for each in re.findall(r"([+−]\d,\d) point i gennemsnit", page)
    }


def test_before_anything_was_told_a_taken_back_yes_is_not_in_it(cast: Cast, half: Period) -> None:
    people = said(cast, half, 11, "1", "2")
    for person in people[:2]:
        lets_count(cast, person, yes=False)
    one = leave(cast, half)
    assert about(one)["n"] is None and about(one)["mean"] is None
    page = cast.franks.get(reverse("reports:release", args=[one.id])).content.decode()
    assert "said-1" not in page


def test_only_half_years_tell_what_people_say(cast: Cast, half: Period) -> None:
    said(cast, half, 12, "1", "2")
    one = actions.release_report(
        programme=cast.house.programme, when=half.code[:4] + "Q1" if half.code.endswith("H1") else half.code[:4] + "Q3",
        audience="funder", once=uuid4(), by=cast.as_karen,
    )  # fmt: skip
    assert one.figures["answers"] == []
