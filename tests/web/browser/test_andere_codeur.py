"""Another codeur in the same tab: what the first one left waits for her, and the second can work."""

from __future__ import annotations

import json

from browserproef import CODEBOEK, GEWOON, Server
from playwright.sync_api import expect
from studie import maak_studie

ZIN = "De hond blafte."


def geef(page, kant="stress, kant rust"):
    page.get_by_text(ZIN, exact=True).first.click()
    page.get_by_role("button", name=kant, exact=True).click()


def soorten(folder, codeur):
    lines = [
        json.loads(line)
        for path in sorted((folder / "coderingen" / codeur).glob("R01*.jsonl"))
        for line in path.read_text("utf-8").splitlines()
    ]
    return [line["soort"] for line in lines]


def test_what_waits_for_one_codeur_keeps_the_other_from_nothing(tmp_path, maak_blad):
    folder = maak_studie(tmp_path / "Gesprekken", {"R01": GEWOON}, CODEBOEK).map
    first = Server(folder, "--codeur", "anna")
    blad = maak_blad(first)
    blad.verwacht = ("ERR_", "403", "404")
    page = blad.open("R01")
    first.dood()
    geef(page)
    expect(page.locator("#storing")).to_contain_text("Nog niet bewaard")

    # bea takes the same port; her address is put in the same tab, in the middle of an interview
    second = Server(folder, "--codeur", "bea", poort=first.poort)
    page.evaluate("s => { location.hash = `#/interview/R01&sleutel=${s}`; }", second.sleutel)
    wachtend = page.locator("#wachtend")
    expect(wachtend).to_contain_text("Nog niet bewaard: werk van anna")
    expect(wachtend).to_contain_text("codeer open --codeur anna")
    assert "hond" not in wachtend.inner_text()  # what it is, is for anna alone
    expect(page.locator("#storing")).to_be_hidden()
    # she is in the list: an interview she did not open herself is not noted as seen
    assert page.url.endswith("#/")
    expect(page.locator("#balk")).to_contain_text("Je werkt als bea")
    assert soorten(folder, "bea") == []
    page.get_by_role("link", name="R01", exact=True).click()
    geef(page, "nabijheid, kant dichtbij")
    expect(page.locator(".etiket.eigen")).to_contain_text("dichtbij")
    page.reload()
    expect(page.locator(".etiket.eigen")).to_contain_text("dichtbij")
    expect(wachtend).to_contain_text("werk van anna")
    assert soorten(folder, "bea").count("codering") == 1

    # anna is back, at another address: what was hers goes there, and is saved as hers
    third = Server(folder, "--codeur", "anna")
    wachtend.get_by_label("Adres van codeer").fill("http://voorbeeld.nl")
    wachtend.get_by_role("button", name="Ga verder").click()
    expect(page.locator("#melding")).to_contain_text("niet het adres van codeer")
    wachtend.get_by_label("Adres van codeer").fill(third.adres)
    wachtend.get_by_role("button", name="Ga verder").click()
    expect(page.locator("#balk")).to_contain_text("Je werkt als anna")
    expect(wachtend).to_be_hidden()
    page.get_by_role("link", name="R01", exact=True).click()
    expect(page.locator(".etiket.eigen")).to_contain_text("rust")
    expect(page.locator(".etiket.eigen")).to_have_count(1)
    assert soorten(folder, "anna").count("codering") == 1
    assert soorten(folder, "bea").count("codering") == 1
    second.stop()
    third.stop()


def test_what_is_saved_stands_beside_the_buttons_of_a_phone(maak_blad, server):
    page = maak_blad(server, viewport={"width": 360, "height": 740}, has_touch=True).open("R30")
    page.get_by_text("Thuis was het stil.", exact=True).tap()
    page.get_by_role("button", name="stress, kant rust", exact=True).tap()
    stempel = page.locator("#bewaard")
    expect(stempel).to_contain_text("Bewaard")
    overlap = """() => { const a = document.getElementById('bewaard').getBoundingClientRect();
      return [...document.querySelectorAll('button, a, select')].filter((e) => {
        const b = e.getBoundingClientRect();
        return b.width && a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
          && getComputedStyle(e).visibility !== 'hidden' && !e.closest('#lezing') && !e.matches('.sprong');
      }).map((e) => e.textContent); }"""
    assert page.evaluate(overlap) == []
    page.mouse.wheel(0, 4000)
    page.wait_for_function("scrollY > 200")
    box = stempel.bounding_box()
    assert 0 <= box["y"] < 40  # the rest of the bar is gone, this line stays
    assert page.evaluate(overlap) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
