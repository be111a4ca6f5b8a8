"""What could not be read is seen by a person, who decides; nothing in it can be opened or taken along."""

from typing import Any

import pytest
from django.urls import reverse

from sideomside.ground.audit.models import Entry
from sideomside.ground.vault.cpr import COVER
from sideomside.intake import actions, jobs, queries
from sideomside.intake.models import Enquiry, InboundMail, Message
from sideomside.intake.reading.letter import Unreadable
from sideomside.intake.reading.limits import MAX_BYTES, Reason
from sideomside.intake.reading.tests.bombs import bombs, fill
from sideomside.intake.tests.mailing import arrive, letter, read_all, send
from sideomside.people.models import Programme
from sideomside.people.rules import NotAllowed, Viewer
from tests.people import Hat, build_house

BAD = b"From: Ida <ida@post.example>\nSubject: Ring til mig\n" + b"X-A: b\n" * 1_500 + b"\nhej"


@pytest.fixture
def item(cast: Any) -> InboundMail:
    arrive(BAD)
    (found,) = queries.quarantined(cast.as_signe)
    return found


def test_it_waits_where_people_wait(cast: Any, item: InboundMail) -> None:
    assert (item.sender_name, item.sender_address, item.subject) == (
        "Ida",
        "ida@post.example",
        "Ring til mig",
    )
    assert (item.reason, item.handled_at) == ("too_many_headers", None)
    assert Enquiry.objects.count() == 0


def test_bytes_that_are_no_mail_are_somebodys_to_look_at_and_nobodys_enquiry(cast: Any) -> None:
    arrive(bombs()["random bytes"](), b"\x00" * 3_000, b"")
    found = queries.quarantined(cast.as_signe)
    assert [item.reason for item in found] == ["no_mail"] * 3
    assert Enquiry.objects.count() == 0


def test_a_real_mail_without_words_is_an_enquiry(cast: Any) -> None:
    arrive(b"From: Ida <ida@post.example>\nTo: hej@huset.example\n\n")
    assert (Enquiry.objects.get().person.name, queries.quarantined(cast.as_signe)) == ("Ida", [])


def test_numbers_are_covered_where_it_lies(cast: Any) -> None:
    arrive(BAD.replace(b"From: Ida", b"From: Ida 010157-5000").replace(b"Ring til mig", b"Ring 010157-5000"))
    (found,) = queries.quarantined(cast.as_signe)
    assert (found.sender_name, found.subject) == (f"Ida {COVER}", f"Ring {COVER}")
    enquiry = actions.take_mail(mail=found, name="Ida 0101575000", words="Ring til Ida", by=cast.as_signe)
    assert enquiry.person.name == f"Ida {COVER}"


def test_it_becomes_an_enquiry_in_a_coordinators_words(cast: Any, item: InboundMail) -> None:
    words = "En mail, vi ikke kan læse. Emnet er: Ring til mig"
    enquiry = actions.take_mail(mail=item, name="Ida", words=words, by=cast.as_signe)
    (row,) = queries.waiting_for_answer(cast.as_signe)
    assert (row.enquiry, row.name, row.first_words) == (enquiry, "Ida", words)
    assert queries.quarantined(cast.as_signe) == []
    arrive(letter("Er I der?"))
    assert Enquiry.objects.count() == 1, "the address is known from now on"


def test_it_can_be_tried_again(cast: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(jobs, "read", lambda raw: Unreadable(Reason.CONFUSED))
        arrive(letter("Hej"))
    (found,) = queries.quarantined(cast.as_signe)
    actions.read_again(mail=found, by=cast.as_signe)
    read_all()
    assert Message.objects.get().words == "Hej"


@pytest.mark.parametrize("sign", [{"Auto_Submitted": "auto-generated"}, {"List_Id": "<a.b>"}])
def test_signs_may_be_wrong_and_a_person_says_so(cast: Any, sign: dict[str, str]) -> None:
    arrive(letter("Hej, jeg er et menneske", **sign))
    (found,) = queries.set_aside(cast.as_signe)
    actions.read_again(mail=found, by=cast.as_signe)
    read_all()
    assert Message.objects.get().words == "Hej, jeg er et menneske"


def test_it_is_thrown_away_with_a_reason_and_can_be_fetched_back(cast: Any, item: InboundMail) -> None:
    actions.throw_away(mail=item, reason="spam", by=cast.as_signe)
    assert queries.quarantined(cast.as_signe) == []
    (aside,) = queries.set_aside(cast.as_signe)
    assert (aside.reason, aside.handled_at is None) == ("spam", False)
    actions.take_mail(mail=aside, name="", words="Det var alligevel et menneske", by=cast.as_omar)
    assert Enquiry.objects.count() == 1


def test_nobody_else_sees_or_touches_it(cast: Any, item: InboundMail) -> None:
    other = Programme.objects.create(name="Et andet", contact_mail="andet@huset.example")
    next_door = build_house("Karlas forening", host="naboen.example")
    organisation = cast.house.organisation.id
    strangers = [
        Viewer(Hat.COORDINATOR, organisation, cast.omar.id, frozenset({other.id})),
        Viewer(Hat.COORDINATOR, next_door.organisation.id, cast.omar.id, frozenset({next_door.programme.id})),
        cast.as_mikkel,
        cast.as_visitor,
        cast.house.system,
    ]
    for stranger in strangers:
        assert queries.quarantined(stranger) == queries.set_aside(stranger) == []
        for act in (
            lambda by: actions.read_again(mail=item, by=by),
            lambda by: actions.throw_away(mail=item, reason="spam", by=by),
            lambda by: actions.take_mail(mail=item, name="", words="x", by=by),
        ):
            with pytest.raises(NotAllowed):
                act(stranger)
    for act in (actions.keep_mail, actions.file_mail, actions.stumble, actions.take_up_mail):
        words = (
            {"raw": b"", "came_by": actions.CameBy("pipe")} if act is actions.keep_mail else {"mail": item}
        )
        words |= {"result": Unreadable(Reason.CONFUSED)} if act is actions.file_mail else {}
        words |= {"fault": "x"} if act is actions.stumble else {}
        with pytest.raises(NotAllowed):
            act(**words, by=cast.as_signe)


def test_one_bad_mail_stands_in_nobodys_way(cast: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    hear = actions.filing_mail.hear_mail

    def stumbles(**words: Any) -> None:
        if "snuble" in words["letter"].words:
            raise RuntimeError("en fejl hos os")
        hear(**words)

    monkeypatch.setattr(actions.filing_mail, "hear_mail", stumbles)
    arrive(letter("snuble"), BAD, letter("Hej", sender="per@post.example"))
    assert Message.objects.get().words == "Hej"
    for _ in range(actions.filing_mail.TRIES):
        InboundMail.objects.update(try_after=None)
        read_all()
    assert {mail.reason for mail in queries.quarantined(cast.as_signe)} == {"stumbled", "too_many_headers"}
    assert InboundMail.objects.get(reason="stumbled").detail == "RuntimeError"


def test_our_own_broken_machine_is_tried_again_and_then_seen(
    cast: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jobs, "read", lambda raw: Unreadable(Reason.READER_DID_NOT_START))
    (mail,) = arrive(letter("Hej"))
    assert (mail.state, mail.attempts) == ("received", 1)
    for _ in range(actions.filing_mail.TRIES):
        InboundMail.objects.update(try_after=None)
        read_all()
    assert [mail.reason for mail in queries.quarantined(cast.as_signe)] == ["reader_did_not_start"]


def test_what_ends_the_process_each_time_is_seen_by_somebody_at_last(cast: Any) -> None:
    send(letter("Hej"))
    InboundMail.objects.update(attempts=actions.filing_mail.TRIES)
    read_all()
    (item,) = queries.quarantined(cast.as_signe)
    assert (item.reason, item.programme) == ("stumbled", cast.programme)
    actions.read_again(mail=item, by=cast.as_signe)
    read_all()
    assert Message.objects.get().words == "Hej"


@pytest.mark.parametrize(
    "name", ["100,000 parts", "nested 10,000 deep", "parentheses in To", "NULs", "random bytes"]
)
def test_no_bomb_is_lost(cast: Any, name: str) -> None:
    (mail,) = arrive(bombs()[name]())
    assert mail.state in {"read", "quarantined", "thrown_away"}


def test_a_mail_of_25_megabytes_is_heard_and_one_byte_more_is_seen(cast: Any) -> None:
    raw = fill(letter("Hej"), b"hej ")
    assert (len(raw), send(raw), send(raw + b"x")) == (MAX_BYTES, 0, 65)
    read_all()
    assert Message.objects.filter(direction="in").count() == 1
    (item,) = queries.quarantined(cast.as_signe)
    assert (item.reason, item.sender_address, item.size) == ("too_large", "ida@post.example", MAX_BYTES + 1)
    assert len(item.raw) == actions.TOP


@pytest.fixture
def signe(cast: Any) -> Any:
    """Signe at her desk."""
    return cast.signed_in(cast.signe)


def test_on_the_page_one_sees_who_and_why_and_decides(cast: Any, item: InboundMail, signe: Any) -> None:
    page = signe.get(reverse("intake:quarantine"))
    told = page.content.decode()
    for words in ("Ida", "ida@post.example", "Ring til mig", "Den har flere linjer i toppen"):
        assert words in told
    assert Entry.objects.filter(verb="read.listed", about_id=item.id).count() == 1
    empty = signe.post(reverse("intake:quarantine"), {"mail": item.id, "do": "take", "words": ""})
    assert empty.status_code == 200 and InboundMail.objects.get(id=item.id).state == "quarantined"
    sent = {"mail": item.id, "do": "take", "name": "Ida", "words": "Skal ringes op"}
    assert signe.post(reverse("intake:quarantine"), sent).status_code == 302
    assert signe.post(reverse("intake:quarantine"), sent).status_code == 404
    assert Enquiry.objects.count() == 1


@pytest.mark.parametrize("sent", [{"do": "again"}, {"do": "away", "reason": "not_us"}])
def test_each_verb_of_the_page(cast: Any, item: InboundMail, signe: Any, sent: dict[str, str]) -> None:
    answer = signe.post(reverse("intake:quarantine"), {"mail": item.id, **sent}, follow=True)
    assert answer.status_code == 200
    assert queries.quarantined(cast.as_signe) == []


@pytest.mark.parametrize("mail", ["", "x", "6a0e5b9e-0000-4000-8000-000000000000"])
def test_a_mail_that_is_not_there(cast: Any, signe: Any, mail: str) -> None:
    assert signe.post(reverse("intake:quarantine"), {"mail": mail, "do": "again"}).status_code == 404
