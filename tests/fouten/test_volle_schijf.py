"""A disk that fills up after any number of bytes: what was promised stays, and going on works."""

import errno
import os

import pytest
from losse_gebeurtenis import losse_gebeurtenis

from codeer.core.errors import SchrijfFout
from codeer.core.gebeurtenis_regel import schrijf_regel
from codeer.core.vouwen import vouw
from codeer.storage.journaal import Journaal
from codeer.storage.journaal_lezen import Regel, lees_journaal
from codeer.storage.journaal_verenig import verenig
from codeer.storage.onderzoek import Onderzoek

NAMES = ["a-1", "b-2", "c-3"]
SIZE = sum(len(schrijf_regel(losse_gebeurtenis(name, "R0"))) for name in NAMES)


class Schijf:
    """Stands between the journal and the disk: lets so many bytes through, or fails at a sync."""

    def __init__(self, monkeypatch, room=10**9, failing_sync=0):
        self._write, self.room, self.failing_sync, self.syncs = os.write, room, failing_sync, 0
        monkeypatch.setattr(os, "write", self.write)
        monkeypatch.setattr(os, "fsync", self.fsync)

    def write(self, file, data):
        if not self.room:
            raise OSError(errno.ENOSPC, "No space left on device")
        done = self._write(file, data[: self.room])
        self.room -= done
        return done

    def fsync(self, file):
        self.syncs += 1
        if self.syncs == self.failing_sync:
            raise OSError(errno.ENOSPC, "No space left on device")


def keep_until_full(onderzoek, names):
    """Keep events one by one and give those that were promised, and the one that was not."""
    promised = []
    for name in names:
        event = losse_gebeurtenis(name, "R0")
        try:
            with Journaal(onderzoek, "anna", "R0") as journaal:
                journaal.bewaar([event])
        except SchrijfFout as fout:
            told = fout
            break
        promised.append(event)
    else:
        return promised, None
    assert "R0.jsonl kan niet geschreven worden" in told.fout
    assert "Maak ruimte op de schijf" in told.tip
    return promised, event


def check_all_is_well(onderzoek, promised, others=()):
    found = lees_journaal(onderzoek).gebeurtenissen
    assert set(promised) <= set(found)
    assert set(found) <= {*promised, *others}
    assert vouw(found).onbekend == ()


@pytest.mark.parametrize("start", range(0, SIZE, 200))
def test_writing_one_by_one(tmp_path, monkeypatch, start):
    for room in range(start, min(start + 200, SIZE)):
        onderzoek = Onderzoek(tmp_path / str(room))
        with monkeypatch.context() as patch:
            schijf = Schijf(patch, room)
            promised, failed = keep_until_full(onderzoek, NAMES)
            assert failed is not None
            check_all_is_well(onderzoek, promised, [failed])
            schijf.room = 10**9
            # the person cleans up and presses the same button once more
            again, _ = keep_until_full(onderzoek, [failed.id, *NAMES[len(promised) + 1 :]])
        everything = [losse_gebeurtenis(name, "R0") for name in NAMES]
        assert [*promised, *again] == everything
        check_all_is_well(onderzoek, everything)
        half = [m for _, m in lees_journaal(onderzoek).meldingen]
        assert len(half) <= 1
        assert all("half geschreven" in m.tekst for m in half)


@pytest.mark.parametrize("sync", range(1, 7))
def test_a_sync_that_fails_promises_nothing(tmp_path, monkeypatch, sync):
    onderzoek = Onderzoek(tmp_path)
    with monkeypatch.context() as patch:
        Schijf(patch, failing_sync=sync)
        promised, failed = keep_until_full(onderzoek, NAMES)
        assert failed is not None
        check_all_is_well(onderzoek, promised, [failed])
        again, _ = keep_until_full(onderzoek, NAMES)
    check_all_is_well(onderzoek, again)
    assert len(again) == 3


@pytest.mark.parametrize("start", range(0, SIZE, 300))
def test_bringing_work_together(tmp_path, monkeypatch, start):
    events = [losse_gebeurtenis(name, f"R{nr}") for nr, name in enumerate(NAMES)]
    rows = [Regel(tmp_path, 1, schrijf_regel(e).decode()[:-1], e) for e in events]
    for room in range(start, min(start + 300, SIZE), 7):
        onderzoek = Onderzoek(tmp_path / str(room))
        with monkeypatch.context() as patch:
            schijf = Schijf(patch, room)
            with pytest.raises(SchrijfFout, match="kan niet geschreven worden"):
                verenig(onderzoek, rows)
            there = lees_journaal(onderzoek).gebeurtenissen
            # all may be there, when only the last line end did not fit
            assert set(there) <= set(events)
            schijf.room = 10**9
            assert verenig(onderzoek, rows).bekend == len(there)
        check_all_is_well(onderzoek, events)


def test_a_disk_that_only_takes_a_few_bytes_at_a_time_takes_all(tmp_path, monkeypatch):
    write = os.write
    monkeypatch.setattr(os, "write", lambda file, data: write(file, data[:5]))
    promised, failed = keep_until_full(Onderzoek(tmp_path), NAMES)
    assert failed is None
    check_all_is_well(Onderzoek(tmp_path), promised)
