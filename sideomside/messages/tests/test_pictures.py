"""A picture arrives without what the camera noted, and goes to nobody but the two."""

from io import BytesIO
from struct import pack
from uuid import uuid4
from zlib import compress, crc32

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from PIL import Image

from sideomside.ground.ui.pictures import LONGEST_SIDE, MOST_BYTES, NotAPicture, draw_anew
from sideomside.messages.models import Message, Picture
from sideomside.messages.tests.cast import Cast, a_pair, a_picture, came_in, signed_in
from sideomside.people.rules import Hat
from tests.people import someone

MINE, HIS = "/min-side/skriv-sammen/", "/skriv-sammen/"


def from_a_phone() -> bytes:
    """Lying on its side, with a place and a telephone noted in it."""
    exif = Image.Exif()
    exif[0x0112], exif[0x010F], exif[0x9286] = 6, "Telefonen", "hemmelig note"
    exif.get_ifd(0x8825)[1] = "N"
    return a_picture("JPEG", (40, 20), exif=exif.tobytes(), comment=b"hemmelig kommentar")


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "GIF", "WEBP"])
def test_every_kind_becomes_the_same_plain_kind(kind: str) -> None:
    drawn = draw_anew(a_picture(kind))
    assert drawn.content[:3] == b"\xff\xd8\xff" and (drawn.width, drawn.height) == (40, 30)


def test_nothing_the_camera_noted_comes_along_and_it_stands_upright() -> None:
    raw = from_a_phone()
    assert b"hemmelig" in raw and b"Telefonen" in raw
    drawn = draw_anew(raw)
    assert b"hemmelig" not in drawn.content and b"Telefonen" not in drawn.content
    with Image.open(BytesIO(drawn.content)) as picture:
        assert not picture.getexif() and set(picture.info) <= {
            "jfif",
            "jfif_version",
            "jfif_unit",
            "jfif_density",
        }
        assert picture.size == (20, 40)


def test_words_written_behind_the_picture_do_not_come_along() -> None:
    assert b"hemmelig" not in draw_anew(a_picture("PNG") + b"hemmelig").content


def test_what_could_be_seen_through_is_white() -> None:
    out = BytesIO()
    Image.new("RGBA", (8, 8), (0, 0, 0, 0)).save(out, "PNG")
    with Image.open(BytesIO(draw_anew(out.getvalue()).content)) as picture:
        assert min(picture.getpixel((4, 4))) > 250  # type: ignore[type-var]


def test_a_large_picture_becomes_smaller() -> None:
    assert max(draw_anew(a_picture("JPEG", (4000, 300)))[1:]) == LONGEST_SIDE


def a_bomb() -> bytes:
    """A few hundred bytes that say they are forty thousand dots on each side."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return pack(">I", len(data)) + name + data + pack(">I", crc32(name + data))

    head = pack(">IIBBBBB", 40_000, 40_000, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", compress(b"\0" * 99))
        + chunk(b"IEND", b"")
    )


REFUSED = {
    "a bomb": a_bomb(),
    "cut short": a_picture("PNG", (400, 400))[:200],
    "a drawing that runs": b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
    "a page": b"<!doctype html><script>alert(1)</script>",
    "a TIFF": a_picture("TIFF"),
    "nothing but a name": b"\xff\xd8\xff",
    "too many bytes": b"\0" * (MOST_BYTES + 1),
    "an ICO": a_picture("ICO"),
}


@pytest.mark.parametrize("raw", REFUSED.values(), ids=REFUSED)
def test_what_is_no_picture_is_refused(raw: bytes) -> None:
    with pytest.raises(NotAPicture):
        draw_anew(raw)


def sent(client: Client, cast: Cast, raw: bytes, words: str = "") -> Picture | None:
    file = SimpleUploadedFile("IMG_0001 min adresse.jpg", raw, "image/jpeg")
    client.post(f"{MINE}{cast.pair.id}/", {"words": words, "picture": file, "once": str(uuid4())})
    return Picture.objects.first()


def test_jonas_sees_idas_picture_and_nobody_else_does(cast: Cast) -> None:
    hers = came_in(cast.house, cast.ida)
    picture = sent(hers, cast, from_a_phone(), "Se min altan")
    assert picture is not None
    answer = signed_in(cast.house, cast.jonas).get(f"{HIS}billede/{picture.id}/")
    assert answer["Content-Type"] == "image/jpeg" and answer["Cache-Control"] == "no-store"
    assert answer["X-Content-Type-Options"] == "nosniff" and "sandbox" in answer["Content-Security-Policy"]
    assert "adresse" not in str(answer.headers) and b"hemmelig" not in answer.content
    noor, lone = someone(cast.house, "Noor", Hat.PARTICIPANT), someone(cast.house, "Lone", Hat.PEER)
    a_pair(cast.house, noor, lone)
    others = [(came_in(cast.house, noor), MINE), (signed_in(cast.house, lone), HIS)]
    for client, tree in [*others, (signed_in(cast.house, cast.karen), HIS)]:
        assert client.get(f"{tree}billede/{picture.id}/").status_code == 404
    stranger = Client().get(f"{HIS}billede/{picture.id}/")
    assert stranger.status_code == 302 and stranger["Location"].startswith("/konto/login/")


def test_two_pictures_without_words_from_one_form_are_two_and_the_same_twice_is_one(cast: Cast) -> None:
    client, once = came_in(cast.house, cast.ida), str(uuid4())
    first, second = a_picture(), a_picture("JPEG", (60, 50))
    for raw in (first, first, second):
        file = SimpleUploadedFile("x.jpg", raw, "image/jpeg")
        client.post(f"{MINE}{cast.pair.id}/", {"words": "", "picture": file, "once": once})
    assert sorted(Picture.objects.values_list("width", flat=True)) == [40, 60]


def test_a_picture_is_sealed(cast: Cast) -> None:
    sent(came_in(cast.house, cast.ida), cast, a_picture())
    with connection.cursor() as cursor:
        cursor.execute("SELECT content FROM messages_picture")
        assert b"JFIF" not in bytes(cursor.fetchone()[0])


def test_a_picture_we_cannot_open_keeps_the_words(cast: Cast) -> None:
    client = came_in(cast.house, cast.ida)
    file = SimpleUploadedFile("x.jpg", REFUSED["a page"], "image/jpeg")
    answer = client.post(f"{MINE}{cast.pair.id}/", {"words": "Se min altan", "picture": file})
    assert answer.status_code == 200 and "Se min altan" in answer.content.decode()
    assert "Vi kunne ikke åbne billedet" in answer.content.decode() and not Message.objects.exists()


def test_a_picture_larger_than_memory_is_said_and_not_left_out_in_silence(cast: Cast) -> None:
    client = came_in(cast.house, cast.ida)
    file = SimpleUploadedFile("x.jpg", b"\xff" * (12 * 1024 * 1024 + 1), "image/jpeg")
    answer = client.post(f"{MINE}{cast.pair.id}/", {"words": "Se min altan", "picture": file})
    assert "Billedet er større" in answer.content.decode() and not Message.objects.exists()
