"""The rules of a programme: tried before anybody lives under them, taken with a note, and never lost."""

import pytest

from sideomside.matching import actions, queries
from sideomside.matching.engine.weights import Weights
from sideomside.matching.models import Night, Policy, Proposal
from sideomside.matching.rules import Share, choices_of, shares, wrong_with
from sideomside.matching.rules.small import Group
from sideomside.matching.tests.crowd import waits, with_room
from sideomside.matching.tests.story import Story
from sideomside.people.models import Area
from sideomside.people.rules import Changed, NotAllowed

AT = "/find-peer/regler/"
TYPED = {
    "themes": "450", "nearness": "150", "times": "100", "wishes": "100", "full_slots": "4", "phone_reach": "4",
    "minimum_fit": "100", "tier_days": "30, 90, 180", "tier_points": "4000 8000 12000 16000",
    "load_costs": "0,50,120,210", "note": "", "version": "1",
}  # fmt: skip


def adopt(story: Story, version: int = 1, **changes: object) -> Policy:
    return actions.adopt(
        programme=story.house.programme,
        choices=choices_of(Weights()) | changes,
        note="Vi prøver det i et halvt år.",
        version=version,
        by=story.karen,
    )


def test_trying_changes_nothing_and_taking_asks_for_a_note(story: Story) -> None:
    waits(story, "Sara")
    desk = story.desk()
    page = desk.post(AT, TYPED | {"minimum_fit": "1000", "do": "try"}).content.decode()
    assert (
        "Mindre" not in page and "100 → 1000" in page and "1 af" not in page and not Policy.objects.exists()
    )
    assert (
        'aria-invalid="true"' in desk.post(AT, TYPED | {"minimum_fit": "900", "do": "adopt"}).content.decode()
    )
    desk.post(AT, TYPED | {"minimum_fit": "900", "do": "adopt", "note": "Færre, men tættere."})
    policy = Policy.objects.get()
    assert (policy.version, policy.choices["minimum_fit"], policy.by_id) == (2, 900, story.karen.person_id)
    page = desk.get(AT).content.decode()
    assert "Færre, men tættere." in page and "100 → 900" in page and "Karen" in page


def test_what_cannot_be_a_rule_is_said_at_the_figure(story: Story) -> None:
    for wrong in ({"themes": "1001"}, {"tier_days": "90, 30"}, {"tier_points": "1"}, {"load_costs": "fem"}):
        page = story.desk().post(AT, TYPED | wrong | {"do": "adopt", "note": "x"}).content.decode()
        assert 'aria-invalid="true"' in page, wrong
    nothing = dict.fromkeys(("themes", "nearness", "times", "wishes"), 0)
    assert set(wrong_with(choices_of(Weights()) | nothing)) == {"themes"} and not Policy.objects.exists()


def test_the_shortlist_the_night_and_the_proposal_know_by_which_rules(story: Story) -> None:
    sara = waits(story, "Sara")
    assert queries.finding(story.karen, sara.id).first
    adopt(story, minimum_fit=1000)
    assert queries.finding(story.karen, sara.id).first == []
    adopt(story, version=2, minimum_fit=0)
    actions.work_out(programme=story.house.programme, by=story.karen)
    story.propose()
    assert Night.objects.get().weights_version == 3 and Proposal.objects.get().weights_version == 3
    page = story.desk().get(f"/forslag/{Proposal.objects.get().id}/").content.decode()
    assert "efter version 3 af reglerne" in page and AT in page
    told = queries.history(story.karen, story.house.programme)
    assert [(one.version, one.who) for one in told] == [(3, "Karen"), (2, "Karen")]
    assert [line.before for line in told[0].lines] == ["1000"]


def test_two_at_once_and_pressed_twice(story: Story) -> None:
    adopt(story, nearness=200)
    assert adopt(story, nearness=200).version == 2
    with pytest.raises(Changed):
        adopt(story, nearness=300)
    page = story.desk().post(AT, TYPED | {"nearness": "300", "do": "adopt", "note": "x"}).content.decode()
    assert "En kollega valgte andre regler imens" in page and Policy.objects.count() == 1


def test_nobody_else_tries_or_takes_anything(story: Story) -> None:
    for stranger in (story.as_ida, story.as_jonas):
        assert queries.compare(stranger, story.house.programme, Weights()) is None
        assert queries.history(stranger, story.house.programme) == []
        with pytest.raises(NotAllowed):
            actions.adopt(programme=story.house.programme, choices={}, note="", version=1, by=stranger)
    assert story.peer_browser().get(AT).status_code == 404


def test_the_sandbox_counts_those_who_wait_and_hides_the_few(story: Story) -> None:
    for number in range(6):
        waits(story, f"Nr. {number}", languages=["da"] if number else ["ar"])
    with_room(story, "Lone", room=4)
    found = queries.compare(story.karen, story.house.programme, Weights(minimum_fit=1000))
    assert (found.today.now.people, found.today.now.met, found.today.tried.met) == (6, 6, 0)
    languages = dict(found.today.groups)["Sprog"]
    assert [one.met for one, _other in languages] == [None, None]
    assert found.ahead.now.met > found.ahead.tried.met == 0


def test_the_sandbox_tells_municipalities_apart_and_never_parts_of_town_beside_them(story: Story) -> None:
    programme = story.house.programme
    Area.objects.filter(id=story.house.area.id).update(municipality="0101")
    gladsaxe = Area.objects.create(programme=programme, name="Mørkhøj", municipality="0159")
    for number in range(12):
        waits(story, f"Nr. {number}", areas=[str((gladsaxe if number % 2 else story.house.area).id)])
    groups = dict(queries.compare(story.karen, programme, Weights()).today.groups)
    assert [one.label for one, _tried in groups["Kommune, de kan mødes i"]] == ["Gladsaxe", "København"]
    assert "Hvor de kan mødes" not in groups
    gladsaxe.delete()
    assert "Hvor de kan mødes" in dict(queries.compare(story.karen, programme, Weights()).today.groups)


def test_a_group_is_hidden_and_the_next_with_it() -> None:
    groups = [Group("a", 9, 4, 9), Group("b", 7, 7, 7), Group("c", 2, 1, 2), Group("d", 0, 0, 0)]
    assert shares(groups) == [Share("a", 9, 4), Share("b"), Share("c")]
    assert shares(groups[:2]) == [Share("a", 9, 4), Share("b", 7, 7)]
    many_times_one = [Group("a", 90, 4, 3), Group("b", 9, 7, 9), Group("c", 9, 7, 9)]
    assert shares(many_times_one) == [Share("c", 9, 7), Share("a"), Share("b")]
