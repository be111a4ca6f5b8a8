"""Who may do what around two people: partners, stories, figures, the way to being a peer, and hats."""

from sideomside.partners.rules import may as partners
from sideomside.path.models import PeerPath
from sideomside.path.rules import may as path
from sideomside.people import rules as people
from sideomside.people.models import Role
from sideomside.people.rules import Hat
from sideomside.reports.rules import may as reports
from sideomside.stories.models import State as Told
from sideomside.stories.rules import may as stories
from tests.who_may import (
    BO,
    CAST,
    COORDINATE,
    COORDINATE_HERE,
    ELSEWHERE,
    HERE,
    IDA,
    KAREN,
    NORA,
    OMAR,
    PAULA,
    thing,
    who,
)

OWN = {"ida", "ida elsewhere"}
MINE = {*OWN, "ida as peer", "ida coordinates"}


def test_a_partner_acts_for_its_own_table_and_the_person_says_yes() -> None:
    assert who(partners.may_keep) == COORDINATE
    assert who(partners.may_look_after, HERE) == COORDINATE_HERE
    assert who(partners.may_refer, holds=True) == {"paula", "petra"}
    assert who(partners.may_refer, holds=False) == set()
    draft = thing(contact_id=PAULA)
    assert who(partners.may_write, draft, holds=True) == {"paula"}
    assert who(partners.may_write, draft, holds=False) == set()
    referral = thing(contact_id=PAULA, enquiry=thing())
    assert who(partners.may_let_be, referral) == {"paula"}
    assert who(partners.may_take_back, referral) == OWN
    assert who(partners.may_introduce, HERE, known=True) == COORDINATE_HERE
    assert who(partners.may_introduce, HERE, known=False) == set()
    assert who(partners.may_say_where_else, IDA) == OWN


def test_a_bridge_is_taken_back_by_the_person_and_by_who_asked_until_it_is_crossed() -> None:
    person = thing(id=IDA, in_the_end=thing(id=IDA))
    begun = thing(person=person, enquiry_id=None)
    assert who(partners.may_answer, begun) == OWN
    assert who(partners.may_answer, thing(person=thing(id=BO, in_the_end=thing(id=IDA)))) == OWN
    assert who(partners.may_take_back_bridge, begun) == OWN | COORDINATE_HERE
    assert who(partners.may_take_back_bridge, thing(person=person, enquiry_id=HERE)) == OWN
    assert who(partners.may_take_back_bridge, thing(person=person, enquiry_id=None, programme_id=None)) == OWN


def test_the_way_to_being_a_peer_is_walked_with_somebody_else() -> None:
    walking, grown = (thing(state=state) for state in (PeerPath.State.WALKING, PeerPath.State.WELCOMED))
    aside = thing(state=PeerPath.State.NOT_NOW)
    beside = (COORDINATE_HERE | {"the house"}) - {"ida coordinates"}
    assert who(path.may_walk_with, IDA, HERE) == beside
    assert who(path.may_read, walking) == beside | {"ida", "ida as peer"}
    assert who(path.is_own, grown) == {"ida as peer"}
    assert who(path.may_tell_of, walking) == beside | {"ida", "ida as peer"}
    assert who(path.may_tell_of, grown) == set()
    for rule in (path.may_sign, path.may_learn):
        assert who(rule, walking) == {"ida", "ida as peer"}
        assert who(rule, grown) == {"ida as peer"}
        assert who(rule, aside) == set()
    assert who(path.may_learn, None) == {"bo", "bo, key not given", "per", "peer elsewhere", "ida as peer"}
    assert who(path.may_step_back, walking) == {"ida", "ida as peer"}
    assert who(path.may_step_back, grown) == set()


def test_figures_are_of_ones_own_programmes() -> None:
    assert who(reports.may_see_figures) == COORDINATE - {"no programme"}
    assert who(reports.may_release, HERE, []) == COORDINATE_HERE
    assert who(reports.may_release, None, [HERE, ELSEWHERE]) == {"both"}
    assert who(reports.may_release, None, []) == set()
    assert who(reports.may_keep_grant, HERE) == COORDINATE_HERE
    assert who(reports.may_read_reports) == COORDINATE | {"eva", "evaluator elsewhere", "paula", "petra"}


def story(state: str, **more: object) -> object:
    known = {"hat": Hat.PARTICIPANT, "told_to_id": None, "writer": thing(id=IDA)}
    return thing(**{"state": state, "person": thing(joined_into_id=None)} | known | more)


def test_a_draft_is_its_writers_and_what_is_shown_is_kept_by_those_who_coordinate() -> None:
    assert who(stories.may_write, IDA, HERE) == (COORDINATE_HERE - {"ida coordinates"}) | {
        "ida",
        "ida as peer",
    }
    draft, asked, shown = (story(state) for state in (Told.DRAFT, Told.ASKED, Told.PUBLISHED))
    assert who(stories.may_look, draft) == OWN == who(stories.may_write_on, draft)
    assert who(stories.may_look, asked) == OWN | COORDINATE_HERE == who(stories.may_look, shown)
    assert who(stories.may_write_on, asked) == set()
    assert who(stories.may_write_on, shown) == OWN
    assert who(stories.may_take_down, shown) == OWN | COORDINATE_HERE | {"the house"}
    assert who(stories.may_decide, asked) == COORDINATE_HERE - {"ida coordinates"}
    assert who(stories.may_decide, shown) == set()
    assert who(stories.may_send_back, asked) == COORDINATE_HERE - {"ida coordinates"}
    assert who(stories.may_send_back, story(Told.ASKED, person=thing(joined_into_id=BO))) == set()


def test_told_aloud_it_is_whoever_writes_it_down_until_it_is_given_back() -> None:
    aloud = story(Told.DRAFT, told_to_id=KAREN)
    assert who(stories.may_look, aloud) == {"karen"} == who(stories.may_write_on, aloud)
    assert who(stories.wrote_it_down, story(Told.ASKED, told_to_id=KAREN)) == set()
    assert who(stories.may_look, story(Told.ASKED, told_to_id=KAREN)) == OWN | COORDINATE_HERE


def test_a_complaint_is_read_by_somebody_else_where_there_is_one() -> None:
    assert who(stories.may_moderate, HERE) == COORDINATE_HERE | {"modi"}
    assert who(stories.may_settle, {KAREN}, {KAREN, OMAR}) == set(CAST) - {"karen"}
    assert who(stories.may_settle, {KAREN}, {KAREN}) == set(CAST)


def test_hats_are_given_and_taken_off_by_a_colleague() -> None:
    ours = thing(name=Hat.HOST, state=Role.State.ACTIVE, person_id=KAREN)
    assert who(people.may_coordinate, HERE) == COORDINATE_HERE | {"the house"}
    assert who(people.may_take_on, HERE, Hat.HOST) == COORDINATE_HERE | {"the house"}
    assert who(people.may_take_on, HERE, Hat.PEER) == set()
    assert who(people.may_take_off, ours) == COORDINATE_HERE - {"karen"}
    assert who(people.may_take_off, thing(name=Hat.HOST, state=Role.State.LEFT, person_id=KAREN)) == set()
    assert who(people.may_take_off, thing(name=Hat.PEER, state=Role.State.ACTIVE, person_id=KAREN)) == set()


def test_only_a_colleague_of_their_own_lets_somebody_begin_again() -> None:
    hats = [thing(name=Hat.PARTICIPANT), thing(name=Hat.HOST, programme_id=ELSEWHERE)]
    assert who(people.may_let_begin_again, NORA, hats) == {"next door"}
    assert who(people.may_let_begin_again, IDA, [*hats, thing(name=Hat.PEER)]) == (
        COORDINATE_HERE | {"north", "next door"}
    ) - {"ida coordinates"}
    assert who(people.may_let_begin_again, IDA, []) == set()
    assert who(people.is_self, IDA) == MINE
