"""`grafstenen.jsonl`: what was taken out of the study for good, so that no copy brings it back.

Who takes an interview out, or rewrites its text for the sake of someone's privacy, leaves a stone here
first: kinds, names and hashes, never content. Reading and merging pass over what lies under one.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from codeer.core.errors import Melding, OnderzoekFout
from codeer.core.gebeurtenis import Gebeurtenis, Onbekend
from codeer.storage.onderzoek import Onderzoek
from codeer.storage.schrijf import write_atomic

BESTAND = "grafstenen.jsonl"
VERSIE = 1


class Reden(StrEnum):
    """Why something is gone."""

    INTREKKEN = "intrekken"  # the whole interview went
    VERVANGEN = "pseudo vervang"  # these versions of the text went, the interview stayed


@dataclass(frozen=True, slots=True)
class Grafsteen:
    """What is gone: versions of an interview's text (sha256) with all work on them, and single events (ids).

    Of an interview that was withdrawn, work that names no text (memos) is gone too. `tijd` is UTC.
    """

    soort: Reden
    interview: str
    teksten: tuple[str, ...] = ()
    gebeurtenissen: tuple[str, ...] = ()
    tijd: str = ""

    def to_json(self) -> bytes:
        """Give the line of the file."""
        raw = {
            "v": VERSIE,
            "tijd": self.tijd,
            "soort": self.soort,
            "interview": self.interview,
            "teksten": self.teksten,
            "gebeurtenissen": self.gebeurtenissen,
        }
        return json.dumps(raw, ensure_ascii=False, separators=(",", ":")).encode("utf-8") + b"\n"

    @classmethod
    def from_json(cls, regel: bytes) -> Grafsteen:
        """Read a line of the file; ValueError when it is none."""
        raw = json.loads(regel)
        try:
            shas, ids = raw["teksten"], raw["gebeurtenissen"]
            if raw["v"] != VERSIE or not isinstance(shas, list) or not isinstance(ids, list):
                raise ValueError("grafsteen")
            names = tuple(map(str, shas)), tuple(map(str, ids))
            return cls(Reden(raw["soort"]), str(raw["interview"]), *names, str(raw["tijd"]))
        except (KeyError, TypeError) as error:
            raise ValueError("grafsteen") from error


class Grafstenen:
    """All that is gone from a study; `meldingen` says which lines of the file could not be read."""

    def __init__(self, stenen: Iterable[Grafsteen] = (), meldingen: Iterable[Melding] = ()) -> None:
        self.stenen = tuple(stenen)
        self.meldingen = tuple(meldingen)
        self._ids = frozenset(id for steen in self.stenen for id in steen.gebeurtenissen)
        self._shas = frozenset(sha for steen in self.stenen for sha in steen.teksten)
        self._whole = frozenset(s.interview for s in self.stenen if s.soort is Reden.INTREKKEN)

    def __bool__(self) -> bool:
        return bool(self.stenen)

    def is_dood(self, gebeurtenis: Gebeurtenis | Onbekend) -> bool:
        """Tell whether an event lies under a stone; whoever brings it back must leave it out."""
        g = gebeurtenis
        if g.id in self._ids:
            return True
        if isinstance(g, Onbekend):
            # nobody knows where a later version keeps the text: its name alone is enough
            return g.interview in self._whole or any(sha in g.regel for sha in self._shas)
        return g.tekst in self._shas or (g.interview in self._whole and not g.tekst)

    def is_weg(self, tekst: str) -> bool:
        """Tell whether a text (its sha256) is gone, with all that was said of it."""
        return tekst in self._shas


def grafstenen_pad(onderzoek: Onderzoek) -> Path:
    """Give the path of the stones."""
    return onderzoek.map / BESTAND


def lees_grafstenen(onderzoek: Onderzoek) -> Grafstenen:
    """Read all stones; a damaged line is told and stops nothing."""
    path = grafstenen_pad(onderzoek)
    if not path.is_file():
        return Grafstenen()
    stenen, meldingen = [], []
    for nr, line in enumerate(_bytes(path).removeprefix(b"\xef\xbb\xbf").split(b"\n"), 1):
        if not line.strip(b"\0\r "):
            continue
        try:
            stenen.append(Grafsteen.from_json(line))
        except (ValueError, RecursionError):
            text = "deze regel is niet te lezen; wat ingetrokken is, kan daardoor terugkomen."
            meldingen.append(Melding(nr, text, f"Zet {BESTAND} terug uit een reservekopie."))
    return Grafstenen(stenen, meldingen)


def zet_grafsteen(onderzoek: Onderzoek, steen: Grafsteen) -> None:
    """Add a stone, on the disk when this returns; call it under the study's lock, before anything goes."""
    path = grafstenen_pad(onderzoek)
    old = _bytes(path) if path.is_file() else b""
    glue = b"\n" if old and not old.endswith(b"\n") else b""
    write_atomic(path, old + glue + steen.to_json())


def encode_grafstenen(stenen: Grafstenen) -> bytes:
    """Give the bytes of the file."""
    return b"".join(steen.to_json() for steen in stenen.stenen)


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        # going on without would bring back what people were promised is gone
        raise OnderzoekFout(
            f"{path} kan niet gelezen worden.", "Sluit het bestand elders en probeer het opnieuw."
        ) from error
