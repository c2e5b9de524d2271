import json
import sys
from array import array

import pytest

from codeer.core.codering import Voorstel
from codeer.core.taallaag import Taallaag
from codeer.storage.cache import Cache, Gemarkeerd

LAAG = Taallaag(
    begin=array("I", [0, 3]),
    eind=array("I", [2, 9]),
    vorm=array("I", [0, 1]),
    vormen=["ze", "belde"],
    lemmas=[["ze"], ["belde", "bellen"]],
    delen={1: ["bel"]},
    zinnen=[(0, 2, 1, 0)],
    erbij={1: ["opbellen"]},
    eraf={0: ["x"]},
    deeltje={1: 0},
    woordsoort=["PRON", "VERB"],
)
FOUND = Gemarkeerd({"h": (Voorstel("stress", "min", 0, 9, "«ze»"),)}, ((0, 9, 1),), {"R": 2})


def test_a_layer_comes_back_as_it_was(tmp_path):
    cache = Cache(tmp_path)
    cache.write_laag("R01", "k", LAAG)
    assert cache.read_laag("R01", "k") == LAAG


def test_suggestions_come_back_as_they_were(tmp_path):
    cache = Cache(tmp_path)
    cache.write_gemarkeerd("R01", "k", FOUND)
    assert cache.read_gemarkeerd("R01", "k") == FOUND


def test_another_key_finds_nothing(tmp_path):
    cache = Cache(tmp_path)
    cache.write_laag("R01", "k", LAAG)
    cache.write_gemarkeerd("R01", "k", FOUND)
    assert cache.read_laag("R01", "other") is None
    assert cache.read_gemarkeerd("R01", "other") is None
    assert cache.read_laag("R02", "k") is None


@pytest.mark.parametrize("inhoud", [b"", b"{", b"[]", b"\xff\xfe", b"[" * 100_000, b'{"sleutel":"k"}'])
def test_a_damaged_file_is_simply_not_there(tmp_path, inhoud):
    for folder in ("taal", "voorstellen"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "R01.json").write_bytes(inhoud)
    assert Cache(tmp_path).read_laag("R01", "k") is None
    assert Cache(tmp_path).read_gemarkeerd("R01", "k") is None


def test_lengths_that_do_not_fit_are_damage(tmp_path):
    cache = Cache(tmp_path)
    cache.write_laag("R01", "k", LAAG)
    path = tmp_path / "taal" / "R01.json"
    data = json.loads(path.read_text("utf-8"))
    path.write_text(json.dumps({**data, "vormen": "ze"}), encoding="utf-8")
    assert cache.read_laag("R01", "k") is None
    rows = {"sleutel": "k", "voorstellen": {"h": [["te", "kort"]]}, "zinnen": [], "woorden": {}}
    (tmp_path / "voorstellen").mkdir()
    (tmp_path / "voorstellen" / "R01.json").write_text(json.dumps(rows), encoding="utf-8")
    assert cache.read_gemarkeerd("R01", "k") is None


def test_a_folder_that_cannot_be_made_is_no_fault(tmp_path):
    blocked = tmp_path / "taal"
    blocked.write_text("a file where the folder should be", encoding="utf-8")
    Cache(tmp_path).write_laag("R01", "k", LAAG)
    assert Cache(tmp_path).read_laag("R01", "k") is None


def test_numbers_are_stored_alike_on_every_machine(tmp_path, monkeypatch):
    cache = Cache(tmp_path)
    cache.write_laag("R01", "k", LAAG)
    other = "little" if sys.byteorder == "big" else "big"
    monkeypatch.setattr("codeer.storage.cache.sys.byteorder", other)
    swapped = cache.read_laag("R01", "k")
    assert swapped.eind != LAAG.eind
    cache.write_laag("R02", "k", swapped)
    monkeypatch.undo()
    # swapped on the way in and again on the way out: the bytes are those of this machine
    assert cache.read_laag("R02", "k").eind == LAAG.eind


def test_what_was_kept_of_a_removed_interview_goes(tmp_path):
    cache = Cache(tmp_path)
    for id in ("R01", "R02"):
        cache.write_laag(id, "k", LAAG)
        cache.write_gemarkeerd(id, "k", FOUND)
    cache.prune(["R02"])
    assert sorted(p.name for p in tmp_path.rglob("*.json")) == ["R02.json", "R02.json"]
    assert cache.read_laag("R02", "k") == LAAG
