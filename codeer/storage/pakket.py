"""Work from elsewhere: a file sent back, a bundle, a folder, a loose journal; read, never unpacked."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from codeer.core.afdruk import Afdruk, lees_afdruk, maak_afdruk
from codeer.core.codeurnaam import is_eigenaar
from codeer.core.errors import LeesFout
from codeer.core.gebeurtenis import Onbekend
from codeer.core.terugkoppeling import Antwoord, Vraag
from codeer.storage.codeboek import ontleed_codeboek
from codeer.storage.grafstenen import BESTAND as GRAFSTENEN
from codeer.storage.journaal_lezen import UITGANG, Regel, ontleed
from codeer.storage.onderzoek import CODEBOEK
from codeer.storage.terugkoppeling import STAM
from codeer.storage.terugkoppeling import ontleed as ontleed_terugkoppeling
from codeer.storage.zipbestand import MAX_BESTAND, MAX_BESTANDEN, MAX_TOTAAL, Zip

ZENDING = "zending.json"
STUDIE = "studie.json"
FORMAAT = 1
_KOPPEN = (ZENDING, STUDIE, CODEBOEK)
_GEEN_JOURNAAL = ("logboek.jsonl", GRAFSTENEN)
_BOVENAAN = "."
_MAX_KOP = 2_000_000
_MAX_REGEL = 1_000_000
_MAX_REGELS = 500_000
JOURNALEN = "coderingen"
_TERZIJDE = (".codeer", "__MACOSX", "interviews", "rapporten", "programma")


class Zendbrief(NamedTuple):
    """What goes with work that is sent back: of which study, whose, and with which codebook."""

    studie: str
    codeur: str
    codeboek: str
    codes: Afdruk

    def to_json(self) -> bytes:
        """Give the bytes of `zending.json`."""
        raw = {"formaat": FORMAAT, **self._asdict()}
        return (json.dumps(raw, ensure_ascii=False, indent=2, sort_keys=True) + "\n").encode("utf-8")


@dataclass(frozen=True, slots=True)
class Pakket:
    """The work that one source holds.

    `studie`, `codeur` and `codes` are empty where the source does not tell them. `problemen` are files
    or lines that could not be read, each with where it stands and why; the rest counts all the same.
    """

    bron: str
    regels: tuple[Regel, ...] = ()
    studie: str = ""
    codeur: str = ""
    codes: Afdruk | None = None
    problemen: tuple[tuple[str, str], ...] = ()
    # what respondents were asked about their quotes, and said
    terugkoppeling: tuple[Vraag | Antwoord, ...] = ()


@dataclass(frozen=True, slots=True)
class Geweigerd:
    """A source that cannot be taken at all, and what to do about it."""

    bron: str
    fout: str
    tip: str


# a file by its name within the source, and how to get its bytes
_Bestanden = dict[str, Callable[[], bytes]]


def lees_pakketten(pad: Path) -> Iterator[Pakket | Geweigerd]:
    """Read what a path brings: one file, one bundle, or a folder with several of them.

    One that is damaged or made to do harm comes back as Geweigerd, and the others go on.
    """
    try:
        if pad.is_dir():
            yield from _from_folder(pad)
        elif pad.suffix.casefold() == UITGANG:
            yield _build(pad.name, "", {pad.name: partial(_read, pad)}, [])
        elif pad.is_file():
            yield from _from_zip(pad)
        else:
            yield Geweigerd(pad.name, f"{pad} is er niet.", "Kijk of de naam goed getypt is.")
    except LeesFout as fout:
        yield Geweigerd(pad.name, fout.fout, fout.tip)


def _from_zip(pad: Path) -> Iterator[Pakket]:
    with Zip(pad) as archive:
        files: _Bestanden = {deel.naam: partial(archive.lees, deel) for deel in archive.delen}
        problems = [(name, reason) for name, reason in archive.geweigerd if _matters(name)]
        nested = [n for n in files if n.casefold().endswith(".zip") and not _aside(PurePosixPath(n))]
        problems += [(n, "is een zip in een zip; die wordt niet gelezen") for n in nested]
        found = list(_packets(pad.name, files, problems))
    if not found:
        raise LeesFout(
            f"In {pad.name} zit geen werk van een codeur.",
            "Kies het bestand van de knop «Werk opsturen» of van codeer meegeven NAAM --terug.",
        )
    yield from found


def _from_folder(pad: Path) -> Iterator[Pakket | Geweigerd]:
    files: _Bestanden = {}
    zips: list[Path] = []
    problems: list[tuple[str, str]] = []
    seen = 0
    for root, folders, names in os.walk(pad, followlinks=False):
        folders[:] = sorted(f for f in folders if f not in _TERZIJDE)
        seen += len(names)
        if seen > MAX_BESTANDEN:
            raise LeesFout(f"In {pad} staan te veel bestanden.", "Kies de map met alleen het werk.")
        for path in (Path(root, name) for name in sorted(names)):
            relative = path.relative_to(pad).as_posix()
            if path.is_symlink() and _matters(relative):
                problems.append((relative, "is een verwijzing en geen bestand"))
            elif not path.is_file():
                continue
            elif path.suffix.casefold() == ".zip":
                zips.append(path)
            else:
                files[relative] = partial(_read, path)
    found: list[Pakket | Geweigerd] = [*_packets(pad.name or str(pad), files, problems)]
    for path in zips:
        found += lees_pakketten(path)
    if not found:
        raise LeesFout(
            f"In {pad} staat geen werk van een codeur.",
            "Kies de map met de teruggestuurde bestanden, of noem het zip-bestand zelf.",
        )
    yield from found


def _packets(bron: str, files: _Bestanden, problems: list[tuple[str, str]]) -> Iterator[Pakket]:
    """Part files over the bundles that they are in; what is in none goes together."""
    roots = {
        PurePosixPath(name).parent for name in files if name.rpartition("/")[2] in (ZENDING, STUDIE, CODEBOEK)
    }
    groups: dict[str, _Bestanden] = {}
    for name in sorted(files):
        if _matters(name):
            root = next((p for p in PurePosixPath(name).parents if p in roots), PurePosixPath())
            groups.setdefault(root.as_posix(), {})[name] = files[name]
    several = len(groups) > 1
    for home, own in groups.items():
        named = f"{bron}/{home}" if several and home != _BOVENAAN else bron
        yield _build(named, home, own, problems)
        problems = []


def _build(bron: str, home: str, files: _Bestanden, problems: list[tuple[str, str]]) -> Pakket:
    """Read one bundle; whatever of it cannot be read is told, and the rest counts."""
    problems = list(problems)
    regels: list[Regel] = []
    heads: dict[str, object] = {}
    said: list[Vraag | Antwoord] = []
    left = MAX_TOTAAL
    for name, read in files.items():
        try:
            data = read()
        except LeesFout as fout:
            problems.append((name, fout.fout))
            continue
        left -= len(data)
        if left < 0:
            problems.append((name, "is niet gelezen: er zit te veel in dit pakket"))
        elif _is_terugkoppeling(name):
            said += _answers(name, data, problems)
        elif not name.casefold().endswith(UITGANG):
            key = PurePosixPath(name).relative_to(home).as_posix()
            heads[key] = _head(key, data, problems)
        else:
            regels += _journal(name, data, problems, _MAX_REGELS - len(regels))
    brief, studie = _object(heads.get(ZENDING)), _object(heads.get(STUDIE))
    sender = str(brief.get("codeur") or "")
    codes = lees_afdruk(brief.get("codes")) if brief else heads.get(CODEBOEK)
    return Pakket(
        bron,
        tuple(regels),
        str(brief.get("studie") or studie.get("studie") or ""),
        sender if is_eigenaar(sender) else "",
        codes if isinstance(codes, dict) else None,
        tuple(problems),
        tuple(said),
    )


def _answers(name: str, data: bytes, problems: list[tuple[str, str]]) -> list[Vraag | Antwoord]:
    """Read what respondents were asked and said; a line that cannot be read is told."""
    if data.count(b"\n") >= _MAX_REGELS:
        problems.append((name, "is niet gelezen: dit zijn te veel regels"))
        return []
    rows, bad = ontleed_terugkoppeling(data)
    if bad:
        problems.append((name, f"heeft regels die niet te lezen zijn: {_where(bad)}"))
    return rows


def _journal(name: str, data: bytes, problems: list[tuple[str, str]], room: int) -> tuple[Regel, ...]:
    """Read one journal, when it has not more lines than there is room for."""
    if data.count(b"\n") >= room:
        problems.append((name, "is niet gelezen: dit zijn te veel regels om werk van een codeur te zijn"))
        return ()
    lines = data.split(b"\n")
    if max(map(len, lines)) > _MAX_REGEL:
        problems.append((name, "heeft een regel die veel te lang is; die telt niet mee"))
        data = b"\n".join(line if len(line) <= _MAX_REGEL else b"" for line in lines)
    found = ontleed(Path(name), data)
    later = {r.nr for r in found.regels if isinstance(r.gebeurtenis, Onbekend)}
    damaged = [m for _, m in found.meldingen if m.regel not in later]
    if damaged:
        where = _where([m.regel for m in damaged])
        problems.append((name, f"heeft regels die half geschreven of beschadigd zijn: {where}"))
    return found.regels


def _where(regels: Sequence[int]) -> str:
    return ", ".join(map(str, regels[:5])) + (" …" if len(regels) > 5 else "")


def _head(name: str, data: bytes, problems: list[tuple[str, str]]) -> object:
    """Read what says of which study and codebook the work is; None when it cannot be read."""
    if len(data) <= _MAX_KOP:
        try:
            if name == CODEBOEK:
                book = ontleed_codeboek(data, waarschuw=False).codeboek
                return maak_afdruk(book) if book else None
            return json.loads(data)
        except (ValueError, RecursionError):
            pass
    problems.append((name, "is niet te lezen"))
    return None


def _object(plain: object) -> dict[str, object]:
    return plain if isinstance(plain, dict) else {}


def _matters(name: str) -> bool:
    """Tell whether a file can hold work, or say whose it is."""
    path = PurePosixPath(name)
    if _aside(path) or path.name.startswith((".", "~$")) or path.name in _GEEN_JOURNAAL:
        return False
    return path.name in _KOPPEN or path.suffix.casefold() == UITGANG


def _is_terugkoppeling(name: str) -> bool:
    """Tell whether a file holds what respondents said; an interview of that name has a folder of journals."""
    path = PurePosixPath(name)
    return path.name.startswith(STAM) and path.suffix.casefold() == UITGANG and JOURNALEN not in path.parts


def _aside(path: PurePosixPath) -> bool:
    return not set(path.parts[:-1]).isdisjoint(_TERZIJDE)


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BESTAND + 1)
    except OSError as error:
        raise LeesFout(
            f"{path.name} kan niet gelezen worden.", "Sluit het bestand elders en probeer het opnieuw."
        ) from error
    if len(data) > MAX_BESTAND:
        raise LeesFout(f"{path.name} is te groot om werk van een codeur te zijn.", "Klopt het bestand wel?")
    return data
