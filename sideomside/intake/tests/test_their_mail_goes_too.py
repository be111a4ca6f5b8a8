"""Whoever is erased takes every mail of theirs along, wherever it lies; and nobody else's."""

from typing import Any

import pytest

from sideomside.ground.vault.keys import has_key
from sideomside.intake import actions, jobs, queries
from sideomside.intake.models import Enquiry, InboundMail, Message
from sideomside.intake.reading.limits import MAX_BYTES
from sideomside.intake.tests.mailing import arrive, letter, read_all, send
from sideomside.people import actions as people
from sideomside.people.models import Contact, Person

BAD = b"From: Ida <IDA@post.example>\nSubject: Ring til mig\n" + b"X-A: b\n" * 1_500 + b"\nhej"
OTHERS = b"From: Per <per@post.example>\nSubject: Ring til mig\n" + b"X-A: b\n" * 1_500 + b"\nhej"


@pytest.fixture
def ida(cast: Any) -> Person:
    arrive(letter("Hej"))
    return Enquiry.objects.get().person


def hers(person: Person) -> Person:
    """Her address is hers for certain, as one of us has said."""
    Contact.objects.filter(person=person).update(only_typed=False)
    return person


def erase(cast: Any, person: Person) -> None:
    """As the erasing room does: intake, then the person."""
    actions.forget(person_id=person.id, by=cast.house.system)
    people.forget(person_id=person.id, by=cast.house.system)


LYING = {
    "unreadable": BAD,
    "heavy": letter("Jeg vil ikke leve mere", List_Id="<x.y>", sender="ida@post.example"),
    "automatic": letter("Jeg er på ferie", Auto_Submitted="auto-replied"),
    "marked": letter("Vind en telefon", X_Spam="yes"),
    "form": letter("Hej", sender="web@kommunen.example", Reply_To="ida@post.example", Auto_Submitted="auto-generated"),
}  # fmt: skip


@pytest.mark.parametrize("how", LYING)
def test_what_lies_aside_goes_with_its_key(cast: Any, how: str) -> None:
    (mail,) = arrive(LYING[how])
    assert mail.person_id is None and mail.state in {"quarantined", "thrown_away"}
    ida = hers(cast.write("Hej", mail="ida@post.example").person)
    (others,) = [one for one in arrive(OTHERS) if one.id != mail.id]
    erase(cast, ida)
    assert list(InboundMail.objects.values_list("id", flat=True)) == [others.id]
    assert not has_key(mail.id) and has_key(others.id)


def test_the_same_mail_again_goes_also_where_two_share_an_address(cast: Any, ida: Person) -> None:
    words = letter("Jeg skriver igen", subject="Igen", message_id="<1@post.example>")
    arrive(words, words + b" \n")
    cast.write(mail="ida@post.example", name="Per")
    assert InboundMail.objects.get(reason="double").person_id is None
    erase(cast, ida)
    assert not InboundMail.objects.exists()


FORM = letter("Jeg venter", sender="Formular <form@x.example>", Reply_To="Ida@post.example")


@pytest.mark.parametrize("raw", [letter("Jeg venter"), FORM])
def test_what_nobody_has_read_yet_makes_nobody_anew(cast: Any, ida: Person, raw: bytes) -> None:
    send(raw)
    erase(cast, ida)
    read_all()
    assert not Enquiry.objects.exists() and not InboundMail.objects.exists()


def test_what_is_just_being_read_is_let_go_of(
    cast: Any, ida: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = jobs.read

    def meanwhile(raw: bytes) -> Any:
        erase(cast, ida)
        return read(raw)

    monkeypatch.setattr(jobs, "read", meanwhile)
    arrive(letter("Jeg venter", subject="Mere"))
    assert not Enquiry.objects.exists() and not InboundMail.objects.exists()


def test_what_still_lies_in_the_mailbox_stays_a_number_and_is_not_fetched_again(
    cast: Any, ida: Person
) -> None:
    send(letter("Jeg venter"))
    InboundMail.objects.update(left_behind=True, mailbox="x", uidvalidity=1)
    for number, mail in enumerate(InboundMail.objects.all()):
        InboundMail.objects.filter(id=mail.id).update(uid=number)
    erase(cast, ida)
    read_all()
    assert queries.known_uids(cast.house.system, "x", 1) == {0: True, 1: True}
    told = InboundMail.objects.values_list("raw", "envelope", "sender_address", "person_id", "content_mark")
    assert set(told) == {(None, None, None, None, "")}
    assert not Enquiry.objects.exists()
    assert queries.quarantined(cast.as_signe) == queries.set_aside(cast.as_signe) == []


def test_where_another_has_the_address_too_what_nobody_knows_the_writer_of_stays(
    cast: Any, ida: Person
) -> None:
    per = hers(cast.write(mail="ida@post.example").person)
    arrive(BAD)
    send(letter("Jeg venter"))
    erase(cast, ida)
    assert InboundMail.objects.count() == 2, "it may be a living person's cry"
    read_all()
    assert Message.objects.filter(words__isnull=False).count() == 2
    erase(cast, per)
    assert not InboundMail.objects.exists()


def test_in_another_persons_thread_the_mail_goes_and_what_was_said_stays_said(cast: Any, ida: Person) -> None:
    bo = cast.write("Jeg er Bo", mail="bo@post.example")
    hers(bo.person)
    to = f"hej+{bo.reply_token}@huset.example"
    mail = arrive(letter("Jeg svarer for Bo", to=to, sender="ida@arbejde.example"))[-1]
    assert mail.enquiry == bo
    people.add_contact(person=ida, way="mail", value="ida@arbejde.example", by=cast.house.system)
    erase(cast, ida)
    assert not InboundMail.objects.exists() and not has_key(mail.id)
    assert "Jeg svarer for Bo" in [one.words for one in Message.objects.filter(enquiry=bo)]


def test_a_form_that_writes_for_many_is_nobodys_address(cast: Any, ida: Person) -> None:
    web = {"sender": "Formular <web@kommunen.example>"}
    people.add_contact(person=ida, way="mail", value="web@kommunen.example", by=cast.house.system)
    arrive(letter("Jeg er Per", Reply_To="per@post.example", **web))
    arrive(letter("Jeg er Anna", Reply_To="anna@post.example", Auto_Submitted="auto-generated", **web))
    send(letter("Jeg venter", Reply_To="bo@post.example", **web))
    erase(cast, ida)
    assert InboundMail.objects.count() == 3


def test_who_is_not_known_by_mail_takes_nothing_along(cast: Any, ida: Person) -> None:
    arrive(OTHERS)
    Contact.objects.filter(person=ida).delete()
    erase(cast, ida)
    assert InboundMail.objects.get().reason == "too_many_headers"


def test_of_a_mail_too_large_to_keep_the_top_tells_whose_it_is(cast: Any, ida: Person) -> None:
    send(letter("Hej").ljust(MAX_BYTES + 1, b"x"))
    read_all()
    erase(cast, ida)
    assert not InboundMail.objects.exists()
