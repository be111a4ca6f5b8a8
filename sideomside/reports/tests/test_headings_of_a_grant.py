"""A grant's report has the funder's own headings, in the funder's order, with the figures that belong under each."""

from dataclasses import replace
from typing import Any
from uuid import uuid4

import pytest
from django.urls import reverse

from sideomside.people.rules import Changed, Hat, NotAllowed, Viewer
from sideomside.reports import actions
from sideomside.reports.models import Grant, Release
from sideomside.reports.rules import (
    MOST_GOALS,
    PARTS,
    GoalSaid,
    GrantSaid,
    HeadingSaid,
    TemplateSaid,
    start,
    template_of,
)
from sideomside.reports.tests.cast import Cast
from sideomside.reports.tests.test_grants import grant as grant  # noqa: PLC0414 - the same grant as there
from tests.people import at_work, someone

pytestmark = pytest.mark.django_db
ASKED = "Beskriv jeres indsats i forhold til formålet"


def address(grant: Grant, name: str = "template") -> str:
    return reverse(f"reports:{name}", args=[grant.id])


def typed(grant: Grant, *lines: dict[str, Any], **more: object) -> dict[str, object]:
    """As the page sends it."""
    form: dict[str, object] = {"do": "save", "version": Grant.objects.get().version, "rest": "on"} | more
    for number, line in enumerate(lines):
        form |= {f"{name}_{number}": value for name, value in line.items()}
    return form


def freeze(cast: Cast, grant: Grant, **words: str) -> str:
    """The page of the frozen report."""
    form = {
        "period": cast.quarter.code,
        "version": Grant.objects.get().version,
        "once": uuid4(),
        "do": "freeze",
    }
    return cast.desk.get(cast.desk.post(address(grant, "grant_report"), form | words).url).content.decode()


def in_order(page: str, *words: str) -> bool:
    """Each somewhere after the one before."""
    at = 0
    for word in words:
        at = page.find(word, at) + 1
        if not at:
            return False
    return True


def test_it_starts_from_the_headings_of_its_kind_with_figures_under_them(cast: Cast, grant: Grant) -> None:
    for form in Grant.Form.values:
        placed = [part for one in start(form).headings for part in one.figures]
        assert placed and len(set(placed)) == len(placed) and set(placed) <= PARTS.keys()
    cast.came(24, "form")
    page = freeze(cast, grant, purpose="Kaffe og ro.")
    assert in_order(
        page, "Hvad pengene var til", "Kaffe og ro.", "24 mennesker", "Flere møder en ligesindet", "38.000"
    )


def test_the_funders_own_words_and_order_with_their_figures_and_nothing_else(
    cast: Cast, grant: Grant
) -> None:
    cast.came(24, "form")
    lines: list[dict[str, Any]] = [
        {"words": "Regnskab", "figures": ["money"], "place": "3"},
        {
            "words": ASKED,
            "figures": ["came"],
            "asks": "Højst en halv side. 010157-5000",
            "most": "300",
            "place": "1",
        },
        {"words": " ", "figures": ["peers"]},
        {"words": "Målopfyldelse", "figures": ["goals"], "place": "2"},
    ]
    form = typed(grant, *lines)
    del form["rest"]
    assert cast.desk.post(address(grant), form).url == address(grant)
    own = Grant.objects.get()
    assert [one.words for one in template_of(own).headings] == [ASKED, "Målopfyldelse", "Regnskab"]
    assert not template_of(own).rest and "5000" not in template_of(own).headings[0].asks
    seen = cast.desk.get(address(grant)).content.decode()
    assert in_order(
        seen, ASKED, "Sådan ser det ud med tallene", ASKED, "24 mennesker", "Flere møder en ligesindet"
    )
    key = template_of(own).headings[0].key
    writing = cast.desk.get(address(grant, "grant_report")).content.decode()
    assert "Højst en halv side." in writing and "Højst 300 tegn." in writing
    long = {"period": cast.quarter.code, "version": own.version, "do": "freeze", key: "x" * 301}
    kept = cast.desk.post(address(grant, "grant_report"), long).content.decode()
    assert "x" * 301 in kept and 'class="fix"' in kept and not Release.objects.exists()
    page = freeze(cast, grant, **{key: "Vi drak kaffe."})
    assert in_order(page, ASKED, "Vi drak kaffe.", "24 mennesker", "Flere møder en ligesindet", "38.000")
    assert "peers var" not in page and "Højst en halv side" not in page and "Hvad pengene var til" not in page
    one = Release.objects.get()
    sheet = cast.desk.get(reverse("reports:take", args=[one.id]) + "?fil=csv").content.decode()
    assert in_order(sheet, "24", "Flere møder en ligesindet", "38000") and "peers var" not in sheet


def test_what_is_frozen_keeps_its_headings_when_the_grants_are_changed(cast: Cast, grant: Grant) -> None:
    cast.came(24, "form")
    cast.desk.post(address(grant), typed(grant, {"words": ASKED, "figures": ["came"]}))
    key = template_of(Grant.objects.get()).headings[0].key
    freeze(cast, grant, **{key: "Vi drak kaffe."})
    renamed = typed(grant, {"key": key, "words": "Noget helt andet", "figures": ["came"]})
    cast.desk.post(address(grant), renamed)
    assert template_of(Grant.objects.get()).headings[0].key == key  # so that what is written stays under it
    old = cast.desk.get(reverse("reports:release", args=[Release.objects.get().id])).content.decode()
    assert ASKED in old and "Noget helt andet" not in old
    assert "Vi drak kaffe." in cast.desk.get(address(grant, "grant_report")).content.decode()


def test_a_report_from_before_there_were_templates_reads_as_it_did(cast: Cast, grant: Grant) -> None:
    cast.came(24, "form")
    freeze(cast, grant, purpose="Kaffe og ro.")
    one = Release.objects.get()
    told = {name: value for name, value in one.words.items() if name not in ("parts", "rest")}
    Release.objects.update(words=told | {"headings": [["purpose", "Kaffe og ro."], ["whom", ""]]})
    page = cast.desk.get(reverse("reports:release", args=[one.id])).content.decode()
    assert in_order(
        page, "Hvad pengene var til", "Kaffe og ro.", "Flere møder en ligesindet", "38.000", "24 mennesker"
    )
    assert "Hvem det var for" not in page


@pytest.mark.parametrize(
    "lines, said",
    [
        ([{"words": ""}], "Behold mindst én overskrift."),
        ([{"words": "A", "figures": ["came"]}, {"words": "B", "figures": ["came", "money"]}], "hvordan folk kom."),
        ([{"words": "A", "most": "12"}], "Skriv et tal fra 100 til 6000."),
        ([{"words": "A", "place": "0"}], "Skriv et tal fra 1 til 99."),
    ],
)  # fmt: skip
def test_what_to_mend_is_told_once_and_the_words_stay(
    cast: Cast, grant: Grant, lines: list[dict[str, Any]], said: str
) -> None:
    lines = [*lines, {"words": "", "asks": "Mine egne ord"}]
    page = cast.desk.post(address(grant), typed(grant, *lines)).content.decode()
    assert said in page and "Mine egne ord" in page and Grant.objects.get().own_headings == {}


def test_the_common_headings_can_be_taken_again_but_not_over_a_colleagues(cast: Cast, grant: Grant) -> None:
    cast.desk.post(address(grant), typed(grant, {"words": ASKED}))
    stale = {"do": "again", "version": Grant.objects.get().version - 1}
    assert (
        "En kollega har ændret det imens"
        in cast.desk.post(address(grant), stale, follow=True).content.decode()
    )
    assert Grant.objects.get().own_headings
    cast.desk.post(address(grant), {"do": "again", "version": Grant.objects.get().version})
    assert Grant.objects.get().own_headings == {}
    colleague = typed(grant, {"words": ASKED}, version=1)
    assert "En kollega har ændret det imens" in cast.desk.post(address(grant), colleague).content.decode()
    with pytest.raises(Changed):
        actions.keep_template(grant=grant, template=None, version=1, by=cast.as_karen)


def test_only_who_keeps_the_grant_and_only_what_can_be_shown(cast: Cast, grant: Grant) -> None:
    stranger = someone(cast.house, "Ukendt", Hat.PEER)
    for client in (cast.franks, at_work(cast.house, stranger)):
        assert client.get(address(grant)).status_code == 404
        assert client.post(address(grant), typed(grant, {"words": "Mit"})).status_code == 404
    wrong = [
        TemplateSaid(()), TemplateSaid((HeadingSaid("a", " "),)),
        TemplateSaid((HeadingSaid("a", "A", figures=("names",)),)),
        TemplateSaid((HeadingSaid("a", "A"), HeadingSaid("a", "B"))),
        TemplateSaid(tuple(HeadingSaid(letter, "A", figures=("came",)) for letter in "ab")),
        TemplateSaid(tuple(HeadingSaid(str(number), "A") for number in range(31))),
    ]  # fmt: skip
    for one in wrong:
        with pytest.raises(NotAllowed):
            actions.keep_template(grant=grant, template=one, by=cast.as_karen)
    with pytest.raises(NotAllowed):
        actions.keep_template(grant=grant, template=None, by=cast.as_frank)


def test_figures_under_a_heading_stand_in_the_order_the_grant_gives(cast: Cast, grant: Grant) -> None:
    cast.came(24, "form")
    line = {"words": ASKED, "figures": ["goals", "money", "came"], "order": "3, 2 og 9"}
    cast.desk.post(address(grant), typed(grant, line))
    own = template_of(Grant.objects.get())
    assert own.headings[0].figures == ("came", "money", "goals")
    assert 'value="3, 2, 1"' in cast.desk.get(address(grant)).content.decode()
    page = freeze(cast, grant)
    assert in_order(page, ASKED, "24 mennesker", "38.000", "Flere møder en ligesindet")
    cast.desk.post(address(grant), typed(grant, line | {"key": own.headings[0].key, "order": ""}))
    assert template_of(Grant.objects.get()).headings[0].figures == ("goals", "money", "came")


def test_what_is_written_never_comes_to_stand_under_another_question(cast: Cast, grant: Grant) -> None:
    said = GrantSaid("Ny pulje", "En anden fond", "", "fund", grant.first_day, grant.last_day, 1000)
    fresh = actions.keep_grant(programme=grant.programme, said=said, once=uuid4(), by=cast.as_karen)
    first, second, *_others = template_of(fresh).headings
    words = {first.key: "Vi drak kaffe.", second.key: "Dem, der var alene."}
    actions.keep_words(grant=fresh, words=words, by=cast.as_karen)
    asked = (replace(first, words=ASKED), second)
    actions.keep_template(grant=grant, template=TemplateSaid(asked), by=cast.as_karen)
    goals = [GoalSaid(f"Mål {number}") for number in range(MOST_GOALS)]
    actions.keep_goals(grant=grant, goals=goals, by=cast.as_karen)
    actions.keep_goals(grant=fresh, goals=[GoalSaid("Vores eget"), GoalSaid("Og et til")], by=cast.as_karen)
    fresh.refresh_from_db()
    form = {"do": "copy", "version": fresh.version, "other": grant.id}
    told = cast.desk.post(address(fresh, "grant"), form, follow=True).content.decode()
    assert "Der er plads til 60 mål, så 2 kom ikke med." in told and fresh.goals.count() == MOST_GOALS
    fresh.refresh_from_db()
    under = {one.words: fresh.words.get(one.key) for one in template_of(fresh).headings}
    assert under == {ASKED: None, second.words: "Dem, der var alene."}


def test_headings_and_goals_are_taken_from_another_grant_and_nothing_that_was_told(
    cast: Cast, grant: Grant
) -> None:
    cast.desk.post(address(grant), typed(grant, {"words": ASKED, "figures": ["came"]}))
    said = GrantSaid("Ny pulje", "En anden fond", "", "own", grant.first_day, grant.last_day, 1000)
    fresh = actions.keep_grant(programme=grant.programme, said=said, once=uuid4(), by=cast.as_karen)
    actions.keep_goals(grant=fresh, goals=[GoalSaid("Vores eget")], by=cast.as_karen)
    page = cast.desk.get(address(fresh, "grant")).content.decode()
    assert grant.name in page and "Tag overskrifter og mål fra et andet tilskud" in page
    fresh.refresh_from_db()
    form = {"do": "copy", "version": fresh.version, "other": grant.id}
    assert cast.desk.post(address(fresh, "grant"), form).status_code == 302
    fresh.refresh_from_db()
    assert [one.words for one in template_of(fresh).headings] == [ASKED]
    goals = [(one.words, one.indicator, one.target, one.told) for one in fresh.goals.all()]
    theirs = [(one.words, one.indicator, one.target, "") for one in grant.goals.all()]
    assert theirs and goals == [("Vores eget", "", None, ""), *theirs]
    assert fresh.budget.count() == 0 and fresh.words == {}
    late = cast.desk.post(address(fresh, "grant"), form)
    assert "En kollega" in late.content.decode() and fresh.goals.count() == len(goals)
    stranger = someone(cast.house, "Sif", Hat.COORDINATOR)
    elsewhere = Viewer(Hat.COORDINATOR, cast.house.organisation.id, stranger.id, frozenset({uuid4()}))
    with pytest.raises(NotAllowed):
        actions.take_from(grant=fresh, other=grant, by=elsewhere)
