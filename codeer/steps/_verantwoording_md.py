"""Write the account so that people read it, with a paragraph to paste in an article."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from codeer.core.opdeling import uitleg
from codeer.core.telwoord import count
from codeer.rapporten._getal import heel
from codeer.steps import _verantwoording_mensen_md as mensen
from codeer.steps._rapport_bestanden import genoemd

_BRONNEN = {
    "automaat": "voorgesteld door de computer, door niemand nagekeken",
    "nagekeken": "voorgesteld door de computer, goedgekeurd door een mens",
    "mens": "gecodeerd door een mens",
}
_ROLLEN = {"I": "interviewer", "R": "respondent", "O": "een ander"}
_OUDER = "Van een eerdere keer, met misschien andere cijfers, en nu niet opnieuw gemaakt"
_EENHEDEN = {"zin": "een zin", "alinea": "een alinea", "beurt": "een spreekbeurt"}


def als_markdown(inhoud: Mapping[str, Any], bestanden: Mapping[str, str]) -> str:
    """Give the account as Markdown; `bestanden` are the files of this run with their sha256."""
    delen = [
        "# Verantwoording",
        *([f"**{inhoud['let_op']}.**"] if inhoud["let_op"] else []),
        "## Voor in een artikel",
        methode(inhoud),
        "## Waar de cijfers op rusten",
        _lijst(gronden(inhoud)),
        *(part for kop, regels in mensen.delen(inhoud) for part in (f"## {kop}", _lijst(regels))),
        "## Wat geteld is",
        _lijst(geteld(inhoud)),
        "## Wat niet is meegenomen",
        _lijst(weggelaten(inhoud["weggelaten"])),
        "## Grenzen",
        _lijst(grenzen(inhoud)),
        "## Waarmee",
        _lijst(waarmee(inhoud)),
        "## Bestanden",
        _lijst(f"`{naam}`: sha256 `{sha}`" for naam, sha in bestanden.items()),
        *_eerder(inhoud["eerder_gemaakt"], inhoud["verouderd"]),
        "In `verantwoording.json` staan per interview de woorden, de beurten en de sha256 van de tekst.",
    ]
    return "\n\n".join(delen) + "\n"


def methode(inhoud: Mapping[str, Any]) -> str:
    """Give the method paragraph: who coded, what the computer did, what was left out."""
    totaal, bronnen, boek = inhoud["totaal"], inhoud["bronnen"], inhoud["codeboek"]
    versie = f", versie {boek['versie']}" if boek["versie"] else ""
    eenheid = _EENHEDEN.get(inhoud["instellingen"]["eenheid"], "een zin")
    met = totaal["met_getelde_woorden"]
    zinnen = [
        (
            f"{count(met, 'interview is', 'interviews zijn')} onderzocht ({heel(totaal['woorden'])} woorden "
            f"van de sprekers die meetellen) met codeer {inhoud['codeer']} en het codeboek "
            f"«{boek['naam']}»{versie} ({count(boek['codes'], 'code', 'codes')}, "
            f"hash {boek['hash'][:12]})."
        ),
        (
            "De computer zocht de termen van het codeboek in alle verbogen vormen (op lemma, taalmodel "
            f"{inhoud['taalmodel']}), hield rekening met ontkenning, en telde per code en kant hoogstens "
            f"één fragment per eenheid; een eenheid is {eenheid}."
        ),
        _wie(bronnen, inhoud),
        *mensen.methode(inhoud),
        _niet_beoordeeld(inhoud["weggelaten"]),
        _niet_geteld(inhoud["weggelaten"]),
    ]
    return " ".join(zin for zin in zinnen if zin)


def _wie(bronnen: Mapping[str, int], inhoud: Mapping[str, Any]) -> str:
    fragmenten = count(sum(bronnen.values()), "fragment", "fragmenten")
    worked = inhoud.get("coderen", {}).get("codeurs")
    if not worked and not bronnen["nagekeken"] and not bronnen["mens"]:
        return (
            f"Alle codering ({fragmenten}) is van de computer: nog niemand heeft de voorstellen nagekeken, "
            "en overeenstemming tussen codeurs is dus niet berekend."
        )
    delen = [f"{n} {_BRONNEN[bron]}" for bron, n in bronnen.items() if n]
    return f"Van {fragmenten} zijn er {'; '.join(delen)}." if delen else "Er telt nog geen fragment mee."


def _niet_beoordeeld(weggelaten: Mapping[str, Any]) -> str:
    none, part = len(weggelaten["niet_beoordeeld"]), len(weggelaten["deels_beoordeeld"])
    if not none and not part:
        return ""
    said = [f"{none} door niemand beoordeeld"] if none else []
    said += [f"{part} voor een deel"] if part else []
    return f"Van de interviews zijn er {' en '.join(said)}; wat niet beoordeeld is, telt nergens mee."


def _niet_geteld(weggelaten: Mapping[str, Any]) -> str:
    rollen = [_ROLLEN.get(rol, rol) for rol in weggelaten["sprekers"]]
    return f"Wat sprekers met deze rol zeggen, telt niet mee: {', '.join(rollen)}." if rollen else ""


def gronden(inhoud: Mapping[str, Any]) -> Iterator[str]:
    """Say what the fragments rest on."""
    return (f"{count(n, 'fragment', 'fragmenten')} {_BRONNEN[bron]}" for bron, n in inhoud["bronnen"].items())


def geteld(inhoud: Mapping[str, Any]) -> list[str]:
    """Say what was counted, and how."""
    totaal, keuze = inhoud["totaal"], inhoud["opties"]
    regels = [
        (
            f"{count(totaal['interviews'], 'interview', 'interviews')}, waarvan "
            f"{totaal['met_getelde_woorden']} met getelde woorden; "
            f"{count(totaal['respondenten'], 'persoon', 'personen')}, {heel(totaal['woorden'])} woorden"
        ),
        f"sprekers die meetellen: {', '.join(inhoud['instellingen']['sprekers'])}",
        f"eenheid: {inhoud['instellingen']['eenheid']}",
        f"samen genoemd binnen: {keuze['binnen']}; bron: {keuze['bron']}",
        *([f"alleen het werk van: {', '.join(keuze['codeurs'])}"] if keuze["codeurs"] else []),
    ]
    if keuze["per"]:
        regels.append(f"gegroepeerd per: {', '.join(keuze['per'])}")
    return [*regels, *filter(None, map(uitleg, keuze["per"]))]


def weggelaten(weggelaten: Mapping[str, Any]) -> list[str]:
    """Say what was left out."""
    regels = [
        f"{rol} ({_ROLLEN.get(rol, 'spreker')}): {count(w['beurten'], 'beurt', 'beurten')}"
        for rol, w in weggelaten["sprekers"].items()
    ]
    if weggelaten["niet_beoordeeld"]:
        regels.append(f"door niemand beoordeeld: {', '.join(weggelaten['niet_beoordeeld'])}")
    if weggelaten["deels_beoordeeld"]:
        regels.append(f"maar voor een deel beoordeeld: {', '.join(weggelaten['deels_beoordeeld'])}")
    if weggelaten["zonder_getelde_woorden"]:
        regels.append(f"zonder getelde woorden: {', '.join(weggelaten['zonder_getelde_woorden'])}")
    regels += [f"niet te lezen: {o['interview']} ({o['fout']})" for o in weggelaten["onleesbaar"]]
    return regels or ["niets"]


def grenzen(inhoud: Mapping[str, Any]) -> list[str]:
    """Say what the figures cannot tell."""
    regels = [
        (
            "Een voorstel van de computer is geen bevinding: het zegt dat woorden uit het codeboek er staan, "
            "niet wat iemand ermee bedoelde."
        ),
        "Wat in andere woorden gezegd is dan die van het codeboek, is niet gevonden.",
        "Ironie, citaten van anderen en stiltes herkent de computer niet.",
    ]
    warnings = dict.fromkeys(inhoud["let_op_per"].values()) or [inhoud["let_op"]]
    regels[:0] = [f"{zin}." for zin in warnings if zin]
    return regels


def waarmee(inhoud: Mapping[str, Any]) -> list[str]:
    """Say with which program and codebook the figures were made."""
    versies = ", ".join(f"{naam} {versie}" for naam, versie in inhoud["versies"].items())
    boek = inhoud["codeboek"]
    regels = [
        f"codeer {inhoud['codeer']}; taalmodel {inhoud['taalmodel']}" + (f" ({versies})" if versies else ""),
        f"codeboek «{boek['naam']}»: hash `{boek['hash']}`",
    ]
    return [*regels, f"nieuwste datum in het materiaal: {inhoud['datum']}"] if inhoud["datum"] else regels


def _eerder(eerder: Mapping[str, str], verouderd: Sequence[str]) -> Iterator[str]:
    same = [naam for naam in eerder if naam not in verouderd]
    for namen, zin in ((same, "Eerder gemaakt, uit dezelfde gegevens"), (verouderd, _OUDER)):
        if namen:
            yield f"{zin}: {', '.join(f'`{naam}`' for naam in genoemd(namen))}."


def _lijst(regels: Any) -> str:  # noqa: ANN401 -- any iterable of lines
    return "\n".join(f"- {regel}" for regel in regels)
