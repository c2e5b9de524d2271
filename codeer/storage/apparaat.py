"""Which computer this is, by a name that says nothing about it; and a maker of events on it."""

from __future__ import annotations

import hashlib
import hmac
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
_KLUIS = re.compile(r"[0-9a-f]{64}")


def lees_apparaat(onderzoek: Onderzoek) -> str:
    """Give the random name of this computer in a study, made up the first time.

    Each computer has its own file: a synchronised folder would else give one name to two. Where it
    cannot be kept, the next session has another name; nothing depends on that.
    """
    return _random(onderzoek, "apparaat", _VORM)


def lees_kluis(onderzoek: Onderzoek, codeur: str) -> bytes:
    """Give the secret that locks what a codeur's browser holds until it is saved; the same at every start.

    It lies beside the interviews: who can read it needs it no more. It never leaves in a bundle.
    """
    secret = _random(onderzoek, "kluis", _KLUIS)
    return hmac.digest(secret.encode("ascii"), codeur.encode("utf-8"), "sha256")


def _random(onderzoek: Onderzoek, soort: str, vorm: re.Pattern[str]) -> str:
    """Give what was made up by chance for this computer, in a form that says how long it is."""
    host = hashlib.sha256(platform.node().encode()).hexdigest()[:8]
    path = onderzoek.tijdelijk / f"{soort}-{host}"
    with suppress(OSError, UnicodeDecodeError):
        found = path.read_text("ascii").strip()
        if vorm.fullmatch(found):
            return found
    made = secrets.token_hex(32 if vorm is _KLUIS else 4)
    with suppress(SchrijfFout):
        write_atomic(path, made.encode("ascii"))
    return made


def open_maker(onderzoek: Onderzoek, codeur: str, nr: int = 0) -> Maker:
    """Give the maker of a codeur's events on this computer; `nr` is the highest number seen."""
    return Maker(codeur, lees_apparaat(onderzoek), lambda: datetime.now(UTC), secrets.token_bytes, nr)
