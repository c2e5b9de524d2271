"""A real browser on a real `codeer open`; skipped with the reason where there is none."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from browserproef import CODEBOEK, Blad, Server, find_browser, teksten
from studie import maak_studie


@pytest.fixture(scope="session")
def browser() -> Any:
    path = find_browser()
    if path is None:
        pytest.skip("no browser here: set CODEER_CHROMIUM, or install Chromium, Chrome or Edge")
    from playwright.sync_api import expect, sync_playwright

    expect.set_options(timeout=20_000)  # a busy machine is slow, not wrong
    with sync_playwright() as play:
        found = play.chromium.launch(executable_path=path)
        yield found
        found.close()


@pytest.fixture(scope="session")
def onderzoek(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return maak_studie(tmp_path_factory.mktemp("browser") / "Gesprekken", teksten(), CODEBOEK).map


@pytest.fixture(scope="session")
def server(browser: Any, onderzoek: Path) -> Any:
    running = Server(onderzoek, "--codeur", "anna")
    yield running
    running.stop()


@pytest.fixture(scope="session")
def blinde_server(browser: Any, onderzoek: Path) -> Any:
    running = Server(onderzoek, "--codeur", "bea", "--blind")
    yield running
    running.stop()


@pytest.fixture
def maak_blad(browser: Any) -> Any:
    """Make a tab in a browser of its own; all are checked at the end."""
    made = []

    def maak(server: Server, **options: Any) -> Blad:
        context = browser.new_context(**({"viewport": {"width": 1280, "height": 800}} | options))
        made.append((context, Blad(context, server)))
        return made[-1][1]

    yield maak
    for context, blad in made:
        context.close()
        blad.keur()


@pytest.fixture
def blad(maak_blad: Any, server: Server) -> Blad:
    return maak_blad(server)
