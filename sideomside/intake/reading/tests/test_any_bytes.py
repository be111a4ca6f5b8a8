"""Whatever bytes arrive, reading them ends in a letter or a plain reason: no third thing."""

from hypothesis import given, settings
from hypothesis import strategies as st

from sideomside.intake.reading.folding import fold
from sideomside.intake.reading.limits import Refused
from sideomside.intake.reading.markup import as_text
from sideomside.intake.reading.parse import parse
from sideomside.intake.reading.wire import from_wire, to_wire

from .mails import plain

NAMES = (
    b"Subject From To Date Content-Type Content-Transfer-Encoding Content-Disposition Fra Sendt Til".split()
)
PIECES = b"""multipart/mixed multipart/alternative multipart/report message/rfc822 text/html text/plain ;boundary=
    ;charset= ;filename*0*= ;format=flowed x --x --x-- base64 quoted-printable x-uuencode utf-7 utf-16 iso-2022-jp
    =?utf-8?b? ?= =?iso-8859-1?q? < > @ ( " ' &# <p> <a href=x> skrev 10.00: %E6""".split()
ROOM = [b" ", b"\t", b"\n", b"\r\n", b"\n\n", b"\n> ", b"\x00", b"\xe6"]
TOKENS = st.sampled_from([b"\n" + name + b": " for name in NAMES] + PIECES + ROOM)
MAILS = st.one_of(
    st.binary(max_size=400), st.lists(st.one_of(TOKENS, st.binary(max_size=9)), max_size=60).map(b"".join)
)


@settings(max_examples=400, deadline=None)
@given(MAILS)
def test_no_bytes_raise_and_the_letter_fits_a_database(raw):
    try:
        letter = parse(raw)
    except Refused:
        return
    everything = [letter.text, letter.subject, letter.sender_name, letter.sender_address, *letter.recipients]
    assert not any("\x00" in text for text in everything)
    "".join(everything).encode("utf-8")
    assert not any(mark in line for mark in "\r\n" for line in everything[1:])
    assert from_wire(to_wire(letter)) == letter


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), max_size=300))
def test_any_words_a_person_can_write_arrive(words):
    letter = parse(plain(words))
    assert letter.text.split() == words.removeprefix("\ufeff").split()


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["> før", ">> endnu før", "nu", "", "Fra: a", "Sendt: b", "Til: c", "Den 1.1.2026 skrev a@b.dk:"]
        )
    ),
    st.booleans(),
)
def test_folding_moves_lines_but_loses_none(lines, answers):
    words, quoted = fold("\n".join(lines), answers)
    assert sorted(filter(None, (words + "\n" + quoted).split("\n"))) == sorted(filter(None, lines))


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=300))
def test_words_that_hold_no_markup_survive_being_read_as_markup(text):
    harmless = "".join(letter for letter in text if letter not in "<>&")
    assert as_text(harmless).split() == harmless.split()
