"""What the team decided in a former text: who must do what, and deciding anew settles it."""

import pytest
from overlegproef import volg_overal
from studie import maak_studie

from codeer.cli._toon_herplaatsing import show_herplaatsing
from codeer.cli._toon_import import show_import
from codeer.core.codering import OVERLEG
from codeer.core.errors import GebruiksFout, VerouderdFout
from codeer.steps._verschillen import maak_lijst
from codeer.steps.coderen import Werkplek
from codeer.steps.controleer import controleer
from codeer.steps.herplaats import overzicht
from codeer.steps.importeer import Keuzes, importeer
from codeer.steps.overlegpagina import Overlegpagina
from codeer.steps.status import status
from codeer.storage.interviews import lees_interview

ZIN = "Zin nummer 2 over het leven met elkaar."
ANDERS = "Zin nummer 2 over een heel ander leven met veel zorgen."
TEKST = f"I: Hoe gaat het?\n\nR: Zin nummer 1 over het leven met elkaar. {ZIN} En nog een zin daarna.\n"
NIEUW = TEKST.replace(ZIN, ANDERS)


def plek(citaat, tekst):
    return tekst.index(citaat), tekst.index(citaat) + len(citaat), citaat


def beslis(onderzoek, tmp_path):
    assert volg_overal(onderzoek, tmp_path, "zoe") == 1


def ieder_kijkt_na(onderzoek):
    """Zoe places her coding in the new text, and both finish it."""
    zoe = Werkplek(onderzoek, "zoe", blind=True)
    (mine,) = [o.id for o in zoe.beeld("R01").stand.onzeker if o.codeur == "zoe"]
    zoe.plaats("R01", mine, plek(ANDERS, NIEUW))
    for naam in ("zoe", "anna"):
        Werkplek(onderzoek, naam, blind=True).klaar("R01")


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

    ieder_kijkt_na(onderzoek)
    (open_,) = maak_lijst(onderzoek).open
    assert open_.verschil.code == "stress"
    assert status(onderzoek).volgende.endswith("codeer open --overleg")

    beslis(onderzoek, tmp_path)
    after = status(onderzoek)
    assert after.coderen.onzeker == {}
    assert "--overleg" not in after.volgende


def test_the_page_tells_the_former_decision_and_takes_it_again(onderzoek):
    ieder_kijkt_na(onderzoek)
    page = Overlegpagina(onderzoek)
    (here,) = page.begin()["plekken"]
    assert (here["besluit"], here["citaat"]) == ("", ANDERS)
    earlier = here["eerder"]
    assert (earlier["wat"], earlier["citaat"], earlier["reden"]) == ("min", ZIN, "")
    assert len(earlier["datum"]) == 10
    asked = {"id": here["id"], "keuze": earlier["keuze"], "reden": "", "door": "", "stand": here["stand"]}
    after = page.besluit(asked)["plek"]
    assert (after["besluit"], after["eerder"]) == ("min", None)
    assert status(onderzoek).coderen.onzeker == {}


def test_another_code_that_the_team_chose_is_told_by_name(onderzoek):
    """What was chosen may be what nobody gave."""
    ieder_kijkt_na(onderzoek)
    page = Overlegpagina(onderzoek)
    (here,) = page.begin()["plekken"]
    asked = {"id": here["id"], "keuze": "anders: nabijheid (plus)", "reden": "x", "door": "y"}
    page.besluit(asked | {"stand": here["stand"]})
    path = onderzoek.map.parent / "R01.txt"
    path.write_text(NIEUW.replace(ANDERS, f"{ANDERS[:-1]} en dan ook nog heel veel meer."), encoding="utf-8")
    assert not importeer(onderzoek, [str(path)], Keuzes(vervang=True), lambda _: b"").mislukt
    zoe = Werkplek(onderzoek, "zoe", blind=True)
    o = next(o for o in zoe.beeld("R01").stand.onzeker if o.codeur == "zoe")
    zoe.plaats("R01", o.id, (o.voorstel.begin, o.voorstel.eind, o.voorstel.citaat))
    for naam in ("zoe", "anna"):
        Werkplek(onderzoek, naam, blind=True).klaar("R01")
    (again,) = Overlegpagina(onderzoek).begin()["plekken"]
    earlier = again["eerder"]
    assert (earlier["wat"], earlier["reden"], earlier["door"]) == ("nabijheid (plus)", "x", "y")
    assert earlier["keuze"] == "anders: nabijheid (plus)"
    assert earlier["citaat"] == ANDERS


def test_a_decision_whose_words_are_gone_is_seen_and_let_go(onderzoek, tmp_path):
    path = tmp_path / "R01.txt"
    path.write_text(TEKST.replace(f" {ZIN}", ""), encoding="utf-8")
    assert not importeer(onderzoek, [str(path)], Keuzes(vervang=True), lambda _: b"").mislukt
    zoe = Werkplek(onderzoek, "zoe", blind=True)
    (mine,) = [o.id for o in zoe.beeld("R01").stand.onzeker if o.codeur == "zoe"]
    zoe.haal_weg("R01", mine)
    stand = status(onderzoek)
    assert (stand.coderen.onzeker, stand.coderen.nog_niet_besproken) == ({OVERLEG: 1}, 0)
    assert stand.volgende.startswith("1 besluit telt niet meer")
    assert stand.volgende.endswith("laat ze los: codeer open --overleg")

    page = Overlegpagina(onderzoek)
    begin = page.begin()
    (los,) = begin["los"]
    assert begin["plekken"] == []
    assert (los["interview"], los["code"], los["wat"], los["citaat"]) == ("R01", "stress", "min", ZIN)
    assert (los["weg"], los["wacht"], len(los["datum"]), los["reden"], los["door"]) == (
        True,
        False,
        10,
        "",
        "",
    )
    asked = {"interview": "R01", "ids": list(los["ids"])}
    assert page.laat_los(asked) == {"los": []}
    assert page.begin()["los"] == []
    assert status(onderzoek).coderen.onzeker == {}
    with pytest.raises(VerouderdFout, match="losgelaten of opnieuw"):
        page.laat_los(asked)


def test_what_cannot_be_let_go(onderzoek):
    page = Overlegpagina(onderzoek)
    (los,) = page.begin()["los"]  # zoe has not looked at her coding yet: no place speaks of it
    assert (los["weg"], los["wacht"]) == (False, True)
    for wrong in (None, {}, {"interview": "R01", "ids": "x"}, {"interview": 1, "ids": []}):
        with pytest.raises(GebruiksFout):
            page.laat_los(wrong)
    for gone in ({"interview": "R99", "ids": ["x"]}, {"interview": "R01", "ids": []}):
        with pytest.raises(VerouderdFout):
            page.laat_los(gone)
    assert page.begin()["los"] == [los]


def test_a_decision_where_people_no_longer_differ_is_seen(onderzoek):
    zoe = Werkplek(onderzoek, "zoe", blind=True)
    (mine,) = [o.id for o in zoe.beeld("R01").stand.onzeker if o.codeur == "zoe"]
    zoe.haal_weg("R01", mine)
    for naam in ("zoe", "anna"):
        Werkplek(onderzoek, naam, blind=True).klaar("R01")
    begin = Overlegpagina(onderzoek).begin()
    assert begin["plekken"] == []
    assert [(los["weg"], los["wacht"]) for los in begin["los"]] == [(False, False)]


def test_what_a_place_tells_is_not_told_twice(onderzoek):
    ieder_kijkt_na(onderzoek)
    page = Overlegpagina(onderzoek)
    begin = page.begin()
    assert (begin["los"], begin["plekken"][0]["eerder"]["wat"]) == ([], "min")


def test_an_import_with_work_to_look_at_says_so_first(onderzoek, tmp_path, capsys):
    path = tmp_path / "R01.txt"
    path.write_text(TEKST.replace(f" {ZIN}", ""), encoding="utf-8")
    show_import(importeer(onderzoek, [str(path)], Keuzes(vervang=True), lambda _: b""))
    out, err = capsys.readouterr()
    assert "Samen na te kijken, als ieder het eigen werk heeft nagekeken, met codeer open --overleg" in out
    assert err.strip().splitlines()[-1].startswith("Kijk eerst na wat niet zeker mee kon")
