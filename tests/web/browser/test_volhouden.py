"""Nothing is lost: a killed server, a reload, two tabs, blind work, finishing, and a code born later."""

import json
import os

import pytest
from browserproef import CODEBOEK, GEWOON, Server
from playwright.sync_api import expect
from studie import maak_studie


@pytest.fixture
def eigen_map(tmp_path, browser):
    return maak_studie(tmp_path / "Gesprekken", {"R01": GEWOON, "R02": GEWOON}, CODEBOEK).map


def test_a_killed_server_loses_nothing_and_what_waits_is_saved_when_it_is_back(eigen_map, maak_blad):
    first = Server(eigen_map, "--codeur", "anna")
    blad = maak_blad(first)
    blad.verwacht = ("ERR_CONNECTION_REFUSED", "ERR_CONNECTION_RESET", "403", "ERR_EMPTY_RESPONSE")
    page = blad.open("R01")
    for kind in "ax":
        page.keyboard.press("n")
        page.keyboard.press(kind)
        expect(page.locator(f".etiket.{'akkoord' if kind == 'a' else 'afgewezen'}")).to_have_count(1)
    first.dood()
    page.get_by_text("De hond blafte.", exact=True).click()
    page.get_by_role("button", name="stress, kant rust", exact=True).click()
    storing = page.locator("#storing")
    expect(storing).to_contain_text("Nog niet bewaard")
    storing.get_by_text("Dit wacht nog").click()
    expect(storing).to_contain_text("De hond blafte.")
    # Started again it has another address and another key; what waits goes there with its user.
    second = Server(eigen_map, "--codeur", "anna")
    assert second.poort != first.poort
    storing.get_by_label("Nieuw adres van codeer").fill("http://voorbeeld.nl/#sleutel=abc")
    storing.get_by_role("button", name="Ga verder").click()
    expect(page.locator("#melding")).to_contain_text("niet het adres van codeer")
    storing.get_by_label("Nieuw adres van codeer").fill(second.adres)
    storing.get_by_role("button", name="Ga verder").click()
    expect(page.locator(".interview").first).to_be_visible()
    assert page.url.endswith("/#/")
    page.get_by_role("link", name="R01", exact=True).click()
    expect(page.locator(".etiket.eigen")).to_have_count(1)
    expect(page.locator(".etiket.akkoord")).to_have_count(1)
    expect(page.locator(".etiket.afgewezen")).to_have_count(1)
    second.stop()


def test_two_tabs_see_each_other_and_lose_nothing(maak_blad, server):
    one, two = maak_blad(server), maak_blad(server)
    two.verwacht = ("409",)
    a, b = one.open("R12"), two.open("R12")
    a.keyboard.press("n")
    b.keyboard.press("n")
    a.keyboard.press("a")
    expect(a.locator(".etiket.akkoord")).to_have_count(1)
    b.keyboard.press("x")
    expect(b.locator("#melding")).to_contain_text("Niet bewaard")
    expect(b.locator(".etiket.akkoord")).to_have_count(1)
    b.keyboard.press("x")
    expect(b.locator(".etiket.afgewezen")).to_have_count(1)


def test_a_memo_that_is_refused_stays_where_it_was_typed(maak_blad, server):
    one, two = maak_blad(server), maak_blad(server)
    two.verwacht = ("409",)
    a, b = one.open("R13"), two.open("R13")
    label = "Memo bij dit interview"
    a.get_by_label(label).fill("Van links.")
    b.get_by_label(label).fill("Van rechts.")
    a.keyboard.press("Control+Enter")
    a.locator("h1").click()
    expect(a.locator("#bewaard")).to_contain_text("Bewaard")
    b.locator("h1").click()
    expect(b.get_by_text("In een ander venster staat hier intussen")).to_contain_text("Van links.")
    expect(b.get_by_label(label)).to_have_value("Van rechts.")
    b.get_by_role("button", name="Bewaar memo").click()
    expect(b.locator("#bewaard")).to_contain_text("Bewaard")
    b.reload()
    expect(b.get_by_label(label)).to_have_value("Van rechts.")


def test_blind_work_shows_no_suggestion_and_no_one_else_anywhere(maak_blad, server, blinde_server):
    other = maak_blad(server).open("R14")
    other.get_by_text("De hond blafte.", exact=True).click()
    other.get_by_role("button", name="stress, kant rust", exact=True).click()
    expect(other.locator(".etiket.eigen")).to_have_count(1)
    other.get_by_role("button", name="Hele interview klaar").first.click()
    expect(other.locator(".klaar-teken").first).to_be_visible()

    blad = maak_blad(blinde_server)
    answers = []
    blad.page.on("response", lambda r: answers.append(r) if "/api/" in r.url else None)
    page = blad.open("R14")
    expect(page.locator(".strook.blind")).to_contain_text("Je codeert blind.")
    expect(page.locator(".etiket")).to_have_count(0)
    page.get_by_text("Ze luisterde niet.", exact=True).click()
    page.get_by_role("button", name="nabijheid, kant afstand", exact=True).click()
    expect(page.locator(".etiket.eigen")).to_have_count(1)
    page.get_by_role("button", name="Hele interview klaar").last.click()
    expect(page.locator(".klaar-teken").first).to_be_visible()
    assert "anna" not in page.content()
    assert len(answers) >= 4
    for answer in answers:
        body = answer.json()
        state = body.get("stand", {})
        assert not state.get("voorstellen")
        assert not state.get("anderen")
        assert "«" not in json.dumps(body, ensure_ascii=False)


def test_others_work_appears_where_one_is_finished_oneself(maak_blad, server, onderzoek):
    bob = Server(onderzoek, "--codeur", "bob")
    page = maak_blad(bob).open("R15")
    page.get_by_text("De hond blafte.", exact=True).click()
    page.get_by_role("button", name="stress, kant rust", exact=True).click()
    expect(page.locator(".etiket.eigen")).to_have_count(1)
    page.get_by_role("button", name="Hele interview klaar").last.click()
    expect(page.locator(".klaar-teken").first).to_be_visible()
    bob.stop()

    page = maak_blad(server).open("R15")
    expect(page.locator(".etiket.ander")).to_have_count(0)
    page.get_by_text("Nu luistert ze goed.", exact=True).click()
    page.keyboard.press("k")
    expect(page.locator(".klaar-teken")).to_have_count(1)
    expect(page.locator(".etiket.ander")).to_have_count(0)
    page.get_by_text("De hond blafte.", exact=True).click()
    page.get_by_role("button", name="Deze beurt klaar, beurt 2").click()
    expect(page.locator(".etiket.ander")).to_contain_text("bob")
    page.locator(".etiket.ander").click()
    expect(page.locator(".kaart.huidig")).to_contain_text("Van bob")
    page.get_by_role("button", name="Toch niet klaar, beurt 2").click()
    expect(page.locator(".etiket.ander")).to_have_count(0)
    expect(page.locator(".klaar-teken")).to_have_count(1)


def test_a_code_born_later_was_not_judged_and_can_be_gone_through_alone(eigen_map, maak_blad):
    first = Server(eigen_map, "--codeur", "anna")
    page = maak_blad(first).open("R01")
    page.get_by_role("button", name="Hele interview klaar").last.click()
    expect(page.locator(".klaar-teken")).to_have_count(2)
    first.stop()
    codeboek = eigen_map / "codeboek.yaml"
    young = "  dieren:\n    definitie: Huisdieren.\n    termen: [hond]\n"
    codeboek.write_text(codeboek.read_text("utf-8") + young, encoding="utf-8")

    second = Server(eigen_map, "--codeur", "anna")
    page = maak_blad(second).open()
    expect(page.locator(".interview").first).to_contain_text("vóór code ‘dieren’ bestond")
    page.get_by_role("link", name="Lees na voor ‘dieren’").click()
    expect(page.locator(".strook.jong")).to_contain_text("alleen voor ‘dieren’")
    expect(page.locator(".etiket")).to_have_count(1)
    page.keyboard.press("n")
    page.keyboard.press("a")
    expect(page.locator(".etiket.akkoord")).to_have_count(1)
    page.get_by_role("button", name="Hele interview klaar voor ‘dieren’").first.click()
    expect(page.locator(".klaar-teken")).to_have_count(2)
    page.get_by_role("link", name="← Interviews").click()
    expect(page.locator(".interview").first).to_contain_text("✓ klaar")
    second.stop()


def test_a_full_disk_is_told_and_what_was_done_waits(blad):
    page = blad.open("R16")
    blad.verwacht = ("507",)
    full = {"fout": "De schijf is vol.", "tip": "Maak ruimte vrij."}
    page.route("**/daad", lambda route: route.fulfill(status=507, json=full))
    page.keyboard.press("n")
    page.keyboard.press("a")
    expect(page.get_by_role("alert")).to_contain_text("De schijf is vol.")
    expect(page.locator(".etiket.akkoord")).to_have_count(0)
    page.unroute("**/daad")
    page.get_by_role("button", name="Probeer nu opnieuw").click()
    expect(page.locator(".etiket.akkoord")).to_have_count(1)
    expect(page.locator("#storing")).to_be_hidden()


def test_what_waits_survives_a_reload_and_is_done_once(blad):
    page = blad.open("R17")
    blad.verwacht = ("ERR_FAILED",)
    # The act arrives, and the answer gets lost on the way.
    page.route("**/daad", lambda route: (route.fetch(), route.abort()))
    page.get_by_text("De hond blafte.", exact=True).click()
    page.get_by_role("button", name="stress, kant rust", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("Nog niet bewaard")
    page.unroute("**/daad")
    page.reload()
    expect(page.locator(".etiket.eigen")).to_have_count(1)
    expect(page.locator("#storing")).to_be_hidden()
    page.wait_for_function("sessionStorage.getItem('codeer.kluis') === null")
    expect(page.locator(".etiket.eigen")).to_have_count(1)


@pytest.mark.parametrize(("breedte", "schema"), [(320, "light"), (820, "light"), (1280, "dark")])
def test_axe_finds_nothing(maak_blad, server, breedte, schema):
    axe = os.environ.get("CODEER_AXE")
    if not axe:
        pytest.skip("set CODEER_AXE to axe.min.js (npm pack axe-core)")
    blad = maak_blad(
        server,
        viewport={"width": breedte, "height": 800},
        color_scheme=schema,
        bypass_csp=True,
        reduced_motion="reduce",
    )
    page = blad.open()
    check(page, axe)
    page = blad.open("R18")
    check(page, axe)
    page.keyboard.press("n")
    expect(page.locator(".kaart.huidig")).to_be_visible()
    check(page, axe)
    page.keyboard.press("b")
    page.locator(".boekcode summary").first.click()
    check(page, axe)
    page.keyboard.press("?")
    check(page, axe)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def check(page, axe):
    page.add_script_tag(path=axe)
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    found = page.evaluate("t => axe.run({runOnly: t})", tags)
    assert [(v["id"], [n["target"] for n in v["nodes"]]) for v in found["violations"]] == []
