"""The spreadsheet they have: uploaded, understood, mended, tried, taken in, and for a day taken out again."""

import re
from datetime import timedelta
from html import unescape
from io import BytesIO
from uuid import uuid4

import pytest
import time_machine
from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone
from openpyxl import Workbook

from sideomside.consent.queries import in_force
from sideomside.consent.rules import Purpose
from sideomside.ground.audit import log
from sideomside.ground.audit.models import Entry
from sideomside.ground.vault.keys import has_key
from sideomside.ground.vault.models import Erasure
from sideomside.peers import actions, jobs, queries
from sideomside.peers.models import ImportDraft, PeerFile, PeerStep
from sideomside.peers.sheets.tests.messy import messy_workbook
from sideomside.peers.tests.cast import active_peer, signed_in
from sideomside.people import actions as people
from sideomside.people.models import Contact, Person, Role
from sideomside.people.rules import Hat, Viewer
from tests.people import House, someone

HEADINGS = ("Navn", "Tlf.", "E-mail", "Bydel", "Dage", "Samtykke", "Startdato", "CPR", "Diagnose", "Noter")
LIST = (
    ("Åse Øst 🌻", "22 33 44 55", "", "Amager", "man aften", "ja", "1.3.2024", "010157-5000", "angst", "sød"),
    ("Bo Bæk", "tlf 33445566", "bo@post.example", "", "", "", "", "", "", ""),
    ("Ida uden nummer", "", "", "", "", "ja", "", "", "", ""),
)


def test_a_list_comes_in_as_it_is(house: House, desk: Client, karen: Viewer) -> None:
    draft = _bring(desk, LIST)
    assert _count(_page(desk, f"/peers/import/{draft.id}/tjek/?vis=alle"), "Kommer ind") == 1
    _take_in(desk, draft)
    aase, bo = (_peer(name) for name in ("Åse Øst 🌻", "Bo Bæk"))
    assert (aase.state, aase.approved_for_one_to_one, aase.areas) == ("active", True, [str(house.area.id)])
    assert aase.slots == [2]
    assert in_force(karen, aase.person_id, Purpose.PEER)
    assert PeerStep.objects.get(peer=aase).happened_at.date().isoformat() == "2024-03-01"
    assert bo.state == "ask_first" and not in_force(karen, bo.person_id, Purpose.PEER)
    assert PeerFile.objects.count() == 2
    assert [facts.person_id for facts in queries.candidates(karen, house.programme.id)] == [aase.person_id]


def test_who_has_not_said_yes_is_asked_first_and_then_is_what_the_list_said(
    desk: Client, karen: Viewer
) -> None:
    _take_in(desk, _bring(desk, LIST))
    assert "Bo Bæk" in _page(desk, "/peers/?vis=ask_first")
    bo = _peer("Bo Bæk")
    assert [need.why for need in queries.needing_me(karen)] == ["ask_first"]
    desk.post(f"/peers/{bo.id}/skridt/", {"verb": "yes"})
    assert PeerFile.objects.get(id=bo.id).state == "active"


def test_who_says_no_thanks_is_erased_whole(desk: Client, django_capture_on_commit_callbacks: object) -> None:
    _take_in(desk, _bring(desk, LIST))
    bo = _peer("Bo Bæk")
    with django_capture_on_commit_callbacks(execute=True):
        desk.post(f"/peers/{bo.id}/skridt/", {"verb": "no"})
    assert not Person.objects.filter(id=bo.person_id).exists()
    assert not has_key(bo.person_id)
    assert Erasure.objects.filter(owner_id=bo.person_id).exists()


def test_what_we_never_ask_for_is_left_behind_before_anything_is_kept(desk: Client) -> None:
    draft = _bring(desk, LIST)
    kept = str(draft.sheet)
    assert "010157" not in kept and "angst" not in kept
    assert "CPR" in _page(desk, f"/peers/import/{draft.id}/")


def test_a_column_can_be_given_another_meaning(desk: Client) -> None:
    draft = _bring(desk, (("Kaja", "x", "44556677"), ("Mads", "x", "55667788")), ("Kolonne A", "Andet", "Hm"))
    page = _page(desk, f"/peers/import/{draft.id}/")
    assert page.count("<select") == 3
    answer = desk.post(
        f"/peers/import/{draft.id}/", {"column_0": "name", "column_1": "", "column_2": "phone"}
    )
    assert answer.status_code == 302
    assert queries.dry_run(_karen(desk), ImportDraft.objects.get()).counts["ask_first"] == 2


def test_somebody_must_have_a_name(desk: Client) -> None:
    draft = _bring(desk, LIST)
    answer = desk.post(f"/peers/import/{draft.id}/", {"column_1": "phone"})
    assert "Hvor står navnene" in unescape(answer.content.decode())


def test_cells_are_mended_in_place(desk: Client, karen: Viewer) -> None:
    draft = _bring(desk, LIST)
    page = _page(desk, f"/peers/import/{draft.id}/tjek/")
    assert "hverken et nummer eller en mail" in page and 'name="cell-4-phone"' in page
    desk.post(f"/peers/import/{draft.id}/tjek/", {"cell-4-phone": "66 77 88 99", "cell-4-name": "Ida"})
    assert queries.dry_run(karen, ImportDraft.objects.get()).counts == {
        "new": 2, "ask_first": 1, "skip": 0, "error": 0,
    }  # fmt: skip
    _take_in(desk, draft)
    assert _peer("Ida").state == "active"


def test_somebody_already_here_is_left_out_until_a_person_decides(
    house: House, desk: Client, karen: Viewer
) -> None:
    aase = active_peer(house, "Åse fra før")
    people.add_contact(person=aase.person, way="phone", value="+45 22334455", by=karen)
    ida = someone(house, "Ida", Hat.PARTICIPANT, mail="bo@post.example")
    draft = _bring(desk, LIST)
    page = _page(desk, f"/peers/import/{draft.id}/tjek/")
    assert "En peer her har samme nummer" in page
    assert page.count('value="same"') == 1
    desk.post(f"/peers/import/{draft.id}/tjek/", {"choice-3": "same"})
    _take_in(desk, draft)
    assert PeerFile.objects.count() == 2
    assert PeerFile.objects.exclude(id=aase.id).get().person_id == ida.id
    assert set(Role.objects.filter(person=ida).values_list("name", flat=True)) == {"participant", "peer"}


def test_two_rows_cannot_both_be_the_same_person(house: House, desk: Client) -> None:
    ida = someone(house, "Ida", Hat.PARTICIPANT, mail="bo@post.example")
    twice = (LIST[1], ("Bo B.", "", "bo@post.example", "", "", "ja", "", "", "", ""))
    draft = _bring(desk, twice)
    desk.post(f"/peers/import/{draft.id}/tjek/", {"choice-2": "same", "choice-3": "same"})
    _take_in(desk, draft)
    assert [peer.person_id for peer in PeerFile.objects.all()] == [ida.id]


def test_the_same_name_is_only_perhaps_the_same(house: House, desk: Client) -> None:
    active_peer(house, "bo  bæk")
    draft = _bring(desk, LIST)
    assert "samme navn" in _page(desk, f"/peers/import/{draft.id}/tjek/")
    desk.post(f"/peers/import/{draft.id}/tjek/", {"choice-3": "new"})
    _take_in(desk, draft)
    assert PeerFile.objects.count() == 3


def test_nobody_outside_ones_own_programme_is_ever_a_double(
    house: House, desk: Client, karen: Viewer
) -> None:
    stranger = people.meet(name="Gæst", by=house.system)
    people.add_contact(person=stranger, way="mail", value="bo@post.example", by=house.system)
    assert queries.dry_run(karen, _bring(desk, LIST)).counts["skip"] == 0


def test_pressed_twice_it_comes_in_once(desk: Client) -> None:
    draft = _bring(desk, LIST)
    for _twice in range(2):
        assert (
            desk.post(f"/peers/import/{draft.id}/tag-ind/", {"as_what": "applied"}, follow=True).status_code
            == 200
        )
    assert PeerFile.objects.count() == 2
    assert PeerFile.objects.filter(state="applied").count() == 1


def test_uploaded_twice_it_is_one_list(desk: Client) -> None:
    once = uuid4()
    for _twice in range(2):
        _upload(desk, _xlsx(LIST), once=once)
    assert ImportDraft.objects.count() == 1


def test_who_they_are_is_never_guessed(desk: Client) -> None:
    draft = _bring(desk, LIST)
    answer = desk.post(f"/peers/import/{draft.id}/tag-ind/", {})
    assert answer.status_code == 422 and "Vælg, hvem de er" in unescape(answer.content.decode())
    assert PeerFile.objects.count() == 0


def test_the_rows_are_gone_once_they_are_in(desk: Client, django_capture_on_commit_callbacks: object) -> None:
    draft = _bring(desk, LIST)
    with django_capture_on_commit_callbacks(execute=True):
        _take_in(desk, draft)
    assert ImportDraft.objects.values_list("sheet", flat=True).get() is None
    assert not has_key(draft.id)


def test_taken_out_again_it_is_as_if_it_had_never_been(
    desk: Client, django_capture_on_commit_callbacks: object
) -> None:
    before = (Person.objects.count(), Contact.objects.count(), Role.objects.count())
    draft = _bring(desk, LIST)
    _take_in(desk, draft)
    came = set(PeerFile.objects.values_list("person_id", flat=True))
    with django_capture_on_commit_callbacks(execute=True):
        for _twice in range(2):
            answer = desk.post(f"/peers/import/{draft.id}/fortryd/", follow=True)
    assert "2 personer er taget ud" in unescape(answer.content.decode())
    assert (Person.objects.count(), Contact.objects.count(), Role.objects.count()) == before
    assert not any(has_key(person_id) for person_id in came)
    assert set(Erasure.objects.values_list("owner_id", flat=True)) == came
    assert log.verify() == []


def test_whom_something_was_done_with_stays(desk: Client, karen: Viewer) -> None:
    draft = _bring(desk, LIST)
    _take_in(desk, draft)
    aase = _peer("Åse Øst 🌻")
    desk.get(f"/peers/{aase.id}/")  # only looked at
    actions.change_card(peer=aase, changes={"presentation": "Hej"}, version=aase.version, by=karen)
    desk.post(f"/peers/import/{draft.id}/fortryd/")
    assert [peer.id for peer in PeerFile.objects.all()] == [aase.id]
    assert ImportDraft.objects.get().counts["stay"] == 1


def test_who_is_asked_to_meet_somebody_stays_with_the_question(
    house: House, desk: Client, karen: Viewer
) -> None:
    """Whatever row of another room points at a peer keeps them; here a proposal nobody logged about the peer."""
    draft = _bring(desk, LIST)
    _take_in(desk, draft)
    aase = _peer("Åse Øst 🌻")
    proposal = apps.get_model("matching", "Proposal")
    row = proposal(
        programme=house.programme, participant=someone(house, "Sara"), peer=aase.person,
        place_id=aase.id, moved_at=timezone.now(), once=uuid4(),
    )  # fmt: skip
    row.save(force_insert=True)
    desk.post(f"/peers/import/{draft.id}/fortryd/")
    assert proposal.objects.filter(id=row.id).exists()
    assert [peer.id for peer in PeerFile.objects.all()] == [aase.id]


def test_somebody_known_before_loses_only_the_peers_hat(house: House, desk: Client) -> None:
    ida = someone(house, "Ida", Hat.PARTICIPANT, mail="bo@post.example")
    draft = _bring(desk, LIST)
    desk.post(f"/peers/import/{draft.id}/tjek/", {"choice-3": "same"})
    _take_in(desk, draft)
    desk.post(f"/peers/import/{draft.id}/fortryd/")
    assert Person.objects.get(id=ida.id).name == "Ida"
    assert list(Role.objects.filter(person=ida).values_list("name", flat=True)) == ["participant"]


def test_after_a_day_it_is_too_late_and_the_page_says_so(desk: Client) -> None:
    draft = _bring(desk, LIST)
    _take_in(desk, draft)
    ImportDraft.objects.update(imported_at=timezone.now() - timedelta(hours=24, minutes=1))
    answer = desk.post(f"/peers/import/{draft.id}/fortryd/", follow=True)
    assert "mere end et døgn" in unescape(answer.content.decode())
    assert PeerFile.objects.count() == 2


def test_a_list_nobody_finished_deletes_itself(
    desk: Client, django_capture_on_commit_callbacks: object
) -> None:
    draft = _bring(desk, LIST)
    jobs.clear()
    assert ImportDraft.objects.filter(id=draft.id).exists()
    a_day_on = timezone.now() + timedelta(hours=24, minutes=1)
    with time_machine.travel(a_day_on), django_capture_on_commit_callbacks(execute=True):
        for _twice in range(2):
            jobs.clear()
    assert not ImportDraft.objects.filter(id=draft.id).exists()
    assert not has_key(draft.id)
    answer = desk.get(f"/peers/import/{draft.id}/tjek/", follow=True)
    assert "Den liste er her ikke mere" in unescape(answer.content.decode())


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20, "kan vi ikke læse som en liste"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "har en adgangskode"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "gammel Excel-fil"),
        (b"PK\x03\x04" + b"broken" * 90, "kan vi ikke læse som en liste"),
        (b"   \n ", "ikke noget i filen"),
        (b"x" * (10 * 1024 * 1024 + 1), "mere end 10 MB"),
        ("Navn;Tlf\n" + "".join(f"P{n};{20000000 + n}\n" for n in range(5001)), "mere end 5000 rækker"),
    ],
)  # fmt: skip
def test_what_is_no_list_is_answered_kindly(desk: Client, raw: bytes | str, words: str) -> None:
    answer = _upload(desk, raw.encode() if isinstance(raw, str) else raw)
    assert words in unescape(answer.content.decode())
    assert ImportDraft.objects.count() == 0


LETTER = """Kære alle

Tak for sidst. Det var rigtig hyggeligt, og jeg vil gerne komme igen.
Jeg kan godt være peer om onsdagen, hvis I kan bruge mig. Mit nummer er 010190-1234.

Kærlig hilsen
Åse Østergård
"""


@pytest.mark.parametrize("letter", [LETTER, LETTER.replace(",", ""), "a", "hej med dig", "1;2;3\n4;5;6"])
def test_a_letter_saved_as_a_list_is_sent_back_with_its_first_words(desk: Client, letter: str) -> None:
    page = unescape(_upload(desk, letter.encode()).content.decode())
    assert "ligner et brev" in page and f"“{letter.split(chr(10))[0].replace(';', ' ')}" in page
    assert "010190" not in page and ImportDraft.objects.count() == 0


def test_a_number_like_a_persons_is_covered_in_the_first_words_too(desk: Client) -> None:
    page = unescape(_upload(desk, b"010190-1234 er mit nummer, siger jeg.").content.decode())
    assert "ligner et brev" in page and "010190" not in page


@pytest.mark.parametrize(
    "names",
    [
        "Navn\nJonas\nÅse",
        "Peers i Huset\n\nNavn\njonas\nåse",
        "Jonas Holm\nÅse Østergård-Kjærsgaard\nLudwig van der Berg\nFATIMA AL HASSAN",
        "Holm, Jonas\nBerg, Åse",
        "jonas;20304050\nåse;20304051\nli;20304052",
    ],
)
def test_a_plain_list_of_names_is_a_list_all_the_same(desk: Client, names: str) -> None:
    assert "ligner et brev" not in _upload(desk, names.encode()).content.decode()
    assert ImportDraft.objects.count() == 1


def test_no_file_is_answered_kindly(desk: Client, house: House) -> None:
    answer = desk.post("/peers/import/", {"once": uuid4(), "programme": house.programme.id})
    assert "Vælg filen" in unescape(answer.content.decode())


def test_two_thousand_rows_of_a_real_life_list_go_through(desk: Client, karen: Viewer) -> None:
    answer = _upload(desk, messy_workbook(2000))
    draft = ImportDraft.objects.get()
    assert answer.redirect_chain[-1][0].endswith(f"/peers/import/{draft.id}/")
    first = _page(desk, f"/peers/import/{draft.id}/tjek/")
    every = _page(desk, f"/peers/import/{draft.id}/tjek/?vis=alle&page=3")
    assert len(first) < 200_000 and every.count("<tr>") == 51
    counts = queries.dry_run(karen, draft).counts
    assert sum(counts.values()) >= 2000
    _take_in(desk, draft)
    assert PeerFile.objects.count() == counts["new"] + counts["ask_first"]
    assert _page(desk, "/peers/?page=2").count('class="row"') == 50
    desk.post(f"/peers/import/{draft.id}/fortryd/")
    assert PeerFile.objects.count() == 0
    assert log.verify() == []


def test_a_csv_in_old_danish_letters_is_read_too(desk: Client) -> None:
    raw = "Navn;Mobil;Samtykke\r\nSøren Ærø;22334455;ja\r\n".encode("cp1252")
    _upload(desk, raw, name="liste.csv")
    _take_in(desk, ImportDraft.objects.get())
    assert _peer("Søren Ærø").state == "active"


def test_lists_are_for_the_coordinator_of_the_programme(house: House, desk: Client) -> None:
    draft = _bring(desk, LIST)
    peer = active_peer(house, "Jonas")
    karla = people.meet(name="Karla", by=house.system)
    elsewhere = house.programme.__class__.objects.create(name="Et andet sted")
    people.give_role(person=karla, programme=elsewhere, name=Hat.COORDINATOR, by=house.system)
    for person in (peer.person, someone(house, "Charlie", Hat.EVALUATOR)):
        window = signed_in(house, person)
        for at in ("", "skabelon.xlsx", f"{draft.id}/", f"{draft.id}/tjek/", f"{draft.id}/inde/"):
            assert window.get(f"/peers/import/{at}").status_code == 404
        for at in ("tag-ind", "slet", "fortryd"):
            assert window.post(f"/peers/import/{draft.id}/{at}/", {"as_what": "active"}).status_code == 404
    window = signed_in(house, karla)
    for at in ("", "tjek/"):
        assert window.get(f"/peers/import/{draft.id}/{at}").status_code == 302
    window.post(f"/peers/import/{draft.id}/slet/")
    assert ImportDraft.objects.filter(id=draft.id).exists()


def test_a_list_can_be_thrown_away(desk: Client) -> None:
    draft = _bring(desk, LIST)
    desk.post(f"/peers/import/{draft.id}/slet/")
    assert ImportDraft.objects.count() == 0


def test_each_step_is_written_down(desk: Client) -> None:
    draft = _bring(desk, LIST)
    _take_in(desk, draft)
    desk.post(f"/peers/import/{draft.id}/fortryd/")
    verbs = set(Entry.objects.filter(thing_id=str(draft.id)).values_list("verb", flat=True))
    assert verbs == {"peers.uploaded", "peers.imported", "peers.import_undone"}


def test_an_empty_list_to_begin_from_is_one_we_understand(desk: Client) -> None:
    answer = desk.get("/peers/import/skabelon.xlsx")
    assert answer.status_code == 200 and answer.content[:2] == b"PK"
    _upload(desk, answer.content)
    assert "" not in ImportDraft.objects.get().sheet["columns"]


def _xlsx(rows: tuple, headings: tuple = HEADINGS) -> bytes:
    book = Workbook()
    for row in (headings, *rows):
        book.active.append(row)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _upload(desk: Client, raw: bytes, *, name: str = "peers.xlsx", once: object = None) -> HttpResponse:
    page = desk.get("/peers/import/").content.decode()
    programme = re.search(r'name="programme" value="([^"]+)"', page)[1]
    sent = {"once": once or uuid4(), "programme": programme, "file": SimpleUploadedFile(name, raw)}
    return desk.post("/peers/import/", sent, follow=True)


def _bring(desk: Client, rows: tuple, headings: tuple = HEADINGS) -> ImportDraft:
    assert _upload(desk, _xlsx(rows, headings)).status_code == 200
    return ImportDraft.objects.get()


def _take_in(desk: Client, draft: ImportDraft) -> None:
    said = {"as_what": "active", "why": "De var peers hos os, før vi fik det her."}
    answer = desk.post(f"/peers/import/{draft.id}/tag-ind/", said, follow=True)
    assert "Listen er inde" in unescape(answer.content.decode())


def _peer(name: str) -> PeerFile:
    return next(peer for peer in PeerFile.objects.select_related("person") if peer.person.name == name)


def _page(window: Client, at: str) -> str:
    answer = window.get(at)
    assert answer.status_code == 200, (at, answer.status_code)
    return unescape(answer.content.decode())


def _count(page: str, words: str) -> int:
    return page.count(f">{words}</span>")


def _karen(desk: Client) -> Viewer:
    role = Role.objects.get(name=Hat.COORDINATOR)
    return Viewer(Hat.COORDINATOR, role.organisation_id, role.person_id, frozenset({role.programme_id}))
