"""A picture for the first page of documents, looked at before it is kept: what it is, and how large."""

from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from warnings import catch_warnings, simplefilter

from PIL import ExifTags, Image

from app.problems import Refused

KINDS = {"PNG": "image/png", "JPEG": "image/jpeg"}
MOST_PIXELS = 40_000_000
"""More than any camera's or designer's logo needs; such a picture is not even opened."""
WIDEST = 1_200
"""Pixels across that are kept: enough for print at any width that a logo has."""
_LARGEST = 30_000_000
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
    try:
        size = path.stat().st_size
        data = path.read_bytes() if size <= _LARGEST else b""
    except OSError as error:
        raise Refused(f"“{path.name}” cannot be read: {error.strerror or error}. Choose another file.") from error
    if size > _LARGEST:
        raise Refused(f"“{path.name}” is larger than {_LARGEST // 1_000_000} MB. Choose a smaller picture.")
    return _kept(path.name, data)


def _kept(name: str, data: bytes) -> LogoFile:
    try:
        with catch_warnings():
            simplefilter("ignore", UserWarning)  # what it says of odd details; dots are counted here
            simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(BytesIO(data)) as picture:
                return _drawn(name, picture)
    except Image.DecompressionBombError as error:
        raise Refused(_too_large(name)) from error
    except (OSError, ValueError, SyntaxError) as error:
        raise Refused(f"“{name}” is not a picture that can be used. Choose a PNG or JPEG file.") from error


def _drawn(name: str, picture: Image.Image) -> LogoFile:
    if picture.format not in KINDS:
        raise Refused(f"“{name}” is not a PNG or JPEG picture. Save your logo as PNG and choose that.")
    across, down = picture.size
    if across * down > MOST_PIXELS:
        raise Refused(_too_large(name))
    clear = picture.format == "PNG"
    plain = _upright(_in_bytes(picture)).convert("RGBA" if clear else "RGB")
    plain.thumbnail((WIDEST, 2 * WIDEST))
    out = BytesIO()
    plain.save(out, "PNG" if clear else "JPEG", **({"optimize": True} if clear else {"quality": 92}))
    return LogoFile(name, out.getvalue(), KINDS["PNG" if clear else "JPEG"])


def _in_bytes(picture: Image.Image) -> Image.Image:
    """Greys of 16 bits as greys of 8, which would be cut off at white otherwise."""
    return picture.point(lambda grey: grey * (1 / 256)).convert("L") if picture.mode.startswith("I") else picture


def _upright(picture: Image.Image) -> Image.Image:
    turn = _TURNS.get(picture.getexif().get(ExifTags.Base.Orientation, 1))
    return picture if turn is None else picture.transpose(turn)


def _too_large(name: str) -> str:
    return f"“{name}” has too many dots for a logo. Save it smaller, such as {WIDEST:,} dots across."
