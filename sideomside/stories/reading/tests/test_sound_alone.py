"""Of a sound file only the sound comes along: the same numbers to listen to, and nothing that was written beside."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from sideomside.stories.reading import MIMES, MOST_BYTES, NotASound, sing_anew
from sideomside.stories.reading import ogg as oggs
from tests.soon import takes_at_most

SOUNDS = Path(__file__).parent / "sounds"
CANARY = b"KANARIE"
# Over half a second of one tone, made by three well-known programs, with a name, a place and a day in it.
MADE = {"tone.mp3": "mp3", "tone.m4a": "m4a", "tone.opus": "ogg", "tone.ogg": "ogg"}


def piece(name: bytes, content: bytes) -> bytes:
    return name + len(content).to_bytes(4, "little") + content + b"\0" * (len(content) % 2)


def wav(*more: bytes, behind: bytes = b"") -> bytes:
    head = b"".join(
        n.to_bytes(s, "little") for n, s in ((1, 2), (1, 2), (8000, 4), (16000, 4), (2, 2), (16, 2))
    )
    inside = (
        b"WAVE" + b"".join(more) + piece(b"fmt ", head) + piece(b"data", bytes(range(256)) * 100) + behind
    )
    return b"RIFF" + len(inside).to_bytes(4, "little") + inside


def box(name: bytes, content: bytes) -> bytes:
    return (len(content) + 8).to_bytes(4, "big") + name + content


def of(name: str) -> bytes:
    return (SOUNDS / name).read_bytes()


@pytest.mark.parametrize("name", MADE)
def test_what_was_written_beside_the_sound_does_not_come_along(name: str) -> None:
    raw = of(name)
    assert CANARY in raw, "there was something to find"
    sung = sing_anew(raw)
    assert CANARY not in sung.content and sung.kind == MADE[name] and sung.kind in MIMES and sung.seconds == 1
    assert sing_anew(sung.content) == sung, "what is clean stays as it is"


def test_wav_keeps_the_numbers_and_what_they_mean() -> None:
    beside = [piece(b"LIST", b"INFOIART" + CANARY), piece(b"bext", CANARY * 9), piece(b"id3 ", CANARY)]
    sung = sing_anew(wav(*beside, behind=piece(b"iXML", CANARY)) + CANARY)
    assert sung.content == wav() and sung.seconds == 2


def test_every_frame_of_an_mp3_comes_along_and_nothing_between_them() -> None:
    raw = of("tone.mp3")
    clean = sing_anew(raw).content
    picture = b"ID3\x04\0\0\0\0\0\x40" + (b"\xff\xfb\x90\x00" + CANARY + bytes(64))[:64]
    laid = picture + clean[:-1] + clean[-1:] + b"APETAGEX" + CANARY + b"TAG" + CANARY.ljust(125, b"\0")
    assert sing_anew(laid).content == clean
    half = clean.index(b"\xff\xf3", 400) if b"\xff\xf3" in clean[400:] else clean.index(b"\xff\xfb", 400)
    assert sing_anew(clean[:half] + CANARY * 5 + clean[half:]).content == clean


def test_in_an_m4a_nothing_moves_and_what_no_track_asks_for_is_empty() -> None:
    raw = of("tone.m4a")
    clean = sing_anew(raw).content
    assert len(clean) == len(raw)
    laid = sing_anew(raw + box(b"uuid", CANARY) + box(b"mdat", CANARY * 3)).content
    assert CANARY not in laid and laid.startswith(clean)


def test_two_tracks_of_sound_are_refused_and_one_that_is_no_sound_is_emptied() -> None:
    raw = of("tone.m4a")
    at = raw.index(b"moov") - 4
    size = int.from_bytes(raw[at : at + 4], "big")
    track_at = raw.index(b"trak", at) - 4
    track = raw[track_at : track_at + int.from_bytes(raw[track_at : track_at + 4], "big")]

    def with_another(other: bytes) -> bytes:
        return (
            raw[:at]
            + (size + len(other)).to_bytes(4, "big")
            + raw[at + 4 : at + size]
            + other
            + raw[at + size :]
        )

    assert at > raw.index(b"mdat"), "behind the sound, so that no place moves"
    with pytest.raises(NotASound):
        sing_anew(with_another(track))
    chapters = track.replace(b"soun", b"text") + b""
    assert CANARY in chapters and CANARY not in sing_anew(with_another(chapters)).content


@pytest.mark.parametrize("name", ["tone.opus", "tone.ogg"])
def test_every_page_of_an_ogg_has_its_right_sum_and_the_sound_is_untouched(name: str) -> None:
    raw, clean = of(name), sing_anew(of(name)).content
    assert len(clean) == len(raw)
    pages = oggs._pages(clean)
    for page in pages:
        whole = bytearray(clean[page.at : page.end])
        said = bytes(whole[22:26])
        whole[22:26] = bytes(4)
        assert oggs._sum(whole).to_bytes(4, "little") == said
    assert clean[pages[-1].at :] == raw[pages[-1].at :]


@pytest.mark.parametrize(
    "raw",
    [b"", b"hej", b"\xff\xd8\xff\xe0" + bytes(99), b"%PDF-1.7", b"ID3" + bytes(500), b"OggS" + bytes(60),
     b"fLaC" + bytes(60),
     box(b"ftyp", b"isom") + box(b"moof", b""), b"RIFF\0\0\0\0WAVE", bytes(MOST_BYTES + 1),
     of("tone.opus") + of("tone.ogg"), wav().replace(b"\x01\x00\x01\x00", b"\x55\x00\x01\x00", 1)],
)  # fmt: skip
def test_what_cannot_be_taken_apart_with_certainty_is_refused(raw: bytes) -> None:
    with pytest.raises(NotASound):
        sing_anew(raw)


def cut(raw: bytes, chance: random.Random) -> bytes:
    return raw[: chance.randrange(len(raw))]


def torn(raw: bytes, chance: random.Random) -> bytes:
    out = bytearray(raw)
    for _ in range(chance.randrange(1, 12)):
        out[chance.randrange(len(out))] = chance.randrange(256)
    return bytes(out)


@pytest.mark.parametrize("hurt", [cut, torn])
def test_a_file_that_is_cut_or_torn_is_sound_or_refused_and_nothing_else(
    hurt: Callable[[bytes, random.Random], bytes],
) -> None:
    chance = random.Random(4)
    heard = refused = 0
    for raw in [of(name) for name in MADE] + [wav()]:
        for _ in range(60):
            try:
                assert sing_anew(hurt(raw, chance)).content
                heard += 1
            except NotASound:
                refused += 1
    assert heard and refused


@pytest.mark.parametrize("bad", [b"\xff", b"\xff\xfb\x90\x00", b"\xff\xfb"])
def test_a_file_made_to_keep_us_looking_is_put_down_soon(bad: bytes) -> None:
    def looked_at() -> None:
        with pytest.raises(NotASound):
            sing_anew(b"ID3\x04\0\0\0\0\0\0" + bad * (2_000_000 // len(bad)))

    assert takes_at_most(40, looked_at)
