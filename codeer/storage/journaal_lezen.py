"""Read what people did: all journals, and the copies that cloud folders made of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from codeer.core.codeurnaam import is_eigenaar
from codeer.core.errors import Melding
from codeer.core.gebeurtenis import Gebeurtenis, Onbekend
from codeer.core.gebeurtenis_regel import lees_regel
from codeer.core.telwoord import count
from codeer.storage.grafstenen import grafstenen_pad, lees_grafstenen
from codeer.storage.journaal import journaal_pad
from codeer.storage.onderzoek import Onderzoek

UITGANG = ".jsonl"
_STUK = "\ufffd"  # no event begins with it


class Regel(NamedTuple):
    """One line of a journal that holds an event: where it stands, and the line without its end."""

    pad: Path
    nr: int
    tekst: str
    gebeurtenis: Gebeurtenis | Onbekend


@dataclass(frozen=True, slots=True)
class Gelezen:
    """What stands in journals: events in the order of the files, and what is wrong with which file."""

    regels: tuple[Regel, ...]
    meldingen: tuple[tuple[Path, Melding], ...]

    @property
    def gebeurtenissen(self) -> tuple[Gebeurtenis | Onbekend, ...]:
        """Give the events; doubles and all, as the fold takes them."""
        return tuple(r.gebeurtenis for r in self.regels)


def journaal_bestanden(map: Path) -> tuple[Path, ...]:
    """Find all journals under a folder, whatever a cloud service made of their names."""
    found = (
        p for p in map.rglob("*") if p.suffix.casefold() == UITGANG and not p.name.startswith((".", "~$"))
    )
    return tuple(sorted(p for p in found if p.is_file()))


def lees_journaal(onderzoek: Onderzoek, interview: str | None = None) -> Gelezen:
    """Read the journals of a study, of all codeurs; with `interview` only what is about that one.

    Which interview and codeur an event is of, the event itself says. Damaged lines and unreadable
    files are told and stop nothing.
    """
    regels: list[Regel] = []
    meldingen: list[tuple[Path, Melding]] = []
    for path in journaal_bestanden(onderzoek.coderingen):
        found = lees_bestand(path, interview)
        regels += found.regels
        meldingen += found.meldingen
        meldingen += ((path, melding) for melding in _astray(onderzoek, path, found.regels))
    return zonder_doden(onderzoek, Gelezen(tuple(regels), tuple(meldingen)))


def zonder_doden(onderzoek: Onderzoek, gelezen: Gelezen) -> Gelezen:
    """Leave out what was taken out of the study for good, should a copy have brought it back."""
    stenen = lees_grafstenen(onderzoek)
    path = grafstenen_pad(onderzoek)
    meldingen = (*gelezen.meldingen, *((path, melding) for melding in stenen.meldingen))
    if not stenen:
        return Gelezen(gelezen.regels, meldingen) if stenen.meldingen else gelezen
    alive = tuple(r for r in gelezen.regels if not stenen.is_dood(r.gebeurtenis))
    dead = Counter(r.pad for r in gelezen.regels if stenen.is_dood(r.gebeurtenis))
    return Gelezen(alive, (*meldingen, *((path, _back(n)) for path, n in sorted(dead.items()))))


def _back(aantal: int) -> Melding:
    what = count(aantal, "gebeurtenis", "gebeurtenissen")
    text = f"{what} van wat uit dit onderzoek is gehaald; dat telt niet mee."
    return Melding(0, text, "Een kopie bracht ze terug. Haal dit bestand weg als er niets anders in staat.")


def lees_bestand(path: Path, interview: str | None = None) -> Gelezen:
    """Read one journal; with `interview` only what is about that one."""
    try:
        data = path.read_bytes()
    except OSError as error:
        text = f"kan niet gelezen worden: {error.strerror}."
        return Gelezen((), ((path, Melding(0, text, "Sluit het bestand elders en probeer het opnieuw.")),))
    return ontleed(path, data, interview)


def ontleed(path: Path, data: bytes, interview: str | None = None) -> Gelezen:
    """Read a journal from its bytes; `path` only says where they came from."""
    regels: list[Regel] = []
    meldingen: list[tuple[Path, Melding]] = []
    for nr, line in _lines(data):
        if interview and interview not in line:
            continue
        try:
            found = lees_regel(line)
        except ValueError:
            meldingen.append((path, _damaged(nr, line)))
            continue
        if interview is None or found.interview == interview:
            regels.append(Regel(path, nr, line, found))
            if isinstance(found, Onbekend):
                meldingen.append((path, _unknown(nr, found)))
    return Gelezen(tuple(regels), tuple(meldingen))


def _lines(data: bytes) -> Iterator[tuple[int, str]]:
    """Give the lines that hold something, numbered from 1, without what a power cut left around them."""
    for nr, line in enumerate(_decoded(data.removeprefix(b"\xef\xbb\xbf")), 1):
        if stripped := line.strip("\0\r "):
            yield nr, stripped
        elif "\0" in line:
            yield nr, line


def _decoded(data: bytes) -> list[str]:
    try:
        return data.decode("utf-8").split("\n")
    except UnicodeDecodeError:
        return [_line(line) for line in data.split(b"\n")]


def _line(line: bytes) -> str:
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:  # cut within a character: what is left must not pass for an event
        return _STUK + line.decode("utf-8", "replace")


def _damaged(nr: int, line: str) -> Melding:
    if not line.strip("\0"):
        text = "hier staan alleen lege tekens; de computer viel uit tijdens het schrijven."
    else:
        text = "deze regel is half geschreven of beschadigd, en telt niet mee."
    return Melding(nr, text, "Laat hem staan; de andere regels tellen. Mis je werk, doe dat dan opnieuw.")


def _unknown(nr: int, found: Onbekend) -> Melding:
    text = f"gebeurtenis {found.id} is niet te begrijpen ({found.reden}); hij blijft staan en telt niet mee."
    return Melding(nr, text, "Is hij van een nieuwere codeer, werk codeer dan bij.")


def _astray(onderzoek: Onderzoek, path: Path, regels: tuple[Regel, ...]) -> Iterator[Melding]:
    """Say of a file that its events are of other journals than its name tells."""
    homes = {(r.gebeurtenis.codeur, r.gebeurtenis.interview) for r in regels}
    known = {home for home in homes if is_eigenaar(home[0])}
    try:
        expected = {journaal_pad(onderzoek, *home) for home in known}
    except ValueError:
        expected = set()
    if homes and expected != {path}:
        names = ", ".join(sorted(f"{p.parent.name}/{p.name}" for p in expected)) or "geen bekend journaal"
        text = f"hoort bij {names}; een clouddienst maakte dit misschien. De inhoud telt gewoon mee."
        yield Melding(0, text, "Je hoeft niets te doen.")
