"""Talking over differences around one screen: see, choose, change, take back; also on a phone and hostile text."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from browserproef import CODEBOEK, VIJANDIG, Blad, Server
from codeurwerk import codeert
from playwright.sync_api import expect
from studie import maak_studie

from codeer.core.codering import OVERLEG
from codeer.steps._verschillen import maak_lijst
from codeer.storage.journaal import journaal_pad

GESPREK = "R: Ik was gespannen. Ze kon luisteren. De hond blafte. Het was stil."


@pytest.fixture
def studie(tmp_path, browser):
    plaatsen = maak_studie(tmp_path / "Overleg", {"R01": GESPREK, "X01": VIJANDIG}, CODEBOEK)
    codeert(plaatsen, "anna", {"R01": {0: "stress.min", 3: "verbeteridee"}, "X01": {1: "stress.min"}})
    codeert(plaatsen, "bo", {"R01": {0: "nabijheid.min"}, "X01": {}})
    return plaatsen


@pytest.fixture
def open_plek(studie, maak_blad):
    servers = []

    def open_(**options) -> Blad:
        servers.append(Server(studie.map, "--overleg"))
        blad = maak_blad(servers[-1], **options)
        blad.page.goto(servers[-1].adres)
        blad.page.locator(".plek").wait_for()
        return blad

    yield open_
    for server in servers:
        server.stop()


def besluiten(studie):
    return [p.besluit for p in maak_lijst(studie).plaatsen]


def test_choose_change_and_take_back(studie, open_plek):
    page = open_plek().page
    assert "sleutel" not in page.url
    expect(page.get_by_role("heading", level=2)).to_have_text("R01, regel 1: nabijheid")
    expect(page.locator(".citaat mark")).to_have_text("Ik was gespannen.")
    expect(page.get_by_role("region", name="Uitleg van stress")).to_contain_text("Spanning in je lijf.")
    page.get_by_label("Wie zijn erbij?").fill("anna en bo")
    page.get_by_label("Waarom kiezen jullie dit?").fill("Zo voelt het.")
    page.get_by_role("button", name="van anna").click()
    expect(page.locator(".besloten")).to_have_text(re.compile("^Besloten: stress – kant spanning "))
    expect(page.locator("#bewaard")).to_contain_text("Bewaard")
    expect(page.get_by_role("button", name="van anna")).to_have_attribute("aria-pressed", "true")
    assert besluiten(studie) == ["deze code niet", "spanning", "", ""]
    found = next(p for p in maak_lijst(studie).plaatsen if p.besluit).besloten
    assert (found.reden, found.door) == ("Zo voelt het.", "anna en bo")

    page.get_by_label("Waarom kiezen jullie dit?").fill("Toch om iets anders.")
    page.get_by_role("button", name="allebei goed").click()
    expect(page.locator(".besloten")).to_contain_text("allebei goed")
    assert besluiten(studie) == ["allebei goed", "allebei goed", "", ""]

    page.get_by_role("button", name="Toch nog niet besluiten").click()
    expect(page.locator(".besloten")).to_have_count(0)
    assert besluiten(studie) == ["", "", "", ""]


def test_another_code_and_on_to_the_next(studie, open_plek):
    page = open_plek().page
    page.get_by_label("Of een andere code").select_option("verbeteridee")
    page.get_by_role("button", name="Kies deze").click()
    expect(page.locator(".besloten")).to_contain_text("verbeteridee")
    page.get_by_role("button", name="Volgende open plek").click()
    expect(page.get_by_role("heading", level=2)).not_to_contain_text("nabijheid")
    expect(page.get_by_role("heading", level=2)).to_be_focused()
    page.reload()
    expect(page.locator("#balk")).to_contain_text("1 van 3 plekken besloten")
    page.get_by_label("Alleen deze code").select_option("nabijheid")
    expect(page.locator(".besloten")).to_contain_text("verbeteridee")


def test_a_reason_written_later_is_kept(studie, open_plek):
    page = open_plek().page
    page.get_by_role("button", name="van bo").click()
    expect(page.locator(".besloten")).to_be_visible()
    page.get_by_label("Waarom kiezen jullie dit?").fill("Bij nader inzien.")
    page.get_by_label("Wie zijn erbij?").focus()
    # whether it was on its way or not: it is there after a reload, and on the disk
    page.reload()
    page.get_by_label("Alleen deze code").select_option("nabijheid")
    expect(page.get_by_label("Waarom kiezen jullie dit?")).to_have_value("Bij nader inzien.")
    expect(page.locator("#melding")).to_contain_text("Bewaard: nabijheid – kant")
    assert {p.besloten.reden for p in maak_lijst(studie).plaatsen if p.besloten} == {"Bij nader inzien."}


def test_two_windows_at_once(studie, open_plek, maak_blad):
    blad = open_plek()
    other = maak_blad(blad.server)
    other.page.goto(blad.server.adres)
    other.page.locator(".plek").wait_for()
    blad.page.get_by_role("button", name="van anna").click()
    expect(blad.page.locator(".besloten")).to_be_visible()
    before = journaal_pad(studie, OVERLEG, "R01").read_bytes()
    other.verwacht = ("409",)
    other.page.get_by_role("button", name="van bo").click()
    expect(other.page.locator("#melding")).to_contain_text("intussen iets veranderd")
    assert journaal_pad(studie, OVERLEG, "R01").read_bytes() == before


def test_a_server_that_is_gone_loses_nothing(studie, open_plek):
    blad = open_plek()
    page = blad.page
    blad.verwacht = ("ERR_CONNECTION_REFUSED", "Failed to load")
    page.get_by_label("Waarom kiezen jullie dit?").fill("Dit blijft staan.")
    blad.server.dood()
    page.get_by_role("button", name="van anna").click()
    expect(page.locator("#storing")).to_contain_text("Nog niet bewaard")
    expect(page.get_by_label("Waarom kiezen jullie dit?")).to_have_value("Dit blijft staan.")
    assert besluiten(studie) == ["", "", "", ""]
    again = Server(studie.map, "--overleg", poort=blad.server.poort)
    page.evaluate("sleutel => sessionStorage.setItem('codeer.sleutel', sleutel)", again.sleutel)
    page.get_by_role("button", name="Probeer nu opnieuw").click()
    expect(page.locator(".besloten")).to_contain_text("stress – kant")
    again.stop()


def test_hostile_text_is_only_text_and_a_phone_has_room(studie, open_plek):
    page = open_plek(viewport={"width": 360, "height": 740}, color_scheme="dark").page
    page.get_by_label("Alleen deze code").select_option("stress")
    page.get_by_role("button", name="Volgende →").click()
    expect(page.get_by_role("heading", level=2)).to_contain_text("X01")
    assert page.evaluate("window.kwaad") is None
    assert page.locator(".citaat script, .citaat img").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_axe_finds_nothing(open_plek):
    axe = os.environ.get("CODEER_AXE")
    if not axe:
        pytest.skip("set CODEER_AXE to axe.min.js (npm pack axe-core)")
    page = open_plek().page
    page.get_by_role("button", name="van anna").click()
    expect(page.locator(".besloten")).to_be_visible()
    page.evaluate(Path(axe).read_text("utf-8"))
    found = page.evaluate("async () => (await axe.run()).violations.map((v) => v.id + ': ' + v.help)")
    assert found == []
