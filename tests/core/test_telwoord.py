from __future__ import annotations

import pytest

from codeer.core.telwoord import count


@pytest.mark.parametrize(
    ("n", "zin"),
    [
        (0, "0 regels"),
        (1, "1 regel"),
        (3, "3 regels"),
        (1200, "1.200 regels"),
        (1_234_567, "1.234.567 regels"),
    ],
)
def test_counts_as_dutch_readers_write_them(n, zin):
    assert count(n, "regel", "regels") == zin
