"""Pictures as files: what was drawn comes back, dot by dot."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from codeer.rapporten._png import schrijf_png


@pytest.mark.parametrize(("breed", "hoog"), [(1, 1), (3, 2), (40, 25)])
def test_a_reader_gets_the_same_dots(breed, hoog):
    dots = bytes(nr * 7 % 256 if nr % 4 != 3 else 255 for nr in range(4 * breed * hoog))
    data = schrijf_png(dots, breed, hoog, 180)
    with Image.open(io.BytesIO(data)) as found:
        assert (found.size, found.mode, found.format) == ((breed, hoog), "RGB", "PNG")
        assert found.info["dpi"] == pytest.approx((180, 180), abs=0.01)
        assert found.convert("RGBA").tobytes() == dots
    assert schrijf_png(dots, breed, hoog, 180) == data
