"""Make the file with which a codeur sends her work back: what she did, without the interviews."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from codeer.core.afdruk import maak_afdruk
from codeer.core.errors import OnderzoekFout
from codeer.core.gebeurtenis import STUDIE
from codeer.steps._terugkoppeling_samen import eigen_terugkoppeling
from codeer.storage.codeboek import laad_codeboek
from codeer.storage.journaal import STUDIEBESTAND
from codeer.storage.journaal_lezen import UITGANG, Regel, lees_journaal
from codeer.storage.onderzoek import Onderzoek
from codeer.storage.pakket import ZENDING, Zendbrief
from codeer.storage.schrijf import write_atomic
from codeer.storage.studie import lees_studie
from codeer.storage.terugkoppeling import BESTAND as TERUGKOPPELING
from codeer.storage.terugkoppeling import encode
from codeer.storage.zipbestand import Stuk, maak_zip

MAP = "opsturen"
# what is made to be handed over stays out of git
_GITIGNORE = b"# Wat hier staat hoort niet in git.\n*\n"


@dataclass(frozen=True, slots=True)
class Zending:
    """The file that was made, whose work is in it, and how much."""

    pad: Path
    codeur: str
    interviews: tuple[str, ...]
    gebeurtenissen: int

    def to_json(self) -> dict[str, object]:
        """Give the object that `--json` prints."""
        return {
            "bestand": self.pad.as_posix(),
            "codeur": self.codeur,
            "interviews": list(self.interviews),
            "gebeurtenissen": self.gebeurtenissen,
        }


def maak_zending(onderzoek: Onderzoek, codeur: str) -> Path:
    """Write `opsturen/werk-CODEUR.zip` and give its path; what `codeer samenvoegen` takes in again.

    Raises OnderzoekFout when there is no work yet, SchrijfFout when it cannot be written.
    """
    return zend(onderzoek, codeur).pad


def zend(onderzoek: Onderzoek, codeur: str) -> Zending:
    """Write the file to send back and say what is in it."""
    regels = eigen_regels(onderzoek, codeur)
    said = eigen_terugkoppeling(onderzoek)
    if not regels and not said:
        raise OnderzoekFout(
            f"{codeur} heeft hier nog niets gecodeerd.",
            f"Klopt de naam? Coderen begint met: codeer open --codeur {codeur}",
        )
    studie = lees_studie(onderzoek)
    book = laad_codeboek(onderzoek.codeboek, waarschuw=False).codeboek
    brief = Zendbrief(
        studie.id if studie else "",
        codeur,
        book.hash() if book else "",
        maak_afdruk(book) if book else {},
    )
    path = naar_map(onderzoek, MAP) / f"werk-{codeur}.zip"
    stukken = [Stuk(ZENDING, brief.to_json()), *journaalstukken(codeur, regels)]
    if said:
        stukken.append(Stuk(TERUGKOPPELING, encode(said)))
    write_atomic(path, maak_zip(stukken))
    interviews = tuple(id for id in regels if id != STUDIE)
    return Zending(path, codeur, interviews, sum(map(len, regels.values())))


def eigen_regels(onderzoek: Onderzoek, codeur: str) -> dict[str, list[Regel]]:
    """Give a codeur's own lines per interview, each once, wherever a cloud service put them."""
    found: dict[str, dict[str, Regel]] = {}
    for regel in lees_journaal(onderzoek).regels:
        g = regel.gebeurtenis
        if g.codeur == codeur:
            found.setdefault(g.interview, {}).setdefault(regel.tekst, regel)
    return {id: list(found[id].values()) for id in sorted(found)}


def journaalstukken(codeur: str, regels: dict[str, list[Regel]]) -> list[Stuk]:
    """Give the files of her journals as they go into an archive."""
    return [
        Stuk(
            f"coderingen/{codeur}/{id or STUDIEBESTAND}{UITGANG}",
            "".join(f"{r.tekst}\n" for r in sorted(rows, key=lambda r: r.gebeurtenis.volgorde)).encode(
                "utf-8"
            ),
        )
        for id, rows in regels.items()
    ]


def naar_map(onderzoek: Onderzoek, naam: str) -> Path:
    """Give a folder of the study for what is made to be handed over; git leaves it alone."""
    folder = onderzoek.map / naam
    if not (folder / ".gitignore").is_file():
        write_atomic(folder / ".gitignore", _GITIGNORE)
    return folder
