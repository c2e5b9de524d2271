"""A study of conversations with people who agreed to other things: for what goes back to them."""

from dataclasses import replace
from pathlib import Path

from studie import maak_studie

from codeer.core.blokken_zoek import zoek_blokken
from codeer.storage.interviews import Versie, hash_tekst, lees_herkomst, lees_interview, schrijf_interview
from codeer.storage.onderzoek import Onderzoek

CODEBOEK = """\
formaat: 1
codeboek: Samen <beter>
versie: "1"
taalmodel: ingebouwd
instellingen: {eenheid: zin, sprekers: [R]}
codes:
  nabijheid:
    definitie: Gezien worden.
    namen: {plus: dichtbij, min: afstand}
    plus: [luisteren, serieus nemen]
    min: [afstandelijk]
  stress:
    titel: Spanning in je lijf
    definitie: Spanning.
    termen: ['stress*', gespannen]
    subcodes:
      slapen:
        definitie: Slaap.
        termen: [slapen]
  verbeteridee:
    termen: [idee]
"""
TEKSTEN = {
    "R01": (
        "I: Hoe was Jansen?\n\n[00:00:12] R: Ze luisterde & lachte. Ik was gespannen. Dat weet ik nog.\n\n"
        "I: En nu?\n\nR: Ik sliep slecht. Mijn idee is een vaste dag."
    ),
    "R01-2026": "I: En?\n\nR: Ze nam me serieus en ik was gespannen.",
    "R02": "I: Vertel.\n\nR: Ik was gespannen, echt. Hij was zo afstandelijk.",
    "R03": "I: Vertel.\n\nR: Stress was er altijd.",
    "G01": "R1: Hij nam me serieus.\n\nR2: Mij gaf het juist stress. Geef mij een idee.\n\nO: (stressvol lawaai)",
}
KENMERKEN = """\
interview;spreker;respondent;rol;datum;soort;toestemming_citeren
R01;;R01;cliënt;2024-04-18;interview;ja
R01-2026;;R01;cliënt;2026-04;interview;ja
R02;;R02;cliënt;;interview;nee
R03;;Jan/Piet: 3;consulent;2024;interview;na inzage
G01;;;;2024-05-02;groepsgesprek;
G01;R1;R06;cliënt;;;ja
G01;R2;C03;consulent;;;
"""


def maak_gesprekken(folder: Path, teksten=None, kenmerken=KENMERKEN, codeboek=CODEBOEK) -> Onderzoek:
    """Write the study with its table of kenmerken."""
    onderzoek = maak_studie(folder, TEKSTEN if teksten is None else teksten, codeboek)
    onderzoek.kenmerken.write_text(kenmerken, encoding="utf-8")
    return onderzoek


def nieuwe_versie(onderzoek: Onderzoek, id: str, was: str, wordt: str, *, kaart: bool = True) -> None:
    """Replace words in an interview as an import does, with or without the map to the new text."""
    old, blad = lees_interview(onderzoek, id).tekst, lees_herkomst(onderzoek, id)
    assert was in old
    new = old.replace(was, wordt)
    sha = hash_tekst(new)
    step = Versie(blad.tekst_sha256, sha, blad.bron_sha256, zoek_blokken(old, new))
    versies = (*blad.versies, step) if kaart else ()
    schrijf_interview(onderzoek, new, replace(blad, tekst_sha256=sha, versies=versies))
