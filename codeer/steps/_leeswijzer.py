"""The first sheet of the workbook: what the figures rest on and what each column means."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from codeer.core.materiaal import Rapport
from codeer.core.opdeling import uitleg
from codeer.rapporten._kolommen import UITLEG
from codeer.steps._werkmap import BLADEN

Blokken = list[tuple[str, list[tuple[str, ...]]]]
_KENMERK = "Kenmerk uit kenmerken.csv."
_DRAAITABEL = (
    "Kies in Excel Invoegen, Draaitabel, en typ als tabel of bereik de naam frequenties_per_interview. Sleep "
    "code en pool naar de rijen, een kenmerk naar de kolommen en fragmenten naar de waarden (als som). In de "
    "andere bladen staan ook totalen: die tel je dan dubbel, dus laat rijen met pool totaal weg."
)


def leeswijzer(
    rapporten: Sequence[Rapport],
    inhoud: Mapping[str, object],
    versie: str,
) -> Blokken:
    """Give the explanation in blocks: a heading, and lines of two cells or more."""
    blokken: Blokken = [
        ("Waar deze cijfers op rusten", _herkomst(inhoud, versie)),
        (
            "Bladen",
            [*BLADEN, *((r.titel, f"Hetzelfde als {r.naam}.csv.", f"naam: {r.naam}") for r in rapporten)],
        ),
        ("Draaitabel", [("Zo maak je er een", _DRAAITABEL)]),
        ("Kolommen", [(naam, said) for naam, said in _kolomnamen(rapporten).items()]),
    ]
    return blokken


def _herkomst(inhoud: Mapping[str, object], versie: str) -> list[tuple[str, ...]]:
    totaal, bronnen, boek = (_deel(inhoud, naam) for naam in ("totaal", "bronnen", "codeboek"))
    regels: list[tuple[str, ...]] = [
        ("Codeboek", " ".join(str(boek[k]) for k in ("naam", "versie") if boek[k])),
        ("Hash van het codeboek", str(boek["hash"])),
        ("Taalmodel", str(inhoud["taalmodel"])),
        ("Gemaakt met", f"codeer {versie}"),
        (
            "Interviews",
            f"{totaal['interviews']}, waarvan {totaal['met_getelde_woorden']} met getelde woorden",
        ),
        ("Getelde woorden", str(totaal["woorden"])),
        ("Fragmenten", str(totaal["fragmenten"])),
        ("Door de computer voorgesteld", str(bronnen["automaat"])),
        ("Door een mens nagekeken", str(bronnen["nagekeken"])),
        ("Door een mens gecodeerd", str(bronnen["mens"])),
        ("Meer hierover", "verantwoording.md, in dezelfde map"),
    ]
    return [("Let op", f"{inhoud['let_op']}."), *regels] if inhoud["let_op"] else regels


def _kolomnamen(rapporten: Iterable[Rapport]) -> dict[str, str]:
    """Give the columns of all tables, each with what it means."""
    found: dict[str, str] = {}
    for rapport in rapporten:
        said = uitleg(getattr(rapport, "per", ""))
        for nr, kolom in enumerate(rapport.kolommen):
            own = said if nr == 0 and kolom.naam not in UITLEG else ""
            found.setdefault(kolom.naam, own or UITLEG.get(kolom.naam, _KENMERK))
    return found


def _deel(inhoud: Mapping[str, object], naam: str) -> Mapping[str, object]:
    deel = inhoud[naam]
    return deel if isinstance(deel, dict) else {}
