"""Whose it was is said by name: a whole name is taken, part of one is asked about, and it can be put right."""

from sideomside.breaches import actions, queries
from sideomside.breaches.models import Breach, Touched
from sideomside.breaches.rules import Thing
from sideomside.breaches.tests.cast import Cast, signed_in
from sideomside.breaches.tests.test_it_may_have_got_out import at, body, opened, typed
from sideomside.people import queries as people
from sideomside.people.rules import Hat
from tests.people import someone

NEW = "/huset/sluppet-ud/nyt/"


def whose(cast: Cast, breach: Breach) -> set[object]:
    one = queries.record(cast.house.system, breach.id)
    assert one
    return set(one.whose)


def test_a_whole_name_is_known(cast: Cast) -> None:
    birgitte = someone(cast.house, "Birgitte Dahl", Hat.PARTICIPANT)
    signed_in(cast.house, cast.karen).post(NEW, typed(thing="link", name=" birgitte  Dahl "))
    assert Touched.objects.get().person_id == birgitte.id
    assert people.search(cast.first, "dahl bir") == [birgitte] and people.search(cast.first, "bir holm") == []


def test_part_of_a_name_is_asked_about_also_when_one_has_it(cast: Cast) -> None:
    client, said = signed_in(cast.house, cast.karen), typed(thing="link", name="I")
    page = client.post(NEW, said).content.decode()
    assert "Vi kender en, hvis navn begynder" in page and not Breach.objects.exists()
    assert f'value="{cast.ida.id}"' in page
    client.post(NEW, said | {"person": str(cast.ida.id)})
    assert Touched.objects.get().person_id == cast.ida.id


def test_whose_it_was_can_be_put_right(cast: Cast) -> None:
    breach, kim = opened(cast, Thing.LINK, cast.ida), signed_in(cast.house, cast.kim)
    page = f"{at(breach)}ret/{breach.steps.get().id}/"
    assert 'value="Ida"' in body(kim, page)
    kim.post(page, typed(thing="link", name="Jonas"))
    assert whose(cast, breach) == {cast.jonas.id} and breach.steps.count() == 2
    assert queries.tell(cast.her, cast.ida.id)["got_out_of_yours"] == []
    later = f"{at(breach)}ret/{breach.steps.get(superseded_by=None).id}/"
    kim.post(later, typed(thing="other", name="Jonas"))  # something else is put right
    assert whose(cast, breach) == {cast.jonas.id}
    kim.post(f"{at(breach)}ret/{breach.steps.get(superseded_by=None).id}/", typed(thing="other", name=""))
    assert whose(cast, breach) == set()
    kim.post(f"{at(breach)}ret/{breach.steps.get(superseded_by=None).id}/", typed(thing="link", name="Ida"))
    assert whose(cast, breach) == {cast.ida.id}


def test_a_name_nobody_has_changes_nothing_when_it_is_put_right(cast: Cast) -> None:
    breach, kim = opened(cast, Thing.LINK, cast.ida), signed_in(cast.house, cast.kim)
    page = kim.post(f"{at(breach)}ret/{breach.steps.get().id}/", typed(thing="link", name="Zenobia"))
    assert "Vi kender ingen med det navn" in page.content.decode()
    assert whose(cast, breach) == {cast.ida.id} and breach.steps.count() == 1


def test_it_told_of_nobody_else_once_it_was_closed(cast: Cast) -> None:
    breach = opened(cast, Thing.LINK, cast.ida)
    actions.correct(
        step=breach.steps.get(), words="x", changes={}, whose=frozenset({cast.jonas.id}), by=cast.second
    )
    Breach.objects.filter(id=breach.id).update(closed_at=breach.opened_at)
    assert queries.tell(cast.her, cast.ida.id)["got_out_of_yours"] == []
