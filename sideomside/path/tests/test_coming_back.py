"""The way follows the file: welcomed, gone, and welcomed back by two, one walks it from a talk on once more."""

from datetime import timedelta

from django.utils import timezone

from sideomside.path import actions, queries
from sideomside.path.models import Certificate, PeerPath
from sideomside.path.tests.cast import Cast, signed_in, told
from sideomside.peers import actions as peers
from sideomside.peers.models import PeerFile


def gone_and_back(cast: Cast) -> PeerPath:
    path = actions.begin_training(path=cast.ready(), by=cast.by)
    actions.welcome(path=path, by=cast.by)
    peers.stop(peer=PeerFile.objects.get(), by=cast.by)
    assert 'value="begin"' not in told(signed_in(cast.house, cast.karen), f"/vejen/{cast.lone.id}/")
    peers.ask_back(peer=PeerFile.objects.get(), by=cast.by)
    peers.welcome_back(peer=PeerFile.objects.get(), by=cast.colleague)
    return path


def test_whoever_was_welcomed_and_left_begins_again_with_a_talk(cast: Cast) -> None:
    path, at = gone_and_back(cast), f"/vejen/{cast.lone.id}/"
    desk = signed_in(cast.house, cast.karen)
    assert "Begynd igen" in told(desk, at)
    desk.post(at, {"do": "begin"})
    assert cast.lacks(path) == ["talk"]  # the talk was another time; the papers stand
    assert path.state == "walking" and 'value="training"' not in told(desk, at)
    actions.note_talk(path=path, words="Godt at se dig igen.", by=cast.by)
    assert 'value="training"' in told(desk, at)
    actions.begin_training(path=path, by=cast.by)
    assert PeerFile.objects.get().state == "training"
    actions.welcome(path=path, by=cast.by)
    assert PeerFile.objects.get().state == "approved"


def test_nobody_begins_with_somebody_who_has_stopped(cast: Cast) -> None:
    cast.welcomed()
    peers.stop(peer=PeerFile.objects.get(), by=cast.by)
    desk = signed_in(cast.house, cast.kim)
    assert desk.post(f"/vejen/{cast.lone.id}/", {"do": "begin"}).status_code == 404
    assert PeerPath.objects.get().state == "welcomed"
    PeerPath.objects.all().delete()
    page = told(desk, f"/vejen/{cast.lone.id}/")
    assert "siger to koordinatorer ja" in page and 'value="begin"' not in page


def test_whoever_stops_on_the_way_is_on_no_way_any_more(cast: Cast) -> None:
    path = cast.begun()
    cast.reference(path)
    peers.stop(peer=PeerFile.objects.get(), by=cast.by)
    assert 'value="talk"' not in told(signed_in(cast.house, cast.karen), f"/vejen/{cast.lone.id}/")
    assert [actions.note_taken_back(by=cast.house.system) for _run in range(2)] == [1, 0]
    path.refresh_from_db()
    assert path.state == "back" and not path.references.exists()


def test_the_certificate_of_whoever_stops_by_themselves_goes_too(cast: Cast) -> None:
    path = cast.ready()
    path = actions.settle(path=path, with_children=True, employed=False, by=cast.by)
    actions.note_certificate(path=path, sort="child", outcome="fine", by=cast.by)
    actions.welcome(path=actions.begin_training(path=path, by=cast.by), by=cast.by)
    assert actions.clear_after_stop(by=cast.house.system) == 0
    peers.stop(peer=PeerFile.objects.get(), by=cast.by)
    assert [actions.clear_after_stop(by=cast.house.system) for _run in range(2)] == [1, 0]
    assert not Certificate.objects.exists()


def test_a_peer_with_children_and_no_certificate_stands_on_the_first_page(cast: Cast) -> None:
    path, desk = cast.welcomed(), signed_in(cast.house, cast.karen)
    assert queries.certificates_due(cast.by) == []
    actions.settle(path=path, with_children=True, employed=False, by=cast.by)
    assert "Der er brug for en børneattest" in told(desk, "/i-dag/")
    path.refresh_from_db()
    for outcome, days, lacks in (("", 0, True), ("not_fine", 900, True), ("fine", 900, False)):
        renew_on = timezone.localdate() + timedelta(days=days) if days else None
        actions.note_certificate(path=path, sort="child", outcome=outcome, renew_on=renew_on, by=cast.by)
        assert bool(queries.certificates_due(cast.by)) is lacks
    assert "om der stod noget på den" in told(desk, f"/vejen/{cast.lone.id}/attest/")


def test_stepping_back_keeps_no_certificate_and_no_name_that_was_not_asked(cast: Cast) -> None:
    path = cast.begun()
    cast.reference(path)
    path = actions.settle(path=path, with_children=True, employed=False, by=cast.by)
    actions.note_certificate(path=path, sort="child", by=cast.by)
    actions.step_back(path=path, by=cast.her)
    assert not Certificate.objects.exists() and not path.references.exists()
