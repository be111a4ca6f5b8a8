"""A list somebody has: the file, what its columns hold, and cells put right."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.datastructures import MultiValueDict
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from sideomside.ground.ui.which import WhichOne
from sideomside.ground.vault.cpr import mask
from sideomside.peers.forms.approving import AlreadyForm
from sideomside.peers.models import State
from sideomside.peers.sheets.grid import MAX_BYTES, MAX_ROWS, Grid, Refusal
from sideomside.peers.sheets.headings import FIELDS
from sideomside.peers.sheets.likeness import looks_like_people
from sideomside.peers.sheets.read import read

MEANINGS: dict[str, Any] = {
    "": _("Leave out"),
    "name": _("Name"),
    "first_name": _("First name"),
    "last_name": _("Last name"),
    "phone": _("Phone"),
    "mail": _("Mail"),
    "postcode": _("Postcode"),
    "place": _("Place"),
    "municipality": _("Municipality"),
    "times": _("Days and times"),
    "gender": _("Gender"),
    "age": _("Age"),
    "birth": _("Year of birth"),
    "languages": _("Languages"),
    "capacity": _("Room for how many"),
    "since": _("Peer since"),
    "employment": _("Paid or volunteer"),
    "consent": _("Consent"),
    "themes": _("Themes"),
    "notes": _("Notes (left out)"),
}
REFUSED: dict[str, Any] = {
    "too_big": _("The file is larger than 10 MB. Save the list by itself, without pictures, and try again."),
    "too_many_rows": _("The list has more than %(rows)s rows. Divide it in two, and bring one at a time."),
    "empty": _("There is nothing in the file."),
    "old_excel": _("This is an old Excel file (.xls). Open it, choose Save as, and pick .xlsx."),
    "locked": _("The file has a password. Open it, save it without one, and try again."),
    "no_list": _(
        "This looks like a letter and not like a list of people. It begins with “%(begins)s”. Is it the right file?"
    ),
    "unreadable": _("We cannot read this as a list. Is it a spreadsheet (.xlsx) or a .csv?"),
}
AS = [
    (State.ACTIVE, _("They are peers here already: approved, and may be asked")),
    (State.APPLIED, _("They have said that they would like to, and have not begun")),
]


class UploadForm(forms.Form):
    """The list as it is. What it says is read here; the file itself is not kept."""

    once = forms.UUIDField(widget=forms.HiddenInput)
    programme = WhichOne(label=_("Which programme?"))
    file = forms.FileField(
        label=_("Your list"),
        help_text=_("Excel (.xlsx) or .csv, as it is. At most 10 MB."),
        error_messages={
            "required": _("Choose the file with your list."),
            "empty": REFUSED["empty"],
        },
    )

    def __init__(self, *args: Any, programmes: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["programme"].among(programmes)

    def clean_file(self) -> Grid:
        found = _grid(self.cleaned_data["file"])
        if isinstance(found, Refusal):
            raise forms.ValidationError(REFUSED[found.code] % {"rows": MAX_ROWS})
        if not looks_like_people(found):
            raise forms.ValidationError(REFUSED["no_list"] % {"begins": _begins(found)})
        return found


class ColumnsForm(forms.Form):
    """What each column holds. Somebody must have a name; the rest may be missing."""

    def __init__(self, *args: Any, sheet: dict[str, Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.width = len(sheet["columns"])
        for at, field in enumerate(sheet["columns"]):
            if not sheet["left_out"][at]:
                self.fields[f"column_{at}"] = forms.ChoiceField(
                    label=sheet["headings"][at] or _("Column %(number)s") % {"number": at + 1},
                    choices=MEANINGS.items(), required=False, initial=field,
                )  # fmt: skip

    def columns(self) -> list[str]:
        return [self.cleaned_data.get(f"column_{at}", "") for at in range(self.width)]

    def clean(self) -> None:
        if not {"name", "first_name"} & set(self.columns()):
            raise forms.ValidationError(_("Which column holds the names? Choose Name or First name for it."))


class TakeInForm(AlreadyForm):
    """What the people on the list are, decided by a person and never guessed."""

    as_what = forms.ChoiceField(
        label=_("Who are they?"), choices=AS, widget=forms.RadioSelect,
        error_messages={"required": _("Choose who they are.")},
    )  # fmt: skip


def mended(sent: MultiValueDict) -> tuple[dict[int, dict[str, str]], dict[int, str]]:
    """Cells and choices as `cell-12-phone` and `choice-12`; anything else is left alone."""
    fixes: dict[int, dict[str, str]] = {}
    choices: dict[int, str] = {}
    for name in sent:
        text = str(sent[name])
        kind, _dash, rest = name.partition("-")
        number, _dash, field = rest.partition("-")
        if kind == "cell" and number.isdecimal() and field in FIELDS:
            fixes.setdefault(int(number), {})[field] = text.strip()
        elif kind == "choice" and number.isdecimal():
            choices[int(number)] = text
    return fixes, choices


def _begins(grid: Grid) -> str:
    """Its first words, so that somebody knows which file they chose; a number that could be somebody's is covered."""
    first = next(row for row in grid.rows if any(cell.strip() for cell in row))
    return Truncator(mask(" ".join(first).strip())[0]).chars(60)


def _grid(file: UploadedFile) -> Grid | Refusal:
    if file.size and file.size > MAX_BYTES:
        return Refusal("too_big")
    return read(file.read())
