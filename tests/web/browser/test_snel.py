"""Quick hands on a slow computer: what comes while something is being saved lands where it was meant."""

import json

import pytest
from playwright.sync_api import expect

TRAAG = """() => {
  // Every answer to an act waits until it is let through.
  const echt = window.fetch;
  window.wachtend = [];
  window.fetch = async (pad, hoe) => {
    const uit = await echt(pad, hoe);
    if (String(pad).endsWith("/daad")) await new Promise((klaar) => window.wachtend.push(klaar));
    return uit;
  };
}"""


def slow(page):
    page.evaluate(TRAAG)


def answer(page):
    """Let the answer to one act come in."""
    wait(page, "window.wachtend.length > 0")
    page.evaluate("window.wachtend.shift()()")


def wait(page, what):
    """Wait until something holds; the policy of the page lets no one pass it as a text to evaluate."""
    page.evaluate(f"async () => {{ while (!({what})) await new Promise((k) => setTimeout(k, 5)); }}")


def made(server, interview, soort):
    lines = (server.map / "coderingen" / "anna" / f"{interview}.jsonl").read_text("utf-8").splitlines()
    return [e for line in lines if (e := json.loads(line)).get("soort") == soort]


def chosen(page):
    return page.locator(".etiket.hier")


def test_enter_in_the_search_field_finds_a_code_and_does_not_give_it(blad, server):
    page = blad.open("R19")
    page.get_by_text("De hond blafte.", exact=True).click()
    page.keyboard.press("c")
    page.keyboard.type("stress")
    page.keyboard.press("Enter")
    first = page.locator(".coderij .pool").first
    expect(first).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".etiket.eigen")).to_have_count(1)
    expect(page.locator(".etiket.eigen")).to_contain_text("spanning")
    assert len(made(server, "R19", "codering")) == 1


def test_who_went_on_stays_where_she_is(blad):
    page = blad.open("R20")
    slow(page)
    page.get_by_text("De hond blafte.", exact=True).click()
    page.keyboard.press("3")
    page.keyboard.press("n")
    here = chosen(page).get_attribute("data-merk")
    answer(page)
    expect(page.locator(".etiket.eigen")).to_have_count(1)
    assert chosen(page).get_attribute("data-merk") == here
    expect(chosen(page)).to_be_focused()
    # a decision that is on its way, and a codebook that is opened meanwhile
    page.keyboard.press("a")
    page.keyboard.press("b")
    answer(page)
    expect(page.locator(".etiket.akkoord")).to_have_count(1)
    expect(page.locator("#kop-paneel")).to_have_text("Codeboek")
    page.keyboard.press("Escape")
    # an own coding is changed, and another one is looked at meanwhile
    page.locator(".etiket.eigen").click()
    page.keyboard.press("w")
    page.get_by_role("button", name="stress, kant rust", exact=True).click()
    page.keyboard.press("n")
    here = chosen(page).get_attribute("data-merk")
    answer(page)
    expect(page.locator(".etiket.eigen")).to_contain_text("rust")
    assert chosen(page).get_attribute("data-merk") == here


def test_going_on_by_itself_goes_one_step_and_takes_no_one_away(blad):
    page = blad.open("R21")
    page.get_by_label("meteen naar het volgende").check()
    slow(page)
    page.keyboard.press("n")
    first = chosen(page).get_attribute("data-merk")
    page.keyboard.press("a")
    page.keyboard.press("n")
    second = chosen(page).get_attribute("data-merk")
    answer(page)
    expect(page.locator(".etiket.akkoord")).to_have_count(1)
    assert chosen(page).get_attribute("data-merk") == second != first
    page.keyboard.press("x")
    answer(page)
    expect(page.locator(".etiket.afgewezen")).to_have_count(1)
    expect(page.locator(".etiket.open.hier")).to_be_focused()
    page.keyboard.press("a")
    memo = page.get_by_label("Memo bij dit interview")
    page.get_by_role("button", name="Sluiten en terug naar de tekst").click()
    memo.fill("Onder")
    answer(page)
    expect(page.locator(".etiket.akkoord")).to_have_count(2)
    expect(memo).to_be_focused()
    page.keyboard.type("weg")
    expect(memo).to_have_value("Onderweg")


def test_keys_on_what_is_not_there_yet_wait_for_it(blad, server):
    page = blad.open("R22")
    slow(page)
    page.locator(".zin", has_text="Ik was gespannen").locator(".stuk").first.click()
    page.keyboard.press("2")
    page.keyboard.press("+")
    # all of this is on the code that was just given, also where a suggestion stands at the same place
    page.keyboard.press("s")
    page.keyboard.press("s")
    page.keyboard.press("m")
    page.keyboard.type("Ze zei nav")
    page.keyboard.press("Backspace")
    page.keyboard.press("Enter")
    page.keyboard.type("x")
    expect(page.locator(".etiket.eigen")).to_have_count(0)
    answer(page)
    answer(page)
    answer(page)
    memo = page.locator(".kaart.huidig .memo textarea")
    expect(memo).to_be_focused()
    expect(memo).to_have_value("Ze zei na\nx")
    page.keyboard.type("!")
    page.keyboard.press("Control+Enter")
    answer(page)
    expect(page.locator(".etiket-memo")).to_be_visible()
    expect(memo).to_have_value("Ze zei na\nx!")
    expect(page.locator(".etiket.open")).to_have_count(4)
    assert made(server, "R22", "codering")[-1]["inhoud"]["facetten"] == {"soort": "wens"}


def test_clicks_on_what_changes_meanwhile_are_all_kept(blad, server):
    page = blad.open("R23")
    page.get_by_text("De hond blafte.", exact=True).click()
    page.keyboard.press("3")
    kaart = page.locator(".kaart.huidig")
    expect(kaart).to_contain_text("Jij gaf deze code")
    slow(page)
    kaart.get_by_role("button", name="wens").click()
    kaart.get_by_role("button", name="systeem").click()
    kaart.get_by_role("button", name="Wijzigen").click()
    page.get_by_role("button", name="stress, kant rust", exact=True).click()
    kaart.get_by_role("button", name="ervaring").click()
    for _ in range(4):
        answer(page)
    expect(page.locator(".etiket.eigen")).to_have_count(1)
    expect(page.locator(".etiket.eigen")).to_contain_text("rust")
    expect(kaart.get_by_role("button", name="ervaring")).to_have_attribute("aria-pressed", "true")
    expect(kaart.get_by_role("button", name="systeem")).to_have_attribute("aria-pressed", "true")
    last = made(server, "R23", "codering")[-1]
    assert last["inhoud"]["facetten"] == {"soort": "ervaring", "over": "systeem"}
    # undo, pressed before the answer to what it undoes
    page.keyboard.press("Escape")
    page.keyboard.press("x")
    page.keyboard.press("Control+z")
    answer(page)
    answer(page)
    expect(page.locator(".etiket.eigen")).to_have_count(1)


def test_a_button_that_goes_leaves_the_keyboard_beside_it(blad):
    page = blad.open("R24")
    page.locator(".etiket", has_text="spanning").click()
    button = page.locator(".kaart.huidig").get_by_role("button", name="Akkoord")
    button.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".etiket.akkoord")).to_have_count(1)
    expect(page.locator(".kaart.huidig .kaart-kop")).to_be_focused()
    page.keyboard.press("x")
    expect(page.locator(".etiket.afgewezen")).to_have_count(1)
    page.get_by_text("De hond blafte.", exact=True).click()
    page.keyboard.press("3")
    label = page.locator(".etiket.eigen")
    label.focus()
    page.keyboard.press("x")
    expect(label).to_have_count(0)
    expect(page.locator(".zin.hier")).to_be_focused()


def test_what_is_refused_lets_no_later_key_hit_something_else(blad):
    page = blad.open("R25")
    blad.verwacht = ("507",)
    full = {"fout": "De schijf is vol.", "tip": "Maak ruimte vrij."}
    page.route("**/daad", lambda route: route.fulfill(status=507, json=full))
    page.locator(".zin", has_text="Ik was gespannen").locator(".stuk").first.click()
    slow(page)
    page.keyboard.press("2")
    page.keyboard.press("+")
    page.keyboard.press("x")
    answer(page)
    expect(page.locator("#storing")).to_contain_text("De schijf is vol.")
    page.unroute("**/daad")
    page.get_by_role("button", name="Probeer nu opnieuw").click()
    answer(page)
    expect(page.locator(".etiket.eigen")).to_have_count(1)
    expect(page.locator(".etiket.open")).to_have_count(4)


@pytest.mark.parametrize("traag", [1, 6])
def test_the_last_screen_that_was_asked_for_is_shown(blad, traag):
    page = blad.open()
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": traag})
    page.evaluate(
        """() => {
          const echt = window.fetch;
          window.fetch = async (pad, hoe) => {
            const uit = await echt(pad, hoe);
            if (String(pad).endsWith("R26")) await new Promise((klaar) => { window.laat = klaar; });
            return uit;
          };
          location.hash = "#/interview/R26";
        }"""
    )
    wait(page, "window.laat")
    page.evaluate("location.hash = '#/interview/R27'")
    expect(page.locator("h1")).to_have_text("R27")
    page.evaluate("window.laat()")
    page.evaluate("() => new Promise((klaar) => setTimeout(klaar))")
    expect(page.locator("h1")).to_have_text("R27")
