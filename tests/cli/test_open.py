"""`codeer open` as a user runs it: a process of its own, stopped with Ctrl+C or by force."""

import json
import os
import random
import signal
import subprocess
import sys
import threading
import urllib.request
from http.client import HTTPException
from urllib.error import URLError

import pytest
from browserproef import lees_voor
from studie import maak_studie

from codeer.cli import _foutmelding
from codeer.cli.app import main
from codeer.cli.open import _storing
from codeer.steps.coderen import Werkplek
from codeer.storage.journaal_lezen import lees_journaal


class Proces:
    """A running `codeer open`, with the page's questions."""

    def __init__(self, map, *words):
        command = [
            sys.executable,
            "-m",
            "codeer",
            "open",
            "--codeur",
            "anna",
            "--geen-browser",
            "--map",
            str(map),
        ]
        group = {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP} if os.name == "nt" else {}
        self.proces = subprocess.Popen(
            [*command, *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8", **group
        )
        line = self.proces.stdout.readline()
        self.adres, _, self.sleutel = line.removeprefix("Adres: ").strip().partition("/#sleutel=")

    def vraag(self, path, body=None):
        data = None if body is None else json.dumps(body).encode()
        headers = {"X-Codeer-Sleutel": self.sleutel, "Content-Type": "application/json"}
        verzoek = urllib.request.Request(self.adres + path, data, headers)  # noqa: S310 -- the address of our own server
        with urllib.request.urlopen(verzoek, timeout=20) as answer:  # noqa: S310 -- idem
            return json.load(answer)

    def stop(self, how):
        self.proces.send_signal(how)
        out, err = self.proces.communicate(timeout=30)
        return self.proces.returncode, out, err


@pytest.fixture
def map(tmp_path):
    return maak_studie(tmp_path / "s").map


@pytest.mark.skipif(os.name == "nt", reason="Ctrl+C cannot be sent to one process there")
def test_ctrl_c_ends_it_and_the_secret_is_in_the_address_alone(map):
    run = Proces(map)
    assert [i["interview"] for i in run.vraag("/api/begin")["interviews"]] == ["G01", "R01"]
    run.vraag("/api/interview/R01/daad", {"soort": "klaar"})
    code, out, err = run.stop(signal.SIGINT)
    assert code == 0
    assert run.sleutel
    assert run.sleutel not in out + err
    assert "Stoppen: Ctrl+C" in err
    assert "Gestopt. Je werk staat in" in err
    assert not [p for p in map.rglob("*") if p.is_file() and run.sleutel.encode() in p.read_bytes()]
    work = Werkplek(_study(map), "anna").beeld("R01")
    assert [g.soort for g in work.eigen] == ["afronding"] or "inzage" in {g.soort for g in work.eigen}


@pytest.mark.parametrize("seed", range(3))
def test_killed_at_any_moment_every_act_that_was_told_is_there(map, seed):
    onderzoek = _study(map)
    text = Werkplek(onderzoek, "anna").beeld("R01").interview.tekst
    lees_voor(map)
    dice = random.Random(seed)  # noqa: S311 -- no secret
    told = []
    for _ in range(3):
        run = Proces(map)
        enough = threading.Event()
        goal = len(told) + dice.randint(15, 25)

        def work(start, run=run, enough=enough, goal=goal):
            for nr in range(10_000):
                begin = (start + 7 * nr) % (len(text) - 30)
                eind = begin + 1 + (nr + start) % 29
                act = {"soort": "open_code", "begin": begin, "eind": eind, "citaat": text[begin:eind]}
                act["naam"] = f"{seed}-{start}-{nr}-{goal}"
                if not act["citaat"].strip():
                    continue
                try:
                    told.extend(run.vraag("/api/interview/R01/daad", act)["ids"])
                except (URLError, HTTPException, OSError, ValueError):  # the server is gone
                    return
                if len(told) >= goal:
                    enough.set()

        threads = [threading.Thread(target=work, args=(start,)) for start in range(3)]
        for thread in threads:
            thread.start()
        assert enough.wait(60)
        run.proces.kill()
        run.proces.communicate(timeout=30)
        for thread in threads:
            thread.join()
        there = lees_journaal(onderzoek, "R01")
        assert set(told) <= {r.gebeurtenis.id for r in there.regels}
    # the lock of the killed one keeps nobody out
    Werkplek(onderzoek, "anna").klaar("R01")


def _study(map):
    from codeer.storage.onderzoek import Onderzoek

    return Onderzoek(map)


class TestWords:
    def test_reserved_name(self, map, capsys):
        assert main(["open", "--codeur", "overleg", "--map", str(map)]) == 2
        assert "gebruikt codeer zelf" in capsys.readouterr().err

    def test_without_a_name(self, map, capsys):
        assert main(["open", "--map", str(map)]) == 2
        assert "--codeur" in capsys.readouterr().err

    def test_a_file_without_werkblad(self, map, capsys):
        assert main(["open", "--codeur", "anna", "--map", str(map), "blad.xlsx"]) == 2
        assert "--werkblad" in capsys.readouterr().err

    def test_a_port_that_cannot_be(self, map, capsys):
        assert main(["open", "--codeur", "anna", "--map", str(map), "--poort", "99999"]) == 2
        assert "--poort" in capsys.readouterr().err

    def test_an_unknown_interview(self, map, capsys):
        assert main(["open", "--codeur", "anna", "--map", str(map), "--interview", "R9"]) == 1
        assert "is er niet" in capsys.readouterr().err

    def test_an_unknown_interview_is_told_with_those_there_are(self, map, capsys):
        assert main(["open", "--codeur", "anna", "--map", str(map), "--interview", "x"]) == 1
        assert "Bekend: G01, R01" in capsys.readouterr().err

    def test_a_fault_of_codeer_itself_is_written_down(self, capsys, monkeypatch):
        monkeypatch.setattr(_foutmelding, "_write_report", lambda *_: None)
        _storing(RuntimeError("wat iemand zei"))
        said = capsys.readouterr().err
        assert "RuntimeError" in said
        assert "wat iemand zei" not in said
