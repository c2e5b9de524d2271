"""`terugkoppeling.jsonl`: what people were asked about their quotes, and said; lines are only added."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from codeer.core.errors import Melding, OnderzoekFout
from codeer.core.gebeurtenis import Anker
from codeer.core.terugkoppeling import Antwoord, Antwoordsoort, Vraag
from codeer.storage.onderzoek import Onderzoek
from codeer.storage.schrijf import write_faults

STAM = "terugkoppeling"
BESTAND = f"{STAM}.jsonl"
VERSIE = 1
_FLAGS = os.O_RDWR | os.O_APPEND | os.O_CREAT | getattr(os, "O_BINARY", 0)


@dataclass(frozen=True, slots=True)
class Gelezen:
    """All that was asked and said, each once; `meldingen` says which lines cannot be read."""

    vragen: tuple[Vraag, ...] = ()
    antwoorden: tuple[Antwoord, ...] = ()
    meldingen: tuple[tuple[Path, Melding], ...] = ()

    @property
    def hoogste(self) -> int:
        """Give the highest number."""
        return max([0, *(v.nr for v in self.vragen), *(a.nr for a in self.antwoorden)])


def terugkoppeling_pad(onderzoek: Onderzoek) -> Path:
    """Give the file in which new questions and answers come."""
    return onderzoek.map / BESTAND


def lees_terugkoppeling(onderzoek: Onderzoek) -> Gelezen:
    """Read all that was asked and said, also from the copies that a synchronised folder makes of the file.

    Raises OnderzoekFout when a file cannot be read.
    """
    found: dict[str, Vraag | Antwoord] = {}
    notes: list[tuple[Path, Melding]] = []
    for path in sorted(onderzoek.map.glob(f"{STAM}*.jsonl")):
        rows, bad = ontleed(_bytes(path))
        tip = "Zet het bestand terug uit een reservekopie; de andere regels tellen gewoon."
        notes += [(path, Melding(nr, "deze regel is niet te lezen.", tip)) for nr in bad]
        for row in rows:
            former = found.get(row.id)
            if former is None or row.nr < former.nr:
                found[row.id] = row
    every = sorted(found.values(), key=lambda r: (r.nr, r.id))
    return Gelezen(
        tuple(r for r in every if isinstance(r, Vraag)),
        tuple(r for r in every if isinstance(r, Antwoord)),
        tuple(notes),
    )


def ontleed(inhoud: bytes) -> tuple[list[Vraag | Antwoord], list[int]]:
    """Give what stands in such a file, and the numbers of the lines that cannot be read."""
    rows, bad = [], []
    for nr, line in enumerate(inhoud.decode("utf-8", "replace").split("\n"), 1):
        if not line.strip():
            continue
        try:
            rows.append(_from_json(json.loads(line)))
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            bad.append(nr)
    return rows, bad


def encode(regels: Iterable[Vraag | Antwoord]) -> bytes:
    """Give the bytes of such a file."""
    return b"".join(_to_json(r) for r in regels)


def bewaar(onderzoek: Onderzoek, regels: Iterable[Vraag | Antwoord]) -> None:
    """Add questions or answers at the end; when this returns, they stand on the disk.

    Raises SchrijfFout when the disk is full or gone: nothing of before is harmed.
    """
    data = encode(regels)
    path = terugkoppeling_pad(onderzoek)
    if not data:
        return
    with write_faults(path):
        file = os.open(path, _FLAGS, 0o666)
        try:
            size = os.fstat(file).st_size
            os.lseek(file, max(0, size - 1), os.SEEK_SET)
            # a line that a power cut cut off stays alone: it must not swallow this one
            glue = b"" if size == 0 or os.read(file, 1) == b"\n" else b"\n"
            rest = memoryview(glue + data)
            while rest:
                rest = rest[os.write(file, rest) :]
            os.fsync(file)
        finally:
            os.close(file)


def _bytes(path: Path) -> bytes:
    """Read a file; OnderzoekFout when that cannot be: who is not heard would be quoted against her will."""
    try:
        return path.read_bytes()
    except OSError as error:
        tip = "Sluit het in andere programma's, of kijk of je het mag lezen."
        raise OnderzoekFout(f"{path.name} kan niet gelezen worden.", tip) from error


def _to_json(regel: Vraag | Antwoord) -> bytes:
    plain: dict[str, object] = {"v": VERSIE, "soort": "vraag" if isinstance(regel, Vraag) else "antwoord"}
    plain |= regel._asdict()
    plain["anker"] = regel.anker._asdict()
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":")).encode("utf-8") + b"\n"


def _from_json(raw: dict[str, object]) -> Vraag | Antwoord:
    """Read one line; a fault for what is no question or answer of this version."""
    if raw["v"] != VERSIE:
        raise ValueError("v")
    where = dict(raw["anker"])  # type: ignore[call-overload]  # a fault of what is no mapping is what we want
    begin, eind = int(where["begin"]), int(where["eind"])
    anker = Anker(begin, eind, *(str(where[k]) for k in ("citaat", "ervoor", "erna")))
    if not 0 <= begin < eind or len(anker.citaat) != eind - begin:
        raise ValueError("anker")
    nr = int(str(raw["nr"]))
    tijd, respondent, interview, tekst = (str(raw[k]) for k in ("tijd", "respondent", "interview", "tekst"))
    if raw["soort"] == "vraag":
        rows = raw["fragmenten"]
        if not isinstance(rows, list):
            raise TypeError("fragmenten")
        return Vraag(nr, tijd, respondent, interview, tekst, anker, tuple(map(str, rows)))
    said = Antwoordsoort(str(raw["antwoord"]))
    known = raw.get("na")
    if known is not None and not isinstance(known, list):
        raise TypeError("na")
    na = None if known is None else tuple(map(str, known))
    rest = (said, str(raw["opmerking"]), str(raw["datum"]), na)
    return Antwoord(nr, tijd, respondent, interview, tekst, anker, *rest)
