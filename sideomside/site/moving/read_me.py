"""The page one opens first: what lies in the folder, how to read it, and what to do with it afterwards."""

from collections.abc import Iterator
from pathlib import Path

from django.utils import translation
from django.utils.translation import gettext as _

from sideomside.ground.vault.fields import SealedField
from sideomside.site.moving.dictionary import how_long, meaning, type_of, what_for
from sideomside.site.moving.tables import STAYS, columns, kind_of, taken

PAGES = {"da": "laes-mig.md", "en": "read-me.md"}


def write_pages(folder: Path) -> None:
    """Once in each language."""
    for language, name in PAGES.items():
        with translation.override(language):
            (folder / name).write_text("\n".join(_page()) + "\n", "utf-8")


def _page() -> Iterator[str]:
    yield from ("# " + _("Everything the organisation owns"), "", _beware(), "", *_inside(), "")
    for model in taken():
        yield from ("## " + model._meta.db_table, "", what_for(model) + ".", "")
        yield from (_("Kept: %(long)s.") % {"long": how_long(model)}, "")
        yield _in_a_row(_("column"), _("kind of value"), _("what it means"), _("class"), _("sealed"))
        yield "|---|---|---|---|---|"
        for field in columns(model):
            closed = _("yes") if isinstance(field, SealedField) else ""
            kind, said = str(kind_of(model, field)), meaning(field)
            yield _in_a_row(field.attname, type_of(field), said, kind, closed)
        yield ""
    yield from ("## " + _("What stays in the house"), "")
    yield from (f"- {label}: {why}." for label, why in STAYS.items())


def _in_a_row(*cells: str) -> str:
    return "| " + " | ".join(one.replace("|", "/") for one in cells) + " |"


def _beware() -> str:
    return _(
        "Every word in this folder is open: what people wrote to be read by one person can be read here by anybody "
        "who has it. Keep it locked, send it sealed, and delete it when it has been where it had to be. Whoever is "
        "erased in the house from now on is still in here."
    )


def _inside() -> Iterator[str]:
    yield "- " + _(
        "tables: one file for each table, one row to a line, as JSON in UTF-8. All there is stands here."
    )
    yield "- " + _(
        "sheets: the same for a spreadsheet, where a table is flat. Semicolons, UTF-8; an apostrophe stands in front "
        "of what a spreadsheet would run as a formula. What is missing and what is empty look the same there."
    )
    yield "- " + _("files: pictures, and mails as they came; a table tells the file's name.")
    yield "- " + _("datapackage.json: the same as this page, for programs.")
    yield "- " + _("owners.txt: whose words lay under a key of their own. The keys themselves are not here.")
    yield "- " + _("checksums.txt: check the whole with sha256sum -c checksums.txt")
    yield "- " + _(
        "Classes: S0 public, S1 internal, S2 confidential, S3 health or safety. What opens doors (S4) is left out."
    )
