"""A logo is looked at before it is kept."""

from contextlib import suppress
from io import BytesIO
from os import fsdecode
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from app.problems import Refused
from app.work.logo import WIDEST, read_logo


def saved(folder: Path, mode: str, kind: str, size: tuple[int, int] = (40, 20)) -> Path:
    path = folder / f"our logo.{kind.lower()}"
    Image.new(mode, size).save(path, kind)
    return path


def turned(turn: int) -> Image.Exif:
    exif = Image.Exif()
    exif[0x0112], exif[0x010E] = turn, "ours"
    return exif


def test_a_png_stays_see_through(tmp_path: Path) -> None:
    found = read_logo(saved(tmp_path, "RGBA", "PNG"))
    assert (found.name, found.media_type) == ("our logo.png", "image/png")
    assert Image.open(BytesIO(found.data)).getpixel((0, 0)) == (0, 0, 0, 0)


@pytest.mark.parametrize(("mode", "kind"), [("P", "PNG"), ("L", "PNG"), ("CMYK", "JPEG"), ("RGB", "JPEG")])
def test_any_colours_become_plain_ones(tmp_path: Path, mode: str, kind: str) -> None:
    kept = Image.open(BytesIO(read_logo(saved(tmp_path, mode, kind)).data))
    assert kept.mode == ("RGBA" if kind == "PNG" else "RGB")


def test_a_large_one_is_kept_smaller(tmp_path: Path) -> None:
    kept = Image.open(BytesIO(read_logo(saved(tmp_path, "RGB", "PNG", (4_000, 1_000))).data))
    assert kept.size == (WIDEST, WIDEST // 4)
    assert Image.open(BytesIO(read_logo(saved(tmp_path, "RGB", "PNG", (1_000, 4_000))).data)).size == (300, WIDEST)


def test_what_is_called_a_picture_is_looked_at_by_its_bytes(tmp_path: Path) -> None:
    path = saved(tmp_path, "RGB", "JPEG").rename(tmp_path / "logo.png")
    assert read_logo(path).media_type == "image/jpeg"


@pytest.mark.parametrize("data", [b"<svg/>", b"\x89PN", b"%PDF-1.7", b"GIF89a", b"II*\0", b"DDS "])
def test_what_is_no_such_picture_is_refused_by_name(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "logo.png").write_bytes(data)
    with pytest.raises(Refused, match=r"^“logo\.png” is not a PNG or JPEG picture\. Save your logo as PNG"):
        read_logo(tmp_path / "logo.png")


def test_an_empty_file_is_refused_as_empty(tmp_path: Path) -> None:
    (tmp_path / "logo.png").write_bytes(b"")
    with pytest.raises(Refused, match=r"^“logo\.png” is empty\. Choose another file\.$"):
        read_logo(tmp_path / "logo.png")


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
@pytest.mark.parametrize("kept", [9, 60, 300])
def test_a_cut_off_picture_is_refused(tmp_path: Path, kind: str, kept: int) -> None:
    path = saved(tmp_path, "RGB", kind, (400, 400))
    path.write_bytes(path.read_bytes()[:kept])
    with pytest.raises(Refused, match="is damaged or cut off"):
        read_logo(path)


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(kind=st.sampled_from(["PNG", "JPEG", "GIF", "DDS"]), spots=st.lists(st.tuples(st.floats(0, 1), st.binary())))
def test_a_damaged_file_is_a_picture_or_is_refused(tmp_path: Path, kind: str, spots: list[tuple[float, bytes]]) -> None:
    path = saved(tmp_path, "RGB", kind)
    data = bytearray(path.read_bytes())
    for place, new in spots:
        at = round(place * len(data))
        data[at : at + len(new)] = new
    path.write_bytes(data)
    try:
        found = read_logo(path)
    except Refused as refusal:
        assert path.name in str(refusal)  # noqa: PT017  # either is right
    else:
        assert Image.open(BytesIO(found.data)).size[0] <= WIDEST


def test_a_photograph_of_a_telephone_with_a_second_picture_inside_is_taken(tmp_path: Path) -> None:
    path = tmp_path / "logo.jpg"
    picture = Image.new("RGB", (40, 20), "green")
    picture.save(path, "MPO", save_all=True, append_images=[picture])
    with Image.open(path) as opened:
        assert opened.format == "MPO"
    assert read_logo(path).media_type == "image/jpeg"


@pytest.mark.parametrize(("turn", "size"), [(1, (40, 20)), (3, (40, 20)), (6, (20, 40)), (8, (20, 40))])
def test_a_picture_stands_as_its_camera_says(tmp_path: Path, turn: int, size: tuple[int, int]) -> None:
    Image.new("RGB", (40, 20)).save(tmp_path / "logo.jpg", exif=turned(turn))
    assert Image.open(BytesIO(read_logo(tmp_path / "logo.jpg").data)).size == size


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(changes=st.lists(st.tuples(st.integers(0, 159), st.integers(0, 255)), max_size=4), turn=st.integers(0, 0xFFFF))
def test_whatever_a_camera_wrote_in_a_picture_it_is_kept_or_refused(
    tmp_path: Path, changes: list[tuple[int, int]], turn: int
) -> None:
    path = tmp_path / "logo.jpg"
    Image.new("RGB", (40, 20)).save(path, exif=turned(turn))
    data = bytearray(path.read_bytes())
    for at, value in changes:
        data[at] = value
    path.write_bytes(data)
    with suppress(Refused):
        assert read_logo(path).media_type == "image/jpeg"


def test_grey_of_sixteen_bits_stays_grey(tmp_path: Path) -> None:
    Image.new("I;16", (4, 4), 0x8000).save(tmp_path / "logo.png")
    assert Image.open(BytesIO(read_logo(tmp_path / "logo.png").data)).getpixel((0, 0)) == (128, 128, 128, 255)


def test_a_name_that_is_no_text_is_kept_as_text(tmp_path: Path) -> None:
    path = tmp_path / fsdecode(b"lo\xffgo.png")
    try:
        saved(tmp_path, "RGB", "PNG").rename(path)
    except OSError:
        pytest.skip("this system has no such names")
    assert read_logo(path).name == "lo?go.png"


@pytest.mark.parametrize("size", [(20_000, 10_000), (10_000, 5_000)])
def test_a_picture_of_too_many_megapixels_is_not_drawn(tmp_path: Path, size: tuple[int, int]) -> None:
    path = saved(tmp_path, "1", "PNG", size)
    with pytest.raises(Refused, match="has too many dots for a logo"):
        read_logo(path)


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match=r"“gone\.png” cannot be read"):
        read_logo(tmp_path / "gone.png")
