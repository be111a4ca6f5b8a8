"""The papers are written from what the house declares and how it is set up, and say so when that changes."""

from collections.abc import Iterator
from html import unescape
from typing import Any

import pytest
from django.test import Client

from sideomside.ground.vault.privacy import KEEP_DAYS, declared_models
from sideomside.ground.vault.walls import within
from sideomside.partners.models import Agreement
from sideomside.partners.tests.cast import Cast, gather
from sideomside.privacy import queries
from sideomside.privacy.rules.papers import KEPT_FROM, PAPERS
from tests.people import Hat, House, build_house, someone, wearing

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Iterator[Cast]:
    house = build_house("København")
    with within(house.organisation.id):
        yield gather(house)


@pytest.mark.parametrize("slug", PAPERS)
def test_each_paper_opens_in_both_languages_and_says_what_it_is(cast: Cast, slug: str) -> None:
    karen = cast.signed_in(cast.karen)
    danish = karen.get(f"/huset/papirer/{slug}/").content.decode()
    english = karen.get(f"/en/huset/papirer/{slug}/").content.decode()
    assert "ikke juridisk rådgivning" in danish and "not legal advice" in english
    assert cast.house.organisation.name in danish and cast.house.organisation.name in english


def test_everything_that_remembers_somebody_stands_in_the_record(cast: Cast) -> None:
    told = queries.activities(cast.as_karen)
    purposes = {why for one in told for why in one.purposes}
    sealed = {label for one in told for label in one.sealed}
    for model, privacy in declared_models():
        if privacy.about:
            assert str(privacy.why) in purposes, model
            labels = {str(f.label) for f in model._meta.concrete_fields if getattr(f, "label", None)}
            assert labels <= sealed, model
    assert all(one.name and one.kept for one in told)


def test_every_keep_time_says_from_when_it_counts() -> None:
    assert KEPT_FROM.keys() >= {privacy.keep for _model, privacy in declared_models() if privacy.about}
    assert KEPT_FROM.keys() <= KEEP_DAYS.keys()


def test_a_setting_that_changes_changes_the_papers(cast: Cast, settings: Any) -> None:
    karen = cast.signed_in(cast.karen)
    settings.MAIL_HOST, settings.MAIL_TLS, settings.BACKUPS = "mail.example", "required", ""
    before = karen.get("/huset/papirer/konsekvens/").content.decode()
    assert "over en beskyttet linje" in before and "ikke sat sikkerhedskopier op" in before
    settings.MAIL_TLS, settings.BACKUPS = "off", "/et/sted"
    after = karen.get("/huset/papirer/konsekvens/").content.decode()
    assert "uden beskyttelse" in after and "ikke sat sikkerhedskopier op" not in after


def test_what_was_agreed_with_a_partner_decides_the_note(cast: Cast) -> None:
    karen = cast.signed_in(cast.karen)
    assert "Jobcentret på Amager" not in karen.get("/huset/papirer/faelles/").content.decode()
    Agreement.objects.update(standing="joint")
    assert "Jobcentret på Amager" in karen.get("/huset/papirer/faelles/").content.decode()


@pytest.mark.parametrize("hat", [Hat.PARTNER, Hat.PEER, Hat.EVALUATOR])
def test_nobody_else_opens_them(cast: Cast, hat: str) -> None:
    house: House = cast.house
    other = someone(house, "Charlie", hat)
    client: Client = cast.signed_in(other)
    assert client.get("/huset/papirer/").status_code == 404
    assert client.get("/huset/papirer/fortegnelse/").status_code == 404
    assert (
        queries.facts(wearing(house, other, hat)) == {}
        and queries.activities(wearing(house, other, hat)) == []
    )


def test_the_record_promises_a_year_to_whoever_waits_in_silence_and_no_proof_that_outlives_anybody(
    cast: Cast,
) -> None:
    """What is told here is what privacy.keep_times does: tests/test_keep_times.py."""
    told = unescape(cast.signed_in(cast.karen).get("/huset/papirer/fortegnelse/").content.decode())
    assert "for den, der venter og er stille: et år efter den sidste kontakt" in told
    assert "et ja følger den, der sagde det" in told
    assert "bliver stående, til" not in told and "bevis" not in told and " 0 dage" not in told
