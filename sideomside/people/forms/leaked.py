"""A password that has leaked somewhere is no password: looked up in a list on this machine, and nowhere else."""

from hashlib import sha1
from io import SEEK_END
from pathlib import Path
from typing import IO, Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext as _


class NotLeaked:
    """One of Django's validators; without a list it lets everything pass (docs/operate.md)."""

    def validate(self, password: str, user: Any = None) -> None:
        if settings.LEAKED_PASSWORDS and is_in(Path(settings.LEAKED_PASSWORDS), password):
            raise forms.ValidationError(
                _("That one has leaked from somewhere else, so others try it. Choose another"), code="leaked"
            )

    def get_help_text(self) -> str:
        return _("Not one you have used elsewhere")


def is_in(place: Path, password: str) -> bool:
    """In a file of sorted lines that begin with a SHA-1 in capitals: halved again and again, never read whole."""
    wanted = sha1(password.encode("utf-8", "surrogatepass")).hexdigest().upper()  # noqa: S324 - the list is kept so
    with place.open("rb") as file:
        low, high = 0, file.seek(0, SEEK_END)
        while low < high:
            middle = (low + high) // 2
            start, line = _line_from(file, middle)
            if line and line[: len(wanted)] < wanted:
                low = start + len(line)
            else:
                high = middle
        return _line_from(file, low)[1][: len(wanted)] == wanted


def _line_from(file: IO[bytes], at: int) -> tuple[int, str]:
    """The first whole line that begins here or after."""
    file.seek(max(0, at - 1))
    if at:
        file.readline()
    start = file.tell()
    return start, file.readline().decode("ascii", "replace")
