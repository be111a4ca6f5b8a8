"""Taking a sound file apart, and putting the sound alone together again. No Django in here."""

from .sound import MIMES, MOST_BYTES, NotASound, Sung, sing_anew

__all__ = ["MIMES", "MOST_BYTES", "NotASound", "Sung", "sing_anew"]
