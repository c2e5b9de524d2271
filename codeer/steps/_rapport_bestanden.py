"""Put finished report files in their place without losing what a person changed there."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from codeer.core.errors import SchrijfFout
from codeer.core.telwoord import count
from codeer.storage.schrijf import write_faults

VERANTWOORDING = "verantwoording.json"
BEWAARD = "bewaard"
_BEZIG = ".bezig"


@dataclass(frozen=True, slots=True)
class Mislukt:
    """A file that could not be written; the others were."""

    bestand: str
    fout: str
    tip: str


@dataclass(slots=True)
class Plaatsing:
    """What became of the files of one run, so far."""

    sha: dict[str, str] = field(default_factory=dict)
    mislukt: list[Mislukt] = field(default_factory=list)
    meldingen: list[str] = field(default_factory=list)


@contextmanager
def bezig(map: Path) -> Iterator[Path]:
    """Give an empty folder beside the reports to write in, and clear it away afterwards.

    What an interrupted run left there goes too: it holds quotes.
    """
    tijdelijk = map / _BEZIG
    with write_faults(tijdelijk):
        shutil.rmtree(tijdelijk, ignore_errors=True)
        tijdelijk.mkdir(parents=True)
    try:
        yield tijdelijk
    finally:
        shutil.rmtree(tijdelijk, ignore_errors=True)


def plaats(map: Path, nieuw: Mapping[str, Path], eerder: Mapping[str, str], stand: Plaatsing) -> None:
    """Move files to their names in `map`; one that is in use fails alone.

    `eerder` has the sha256 of each file as codeer last wrote it: a file that differs from that was
    changed by a person and is moved to `bewaard/` first.
    """
    for naam, pad in nieuw.items():
        sha = sha_van(pad)
        doel = map / naam
        try:
            with write_faults(doel):
                if bewaard := _plaats_een(pad, doel, sha, eerder.get(naam, ""), map):
                    stand.meldingen.append(bewaard)
        except SchrijfFout as fout:
            stand.mislukt.append(Mislukt(naam, f"{naam} kan niet geschreven worden.", fout.tip))
        else:
            stand.sha[naam] = sha


def _plaats_een(pad: Path, doel: Path, sha: str, eerder: str, map: Path) -> str:
    """Move one file; give what to tell when a person had changed the former one."""
    told = ""
    doel.parent.mkdir(parents=True, exist_ok=True)
    if doel.exists():
        huidig = sha_van(doel)
        if huidig == sha:
            return ""
        if huidig != eerder:
            told = _bewaar(doel, map)
    os.replace(pad, doel)  # noqa: PTH105 -- os.replace is what tests break to prove that no half file stays
    return told


def _bewaar(doel: Path, map: Path) -> str:
    """Move a file that a person changed out of the way, and say where it is now."""
    bewaard = map / BEWAARD
    bewaard.mkdir(exist_ok=True)
    plek, nr = bewaard / doel.name, 1
    while plek.exists():
        nr += 1
        plek = bewaard / f"{doel.stem}-{nr}{doel.suffix}"
    doel.rename(plek)
    return f"{doel.name} was door iemand veranderd en staat nu in {BEWAARD}/{plek.name}."


def eerdere_bestanden(map: Path) -> dict[str, str]:
    """Give the sha256 of each report file as codeer last wrote it, from the former account."""
    try:
        ruw = (map / VERANTWOORDING).read_bytes()
        inhoud = json.loads(ruw)
        eerder = {**inhoud["eerder_gemaakt"], **inhoud["bestanden"]}
    except (OSError, ValueError, KeyError, TypeError):
        return {}
    if inhoud.get("sha256") == eigen_sha(inhoud):
        eerder[VERANTWOORDING] = hashlib.sha256(ruw).hexdigest()
    return {str(naam): str(sha) for naam, sha in eerder.items()}


def genoemd(namen: Collection[str]) -> list[str]:
    """Give names of files for in a sentence: those in a folder as one, with how many."""
    per_map = Counter(naam.split("/")[0] for naam in namen if "/" in naam)
    folders = [f"{map}/ ({count(n, 'bestand', 'bestanden')})" for map, n in per_map.items()]
    return [*(naam for naam in namen if "/" not in naam), *folders]


def als_json(inhoud: Mapping[str, object]) -> bytes:
    """Write the account as JSON for people and programs, sealed with the sha256 of its own content."""
    verzegeld = {**inhoud, "sha256": eigen_sha(inhoud)}
    return (json.dumps(verzegeld, ensure_ascii=False, indent=2) + "\n").encode()


def eigen_sha(inhoud: Mapping[str, object]) -> str:
    """Give the sha256 of an account, its own seal left out."""
    kaal = {naam: waarde for naam, waarde in inhoud.items() if naam != "sha256"}
    return hashlib.sha256(json.dumps(kaal, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def sha_van(pad: Path) -> str:
    """Give the sha256 of a file."""
    with pad.open("rb") as bestand:
        return hashlib.file_digest(bestand, "sha256").hexdigest()
