"""A picture is drawn anew from its dots: where and when it was taken, and by which phone, does not come along."""

from io import BytesIO
from typing import NamedTuple

from PIL import Image, ImageOps, UnidentifiedImageError

MOST_BYTES = 10 * 1024 * 1024
MOST_DOTS = {"JPEG": 64_000_000, "PNG": 24_000_000, "GIF": 24_000_000, "WEBP": 24_000_000}
LONGEST_SIDE = 1600
QUALITY = 82
SMALL_BYTES, SMALL_SIDES, SMALL_QUALITIES = 8_000, (720, 560, 420, 300), (70, 50, 35)


class NotAPicture(Exception):
    """It cannot be drawn: another kind of file, cut short, or far too large."""


class Drawn(NamedTuple):
    """A picture without anything but its dots."""

    content: bytes
    width: int
    height: int


def draw_anew(raw: bytes) -> Drawn:
    """The size is asked for before a single dot is unfolded, so that a small file cannot fill the memory."""
    if len(raw) > MOST_BYTES:
        raise NotAPicture("bytes")
    try:
        with Image.open(BytesIO(raw), formats=list(MOST_DOTS)) as picture:
            width, height = picture.size
            if width * height > MOST_DOTS[str(picture.format)]:
                raise NotAPicture("dots")
            picture.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
            return _saved(_on_white(ImageOps.exif_transpose(picture)))
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, SyntaxError, ValueError) as wrong:
        raise NotAPicture(type(wrong).__name__) from wrong


def draw_small(raw: bytes) -> Drawn:
    """For a page anybody opens on a slow phone: smaller and plainer until it weighs next to nothing."""
    drawn = draw_anew(raw)
    with Image.open(BytesIO(drawn.content)) as picture:
        tries = [(side, quality) for side in SMALL_SIDES for quality in SMALL_QUALITIES]
        for side, quality in tries:
            small = picture.copy()
            small.thumbnail((side, side))
            out = BytesIO()
            small.save(out, "WEBP", quality=quality, method=6)
            if out.tell() <= SMALL_BYTES:
                break
    return Drawn(out.getvalue(), small.width, small.height)


def _on_white(picture: Image.Image) -> Image.Image:
    """What could be seen through is white; the first picture of a moving one stands for it."""
    picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    seen = picture.convert("RGBA")
    paper = Image.new("RGB", seen.size, "white")
    paper.paste(seen, mask=seen.getchannel("A"))
    return paper


def _saved(picture: Image.Image) -> Drawn:
    out = BytesIO()
    picture.save(out, "JPEG", quality=QUALITY, optimize=True)
    return Drawn(out.getvalue(), picture.width, picture.height)
