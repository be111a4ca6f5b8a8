"""Mail as Danes send it: every word arrives, in whatever shape."""

import base64
from datetime import UTC, datetime

import pytest

from sideomside.intake.reading.letter import Attachment
from sideomside.intake.reading.parse import parse

from .mails import WORDS, mail, page, parts, plain

HTML = "Content-Type: text/html; charset=utf-8\n\n"
PLAIN = "Content-Type: text/plain; charset=utf-8\n\n"


@pytest.mark.parametrize("encoding", ["8bit", "quoted-printable", "base64"])
@pytest.mark.parametrize(
    "charset", ["utf-8", "iso-8859-1", "windows-1252", "iso-8859-15", "mac-roman", "cp850"]
)
def test_each_charset_and_encoding_brings_the_same_words(charset, encoding):
    assert parse(plain(WORDS, charset=charset, encoding=encoding)).words == WORDS


def test_utf_16_and_utf_7_bring_the_same_words_too():
    assert parse(plain(WORDS, charset="utf-16", encoding="base64")).words == WORDS
    assert parse(plain(WORDS, charset="utf-7")).words == WORDS


@pytest.mark.parametrize("sent_as", ["latin-1", "windows-1252", "utf-8"])
@pytest.mark.parametrize(
    "claim",
    [
        "Content-Type: text/plain; charset=us-ascii",
        "Content-Type: text/plain",
        "Content-Type: text/plain; charset=x-unknown",
        "Content-Type: text/plain; charset=unicode_escape",
        "Content-Type: text/plain; charset=utf-8",
        "Content-Type: text/plain; charset=iso-8859-1",
        'Content-Type: text/plain; charset="iso-8859-1',
        "Content-Type: text",
        "Content-Type:",
        "X-Nothing: said",
    ],
)
def test_what_the_program_claims_does_not_cost_a_letter(claim, sent_as):
    assert parse(mail(claim, body=WORDS.encode(sent_as))).words == WORDS


def test_backslashes_stay_as_they_were_written():
    words = r"Min sti er C:\nye\ting og \u00e6 er \xe6"
    assert parse(plain(words)).words == words


def test_one_broken_byte_does_not_spoil_the_rest():
    body = "Blåbærgrød ".encode() + b"\xe6\xf8\xe5" + " og rødgrød".encode()
    assert (
        parse(mail("Content-Type: text/plain; charset=utf-8", body=body)).words == "Blåbærgrød æøå og rødgrød"
    )


def test_words_sent_as_base64_only_in_name_are_read():
    assert parse(mail("Content-Transfer-Encoding: base64", body=WORDS)).words == WORDS


def test_base64_without_its_padding_and_glued_together():
    body = base64.b64encode("Kære ".encode()) + base64.b64encode(b"Karen, jeg").rstrip(b"=")
    assert parse(mail("Content-Transfer-Encoding: BASE64", body=body)).words == "Kære Karen, jeg"


def test_an_iphone_signs_off_and_the_line_is_folded_but_not_lost():
    letter = parse(plain("Hej. Jeg kunne godt tænke mig en kop kaffe\n\nSendt fra min iPhone"))
    assert letter.words == "Hej. Jeg kunne godt tænke mig en kop kaffe"
    assert letter.quoted == "Sendt fra min iPhone"


@pytest.mark.parametrize(
    "line",
    ["Sendt fra min iPad", "Hent Outlook til iOS<https://aka.ms/o0ukef>", "Sendt fra Outlook til Android",
     "Sendt fra min Samsung Galaxy smartphone.", "Sent from my iPhone", "Get Outlook for Android",
     "Sendt fra Yahoo Mail"],
)  # fmt: skip
def test_other_devices_too(line):
    assert parse(plain(f"Hej\n\n{line}\n")).words == "Hej"


def test_a_line_about_a_phone_in_the_middle_is_the_persons_own():
    words = "Sendt fra min iPhone\nfordi computeren er i stykker, og jeg er ked af det"
    assert parse(plain(words)).words == words


def test_gmail_answers_above_its_history():
    letter = parse(plain(
        "Ja tak, torsdag passer fint\n\nDen fre. 20. nov. 2026 kl. 09.12 skrev Karen <karen@example.net>:\n\n"
        "> Hej Ida\n> Kan du torsdag?\n", "Subject: Re: Hej", "In-Reply-To: <a@example.net>"))  # fmt: skip
    assert letter.words == "Ja tak, torsdag passer fint"
    assert "Kan du torsdag?" in letter.quoted
    assert letter.in_reply_to == "a@example.net"


def test_a_heading_broken_over_two_lines_is_still_a_heading():
    letter = parse(plain(
        "Ja\n\nDen fre. 20. nov. 2026 kl. 09.12 skrev Karen Marie\n<karen.marie@example.net>:\n\n> Hej\n"))  # fmt: skip
    assert letter.words == "Ja"


def test_outlook_puts_a_block_over_unmarked_history():
    letter = parse(plain(
        "Tak for dit svar.\n\n________________________________\nFra: Karen <karen@example.net>\n"
        "Sendt: 20. november 2026 09:12\nTil: Ida\nEmne: Hej\n\nHej Ida\nVi ses"))  # fmt: skip
    assert letter.words == "Tak for dit svar."
    assert letter.quoted.endswith("Hej Ida\nVi ses")


def test_an_english_program_too():
    letter = parse(
        plain("Thanks, yes\n\nOn 20 Nov 2026, at 09:12, Karen <karen@example.net> wrote:\n\n> Hi\n")
    )
    assert letter.words == "Thanks, yes"


def test_answers_between_the_lines_are_the_words():
    letter = parse(plain("> Kan du mandag?\nNej\n> Tirsdag?\nJa, efter 14\n", "Subject: SV: Hej"))
    assert letter.words == "Nej\nJa, efter 14"
    assert letter.quoted == "> Kan du mandag?\n> Tirsdag?"


def test_an_answer_below_the_history_is_the_words():
    body = "Den 20.11.2026 kl. 09.12 skrev Karen:\n> Kan du torsdag?\n\nJa, det kan jeg godt"
    assert parse(plain(body, "In-Reply-To: <a@example.net>")).words == "Ja, det kan jeg godt"


def test_history_without_marks_is_folded_only_in_an_answer():
    body = "Her er det\n\nDen 3. maj 2024 kl. 14.30 skrev min søn til mig:\n\nMor, jeg savner dig"
    assert parse(plain(body)).words == body
    assert parse(plain(body, "Subject: SV: Hej")).words == "Her er det"


def test_a_mail_sent_on_without_a_word_is_all_words():
    body = "Fra: Ida <ida@example.org>\nSendt: i dag\nTil: kommunen\nEmne: Hjælp\n\nJeg har brug for nogen"
    letter = parse(plain(body, "Subject: VS: Hjælp"))
    assert letter.words == body
    assert letter.quoted == ""


def test_hotmail_sends_html_only():
    letter = parse(page(
        "<html><head><style>p{color:red}</style></head><body><div>Hej Karen</div><div><br></div>"
        "<div>Jeg hedder S&oslash;ren &amp; bor i &#197;rhus</div></body></html>"))  # fmt: skip
    assert letter.words == "Hej Karen\n\nJeg hedder Søren & bor i Århus"


def test_outlooks_html_history_is_folded():
    letter = parse(
        page(
            '<div>Ja tak</div><hr><div id="divRplyFwdMsg"><b>Fra:</b> Karen &lt;karen@example.net&gt;<br>'
            "<b>Sendt:</b> 20. november 2026 09:12<br><b>Til:</b> Ida<br><b>Emne:</b> Hej</div><div>Vi ses</div>"
        )
    )
    assert letter.words == "Ja tak"


def test_gmails_html_history_is_folded():
    letter = parse(page(
        '<div dir="ltr">Ja tak</div><br><div class="gmail_quote"><div class="gmail_attr">Den fre. 20. nov. 2026 '
        'kl. 09.12 skrev Karen &lt;<a href="mailto:karen@example.net">karen@example.net</a>&gt;:<br></div>'
        '<blockquote class="gmail_quote">Hej Ida<br>Kan du torsdag?</blockquote></div>'))  # fmt: skip
    assert letter.words == "Ja tak"
    assert "> Kan du torsdag?" in letter.quoted


def test_flowed_lines_are_put_together():
    body = "Jeg skriver på en gammel \ntelefon, så linjerne er \nkorte.\n\n-- \nIda\n"
    letter = parse(mail("Content-Type: text/plain; charset=utf-8; format=flowed", body=body))
    assert letter.words == "Jeg skriver på en gammel telefon, så linjerne er korte.\n\n--\nIda"


def test_a_mail_with_only_a_subject_says_it_there():
    assert (
        parse(plain("", "Subject: =?iso-8859-1?Q?Ring_til_mig_p=E5_mandag?=")).words
        == "Ring til mig på mandag"
    )


def test_a_phones_own_line_does_not_hide_what_the_subject_says():
    letter = parse(plain("\n\nSendt fra min iPhone", "Subject: Må jeg komme i morgen?"))
    assert (letter.words, letter.quoted) == ("Må jeg komme i morgen?", "Sendt fra min iPhone")


def test_a_mail_sent_on_from_a_phone_is_all_words():
    body = "Sendt fra min iPhone\n\nStart på videresendt besked:\n\n> Jeg har brug for nogen"
    assert parse(plain(body, "Subject: VS: Hej")).words == body


def test_outlook_on_a_phone_in_html():
    letter = parse(
        page(
            '<div>Ja tak</div><div id="ms-outlook-signature"><a href="https://aka.ms/o0ukef">Hent Outlook til iOS'
            "</a></div><hr><div><b>Fra:</b> Karen<br><b>Sendt:</b> fredag<br><b>Til:</b> Ida</div><div>Vi ses</div>"
        )
    )
    assert letter.words == "Ja tak"
    assert letter.quoted.startswith("Hent Outlook til iOS <https://aka.ms/o0ukef>")


def test_lists_thanks_and_signatures_are_the_persons_own_words():
    words = "Jeg kan:\n- mandag\n  - om aftenen\n\nTak\nHilsen Ida\nPS. ring på 12 34\n\n--\nIda Holm"
    assert parse(plain(words, "Subject: SV: Hej")).words == words


def test_a_mail_with_nothing_at_all_is_still_a_letter():
    letter = parse(plain(""))
    assert (letter.words, letter.sender_address) == ("", "ida@example.org")


@pytest.mark.parametrize("raw", [b":", b"Subject:", b"Hej", b"From: Ida"])
def test_hardly_a_mail_is_still_a_letter(raw):
    assert parse(raw).words in {"", ":", "Hej"}


def test_words_without_any_header_are_words():
    assert parse("Hej, må jeg komme forbi?".encode()).words == "Hej, må jeg komme forbi?"


def test_emoji_in_name_subject_and_words():
    raw = mail("Subject: =?utf-8?B?8J+Msg==?= hej", body="Jeg har det 🌧️ i dag 👩‍👧").replace(
        b"Ida Holm", "Ida 🌱".encode()
    )
    letter = parse(raw)
    assert (letter.sender_name, letter.subject) == ("Ida 🌱", "🌲 hej")
    assert letter.words == "Jeg har det 🌧️ i dag 👩‍👧"


def test_a_cross_face_and_a_heart_are_no_markup_and_no_history():
    assert (
        parse(plain(">:( det var en dårlig dag\nmen <3 til jer")).words
        == ">:( det var en dårlig dag\nmen <3 til jer"
    )


def test_nuls_and_broken_halves_are_taken_out_and_the_words_stay():
    body = b"Hej\x00 du\x07 " + "\ud800".encode("utf-8", "surrogatepass") + b" der"
    words = parse(mail("Content-Type: text/plain; charset=utf-8", body=body)).words
    words.encode("utf-8")
    assert words.startswith("Hej du ") and words.endswith(" der") and "\x00" not in words


@pytest.mark.parametrize(
    ("body", "charset", "words"),
    [
        (b"hej +2AA- der", "utf-7", "hej \ufffd der"),
        (b"hej +2DzfMQ- der", "utf-7", "hej 🌱 der"),
        (b"hej \x81 \x80", "us-ascii", "hej \x81 €"),
        (b"\xff\xfeh\x00e\x00j\x00\x00\xd8", "utf-16", "hej\x00Ø"),
        (b"\xef\xbb\xbfhej", "utf-8", "hej"),
    ],
)
def test_halves_and_marks_no_text_should_hold(body, charset, words):
    letter = parse(mail(f"Content-Type: text/plain; charset={charset}", body=body))
    assert letter.words == words.replace("\x00", "")


def test_plain_words_are_preferred_to_markup():
    letter = parse(parts("alternative", PLAIN + "Hej fra mig", HTML + "<p>Hej <b>fra</b> mig</p>"))
    assert letter.words == "Hej fra mig"


@pytest.mark.parametrize("excuse", ["", "   ", "Din mail-klient kan ikke vise HTML."])
def test_markup_is_read_when_the_plain_version_is_empty_or_an_excuse(excuse):
    assert (
        parse(parts("alternative", PLAIN + excuse, HTML + "<p>Jeg har brug for hjælp</p>")).words
        == "Jeg har brug for hjælp"
    )


def test_apple_mail_writes_around_its_pictures():
    picture = (
        "Content-Type: image/jpeg; name=hund.jpg\nContent-Disposition: inline; filename=hund.jpg\n\nxxxx"
    )
    letter = parse(parts("mixed", PLAIN + "Se min hund", picture, PLAIN + "Den hedder Balder"))
    assert letter.words == "Se min hund\n\nDen hedder Balder"
    assert letter.attachments == (Attachment("hund.jpg", "image/jpeg", 4),)


def test_attachments_are_listed_with_danish_names_and_never_opened():
    named = "Content-Disposition: attachment; filename*=iso-8859-1'da'K%F8b%20%E6g.pdf\n\nxx"
    word = 'Content-Type: application/msword; name="=?utf-8?Q?Ans=C3=B8gning.doc?="\n\nxxx'
    card = "Content-Type: text/vcard; name=ida.vcf\n\nBEGIN:VCARD"
    date = "Content-Type: text/calendar; method=REQUEST\n\nBEGIN:VCALENDAR"
    letter = parse(parts("mixed", PLAIN + "Hej", named, word, card, date))
    assert [one.name for one in letter.attachments] == ["Køb æg.pdf", "Ansøgning.doc", "ida.vcf", ""]
    assert letter.words == "Hej"


def test_an_attachments_size_is_that_of_the_file_itself():
    picture = b"Content-Type: image/png\nContent-Transfer-Encoding: base64\n\n" + base64.encodebytes(
        b"x" * 1000
    )
    assert parse(parts("mixed", PLAIN + "Hej", picture)).attachments[0].size == 1000


def test_a_mail_sent_on_as_an_attachment_is_read_as_history():
    inner = "Content-Type: message/rfc822\n\nFrom: a@example.org\nSubject: Hjælp\n\nJeg har brug for nogen"
    letter = parse(parts("mixed", inner, headers=("Subject: VS: en borger",)))
    assert letter.words == "VS: en borger"
    assert letter.quoted == "Jeg har brug for nogen"
    assert letter.attachments[0].name == "Hjælp"


def test_encrypted_mail_is_a_letter_with_its_seal_unbroken():
    armour = "-----BEGIN PGP MESSAGE-----\n\nhQEMA\n-----END PGP MESSAGE-----"
    for raw in (
        parts(
            "encrypted",
            "Content-Type: application/pgp-encrypted\n\nVersion: 1",
            "Content-Type: application/octet-stream\n\nx",
        ),
        mail("Content-Type: application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m", body="MIAG"),
        plain(armour),
    ):
        letter = parse(raw)
        assert letter.sealed_by_sender
        assert letter.words == ""


def test_signed_mail_is_read_and_its_signature_listed():
    letter = parse(
        parts("signed", PLAIN + "Hej", "Content-Type: application/pgp-signature; name=signature.asc\n\nx")
    )
    assert (letter.words, letter.sealed_by_sender) == ("Hej", False)
    assert letter.attachments[0].name == "signature.asc"


def test_a_multipart_without_its_boundaries_is_read_as_words():
    raw = mail("Content-Type: multipart/mixed; boundary=findes-ikke", body="Jeg skriver alligevel")
    assert parse(raw).words == "Jeg skriver alligevel"


def test_a_multipart_that_never_closes_loses_nothing():
    raw = parts("mixed", PLAIN + "Hej", PLAIN + "Mere").removesuffix(b"--en-kant--\r\n")
    assert parse(raw).words == "Hej\n\nMere"


@pytest.mark.parametrize("ends", ["\r\n", "\n", "\r"])
def test_any_kind_of_line_end(ends):
    letter = parse(mail("Subject: Hej", body="Linje et\nLinje to", ends=ends))
    assert (letter.subject, letter.words) == ("Hej", "Linje et\nLinje to")


def test_a_badly_folded_header_does_not_swallow_the_mail():
    raw = b"From: a@example.org\nTo: b@example.org,\nc@example.org\nSubject: Hej\nContent-Type: text/plain\n\nOrd"
    letter = parse(raw)
    assert (letter.subject, letter.words) == ("Hej", "Ord")


def test_words_straight_after_the_headers_are_words():
    assert (
        parse(b"Subject: Hej\nKan I ringe til mig\nTelefon: 12 34").words
        == "Kan I ringe til mig\nTelefon: 12 34"
    )


def test_ids_dates_and_recipients_are_read():
    letter = parse(plain(
        "Hej", "Date: Sat, 21 Nov 2026 10:12:00 +0100", "References: <a@x.dk> <b@x.dk>", "In-Reply-To: <b@x.dk>",
        "Delivered-To: svar+t0ken@example.net", "Cc: Bo <bo@example.org>, bo@example.org",
        "Reply-To: anden@example.org"))  # fmt: skip
    assert letter.date == datetime(2026, 11, 21, 9, 12, tzinfo=UTC)
    assert (letter.message_id, letter.references) == ("1@example.org", ("a@x.dk", "b@x.dk"))
    assert letter.recipients == ("svar+t0ken@example.net", "hej@example.net", "bo@example.org")
    assert letter.reply_to == "anden@example.org"


def test_words_after_a_large_picture_pasted_into_the_text_are_read():
    picture = "A" * 4_000_000
    letter = parse(page(f'<p>Se her</p><img src="data:image/png;base64,{picture}"><p>Det er Balder</p>'))
    assert (letter.words, letter.is_cut) == ("Se her\n\nDet er Balder", False)


def test_a_very_long_letter_is_cut_and_says_so():
    letter = parse(plain("æ " * 1_500_000))
    assert letter.is_cut
    assert not parse(plain("æ " * 1_000)).is_cut
