"""A small invented study for the tests of reports: run it with runpy, or as a script to write its reports."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from codeer.core.codeboek import Code, Codeboek, Term
from codeer.core.codering import Fragment, Herkomst
from codeer.core.interview import Interview, count_woorden, counts
from codeer.core.materiaal import Materiaal
from codeer.steps.rapport import Invoer, Keuze, Uitkomst, schrijf_rapport

Zin = str | tuple[str, str]  # a sentence, or a sentence and its codes: "stress.min rust.plus*mens"


def code(naam: str, polen: str = "plus min", subs: tuple[Code, ...] = (), ouder: str = "") -> Code:
    termen = tuple(Term("woord", pool="" if pool == "-" else pool) for pool in polen.split())
    namen = (("plus", f"{naam} goed"), ("min", f"{naam} slecht")) if "plus" in polen else ()
    return Code(naam, ouder=ouder, definitie=f"Over {naam}.", namen=namen, termen=termen, subcodes=subs)


CODEBOEK = Codeboek(
    "Proef",
    versie="2",
    codes=(
        code("wantrouwen"),
        code("stress", subs=(code("geld", "-", ouder="stress"), code("tijd", "min plus -", ouder="stress"))),
        code("idee", "-"),
    ),
)


def maak(
    id: str,
    beurten: Sequence[tuple[str, Sequence[Zin]]],
    kenmerken: Mapping[str, str] | None = None,
    per_spreker: Mapping[str, Mapping[str, str]] | None = None,
    respondenten: Mapping[str, str] | None = None,
) -> Materiaal:
    tekst, fragmenten, zinnen, spraak = "", [], [], {}
    for nr, (spreker, wat) in enumerate(beurten, 1):
        tekst += f"\n\n{spreker}: " if tekst else f"{spreker}: "
        for zin in wat:
            woorden, codes = (zin, "") if isinstance(zin, str) else zin
            begin, eind = len(tekst), len(tekst) + len(woorden)
            tekst += woorden + " "
            if counts(spreker, ("R",)):
                zinnen.append((begin, eind, nr))
                spraak[spreker] = spraak.get(spreker, 0) + count_woorden(woorden)
            for naam in codes.split():
                pad, _, herkomst = naam.partition("*")
                pad, _, pool = pad.partition(".")
                fragmenten.append(
                    Fragment(
                        *(id, nr, spreker, "00:01:00", 2 * nr - 1, begin, eind, pad, pool, woorden),
                        *("voor", "na", "automaat", Herkomst(herkomst or "automaat"), "woord → regel"),
                    )
                )
        tekst = tekst[:-1]
    return Materiaal(
        interview=Interview.from_tekst(id, tekst),
        kenmerken=kenmerken or {},
        sprekerkenmerken=per_spreker or {},
        woorden=spraak,
        respondenten=respondenten or dict.fromkeys(spraak, id),
        fragmenten=tuple(fragmenten),
        zinnen=tuple(zinnen),
    )


def studie() -> list[Materiaal]:
    """Two interviews with one person, a group session with two, and one in which nobody counts."""
    vraag = ("I", ["Hoe ging dat daar?"])
    return [
        maak(
            "R01",
            [
                vraag,
                (
                    "R",
                    [("Ik was bang voor de brief.", "stress.min"), ("=1+1 zei ik; «zo».", "wantrouwen.min")],
                ),
                vraag,
                ("R", [("Geld was er niet.", "stress/geld stress.min"), "Verder niets."]),
            ],
            {"gemeente": "Ede", "meetmoment": "2", "datum": "2025-03-01"},
            respondenten={"R": "p1"},
        ),
        maak(
            "R02",
            [vraag, ("R", [("Een idee: bel\nterug.", "idee wantrouwen.plus")])],
            {"gemeente": "Ede", "meetmoment": "10", "datum": "2025-11-30"},
            respondenten={"R": "p1"},
        ),
        maak(
            "G01",
            [
                ("R1", [("Ik vertrouw haar wel.", "wantrouwen.plus")]),
                ("R2", [("Ik heb een idee.", "idee"), ("Druk druk druk.", "stress/tijd.min idee")]),
            ],
            {"gemeente": "", "datum": "geen datum"},
            {"R1": {"gemeente": "Aalten"}, "R2": {}},
            {"R1": "p2", "R2": "p3"},
        ),
        maak("L01", [("I", ["Er is niemand."])], {"gemeente": "Ede"}),
    ]


KENMERKEN = ("gemeente", "meetmoment", "datum")
STANDAARD = {
    *("frequenties.csv", "frequenties_per_interview.csv", "citaten.csv", "samenhang.csv"),
    *("rapport.docx", "rapport.html", "rapport.xlsx", "verantwoording.json", "verantwoording.md"),
}


def invoer(materiaal: Iterable[Materiaal] | None = None, **meer: Any) -> Invoer:
    """The study, or other interviews, as reports take it in."""
    bron = studie() if materiaal is None else materiaal
    return Invoer(
        CODEBOEK, meer.pop("kenmerken", KENMERKEN), bron, versies={"simplemma": "2.0", "a": "1"}, **meer
    )


def rapporteer(map: Path, *namen: str, **keuze: Any) -> Uitkomst:
    """Make reports in a folder; `materiaal` replaces the interviews of the study."""
    return schrijf_rapport(invoer(keuze.pop("materiaal", None)), Keuze(namen, **keuze), map)


def los(uit: Uitkomst) -> set[str]:
    """The files that were written, those of charts left out."""
    return {naam for naam in uit.geschreven if "/" not in naam}


def bestanden(map: Path) -> dict[str, bytes]:
    return {pad.name: pad.read_bytes() for pad in map.iterdir() if pad.is_file()}


def tabel(map: Path, naam: str, scheiding: str = ";") -> list[dict[str, str]]:
    with (map / f"{naam}.csv").open(encoding="utf-8-sig", newline="") as bestand:
        return list(csv.DictReader(bestand, delimiter=scheiding))


def verantwoording(map: Path) -> Any:
    return json.loads((map / "verantwoording.json").read_text("utf-8"))


if __name__ == "__main__":
    schrijf_rapport(Invoer(CODEBOEK, KENMERKEN, studie()), Keuze(per=("gemeente",)), Path(sys.argv[1]))
