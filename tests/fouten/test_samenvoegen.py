"""A merge may be killed or find the disk full at any moment: nothing is lost, and doing it again completes it."""

import errno
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from team import codeer, maak_team

from codeer.core.errors import SchrijfFout
from codeer.steps.samenvoegen import samenvoegen
from codeer.steps.zending import maak_zending
from codeer.storage.journaal_lezen import lees_journaal

HERE = Path(__file__).parent
# how many to kill; set it higher to look longer
AANTAL = int(os.environ.get("CODEER_DODEN_SAMENVOEGEN", "60"))


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork, to start merges fast enough")
def test_a_killed_merge_loses_nothing_and_can_be_done_again(tmp_path):
    command = [sys.executable, HERE / "doden_samenvoegen.py", str(AANTAL), "20250302", tmp_path]
    found = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    assert found["kwijt"] == []
    assert found["gedood"] >= AANTAL
    assert found["verenigd"] == found["rondes"]
    # it did stop merges halfway, and did cut lines in two
    assert found["halverwege"] > 0
    assert found["regels_half"] > 0


class Schijf:
    """Stands between the journals and the disk, and lets so many bytes through."""

    def __init__(self, monkeypatch, room):
        self._write, self.room = os.write, room
        monkeypatch.setattr(os, "write", self.write)

    def write(self, file, data):
        if not self.room:
            raise OSError(errno.ENOSPC, "No space left on device")
        done = self._write(file, data[: self.room])
        self.room -= done
        return done


@pytest.fixture(scope="module")
def sent(tmp_path_factory):
    """What two codeurs send back, and all that they did."""
    folder = tmp_path_factory.mktemp("laptops")
    events, zips = set(), []
    for codeur in ("anna", "bo"):
        laptop = maak_team(folder / codeur)
        events |= {*codeer(laptop, codeur), *codeer(laptop, codeur, "G01", nr=20)}
        zips.append(maak_zending(laptop, codeur))
    return zips, events


@pytest.mark.parametrize("start", range(0, 6200, 1240))
def test_a_disk_that_fills_up(tmp_path, monkeypatch, sent, start):
    zips, events = sent
    for room in range(start, start + 1240, 62):
        thuis = maak_team(tmp_path / str(room))
        here = set(codeer(thuis, "anna", nr=50))
        with monkeypatch.context() as patch:
            schijf = Schijf(patch, room)
            with pytest.raises(SchrijfFout, match="kan niet geschreven worden"):
                samenvoegen(thuis, zips)
            there = set(lees_journaal(thuis).gebeurtenissen)
            assert here <= there <= here | events
            schijf.room = 10**9
            found = samenvoegen(thuis, zips)
        assert found.gelukt
        assert set(lees_journaal(thuis).gebeurtenissen) == here | events
        assert samenvoegen(thuis, zips).nieuw == 0


@pytest.mark.parametrize("sync", range(1, 9))
def test_a_sync_that_fails(tmp_path, monkeypatch, sent, sync):
    zips, events = sent
    thuis = maak_team(tmp_path)
    real, left = os.fsync, [sync]

    def fsync(file):
        left[0] -= 1
        if left[0] == 0:
            raise OSError(errno.ENOSPC, "No space left on device")
        real(file)

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", fsync)
        with pytest.raises(SchrijfFout):
            samenvoegen(thuis, zips)
    assert samenvoegen(thuis, zips).gelukt
    assert set(lees_journaal(thuis).gebeurtenissen) == events
