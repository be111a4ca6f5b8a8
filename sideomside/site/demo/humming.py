"""Somebody hums on the bus: seven notes of no known song, drawn as numbers, so that a player has something to play."""

import wave
from io import BytesIO
from math import exp, pi, sin

SPEED = 8000
NOTES = ((220.0, 0.5), (247.0, 0.5), (277.0, 0.8), (247.0, 0.4), (220.0, 0.5), (185.0, 0.5), (220.0, 1.3))


def hum() -> bytes:
    out = BytesIO()
    with wave.open(out, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(1)
        file.setframerate(SPEED)
        file.writeframes(b"".join(_note(hertz, seconds) for hertz, seconds in NOTES))
    return out.getvalue()


def _note(hertz: float, seconds: float) -> bytes:
    """Soft at both ends, with a little of the octave above in it, as a closed mouth makes it."""
    last = int(SPEED * seconds)
    return bytes(128 + round(60 * _loud(n, last) * _wave(2 * pi * hertz * n / SPEED)) for n in range(last))


def _wave(turn: float) -> float:
    return 0.8 * sin(turn) + 0.2 * sin(2 * turn)


def _loud(n: int, last: int) -> float:
    return (1 - exp(-n / 300)) * (1 - exp(-(last - n) / 500))
