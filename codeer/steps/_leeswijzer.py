"""The first sheet of the workbook: what the figures rest on and what each column means."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from codeer.core.codeboek import Codeboek
from codeer.core.materiaal import Rapport
from codeer.rapporten._kolommen import UITLEG

Blokken = list[tuple[str, list[tuple[str, ...]]]]
_KENMERK = "Kenmerk uit kenmerken.csv."


def leeswijzer(
    codeboek: Codeboek,
    rapporten: Sequence[Rapport],
    inhoud: Mapping[str, object],
    versie: str,
) -> Blokken:
    """Give the explanation in blocks: a heading, and lines of two cells or more."""
    blokken: Blokken = [
        ("Waar deze cijfers op rusten", _herkomst(inhoud, versie)),
        ("Bladen", [(r.titel, f"Hetzelfde als {r.naam}.csv.") for r in rapporten]),
        ("Kolommen", [(naam, UITLEG.get(naam, _KENMERK)) for naam in _kolomnamen(rapporten)]),
        ("Codes", [*_codes(codeboek)]),
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


def _kolomnamen(rapporten: Iterable[Rapport]) -> dict[str, None]:
    return dict.fromkeys(kolom.naam for rapport in rapporten for kolom in rapport.kolommen)


def _codes(codeboek: Codeboek) -> Iterable[tuple[str, ...]]:
    for code in codeboek.alle_codes():
        namen = [f"{pool}: {code.poolnaam(pool)}" for pool in ("plus", "min") if pool in code.polen]
        yield (code.pad, code.definitie or code.titel, *namen)


def _deel(inhoud: Mapping[str, object], naam: str) -> Mapping[str, object]:
    deel = inhoud[naam]
    return deel if isinstance(deel, dict) else {}
