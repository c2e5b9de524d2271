"""What keeps a stranger on an old port from hearing anything: a proof, and a lock on what the browser holds."""

import hmac
from base64 import b64decode

import pytest

from codeer.web.app import maak_app
from codeer.web.overleg import maak_overleg_app

SLEUTEL = "s" * 43
VRAAG = "0123456789abcdef" * 2
HOST = {"Host": "127.0.0.1:5000"}


@pytest.fixture(params=[maak_app, maak_overleg_app])
def maak(request):
    def make(**rest):
        return request.param(None, 5000, SLEUTEL, **rest).test_client()

    return make


def test_the_proof_needs_the_key_and_shows_nothing_of_it(maak):
    answer = maak().get(f"/bewijs/{VRAAG}", headers=HOST)
    expected = hmac.new(SLEUTEL.encode(), f"codeer {VRAAG}".encode(), "sha256").hexdigest()
    assert answer.get_json() == {"bewijs": expected}
    assert SLEUTEL.encode() not in answer.data


@pytest.mark.parametrize("vraag", ["", "0", "x" * 32, VRAAG + "0", VRAAG.upper(), f"{VRAAG}%0a"])
def test_what_is_no_question_gets_no_answer(maak, vraag):
    assert maak().get(f"/bewijs/{vraag}", headers=HOST).status_code == 404


def test_another_site_gets_no_proof(maak):
    assert maak().get(f"/bewijs/{VRAAG}", headers={"Host": "kwaad.nl:5000"}).status_code == 403
    assert maak().get(f"/bewijs/{VRAAG}", headers=HOST | {"Origin": "http://kwaad.nl"}).status_code == 403


def test_the_lock_is_for_who_has_the_key_alone(maak):
    known = HOST | {"X-Codeer-Sleutel": SLEUTEL}
    client = maak(kluis=b"k" * 32)
    assert client.get("/api/kluis", headers=HOST).status_code == 403
    assert b64decode(client.get("/api/kluis", headers=known).get_json()["kluis"]) == b"k" * 32
    made_up = [b64decode(maak().get("/api/kluis", headers=known).get_json()["kluis"]) for _ in range(2)]
    assert len(made_up[0]) == 32
    assert made_up[0] != made_up[1]
