"""A picture for the first page of documents, looked at before it is kept: what it is, and how large."""

from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from warnings import catch_warnings, simplefilter

from PIL import ExifTags, Image

from app.problems import Refused
from app.text import whole_text

KINDS = {"PNG": "image/png", "JPEG": "image/jpeg"}
MOST_PIXELS = 40_000_000
"""More than any logo needs: of such a picture only the size is read."""
WIDEST = 1_200
"""Pixels across or down that are kept: enough for print at any width that a logo has."""
_LARGEST = 30_000_000
_STARTS = {"PNG": b"\x89PNG\r\n\x1a\n", "JPEG": b"\xff\xd8\xff"}
"""With which bytes each kind begins. Nothing else is even tried: what reads the many other kinds fails in many ways."""
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""How a camera says that its picture has to be turned (EXIF, Orientation)."""


@dataclass(frozen=True, slots=True)
class LogoFile:
    """A picture as it is kept: its name, its bytes and what they are."""

    name: str
    data: bytes
    media_type: str


def read_logo(path: Path) -> LogoFile:
    """A PNG or JPEG file as it is kept: scaled down where it is large, see-through where it was.

    Raises Refused, naming the file, for one that cannot be read, is no such picture, is cut off or is too large.
    """
    name = whole_text(path.name)
    try:
        size = path.stat().st_size
        data = path.read_bytes() if 0 < size <= _LARGEST else b""
    except OSError as error:
        raise Refused(f"“{name}” cannot be read: {error.strerror or error}. Choose another file.") from error
    if not size:
        raise Refused(f"“{name}” is empty. Choose another file.")
    if size > _LARGEST:
        raise Refused(f"“{name}” is larger than {_LARGEST // 1_000_000} MB. Choose a smaller picture.")
    return _kept(name, data)


def _kept(name: str, data: bytes) -> LogoFile:
    kind = next((kind for kind, start in _STARTS.items() if data.startswith(start)), None)
    if kind is None:
        raise Refused(f"“{name}” is not a PNG or JPEG picture. Save your logo as PNG and choose that.")
    try:
        with catch_warnings():
            simplefilter("ignore")
            with Image.open(BytesIO(data), formats=(kind,)) as picture:
                return LogoFile(name, _drawn(name, picture, kind), KINDS[kind])
    except Image.DecompressionBombError as error:
        raise Refused(_too_large(name)) from error
    except (OSError, ValueError, SyntaxError) as error:
        raise Refused(f"“{name}” is damaged or cut off. Save your logo again as PNG and choose that.") from error


def _drawn(name: str, picture: Image.Image, kind: str) -> bytes:
    """The bytes of the picture as it is kept: upright, in plain colours."""
    across, down = picture.size
    if across * down > MOST_PIXELS:
        raise Refused(_too_large(name))
    plain = _upright(_in_eight_bits(picture)).convert("RGBA" if kind == "PNG" else "RGB")
    plain.thumbnail((WIDEST, WIDEST))
    out = BytesIO()
    plain.save(out, kind, **({"optimize": True} if kind == "PNG" else {"quality": 92}))
    return out.getvalue()


def _in_eight_bits(picture: Image.Image) -> Image.Image:
    """Grey of sixteen bits, which would else be cut off at white, as grey of eight."""
    if not picture.mode.startswith("I"):
        return picture
    return picture.convert("I").point(lambda value: value * (1 / 256)).convert("L")


def _upright(picture: Image.Image) -> Image.Image:
    turn = _TURNS.get(picture.getexif().get(ExifTags.Base.Orientation, 1))
    return picture if turn is None else picture.transpose(turn)


def _too_large(name: str) -> str:
    return f"“{name}” has too many dots for a logo. Save it smaller, such as {WIDEST:,} dots across."
