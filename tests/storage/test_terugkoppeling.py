"""The file with answers: on the disk at once, never rewritten, read whatever happened to it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codeer.core.errors import OnderzoekFout, SchrijfFout
from codeer.core.gebeurtenis import Anker
from codeer.core.terugkoppeling import Antwoord, Antwoordsoort, Vraag
from codeer.storage.onderzoek import Onderzoek
from codeer.storage.terugkoppeling import bewaar, lees_terugkoppeling, terugkoppeling_pad

ANKER = Anker(2, 6, "😀 ë\n", "vóór", "na")
VRAAG = Vraag(1, "2026-01-01T00:00:00Z", "Jan/Piet", "R01", "a" * 64, ANKER, ("f1", "f2"))
NEE = Antwoord(2, "t", "Jan/Piet", "R01", "a" * 64, ANKER, Antwoordsoort.NIET, "=om\nmij", "2026-01-02")


def test_nothing_was_said_where_there_is_no_file(tmp_path):
    read = lees_terugkoppeling(Onderzoek(tmp_path))
    assert (read.vragen, read.antwoorden, read.meldingen, read.hoogste) == ((), (), (), 0)


def test_what_is_kept_comes_back(tmp_path):
    onderzoek = Onderzoek(tmp_path)
    bewaar(onderzoek, [])
    assert not terugkoppeling_pad(onderzoek).exists()
    bewaar(onderzoek, [VRAAG])
    bewaar(onderzoek, [NEE])
    read = lees_terugkoppeling(onderzoek)
    assert (read.vragen, read.antwoorden, read.hoogste) == ((VRAAG,), (NEE,), 2)


@given(st.text(), st.text(), st.sampled_from(Antwoordsoort))
def test_any_words_come_back(tmp_path_factory, who, remark, said):
    clean = [t.encode("utf-8", "ignore").decode() for t in (who, remark)]
    onderzoek = Onderzoek(tmp_path_factory.mktemp("o"))
    answer = NEE._replace(respondent=clean[0], opmerking=clean[1], antwoord=said)
    bewaar(onderzoek, [answer, answer])
    assert lees_terugkoppeling(onderzoek).antwoorden == (answer,)


def test_copies_of_a_synchronised_folder_are_read_too(tmp_path):
    onderzoek = Onderzoek(tmp_path)
    bewaar(onderzoek, [VRAAG, NEE])
    copy = tmp_path / "terugkoppeling-LAPTOP-2.jsonl"
    copy.write_bytes(terugkoppeling_pad(onderzoek).read_bytes())
    (tmp_path / "terugkoppeling.jsonl").unlink()
    bewaar(onderzoek, [NEE._replace(nr=7)])
    read = lees_terugkoppeling(onderzoek)
    assert read.antwoorden == (NEE,)
    assert read.vragen == (VRAAG,)


def test_a_line_that_was_cut_off_stays_alone(tmp_path):
    onderzoek = Onderzoek(tmp_path)
    bewaar(onderzoek, [VRAAG])
    path = terugkoppeling_pad(onderzoek)
    path.write_bytes(path.read_bytes() + b'{"v":1,"soort":"antw')
    bewaar(onderzoek, [NEE])
    read = lees_terugkoppeling(onderzoek)
    assert (read.vragen, read.antwoorden) == ((VRAAG,), (NEE,))
    ((where, note),) = read.meldingen
    assert (where, note.regel) == (path, 2)
    assert note.tip


@pytest.mark.parametrize(
    ("was", "wordt"),
    [
        ('"v":1', '"v":2'),
        ('"begin":2', '"begin":-2'),
        ('"begin":2', '"begin":3'),
        ('"nr":2', '"nr":"x"'),
        ('"niet gebruiken"', '"weet niet"'),
        ('"anker":{', '"anker":[],"x":{'),
        ('"soort":"antwoord"', '"soort":"vraag","fragmenten":"f1"'),
        ('"opmerking"', '"anders"'),
    ],
)
def test_damage_is_told_and_harms_nothing_else(tmp_path, was, wordt):
    onderzoek = Onderzoek(tmp_path)
    bewaar(onderzoek, [VRAAG, NEE])
    path = terugkoppeling_pad(onderzoek)
    first, second = path.read_text("utf-8").splitlines()
    assert was in second
    path.write_text(f"{first}\n\n{second.replace(was, wordt)}\n[]\n", "utf-8")
    read = lees_terugkoppeling(onderzoek)
    assert (read.vragen, read.antwoorden) == ((VRAAG,), ())
    assert [m.regel for _, m in read.meldingen] == [3, 4]


def test_a_full_disk_is_told(tmp_path, monkeypatch):
    onderzoek = Onderzoek(tmp_path)
    bewaar(onderzoek, [VRAAG])

    def full(*_):
        raise OSError(28, "vol")

    monkeypatch.setattr(os, "write", full)
    with pytest.raises(SchrijfFout, match=r"terugkoppeling\.jsonl"):
        bewaar(onderzoek, [NEE])
    assert lees_terugkoppeling(onderzoek).vragen == (VRAAG,)


def test_a_file_that_cannot_be_read_stops_all(tmp_path):
    (tmp_path / "terugkoppeling-x.jsonl").mkdir()
    with pytest.raises(OnderzoekFout, match="terugkoppeling-x"):
        lees_terugkoppeling(Onderzoek(tmp_path))


def test_it_is_forced_to_the_disk(tmp_path, monkeypatch):
    forced: list[int] = []
    monkeypatch.setattr(os, "fsync", forced.append)
    bewaar(Onderzoek(Path(tmp_path)), [NEE])
    assert len(forced) == 1
