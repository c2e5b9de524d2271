"""Which computer this is, by a name that says nothing about it; and a maker of events on it."""

from __future__ import annotations

import hashlib
import platform
import re
import secrets
from contextlib import suppress
from datetime import UTC, datetime

from codeer.core.errors import SchrijfFout
from codeer.core.gebeurtenis_maak import Maker
from codeer.storage.onderzoek import Onderzoek
from codeer.storage.schrijf import write_atomic

_VORM = re.compile(r"[0-9a-f]{8}")


def lees_apparaat(onderzoek: Onderzoek) -> str:
    """Give the random name of this computer in a study, made up the first time.

    Each computer has its own file: a synchronised folder would else give one name to two. Where it
    cannot be kept, the next session has another name; nothing depends on that.
    """
    host = hashlib.sha256(platform.node().encode()).hexdigest()[:8]
    path = onderzoek.tijdelijk / f"apparaat-{host}"
    with suppress(OSError, UnicodeDecodeError):
        found = path.read_text("ascii").strip()
        if _VORM.fullmatch(found):
            return found
    naam = secrets.token_hex(4)
    with suppress(SchrijfFout):
        write_atomic(path, naam.encode("ascii"))
    return naam


def open_maker(onderzoek: Onderzoek, codeur: str, nr: int = 0) -> Maker:
    """Give the maker of a codeur's events on this computer; `nr` is the highest number seen."""
    return Maker(codeur, lees_apparaat(onderzoek), lambda: datetime.now(UTC), secrets.token_bytes, nr)
