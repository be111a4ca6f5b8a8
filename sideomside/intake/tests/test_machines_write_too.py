"""Out-of-office, bounces, lists and our own letters: recognised, never answered, and never met with silence."""

import re
from datetime import timedelta
from email.message import EmailMessage

import pytest
import time_machine
from django.utils import timezone

from sideomside.ground.post.carrier import as_mail
from sideomside.ground.post.models import Letter as Outgoing
from sideomside.intake import actions, queries
from sideomside.intake.models import Direction, Enquiry, InboundMail, Message
from sideomside.intake.tests.mailing import arrive, letter, read_all
from sideomside.people.models import Person, Programme

AUTO = "intake/mail/auto"


def replies() -> list[Outgoing]:
    return list(Outgoing.objects.filter(template=AUTO).order_by("made_at"))


def test_who_writes_gets_one_neutral_answer_a_day(cast):
    arrive(letter("Hej"), letter("Og en ting til", subject="Mere"))
    (reply,) = replies()
    mail = as_mail(reply)
    assert (reply.address, mail["Auto-Submitted"]) == ("ida@post.example", "auto-replied")
    assert "112" in (reply.text or "") and "/m/" in (reply.text or "")
    with time_machine.travel(timezone.now() + timedelta(days=1)):
        arrive(letter("Jeg er her stadig", subject="Igen"))
    assert len(replies()) == 2


def test_the_automatic_answer_is_the_same_for_everybody(cast):
    arrive(letter("Hej"), letter("Jeg er Per", sender="Per Ravn <per@post.example>", subject="Mere"))
    arrive(letter("Jeg har ikke lyst til at leve mere", sender="anna@post.example"))
    told = {
        (reply.subject, "\n".join(line for line in (reply.text or "").splitlines() if "/m/" not in line))
        for reply in replies()
    }
    assert len(replies()) == 3 and len(told) == 1
    ((subject, text),) = told
    assert len(subject) <= 40
    assert not {"peer", "karen", "ida", "per", "anna"} & {
        word.strip(".,").casefold() for word in text.split()
    }


ENGLISH = ("Hello, I would like to meet somebody.", "I do not want to live any more, please help")


def test_who_writes_first_in_english_is_answered_in_english_alike(cast):
    for number, words in enumerate(ENGLISH):
        arrive(letter(words, sender=f"Per {number} <per{number}@post.example>"))
    told = {
        (one.subject, "\n".join(line for line in (one.text or "").splitlines() if "/m/" not in line))
        for one in replies()
    }
    ((subject, text),) = told
    assert subject == "Thank you for your mail" and "call 112." in text and len(replies()) == 2
    assert all("/en/m/" in (one.text or "") for one in replies())
    assert re.findall(r"\d+", text) == ["112"]


@pytest.mark.parametrize(
    ("spoken", "words", "language"),
    [
        (["da", "en"], "Jeg vil gerne drikke en kop kaffe", "da"),
        (["en", "da"], "Jeg vil gerne drikke en kop kaffe", "da"),
        (["da", "en"], "", "da"),
        (["en", "da"], "", "en"),
        (["ar", "en", "da"], "مرحبا، أريد أن أتحدث مع شخص ما", "en"),  # of those our letters are written in
        (["da", "ar"], "مرحبا، أريد أن أتحدث مع شخص ما", "da"),
        (["da", "de"], "Ich bin neu hier und möchte mit jemandem reden", "da"),
        ([], "Dzień dobry, chcę porozmawiać", "da"),
    ],
)
def test_where_it_is_not_clear_it_is_what_the_programme_mostly_speaks(cast, spoken, words, language):
    Programme.objects.update(languages=spoken)
    arrive(letter(words, subject=""))
    (reply,) = replies()
    assert Person.objects.get(id=reply.to_id).language == language


def test_the_language_of_who_writes_again_stays_as_it_is(cast):
    arrive(letter("Jeg vil gerne drikke en kop kaffe"))
    arrive(letter(ENGLISH[0], subject="Again"))
    assert Enquiry.objects.get().person.language == "da"


def test_an_answer_in_a_thread_gets_no_automatic_answer(cast):
    arrive(letter("Hej"))
    actions.answer(enquiry=Enquiry.objects.get(), words="Kom forbi", by=cast.as_signe)
    ours = as_mail(Outgoing.objects.get(template="intake/mail/answer"))
    with time_machine.travel(timezone.now() + timedelta(days=2)):
        arrive(letter("Ja tak", to=ours["Reply-To"], subject="SV: Hej"))
    assert len(replies()) == 1


@pytest.mark.parametrize("channel", ["none", "sms", "comes"])
def test_who_wants_no_mail_from_us_gets_none(cast, channel):
    arrive(letter("Hej"))
    Person.objects.filter(enquiries__isnull=False).update(channel=channel)
    with time_machine.travel(timezone.now() + timedelta(days=2)):
        arrive(letter("Hej igen"))
    assert len(replies()) == 1


@pytest.mark.parametrize(
    "sender", ["noreply@butik.example", "hej@huset.example", "Postmaster@post.example", ""]
)
def test_no_machine_and_nobody_without_an_address_is_answered(cast, sender):
    arrive(letter("Hej", sender=sender or "Ida"))
    assert Enquiry.objects.count() == 1
    assert replies() == []


def test_forged_senders_cannot_make_us_write_to_the_whole_world(cast, monkeypatch):
    monkeypatch.setattr(actions.replying, "MOST_A_DAY", 2)
    arrive(*[letter("Hej", sender=f"en{number}@post.example") for number in range(4)])
    assert (len(replies()), Enquiry.objects.count()) == (2, 4)


QUIET = {
    "auto": {"Auto_Submitted": "auto-replied"},
    "list": {"List_Id": "<nyt.forening.example>"},
    "loop": {"X_Letter_Loop": "1"},
}


@pytest.mark.parametrize("reason", QUIET)
def test_a_machine_nobody_waits_for_is_set_aside_and_stands_on_a_list(cast, reason):
    arrive(letter("Jeg er på ferie til mandag", **QUIET[reason]))
    assert Enquiry.objects.count() == 0
    assert replies() == []
    assert [mail.reason for mail in queries.set_aside(cast.as_signe)] == [reason]
    assert queries.quarantined(cast.as_signe) == []


SUBJECTS = [
    "Away from everyone",
    "Ikke til stede i mit eget liv",
    "Fravær: min søn",
    "Out of office, out of luck",
]


@pytest.mark.parametrize("subject", SUBJECTS)
def test_a_subject_alone_hides_nobody(cast, subject):
    arrive(letter("Må jeg tale med nogen", subject=subject))
    (row,) = queries.waiting_for_answer(cast.as_signe)
    assert row.first_words == "Må jeg tale med nogen"
    assert len(replies()) == 1 and not queries.set_aside(cast.as_signe)


def test_what_only_the_subject_says_is_said_to_whoever_reads_it(cast):
    enquiry, ours = answered(cast)
    arrive(letter("Jeg er her ikke mere", to=ours["Reply-To"], subject="Autosvar: Hej"))
    (row,) = queries.waiting_for_answer(cast.as_signe)
    assert row.enquiry == enquiry and row.first_words == "Jeg er her ikke mere"
    assert "automatisk svar" in Message.objects.get(direction=Direction.NOTE).words


@pytest.mark.parametrize("reason", ["auto", "list"])
def test_heavy_words_are_always_read_by_a_person(cast, reason):
    arrive(letter("Jeg har ikke lyst til at leve mere", **QUIET[reason]))
    (item,) = queries.quarantined(cast.as_signe)
    assert item.reason == "heavy"


def test_heavy_words_in_a_thread_are_no_quiet_note(cast):
    _enquiry, ours = answered(cast)
    arrive(letter("Jeg vil ikke leve mere", to=ours["Reply-To"], Auto_Submitted="auto-replied"))
    (item,) = queries.quarantined(cast.as_signe)
    assert item.reason == "heavy" and not Message.objects.filter(direction=Direction.NOTE)
    actions.read_again(mail=item, by=cast.as_signe)
    read_all()
    (row,) = queries.waiting_for_answer(cast.as_signe)
    assert row.first_words == "Jeg vil ikke leve mere"


def test_whoever_we_know_is_heard_through_a_list_too(cast):
    arrive(letter("Hej"), letter("Er I der", subject="Mere", List_Id="<gruppe.post.example>"))
    assert [one.words for one in Message.objects.filter(direction=Direction.IN)] == ["Hej", "Er I der"]


OUR_LISTS = [
    {"List_Id": "<hej.huset.example>"},
    {"List_Post": "<https://grupper.example/hej>, <mailto:hej@huset.example>", "Precedence": "list"},
    {"Mailing_list": "list HEJ@huset.example; contact hej+owners@huset.example"},
]


@pytest.mark.parametrize("marks", OUR_LISTS)
def test_an_address_of_ours_that_is_a_group_hides_nobody(cast, marks):
    Programme.objects.update(contact_mail="hej@huset.example")
    arrive(letter("Må jeg tale med nogen", **marks))
    assert queries.set_aside(cast.as_signe) == [] and Enquiry.objects.count() == 1


def test_what_a_form_sends_for_somebody_waits_for_a_look(cast):
    form = {"sender": "Formular <web@kommunen.example>", "Auto_Submitted": "auto-generated"}
    arrive(letter("Må jeg tale med nogen", Reply_To="ida@post.example", **form))
    (item,) = queries.quarantined(cast.as_signe)
    assert (item.reason, item.was_readable) == ("form", True)
    actions.read_again(mail=item, by=cast.as_signe)
    read_all()
    assert Message.objects.get().words == "Må jeg tale med nogen"


@pytest.mark.parametrize(
    "more", [{"List_Unsubscribe": "<mailto:af@x.example>"}, {"Reply_To": "noreply@x.example"}]
)
def test_a_newsletter_and_a_robot_are_no_form(cast, more):
    sent = {"Reply_To": "ida@post.example", "Auto_Submitted": "auto-generated"} | more
    arrive(letter("Tilbud", sender="web@kommunen.example", **sent))
    assert queries.quarantined(cast.as_signe) == [] and InboundMail.objects.get().reason == "auto"


def answered(cast) -> tuple[Enquiry, EmailMessage]:
    arrive(letter("Hej"))
    enquiry = Enquiry.objects.get()
    actions.answer(enquiry=enquiry, words="Kom forbi", by=cast.as_signe)
    return enquiry, as_mail(Outgoing.objects.get(template="intake/mail/answer"))


def test_out_of_office_is_a_quiet_note_and_no_loop_begins(cast):
    enquiry, ours = answered(cast)
    arrive(letter("Jeg er væk til mandag", to=ours["Reply-To"], Auto_Submitted="auto-replied"))
    assert queries.waiting_for_answer(cast.as_signe) == []
    note = Message.objects.get(direction=Direction.NOTE)
    assert "Jeg er væk til mandag" in note.words
    assert note not in queries.own(cast.as_participant(enquiry.person))[0].messages
    assert len(replies()) == 1


def bounce_of(ours: EmailMessage) -> bytes:
    return (
        "From: Mail Delivery System <MAILER-DAEMON@post.example>\nTo: hej@huset.example\n"
        "Subject: Undelivered Mail\nMIME-Version: 1.0\n"
        'Content-Type: multipart/report; report-type=delivery-status; boundary="x"\n\n'
        "--x\n\nIda Holm findes ikke her.\n--x\nContent-Type: message/delivery-status\n\nAction: failed\n"
        f"--x\nContent-Type: text/rfc822-headers\n\nMessage-ID: {ours['Message-ID']}\n--x--\n"
    ).encode()


def test_a_letter_that_came_back_makes_somebody_look(cast):
    _enquiry, ours = answered(cast)
    arrive(bounce_of(ours))
    (row,) = queries.waiting_for_answer(cast.as_signe)
    assert row.reminder
    assert "Ida Holm findes ikke her" in Message.objects.get(direction=Direction.NOTE).words
    assert len(replies()) == 1


def test_a_bounce_of_nothing_of_ours_is_set_aside(cast):
    stranger = EmailMessage()
    stranger["Message-ID"] = "<abc@andet.example>"
    arrive(bounce_of(stranger))
    assert Enquiry.objects.count() == 0
    assert InboundMail.objects.get().reason == "bounce"


ADVERTISING = [
    ("Tjen penge hjemmefra, svar i dag", {"X_Spam_Flag": "YES"}),
    ("Cheap loans for everybody", {"X_Spam_Status": "Yes, score=9.1 required=5.0"}),
    ("Vind en telefon", {"X_Spam": "Yes"}),
]


@pytest.mark.parametrize(("words", "marks"), ADVERTISING)
def test_what_the_mail_server_takes_for_advertising_waits_for_a_look_and_gets_no_answer(cast, words, marks):
    (mail,) = arrive(letter(words, sender="tilbud@billigt.example", **marks))
    assert (mail.state, mail.reason) == (InboundMail.State.QUARANTINED, "marked")
    assert not Enquiry.objects.exists() and not replies()
    actions.read_again(mail=mail, by=cast.as_signe)
    read_all()
    assert Message.objects.get().words == words, "a person wrote it after all"


@pytest.mark.parametrize("said", ["No", "NO, score=-1.2", "", "0"])
def test_a_mail_server_that_says_no_changes_nothing(cast, said):
    arrive(letter("Hej", X_Spam_Flag=said, X_Spam_Status=said))
    assert Enquiry.objects.count() == 1 and len(replies()) == 1


def test_whoever_we_know_or_who_says_something_heavy_is_never_taken_for_advertising(cast):
    arrive(letter("Hej"))
    arrive(letter("Jeg tænker over det", subject="Mere", X_Spam_Flag="YES"))
    assert Message.objects.filter(direction=Direction.IN).count() == 2
    mails = arrive(letter("Jeg har ikke lyst til at leve mere", sender="ny@post.example", X_Spam_Flag="YES"))
    assert {(one.state, one.reason) for one in mails if one.reason} == {("quarantined", "heavy")}
