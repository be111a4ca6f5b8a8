"""A sound file with nothing but the sound: who made it, where, when and with what does not come along.

Each of four ways of wrapping sound is taken apart, and only what is needed to hear it is kept. What cannot be taken
apart with certainty is refused: a voice is shown to everybody, and nothing may come along that nobody has heard.
"""

from typing import NamedTuple

from . import m4a, mp3, ogg, wav
from .parts import NotASound

MOST_BYTES = 10 * 1024 * 1024
MIMES = {"mp3": "audio/mpeg", "m4a": "audio/mp4", "ogg": "audio/ogg", "wav": "audio/wav"}
CLEAN = {"mp3": mp3.clean, "m4a": m4a.clean, "ogg": ogg.clean, "wav": wav.clean}

__all__ = ["MIMES", "MOST_BYTES", "NotASound", "Sung", "sing_anew"]


class Sung(NamedTuple):
    """Sound alone, in which way it is wrapped, and how long it lasts."""

    content: bytes
    kind: str
    seconds: int


def sing_anew(raw: bytes) -> Sung:
    """By what it is, never by what it is called."""
    if len(raw) > MOST_BYTES:
        raise NotASound("bytes")
    kind = _kind(raw)
    try:
        heard = CLEAN[kind](raw)
    except (IndexError, KeyError, MemoryError) as wrong:
        raise NotASound(type(wrong).__name__) from wrong
    if heard.seconds <= 0:
        raise NotASound("no sound in it")
    return Sung(heard.content, kind, max(1, round(heard.seconds)))


def _kind(raw: bytes) -> str:
    if raw[:4] == b"RIFF" and raw[8:12] == b"WAVE":
        return "wav"
    if raw[:4] == b"OggS":
        return "ogg"
    if raw[4:8] == b"ftyp":
        return "m4a"
    if raw[:3] == b"ID3" or raw[:1] == b"\xff":
        return "mp3"
    raise NotASound("another kind of file")
