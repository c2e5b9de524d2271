"""List where codeurs differ: for a sheet to fill in, and as an agenda to talk it over."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from codeer.core.codeboek import Codeboek
from codeer.core.overlegbesluit import Besloten, mogelijk, wat_gaf
from codeer.core.tabel import Cel, Celsoort, Kolom
from codeer.core.verschillen import Verschil
from codeer.exporters import csv as csv_uitvoer
from codeer.exporters._uitvoer import Kop
from codeer.rapporten import _agenda
from codeer.steps._neerzetten import zet_neer
from codeer.steps._overleg_getoond import noteer_getoond
from codeer.steps._rapport_bestanden import Mislukt
from codeer.steps._verschillen import Lijst, Plaats, Vinder, lijst_van
from codeer.steps._verschillen_agenda import agenda_van
from codeer.storage.onderzoek import Onderzoek

LIJST = "verschillen"
AGENDA = "agenda.html"
NIET_GELEZEN = "niet afgerond"


@dataclass(frozen=True, slots=True)
class Uitkomst:
    """What was written where, and about how much."""

    map: Path
    lijst: Lijst
    geschreven: tuple[str, ...]
    mislukt: tuple[Mislukt, ...]
    meldingen: tuple[str, ...]


def schrijf(
    onderzoek: Onderzoek,
    codeurs: Sequence[str] = (),
    codes: Sequence[str] = (),
    *,
    lijst: bool = True,
    agenda: bool = False,
) -> Uitkomst:
    """Write what is asked for into `rapporten`; a list that people filled in is kept.

    That differences came into view is noted first. Raises what `maak_lijst` does, SlotFout and SchrijfFout.
    """
    vinder = Vinder(onderzoek, codeurs, codes)
    found = lijst_van(vinder)
    noteer_getoond(onderzoek, (p.verschil.interview for p in found.plaatsen), vinder.standen)

    def write(map: Path) -> dict[str, Path]:
        files = schrijf_tabel(found, map) if lijst else {}
        if agenda:
            files[AGENDA] = map / AGENDA
            files[AGENDA].write_text(_agenda.maak(agenda_van(found)), "utf-8", newline="\n")
        return files

    stand = zet_neer(onderzoek, write)
    return Uitkomst(
        onderzoek.rapporten, found, tuple(stand.sha), tuple(stand.mislukt), tuple(stand.meldingen)
    )


def schrijf_tabel(lijst: Lijst, map: Path) -> dict[str, Path]:
    """Write the list as a table for Excel, and give the file by its name."""
    uitvoer = csv_uitvoer.begin(map)
    with ExitStack() as stack:
        stack.callback(uitvoer.staak)
        kop = Kop(LIJST, "Verschillen", kolommen(lijst.codeurs))
        uitvoer.tabel(kop).schrijf(_rij(p, lijst) for p in lijst.plaatsen)
        uitvoer.sluit()
    return dict(uitvoer.bestanden)


def kolommen(codeurs: Sequence[str]) -> tuple[Kolom, ...]:
    """Give the columns of the list; each codeur has one of her own."""
    fixed = "id interview zin regelnummer"
    numbers = ("zin", "regelnummer")
    text = [Kolom(naam, Celsoort.TEKST) for naam in ("citaat", "voor", "na")]
    return (
        *(Kolom(naam, Celsoort.GEHEEL if naam in numbers else Celsoort.VAST) for naam in fixed.split()),
        *text,
        Kolom("code"),
        *(Kolom(codeurkolom(naam), Celsoort.TEKST) for naam in codeurs),
        *(Kolom(naam) for naam in ("soort", "hoort_bij", "onafhankelijk")),
        *(Kolom(naam, Celsoort.TEKST) for naam in ("keuzes", "besluit", "reden", "door")),
        Kolom("datum"),
    )


def codeurkolom(codeur: str) -> str:
    """Give the header of the column of a codeur."""
    return f"codeur {codeur}"


def codeurcellen(verschil: Verschil, codeurs: Sequence[str], codeboek: Codeboek) -> dict[str, str]:
    """Give what each codeur gave, in words, by codeur."""
    found = {}
    for naam in codeurs:
        gaf = verschil.van(naam)
        found[naam] = wat_gaf(gaf, verschil.code, codeboek) if gaf else NIET_GELEZEN
    return found


def _rij(p: Plaats, lijst: Lijst) -> tuple[Cel, ...]:
    v, f, b = p.verschil, p.fragment, p.besloten or Besloten(())
    cellen = codeurcellen(v, lijst.codeurs, lijst.codeboek)
    return (
        *(v.id, v.interview, v.zin + 1, f.regelnummer, f.citaat, f.voor, f.na, v.code),
        *cellen.values(),
        *(v.soort.value, " ".join(v.samen_met), "ja" if v.onafhankelijk else "nee"),
        " | ".join(mogelijk(v, lijst.codeboek)),
        *(p.besluit, b.reden, b.door, b.datum),
    )
