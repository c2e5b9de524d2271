"""A disk that is full while a coded interview is replaced: old or new whole, always readable, and again works."""

import errno
from pathlib import Path

import pytest
from gebeurtenissen import maker

from codeer.core.errors import CodeerFout
from codeer.core.gebeurtenis import Anker, Codering
from codeer.steps.herplaats import overzicht
from codeer.steps.importeer import Keuzes, importeer
from codeer.storage.interviews import hash_tekst, lees_interview, odd_files
from codeer.storage.journaal import Journaal
from codeer.storage.journaal_lezen import lees_journaal
from codeer.storage.logboek import lees_logboek
from codeer.storage.onderzoek import Onderzoek

OUD = "I: Hoe was het 😀?\n\nR: Ik was bang voor de brief. Toen kwam zij langs.\n\nI: En daarna?\n\nR: Ja.\n"
NIEUW = OUD.replace("de brief", "een brief").replace("En daarna", "En hoe was het daarna")


class Schijf:
    """Stands between files that are written and the disk; lets so many bytes through."""

    def __init__(self, monkeypatch, room):
        self.room, real = room, Path.open

        def open_(path, mode="r", *args, **kwargs):
            file = real(path, mode, *args, **kwargs)
            return file if mode in ("r", "rb") else Bestand(file, self)

        monkeypatch.setattr(Path, "open", open_)


class Bestand:
    def __init__(self, file, schijf):
        self._file, self._schijf = file, schijf

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self._file.close()

    def __getattr__(self, name):
        return getattr(self._file, name)

    def write(self, data):
        room = self._schijf.room
        self._file.write(data[:room])
        self._schijf.room -= min(room, len(data))
        if len(data) > room:
            self._file.flush()
            raise OSError(errno.ENOSPC, "No space left on device")


def begin(folder):
    """A study with a coded interview, and the corrected transcript of it."""
    folder.mkdir()
    o = Onderzoek(folder / "onderzoek")
    o.map.mkdir()
    o.codeboek.write_text("codes: {}", encoding="utf-8")
    bron = folder / "R01.txt"
    bron.write_bytes(OUD.encode())
    importeer(o, [str(bron)], Keuzes(), lambda _: b"")
    make, anker = maker(), Anker.in_tekst
    with Journaal(o, "anna", "R01") as journaal:
        for citaat in ("Ik was bang voor de brief.", "Toen kwam zij langs.", "Ja."):
            at = OUD.index(citaat)
            where = {"interview": "R01", "tekst": hash_tekst(OUD), "anker": anker(OUD, at, at + len(citaat))}
            journaal.bewaar([make.maak(Codering("stress", "min"), **where)])
    bron.write_bytes(NIEUW.encode())
    return o, bron


def replace(o, bron):
    """Whether it said that all went well."""
    try:
        return not importeer(o, [str(bron)], Keuzes(vervang=True), lambda _: b"").mislukt
    except CodeerFout:
        return False


@pytest.mark.parametrize("start", range(0, 2000, 250))
def test_replacing_on_a_full_disk(tmp_path, monkeypatch, start):
    for room in range(start, start + 250, 11):
        o, bron = begin(tmp_path / str(room))
        with monkeypatch.context() as patch:
            Schijf(patch, room)
            done = replace(o, bron)
        # never half, whatever did not fit
        interview = lees_interview(o, "R01")
        assert interview.tekst in (OUD, NIEUW)
        assert not done or interview.tekst == NIEUW
        assert list(odd_files(o)) == []
        tally = overzicht(o, interview).aantallen()
        if interview.tekst == NIEUW:
            assert list(tally.values()) == [0, 2, 1, 0]
        assert replace(o, bron)
        interview = lees_interview(o, "R01")
        assert interview.tekst == NIEUW
        assert list(overzicht(o, interview).aantallen().values()) == [0, 2, 1, 0]
        assert len(lees_journaal(o).gebeurtenissen) == 3
        assert any(e.gegevens.get("tekst_sha256") == hash_tekst(NIEUW) for e in lees_logboek(o)[0])


def test_there_is_a_point_at_which_all_fits(tmp_path, monkeypatch):
    o, bron = begin(tmp_path / "x")
    with monkeypatch.context() as patch:
        schijf = Schijf(patch, 10**6)
        assert replace(o, bron)
    assert 1000 < 10**6 - schijf.room < 2000


def test_a_text_that_is_open_elsewhere_leaves_both_files(tmp_path, monkeypatch):
    import os

    o, bron = begin(tmp_path / "x")
    real = os.replace

    def refuse(source, target):
        if Path(target).suffix == ".txt":
            raise PermissionError(errno.EACCES, "in use")
        real(source, target)

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", refuse)
        assert not replace(o, bron)
    assert lees_interview(o, "R01").tekst == OUD
    assert list(odd_files(o)) == []
    assert replace(o, bron)
