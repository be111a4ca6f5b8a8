"""A house worth moving: a row in every table, people who write, awkward words, an hour that comes twice, secrets."""

from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from django.apps import apps
from django.conf import settings
from django.db import connections, transaction

from proofs.guarding.apart import Apart
from proofs.porting.judge import Truth
from sideomside.concerns.rules import bar_against
from sideomside.ground.post.models import Letter
from sideomside.ground.vault.fields import SealedField, SealedText
from sideomside.ground.vault.keys import destroy_key
from sideomside.ground.vault.models import Erasure, OrganisationKey, WrappedKey
from sideomside.ground.vault.walls import within
from sideomside.intake import actions as intake
from sideomside.intake.models import Way
from sideomside.people import actions as people
from sideomside.people.models import Account, Organisation, Person, PrivateLink, Row
from sideomside.people.rules import Hat, visitor
from sideomside.privacy import actions as privacy
from sideomside.privacy.tests.rows import CHOSEN, mark, models_about_people
from sideomside.stories.tests.cast import make_cast
from tests.people import House, build_house, someone

AWKWARD = [
    "=1+1", "+45 20 30 40 50", "-Bo", "@Ida", "'=allerede", "''", ' Åse "Lille";\r\n=ny linje', "👩🏽‍🦽 Øystein",
    "é e\u0301 \u202eטקסט", "nul\x00midt i", "halvt \udc80 tegn", "æøå " * 400, "\u2028;\u0085", "{\"a\": 1}",
]  # fmt: skip
# Half past two at night, twice, an hour apart; and the hour in spring that is not there.
HOURS = [datetime(2026, 10, 25, hour, 30, 0, 123, UTC) for hour in (0, 1)] + [
    datetime(2026, 3, 29, 1, tzinfo=UTC)
]
SAID = "kanarie"
LETTERS = str.maketrans("0123456789", "ghijklmnop")


def lived_in(persons: int, erased: int) -> tuple[House, Truth, dict[str, Any]]:
    """The house, what must be found in the folder, and whom to look for in the next house."""
    house = build_house("København")
    # In one breath: ten thousand people would otherwise wait for the disk a hundred thousand times.
    with within(house.organisation.id), transaction.atomic(), transaction.atomic(using="keys"):
        written = [_writes(house, number) for number in range(persons)]
        make_cast(house).shown()
        marks, closed, barred = _a_row_in_every_table(house)
        for number, name in enumerate(AWKWARD):
            Person.objects.filter(id=someone(house, name).id).update(made_at=HOURS[number % len(HOURS)])
        gone = written[:erased]
        for person in gone:
            privacy.erase(person_id=person.id, by=house.system)
        _begun_and_broken_off(house)
        secrets = _ways_in(house, written[-1])
    words = [said_by(one) for one in written[erased:]] + marks + [name.strip() for name in AWKWARD]
    unsaid = [said_by(one) for one in gone]
    data, keys = (Path(connections[alias].settings_dict["NAME"]) for alias in ("default", "keys"))
    master = Path(settings.MASTER_KEY_FILE).read_bytes()
    truth = Truth(data, keys, master, words, unsaid, secrets, closed)
    return house, truth, {"barred": str(barred), "reached": f"{persons - 1}@post.example"}


def said_by(person: Person) -> str:
    """In letters alone: among so many digits there may be somebody's number, which the house covers."""
    return f"{SAID} {person.id.hex.translate(LETTERS)}"


def _writes(house: House, number: int) -> Person:
    person = someone(house, f"Nr. {number}", Hat.PARTICIPANT, mail=f"{number}@post.example")
    words = said_by(person)
    intake.receive(
        programme=house.programme, person=person, way=Way.FORM, words=words, by=visitor(house.organisation.id)
    )
    return person


def _a_row_in_every_table(house: House) -> tuple[list[str], set[str], UUID]:
    one, other = someone(house, "Alt", Hat.PARTICIPANT), someone(house, "En anden", Hat.COORDINATOR)
    builder = Apart(one, other, house.programme)
    builder.made[(Organisation, False)] = house.organisation
    rows = [builder.row(model, about.about) for model, about in models_about_people()]
    for model in apps.get_models():
        if issubclass(model, Row) and not model.objects.exists():
            with suppress(Exception), transaction.atomic():
                builder.row(model, "")
    Letter.objects.update(state=Letter.State.SENT)
    closed = _shut_for_good(rows, other.id)
    return _marks(rows, closed), closed, other.id


def _shut_for_good(rows: list[Any], barred: UUID) -> set[str]:
    """A story taken down, and a worry whose writer is gone: their keys are destroyed, and the bar stands."""
    closed = set()
    for row in rows:
        if row._meta.label == "concerns.Concern":
            type(row).objects.filter(id=row.id).update(bar=bar_against(barred, row))
        if row._meta.label in {"concerns.Concern", "stories.Publication", "stories.ShownSound"}:
            destroy_key(row.id)
            closed.add(str(row.id))
    return closed


def _marks(rows: list[Any], closed: set[str]) -> list[str]:
    """The word each sealed text was given; those of letters stay in the house."""
    return [
        mark(type(row), field)
        for row in rows
        for field in row._meta.concrete_fields
        if isinstance(field, SealedField) and isinstance(field, SealedText)
        and str(row.pk) not in closed and row._meta.label not in {"post.Letter", "people.Person"}
        and f"{row._meta.label}.{field.name}" not in CHOSEN
    ]  # fmt: skip


def _begun_and_broken_off(house: House) -> None:
    """Somebody pulled the plug between the key and the rows of one who was being erased."""
    person = someone(house, f"{SAID} halvt slettet", Hat.PARTICIPANT)
    Erasure.objects.create(owner_id=person.id, organisation_id=house.organisation.id)
    destroy_key(person.id)


def _ways_in(house: House, person: Person) -> list[bytes]:
    """Everything that opens something: a link, a word, a password, keys."""
    token = people.make_link(person=person, by=house.system)
    people.add_contact(person=person, way="mail", value="nogen@huset.example", by=house.system)
    people.make_account(
        person=person, login="nogen@huset.example", password="hemmelig-hemmelig", by=house.system
    )  # noqa: S106 - invented
    people.invite(person=person, by=house.system)
    account = Account.objects.get(person=person)
    kept = [bytes(row.wrapped) for row in WrappedKey.objects.all()[:200]]  # each is sought in every byte
    kept += [bytes(row.wrapped) for row in OrganisationKey.objects.all()]
    texts = [
        token,
        account.password,
        account.username,
        *PrivateLink.objects.values_list("token_hash", flat=True),
    ]
    return [*kept, Path(settings.MASTER_KEY_FILE).read_bytes(), *(text.encode() for text in texts)]
