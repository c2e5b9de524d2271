from __future__ import annotations

import csv
import io
import tempfile
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from codeer.core.formule import unguard
from codeer.core.tabel import Celsoort, Kolom
from codeer.exporters._uitvoer import Getallen, Kop
from codeer.exporters.csv import begin

# everything that text can hold on disk; with many of the signs that matter here
TEKST = st.text(st.one_of(st.sampled_from("'=+-@\t\r\n;,\"ë𝄞 "), st.characters(exclude_categories=["Cs"])))
T = Celsoort.TEKST


def schrijf(map, kolommen, rijen, getallen=Getallen.NL):
    uitvoer = begin(map, getallen)
    uitvoer.tabel(Kop("t", "T", kolommen)).schrijf(rijen)
    uitvoer.sluit()
    return (map / "t.csv").read_bytes()


@given(st.lists(st.tuples(TEKST, TEKST), max_size=5))
def test_every_text_comes_back_as_it_was(rijen):
    with tempfile.TemporaryDirectory() as map:
        ruw = schrijf(Path(map), (Kolom("a", T), Kolom("b", T)), rijen)
    gelezen = list(csv.reader(io.StringIO(ruw.decode("utf-8-sig"), newline=""), delimiter=";"))[1:]
    assert [tuple(unguard(cel) for cel in rij) for rij in gelezen] == rijen


def test_dutch_numbers_bom_crlf_and_quotes(tmp_path):
    kolommen = (
        Kolom("code"),
        Kolom("t", T),
        Kolom("n", Celsoort.GEHEEL),
        Kolom("d", Celsoort.DECIMAAL),
        Kolom("j", Celsoort.DECIMAAL, 4),
    )
    rijen = [("-", 'zei "ja"; en\nnee', 1234, 1234.5, 1 / 3), ("", None, None, None, None)]
    nl = schrijf(tmp_path, kolommen, rijen)
    assert nl == '\ufeffcode;t;n;d;j\r\n-;"zei ""ja""; en\nnee";1234;1234,50;0,3333\r\n;;;;\r\n'.encode()
    internationaal = schrijf(tmp_path, kolommen, rijen, Getallen.INT)
    assert (
        internationaal
        == '\ufeffcode,t,n,d,j\r\n-,"zei ""ja""; en\nnee",1234,1234.50,0.3333\r\n,,,,\r\n'.encode()
    )


def test_closed_words_and_numbers_are_never_guarded(tmp_path):
    kolommen = (Kolom("pool"), Kolom("n", Celsoort.GEHEEL), Kolom("d", Celsoort.DECIMAAL))
    assert schrijf(tmp_path, kolommen, [("-", -1, -0.5)]).endswith(b"\r\n-;-1;-0,50\r\n")


def test_a_header_by_people_is_guarded_too(tmp_path):
    assert schrijf(tmp_path, (Kolom("=nu()", T),), []).endswith(b"'=nu()\r\n")


def test_letting_go_of_a_full_disk_says_nothing(tmp_path, monkeypatch):
    uitvoer = begin(tmp_path, Getallen.NL)
    tabel = uitvoer.tabel(Kop("t", "T", (Kolom("a"),)))
    dicht = tabel.sluit

    def vol():
        dicht()
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(tabel, "sluit", vol)
    uitvoer.staak()
