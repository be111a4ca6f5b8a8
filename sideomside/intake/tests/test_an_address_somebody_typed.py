"""Whoever types somebody's address reads nobody's mail: it is somebody new's until one of us says more."""

import re
from datetime import timedelta
from importlib import import_module

import pytest
import time_machine
from django.apps import apps
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from sideomside.ground.post.carrier import as_mail
from sideomside.ground.post.models import Letter as Outgoing
from sideomside.intake import actions, queries
from sideomside.intake.models import Enquiry, Message, Way
from sideomside.intake.tests.conftest import Cast
from sideomside.intake.tests.mailing import arrive, letter
from sideomside.people import actions as people
from sideomside.people.models import Contact, Person
from sideomside.people.queries import letterbox
from sideomside.people.rules import NotAllowed

CANARY = "kanariefugl-4411"
IDA = "ida@post.example"


def typed_it(cast: Cast, mail: str = IDA) -> tuple[Client, Person]:
    """A stranger writes by the form, touches the link on the receipt, and chooses the word."""
    stranger = Client()
    shown = stranger.get("/skriv/").context["form"]
    said = {
        "seal": shown["seal"].value(), "words": "hej", "name": "X", "channel": "mail", "contact": mail,
        "consent": "on", "website": "", "programme": str(cast.programme.id),
    }  # fmt: skip
    with time_machine.travel(timezone.now() + timedelta(minutes=1)):
        receipt = stranger.post("/skriv/", said, follow=True).content.decode()
    link = re.findall(r"/m/[\w-]+/", receipt)[0]
    stranger.post(link)
    stranger.post("/din-noegle/", {"word": "fremmed"})
    return stranger, Enquiry.objects.get().person


def reads(client: Client) -> str:
    return client.get("/min-side/beskeder/").content.decode()


def heard(cast: Cast) -> Enquiry:
    """The enquiry the canary stands in; a coordinator sees it."""
    found = next(m.enquiry for m in Message.objects.all() if CANARY in (m.words or ""))
    assert CANARY in {row.first_words for row in queries.waiting_for_answer(cast.as_signe)}
    return found


def test_a_typed_address_reads_nobodys_first_mail_and_erases_none(cast: Cast) -> None:
    stranger, typed = typed_it(cast)
    arrive(letter(CANARY, sender=f"Ida <{IDA}>"))
    assert CANARY not in reads(stranger)
    enquiry = heard(cast)
    assert enquiry.person != typed
    stranger.post("/min-side/slet/", {"sure": "on"})
    assert not Person.objects.filter(id=typed.id).exists(), "the stranger has gone"
    assert heard(cast) == enquiry
    assert queries.mail.whose_contact(cast.house.system, "mail", IDA) == enquiry.person


def test_her_second_mail_stands_with_her_first(cast: Cast) -> None:
    typed_it(cast)
    arrive(letter("Hej", sender=IDA), letter(CANARY, sender=IDA))
    arrived = next(m.enquiry for m in Message.objects.all() if m.words == CANARY)
    assert [m.words for m in queries.thread(cast.as_signe, arrived)] == ["Hej", CANARY]


@pytest.mark.parametrize("sender", [IDA, "ida@et.andet.sted.example"])
def test_nor_does_an_answer_to_our_letter_that_went_to_her(cast: Cast, sender: str) -> None:
    stranger, typed = typed_it(cast)
    actions.answer(enquiry=Enquiry.objects.get(), words="Kom forbi", by=cast.as_signe)
    ours = as_mail(Outgoing.objects.filter(template="intake/mail/answer").get())
    arrive(letter(CANARY, sender=sender, to=ours["Reply-To"], In_Reply_To=ours["Message-ID"]))
    assert CANARY not in reads(stranger)
    enquiry = heard(cast)
    assert enquiry.person != typed
    notes = [m.words for m in Message.objects.filter(enquiry=enquiry, direction="note")]
    assert any("kun har skrevet" in (note or "") for note in notes)


def test_nor_what_her_machine_answers(cast: Cast) -> None:
    stranger, typed = typed_it(cast)
    actions.answer(enquiry=Enquiry.objects.get(), words="Kom forbi", by=cast.as_signe)
    ours = as_mail(Outgoing.objects.filter(template="intake/mail/answer").get())
    arrive(letter(CANARY, sender=IDA, to=ours["Reply-To"], Auto_Submitted="auto-replied"))
    assert not [m for m in Message.objects.filter(person=typed) if CANARY in (m.words or "")]
    assert [mail.reason for mail in queries.set_aside(cast.as_signe)] == ["auto"]


def test_an_address_changed_on_ones_own_page_is_only_typed_and_back_again_too(cast: Cast) -> None:
    arrive(letter("Hej", sender="fremmed@post.example"))
    stranger = Enquiry.objects.get().person
    own = cast.as_participant(stranger)
    for mail in (IDA, "fremmed@post.example"):
        people.change_contact(person=stranger, way="mail", value=mail, by=own)
        assert Contact.objects.get(person=stranger).only_typed
        arrive(letter(f"{CANARY} {mail}", sender=mail))
    assert not [m for m in Message.objects.filter(person=stranger) if CANARY in (m.words or "")]


def test_whoever_is_told_to_write_to_the_address_of_anothers_thread_is_filed_as_themselves(
    cast: Cast,
) -> None:
    arrive(letter("Hej", sender="fremmed@post.example"), letter("Hej", sender=IDA))
    stranger, ida = (
        Enquiry.objects.get(person=one) for one in Person.objects.filter(enquiries__isnull=False)
    )
    if Contact.objects.get(person=ida.person).value != IDA:
        stranger, ida = ida, stranger
    arrive(letter(CANARY, sender=IDA, to=f"hej+{stranger.reply_token}@huset.example"))
    assert Message.objects.filter(enquiry=ida, direction="in").count() == 2
    assert Message.objects.filter(enquiry=stranger, direction="in").count() == 1


def test_what_one_of_us_wrote_down_is_theirs(cast: Cast) -> None:
    told = actions.Newcomer("Ida", "mail", "mail", IDA, said_yes="talk", known_to_us=True)
    enquiry = actions.write_in(
        programme=cast.programme, newcomer=told, words="Ringede", way=Way.CALL, by=cast.as_signe
    )
    arrive(letter(CANARY, sender=IDA))
    assert heard(cast) == enquiry


def test_a_coordinator_who_notes_a_call_writes_the_address_down_for_certain(cast: Cast) -> None:
    client = cast.signed_in(cast.signe)
    form = client.get("/henvendelser/ny/").context["form"]
    said = {
        "seal": form["seal"].value(), "way": "call", "words": "Ringede", "name": "Ida", "channel": "mail",
        "contact": IDA, "consent": "on", "programme": str(cast.programme.id),
    }  # fmt: skip
    client.post("/henvendelser/ny/", said)
    assert not Contact.objects.get(person=Enquiry.objects.get().person).only_typed


def test_the_house_writes_to_an_address_that_is_theirs_before_one_that_was_typed(cast: Cast) -> None:
    ida = cast.write(mail="skrevet@post.example").person
    people.add_contact(person=ida, way="mail", value=IDA, by=cast.house.system)
    people.add_contact(person=ida, way="mail", value="igen@post.example", typed=True, by=cast.house.system)
    found = letterbox(cast.house.system, ida)
    assert found is not None and found.value == IDA


def test_a_lost_link_is_hers_whoever_typed_her_address_before(cast: Cast) -> None:
    _stranger, typed = typed_it(cast)
    arrive(letter("Hej", sender=IDA))
    ida = Enquiry.objects.exclude(person=typed).get().person
    people.ask_for_link(typed=IDA, by=cast.as_visitor)
    people.send_asked_links(by=cast.house.system)
    assert Outgoing.objects.filter(template="people/mail/link").get().to_id == ida.id


def test_what_was_there_before_lies_on_the_safe_side(cast: Cast) -> None:
    by_form = cast.write(mail="form@post.example").person
    arrive(letter("Hej", sender=IDA))
    ida = Enquiry.objects.exclude(person=by_form).get().person
    later = people.add_contact(person=ida, way="phone", value="20304050", by=cast.house.system)
    Contact.objects.filter(id=later.id).update(added_at=timezone.now() + timedelta(days=1))
    people.add_contact(person=cast.omar, way="mail", value="omar@huset.example", by=cast.house.system)
    Contact.objects.update(only_typed=False)
    import_module("sideomside.intake.migrations.0011_addresses_somebody_only_typed").on_the_safe_side(
        apps, None
    )
    typed = {contact.value for contact in Contact.objects.filter(only_typed=True)}
    assert typed == {"form@post.example", "20304050"}


def test_nor_does_her_mail_go_that_waits_for_a_look_when_the_stranger_goes(cast: Cast) -> None:
    stranger, typed = typed_it(cast)
    bad = f"From: Ida <{IDA}>\nSubject: Ring til mig\n".encode() + b"X-A: b\n" * 1_500 + b"\nhej"
    (waits,) = arrive(bad)
    stranger.post("/min-side/slet/", {"sure": "on"})
    assert not Person.objects.filter(id=typed.id).exists()
    assert queries.quarantined(cast.as_signe) == [waits]


def test_joining_makes_it_hers_and_parting_takes_that_back(cast: Cast) -> None:
    ida = cast.write(mail=IDA).person
    arrive(letter("Hej", sender=IDA))
    mail = Enquiry.objects.exclude(person=ida).get()
    actions.join(enquiry=mail, person=ida, asked=True, by=cast.as_signe)
    arrive(letter(CANARY, sender=IDA))
    assert heard(cast).person == ida
    actions.part(enquiry=Enquiry.objects.get(id=mail.id), by=cast.as_signe)
    assert Contact.objects.get(person=ida).only_typed


def test_joining_makes_nothing_theirs_that_was_typed_on_both_sides(cast: Cast) -> None:
    first, second = cast.write(mail=IDA), cast.write(mail="noget@andet.example")
    actions.join(enquiry=second, person=first.person, by=cast.as_signe)
    assert {one.only_typed for one in Contact.objects.filter(person=first.person)} == {True}


def test_everyday_one_press_says_it_is_the_same_after_it_was_asked(cast: Cast) -> None:
    ida = cast.write("Hej fra formularen", mail=IDA).person
    arrive(letter(CANARY, sender=IDA))
    mail, signe = heard(cast), cast.signed_in(cast.signe)
    path = f"/henvendelser/{mail.id}/samme-person/"
    shown = signe.get(path)
    assert 'name="asked"' in shown.content.decode()
    form = shown.context["form"]
    said = {"seal": form["seal"].value(), "version": form["version"].value(), "person": str(ida.id)}
    assert "Spørg dem først" in signe.post(path, said).content.decode()
    assert Enquiry.objects.get(id=mail.id).person_id != ida.id
    with pytest.raises(NotAllowed):
        actions.join(enquiry=mail, person=ida, by=cast.as_signe)
    signe.post(path, said | {"asked": "on"})
    assert Enquiry.objects.get(id=mail.id).person_id == ida.id
    assert not Contact.objects.get(person=ida).only_typed


def test_a_coordinator_says_whose_it_is_with_one_button(cast: Cast) -> None:
    enquiry = cast.write(mail=IDA)
    cast.signed_in(cast.signe).post(reverse("people:way_in", args=[enquiry.person_id]), {"do": "theirs"})
    assert not Contact.objects.get(person=enquiry.person).only_typed
