"""An hour that is not there is said, and what somebody typed comes back also when what it was for has gone."""

from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import time_machine
from django.utils import timezone

from sideomside.intake import queries

BEFORE_SPRING = datetime(2027, 3, 20, 9, tzinfo=UTC)


@time_machine.travel(BEFORE_SPRING, tick=True)
def test_a_talk_in_the_hour_that_is_not_there_is_asked_about(cast: Any) -> None:
    enquiry = cast.write()
    client = cast.signed_in(cast.signe)
    path = f"/henvendelser/{enquiry.id}/snak/"
    form = client.get(path).context["form"]
    said = {
        "seal": form["seal"].value(),
        "version": form["version"].value(),
        "form": "walk",
        "day": "2027-03-28",
    }
    page = client.post(path, said | {"at": "02.30"}).content.decode()
    assert "Uret stilles den nat" in page and 'value="02.30"' in page
    assert not queries.talks(cast.as_signe, enquiry)
    client.post(path, said | {"at": "03.30"})
    [talk] = queries.talks(cast.as_signe, enquiry)
    assert timezone.localtime(talk.planned_for).hour == 3


def test_an_answer_to_somebody_who_is_no_longer_here_comes_back_to_its_writer(cast: Any) -> None:
    client = cast.signed_in(cast.signe)
    page = client.post(
        f"/henvendelser/{uuid4()}/", {"do": "answer", "words": "Hej Ida. Skal vi drikke en kop kaffe?"}
    )
    assert page.status_code == 404
    told = page.content.decode()
    assert "Skal vi drikke en kop kaffe?" in told and "Der er ikke sendt noget" in told
    assert "Der er ikke sendt noget" not in client.get(f"/henvendelser/{uuid4()}/").content.decode()
