"""Looking at what the computer suggests: accept, reject, change, undo, filter, go on."""

import json

from playwright.sync_api import expect


def labels(page):
    return page.locator(".etiket").all_text_contents()


def test_accept_reject_and_change_are_saved_at_once_and_there_after_a_reload(blad):
    page = blad.open("R01")
    expect(page.locator(".etiket.open")).to_have_count(4)
    page.locator(".etiket", has_text="afstand").first.click()
    kaart = page.locator(".kaart.huidig")
    expect(kaart).to_contain_text("Waarom:")
    kaart.get_by_role("button", name="Akkoord").click()
    expect(page.locator("#bewaard")).to_have_text(re_bewaard())
    expect(page.locator(".etiket.akkoord")).to_have_count(1)

    page.locator(".etiket.open", has_text="spanning").click()
    page.locator(".kaart.huidig").get_by_role("button", name="Afwijzen").click()
    expect(page.locator(".etiket.afgewezen")).to_contain_text("spanning")

    page.locator(".etiket.open").first.click()
    page.locator(".kaart.huidig").get_by_role("button", name="Wijzigen").click()
    page.get_by_role("button", name="stress, kant rust", exact=True).click()
    expect(page.locator(".etiket.anders")).to_contain_text("rust")
    shown = labels(page)
    page.reload()
    expect(page.locator(".etiket.anders")).to_be_visible()
    assert labels(page) == shown


def re_bewaard():
    import re

    return re.compile(r"Bewaard \d\d:\d\d")


def test_by_keys_alone_from_one_suggestion_to_the_next(blad):
    page = blad.open("R02")
    page.keyboard.press("n")
    expect(page.locator(".etiket.hier")).to_be_focused()
    page.keyboard.press("a")
    expect(page.locator(".etiket.akkoord")).to_have_count(1)
    page.keyboard.press("n")
    page.keyboard.press("x")
    expect(page.locator(".etiket.afgewezen")).to_have_count(1)
    page.keyboard.press("n")
    page.keyboard.press("w")
    expect(page.locator("#zoek-code")).to_be_focused()
    page.keyboard.type("rust")
    page.keyboard.press("Enter")
    expect(page.locator(".coderij .pool").first).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".etiket.anders")).to_contain_text("rust")
    page.keyboard.press("v")
    page.keyboard.press("n")
    expect(page.locator(".etiket.open.hier")).to_have_count(1)


def test_undo_goes_on_also_after_a_reload_and_by_button(blad):
    page = blad.open("R03")
    page.keyboard.press("n")
    page.keyboard.press("a")
    expect(page.locator(".etiket.akkoord")).to_have_count(1)
    page.keyboard.press("n")
    page.keyboard.press("x")
    expect(page.locator(".etiket.afgewezen")).to_have_count(1)
    page.keyboard.press("Control+z")
    expect(page.locator(".etiket.afgewezen")).to_have_count(0)
    page.reload()
    expect(page.locator(".etiket.akkoord")).to_have_count(1)
    undo = page.get_by_role("button", name="Ongedaan maken")
    undo.click()
    expect(page.locator(".etiket.open")).to_have_count(4)
    expect(undo).to_be_disabled()


def test_the_filter_shows_one_code(blad):
    page = blad.open("R04")
    page.get_by_label("Toon alleen één code").select_option("stress")
    expect(page.locator(".etiket")).to_have_count(1)
    expect(page.locator(".etiket")).to_contain_text("stress")
    page.get_by_role("button", name="Toon alle codes").click()
    expect(page.locator(".etiket")).to_have_count(4)


def test_the_codebook_is_one_key_away_and_every_code_explains_itself(blad):
    page = blad.open("R04")
    page.keyboard.press("b")
    expect(page.locator("#kop-paneel")).to_be_focused()
    page.locator(".boekcode summary").first.click()
    expect(page.locator(".boekcode").first).to_contain_text("Als iemand echt luistert.")
    expect(page.locator(".boekcode").first).to_contain_text("Ze luisterde echt.")
    memo = page.get_by_label("Jouw memo bij nabijheid")
    memo.fill("Let op de toon.")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#bewaard")).to_have_text(re_bewaard())
    page.keyboard.press("Escape")
    expect(page.locator("#kop-paneel")).to_have_text("Dit interview")
    page.reload()
    page.locator(".beurt").first.wait_for()
    page.keyboard.press("b")
    page.locator(".boekcode summary").first.click()
    expect(page.get_by_label("Jouw memo bij nabijheid")).to_have_value("Let op de toon.")


def test_help_tells_the_keys_and_letters_can_be_switched_off(blad):
    page = blad.open("R04")
    page.keyboard.press("?")
    help_ = page.get_by_role("dialog")
    expect(help_).to_contain_text("volgende open voorstel")
    help_.get_by_label("Losse letters").uncheck()
    page.keyboard.press("Escape")
    expect(help_).to_have_count(0)
    page.keyboard.press("n")
    expect(page.locator(".kaart")).to_have_count(0)


def test_the_key_leaves_the_address_and_a_stranger_gets_nothing(blad, maak_blad, server):
    page = blad.open("R04")
    assert "sleutel" not in page.url
    assert page.url.endswith("#/interview/R04")
    page.reload()
    page.locator(".beurt").first.wait_for()
    other = maak_blad(server)
    other.verwacht = ("403",)
    other.page.goto(server.grond)
    expect(other.page.get_by_role("alert").filter(has_text="adres")).to_be_visible()
    assert "luister" not in other.page.content()
    assert json.dumps(server.sleutel)[1:-1] not in server.fouten.read_text("utf-8")
