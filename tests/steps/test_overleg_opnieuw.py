"""What the team decided in a former text: who must do what, and deciding anew settles it."""

import csv

import pytest
from studie import maak_studie

from codeer.cli._toon_herplaatsing import show_herplaatsing
from codeer.core.codering import OVERLEG
from codeer.steps import overleg, verschillen
from codeer.steps._verschillen import maak_lijst
from codeer.steps.coderen import Werkplek
from codeer.steps.controleer import controleer
from codeer.steps.herplaats import overzicht
from codeer.steps.importeer import Keuzes, importeer
from codeer.steps.status import status
from codeer.storage.interviews import lees_interview

ZIN = "Zin nummer 2 over het leven met elkaar."
ANDERS = "Zin nummer 2 over een heel ander leven met veel zorgen."
TEKST = f"I: Hoe gaat het?\n\nR: Zin nummer 1 over het leven met elkaar. {ZIN} En nog een zin daarna.\n"
NIEUW = TEKST.replace(ZIN, ANDERS)


def plek(citaat, tekst):
    return tekst.index(citaat), tekst.index(citaat) + len(citaat), citaat


def beslis(onderzoek, tmp_path):
    verschillen.schrijf(onderzoek)
    with (onderzoek.rapporten / "verschillen.csv").open(encoding="utf-8-sig") as file:
        kop, *rows = csv.reader(file, delimiter=";")
    for row in rows:
        row[kop.index("besluit")] = "zoe"
    path = tmp_path / "terug.csv"
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file, delimiter=";").writerows([kop, *rows])
    assert overleg.leg_vast(onderzoek, path).vastgelegd == 1


@pytest.fixture
def onderzoek(tmp_path):
    found = maak_studie(tmp_path / "s", {"R01": TEKST})
    zoe = Werkplek(found, "zoe", blind=True)
    zoe.codeer("R01", plek(ZIN, TEKST), "stress", "min")
    zoe.klaar("R01")
    Werkplek(found, "anna", blind=True).klaar("R01")
    beslis(found, tmp_path)
    path = tmp_path / "R01.txt"
    path.write_text(NIEUW, encoding="utf-8")
    assert not importeer(found, [str(path)], Keuzes(vervang=True), lambda _: b"").mislukt
    return found


def test_each_is_told_her_own_and_the_team_its_page(onderzoek, tmp_path, capsys):
    stand = status(onderzoek)
    assert stand.coderen.onzeker == {"zoe": 1, OVERLEG: 1}
    assert (stand.to_json()["onzekere_plaatsen"], stand.coderen.onzekere_coderingen) == (2, 1)
    assert stand.volgende.endswith("codeer open --codeur zoe")
    show_herplaatsing(overzicht(onderzoek, lees_interview(onderzoek, "R01")))
    told = capsys.readouterr().out
    assert "codeer open --overleg" in told
    assert "--codeur overleg" not in told
    assert any("codeer open --overleg" in str(b.to_json()) for b in controleer(onderzoek).bevindingen)

    zoe = Werkplek(onderzoek, "zoe", blind=True)
    (mine,) = [o.id for o in zoe.beeld("R01").stand.onzeker if o.codeur == "zoe"]
    zoe.plaats("R01", mine, plek(ANDERS, NIEUW))
    for naam in ("zoe", "anna"):
        Werkplek(onderzoek, naam, blind=True).klaar("R01")
    (open_,) = maak_lijst(onderzoek).open
    assert open_.verschil.code == "stress"
    assert status(onderzoek).volgende.endswith("codeer open --overleg")

    beslis(onderzoek, tmp_path)
    after = status(onderzoek)
    assert after.coderen.onzeker == {}
    assert "--overleg" not in after.volgende
