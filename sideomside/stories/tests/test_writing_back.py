"""A reader writes back: read by somebody first, an address nobody sees, and a link to take it all back."""

from typing import Any
from uuid import uuid4

import pytest
from django.core.cache import cache
from django.test import Client

from sideomside.ground.vault.keys import has_key
from sideomside.people.rules import NotAllowed
from sideomside.stories import actions, queries
from sideomside.stories.models import Comment, CommentState, Decision, Publication, Report
from sideomside.stories.rules import BY_ONE_READER, Said
from sideomside.stories.tests.cast import READERS_MAIL, THANKS, Cast, fresh


@pytest.fixture(autouse=True)
def _nobody_has_written_lately() -> None:
    cache.clear()


def send(page: Publication, client: Client | None = None, **said: Any) -> Any:
    """Through the form, as a browser would."""
    client, at = client or Client(), f"/historier/{page.id}/skriv/"
    seal = client.get(at).context["form"]["seal"].value()
    return client.post(at, {"words": THANKS, "called": "Anne", "mail": READERS_MAIL, "seal": seal, **said})


def test_a_reader_writes_back_and_nobody_sees_it_before_it_is_read(cast: Cast) -> None:
    page, client = cast.shown(), Client()
    answer = client.get(send(page, client)["Location"]).content.decode()
    assert "Tak for dit svar" in answer and "inden for tre dage" in answer
    comment = Comment.objects.get()
    assert comment.state == CommentState.UNSURE and queries.queue(cast.as_maja) == []
    letter = cast.letters(comment.id)[0]
    assert letter.address == READERS_MAIL and letter.subject == "Hej fra Karen"
    assert THANKS not in letter.text and "Vinduet" not in letter.text
    link = letter.text.partition("/historier/min/")[2].split("/")[0]
    own = f"/historier/min/{link}/"
    assert "Var det dig, der skrev?" in client.get(own).content.decode()
    assert fresh(comment).state == CommentState.UNSURE, "opening a link does nothing: machines open links too"
    client.post(own, {"do": "confirm"})
    assert fresh(comment).state == CommentState.WAITING and len(queries.queue(cast.as_maja)) == 1
    assert THANKS not in Client().get(f"/historier/{page.id}/").content.decode()
    cast.desk(cast.maja).post(f"/redaktion/kommentar/{comment.id}/", {"kind": "published"})
    assert THANKS in Client().get(f"/historier/{page.id}/").content.decode()
    assert "Dine ord kan læses" in client.get(own).content.decode()
    assert cast.letters(comment.id)[-1].text.count("/historier/min/") == 1


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"words": "  "}, "Skriv en linje om, hvad du tog med dig"),
        ({"words": "Se www.gratis-ting.example"}, "Links kan ikke komme med her"),
        ({"words": "[url=x]her[/url]"}, "Links kan ikke komme med her"),
        ({"words": "Læs mere på billig.shop nu"}, "Links kan ikke komme med her"),
        ({"called": "anne@post.example"}, "Skriv et navn og ingen adresse"),
        ({"mail": "anne"}, "med @ i"),
        ({"website": "http://spam.example"}, "send igen"),
        ({"seal": "opfundet"}, "Noget gik galt på vejen"),
    ],
)
def test_what_cannot_be_taken_is_told_kindly_and_keeps_the_words(
    cast: Cast, said: dict[str, str], told: str
) -> None:
    page = send(cast.shown(), **said)
    assert page.status_code == 200 and told in page.content.decode()
    assert "words" in said or THANKS in page.content.decode()
    assert not Comment.objects.exists()


def test_heavy_words_put_the_help_lines_first_and_the_comment_too(cast: Cast) -> None:
    page, client = cast.shown(), Client()
    cast.waiting(page, "Tak.", mail="foerst@post.example")
    answer = client.get(
        send(page, client, words="Jeg orker ikke at leve længere.")["Location"]
    ).content.decode()
    assert "Det, du skriver, lyder tungt" in answer
    assert answer.index("112") < answer.index("inden for tre dage")
    heavy = Comment.objects.get(read_first=True)
    actions.confirm(comment=heavy, token=cast.token(heavy), by=cast.reader)
    first = queries.queue(cast.as_karen)[0]
    assert first.read_first and "orker ikke" in first.text
    waits = queries.waiting(cast.as_karen)
    assert waits is not None and (waits.count, waits.read_first) == (2, True)


def test_sent_twice_is_one_comment_and_one_letter(cast: Cast) -> None:
    page, client = cast.shown(), Client()
    seal = client.get(f"/historier/{page.id}/skriv/").context["form"]["seal"].value()
    for _twice in range(2):
        assert send(page, client, seal=seal).status_code == 302
    assert len(cast.letters(Comment.objects.get().id)) == 1


def test_a_flood_is_slowed_without_losing_a_word(cast: Cast) -> None:
    page = cast.shown()
    answers = [send(page, mail=f"r{number}@post.example") for number in range(6)]
    assert [one.status_code for one in answers] == [302] * 4 + [429] * 2, "typed faster than anybody reads"
    assert "Vent en time" in answers[-1].content.decode() and THANKS in answers[-1].content.decode()


def test_one_address_has_only_so_many_waiting(cast: Cast) -> None:
    page = cast.shown()
    for _each in range(BY_ONE_READER):
        cast.wrote(page)
    said = Said(THANKS, READERS_MAIL.upper(), "")
    assert actions.comment(publication=page, said=said, once=uuid4(), by=cast.reader) is None
    assert Comment.objects.count() == BY_ONE_READER


def test_whoever_wrote_the_story_may_close_for_writing_back(cast: Cast) -> None:
    page, phone = cast.shown(), cast.phone(cast.ida)
    cast.readable(page)
    phone.post(f"/min-side/historier/{page.story_id}/", {"do": "close"})
    read = Client().get(f"/historier/{page.id}/").content.decode()
    assert (
        "Man kan ikke svare på historien lige nu" in read
        and THANKS in read
        and f"{page.id}/skriv/" not in read
    )
    late = Client().post(f"/historier/{page.id}/skriv/", {"words": "For sent 🌻"}).content.decode()
    assert "For sent 🌻" in late and Comment.objects.count() == 1
    with pytest.raises(NotAllowed):
        said = Said(THANKS, READERS_MAIL)
        actions.comment(publication=page, said=said, once=uuid4(), by=cast.reader)
    with pytest.raises(NotAllowed):
        actions.open_comments(story=page.story, comments_open=True, by=cast.as_karen)


def test_taken_back_in_one_tap_it_is_gone_everywhere_at_once(cast: Cast, landed: Any) -> None:
    page, client = cast.shown(), Client()
    comment = cast.readable(page)
    at = f"/historier/min/{cast.token(comment)}/"
    with landed():
        answer = client.post(at, {"do": "withdraw"}, follow=True).content.decode()
    assert "Dine ord er væk" in answer and THANKS not in answer
    assert THANKS not in Client().get(f"/historier/{page.id}/").content.decode()
    gone = fresh(comment)
    assert (gone.words, gone.called, gone.mail, gone.fingerprint) == (None, None, None, "")
    assert not has_key(comment.id) and not cast.letters(comment.id)
    assert Decision.objects.filter(comment=comment).count() == 1, "that somebody decided can still be counted"
    assert Client().get(f"/historier/kommentar/{comment.id}/sig-til/").status_code == 404
    assert cast.desk(cast.maja).get(f"/redaktion/kommentar/{comment.id}/").status_code == 404


@pytest.mark.parametrize("token", ["", "x", "0" * 64, "å" * 64, "{id}" + "0" * 32])
def test_a_link_somebody_made_up_leads_nowhere(cast: Cast, token: str) -> None:
    comment = cast.waiting(cast.shown())
    made_up = token.replace("{id}", comment.id.hex)
    assert queries.comment_for(cast.reader, made_up) is None
    for act in (actions.confirm, actions.withdraw_comment):
        with pytest.raises(NotAllowed):
            act(comment=comment, token=made_up, by=cast.reader)
    if made_up:
        assert Client().get(f"/historier/min/{made_up}/").status_code == 404


def test_a_reader_says_that_something_is_wrong_and_nothing_is_hidden_by_itself(cast: Cast) -> None:
    page = cast.shown()
    comment = cast.readable(page)
    at = f"/historier/kommentar/{comment.id}/sig-til/"
    once = str(Client().get(at).context["form"]["once"].value())
    assert "Vælg" in Client().post(at, {"once": once}).content.decode()
    for _twice in range(2):
        answer = Client().post(at, {"once": once, "why": "known", "words": "Det er min nabo"}, follow=True)
        assert "Tak, fordi du siger det" in answer.content.decode()
    assert Report.objects.count() == 1
    assert THANKS in Client().get(f"/historier/{page.id}/").content.decode()
    assert queries.queue(cast.as_maja)[0].what == "En siger, at noget er galt"


def test_a_machine_that_fills_in_everything_reports_nothing(cast: Cast) -> None:
    comment = cast.readable(cast.shown())
    at = f"/historier/kommentar/{comment.id}/sig-til/"
    said = {"once": str(uuid4()), "why": "known", "website": "x"}
    assert Client().post(at, said).status_code == 429 and not Report.objects.exists()


def test_any_words_are_shown_as_they_are_and_do_nothing(cast: Cast) -> None:
    page = cast.shown()
    odd = "<img src=x onerror=alert(1)> ﷽ \u202e 🏳️‍🌈 {% now %} & slut\r\nlinje"
    comment = cast.readable(page, odd)
    read = Client().get(f"/historier/{page.id}/").content.decode()
    assert "<img" not in read and "&lt;img src=x" in read and "{% now %}" in read
    assert comment.words == odd.replace("\r\n", "\n")
