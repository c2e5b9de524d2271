"""The page "Verschillen bespreken": what it shows, what it keeps, and who is told that it changed."""

from __future__ import annotations

import http.client
import json
import threading
from contextlib import suppress

import pytest
from codeurwerk import codeert
from studie import maak_studie

from codeer.core.codering import OVERLEG
from codeer.core.errors import GebruiksFout, VerouderdFout
from codeer.core.gebeurtenis import Herroeping
from codeer.steps._verschillen import Vinder, maak_lijst
from codeer.steps.overlegpagina import Overlegpagina, open_overleg
from codeer.storage.journaal import journaal_pad
from codeer.storage.journaal_lezen import lees_journaal

GESPREK = "R: Eerst was het zwaar. Toen kwam zij langs. Het ging beter."


@pytest.fixture
def studie(tmp_path):
    plaatsen = maak_studie(tmp_path / "s", {"R01": GESPREK, "R02": GESPREK})
    codeert(plaatsen, "anna", {"R01": {0: "stress.min", 2: "stress.min"}, "R02": {0: "stress.min"}})
    codeert(plaatsen, "bo", {"R01": {0: "nabijheid.min"}, "R02": {}})
    return plaatsen


@pytest.fixture
def pagina(studie):
    return Overlegpagina(studie)


def kies(pagina, plek, keuze, **anders):
    asked = {"id": plek["id"], "keuze": keuze, "reden": "", "door": "", "stand": plek["stand"]}
    return pagina.besluit(asked | anders)["plek"]


def test_what_the_page_begins_with(pagina):
    begin = pagina.begin()
    json.dumps(begin)
    assert (begin["codeboek"], begin["codeurs"], begin["overgeslagen"]) == ("Klein", ("anna", "bo"), [])
    assert begin["codes"][1]["polen"] == [["plus", "plus"], ["min", "min"]]
    assert [(p["interview"], p["zin"], p["code"], p["ook"]) for p in begin["plekken"]] == [
        ("R01", 1, "nabijheid", ["stress"]),
        ("R01", 3, "stress", []),
        ("R02", 1, "stress", []),
    ]
    assert [k[:3] for k in begin["plekken"][0]["keuzes"]] == [
        ("stress – kant min", "anna", "anna"),
        ("nabijheid – kant min", "bo", "bo"),
        ("allebei goed", "", "allebei goed"),
        ("geen van beide", "", "geen van beide"),
    ]
    assert [k[:3] for k in begin["plekken"][1]["keuzes"]] == [
        ("min", "anna", "anna"),
        ("deze code niet", "bo", "bo"),
    ]


def test_a_decision_is_kept_at_once_and_can_change(studie, pagina):
    plek = pagina.begin()["plekken"][0]
    plek = kies(pagina, plek, "anna", reden="Spanning \ud83d", door="anna, bo")
    assert (plek["besluit"], plek["reden"], plek["door"]) == (
        "stress – kant min",
        "Spanning ?",
        "anna, bo",
    )
    assert [k[3] for k in plek["keuzes"]] == [True, False, False, False]
    assert [p.besluit for p in maak_lijst(studie).plaatsen] == ["deze code niet", "min", "", ""]
    plek = kies(pagina, plek, "allebei goed", reden="Toch beide")
    assert plek["besluit"] == "allebei goed"
    assert [k[3] for k in plek["keuzes"]] == [False, False, True, False]
    plek = kies(pagina, plek, "geen van beide")
    assert [k[3] for k in plek["keuzes"]] == [False, False, False, True]
    plek = kies(pagina, plek, "anders: stress (plus)")
    assert (plek["besluit"], plek["gekozen"]) == ("stress (plus)", "anders: stress (plus)")
    assert not any(k[3] for k in plek["keuzes"])
    plek = kies(pagina, plek, "")
    assert (plek["besluit"], plek["reden"]) == ("", "")
    assert not any(p.besluit for p in maak_lijst(studie).plaatsen)
    assert not Vinder(studie).van("R01").besloten
    events = [g for g in lees_journaal(studie).gebeurtenissen if g.codeur == OVERLEG]
    assert sum(isinstance(g.inhoud, Herroeping) for g in events) == 3


@pytest.mark.parametrize("later", ["", "anna", "anders: nabijheid (plus)"])
def test_another_code_goes_with_the_choice_that_it_came_with(studie, pagina, later):
    plek = kies(pagina, pagina.begin()["plekken"][1], "anders: nabijheid (min)")
    assert Vinder(studie).van("R01").besloten[2, "nabijheid"].polen == ("min",)
    plek = kies(pagina, plek, later)
    assert plek["besluit"] == {"": "", "anna": "min"}.get(later, "nabijheid (plus)")
    decided = Vinder(studie).van("R01").besloten
    assert ((2, "nabijheid") in decided) == later.startswith("anders")
    assert not later.startswith("anders") or decided[2, "nabijheid"].polen == ("plus",)


def test_who_decides_on_what_changed_in_between_is_told(studie, pagina):
    plek = pagina.begin()["plekken"][2]
    kies(Overlegpagina(studie), _begin_elsewhere(studie), "anna")
    before = journaal_pad(studie, OVERLEG, "R02").read_bytes()
    with pytest.raises(VerouderdFout, match="intussen iets veranderd"):
        kies(pagina, plek, "bo")
    assert journaal_pad(studie, OVERLEG, "R02").read_bytes() == before
    assert pagina.begin()["plekken"][2]["besluit"] == "min"


def _begin_elsewhere(studie):
    other = Overlegpagina(studie)
    plek = other.begin()["plekken"][2]
    kies(other, plek, "bo")
    return other.begin()["plekken"][2]


@pytest.fixture(autouse=True)
def _known_places(monkeypatch):
    """A page knows its places only after it was read; a second one in these tests reads at once."""
    original = Overlegpagina.__init__

    def read(self, onderzoek):
        original(self, onderzoek)
        self.begin()

    monkeypatch.setattr(Overlegpagina, "__init__", read)


@pytest.mark.parametrize(
    ("asked", "fout"),
    [
        ("hoi", GebruiksFout),
        ({"id": 3}, GebruiksFout),
        ({"id": "v1", "reden": "x" * 5000}, GebruiksFout),
        ({"id": "v1"}, VerouderdFout),
    ],
)
def test_what_cannot_be_understood(pagina, asked, fout):
    with pytest.raises(fout):
        pagina.besluit(asked)


def test_a_choice_that_is_none(studie, pagina):
    plek = pagina.begin()["plekken"][0]
    with pytest.raises(GebruiksFout, match="geen bekend besluit"):
        kies(pagina, plek, "zoiets")
    (shown,) = journaal_pad(studie, OVERLEG, "R01").read_text("utf-8").splitlines()
    assert '"soort":"inzage"' in shown


def test_over_the_wire_behind_the_same_guard(studie):
    server = open_overleg(studie)

    def serve():
        with suppress(OSError):  # its sockets go when the test is done
            server._server.run()

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    sleutel = server.adres().split("sleutel=")[1]

    def vraag(method, path, body=None, **headers):
        conn = http.client.HTTPConnection("127.0.0.1", server.poort, timeout=20)
        own = {"X-Codeer-Sleutel": sleutel, "Content-Type": "application/json"} | headers
        conn.request(method, path, json.dumps(body) if body is not None else None, own)
        answer = conn.getresponse()
        data = answer.read()
        conn.close()
        return answer.status, data, answer.headers

    try:
        status, data, headers = vraag("GET", "/")
        assert status == 200
        assert b"Verschillen bespreken" in data
        assert "default-src 'none'" in headers["Content-Security-Policy"]
        assert vraag("GET", "/api/overleg", **{"X-Codeer-Sleutel": "x"})[0] == 403
        assert vraag("GET", "/api/overleg", Origin="http://kwaad.nl")[0] == 403
        assert vraag("GET", "/api/begin")[0] == 404
        plek = json.loads(vraag("GET", "/api/overleg")[1])["plekken"][0]
        body = {"id": plek["id"], "keuze": "bo", "reden": "ja", "door": "", "stand": plek["stand"]}
        status, data, _ = vraag("POST", "/api/overleg/besluit", body)
        assert (status, json.loads(data)["plek"]["besluit"]) == (200, "nabijheid – kant min")
        assert vraag("POST", "/api/overleg/besluit", body)[0] == 409
        assert vraag("POST", "/api/overleg/besluit", [])[0] == 400
    finally:
        server._server.task_dispatcher.shutdown()
        server.sluit()
        thread.join(5)
