"""The page that explains the codebook shows what works, and what goes wrong goes wrong."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from codeer.storage.codeboek import ontleed_codeboek

PAGE = (Path(__file__).parents[2] / "docs" / "codeboek.md").read_text("utf-8")
BOOKS = re.findall(r"^```yaml\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
ROWS = re.findall(r"^\| `(.+?)` \| `(.+?)`.*? \| .*\|$", PAGE.split("## Waar YAML")[1], re.MULTILINE)


@pytest.mark.parametrize("text", BOOKS)
def test_every_codebook_on_the_page_is_sound(text: str) -> None:
    loaded = ontleed_codeboek(text.encode())
    assert loaded.fouten == ()
    assert [m for m in loaded.waarschuwingen if m.regel] == []


def placed(cell: str) -> str:
    """Put a snippet of the page where it belongs in a codebook."""
    head = "formaat: 1\ncodeboek: x\nwoordgroepen: {loket: [a]}\ncodes:\n  c:\n"
    if cell.startswith("- ") or (cell.startswith("-") and not cell.startswith("-:")):
        return f"{head}    definitie: x\n    termen:\n      {cell}\n"
    if cell.startswith("["):
        return f"{head}    definitie: x\n    termen: {cell}\n"
    if cell.startswith("{"):
        return f"{head}    definitie: x\n    termen: [b]\n    voorbeelden:\n      - {cell}\n"
    if cell.startswith("pool"):
        return f"{head}    definitie: x\n    min: [b]\n    voorbeelden:\n      - tekst: d\n        {cell}\n"
    more = "" if cell.startswith("definitie") else "    definitie: x\n"
    return f"{head}{more}    {cell}\n    termen: [b]\n"


@pytest.mark.parametrize(("wrong", "right"), ROWS)
def test_stumbling_blocks(wrong: str, right: str) -> None:
    bad, good = (ontleed_codeboek(placed(cell).encode()) for cell in (wrong, right))
    assert bad.fouten or bad.waarschuwingen
    assert (good.fouten, good.waarschuwingen) == ((), ())


def test_the_table_was_found() -> None:
    assert len(ROWS) == 10
    assert len(BOOKS) == 4
