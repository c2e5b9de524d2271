"""A team for tests: a study with an id, and codeurs who work in it or in their own copy."""

import zipfile
from itertools import count
from pathlib import Path

from gebeurtenissen import maker
from studie import CODEBOEK, TEKSTEN, maak_studie

from codeer.core.gebeurtenis import Afronding, Anker, Codering, Memo, Over
from codeer.storage.interviews import hash_tekst, lees_interview
from codeer.storage.journaal import Journaal
from codeer.storage.onderzoek import Onderzoek
from codeer.storage.studie import Studie, schrijf_studie

STUDIE_ID = "5" * 16
_ticks = count(0, 1000)


def maak_team(folder: Path, teksten=None, codeboek=CODEBOEK) -> Onderzoek:
    """A study as `codeer nieuw` leaves it, with texts."""
    onderzoek = maak_studie(folder, TEKSTEN if teksten is None else teksten, codeboek)
    schrijf_studie(onderzoek, Studie(STUDIE_ID))
    return onderzoek


def codeer(onderzoek, codeur, interview="R01", *, aantal=2, apparaat="a1", nr=0):
    """Let someone code the first so many turns, finish the interview and write a memo; gives the events."""
    tekst = lees_interview(onderzoek, interview)
    sha = hash_tekst(tekst.tekst)
    make = maker(codeur, apparaat, nr, next(_ticks))
    where = {"interview": interview, "tekst": sha, "codeboek": "c" * 64}
    events = [
        make.maak(Codering("stress", "min"), anker=Anker.in_tekst(tekst.tekst, b.begin, b.eind), **where)
        for b in tekst.beurten[:aantal]
    ]
    events.append(make.maak(Afronding(("stress",), blind=True), **where))
    with Journaal(onderzoek, codeur, interview) as journaal:
        journaal.bewaar(events)
    memo = make.maak(Memo(Over.STUDIE, "", "Een idee."))
    with Journaal(onderzoek, codeur, "") as journaal:
        journaal.bewaar([memo])
    return [*events, memo]


def pak_uit(zip: Path, folder: Path) -> Onderzoek:
    """Unpack a bundle as a codeur does, and give the study in it."""
    with zipfile.ZipFile(zip) as archive:
        archive.extractall(folder)
    return Onderzoek(next(folder.iterdir()))
