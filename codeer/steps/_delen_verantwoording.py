"""The account that goes along with what is shared: what was left out and why, without giving it away."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from codeer.core.opdeling import uitleg
from codeer.core.telwoord import count
from codeer.rapporten._getal import heel
from codeer.rapporten._kolommen import UITLEG

_GEEN = (
    "Geen rij per interview, geen namen of nummers van interviews, geen plaats in de tekst, geen memo's en "
    "geen namen van codeurs: die leiden naar één mens."
)
_WAT_NIET = (
    (
        "Een citaat kan zelf verraden wie het zei. Lees ze allemaal na op namen, plaatsen en verhalen, voor "
        "je ze weggeeft."
    ),
    (
        "Noemt iedereen in een groep iets, dan weet je dat ook van elk van hen. Dat blijft staan: het is "
        "geen kleine groep."
    ),
    (
        "Wie een eerdere versie heeft en er na een extra interview een nieuwe bij krijgt, kan het verschil "
        "uitrekenen. Deel liever één keer."
    ),
)


def regels(inhoud: Mapping[str, Any]) -> list[tuple[str, list[str]]]:
    """Give the account in parts with a heading."""
    delen = inhoud["delen"]
    minimum = delen["minimum"]
    return [
        (
            "Waar dit over gaat",
            [
                *_totaal(inhoud["totaal"]),
                f"codeboek «{inhoud['codeboek']['naam']}» {inhoud['codeboek']['versie']}".strip(),
                f"eenheid: {inhoud['instellingen']['eenheid']}; bron: {inhoud['opties']['bron']}",
                *([f"{inhoud['let_op']}."] if inhoud["let_op"] else []),
                *(f"Per {k}: {zin}." for k, zin in inhoud["let_op_per"].items() if zin),
                *(f"Per {said}" for said in map(uitleg, delen["kenmerken"]) if said),
            ],
        ),
        (
            "Wat is weggelaten, en waarom",
            [
                (
                    f"Een lege rij: minder dan {minimum} mensen noemden het, of uit die rij en de andere was "
                    "een rij met minder mensen uit te rekenen. Welke van de twee het is, staat er niet bij. "
                    "Leeg kan dus ook betekenen dat niemand het noemde."
                ),
                f"Groepen van minder dan {minimum} mensen staan samen in één groep, zonder hun naam.",
                *(f"{naam}: {_weg(t)}" for naam, t in delen["tabellen"].items() if t["rijen"]),
                *(f"Niet vergeleken per {k}: {why}." for k, why in delen["geweigerd"].items()),
                _GEEN,
            ],
        ),
        ("Citaten", _citaten(delen)),
        ("Wat dit niet oplost", list(_WAT_NIET)),
        ("Waarmee", [f"codeer {inhoud['codeer']}; taalmodel {inhoud['taalmodel']}"]),
    ]


def als_markdown(inhoud: Mapping[str, Any], bestanden: Mapping[str, str]) -> str:
    """Give the account as Markdown; `bestanden` are the files that go along, with their sha256."""
    delen = ["# Verantwoording bij wat gedeeld is"]
    for kop, lines in [
        *regels(inhoud),
        ("Bestanden", [f"`{n}`: sha256 `{s}`" for n, s in bestanden.items()]),
    ]:
        delen += [f"## {kop}", "\n".join(f"- {line}" for line in lines)]
    return "\n\n".join(delen) + "\n"


def als_blokken(
    inhoud: Mapping[str, Any], kolommen: Iterable[str]
) -> list[tuple[str, list[tuple[str, ...]]]]:
    """Give the account as the first sheet of the workbook: per part its lines, in the second column."""
    blokken: list[tuple[str, list[tuple[str, ...]]]] = [
        (kop, [("", line) for line in lines]) for kop, lines in regels(inhoud)
    ]
    known = dict.fromkeys(kolommen)
    return [*blokken, ("Kolommen", [(n, UITLEG.get(n, "Kenmerk van de groep.")) for n in known])]


def _totaal(totaal: Mapping[str, Any]) -> list[str]:
    if totaal["respondenten"] is None:
        return ["minder mensen dan er voor één rij nodig zijn: alle rijen zijn leeg"]
    people = count(totaal["respondenten"], "persoon", "personen")
    talks = count(totaal["interviews"], "interview", "interviews")
    return [f"{talks}, {people}, {heel(totaal['woorden'])} woorden"]


def _weg(tabel: Mapping[str, int]) -> str:
    empty = count(tabel["onderdrukt"], "rij is", "rijen zijn")
    return f"{empty} leeg, van de {tabel['rijen']}."


def _citaten(delen: Mapping[str, Any]) -> list[str]:
    if delen["citaten"] is None:
        return ["Er zijn geen citaten bij."]
    return [
        (
            f"{count(delen['citaten'], 'citaat', 'citaten')}, alleen van wie zelf ja zei op citeren "
            "(toestemming_citeren: ja) en zonder wat iemand later niet geciteerd wilde hebben."
        ),
        (
            "Alleen bij codes die ook in de tabel van het hele onderzoek staan; anders verraden de citaten "
            "de lege rij."
        ),
        (
            "De volgorde en de nummers zeggen niets over wie het zei of waar. Welke citaten van dezelfde "
            "persoon zijn, staat er niet bij: samen kunnen ze iemand herkenbaar maken."
        ),
    ]
