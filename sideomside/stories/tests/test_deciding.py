"""Whoever decides gives a reason, in words that keep the writer's dignity; a complaint goes to another."""

from uuid import uuid4

import pytest
from django.test import Client

from sideomside.people.models import Role
from sideomside.people.rules import Hat, NotAllowed
from sideomside.stories import actions, queries
from sideomside.stories.models import Comment, CommentState, Decision
from sideomside.stories.rules import Changed
from sideomside.stories.tests.cast import READERS_MAIL, THANKS, Cast, fresh
from tests.people import someone, wearing


def refused(cast: Cast, why: str = "hurts", words: str = "") -> Comment:
    comment = cast.waiting(cast.shown())
    actions.decide(comment=comment, kind="refused", why=why, words=words, by=cast.as_karen)
    return fresh(comment)


def own_page(cast: Cast, comment: Comment) -> str:
    return Client().get(f"/historier/min/{cast.token(comment)}/").content.decode()


def test_nobody_is_turned_away_without_a_reason(cast: Cast) -> None:
    comment, desk = cast.waiting(cast.shown()), cast.desk(cast.maja)
    at = f"/redaktion/kommentar/{comment.id}/"
    assert "Vælg grunden" in desk.post(at, {"kind": "refused"}).content.decode()
    assert "Sig med få ord hvorfor" in desk.post(at, {"kind": "refused", "why": "other"}).content.decode()
    for why, words in (("", ""), ("other", " "), ("opfundet", "")):
        with pytest.raises(NotAllowed):
            actions.decide(comment=comment, kind="refused", why=why, words=words, by=cast.as_maja)
    assert not Decision.objects.exists()
    desk.post(at, {"kind": "refused", "why": "hurts", "words": "Det om håbet må gerne stå."})
    decision = Decision.objects.get()
    assert (decision.kind, decision.why, decision.by_id) == ("refused", "hurts", cast.maja.id)
    assert decision.happened_at and decision.written_at, "both clocks"


def test_the_writer_reads_the_reason_in_kind_words_on_a_page_of_their_own(cast: Cast) -> None:
    comment = refused(cast, words="Det om håbet må gerne stå.")
    page = own_page(cast, comment)
    assert "Den kan gøre ondt på nogen, der læser med på en svær dag." in page
    assert "Det siger ikke noget om dig" in page and "Det om håbet må gerne stå." in page
    assert "Ingen maskine har" in page and THANKS in page, "their words are given back"
    letter = cast.letters(comment.id)[-1]
    assert "ondt" not in letter.text and "ikke" not in letter.text and letter.subject == "Hej fra Karen"


def test_whoever_decides_never_sees_the_address(cast: Cast) -> None:
    comment, desk = cast.waiting(cast.shown()), cast.desk(cast.maja)
    told = (
        desk.get("/redaktion/").content.decode()
        + desk.get(f"/redaktion/kommentar/{comment.id}/").content.decode()
    )
    assert THANKS in told and READERS_MAIL not in told and comment.fingerprint not in told


def test_one_may_disagree_once_and_somebody_else_reads_it(cast: Cast) -> None:
    comment = refused(cast)
    at = f"/historier/min/{cast.token(comment)}/"
    assert "Skriv en linje om" in Client().post(at, {"do": "complain", "words": ""}).content.decode()
    Client().post(at, {"do": "complain", "words": "Jeg mente det modsatte."})
    Client().post(at, {"do": "complain", "words": "Og en gang til"})
    assert fresh(comment).complaint == "Jeg mente det modsatte."
    mine, others = (
        cast.desk(one).get(f"/redaktion/kommentar/{comment.id}/") for one in (cast.karen, cast.maja)
    )
    assert "Når en ikke er enig, læser en anden det" in mine.content.decode()
    assert "Jeg mente det modsatte." in others.content.decode()
    with pytest.raises(NotAllowed):
        actions.decide(comment=comment, kind="upheld", by=cast.as_karen)
    actions.decide(comment=comment, kind="put_back", by=cast.as_maja)
    assert fresh(comment).state == CommentState.PUBLISHED
    assert [one.kind for one in comment.decisions.all()] == ["refused", "put_back"]
    assert THANKS in Client().get(f"/historier/{comment.publication_id}/").content.decode()


def test_when_the_decision_stands_the_page_says_where_else_one_can_go(cast: Cast) -> None:
    comment = refused(cast)
    actions.complain(comment=comment, token=cast.token(comment), words="Nej", by=cast.reader)
    actions.decide(comment=comment, kind="upheld", words="Vi har læst den igen.", by=cast.as_omar)
    page = own_page(cast, comment)
    assert "Beslutningen står ved magt" in page and "domstol" in page and "Jeg er ikke enig" not in page
    assert queries.queue(cast.as_maja) == []


def test_one_may_disagree_again_when_it_is_taken_away_after_it_was_put_back(cast: Cast) -> None:
    comment = refused(cast)
    said = {"comment": comment, "token": cast.token(comment), "by": cast.reader}
    actions.complain(**said, words="Nej")
    actions.decide(comment=comment, kind="put_back", words="Du har ret.", by=cast.as_maja)
    assert "Du har ret." in own_page(cast, comment), "kind words reach their writer"
    actions.report(comment=fresh(comment), why="known", words="Min nabo", once=uuid4(), by=cast.reader)
    actions.decide(comment=comment, kind="removed", why="known", by=cast.as_maja)
    assert "Jeg er ikke enig" in own_page(cast, comment)
    actions.complain(**said, words="Stadig nej")
    assert [one.text for one in queries.queue(cast.as_omar)] == [f"“{THANKS}”"]
    assert "læst en gang til" in own_page(cast, comment)
    year = queries.yearly(cast.as_maja, comment.written_at.year)
    assert year is not None and year.complaints == 2, "the first one is still counted"
    actions.decide(comment=comment, kind="upheld", words="Vi er enige.", by=cast.as_omar)
    page = own_page(cast, comment)
    assert "Vi er enige." in page and "Beslutningen står ved magt" in page


def test_kind_words_reach_whoever_wrote_what_is_shown(cast: Cast) -> None:
    comment = cast.waiting(cast.shown())
    actions.decide(comment=comment, kind="published", words="Tak for det om håbet.", by=cast.as_karen)
    assert "Tak for det om håbet." in own_page(cast, comment)


def test_whoever_is_alone_reads_a_complaint_too(cast: Cast) -> None:
    comment = refused(cast)
    actions.complain(comment=comment, token=cast.token(comment), words="Nej", by=cast.reader)
    Role.objects.filter(person__in=[cast.omar, cast.maja]).update(state=Role.State.LEFT)
    assert actions.decide(comment=comment, kind="upheld", by=cast.as_karen).by_id == cast.karen.id


def test_two_who_decide_at_once_decide_once(cast: Cast) -> None:
    comment = cast.waiting(cast.shown())
    actions.decide(comment=comment, kind="published", by=cast.as_karen)
    with pytest.raises(Changed):
        actions.decide(comment=comment, kind="refused", why="hurts", by=cast.as_maja)
    assert fresh(comment).state == CommentState.PUBLISHED


def test_what_somebody_reported_is_looked_at_and_stays_or_goes(cast: Cast) -> None:
    comment = cast.readable(cast.shown())
    desk = cast.desk(cast.maja)
    for kind, state in (("kept", CommentState.PUBLISHED), ("removed", CommentState.REMOVED)):
        report = {"comment": comment, "why": "known", "words": "Det er min nabo"}
        actions.report(**report, once=uuid4(), by=cast.reader)
        page = desk.get(f"/redaktion/kommentar/{comment.id}/").content.decode()
        assert "Man kan genkende nogen: “Det er min nabo”" in page
        desk.post(f"/redaktion/kommentar/{comment.id}/", {"kind": kind, "why": "known"})
        comment = fresh(comment)
        assert comment.state == state and queries.queue(cast.as_maja) == []
    assert "Dine ord bliver ikke vist mere" in own_page(cast, comment)
    assert THANKS not in Client().get(f"/historier/{comment.publication_id}/").content.decode()
    assert [(one.kind, one.why) for one in comment.decisions.all()][1:] == [
        ("kept", ""),
        ("removed", "known"),
    ]


def test_the_year_is_counted_also_when_the_words_are_gone(cast: Cast) -> None:
    one = refused(cast)
    actions.complain(comment=one, token=cast.token(one), words="Nej", by=cast.reader)
    actions.decide(comment=one, kind="upheld", by=cast.as_maja)
    actions.withdraw_comment(comment=one, token=cast.token(one), by=cast.reader)
    year = queries.yearly(cast.as_maja, one.written_at.year)
    assert year is not None
    assert (year.stories_shown, year.comments, year.complaints, year.by_machine, year.hours) == (
        1,
        1,
        1,
        0,
        0,
    )
    assert [(str(name), count) for name, count in year.decisions] == [
        ("vises ikke", 1),
        ("klaget over, læst af en anden, og beslutningen står ved magt", 1),
    ]
    assert [count for _name, count in year.reasons] == [1]
    assert queries.yearly(cast.as_jonas, year.year) is None and queries.yearly(cast.reader, year.year) is None
    before = queries.yearly(cast.as_maja, year.year - 1)
    assert before is not None and before.comments == 0
    assert (
        "Ikke vist, fordi den kan gøre ondt" in cast.desk(cast.maja).get("/redaktion/tal/").content.decode()
    )


@pytest.mark.parametrize("hat", [Hat.PEER, Hat.HOST, Hat.EVALUATOR, Hat.PARTNER])
def test_only_those_who_keep_the_stories_come_in(cast: Cast, hat: str) -> None:
    comment = cast.waiting(cast.shown())
    client = cast.desk(someone(cast.house, "Charlie", hat))
    for at in (
        "",
        "tal/",
        "skriv-ned/",
        f"kommentar/{comment.id}/",
        f"historie/{comment.publication.story_id}/",
    ):
        assert client.get(f"/redaktion/{at}").status_code == 404, at
    with pytest.raises(NotAllowed):
        actions.decide(comment=comment, kind="published", by=wearing(cast.house, cast.jonas, hat))


def test_a_moderator_reads_comments_and_no_drafts(cast: Cast) -> None:
    story = cast.asked()
    desk = cast.desk(cast.maja)
    assert desk.get("/redaktion/").status_code == 200 and desk.get("/redaktion/skriv-ned/").status_code == 404
    assert desk.get(f"/redaktion/historie/{story.id}/").status_code == 404
    with pytest.raises(NotAllowed):
        actions.publish(story=story, version=story.version, by=cast.as_maja)


def test_another_programmes_keeper_sees_nothing(cast: Cast) -> None:
    comment = cast.waiting(cast.shown())
    other = wearing(cast.house, cast.omar, Hat.COORDINATOR)
    elsewhere = type(other)(Hat.COORDINATOR, cast.house.organisation.id, cast.omar.id, frozenset())
    assert queries.queue(elsewhere) == [] and queries.comment_to_read(elsewhere, comment.id) is None
    with pytest.raises(NotAllowed):
        actions.decide(comment=comment, kind="published", by=elsewhere)
