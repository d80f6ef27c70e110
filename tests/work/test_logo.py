"""A logo is looked at before it is kept."""

from contextlib import suppress
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from app.problems import Refused
from app.work.logo import WIDEST, read_logo


def saved(folder: Path, mode: str, kind: str, size: tuple[int, int] = (40, 20)) -> Path:
    path = folder / f"our logo.{kind.lower()}"
    Image.new(mode, size).save(path, kind)
    return path


def test_a_png_stays_see_through(tmp_path: Path) -> None:
    found = read_logo(saved(tmp_path, "RGBA", "PNG"))
    assert (found.name, found.media_type) == ("our logo.png", "image/png")
    assert Image.open(BytesIO(found.data)).getpixel((0, 0)) == (0, 0, 0, 0)


@pytest.mark.parametrize(("mode", "kind"), [("P", "PNG"), ("L", "PNG"), ("CMYK", "JPEG"), ("RGB", "JPEG")])
def test_any_colours_become_plain_ones(tmp_path: Path, mode: str, kind: str) -> None:
    kept = Image.open(BytesIO(read_logo(saved(tmp_path, mode, kind)).data))
    assert kept.mode == ("RGBA" if kind == "PNG" else "RGB")


def test_greys_of_sixteen_bits_stay_the_greys_they_are(tmp_path: Path) -> None:
    path = tmp_path / "logo.png"
    Image.new("I;16", (4, 4), 0x8000).save(path)
    assert Image.open(BytesIO(read_logo(path).data)).getpixel((0, 0)) == (128, 128, 128, 255)


@pytest.mark.parametrize(("turn", "size"), [(1, (40, 20)), (3, (40, 20)), (6, (20, 40)), (8, (20, 40))])
def test_a_picture_stands_as_its_camera_says(tmp_path: Path, turn: int, size: tuple[int, int]) -> None:
    path, picture = tmp_path / "logo.jpg", Image.new("RGB", (40, 20))
    exif = picture.getexif()
    exif[0x0112] = turn
    picture.save(path, exif=exif)
    assert Image.open(BytesIO(read_logo(path).data)).size == size


@settings(max_examples=200, deadline=None)
@given(changes=st.lists(st.tuples(st.integers(0, 159), st.integers(0, 255)), max_size=4), turn=st.integers(0, 70_000))
def test_whatever_is_wrong_in_a_picture_it_is_kept_or_refused(
    changes: list[tuple[int, int]], turn: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path, picture = tmp_path_factory.mktemp("logo") / "logo.jpg", Image.new("RGB", (40, 20))
    exif = picture.getexif()
    exif[0x0112], exif[0x010E] = turn % 0xFFFF, "ours"
    picture.save(path, exif=exif)
    data = bytearray(path.read_bytes())
    for at, value in changes:
        data[at] = value
    path.write_bytes(data)
    with suppress(Refused):
        assert read_logo(path).data


def test_a_large_one_is_kept_smaller(tmp_path: Path) -> None:
    kept = Image.open(BytesIO(read_logo(saved(tmp_path, "RGB", "PNG", (4_000, 1_000))).data))
    assert kept.size == (WIDEST, WIDEST // 4)


def test_what_is_called_a_picture_is_looked_at_by_its_bytes(tmp_path: Path) -> None:
    path = saved(tmp_path, "RGB", "JPEG").rename(tmp_path / "logo.png")
    assert read_logo(path).media_type == "image/jpeg"


@pytest.mark.parametrize("data", [b"", b"<svg/>", b"\x89PNG\r\n\x1a\n", b"%PDF-1.7"])
def test_what_is_no_picture_is_refused_by_name(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "logo.png").write_bytes(data)
    with pytest.raises(Refused, match="is not a picture that can be used"):
        read_logo(tmp_path / "logo.png")


def test_a_cut_off_picture_is_refused(tmp_path: Path) -> None:
    path = saved(tmp_path, "RGB", "JPEG", (400, 400))
    path.write_bytes(path.read_bytes()[:600])
    with pytest.raises(Refused, match="is not a picture that can be used"):
        read_logo(path)


def test_another_kind_of_picture_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="Save your logo as PNG"):
        read_logo(saved(tmp_path, "RGB", "GIF"))


@pytest.mark.parametrize("size", [(20_000, 10_000), (10_000, 5_000)])
def test_a_picture_of_too_many_megapixels_is_not_drawn(tmp_path: Path, size: tuple[int, int]) -> None:
    path = saved(tmp_path, "1", "PNG", size)
    with pytest.raises(Refused, match="has too many dots for a logo"):
        read_logo(path)


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match=r"“gone\.png” cannot be read"):
        read_logo(tmp_path / "gone.png")
