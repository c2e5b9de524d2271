"""Someone else on this computer takes the port of a codeer that is gone: he gets nothing to read."""

from __future__ import annotations

import json
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from browserproef import CODEBOEK, GEWOON, Server
from playwright.sync_api import expect
from studie import maak_studie


@contextmanager
def a_stranger(poort):
    """Listen where codeer was, answer everything, and note all that comes in."""
    heard = []

    class Stranger(BaseHTTPRequestHandler):
        def do_GET(self):
            length = int(self.headers.get("Content-Length") or 0)
            heard.append((self.path, str(self.headers), self.rfile.read(length).decode()))
            page = self.path == "/"
            body = b"<p>Welkom</p>" if page else json.dumps({"bewijs": "0" * 64, "kluis": "AAAA"}).encode()
            self.send_response(200)
            self.send_header("Content-Type", "text/html" if page else "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        do_POST = do_GET  # noqa: N815 -- the library calls it so

        def log_message(self, *_):
            pass

    class Place(ThreadingHTTPServer):
        allow_reuse_address = True

    place = Place(("127.0.0.1", poort), Stranger)
    thread = threading.Thread(target=place.serve_forever)
    thread.start()
    try:
        yield heard
    finally:
        place.shutdown()
        thread.join()
        place.server_close()


def test_a_stranger_on_the_port_hears_and_reads_nothing(tmp_path, browser, maak_blad):
    folder = maak_studie(tmp_path / "Gesprekken", {"R01": GEWOON}, CODEBOEK).map
    first = Server(folder, "--codeur", "anna")
    blad = maak_blad(first)
    blad.verwacht = ("ERR_", "403", "404")
    page = blad.open("R01")
    page.get_by_label("Memo bij dit interview").fill("Geheim over de hond.")
    first.dood()
    with a_stranger(first.poort) as heard:
        page.get_by_text("De hond blafte.", exact=True).click()
        page.get_by_role("button", name="stress, kant rust", exact=True).click()
        storing = page.locator("#storing")
        expect(storing).to_contain_text("loopt de codeer van daarnet niet meer")
        storing.get_by_role("button", name="Probeer nu opnieuw").click()
        expect(storing).to_contain_text("Nog niet bewaard")
        assert heard
        assert {path.rsplit("/", 1)[0] for path, *_ in heard} == {"/bewijs"}
        # the tab is loaded anew, as a browser may do by itself: the stranger's page has the same origin
        page.reload()
        expect(page.get_by_text("Welkom")).to_be_visible()
        held = page.evaluate("JSON.stringify([{...sessionStorage}, {...localStorage}, window.name])")
        assert "codeer.kluis" in held
        told = json.dumps(heard, ensure_ascii=False) + held
        for secret in ("hond", "Geheim", "stress", "citaat", "R01"):
            assert secret not in told
        assert first.sleutel not in json.dumps(heard)
    # back on its own place, codeer opens what was locked
    second = Server(folder, "--codeur", "anna", poort=first.poort)
    page = blad.open("R01", second)
    expect(page.locator(".etiket.eigen")).to_have_count(1)
    expect(page.get_by_label("Memo bij dit interview")).to_have_value("Geheim over de hond.")
    second.stop()
