"""For tests in a browser: a study, `codeer open` as a process of its own, and a tab that keeps count."""

from __future__ import annotations

import atexit
import os
import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from codeer.steps.materiaal import open_stroom
from codeer.storage.onderzoek import Onderzoek

CODEBOEK = """\
formaat: 1
codeboek: Gesprekken
versie: "1"
taalmodel: ingebouwd
instellingen: {eenheid: zin, sprekers: [R]}
facetten:
  soort: [ervaring, wens]
  over: [huidige consulent, systeem]
codes:
  nabijheid:
    definitie: Gezien en gehoord worden.
    wel: Als iemand echt luistert.
    niet: Als het om regels gaat.
    kleur: "#009e73"
    namen: {plus: dichtbij, min: afstand}
    plus: [luisteren, serieus nemen]
    min: [afstandelijk]
    voorbeelden:
      - {tekst: "Ze luisterde echt.", pool: plus}
  stress:
    definitie: Spanning in je lijf.
    kleur: "#e69f00"
    namen: {plus: rust, min: spanning}
    min: ['stress*', gespannen]
  verbeteridee:
    definitie: Wat beter kan.
    kleur: "#56b4e9"
    termen: [voorstel]
"""
GEWOON = (
    "I: Luisterde ze naar u?\n\n"
    "[00:00:12] R: Ze luisterde niet. Ik was gespannen en zij was afstandelijk. De hond blafte.\n"
    "Thuis was het stil. Daar kwam ik bij.\n\n"
    "I: En nu?\n\n"
    "R: Nu luistert ze goed. Dat is alles wat ik zeggen wil."
)
VIJANDIG = (
    "I: Wat <script>window.kwaad = 1</script> is dat?\n\n"
    "R: <img src=x onerror='window.kwaad=1'> 😀 zei ze. Ik q\u0303 was 👨‍👩‍👧 gespannen. "
    "Hij zei مرحبا بك في البيت tegen mij. Ze zei שלום עולם en lachte. Nul\u200bbreed 🎉 luisterde ze. Klaar.\n\n"
    "R: " + "lang woord " * 1818 + "gespannen."
)
# each test has an interview of its own, so that one server does for all
NAMEN = [f"R{n:02}" for n in range(1, 31)]


def teksten() -> dict[str, str]:
    return {**dict.fromkeys(NAMEN, GEWOON), "X01": VIJANDIG, "X02": VIJANDIG}


def lees_voor(folder: Path) -> None:
    """Have the language layers made here, where the language is loaded once for all tests: it takes seconds."""
    for _ in open_stroom(Onderzoek(folder)):
        pass


def find_browser() -> str | None:
    names = (os.environ.get("CODEER_CHROMIUM", ""), "chromium", "chromium-browser", "google-chrome", "msedge")
    return next((found for name in names if (found := shutil.which(name))), None)


class Server:
    """`codeer open` as a user starts it; the address comes from what it prints."""

    def __init__(self, folder: Path, *options: str, poort: int = 0) -> None:
        lees_voor(folder)
        self.map = folder
        self.fouten = folder.parent / f"{folder.name}.{len(list(folder.parent.iterdir()))}.stderr"
        command = [sys.executable, "-m", "codeer", "open", "--geen-browser", "--map", str(folder)]
        with self.fouten.open("wb") as stderr:
            self.proces = subprocess.Popen(
                [*command, "--poort", str(poort), *options],
                stdout=subprocess.PIPE,
                stderr=stderr,
                stdin=subprocess.DEVNULL,
                text=True,
                encoding="utf-8",
            )
        atexit.register(self.proces.kill)  # a test that fails may not come to stopping it
        assert self.proces.stdout is not None
        lines = []
        for line in self.proces.stdout:
            lines.append(line)
            if found := re.search(r"http://\S+", line):
                self.adres = found[0]
                break
        else:
            raise AssertionError("".join(lines) + self.fouten.read_text("utf-8"))
        self.grond, self.sleutel = self.adres.split("#sleutel=")
        self.poort = int(urlsplit(self.grond).port or 0)

    def dood(self) -> None:
        """Kill it at once: nothing can be tidied up."""
        self.proces.kill()
        self._close()

    def stop(self) -> None:
        """End it as its user does, with Ctrl+C, where a program can be told so."""
        if os.name == "nt":
            self.proces.terminate()
        else:
            self.proces.send_signal(signal.SIGINT)
        self._close()

    def _close(self) -> None:
        self.proces.wait(20)
        assert self.proces.stdout is not None
        self.proces.stdout.close()


class Blad:
    """One tab, with all that went wrong in it and all that it asked for."""

    def __init__(self, context: Any, server: Server) -> None:
        self.page = context.new_page()
        self.server = server
        self.fouten: list[str] = []
        self.verwacht: tuple[str, ...] = ()  # faults that belong to what is tried
        self.vragen: list[str] = []
        self.antwoorden: list[tuple[str, str]] = []
        self.page.on(
            "console", lambda m: self.fouten.append(m.text) if m.type in {"error", "warning"} else None
        )
        self.page.on("pageerror", lambda e: self.fouten.append(f"{e}"))
        self.page.on("request", lambda r: self.vragen.append(r.url))
        self.page.on("dialog", lambda d: d.accept())
        self.page.set_default_timeout(15_000)

    def open(self, interview: str = "", server: Server | None = None) -> Any:
        """Go to the page as its user does: by the address with the key."""
        self.server = server or self.server
        place = (
            f"#/interview/{interview}&sleutel={self.server.sleutel}"
            if interview
            else f"#sleutel={self.server.sleutel}"
        )
        self.page.goto("about:blank")
        self.page.goto(self.server.grond + place)
        self.page.locator(".beurt" if interview else ".interview").first.wait_for()
        return self.page

    def keur(self) -> None:
        """Nothing may have gone wrong, and nothing may have left this computer."""
        assert [f for f in self.fouten if not any(v in f for v in self.verwacht)] == []
        hosts = {urlsplit(v).hostname for v in self.vragen if not v.startswith(("data:", "about:", "blob:"))}
        assert hosts <= {"127.0.0.1"}


def keur_axe(page: Any, axe: str) -> None:
    """Let axe-core (its file) look at the page; it must find nothing."""
    page.add_script_tag(path=axe)
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    found = page.evaluate("t => axe.run({runOnly: t})", tags)
    assert [(v["id"], [n["target"] for n in v["nodes"]]) for v in found["violations"]] == []
