"""Whatever a model remembers about a person is in their copy, and is gone when they are erased."""

import json
from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connection, models
from django.test.utils import isolate_apps
from django.utils import timezone

from sideomside.ground.vault.fields import Kind, SealedField, SealedText
from sideomside.ground.vault.keys import destroy_key, has_key, make_key
from sideomside.ground.vault.models import Erasure, WrappedKey
from sideomside.ground.vault.privacy import Privacy
from sideomside.ground.vault.walls import current_organisation, within
from sideomside.people.models import Person
from sideomside.people.rules import Hat, NotAllowed, Viewer
from sideomside.privacy import actions, jobs, queries
from sideomside.privacy.actions import erasing
from sideomside.privacy.queries import remaining
from sideomside.privacy.rules import NOT_TOLD
from sideomside.privacy.rules.labels import LABELS
from sideomside.privacy.tests.rows import Builder, mark, models_about_people, said_in_a_copy
from tests.people import House, build_house, someone, wearing

pytestmark = pytest.mark.django_db


@pytest.fixture
def house() -> Iterator[House]:
    house = build_house("København")
    with within(house.organisation.id):
        yield house


@pytest.fixture
def ida(house: House) -> Person:
    person = someone(house, "mærke-people.Person.name", Hat.PARTICIPANT)
    other = someone(house, "En anden", Hat.PEER)
    builder = Builder(person, other, house.programme)
    for model, privacy in models_about_people():
        builder.row(model, privacy.about)
    return person


def herself(house: House, ida: Person) -> Viewer:
    return wearing(house, ida, Hat.PARTICIPANT)


def erase(house: House, ida: Person, capture: Any) -> None:
    with capture(execute=True):
        actions.erase(person_id=ida.id, by=herself(house, ida))


def sealed_labels() -> set[str]:
    return {
        f"{model._meta.label}.{field.name}"
        for model, _privacy in models_about_people()
        for field in model._meta.concrete_fields
        if isinstance(field, SealedField)
    }


def untold(house: House, ida: Person) -> set[str]:
    told = json.dumps(queries.everything(herself(house, ida), ida.id), default=str, ensure_ascii=False)
    return {label for label in sealed_labels() - NOT_TOLD.keys() if said_in_a_copy(label) not in told}


def test_every_sealed_word_is_in_the_persons_copy(house: House, ida: Person) -> None:
    assert untold(house, ida) == set()


def test_what_is_not_told_is_still_a_field_and_has_a_reason() -> None:
    assert NOT_TOLD.keys() <= sealed_labels() and all(NOT_TOLD.values())


def test_everything_in_the_copy_has_a_name_in_words(house: House, ida: Person) -> None:
    def keys(told: Any) -> Iterator[str]:
        if isinstance(told, dict):
            yield from told.keys() - {"mark"}
        for inside in told.values() if isinstance(told, dict) else told if isinstance(told, list) else ():
            yield from keys(inside)

    assert set(keys(queries.everything(herself(house, ida), ida.id))) <= LABELS.keys()


def test_nothing_is_left_of_somebody_who_was_erased(
    house: House, ida: Person, django_capture_on_commit_callbacks: Any
) -> None:
    keys = queries.own_keys(house.system, ida.id)
    erase(house, ida, django_capture_on_commit_callbacks)
    assert queries.left_behind(house.system, ida.id) == []
    assert [key for key in keys if has_key(key)] == []
    assert Erasure.objects.get(owner_id=ida.id).done_at is not None


def forgotten_by(house: House, ida: Person, *rooms: Any) -> set[str]:
    """Labels of what is left when these rooms have forgotten; the person's own row, which takes all along, stays."""
    erasing.Letter.objects.filter(to_id=ida.id).delete()
    for forget in rooms:
        forget(person_id=ida.id, by=house.system)
    return {rows.model._meta.label for rows in queries.left_behind(house.system, ida.id)}


def test_each_room_forgets_by_itself(house: House, ida: Person) -> None:
    """Without the sweep behind them, and before the person's own row takes the rest along."""
    assert {label.split(".")[0] for label in forgotten_by(house, ida, *erasing.FORGETTING[:-1])} == {"people"}


@pytest.mark.parametrize("room", sorted(queries.ROOMS.keys() - {"people"}))
def test_each_room_takes_its_own_and_is_missed_when_not_asked(house: House, ida: Person, room: str) -> None:
    names = [forget.__module__.split(".")[1] for forget in erasing.FORGETTING]
    above, own = erasing.FORGETTING[: names.index(room)], erasing.FORGETTING[names.index(room)]
    assert room in {label.split(".")[0] for label in forgotten_by(house, ida, *above)}
    assert room not in {label.split(".")[0] for label in forgotten_by(house, ida, own)}


@pytest.mark.parametrize(
    "room", sorted(queries.ROOMS.keys() - {"consent", "breaches"})
)  # no words of anybody's
def test_a_room_that_is_not_asked_to_tell_is_noticed(
    house: House, ida: Person, room: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(queries.ROOMS, room)
    assert {label.split(".")[0] for label in untold(house, ida)} == {room}


def test_no_mark_is_left_in_the_whole_database(
    house: House, ida: Person, django_capture_on_commit_callbacks: Any
) -> None:
    """Neither in clear, nor as sealed bytes that anything could still open."""
    erase(house, ida, django_capture_on_commit_callbacks)
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            assert "mærke-" not in str(cursor.fetchall())
    assert not WrappedKey.objects.filter(owner_id=ida.id).exists()


@pytest.mark.sqlite
@isolate_apps("sideomside.intake")
def test_a_new_model_that_no_room_forgets_is_found(house: House, ida: Person, monkeypatch: Any) -> None:
    """Planted: a table about people that was added without anybody telling privacy."""
    planted = plant()
    row = planted(person=ida, words="mærke-intake.Planted.words")
    row.save(force_insert=True)
    with_it = [*models_about_people(), (planted, planted.privacy)]
    monkeypatch.setattr(remaining, "declared_models", lambda: iter(with_it))
    told = json.dumps(queries.everything(herself(house, ida), ida.id), default=str, ensure_ascii=False)
    assert mark(planted, planted._meta.get_field("words")) not in told  # the first test above would fail
    assert "intake.Planted" in forgotten_by(house, ida, *erasing.FORGETTING[:-1])  # and so would the next
    actions.erase(person_id=ida.id, by=house.system)
    assert not planted.objects.filter(person_id=ida.id).exists()  # the promise holds all the same


def plant() -> type[models.Model]:
    class Planted(models.Model):
        id = models.UUIDField(primary_key=True, default=uuid4)
        organisation_id = models.UUIDField(default=current_organisation)
        person = models.ForeignKey(Person, models.DO_NOTHING, db_constraint=False, related_name="+")
        words = SealedText(key="person", kind=Kind.HEALTH, label="words")
        privacy = Privacy(about="person", why="x", keep="contact", plain={"person": Kind.CONFIDENTIAL})

        class Meta:
            app_label = "intake"

    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE intake_planted (id, organisation_id, person_id, words)")
    return Planted


def test_an_erasure_that_was_cut_short_is_finished(
    house: House, ida: Person, monkeypatch: Any, django_capture_on_commit_callbacks: Any
) -> None:
    def power_cut(**_: Any) -> None:
        raise SystemError

    monkeypatch.setattr(erasing, "FORGETTING", (*erasing.FORGETTING[:2], power_cut))
    with pytest.raises(SystemError):
        actions.erase(person_id=ida.id, by=herself(house, ida))
    assert Person.objects.filter(id=ida.id).exists() and has_key(
        ida.id
    )  # whole: half of her would shut pages
    assert Erasure.objects.get(owner_id=ida.id).done_at is None
    monkeypatch.undo()
    with django_capture_on_commit_callbacks(execute=True):
        jobs.finish(house.organisation.id)
    assert queries.left_behind(house.system, ida.id) == []
    assert Erasure.objects.get(owner_id=ida.id).done_at is not None
    assert queries.unfinished(house.system) == []


def test_two_enquiries_that_were_one_person_go_together(
    house: House, ida: Person, django_capture_on_commit_callbacks: Any
) -> None:
    joined = someone(house, "Ida igen", Hat.PARTICIPANT, mail="ida@eksempel.example")
    before = someone(house, "Ida først", Hat.PARTICIPANT)
    Person.objects.filter(id=before.id).update(joined_into=joined)
    Person.objects.filter(id=joined.id).update(joined_into=ida)
    erase(house, ida, django_capture_on_commit_callbacks)
    for one in (joined, before):
        assert not has_key(one.id) and queries.left_behind(house.system, one.id) == []
    assert set(Erasure.objects.values_list("owner_id", flat=True)) >= {ida.id, joined.id, before.id}


def test_others_keep_what_is_theirs(
    house: House, ida: Person, django_capture_on_commit_callbacks: Any
) -> None:
    other = Person.objects.exclude(id=ida.id).get()
    erase(house, ida, django_capture_on_commit_callbacks)
    other.refresh_from_db()
    assert other.name == "En anden" and has_key(other.id)


def test_keys_without_an_owner_are_destroyed_after_a_day(house: House, ida: Person) -> None:
    orphan, fresh = UUID(int=1), UUID(int=2)
    for owner in (orphan, fresh):
        make_key(owner, house.organisation.id)
    WrappedKey.objects.exclude(owner_id=fresh).update(made_at=timezone.now() - timedelta(days=2))
    kept = set(WrappedKey.objects.values_list("owner_id", flat=True)) - {orphan}
    assert actions.sweep_keys(by=house.system) == 1
    assert set(WrappedKey.objects.values_list("owner_id", flat=True)) == kept
    ida.refresh_from_db()
    assert ida.name  # still readable


@pytest.mark.parametrize("role", [Hat.HOST, Hat.PEER, Hat.PARTICIPANT, "visitor"])
def test_nobody_else_may_have_somebody_erased_or_copied(house: House, ida: Person, role: str) -> None:
    charlie = wearing(house, someone(house, "Charlie"), role)
    with pytest.raises(NotAllowed):
        actions.erase(person_id=ida.id, by=charlie)
    with pytest.raises(NotAllowed):
        actions.take_copy(person=ida, by=charlie)
    assert queries.everything(charlie, ida.id) == {}
    assert has_key(ida.id)


def test_before_the_small_key_nothing_is_erased_or_copied(house: House, ida: Person) -> None:
    outside = wearing(house, ida, Hat.PARTICIPANT, opened=False)
    with pytest.raises(NotAllowed):
        actions.erase(person_id=ida.id, by=outside)
    with pytest.raises(NotAllowed):
        actions.take_copy(person=ida, by=outside)


def test_whoever_coordinates_hands_over_first(house: House) -> None:
    karen = someone(house, "Karen", Hat.PARTICIPANT, Hat.COORDINATOR)
    with pytest.raises(NotAllowed):
        actions.erase(person_id=karen.id, by=wearing(house, karen, Hat.PARTICIPANT))
    assert has_key(karen.id)


def test_one_that_was_cut_short_when_the_keys_had_gone_is_finished_too(
    house: House, ida: Person, django_capture_on_commit_callbacks: Any
) -> None:
    for owner_id in queries.own_keys(house.system, ida.id):
        destroy_key(owner_id)
    Erasure.objects.create(owner_id=ida.id, organisation_id=house.organisation.id)
    with django_capture_on_commit_callbacks(execute=True):
        jobs.finish(house.organisation.id)
    assert queries.left_behind(house.system, ida.id) == []
    assert Erasure.objects.get(owner_id=ida.id).done_at is not None


def test_somebody_who_was_joined_twice_goes_in_the_right_order(
    house: House, ida: Person, django_capture_on_commit_callbacks: Any
) -> None:
    first = someone(house, "Ida først", Hat.PARTICIPANT)
    between = someone(house, "Ida igen", Hat.PARTICIPANT)
    Person.objects.filter(id=first.id).update(joined_into=between)
    Person.objects.filter(id=between.id).update(joined_into=ida)
    for one in (first, between, ida):
        Erasure.objects.create(owner_id=one.id, organisation_id=house.organisation.id)
    with django_capture_on_commit_callbacks(execute=True):
        assert actions.erase_again(by=house.system) == 3
    assert not Person.objects.filter(id__in=[first.id, between.id, ida.id]).exists()
