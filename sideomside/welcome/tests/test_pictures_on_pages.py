"""A picture on a page: with words to it, seen while the page shows it, and gone for good when somebody wants it."""

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from sideomside.ground.ui.pictures import Drawn
from sideomside.welcome import actions
from sideomside.welcome.models import Page, Picture, Wording
from sideomside.welcome.tests.conftest import Read, write

WRITE = "/huset/sider/us/"
OURS = {"title_da": "Vi er naboer", "words_da": "Vi bor lige om hjørnet.", "version": 0}


def test_a_picture_needs_words_and_is_nobodys_until_it_is_shown(
    karen: Client, client: Client, signe: Any, read: Read, a_photo: bytes
) -> None:
    def photo() -> SimpleUploadedFile:
        return SimpleUploadedFile("hus.jpg", a_photo, "image/jpeg")

    answer = karen.post(WRITE, OURS | {"picture": photo(), "do": "show"}).content.decode()
    assert "Skriv, hvad billedet viser" in answer and not Picture.objects.exists()
    karen.post(WRITE, OURS | {"picture": photo(), "alt_da": "Et rødt hus", "do": "save"})
    there = f"/billede/{Picture.objects.get().id}.webp"
    assert client.get(there).status_code == 404 and karen.get(there).status_code == 200
    karen.post(WRITE, OURS | {"alt_da": "Et rødt hus", "version": 1, "do": "show"})
    page, seen = read("/om-os/"), client.get(there)
    assert f'src="{there}"' in page and 'alt="Et rødt hus"' in page
    assert seen["Content-Type"] == "image/webp" and seen["Cache-Control"] == "public, max-age=3600"
    karen.post(WRITE, OURS | {"without_picture": "on", "version": 3, "do": "show"})
    assert "<img" not in read("/om-os/")
    assert client.get(there).status_code == 404 and karen.get(there).status_code == 200
    bad = SimpleUploadedFile("hus.jpg", b"<svg onload=alert(1)>", "image/jpeg")
    assert "kunne ikke åbne" in karen.post(WRITE, OURS | {"picture": bad, "version": 5}).content.decode()


def test_a_picture_nobody_uses_is_thrown_away_and_one_can_be_deleted_everywhere(
    karen: Client, client: Client, signe: Any, read: Read
) -> None:
    def drawn(title: str) -> Page:
        return write(signe, title, picture=Drawn(b"prikker", 4, 3), alt_da="Et hus")

    drawn("Kladden")
    drawn("Kladden igen")
    assert Picture.objects.count() == 1, "the one that was replaced is gone"
    actions.let_draft_go(page=Page.objects.get(), by=signe)
    assert not Picture.objects.exists()
    actions.show_page(page=drawn("Vist"), by=signe)
    write(signe, "Ny kladde", alt_da="Et hus")
    picture = Picture.objects.get()
    page, earlier = karen.get(WRITE).content.decode(), karen.get(f"{WRITE}tidligere/").content.decode()
    there, gone = f"/billede/{picture.id}.webp", f"{WRITE}billede/{picture.id}/slet/"
    assert all(gone in one and there in one for one in (page, earlier))
    assert client.get(there).status_code == 200 and client.post(gone).status_code == 302
    assert client.get(there).status_code == 200, "a stranger deletes nothing"
    for _twice in range(2):
        assert karen.post(gone).url == WRITE
    assert not Picture.objects.exists() and client.get(there).status_code == 404
    assert "<h1>Vist</h1>" in read("/om-os/") and "<img" not in read("/om-os/")
    assert Wording.objects.count() == 2 and Wording.objects.filter(alt_da="").count() == 2
