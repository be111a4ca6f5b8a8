"""Something may have got out: written down at once, answered from the log, told to those it is about, closed by two."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from sideomside.breaches import actions, jobs, queries
from sideomside.breaches.models import Breach, BreachStep, Touched
from sideomside.breaches.rules import Facts, Thing, clock
from sideomside.breaches.tests.cast import Cast, came_in, signed_in
from sideomside.ground.audit import log
from sideomside.ground.audit.models import Entry
from sideomside.ground.post.models import Letter
from sideomside.people import actions as people
from sideomside.people.models import Person, Programme, Role
from sideomside.people.rules import Hat, NotAllowed, Viewer
from tests.people import someone, wearing
from tests.signing_in import at_work

WORDS = "Tasken blev stjålet i toget med telefonen i."
TOLD = "En telefon med login er væk. Ring til os på 00 00 20 01, hvis du vil høre mere."


def facts(thing: str = Thing.DEVICE, person: Person | None = None, *, hours: int = 5) -> Facts:
    now = timezone.now()
    since = now - timedelta(hours=hours)
    return Facts(
        thing, WORDS, since, since, now + timedelta(minutes=1), uuid4(), person.id if person else None
    )


def opened(cast: Cast, thing: str = Thing.DEVICE, person: Person | None = None, **more: int) -> Breach:
    return actions.open_breach(facts=facts(thing, person or cast.karen, **more), by=cast.second)


def at(breach: Breach) -> str:
    return f"/huset/sluppet-ud/{breach.id}/"


def typed(**said: str) -> dict[str, str]:
    then = timezone.localtime() - timedelta(hours=3)
    known = {"learnt_at": f"{then:%Y-%m-%dT%H:%M}", "since": f"{then:%Y-%m-%dT%H:%M}", "words": WORDS}
    return known | {"once": str(uuid4())} | said


def body(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def test_a_coordinator_writes_it_down_and_the_others_hear_without_a_word_of_it(cast: Cast) -> None:
    client, page = signed_in(cast.house, cast.karen), typed(thing="device", name="jonas")
    first = client.post("/huset/sluppet-ud/nyt/", page)
    client.post("/huset/sluppet-ud/nyt/", page)  # pressed twice
    [breach] = Breach.objects.all()
    assert first["Location"] == at(breach)
    [letter] = Letter.objects.all()
    assert letter.to_id == cast.kim.id and WORDS not in (letter.text or "")
    assert "telefon" not in f"{letter.subject} {letter.text}".casefold()
    told = body(client, at(breach))
    assert WORDS in told and "Jonas" in told and "69 timer" in told or "68 timer" in told
    step = breach.steps.get()
    assert step.written_at > step.happened_at


def test_it_stands_first_on_the_day_of_those_who_look_after_it(cast: Cast) -> None:
    breach = opened(cast)
    told = body(signed_in(cast.house, cast.karen), "/i-dag/")
    assert "Noget kan være sluppet ud" in told and at(breach) in told and WORDS not in told
    assert told.index("Noget kan være sluppet ud") < told.index("</main>")


@pytest.mark.parametrize("hat", [Hat.PEER, Hat.HOST, Hat.EVALUATOR, Hat.MODERATOR, Hat.PARTNER])
def test_others_who_work_here_meet_nothing(cast: Cast, hat: str) -> None:
    breach = opened(cast)
    client = signed_in(cast.house, someone(cast.house, "Per", hat))
    sends = f"{at(breach)}fortael/"
    for address in ("/huset/sluppet-ud/", "/huset/sluppet-ud/nyt/", at(breach), sends, "/til-dig/"):
        assert client.get(address).status_code == 404
    assert client.post(at(breach), {"do": "done", "words": "x", "once": str(uuid4())}).status_code == 404
    assert breach.steps.count() == 1


def test_a_participant_and_a_stranger_meet_nothing(cast: Cast) -> None:
    breach = opened(cast, Thing.LINK, cast.ida)
    ida = came_in(cast.house, cast.ida)
    assert ida.get("/min-side/til-dig/").status_code == 404
    for client in (ida, Client()):
        assert WORDS not in client.get(at(breach), follow=True).content.decode()


def test_whose_sign_in_was_used_wrongly_has_a_colleague_who_looks(cast: Cast) -> None:
    breach = opened(cast, Thing.ACCOUNT, cast.karen)
    assert signed_in(cast.house, cast.karen).get(at(breach)).status_code == 404
    assert not Letter.objects.filter(to_id=cast.karen.id).exists()
    assert signed_in(cast.house, cast.kim).get(at(breach)).status_code == 200
    with pytest.raises(NotAllowed):
        actions.note_done(breach=breach, words="x", happened_at=None, once=uuid4(), by=cast.first)


def test_a_phone_that_is_gone_is_answered_from_the_log(cast: Cast) -> None:
    """Ida's page was opened in that time; Jonas could have been, as could Kim; a person next door could not."""
    far = Programme.objects.create(name="Et andet program")
    hans = people.meet(name="Hans", by=cast.house.system)
    people.give_role(person=hans, programme=far, name=Hat.PARTICIPANT, by=cast.house.system)
    log.record_opening(cast.first, about=cast.ida.id, screen="enquiry")
    log.record_opening(cast.second, about=cast.jonas.id, screen="peer")  # somebody else's look
    breach = opened(cast)
    one = queries.record(cast.second, breach.id)
    assert one
    found = queries.reach(cast.second, one)
    assert found.seen == {cast.ida.id: ["en henvendelse"]}
    assert {cast.ida.id, cast.jonas.id} <= found.everybody and hans.id not in found.everybody
    kinds = queries.held(cast.second, found)
    assert kinds[0].kind == "Ord, der kan sige noget om nogens helbred" and kinds[0].people >= 2
    page = body(signed_in(cast.house, cast.kim), at(breach))
    assert "Ida" in page and "en henvendelse" in page and "Hans" not in page
    assert Entry.objects.filter(verb="read.listed", about_id=cast.ida.id, detail__screen="breach").exists()


def test_what_was_seen_before_or_after_is_not_counted_as_seen(cast: Cast) -> None:
    log.record_opening(cast.first, about=cast.ida.id, screen="enquiry")
    now = timezone.now()
    early = Facts(
        "device", WORDS, now, now - timedelta(days=3), now - timedelta(days=2), uuid4(), cast.karen.id
    )
    breach = actions.open_breach(facts=early, by=cast.second)
    one = queries.record(cast.second, breach.id)
    assert one
    found = queries.reach(cast.second, one)
    assert found.seen == {} and found.log_from is not None


def test_each_thing_reaches_its_own(cast: Cast) -> None:
    sofie = someone(cast.house, "Sofie", Hat.PARTICIPANT)
    expected = {
        (Thing.LINK, cast.ida): {cast.ida.id, cast.jonas.id},
        (Thing.DEVICE, cast.jonas): {cast.ida.id},
        (Thing.LETTER, cast.ida): {cast.ida.id},
        (Thing.COPY, None): {one.id for one in Person.objects.all()},
        (Thing.KEYS, None): {one.id for one in Person.objects.all()},
    }
    for (thing, person), reached in expected.items():
        breach = actions.open_breach(facts=facts(thing, person), by=cast.first)
        one = queries.record(cast.first, breach.id)
        assert one
        assert queries.reach(cast.first, one).everybody == reached, thing
    assert sofie.id in expected[Thing.COPY, None]


def test_a_copy_without_keys_tells_who_but_not_the_words(cast: Cast) -> None:
    told = {}
    for thing in (Thing.COPY, Thing.KEYS):
        breach = actions.open_breach(facts=facts(thing), by=cast.first)
        one = queries.record(cast.first, breach.id)
        assert one
        told[thing] = [kind.kind for kind in queries.held(cast.first, queries.reach(cast.first, one))]
    assert "Ord, der kan sige noget om nogens helbred" not in told[Thing.COPY]
    assert "Ord, der kan sige noget om nogens helbred" in told[Thing.KEYS]


def test_another_programmes_people_are_counted_and_not_named(cast: Cast) -> None:
    far = Programme.objects.create(name="Et andet program")
    hans = people.meet(name="Hans", by=cast.house.system)
    people.give_role(person=hans, programme=far, name=Hat.PARTICIPANT, by=cast.house.system)
    breach = actions.open_breach(facts=facts(Thing.COPY), by=cast.first)
    page = body(signed_in(cast.house, cast.karen), at(breach))
    assert "Hans" not in page and "hører til i et andet program" in page
    actions.tell_people(breach=breach, words=TOLD, only_seen=False, by=cast.first)
    assert not Touched.objects.filter(person=hans).exists()
    over_there = Viewer(Hat.COORDINATOR, cast.house.organisation.id, uuid4(), frozenset({far.id}))
    assert actions.tell_people(breach=breach, words=TOLD, only_seen=False, by=over_there) == 1


def test_weighed_decided_told_and_closed_by_two(cast: Cast) -> None:
    log.record_opening(cast.jonas and cast.him, about=cast.ida.id, screen="messages")
    breach = opened(cast, Thing.DEVICE, cast.jonas)
    karen, kim = signed_in(cast.house, cast.karen), signed_in(cast.house, cast.kim)
    karen.post(at(breach), {"do": "closing"})
    assert not BreachStep.objects.filter(name="closing").exists()  # nothing is weighed yet
    once = str(uuid4())
    for _again in range(2):
        karen.post(at(breach), {"do": "judge", "risk": "high", "words": "Den var åben.", "once": once})
    assert breach.steps.filter(name="judged").count() == 1
    said = {"do": "reported", "reference": "2026-1234", "words": "", "once": str(uuid4())}
    karen.post(at(breach), said)
    assert "2026-1234" in body(kim, at(breach))
    at_work(cast.house, cast.karen).post(
        f"{at(breach)}fortael/", {"do": "tell", "only_seen": "seen", "words": TOLD, "sure": "1"}
    )
    karen.post(at(breach), {"do": "closing", "words": "Telefoner låses."})
    breach.refresh_from_db()
    assert breach.closing_by_id == cast.karen.id
    karen.post(at(breach), {"do": "close"})  # one alone
    breach.refresh_from_db()
    assert breach.closed_at is None
    kim.post(at(breach), {"do": "close"})
    breach.refresh_from_db()
    assert breach.closed_by_id == cast.kim.id
    page = body(kim, at(breach))
    assert "Lukket af to" in page and "Ret<" not in page
    before = breach.steps.count()
    kim.post(at(breach), {"do": "done", "words": "Mere", "once": str(uuid4())})
    assert breach.steps.count() == before


def test_the_database_refuses_one_who_closes_alone(cast: Cast) -> None:
    breach = opened(cast)
    with pytest.raises(IntegrityError), transaction.atomic():
        Breach.objects.filter(id=breach.id).update(closing_by_id=cast.kim.id, closed_by_id=cast.kim.id)


def test_later_than_the_hours_asks_for_the_reason_and_keeps_the_words(cast: Cast) -> None:
    breach = opened(cast, hours=80)
    kim = signed_in(cast.house, cast.kim)
    assert "De 72 timer er gået" in body(kim, at(breach))
    said = {"do": "reported", "reference": "2026-77", "words": "", "once": str(uuid4())}
    page = kim.post(at(breach), said).content.decode()
    assert "Skriv, hvorfor det blev senere" in page and "2026-77" in page
    assert not breach.steps.filter(name="reported").exists()
    kim.post(at(breach), said | {"words": "Vi opdagede det først i går."})
    assert breach.steps.filter(name="reported").exists()
    assert "Det er besluttet" in body(kim, at(breach))


def test_those_it_is_about_hear_it_behind_a_neutral_letter(cast: Cast) -> None:
    log.record_opening(cast.first, about=cast.ida.id, screen="enquiry")
    quiet = someone(cast.house, "Sofie", Hat.PARTICIPANT)  # no address
    breach = opened(cast)
    Letter.objects.all().delete()
    count = actions.tell_people(breach=breach, words=TOLD, only_seen=False, by=cast.second)
    assert actions.tell_people(breach=breach, words=TOLD, only_seen=False, by=cast.second) == 0
    letters = {letter.to_id: f"{letter.subject} {letter.text}" for letter in Letter.objects.all()}
    assert (
        cast.ida.id in letters
        and quiet.id not in letters
        and count == Touched.objects.filter(part="told").count()
    )
    assert all("telefon" not in words.casefold() and TOLD not in words for words in letters.values())
    page = came_in(cast.house, cast.ida)
    assert "Noget, du bør vide" in body(page, "/min-side/") and TOLD in body(page, "/min-side/til-dig/")
    assert TOLD in body(signed_in(cast.house, cast.jonas), "/til-dig/")
    kim = signed_in(cast.house, cast.kim)
    assert "De kan ikke få brev" in body(kim, at(breach))
    kim.post(at(breach), {"do": "by_voice", "person": str(quiet.id)})
    assert Touched.objects.get(person=quiet).way == "voice"
    assert Entry.objects.filter(verb="breach.told", about_id=quiet.id).count() == 1


def test_what_was_wrong_is_put_right_by_a_later_step(cast: Cast) -> None:
    breach = opened(cast)
    kim, wrong = signed_in(cast.house, cast.kim), breach.steps.get()
    page = typed(thing="account", words="Den lå i skabet.")
    kim.post(f"{at(breach)}ret/{wrong.id}/", page)
    kim.post(f"{at(breach)}ret/{wrong.id}/", page)
    now = breach.steps.get(superseded_by=None)
    assert (now.thing, now.note) == ("account", "Den lå i skabet.") and now.supersedes_id == wrong.id
    assert breach.steps.count() == 2 and WORDS not in body(kim, at(breach))


def test_whoever_is_responsible_gets_a_letter_that_says_nothing(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent: list[tuple[str, ...]] = []
    monkeypatch.setattr(jobs, "send_note", lambda *letter: sent.append(letter))
    people.name_responsible(mail="forperson@andetsteds.example", by=cast.house.system)
    opened(cast)
    jobs.write()
    jobs.write()
    [(address, subject, text)] = sent
    assert address == "forperson@andetsteds.example" and WORDS not in text and "Karen" not in subject + text


def test_a_letter_that_could_not_go_is_tried_again(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    def down(*letter: str) -> None:
        raise OSError

    monkeypatch.setattr(jobs, "send_note", down)
    people.name_responsible(mail="forperson@andetsteds.example", by=cast.house.system)
    breach = opened(cast)
    with pytest.raises(OSError):
        jobs.write()
    breach.refresh_from_db()
    assert breach.responsible_at is None


def test_when_a_day_is_left_those_who_look_after_it_hear_again_once(cast: Cast) -> None:
    opened(cast, hours=50)
    Letter.objects.all().delete()
    jobs.remind()
    jobs.remind()
    assert set(Letter.objects.values_list("to_id", flat=True)) == {cast.karen.id, cast.kim.id}
    assert Letter.objects.count() == 2


def test_somebody_erased_leaves_the_register_and_the_register_stays(cast: Cast) -> None:
    breach = opened(cast, Thing.LINK, cast.ida)
    actions.tell_people(breach=breach, words=TOLD, only_seen=True, by=cast.second)
    assert Touched.objects.filter(person=cast.ida).count() == 2
    actions.forget(person_id=cast.ida.id, by=cast.house.system)
    assert not Touched.objects.filter(person=cast.ida).exists()
    one = queries.record(cast.second, breach.id)
    assert one and one.found.note == WORDS and not queries.is_ready(cast.second, one)


def test_ones_own_copy_tells_what_one_was_told_and_nobody_elses(cast: Cast) -> None:
    breach = opened(cast, Thing.LINK, cast.ida)
    actions.tell_people(breach=breach, words=TOLD, only_seen=True, by=cast.second)
    assert [one["words"] for one in queries.tell(cast.her, cast.ida.id)["got_out"]] == [TOLD]
    assert queries.tell(cast.her, cast.ida.id)["got_out_of_yours"] == []  # until it is closed
    assert queries.tell(cast.him, cast.ida.id) == {}


def test_kept_five_years_after_two_closed_it_and_never_shorter(cast: Cast) -> None:
    breach = opened(cast)
    now = timezone.now()
    assert queries.kept_long_enough(cast.house.system, now + timedelta(days=9000)) == []  # still open
    Breach.objects.filter(id=breach.id).update(closed_at=now)
    assert queries.kept_long_enough(cast.house.system, now + timedelta(days=1825)) == []
    assert queries.kept_long_enough(cast.house.system, now + timedelta(days=1826)) == [breach.id]
    actions.let_go(old=[breach.id], by=cast.house.system)
    assert not BreachStep.objects.exists()


def test_an_only_coordinator_looks_after_their_own_and_cannot_close_it(cast: Cast) -> None:
    Role.objects.filter(person=cast.kim).update(state=Role.State.LEFT)
    breach = actions.open_breach(facts=facts(Thing.ACCOUNT, cast.karen), by=cast.first)
    page = body(signed_in(cast.house, cast.karen), at(breach))
    assert WORDS in page
    with pytest.raises(NotAllowed):
        actions.think_it_can_close(breach=breach, words="", by=cast.first)


def test_the_hours_are_real_ones() -> None:
    start = timezone.now()
    assert clock(start, start, decided=False).left == 72
    assert clock(start, start + timedelta(hours=71, minutes=1), decided=False).left == 0
    assert not clock(start, start + timedelta(hours=71, minutes=59), decided=False).is_over
    assert clock(start, start + timedelta(hours=72, seconds=1), decided=False).is_over
    assert not clock(start, start + timedelta(hours=90), decided=True).is_over


def test_a_name_nobody_has_or_several_have_keeps_what_was_written(cast: Cast) -> None:
    client = signed_in(cast.house, cast.karen)
    page = client.post("/huset/sluppet-ud/nyt/", typed(thing="device", name="Zenobia")).content.decode()
    assert "Vi kender ingen med det navn" in page and WORDS in page
    someone(cast.house, "Ida", Hat.PARTICIPANT)
    said = typed(thing="link", name="Ida")
    page = client.post("/huset/sluppet-ud/nyt/", said).content.decode()
    assert "Der er flere med det navn" in page and not Breach.objects.exists()
    client.post("/huset/sluppet-ud/nyt/", said | {"person": str(cast.ida.id)})
    assert Touched.objects.get().person_id == cast.ida.id


def test_a_viewer_of_another_house_gets_nothing(cast: Cast) -> None:
    breach = opened(cast)
    assert queries.register(wearing(cast.house, cast.ida, Hat.PARTICIPANT)) == []
    assert queries.record(wearing(cast.house, cast.jonas, Hat.PEER), breach.id) is None


def test_of_those_closed_a_dozen_stands_there_and_all_of_them_when_asked_for(cast: Cast) -> None:
    for hours in range(5, 20):
        opened(cast, hours=hours)
    now = timezone.now()
    Breach.objects.update(closing_by_id=cast.kim.id, closed_by_id=cast.karen.id, closed_at=now)
    owns = [opened(cast, Thing.ACCOUNT, cast.karen) for _ in range(13)]
    Breach.objects.filter(closed_at=None).update(closed_at=now)
    karen, kim = signed_in(cast.house, cast.karen), signed_in(cast.house, cast.kim)
    page = body(kim, "/huset/sluppet-ud/")
    assert page.count('<li><a href="/huset/sluppet-ud/') == 12
    assert "Vis alt, der har været" in page
    assert 'href="?sort=1&amp;page=1#been"' in body(kim, "/huset/sluppet-ud/?sort=1")
    assert body(kim, "/huset/sluppet-ud/?page=1").count('<li><a href="/huset/sluppet-ud/') == 28
    # Her own are a colleague's to see, and nothing tells her that there are any.
    hers = body(karen, "/huset/sluppet-ud/")
    assert hers.count('<li><a href="/huset/sluppet-ud/') == 12 and "Vis alt, der har været" in hers
    everything = body(karen, "/huset/sluppet-ud/?page=1")
    assert 'id="been"' in everything and everything.count('<li><a href="/huset/sluppet-ud/') == 15
    assert not any(f"/{one.id}/" in hers + everything for one in owns)
