"""Giving codes oneself: by mouse, by finger, by sentence and by key; with facets, memos and ideas."""

from itertools import pairwise

from playwright.sync_api import expect


def journaal(server, codeur, interview):
    return (server.map / "coderingen" / codeur / f"{interview}.jsonl").read_text("utf-8")


def sleep_over(page, begin, eind):
    """Drag the mouse from the start of one text to the end of another."""
    van, tot = (
        page.get_by_text(begin, exact=True).bounding_box(),
        page.get_by_text(eind, exact=True).bounding_box(),
    )
    page.mouse.move(van["x"] + 1, van["y"] + van["height"] / 2)
    page.mouse.down()
    page.mouse.move(tot["x"] + tot["width"] + 1, tot["y"] + tot["height"] / 2, steps=4)
    page.mouse.up()


def test_select_with_the_mouse_and_give_a_code_a_facet_and_a_memo(blad, server):
    page = blad.open("R05")
    sleep_over(page, "De hond blafte.", "Thuis was het stil.")
    expect(page.locator(".plek-citaat")).to_contain_text("De hond blafte. Thuis was het stil.")
    page.get_by_role("button", name="stress, kant rust", exact=True).click()
    kaart = page.locator(".kaart.huidig")
    expect(kaart).to_contain_text("Jij gaf deze code")
    kaart.get_by_role("button", name="wens").click()
    expect(kaart.get_by_role("button", name="wens")).to_have_attribute("aria-pressed", "true")
    kaart.get_by_label("Memo").fill("Over twee alinea's heen.")
    page.locator("h1").click()
    expect(kaart.locator(".memo-stand")).to_have_text("")
    expect(page.locator(".etiket.eigen")).to_contain_text("rust")
    page.reload()
    page.locator(".etiket.eigen").click()
    expect(page.locator(".kaart.huidig").get_by_label("Memo")).to_have_value("Over twee alinea's heen.")
    assert "De hond blafte.\\nThuis was het stil." in journaal(server, "anna", "R05")


def test_a_sentence_by_keyboard_with_numbers_poles_and_facet_keys(blad, server):
    page = blad.open("R06")
    page.locator(".telt .zin").first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(page.locator(".plek-citaat")).to_have_text("De hond blafte.")
    page.keyboard.press("Shift+ArrowDown")
    expect(page.locator(".plek-citaat")).to_contain_text("Thuis was het stil.")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("Shift+ArrowLeft")
    page.keyboard.press("s")
    page.keyboard.press("2")
    expect(page.locator(".coderij.gekozen")).to_contain_text("stress")
    page.keyboard.press("+")
    expect(page.locator(".etiket.eigen")).to_contain_text("rust")
    assert '"soort":"ervaring"' in journaal(server, "anna", "R06").replace(": ", ":")
    page.keyboard.press("s")
    expect(page.locator(".kaart").get_by_role("button", name="wens")).to_have_attribute(
        "aria-pressed", "true"
    )
    page.keyboard.press("m")
    expect(page.locator(".kaart.huidig .memo textarea")).to_be_focused()
    page.keyboard.type("ns 2a")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".etiket-memo")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".zin.hier").first).to_be_focused()
    page.keyboard.press("x")
    expect(page.locator(".etiket.eigen")).to_have_count(0)


def test_a_finger_selects_and_the_menu_comes_up(maak_blad, server):
    blad = maak_blad(server, viewport={"width": 820, "height": 1180}, has_touch=True)
    page = blad.open("R07")
    expect(page.locator("#paneel")).to_be_hidden()
    # What the handles of a touch screen do: the selection changes and no mouse is there.
    page.locator(".stuk", has_text="De hond blafte.").evaluate(
        "s => getSelection().setBaseAndExtent(s.firstChild, 3, s.firstChild, 7)"
    )
    expect(page.locator(".plek-citaat")).to_have_text("hond")
    page.get_by_role("button", name="geef deze code, verbeteridee", exact=True).tap()
    expect(page.locator(".etiket.eigen")).to_contain_text("verbeteridee")
    page.get_by_text("Daar kwam ik bij.", exact=True).tap()
    expect(page.locator(".plek-citaat")).to_have_text("Daar kwam ik bij.")


def test_a_choice_over_two_turns_gives_each_its_own_coding(blad, server):
    page = blad.open("R08")
    sleep_over(page, "Daar kwam ik bij.", "Dat is alles wat ik zeggen wil.")
    page.get_by_role("button", name="nabijheid, kant dichtbij", exact=True).click()
    expect(page.locator(".etiket.eigen")).to_have_count(2)
    written = journaal(server, "anna", "R08").replace(": ", ":")
    assert '"citaat":"Daar kwam ik bij."' in written
    assert '"citaat":"Nu luistert ze goed. Dat is alles wat ik zeggen wil."' in written


def test_three_codes_and_both_poles_on_one_sentence_and_one_across_it(blad):
    page = blad.open("R09")
    zin = page.locator(".zin", has_text="Ik was gespannen")
    for name in ("stress, kant rust", "nabijheid, kant dichtbij", "geef deze code, verbeteridee"):
        zin.locator(".stuk").first.click()
        page.get_by_role("button", name=name, exact=True).click()
        expect(page.locator(".kaart.huidig")).to_contain_text("Jij gaf deze code")
    sleep_over(page, "De hond blafte.", "Thuis was het stil.")
    expect(page.locator(".plek-citaat")).to_contain_text("De hond")
    page.get_by_role("button", name="stress, kant spanning", exact=True).click()
    expect(page.locator(".etiket.eigen")).to_have_count(4)
    expect(zin.locator(".etiket")).to_have_count(5)
    whole = page.locator(".beurt.telt .tekst").first.evaluate(
        "p => [...p.querySelectorAll('.stuk')].map(s => s.textContent).join('')"
    )
    assert whole.startswith("Ze luisterde niet. Ik was gespannen en zij was afstandelijk. De hond")
    boxes = [e.bounding_box() for e in page.locator(".beurt.telt").first.locator(".etiket").all()]
    boxes.sort(key=lambda b: b["y"])
    assert all(a["y"] + a["height"] <= b["y"] + 0.5 for a, b in pairwise(boxes))


def test_an_idea_for_a_code_and_taking_it_back(blad):
    page = blad.open("R10")
    page.get_by_text("De hond blafte.", exact=True).click()
    page.get_by_text("Past er niets?").click()
    page.get_by_label("Naam van je idee").fill("huisdieren")
    page.get_by_label("Toelichting").fill("Steeds weer.")
    page.get_by_role("button", name="Bewaar idee").click()
    expect(page.locator(".etiket.idee")).to_contain_text("huisdieren")
    page.locator(".etiket.idee").click()
    page.locator(".kaart.huidig").get_by_role("button", name="Weghalen").click()
    expect(page.locator(".etiket.idee")).to_have_count(0)


def test_memos_on_the_interview_and_on_the_study(blad):
    page = blad.open("R11")
    page.get_by_label("Memo bij dit interview").fill("Open gesprek.")
    page.locator("h1").click()
    expect(page.locator("#bewaard")).to_contain_text("Bewaard")
    page.get_by_role("link", name="← Interviews").click()
    page.get_by_label("Memo bij het hele onderzoek").fill("Honden komen terug.")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#bewaard")).to_contain_text("Bewaard")
    page.reload()
    expect(page.get_by_label("Memo bij het hele onderzoek")).to_have_value("Honden komen terug.")
    page.get_by_role("link", name="R11", exact=True).click()
    expect(page.get_by_label("Memo bij dit interview")).to_have_value("Open gesprek.")


def test_a_hostile_transcript_is_text_and_nothing_else(blad, server):
    page = blad.open("X01")
    expect(page.locator(".beurt").first).to_contain_text("<script>window.kwaad = 1</script>")
    assert page.evaluate("window.kwaad") is None
    assert page.locator("#lezing script, #lezing img").count() == 0
    page.locator(".stuk", has_text="breed").first.evaluate(
        """s => { const t = s.firstChild, i = t.data.indexOf('🎉');
                  getSelection().setBaseAndExtent(t, i, t, i + 2) }"""
    )
    expect(page.locator(".plek-citaat")).to_have_text("🎉")
    page.get_by_role("button", name="stress, kant rust", exact=True).click()
    expect(page.locator(".etiket.eigen")).to_have_count(1)
    page.locator(".stuk", has_text="שלום").first.click()
    page.get_by_role("button", name="nabijheid, kant afstand", exact=True).click()
    expect(page.locator(".etiket.eigen")).to_have_count(2)
    written = journaal(server, "anna", "X01")
    assert '"citaat":"🎉"' in written.replace(": ", ":")
    assert "Ze zei שלום עולם en lachte." in written
    long = page.locator(".beurt").last
    long.scroll_into_view_if_needed()
    long.locator(".etiket").first.click()
    page.keyboard.press("a")
    expect(long.locator(".etiket.akkoord")).to_have_count(1)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
