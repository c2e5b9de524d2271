"""Ideas to make things better, by mouse and by keyboard; the list on disk is the team's own."""

import os

import pytest
from browserproef import CODEBOEK, GEWOON, Server, keur_axe
from playwright.sync_api import expect
from studie import maak_studie


@pytest.fixture(scope="module")
def eigen(tmp_path_factory, browser):
    """A study with a list of its own, and a page on it."""
    folder = maak_studie(
        tmp_path_factory.mktemp("ideeen") / "S", {"R01": GEWOON, "R02": GEWOON}, CODEBOEK
    ).map
    running = Server(folder, "--codeur", "anna")
    yield running
    running.stop()


def lijst(server):
    return (server.map / "verbeterideeen.csv").read_text("utf-8-sig")


def geef(page, zin):
    page.get_by_text(zin, exact=True).first.click()
    page.get_by_role("button", name="geef deze code, verbeteridee", exact=True).click()
    expect(page.locator(".kaart.huidig")).to_contain_text("Jij gaf deze code")


def test_a_new_idea_a_second_quote_and_taken_away_again(maak_blad, eigen):
    page = maak_blad(eigen).open("R01")
    geef(page, "De hond blafte.")
    kaart = page.locator(".kaart.huidig")
    kaart.get_by_text("Hoort dit bij een verbeteridee?").click()
    kaart.get_by_role("button", name="Noteer nieuw idee").click()
    expect(page.locator("#melding")).to_contain_text("korte naam")
    kaart.get_by_label("Nieuw idee: korte naam").fill("Vaste <b>contactpersoon</b>")
    kaart.get_by_label("Omschrijving").fill("Eén gezicht; altijd.")
    kaart.get_by_role("button", name="Noteer nieuw idee").click()
    expect(kaart.locator(".ideeen summary")).to_have_text("Verbeteridee: Vaste <b>contactpersoon</b>")
    assert '"Eén gezicht; altijd."' in lijst(eigen)

    # by keyboard alone: I goes to the list of ideas
    geef(page, "Daar kwam ik bij.")
    page.locator(".zin.hier").first.focus()
    page.keyboard.press("i")
    keuze = kaart.get_by_label("Een idee van de lijst")
    expect(keuze).to_be_focused()
    expect(kaart).to_contain_text("Eén gezicht; altijd.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(kaart.locator(".ideeen summary")).to_contain_text("Verbeteridee: Vaste")
    assert len(lijst(eigen).splitlines()) == 2
    page.reload()
    page.locator(".etiket.eigen").first.click()
    expect(kaart.locator(".ideeen summary")).to_contain_text("Verbeteridee: Vaste")
    kaart.locator(".ideeen summary").click()
    kaart.get_by_role("button", name="Haal los van").click()
    expect(kaart.locator(".ideeen summary")).to_contain_text("Hoort dit bij een verbeteridee?")


def test_a_list_that_was_changed_in_excel_is_shown_anew(maak_blad, eigen):
    blad = maak_blad(eigen)
    blad.verwacht = ("409",)
    page = blad.open("R02")
    geef(page, "De hond blafte.")
    kaart = page.locator(".kaart.huidig")
    kaart.locator(".ideeen summary").click()
    path = eigen.map / "verbeterideeen.csv"
    before = path.read_bytes() if path.exists() else b"idee;citaten\r\n"
    path.write_bytes(before + b"Van Excel\r\n")
    kaart.get_by_label("ieuw idee: korte naam").fill("Rust")
    kaart.get_by_role("button", name="Noteer nieuw idee").click()
    expect(page.locator("#melding")).to_contain_text("intussen veranderd")
    expect(kaart.get_by_label("ieuw idee: korte naam")).to_have_value("Rust")
    expect(kaart.get_by_label("Een idee van de lijst")).to_contain_text("Van Excel")
    kaart.get_by_role("button", name="Noteer nieuw idee").click()
    expect(kaart.locator(".ideeen summary")).to_have_text("Verbeteridee: Rust")
    assert "Van Excel" in lijst(eigen)


def test_what_was_typed_survives_a_reload_and_stays_at_its_place(maak_blad, eigen):
    page = maak_blad(eigen).open("R01")
    geef(page, "De hond blafte.")
    kaart = page.locator(".kaart.huidig")
    kaart.locator(".ideeen summary").click()
    kaart.get_by_label("ieuw idee: korte naam").fill("Half")
    kaart.get_by_label("Omschrijving").fill("een zin die nog niet af")
    page.reload()
    page.locator(".etiket.eigen").first.click()
    kaart.locator(".ideeen summary").click()
    expect(kaart.get_by_label("ieuw idee: korte naam")).to_have_value("Half")
    expect(kaart.get_by_label("Omschrijving")).to_have_value("een zin die nog niet af")
    other = maak_blad(eigen).open("R02")
    geef(other, "De hond blafte.")
    other.locator(".kaart.huidig .ideeen summary").click()
    expect(other.locator(".kaart.huidig").get_by_label("ieuw idee: korte naam")).to_have_value("")
    kaart.get_by_role("button", name="Noteer nieuw idee").click()
    expect(kaart.locator(".ideeen summary")).to_contain_text("Half")
    expect(kaart.get_by_label("ieuw idee: korte naam")).to_have_value("")


@pytest.mark.parametrize(("breedte", "schema"), [(360, "dark"), (1366, "light")])
def test_axe_finds_nothing_in_the_ideas(maak_blad, eigen, breedte, schema):
    axe = os.environ.get("CODEER_AXE")
    if not axe:
        pytest.skip("set CODEER_AXE to axe.min.js (npm pack axe-core)")
    how = {"bypass_csp": True, "reduced_motion": "reduce", "color_scheme": schema}
    page = maak_blad(eigen, viewport={"width": breedte, "height": 800}, **how).open("R02")
    geef(page, "Daar kwam ik bij.")
    page.locator(".kaart.huidig .ideeen summary").click()
    keur_axe(page, axe)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
