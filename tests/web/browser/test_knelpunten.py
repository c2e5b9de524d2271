"""What asks for a choice: two laptops that decided differently, and a new transcript that moved the text."""

import shutil
import subprocess
import sys

import pytest
from browserproef import CODEBOEK, GEWOON, Server
from playwright.sync_api import expect
from studie import maak_studie

from codeer.core.gebeurtenis import Beslissing
from codeer.steps.coderen import Werkplek
from codeer.storage.onderzoek import Onderzoek

ZIN = "Ze luisterde niet."
OUD = (
    "I: Hoe ging het?\n\nR: Ik was gespannen over de brief van de gemeente. De hond was ziek geworden en de "
    "buurvrouw kwam elke dag langs met soep.\n\nI: En nu?\n\nR: Ik heb rust gevonden in de tuin achter het huis.\n"
)
NIEUW = (
    "I: Hoe ging het?\n\nR: Ik was gespannen over de brief van de gemeente. Onze hond werd toen ernstig ziek en "
    "mijn buurvrouw bracht soep.\n\nI: En nu?\n\nR: Er is rust gekomen in de tuin bij ons huis.\n"
)


@pytest.fixture
def start(browser):
    """Start servers that are ended with the test."""
    running = []

    def begin(*words):
        running.append(Server(*words))
        return running[-1]

    yield begin
    for server in running:
        server.stop()


def test_two_laptops_decided_differently_and_the_reader_chooses(tmp_path, start, maak_blad):
    here = maak_studie(tmp_path / "laptop", {"R01": GEWOON}, CODEBOEK)
    shutil.copytree(here.map, tmp_path / "tablet")
    there = Onderzoek(tmp_path / "tablet")
    begin = GEWOON.index(ZIN)
    for place, decision in ((here, Beslissing.AKKOORD), (there, Beslissing.AFGEWEZEN)):
        Werkplek(place, "anna").besluit("R01", (begin, begin + len(ZIN), ZIN), "nabijheid", "min", decision)
    made = next((there.coderingen / "anna").glob("R01*.jsonl"))
    # how a shared folder keeps both
    shutil.copy(made, here.coderingen / "anna" / "R01-TABLET.jsonl")

    page = maak_blad(start(here.map, "--codeur", "anna")).open()
    expect(page.locator(".interview")).to_contain_text("1 plek met twee keuzes")
    page.get_by_role("link", name="R01", exact=True).click()
    conflict = page.locator(".knelpunt")
    expect(conflict).to_contain_text(ZIN)
    expect(conflict.get_by_role("button", name="akkoord")).to_be_visible()
    conflict.get_by_role("button", name="afgewezen: nabijheid: afstand").click()
    expect(conflict).to_have_count(0)
    expect(page.locator(".etiket.afgewezen")).to_have_count(1)
    page.reload()
    expect(page.locator(".etiket.afgewezen")).to_have_count(1)
    expect(conflict).to_have_count(0)


def codeer(*words):
    subprocess.run([sys.executable, "-m", "codeer", *map(str, words)], check=True, capture_output=True)


def test_a_new_transcript_asks_where_a_code_belongs_and_nothing_vanishes(tmp_path, start, maak_blad):
    folder, bron = maak_studie(tmp_path / "studie", {}, CODEBOEK).map, tmp_path / "R01.txt"
    bron.write_text(OUD, encoding="utf-8")
    codeer("import", bron, "--map", folder)
    desk = Werkplek(Onderzoek(folder), "anna")
    text = desk.beeld("R01").interview.tekst
    for quote in (
        "De hond was ziek geworden en de buurvrouw kwam elke dag langs met soep.",
        "Ik heb rust gevonden in de tuin achter het huis.",
    ):
        place = text.index(quote)
        desk.codeer("R01", (place, place + len(quote), quote), "stress", "plus")
    bron.write_text(NIEUW, encoding="utf-8")
    codeer("import", bron, "--vervang", "--map", folder)

    page = maak_blad(start(folder, "--codeur", "anna")).open("R01")
    asked = page.locator(".knelpunt li")
    expect(asked).to_have_count(2)
    expect(page.locator(".etiket.eigen")).to_have_count(0)
    asked.filter(has_text="Hoort het nu hier?").get_by_role("button", name="Ja, zet het hier").click()
    expect(page.locator(".etiket.eigen")).to_have_count(1)
    expect(asked).to_have_count(1)
    asked.get_by_role("button", name="Kies zelf een plek").click()
    page.get_by_text("Onze hond werd toen", exact=False).first.click()
    page.get_by_role("button", name="Zet ‘stress’ hier neer").click()
    expect(asked).to_have_count(0)
    expect(page.locator(".etiket.eigen")).to_have_count(2)


def test_the_work_to_send_back_is_made(tmp_path, start, maak_blad):
    folder = maak_studie(tmp_path / "studie", {"R01": GEWOON}, CODEBOEK).map
    page = maak_blad(start(folder, "--codeur", "anna")).open("R01")
    page.keyboard.press("n")
    page.keyboard.press("a")
    expect(page.locator(".etiket.akkoord")).to_have_count(1)
    page.get_by_role("link", name="← Interviews").click()
    page.get_by_role("button", name="Werk opsturen").click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("werk-anna.zip")
    assert list(folder.rglob("werk-anna.zip"))
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(page.get_by_role("button", name="Werk opsturen")).to_be_focused()
