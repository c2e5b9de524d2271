"""A small study on disk for tests of the steps: a codebook of a few terms and two interviews."""

from pathlib import Path

from codeer.storage.interviews import Herkomstblad, hash_tekst, schrijf_interview
from codeer.storage.onderzoek import Onderzoek

CODEBOEK = """\
formaat: 1
codeboek: Klein
versie: "1"
taalmodel: ingebouwd
instellingen: {eenheid: zin, sprekers: [R]}
codes:
  nabijheid:
    definitie: Gezien worden.
    plus: [luisteren, serieus nemen]
    min: [afstandelijk]
  stress:
    definitie: Spanning.
    min: ['stress*', gespannen]
"""
TEKSTEN = {
    "R01": "I: Luisterde ze naar u?\n\n[00:00:12] R: Ze luisterde niet. Ik was gespannen.\n\nI: En nu?\n\nR: Nu wel, hoor.",
    "G01": "R1: Hij nam me serieus.\n\nR2: Mij helemaal niet.\n\nO: (stressvol lawaai)",
}


def maak_studie(folder: Path, teksten=None, codeboek=CODEBOEK) -> Onderzoek:
    """Write the study and give its places."""
    plaatsen = Onderzoek(folder)
    plaatsen.interviews.mkdir(parents=True)
    plaatsen.codeboek.write_text(codeboek, encoding="utf-8")
    for id, tekst in (TEKSTEN if teksten is None else teksten).items():
        schrijf_interview(plaatsen, tekst, Herkomstblad(id, f"{id}.txt", "0" * 64, hash_tekst(tekst)))
    return plaatsen
