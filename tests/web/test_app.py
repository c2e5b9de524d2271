"""Who may speak to the server, and what it answers; over real sockets."""

import errno
import http.client
import json
import os
import threading

import pytest
from studie import maak_studie

from codeer.core.errors import CodeboekFout, GebruiksFout, SchrijfFout, SlotFout, VerouderdFout
from codeer.core.verdeling import Verdeling
from codeer.steps.coderen import Werkplek
from codeer.steps.pagina import Pagina
from codeer.storage.journaal import journaal_pad
from codeer.storage.journaal_lezen import lees_journaal
from codeer.web.app import maak_app
from codeer.web.server import Server


class Bezoek:
    """A server that runs in a thread, and a browser that can be made to say anything."""

    def __init__(self, pagina, storing=None):
        self.server = Server(pagina, 0, storing)
        self.poort = self.server.poort
        self.sleutel = self.server.adres().split("sleutel=")[1]
        self._thread = threading.Thread(target=self.server._server.run, daemon=True)
        self._thread.start()

    def vraag(self, method, path, body=None, headers=None, raw=None):
        """Send a request as the page does, with `headers` put over it (None takes one away)."""
        own = {
            "Host": f"127.0.0.1:{self.poort}",
            "X-Codeer-Sleutel": self.sleutel,
            "Content-Type": "application/json" if method == "POST" else None,
        }
        own |= headers or {}
        data = raw if raw is not None else (json.dumps(body).encode() if body is not None else None)
        conn = http.client.HTTPConnection("127.0.0.1", self.poort, timeout=20)
        try:
            conn.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
            for name, value in own.items():
                if value is not None:
                    conn.putheader(name, value)
            if data is not None:
                conn.putheader("Content-Length", str(len(data)))
            conn.endheaders(data)
            answer = conn.getresponse()
            text = answer.read()
            kind = answer.headers.get_content_type()
            return (
                answer.status,
                json.loads(text) if text and kind == "application/json" else text,
                answer.headers,
            )
        finally:
            conn.close()

    def dicht(self):
        """Stop; as Ctrl+C does, in the thread that answers."""
        self.server._server.trigger.pull_trigger(self.server.sluit)
        self._thread.join(20)
        self.server._server.task_dispatcher.shutdown()


@pytest.fixture(scope="module")
def onderzoek(tmp_path_factory):
    return maak_studie(tmp_path_factory.mktemp("web") / "s")


@pytest.fixture(scope="module")
def bezoek(onderzoek):
    found = Bezoek(Pagina(Werkplek(onderzoek, "anna"), Verdeling()))
    yield found
    found.dicht()


class TestRefused:
    @pytest.mark.parametrize(
        "host", ["evil.example", "localhost", "127.0.0.1", "127.0.0.1:1", "[::1]:{}", "", None]
    )
    @pytest.mark.parametrize("path", ["/", "/pagina/index.html", "/api/begin"])
    def test_foreign_host(self, bezoek, host, path):
        status, answer, _ = bezoek.vraag("GET", path, headers={"Host": host and host.format(bezoek.poort)})
        assert status == 403
        assert "alleen op deze computer" in answer["fout"]

    def test_own_names_of_this_computer(self, bezoek):
        for host in ("127.0.0.1", "localhost"):
            status, *_ = bezoek.vraag("GET", "/api/begin", headers={"Host": f"{host}:{bezoek.poort}"})
            assert status == 200

    @pytest.mark.parametrize(
        "origin",
        [
            "http://evil.example",
            "null",
            "https://127.0.0.1:{}",
            "http://127.0.0.1",
            "http://127.0.0.1:{}.evil.example",
        ],
    )
    def test_foreign_origin(self, bezoek, origin):
        for method in ("GET", "POST"):
            status, *_ = bezoek.vraag(
                method, "/api/begin", {}, headers={"Origin": origin.format(bezoek.poort)}
            )
            assert status == 403

    def test_own_origin(self, bezoek):
        status, *_ = bezoek.vraag("GET", "/api/begin", headers={"Origin": f"http://localhost:{bezoek.poort}"})
        assert status == 200

    @pytest.mark.parametrize("site", ["cross-site", "same-site"])
    def test_what_a_browser_says_comes_from_another_site(self, bezoek, site):
        assert bezoek.vraag("GET", "/api/begin", headers={"Sec-Fetch-Site": site})[0] == 403

    @pytest.mark.parametrize("token", [None, "", "fout", "é", "a" * 5000])
    @pytest.mark.parametrize(
        ("method", "path"),
        [
            ("GET", "/api/begin"),
            ("GET", "/api/interview/R01"),
            ("POST", "/api/interview/R01/daad"),
            ("POST", "/api/opsturen"),
            ("GET", "/api/weet-niet"),
        ],
    )
    def test_no_or_wrong_token(self, bezoek, token, method, path):
        status, answer, _ = bezoek.vraag(
            method, path, {"soort": "klaar"}, headers={"X-Codeer-Sleutel": token and token.encode()}
        )
        assert status == 403
        assert set(answer) == {"fout", "tip"}

    def test_the_token_in_the_address_does_not_help(self, bezoek):
        path = f"/api/begin?sleutel={bezoek.sleutel}"
        assert bezoek.vraag("GET", path, headers={"X-Codeer-Sleutel": None})[0] == 403

    @pytest.mark.parametrize(
        "kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", None, "text/json"]
    )
    def test_other_content_type(self, bezoek, kind):
        status, *_ = bezoek.vraag(
            "POST", "/api/interview/R01/daad", {"soort": "klaar"}, headers={"Content-Type": kind}
        )
        assert status == 415

    def test_no_act_without_post(self, bezoek):
        for path in ("/api/interview/R01/daad", "/api/memo", "/api/bekeken", "/api/opsturen"):
            for method in ("GET", "HEAD", "PUT", "DELETE", "OPTIONS"):
                status, *_ = bezoek.vraag(method, path)
                assert status == 405

    def test_too_long(self, bezoek):
        text = b'{"soort":"memo","over":"interview","tekst":"' + b"a" * 1_100_000 + b'"}'
        status, answer, _ = bezoek.vraag("POST", "/api/interview/R01/daad", raw=text)
        assert status == 413
        assert "te veel tekst" in answer["fout"]

    def test_too_long_without_saying_so(self, bezoek):
        chunk = b"10000\r\n" + b"a" * 0x10000 + b"\r\n"
        head = {"Transfer-Encoding": "chunked"}
        conn = http.client.HTTPConnection("127.0.0.1", bezoek.poort, timeout=20)
        conn.putrequest("POST", "/api/memo", skip_host=True)
        for name, value in {
            "Host": f"127.0.0.1:{bezoek.poort}",
            "X-Codeer-Sleutel": bezoek.sleutel,
            "Content-Type": "application/json",
            **head,
        }.items():
            conn.putheader(name, value)
        conn.endheaders()
        for _ in range(20):
            conn.send(chunk)
        conn.send(b"0\r\n\r\n")
        assert conn.getresponse().status == 413
        conn.close()

    @pytest.mark.parametrize(
        "raw", [b"", b"{", b"niets", b"[" * 100_000, b"\xff\xfe", b'{"soort":"klaar"} x', b"1" * 5000]
    )
    def test_no_json(self, bezoek, raw):
        status, answer, _ = bezoek.vraag("POST", "/api/interview/R01/daad", raw=raw)
        assert status == 400
        assert answer["fout"].endswith(".")

    @pytest.mark.parametrize(
        "path",
        [
            "/pagina/../app.py",
            "/pagina/..%2fapp.py",
            "/pagina/%2e%2e/app.py",
            "/pagina/..\\app.py",
            "/pagina/%00",
            "/pagina/index.html/..",
            "/pagina//etc/passwd",
            "/pagina/",
            "/app.py",
            "/codeboek.yaml",
            "/interviews/R01.txt",
            "/static/x",
            "/console",
        ],
    )
    def test_files_that_are_not_of_the_page(self, bezoek, path):
        status, answer, _ = bezoek.vraag("GET", path)
        assert status in (404, 308)
        assert b"def " not in (answer if isinstance(answer, bytes) else json.dumps(answer).encode())

    @pytest.mark.parametrize(
        "id", ["R99", "..%2fcodeboek", "%00", "R01%0d%0aX:%20y", "con", "%C3%A9" * 300, "_studie"]
    )
    def test_interviews_that_are_not_there(self, bezoek, id):
        status, answer, _ = bezoek.vraag("GET", f"/api/interview/{id}")
        assert status == 404
        assert "fout" in answer

    def test_nothing_of_all_this_was_kept(self, bezoek, onderzoek):
        kinds = {r.gebeurtenis.soort for r in lees_journaal(onderzoek).regels}
        assert kinds <= {"inzage", "codering"}


class TestAnswers:
    def test_headers_on_every_answer(self, bezoek):
        for path, token in (
            ("/", None),
            ("/pagina/index.html", None),
            ("/api/begin", bezoek.sleutel),
            ("/api/begin", "fout"),
            ("/weg", None),
        ):
            _, _, headers = bezoek.vraag("GET", path, headers={"X-Codeer-Sleutel": token})
            policy = headers["Content-Security-Policy"]
            assert "default-src 'none'" in policy
            assert "unsafe" not in policy
            assert "frame-ancestors 'none'" in policy
            assert headers["X-Content-Type-Options"] == "nosniff"
            assert headers["Referrer-Policy"] == "no-referrer"
            assert headers["Cache-Control"] == "no-store"
            assert (
                headers["Cross-Origin-Opener-Policy"]
                == headers["Cross-Origin-Resource-Policy"]
                == "same-origin"
            )
            assert "Access-Control-Allow-Origin" not in headers
            assert "Set-Cookie" not in headers
            assert "waitress" not in str(headers).lower()

    def test_the_page_and_its_files(self, bezoek):
        status, text, headers = bezoek.vraag("GET", "/", headers={"X-Codeer-Sleutel": None})
        assert (status, headers.get_content_type()) == (200, "text/html")
        assert b'<html lang="nl"' in text
        assert b"R01" not in text
        for name, kind in (("stijl.css", "text/css"), ("start.js", "text/javascript")):
            status, _, headers = bezoek.vraag("GET", f"/pagina/{name}", headers={"X-Codeer-Sleutel": None})
            assert (status, headers.get_content_type()) == (200, kind)

    def test_begin_interview_act_and_stale_view(self, bezoek):
        assert [i["interview"] for i in bezoek.vraag("GET", "/api/begin")[1]["interviews"]] == ["G01", "R01"]
        _, seen, _ = bezoek.vraag("GET", "/api/interview/R01")
        turn = seen["beurten"][1]
        begin = turn["begin"] + turn["tekst"].index("gespannen")
        act = {
            "soort": "codeer",
            "begin": begin,
            "eind": begin + 9,
            "citaat": "gespannen",
            "code": "stress",
            "pool": "min",
        }
        status, done, _ = bezoek.vraag("POST", "/api/interview/R01/daad", act)
        assert (status, len(done["ids"]), len(done["stand"]["coderingen"])) == (200, 1, 1)
        status, stale, _ = bezoek.vraag(
            "POST", "/api/interview/R01/daad", {"soort": "haal_weg", "id": done["ids"][0], "gezien": 0}
        )
        assert status == 409
        assert stale["stand"] == done["stand"]
        assert bezoek.vraag("POST", "/api/bekeken", {"interview": "R01"})[0] == 200
        assert bezoek.vraag("POST", "/api/opsturen")[0] == 400
        assert bezoek.vraag("POST", "/api/memo", {"over": "studie", "tekst": "", "sleutel": ""})[1] == {
            "memo": None
        }

    def test_odd_methods(self, bezoek):
        status, answer, _ = bezoek.vraag("POST", "/", {})
        assert status == 405
        assert answer["fout"] == "Dit kan hier niet."


def test_a_full_disk_is_told_and_nothing_is_claimed(tmp_path, monkeypatch):
    onderzoek = maak_studie(tmp_path / "s")
    visit = Bezoek(Pagina(Werkplek(onderzoek, "anna"), Verdeling()))
    memo = {"soort": "memo", "over": "interview", "sleutel": "R01", "tekst": "eerst"}
    assert visit.vraag("POST", "/api/interview/R01/daad", memo)[0] == 200
    path = journaal_pad(onderzoek, "anna", "R01")
    before = path.read_bytes()

    def half(file, data):
        os.write(file, data[:20])
        raise OSError(errno.ENOSPC, "vol")

    with monkeypatch.context() as patch:
        patch.setattr("codeer.storage.journaal._write_all", half)
        status, answer, _ = visit.vraag("POST", "/api/interview/R01/daad", memo | {"tekst": "daarna"})
        assert (status, "bewaard" in answer, "stand" in answer) == (507, False, False)
        assert "Maak ruimte" in answer["tip"]
    _, seen, _ = visit.vraag("GET", "/api/interview/R01")
    assert seen["stand"]["memo"]["tekst"] == "eerst"
    assert path.read_bytes().startswith(before)
    done = visit.vraag("POST", "/api/interview/R01/daad", memo | {"tekst": "daarna"})[1]
    assert done["stand"]["memo"]["tekst"] == "daarna"
    assert Werkplek(onderzoek, "anna").beeld("R01").staat.nr == done["stand"]["nr"]
    visit.dicht()


class Stuk:
    """A page whose every answer is one fault."""

    def __init__(self, fout):
        self._fout = fout

    def begin(self):
        raise self._fout

    def stand(self, id):
        return {"nr": 1}

    def daad(self, id, gegevens):
        raise self._fout


def klant(fout, storing=None):
    app = maak_app(Stuk(fout), 80, "geheim", storing)
    return app.test_client(), {"Host": "127.0.0.1:80", "X-Codeer-Sleutel": "geheim"}


class TestFaults:
    @pytest.mark.parametrize(
        ("fout", "status"),
        [
            (GebruiksFout("Zo niet.", "Wel zo."), 400),
            (VerouderdFout("Oud.", "Kijk."), 409),
            (SlotFout("Bezet.", "Wacht."), 423),
            (SchrijfFout("Schijf vol.", "Ruim op."), 507),
            (CodeboekFout("codeboek.yaml", ()), 422),
        ],
    )
    def test_each_has_its_number_and_a_sentence(self, fout, status):
        client, headers = klant(fout)
        answer = client.post("/api/interview/R01/daad", json={}, headers=headers)
        assert answer.status_code == status
        assert answer.json["fout"] == fout.fout
        assert answer.json["tip"] == fout.tip
        assert ("stand" in answer.json) == (status == 409)

    @pytest.mark.parametrize("debug", ["0", "1"])
    def test_a_fault_of_codeer_itself_shows_nothing_of_it(self, monkeypatch, debug, capsys):
        monkeypatch.setenv("FLASK_DEBUG", debug)
        seen = []
        client, headers = klant(RuntimeError("wat iemand zei"), seen.append)
        answer = client.get("/api/begin", headers=headers)
        assert answer.status_code == 500
        assert answer.json["fout"] == "Er ging iets mis in codeer zelf."
        assert b"wat iemand zei" not in answer.data
        assert [str(e) for e in seen] == ["wat iemand zei"]
        assert "wat iemand zei" not in "".join(capsys.readouterr())

    def test_a_fault_that_nobody_wants_to_hear_of(self, capsys):
        client, headers = klant(RuntimeError("wat iemand zei"))
        assert client.get("/api/begin", headers=headers).status_code == 500
        assert "".join(capsys.readouterr()) == ""


class TestTwoServers:
    def test_on_one_study_nothing_is_lost(self, tmp_path):
        onderzoek = maak_studie(tmp_path / "s")
        both = [Bezoek(Pagina(Werkplek(onderzoek, "anna"), Verdeling())) for _ in range(2)]
        text = Werkplek(onderzoek, "anna").beeld("R01").interview.tekst
        kept = []

        def work(visit, start):
            for begin in range(start, 40, 2):
                act = {
                    "soort": "codeer",
                    "begin": begin,
                    "eind": begin + 12,
                    "citaat": text[begin : begin + 12],
                    "code": "stress",
                    "pool": "min",
                }
                status, answer, _ = visit.vraag("POST", "/api/interview/R01/daad", act)
                if status == 200:
                    kept.extend(answer["ids"])

        threads = [threading.Thread(target=work, args=(visit, start)) for start, visit in enumerate(both)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len(set(kept)) == 40
        views = [visit.vraag("GET", "/api/interview/R01")[1]["stand"] for visit in both]
        assert views[0] == views[1]
        assert {c["id"] for c in views[0]["coderingen"]} == set(kept)
        numbers = [r.gebeurtenis.nr for r in lees_journaal(onderzoek).regels]
        assert len(set(numbers)) == len(numbers)
        for visit in both:
            visit.dicht()

    def test_a_port_that_is_taken(self, bezoek):
        with pytest.raises(GebruiksFout) as caught:
            Server(None, bezoek.poort)
        assert "niet vrij" in caught.value.fout

    def test_only_this_computer_listens(self, bezoek):
        assert bezoek.server._socket.getsockname()[0] == "127.0.0.1"
        assert (
            bezoek.server.adres("R01")
            == f"http://127.0.0.1:{bezoek.poort}/#/interview/R01&sleutel={bezoek.sleutel}"
        )
        assert len(bezoek.sleutel) >= 43


def test_ideas_to_make_things_better_are_asked_and_kept(bezoek, onderzoek):
    status, answer, _ = bezoek.vraag("GET", "/api/interview/R01/ideeen")
    assert (status, answer) == (200, {"kan": True, "versie": "", "ideeen": [], "bij": {}})
    status, answer, _ = bezoek.vraag("POST", "/api/interview/R01/idee", {"id": "x", "idee": "", "versie": ""})
    assert (status, answer["fout"]) == (400, "Geef het idee een korte naam.")
    (onderzoek.map / "verbeterideeen.csv").write_text("idee\nRust\n", "utf-8")
    status, answer, _ = bezoek.vraag("GET", "/api/interview/R01/ideeen")
    assert answer["ideeen"] == [{"idee": "Rust", "omschrijving": "", "aantal": 0}]
