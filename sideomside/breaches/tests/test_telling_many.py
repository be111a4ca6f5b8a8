"""Before many are written to, it is said how many, and the words stand there once more."""

from sideomside.breaches.models import Touched
from sideomside.breaches.rules import Thing
from sideomside.breaches.tests.cast import Cast, signed_in
from sideomside.breaches.tests.test_it_may_have_got_out import TOLD, at, body, opened
from sideomside.ground.vault.cpr import COVER
from sideomside.people.rules import Hat
from tests.people import someone
from tests.signing_in import at_work


def test_how_many_and_the_words_stand_there_before_anybody_is_written_to(cast: Cast) -> None:
    breach, kim = opened(cast, Thing.COPY), at_work(cast.house, cast.kim)
    sends = f"{at(breach)}fortael/"
    said = {"do": "tell", "only_seen": "all", "words": f"{TOLD} Skriv ikke 010180-1234."}
    page = kim.post(at(breach), said).content.decode()
    assert "3 personer får brev" in page and TOLD in page and not Touched.objects.filter(part="told").exists()
    assert f'action="{sends}"' in page and kim.get(sends)["Location"] == at(breach)
    assert COVER in page and "010180-1234" not in page and "Vi dækkede" in page
    someone(cast.house, "Sofie", Hat.PARTICIPANT)  # comes in between
    page = kim.post(sends, said | {"sure": "3"}).content.decode()
    assert "4 personer får brev" in page and not Touched.objects.filter(part="told").exists()
    kim.post(at(breach), said | {"sure": "4"})  # not here: where one shows who one is
    assert not Touched.objects.filter(part="told").exists()
    kim.post(sends, said | {"sure": "4"})
    assert Touched.objects.filter(part="told").count() == 4
    assert "Der er ikke flere" in kim.post(at(breach), said).content.decode()


def test_the_words_can_be_changed_after_all(cast: Cast) -> None:
    breach, kim = opened(cast, Thing.COPY), signed_in(cast.house, cast.kim)
    said = {"do": "tell", "only_seen": "all", "words": TOLD, "sure": "3", "back": "1"}
    page = kim.post(at(breach), said).content.decode()
    assert TOLD in page.partition('id="tell_words"')[2] and not Touched.objects.filter(part="told").exists()


def test_whose_it_was_is_only_promised_where_they_hear_it(cast: Cast) -> None:
    kim = signed_in(cast.house, cast.kim)
    assert "og den, det hører til" not in body(kim, at(opened(cast, Thing.DEVICE, cast.jonas)))
    assert "og den, det hører til" in body(kim, at(opened(cast, Thing.LINK, cast.ida)))
