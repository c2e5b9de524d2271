"""Find the study that every other step works on; the command line has no other way to it."""

from __future__ import annotations

import os
from pathlib import Path

from codeer.core.errors import OnderzoekFout
from codeer.storage.onderzoek import Onderzoek, vind_onderzoek


def open_onderzoek(map: Path | None, begin: Path | None = None) -> Onderzoek:
    """Find the study in `map`, else from `begin` (default: where you stand) upwards; or OnderzoekFout."""
    try:
        return vind_onderzoek(map, begin or Path.cwd())
    except OnderzoekFout as fout:
        setting = os.environ.get("CODEER_MAP")
        if map is None or not setting or Path(setting) != map:
            raise
        raise OnderzoekFout(f"{fout.fout} Die map komt uit CODEER_MAP.", fout.tip) from fout


def zoek_onderzoek(map: Path | None, begin: Path | None = None) -> Onderzoek | None:
    """Find the study like `open_onderzoek`, or None where there is none and none was asked for."""
    try:
        return open_onderzoek(map, begin)
    except OnderzoekFout:
        if map is not None:
            raise
        return None
