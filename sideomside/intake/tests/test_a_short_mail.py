"""A very short mail about yourself becomes an enquiry, once, in the right thread, whatever else comes in."""

from email.message import EmailMessage

import pytest

from sideomside.ground.audit.models import Entry
from sideomside.ground.post.carrier import as_mail
from sideomside.ground.post.models import Letter as Outgoing
from sideomside.ground.vault.cpr import COVER
from sideomside.ground.vault.walls import within
from sideomside.intake import actions, queries
from sideomside.intake.models import Direction, Enquiry, InboundMail, Message
from sideomside.intake.tests.mailing import arrive, letter, read_all, send
from sideomside.people.models import Contact, Person, Programme
from sideomside.people.queries import whose_contact
from tests.people import build_house

WORDS = "Jeg har været indlagt. Æøå og 🌻. Vil gerne møde en, der ved, hvordan det er."


def test_a_mail_becomes_an_enquiry_that_waits(cast):
    (mail,) = arrive(letter(WORDS, subject="Må jeg skrive til jer?"))
    (row,) = queries.waiting_for_answer(cast.as_signe)
    assert (row.name, row.first_words) == ("Ida Holm", WORDS)
    assert (mail.state, mail.person_id, mail.enquiry_id) == ("read", row.enquiry.person_id, row.enquiry.id)
    assert whose_contact(cast.house.system, "mail", "IDA@post.example") == row.enquiry.person
    (message,) = queries.thread(cast.as_signe, row.enquiry)
    assert (message.way, message.subject) == ("mail", "Må jeg skrive til jer?")


def test_danish_letters_survive_every_way_they_are_sent(cast):
    head = b"From: =?iso-8859-1?Q?S=F8ren_=C5?= <soren@post.example>\nTo: hej@huset.example\n"
    latin = (
        head
        + b"Content-Type: text/plain; charset=iso-8859-1\nContent-Transfer-Encoding: quoted-printable\n\n"
    )
    arrive(latin + b"K=E6re jer. M=E5 jeg komme p=E5 fredag? \\Mvh S=F8ren\n")
    (row,) = queries.waiting_for_answer(cast.as_signe)
    assert (row.name, row.first_words) == ("Søren Å", "Kære jer. Må jeg komme på fredag? \\Mvh Søren")


@pytest.mark.parametrize("times", [2, 5])
def test_the_same_mail_again_is_one_enquiry(cast, times):
    mails = arrive(*[letter(WORDS, Message_ID="<a@post.example>")] * times)
    assert len(mails) == Enquiry.objects.count() == Message.objects.count() == 1


def test_the_same_mail_to_two_of_our_addresses_is_one_enquiry(cast):
    raw = letter(WORDS, Message_ID="<a@post.example>")
    assert send(raw, "hej@huset.example") == send(raw, "kontakt@huset.example") == 0
    read_all()
    assert InboundMail.objects.count() == 2
    assert Message.objects.count() == 1
    assert [mail.reason for mail in queries.set_aside(cast.as_signe)] == ["double"]


def test_two_mails_with_the_same_id_are_two_mails(cast):
    first, second = (letter(words, Message_ID="<1@post.example>") for words in ("Hej", "Ring til mig"))
    arrive(first, second)
    assert {message.words for message in Message.objects.all()} == {"Hej", "Ring til mig"}


def test_who_writes_twice_is_one_person_with_one_open_enquiry(cast):
    arrive(
        letter("Hej"), letter("Jeg glemte mit nummer: 20123456", sender="ida@POST.example", subject="Nummer")
    )
    assert Person.objects.filter(roles__name="participant").count() == 1
    (enquiry,) = Enquiry.objects.all()
    assert [m.words for m in queries.thread(cast.as_signe, enquiry)] == [
        "Hej",
        "Jeg glemte mit nummer: 20123456",
    ]


def test_after_the_enquiry_was_closed_the_same_person_gets_a_new_one(cast):
    arrive(letter("Hej"))
    actions.close(enquiry=Enquiry.objects.get(), reason="quiet", by=cast.as_signe)
    arrive(letter("Hej igen, nu vil jeg gerne"))
    assert Person.objects.filter(roles__name="participant").count() == 1
    assert Enquiry.objects.count() == 2


def answer_of(cast) -> EmailMessage:
    """Signe has answered; this is the letter that went out."""
    enquiry = Enquiry.objects.get()
    actions.answer(enquiry=enquiry, words="Kom forbi på fredag", by=cast.as_signe)
    return as_mail(Outgoing.objects.filter(template="intake/mail/answer").get())


def test_an_answer_lands_in_its_thread_by_the_mark_in_our_address(cast):
    arrive(letter("Hej"))
    ours = answer_of(cast)
    arrive(
        letter(
            "Ja tak, jeg kommer", sender="ida.privat@andet.example", to=ours["Reply-To"], subject="SV: Hej"
        )
    )
    (row,) = queries.waiting_for_answer(cast.as_signe)
    assert (row.again, row.first_words) == (True, "Ja tak, jeg kommer")
    assert Enquiry.objects.count() == 1
    assert Contact.objects.filter(person=row.enquiry.person).count() == 1, "From lets nobody in"
    (note,) = Message.objects.filter(direction=Direction.NOTE)
    assert note.words == "Den her mail kom fra en adresse, vi ikke kender som deres."


@pytest.mark.parametrize("header", ["In_Reply_To", "References"])
def test_an_answer_lands_in_its_thread_by_the_letter_it_names(cast, header):
    arrive(letter("Hej"))
    ours = answer_of(cast)
    arrive(letter("Ja tak", sender="en.anden@andet.example", **{header: ours["Message-ID"]}))
    assert Enquiry.objects.count() == 1
    assert Message.objects.filter(direction=Direction.IN).count() == 2


def test_a_made_up_mark_opens_nothing(cast):
    arrive(letter("Hej"))
    arrive(
        letter("Jeg gætter", sender="fremmed@andet.example", to="hej+000000000000000000000000@huset.example")
    )
    assert Enquiry.objects.count() == 2


def test_quoted_history_is_folded(cast):
    arrive(letter("Ja tak\n\nDen 3. nov. 2026 kl. 10.12 skrev Signe <hej@huset.example>:\n> Vil du komme?\n"))
    (message,) = Message.objects.all()
    assert message.words == "Ja tak"
    assert "Vil du komme?" in message.quoted


def test_a_mail_with_only_a_subject_says_what_stands_there(cast):
    arrive(letter("", subject="Ring til mig på 20123456"))
    assert Message.objects.get().words == "Ring til mig på 20123456"


def test_a_mail_with_nothing_at_all_is_still_somebody(cast):
    arrive(b"From: ida@post.example\n\n")
    (row,) = queries.waiting_for_answer(cast.as_signe)
    assert (row.name, row.first_words) == ("", "")


def test_files_are_listed_and_never_opened(cast):
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "ida@post.example", "hej@huset.example", "Et billede"
    mail.set_content("Se her")
    mail.add_attachment(b"\x89PNG" * 100, maintype="image", subtype="png", filename="min dag.png")
    arrive(mail.as_bytes())
    assert Message.objects.get().attachments == [{"name": "min dag.png", "kind": "image/png", "size": 400}]


def test_numbers_of_people_are_covered_and_heavy_words_are_read_first(cast):
    arrive(letter("Mit nummer er 010157-5000. Jeg har ikke lyst til at leve mere."))
    (row,) = queries.waiting_for_answer(cast.as_signe)
    assert row.read_first
    assert COVER in row.first_words and "5000" not in row.first_words


def test_numbers_in_the_head_of_a_mail_and_on_its_files_are_covered_too(cast):
    mail = EmailMessage()
    mail["From"] = "Ida 010157-5000 <ida@post.example>"
    mail["To"] = "hej@huset.example"
    mail["Subject"] = "Sag 010157-5000"
    mail.set_content("Hej")
    mail.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="0101575000.pdf")
    (kept,) = arrive(mail.as_bytes())
    (row,) = queries.waiting_for_answer(cast.as_signe)
    (message,) = queries.thread(cast.as_signe, row.enquiry)
    assert (row.name, message.subject) == (f"Ida {COVER}", f"Sag {COVER}")
    assert (kept.sender_name, kept.subject) == (f"Ida {COVER}", f"Sag {COVER}")
    assert [file["name"] for file in message.attachments] == [f"{COVER}.pdf"]
    assert message.covered


def test_a_form_on_a_website_writes_for_many_people(cast):
    for name in ("ida", "per"):
        arrive(
            letter("Hej", sender="Hjemmeside <wordpress@kommune.example>", Reply_To=f"{name}@post.example")
        )
    assert Enquiry.objects.values("person").distinct().count() == 2


def test_a_house_with_nobody_in_it_takes_nothing_in_and_refuses_nothing(db):
    assert send(letter("Hej")) == 75


def test_the_only_organisation_takes_whatever_is_handed_to_it(cast):
    assert send(letter("Til ingen"), "hej@ukendt.example") == 0
    assert InboundMail.objects.count() == 1


def test_with_several_organisations_the_address_tells_whose_it_is(cast):
    next_door = build_house("Karlas forening", host="naboen.example")
    with within(next_door.organisation.id):
        Programme.objects.update(contact_mail="hej@naboen.example")
    assert send(letter("Til naboen"), "hej+x@naboen.example") == 0
    assert send(letter("Til ingen"), "hej@ukendt.example") == 67
    assert not InboundMail.objects.exists()
    with within(next_door.organisation.id):
        assert InboundMail.objects.count() == 1


def test_nothing_a_mail_says_stands_readable_in_the_log(cast):
    arrive(letter(WORDS))
    told = " ".join(f"{entry.verb} {entry.detail}" for entry in Entry.objects.all())
    assert "mail.kept" in told and "mail.read" in told
    assert "ida" not in told.casefold() and "indlagt" not in told
