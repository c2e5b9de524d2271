"""A transcript with its spelling mended: what stayed the same is confirmed together, each undone by itself."""

import subprocess
import sys

from browserproef import CODEBOEK, Server
from playwright.sync_api import expect
from studie import maak_studie

from codeer.steps.coderen import Werkplek
from codeer.storage.onderzoek import Onderzoek

ZINNEN = (
    "Ik was gespanen over de brief van de gemeente.",
    "De hond was ziek en de buurvrouw kwan elke dag langs.",
    "Daarna heb ik rust gevonden in de tuin achter het huiss.",
    "Ik heb het zes keer aan de balie gevraagd, echt waar.",
)
OUD = f"I: Hoe ging het?\n\nR: {' '.join(ZINNEN)}\n"
NIEUW = (
    OUD.replace("gespanen", "gespannen")
    .replace("kwan", "kwam")
    .replace("huiss", "huis")
    .replace("zes", "zeven")
)


def codeer(*words):
    subprocess.run([sys.executable, "-m", "codeer", *map(str, words)], check=True, capture_output=True)


def test_spelling_is_confirmed_together_and_undone_one_by_one(tmp_path, maak_blad):
    folder, bron = maak_studie(tmp_path / "studie", {}, CODEBOEK).map, tmp_path / "R01.txt"
    bron.write_text(OUD, encoding="utf-8")
    codeer("import", bron, "--map", folder)
    desk = Werkplek(Onderzoek(folder), "anna", blind=True)
    text = desk.beeld("R01").interview.tekst
    for zin in ZINNEN:
        begin = text.index(zin)
        desk.codeer("R01", (begin, begin + len(zin), zin), "stress", "plus")
    bron.write_text(NIEUW, encoding="utf-8")
    codeer("import", bron, "--vervang", "--map", folder)

    server = Server(folder, "--codeur", "anna")
    page = maak_blad(server).open("R01")
    samen = page.locator(".spelling")
    expect(samen.locator("li")).to_have_count(3)  # another number is not spelling
    expect(samen.locator("dd mark")).to_have_text(
        ["gespanen", "gespannen", "kwan", "kwam", "huiss.", "huis."]
    )
    expect(page.locator(".etiket.eigen")).to_have_count(0)
    samen.get_by_role("checkbox").nth(1).uncheck()
    samen.get_by_role("button", name="bevestig 2 codes").click()
    expect(page.locator(".etiket.eigen")).to_have_count(2)
    expect(samen).to_have_count(0)  # one alone stands with the others
    expect(page.locator(".knelpunt li")).to_have_count(2)
    page.keyboard.press("Control+z")
    expect(page.locator(".etiket.eigen")).to_have_count(1)
    expect(samen.locator("li")).to_have_count(2)
    samen.get_by_role("checkbox").nth(0).check()
    samen.get_by_role("button", name="bevestig ze samen").click()
    expect(page.locator(".etiket.eigen")).to_have_count(3)
    expect(page.locator(".knelpunt")).to_have_count(1)
    server.stop()
