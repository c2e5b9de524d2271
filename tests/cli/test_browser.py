"""How a browser is started: with the name of a file that others cannot read, never with the key."""

import os
import stat
import threading
import urllib.request
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

import pytest
from studie import maak_studie

from codeer.cli import _browser
from codeer.cli._browser import Doorstuurblad
from codeer.cli.app import main
from codeer.cli.open import _show
from codeer.steps.open import open_pagina
from codeer.web.server import Server

ADRES = "http://127.0.0.1:5000/#/interview/R01&sleutel=abc-_1"


@pytest.fixture
def geopend(monkeypatch):
    """What browsers are started with, each as it was opened and the text of its file then."""
    opened = []

    def open_(adres):
        path = Path(url2pathname(urlsplit(adres).path))
        opened.append((adres, path, path.read_text("utf-8"), stat.S_IMODE(path.stat().st_mode)))
        return True

    monkeypatch.setattr("webbrowser.open", open_)
    return opened


def test_the_key_is_in_a_file_of_ones_own_and_the_file_goes(geopend):
    blad = Doorstuurblad(ADRES)
    assert blad.open()
    ((adres, path, text, mode),) = geopend
    assert "sleutel" not in adres
    assert adres.startswith("file:///")
    assert "/#/interview/R01&amp;sleutel=abc-_1" in text
    if os.name == "posix":
        assert (mode, stat.S_IMODE(path.parent.stat().st_mode)) == (0o600, 0o700)
    blad.weg()
    assert not path.parent.exists()
    blad.weg()


def test_a_browser_that_is_a_snap_sees_no_tmp_of_others(geopend, monkeypatch, tmp_path):
    monkeypatch.setattr(_browser, "_SNAP", tmp_path)
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    blad = Doorstuurblad(ADRES)
    assert blad.open()
    assert geopend[0][1].parent.parent == tmp_path
    blad.weg()


def test_no_place_for_the_file_is_no_fault(monkeypatch):
    def full(**_):
        raise OSError

    monkeypatch.setattr("tempfile.mkdtemp", full)
    blad = Doorstuurblad(ADRES)
    assert not blad.open()
    blad.weg()


def test_the_file_is_gone_once_the_page_has_its_key(tmp_path, geopend, capsys):
    page = open_pagina(maak_studie(tmp_path / "s"), "Anna")
    _show(page, Doorstuurblad(page.adres))
    said = capsys.readouterr()
    assert page.adres in said.out
    assert "Let op: Je werkt als anna" in said.err
    assert "Opent er geen pagina? Kopieer dan het adres" in said.err
    path = geopend[0][1]
    thread = threading.Thread(target=page.server._server.run, daemon=True)
    thread.start()
    base, _, key = page.adres.partition("#sleutel=")
    for headers, there in (
        ({}, True),
        ({"X-Codeer-Sleutel": key}, False),
        ({"X-Codeer-Sleutel": key}, False),
    ):
        verzoek = urllib.request.Request(base + "api/begin" if headers else base, headers=headers)  # noqa: S310 -- our own
        with urllib.request.urlopen(verzoek, timeout=20) as answer:  # noqa: S310 -- our own
            answer.read()
        assert path.exists() is there
    page.server._server.trigger.pull_trigger(page.server.sluit)
    thread.join(20)
    page.server._server.task_dispatcher.shutdown()


def test_without_a_browser_the_address_is_to_be_copied(tmp_path, capsys, monkeypatch):
    page = open_pagina(maak_studie(tmp_path / "s"), "Anna")
    monkeypatch.setattr("webbrowser.open", lambda _: False)
    blad = Doorstuurblad(page.adres)
    _show(page, blad)
    assert "Er opende geen browser. Kopieer het adres" in capsys.readouterr().err
    blad.weg()
    _show(page, None)
    assert "Kopieer" not in capsys.readouterr().err
    page.server.sluit()


@pytest.mark.parametrize("words", [["--codeur", "anna"], ["--overleg"]])
def test_when_codeer_stops_the_file_goes_too(tmp_path, geopend, monkeypatch, capsys, words):
    monkeypatch.setattr(Server, "loop", lambda self: self.sluit())
    assert main(["open", *words, "--map", str(maak_studie(tmp_path / "s").map)]) == 0
    assert "Gestopt." in capsys.readouterr().err
    assert not geopend[0][1].exists()
