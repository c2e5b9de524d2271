import json
import os

import pytest

from codeer.core.errors import OnderzoekFout, SchrijfFout
from codeer.storage.interviews import (
    Herkomstblad,
    Label,
    Versie,
    hash_tekst,
    interview_ids,
    is_half_written,
    lees_herkomst,
    lees_interview,
    odd_files,
    schrijf_interview,
)
from codeer.storage.onderzoek import Onderzoek

TEKST = "I: Hoe gaat het?\n\nR: Goed 😀, ’s avonds één glas.\n"


def blad(id="R1", tekst=TEKST, **rest):
    return Herkomstblad(id, "bron.txt", "0" * 64, hash_tekst(tekst), **rest)


@pytest.fixture
def o(tmp_path):
    return Onderzoek(tmp_path)


def test_round_trip(o):
    vol = blad(
        lezer="txt",
        deel="a",
        sprekers=(Label("naam 1", "R", 2),),
        meldingen=("é",),
        versies=(Versie("a", "b", "c"),),
    )
    schrijf_interview(o, TEKST, vol)
    assert lees_herkomst(o, "R1") == vol
    interview = lees_interview(o, "R1")
    assert interview.tekst == TEKST
    assert [b.spreker for b in interview.beurten] == ["I", "R"]
    assert o.tekst("R1").read_bytes() == TEKST.encode()


def test_ids_in_natural_order(o):
    assert interview_ids(o) == ()
    for id in ("R10", "R2", "a", "R1"):
        schrijf_interview(o, TEKST, blad(id))
    for name in (
        "~$R1.txt",
        ".verborgen.txt",
        "kenmerken.csv",
        "desktop.ini",
        "Kopie van R1.txt",
        "foto.jpg",
        "los.json",
    ):
        (o.interviews / name).touch()
    (o.interviews / "map.txt").mkdir()
    assert interview_ids(o) == ("a", "R1", "R2", "R10")
    odd = [p.name for p, m in odd_files(o) if "dezelfde tekst" not in m.tekst]
    assert odd == ["Kopie van R1.txt", "foto.jpg", "los.json"]


def test_changed_outside_codeer(o):
    schrijf_interview(o, TEKST, blad())
    o.tekst("R1").write_text(TEKST + "x", "utf-8", newline="\n")
    with pytest.raises(OnderzoekFout, match="buiten codeer om gewijzigd") as caught:
        lees_interview(o, "R1")
    assert "R1.json" in caught.value.tip


def test_not_even_utf8(o):
    schrijf_interview(o, TEKST, blad())
    o.tekst("R1").write_bytes(b"\xff\xfe")
    with pytest.raises(OnderzoekFout, match="gewijzigd"):
        lees_interview(o, "R1")


def test_line_ends_of_windows_are_undone(o):
    schrijf_interview(o, TEKST, blad())
    o.tekst("R1").write_bytes(b"\xef\xbb\xbf" + TEKST.encode().replace(b"\n", b"\r\n"))
    assert lees_interview(o, "R1").tekst == TEKST


def test_missing_parts(o):
    schrijf_interview(o, TEKST, blad())
    o.tekst("R1").unlink()
    with pytest.raises(OnderzoekFout, match=r"R1\.txt is niet te lezen"):
        lees_interview(o, "R1")
    o.herkomst("R1").unlink()
    with pytest.raises(OnderzoekFout, match=r"ontbreekt R1\.json"):
        lees_interview(o, "R1")


GOED = json.loads(blad().to_json())


@pytest.mark.parametrize(
    "inhoud",
    [
        b"",
        b"[]",
        b"{}",
        b"\xff",
        json.dumps({**GOED, "formaat": 2}).encode(),
        json.dumps({**GOED, "formaat": "1"}).encode(),
        json.dumps({**GOED, "sprekers": [{"x": 1}]}).encode(),
        json.dumps({**GOED, "sprekers": 3}).encode(),
        json.dumps({k: v for k, v in GOED.items() if k != "bron"}).encode(),
    ],
)
def test_damaged_provenance(o, inhoud):
    schrijf_interview(o, TEKST, blad())
    o.herkomst("R1").write_bytes(inhoud)
    with pytest.raises(OnderzoekFout, match=r"R1\.json is niet te lezen"):
        lees_interview(o, "R1")


@pytest.mark.parametrize("nth", [1, 2])
def test_a_crash_leaves_no_half_interview(o, monkeypatch, nth):
    calls = []
    real = os.replace

    def replace(source, target):
        calls.append(target)
        if len(calls) == nth:
            raise OSError(5, "stuk")
        real(source, target)

    monkeypatch.setattr(os, "replace", replace)
    with pytest.raises(SchrijfFout):
        schrijf_interview(o, TEKST, blad())
    assert interview_ids(o) == ()
    assert all(p.suffix == ".json" for p in o.interviews.iterdir())


def test_a_crash_while_replacing_is_recognised(o, monkeypatch):
    schrijf_interview(o, TEKST, blad())
    nieuw = "R: Anders.\n"
    calls = []
    real = os.replace

    def replace(source, target):
        calls.append(target)
        if len(calls) == 2:
            raise KeyboardInterrupt
        real(source, target)

    monkeypatch.setattr(os, "replace", replace)
    second = blad(tekst=nieuw, versies=(Versie(hash_tekst(TEKST), hash_tekst(nieuw), "0" * 64),))
    with pytest.raises(KeyboardInterrupt):
        schrijf_interview(o, nieuw, second)
    assert o.tekst("R1").read_text("utf-8") == TEKST
    assert is_half_written(o, lees_herkomst(o, "R1"))
    with pytest.raises(OnderzoekFout, match="half geschreven") as caught:
        lees_interview(o, "R1")
    assert "Importeer bron.txt nog eens" in caught.value.tip


def test_rests_of_a_killed_codeer_and_texts_that_count_twice(o):
    for id in ("R1", "R2"):
        schrijf_interview(o, TEKST, blad(id))
    for name in (".R1.json.1747.tmp", ".eigen.tmp"):
        (o.interviews / name).touch()
    assert [(p.name, m.tekst) for p, m in odd_files(o)] == [
        (".R1.json.1747.tmp", "is een rest van een afgebroken import."),
        ("R2.txt", "heeft dezelfde tekst als R1 en telt dubbel."),
    ]
    o.herkomst("R1").write_bytes(b"{")
    assert [p.name for p, _ in odd_files(o)] == [".R1.json.1747.tmp"]
