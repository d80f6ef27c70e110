"""How wide an image is printed."""

import pytest

from app.documents.tree.tree import Image, image_width


@pytest.mark.parametrize(
    ("across", "down", "width"),
    [(400, 100, 110.0), (200, 100, 110.0), (100, 100, 55.0), (100, 400, 13.75), (3, 1, 110.0)],
)
def test_a_square_or_upright_image_is_no_higher_than_half_the_width_of_a_wide_one(
    across: int, down: int, width: float
) -> None:
    assert image_width(Image("ab", "Logo", 110.0), down / across) == pytest.approx(width)
