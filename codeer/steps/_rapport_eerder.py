"""Know what stands in the reports folder from an earlier run, and whether it still tells the same."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from codeer.core.errors import SchrijfFout
from codeer.steps._rapport_bestanden import (
    VERANTWOORDING,
    Plaatsing,
    eerdere_bestanden,
    genoemd,
    sha_van,
)
from codeer.storage.schrijf import write_faults

# of the account: what figures rest on, and of the options those by which something else counts
_GROND = ("versies", "taalmodel", "codeboek", "instellingen", "interviews", "kenmerken_hash", "weigeringen")
_OPTIES = ("binnen", "bron", "codeurs")


@dataclass(frozen=True, slots=True)
class Eerder:
    """The files of earlier runs in `map`: their sha256, and the hash of what their figures rest on."""

    map: Path
    sha: Mapping[str, str]
    grond: Mapping[str, str]

    @classmethod
    def van(cls, map: Path) -> Eerder:
        """Read the former account; of files without a known ground it is the empty text."""
        found: dict[str, str] = {}
        try:
            inhoud = json.loads((map / VERANTWOORDING).read_bytes())
            found = {naam: str(inhoud["grond"]) for naam in inhoud["bestanden"]}
            found |= {str(naam): str(een) for naam, een in inhoud["eerdere_gronden"].items()}
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            pass
        return cls(map, eerdere_bestanden(map), found)

    def rest(self, nu: Iterable[str]) -> dict[str, str]:
        """Give the sha256 of the files that are there still and are not made now."""
        made = {*nu, VERANTWOORDING}
        return {n: sha for n, sha in sorted(self.sha.items()) if n not in made and (self.map / n).exists()}

    def gronden(self, rest: Iterable[str]) -> dict[str, str]:
        """Give what each of these files rests on, where that is known."""
        return {naam: self.grond[naam] for naam in rest if self.grond.get(naam)}

    def verouderd(self, nu: Iterable[str], grond: str) -> list[str]:
        """Name the files of earlier runs that rest on something else than `grond`."""
        return [naam for naam in self.rest(nu) if self.grond.get(naam) != grond]

    def ouder(self, nu: Iterable[str], grond: str) -> list[str]:
        """Say which files in the folder are from an earlier run and may hold other figures."""
        named = ", ".join(genoemd(self.verouderd(nu, grond)))
        what = f"Van een eerdere keer, met misschien andere cijfers: {named}"
        return [f"{what}. Maak ze opnieuw of gooi ze weg."] if named else []

    def ruim_op(self, figuren: str, stand: Plaatsing, grond: str) -> None:
        """Clear away charts of an earlier run that rest on something else, where charts are made anew.

        What a person changed stays: only files that are byte for byte as codeer wrote them go.
        """
        folder = f"{figuren}/"
        if not any(naam.startswith(folder) for naam in stand.sha):
            return
        failed = {een.bestand for een in stand.mislukt}
        for naam in self.verouderd((*stand.sha, *failed), grond):
            path = self.map / naam
            if not naam.startswith(folder) or sha_van(path) != self.sha[naam]:
                continue
            try:
                with write_faults(path):
                    path.unlink()
            except SchrijfFout:
                continue  # in use: it is told as older


def grond_van(inhoud: Mapping[str, object]) -> str:
    """Give the hash of what the figures of an account rest on, whichever reports were asked for."""
    opties, coderen = inhoud.get("opties"), inhoud.get("coderen")
    said = [inhoud.get(naam) for naam in _GROND]
    said.append([opties.get(naam) for naam in _OPTIES] if isinstance(opties, Mapping) else None)
    said.append(coderen.get("hash") if isinstance(coderen, Mapping) else None)
    return hashlib.sha256(json.dumps(said, ensure_ascii=False, sort_keys=True).encode()).hexdigest()
