"""The report to read, in a browser: for every screen, without faults, and each link leads somewhere."""

from __future__ import annotations

import os
import runpy
from pathlib import Path
from typing import Any

import pytest

STUDIE = runpy.run_path(str(Path(__file__).parents[2] / "steps" / "rapportstudie.py"))
SCHERMEN = [
    {"viewport": {"width": 1200, "height": 900}},
    {"viewport": {"width": 360, "height": 740}, "color_scheme": "dark"},
]


@pytest.fixture(scope="module")
def adres(tmp_path_factory: pytest.TempPathFactory) -> str:
    map = tmp_path_factory.mktemp("rapport")
    STUDIE["rapporteer"](map, "html")
    return (map / "rapport.html").as_uri()


@pytest.fixture(params=SCHERMEN, ids=["wide", "phone, dark"])
def page(request: pytest.FixtureRequest, browser: Any, adres: str) -> Any:
    context = browser.new_context(bypass_csp=True, **request.param)
    page = context.new_page()
    page.set_default_timeout(60_000)
    faults: list[str] = []
    asked: list[str] = []
    page.on("console", lambda m: faults.append(m.text))
    page.on("request", lambda r: asked.append(r.url))
    page.goto(adres)
    yield page
    assert faults == []
    assert asked == [adres]
    context.close()


def test_nothing_sticks_out_at_the_side(page: Any) -> None:
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_quote_leads_to_its_place(page: Any) -> None:
    link = page.locator(".bron a").first
    target = link.get_attribute("href")
    link.click()
    assert page.evaluate("location.hash") == target
    assert page.locator(f"{target} ~ mark").first.is_visible()


def test_labels_of_charts_lie_within_them(page: Any) -> None:
    outside = page.evaluate("""() => [...document.querySelectorAll('figure svg text')].filter((text) => {
        const own = text.getBoundingClientRect(), all = text.ownerSVGElement.getBoundingClientRect();
        return own.left < all.left - 1 || own.right > all.right + 1 || own.top < all.top - 1
            || own.bottom > all.bottom + 1;
    }).map((text) => text.textContent)""")
    assert outside == []


def test_axe_finds_nothing(page: Any) -> None:
    axe = os.environ.get("CODEER_AXE")
    if not axe:
        pytest.skip("set CODEER_AXE to axe.min.js (npm pack axe-core)")
    page.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true })")
    page.evaluate(Path(axe).read_text("utf-8"))
    found = page.evaluate("async () => (await axe.run()).violations.map((v) => v.id + ': ' + v.help)")
    assert found == []
