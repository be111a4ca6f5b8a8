"""What a drafted proposal waits for, in words."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy

_WAITS = {
    "consent": gettext_lazy("a yes to our looking for a peer"),
    "talk": gettext_lazy("the first talk"),
    "open": gettext_lazy("that the enquiry is opened again"),
    "ending_talk": gettext_lazy("a talk about the ending, and a wish to meet somebody new"),
    "lots": gettext_lazy("the day of their lot, or that you take them out of the wait"),
    "room": gettext_lazy("room for one more: just now the peer has none"),
}


def waits_words(codes: Iterable[str]) -> list[str]:
    """What a drafted proposal waits for."""
    return [str(_WAITS[code]) for code in codes]
