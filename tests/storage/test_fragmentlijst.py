"""The fragments that people chose: a column `id`, as Excel leaves it."""

from __future__ import annotations

import pytest

from codeer.core.errors import LeesFout
from codeer.storage.fragmentlijst import lees_fragmentlijst


@pytest.mark.parametrize(
    "inhoud",
    [
        "\ufeffid;citaat\r\nf1;ja\r\n\r\nf2;nee\r\nf1;ja\r\n",
        "citaat,ID\nja, f1 \nnee,f2\nkort\n",
        "id\nf1\nf2",
    ],
)
def test_ids_are_read_once_and_in_order(inhoud, tmp_path):
    (tmp_path / "k.csv").write_text(inhoud, "utf-8", newline="")
    assert lees_fragmentlijst(tmp_path / "k.csv") == ("f1", "f2")


@pytest.mark.parametrize(
    ("inhoud", "zin"), [(b"code;pool\na;b\n", "geen kolom"), (b"id\nf\x00", "geen CSV"), (b"", "geen kolom")]
)
def test_what_cannot_be_read_is_told(inhoud, zin, tmp_path):
    (tmp_path / "k.csv").write_bytes(inhoud)
    with pytest.raises(LeesFout, match=zin):
        lees_fragmentlijst(tmp_path / "k.csv")


def test_a_file_that_is_not_there_or_not_a_file(tmp_path):
    with pytest.raises(LeesFout, match="bestaat niet"):
        lees_fragmentlijst(tmp_path / "weg.csv")
    with pytest.raises(LeesFout, match="niet te openen"):
        lees_fragmentlijst(tmp_path)
