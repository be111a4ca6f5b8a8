"""The meeting as the two see it, by press and without a script."""

from datetime import timedelta

import time_machine
from django.utils import timezone

from sideomside.companionship.models import Companionship, Meeting
from sideomside.companionship.tests.test_first_meeting import begun, fixed
from sideomside.matching.models import Pair
from sideomside.matching.tests.story import Story


def test_a_coordinator_offers_times_that_are_filled_in(story: Story, pair: Pair) -> None:
    desk, at = story.desk(), f"/foelgeskab/begynd/{pair.id}/"
    page = desk.get(at)
    assert page.status_code == 200 and "Ida 🌻" in page.content.decode()
    form = page.context["form"]
    day = timezone.localtime() + timedelta(days=4)
    sent = {
        "kind": "companionship",
        "first": f"{day:%Y-%m-%d}T14:00",
        "form": "place",
        "place": str(story.house.place.id),
        "looks": "Grøn dør. Ring til 010157-5000",
        "minutes": "60",
        "once": str(form["once"].value()),
    }
    assert desk.post(at, {**sent, "place": ""}).status_code == 200
    assert not Companionship.objects.exists()
    for _twice in range(2):
        desk.post(at, sent)
    meeting = Meeting.objects.get()
    assert meeting.looks and "5000" not in meeting.looks
    assert desk.get(f"/foelgeskab/{meeting.companionship_id}/").status_code == 200


def test_the_participant_chooses_and_cancels_by_press(story: Story, pair: Pair) -> None:
    coming = begun(story, pair)
    ida = story.idas_browser()
    page = ida.get("/min-side/moede/").content.decode()
    assert "Vil du have" not in page and "Jonas" in page and "Mikkel har gult tøj på ☕" in page
    sent = {"meeting": str(coming.meeting.id), "do": coming.times[0].isoformat()}
    ida.post("/min-side/moede/", {**sent, "do": "2031-01-01T10:00:00+01:00"})
    assert Meeting.objects.get().state == "offered"
    ida.post("/min-side/moede/", sent)
    assert Meeting.objects.get().starts_at == coming.times[0]
    ida.post("/min-side/moede/", {**sent, "do": "tell_time", "yes": "on"})
    assert Meeting.objects.get().tell_time_to_participant
    ida.post("/min-side/moede/", {**sent, "do": "met"})
    assert Meeting.objects.get().state == "fixed"
    answer = ida.post("/min-side/moede/", {**sent, "do": "cancel"}, follow=True)
    for page in (
        answer.content.decode(),
        story.peer_browser().get(f"/peer/moede/{coming.companionship.id}/").content.decode(),
    ):
        assert "<h1>Tiden er aflyst</h1>" in page and "Vil du have en ny tid?" in page
        assert "Helt i orden" not in page, "it is not for whoever was cancelled on to hear"
    ida.post("/min-side/moede/", {**sent, "do": "new_time"})
    assert Companionship.objects.get().new_time_wanted


def test_another_time_pressed_in_an_old_tab_is_told_and_changes_nothing(story: Story, pair: Pair) -> None:
    coming = begun(story, pair)
    ida, sent = story.idas_browser(), {"meeting": str(coming.meeting.id)}
    first = {**sent, "do": coming.times[0].isoformat()}
    told = "Imens blev en anden tid valgt. Den står her."
    for _twice in range(2):
        assert told not in ida.post("/min-side/moede/", first, follow=True).content.decode()
    late = ida.post("/min-side/moede/", {**sent, "do": coming.times[1].isoformat()}, follow=True)
    assert told in late.content.decode() and Meeting.objects.get().starts_at == coming.times[0]


def test_times_that_were_taken_away_are_told_in_an_old_tab(story: Story, pair: Pair) -> None:
    coming = begun(story, pair)
    ida, sent = story.idas_browser(), {"meeting": str(coming.meeting.id)}
    ida.post("/min-side/moede/", {**sent, "do": "none_fits"})
    late = ida.post("/min-side/moede/", {**sent, "do": coming.times[1].isoformat()}, follow=True)
    assert "De tider blev taget væk imens" in late.content.decode()
    assert Meeting.objects.get().state == "none_fits"


def test_on_a_pause_nobody_is_promised_three_times(story: Story, pair: Pair) -> None:
    begun(story, pair)
    Meeting.objects.all().delete()
    ida, jonas = story.idas_browser(), story.peer_browser()
    hers, his = "/min-side/moede/", f"/peer/moede/{Companionship.objects.get().id}/"
    assert "Vi finder tre tider" in ida.get(hers).content.decode()
    ida.post("/min-side/pause/", {"do": "pause"})
    resting = ida.get(hers).content.decode()
    assert "Vi finder tre tider" not in resting and "Lige nu leder vi ikke efter en tid" in resting
    assert "Vi finder tre tider" not in jonas.get(his).content.decode()


def test_the_time_on_the_page_is_the_one_in_the_button(story: Story, pair: Pair) -> None:
    coming = begun(story, pair)
    page = story.idas_browser().get("/min-side/moede/").content.decode()
    for time in coming.times:
        local = timezone.localtime(time).isoformat()
        assert f'value="{local}"' in page
    ida = story.idas_browser()
    ida.post(
        "/min-side/moede/",
        {"meeting": str(coming.meeting.id), "do": timezone.localtime(coming.times[2]).isoformat()},
    )
    assert Meeting.objects.get().starts_at == coming.times[2]


def test_the_peer_notes_that_they_met(story: Story, pair: Pair) -> None:
    meeting = fixed(story, pair)
    jonas, at = story.peer_browser(), f"/peer/moede/{meeting.companionship_id}/"
    assert "Du mødes med Ida 🌻" in jonas.get(at).content.decode()
    assert meeting.starts_at
    with time_machine.travel(meeting.starts_at + timedelta(hours=2), tick=False):
        jonas = story.peer_browser()
        assert "Ja, vi mødtes" in jonas.get(at).content.decode()
        for _twice in range(2):
            jonas.post(at, {"meeting": str(meeting.id), "do": "met"})
    assert Companionship.objects.get().state == "trial"


def test_strangers_find_nothing(story: Story, pair: Pair) -> None:
    meeting = fixed(story, pair)
    for at in (f"/foelgeskab/begynd/{pair.id}/", f"/foelgeskab/{meeting.companionship_id}/"):
        assert story.peer_browser().get(at).status_code == 404
    assert story.desk().get(f"/peer/moede/{meeting.companionship_id}/").status_code == 404
