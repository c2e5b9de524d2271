"""What the team decided in a former text is told on the page of decisions, and taken again with one press."""

import os

import pytest
from browserproef import CODEBOEK, Server, keur_axe
from codeurwerk import codeert
from playwright.sync_api import expect
from studie import maak_studie

from codeer.steps._verschillen import maak_lijst
from codeer.steps.coderen import Werkplek
from codeer.steps.importeer import Keuzes, importeer
from codeer.steps.overlegpagina import Overlegpagina

ZIN = "Ik was gespannen toen de brief van de gemeente kwam."
NIEUW = "Ik was gespannen toen er weer zo'n dikke brief van de gemeente kwam."
TEKST = f"I: Hoe ging het?\n\nR: {ZIN} De hond blafte.\n"


@pytest.fixture
def studie(tmp_path, browser):
    found = maak_studie(tmp_path / "s", {"R01": TEKST}, CODEBOEK)
    codeert(found, "anna", {"R01": {0: "stress.min"}})
    codeert(found, "bo", {"R01": {}})
    page = Overlegpagina(found)
    (here,) = page.begin()["plekken"]
    asked = {"id": here["id"], "keuze": "anna", "reden": "Spanning in haar lijf.", "door": "anna en bo"}
    page.besluit(asked | {"stand": here["stand"]})
    path = tmp_path / "R01.txt"
    path.write_text(TEKST.replace(ZIN, NIEUW), encoding="utf-8")
    assert not importeer(found, [str(path)], Keuzes(vervang=True), lambda _: b"").mislukt
    anna = Werkplek(found, "anna")
    mine = next(o for o in anna.beeld("R01").stand.onzeker if o.codeur == "anna")
    anna.plaats("R01", mine.id, (mine.voorstel.begin, mine.voorstel.eind, mine.voorstel.citaat))
    for naam in ("anna", "bo"):
        Werkplek(found, naam).klaar("R01")
    return found


def test_a_former_decision_is_told_and_taken_again(studie, maak_blad):
    server = Server(studie.map, "--overleg")
    how = {"bypass_csp": True, "reduced_motion": "reduce", "viewport": {"width": 360, "height": 740}}
    page = maak_blad(server, **how).page
    page.goto(server.adres)
    eerder = page.get_by_role("region", name="Eerder besloten: spanning")
    expect(eerder).to_contain_text(ZIN)
    expect(eerder).to_contain_text("Spanning in haar lijf. (anna en bo)")
    expect(page.locator(".citaat mark")).to_have_text(NIEUW)
    if axe := os.environ.get("CODEER_AXE"):
        keur_axe(page, axe)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    eerder.get_by_role("button", name="Nee, beslis opnieuw").press("Enter")
    expect(page.locator(".keuzes button").first).to_be_focused()
    eerder.get_by_role("button", name="Ja, neem dit besluit weer").click()
    expect(page.locator(".besloten")).to_contain_text("Besloten: spanning")
    expect(eerder).to_have_count(0)
    (plaats,) = maak_lijst(studie).plaatsen
    assert (plaats.besloten.reden, plaats.besloten.door) == ("Spanning in haar lijf.", "anna en bo")
    server.stop()


def test_a_decision_on_words_that_are_gone_is_seen_and_let_go(studie, tmp_path, maak_blad):
    path = tmp_path / "R01.txt"
    path.write_text(TEKST.replace(f"{ZIN} ", ""), encoding="utf-8")
    assert not importeer(studie, [str(path)], Keuzes(vervang=True), lambda _: b"").mislukt
    server = Server(studie.map, "--overleg")
    page = maak_blad(server, viewport={"width": 360, "height": 740}, color_scheme="dark").page
    page.goto(server.adres)
    vak = page.locator("details.los")
    expect(vak).to_contain_text("1 besluit telt niet meer, omdat de tekst veranderd is")
    expect(vak).to_contain_text("Deze woorden staan niet meer in de tekst:")
    expect(vak.locator("blockquote")).to_have_text(ZIN)
    expect(vak).to_contain_text("Spanning in haar lijf. (anna en bo)")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    vak.get_by_role("button", name="Laat dit besluit los: R01, stress").press("Enter")
    expect(vak).to_have_count(0)
    expect(page.locator("#melding")).to_contain_text("Losgelaten.")
    page.reload()
    expect(page.locator("#hoofd")).to_contain_text("Er zijn geen verschillen om te bespreken")
    expect(vak).to_have_count(0)
    server.stop()
