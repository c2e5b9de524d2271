"""What becomes of the files: whole, the same every time, and nothing of a person lost."""

from __future__ import annotations

import os
import runpy
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from codeer.core.errors import Afloop, SchrijfFout, TaalmodelFout
from codeer.steps._rapport_bestanden import als_json, sha_van

SCRIPT = Path(__file__).with_name("rapportstudie.py")
S = runpy.run_path(str(SCRIPT))
invoer, maak, bestanden, tabel = (S[n] for n in ("invoer", "rapporteer", "bestanden", "tabel"))
verantwoording, studie, interview = (S[n] for n in ("verantwoording", "studie", "maak"))
WEINIG = ("citaten", "frequenties")


def lees(map: Path, naam: str) -> str:
    return (map / naam).read_text("utf-8")


@pytest.fixture(scope="module")
def _vol(tmp_path_factory):
    """All that is made without being asked, once: charts take seconds."""
    map = tmp_path_factory.mktemp("vol")
    maak(map)
    return map


@pytest.fixture
def vol(_vol, tmp_path):
    """A folder with all those reports, as they were made."""
    return shutil.copytree(_vol, tmp_path / "rapporten")


def test_two_runs_give_the_same_bytes_and_rewrite_nothing(vol):
    tmp_path = vol
    eerst = bestanden(tmp_path)
    stempel = (tmp_path / "citaten.csv").stat().st_mtime_ns
    maak(tmp_path)
    assert bestanden(tmp_path) == eerst
    assert (tmp_path / "citaten.csv").stat().st_mtime_ns == stempel


def test_bytes_do_not_depend_on_the_computer(tmp_path):
    gemaakt = []
    for i, (hash_, tz, taal) in enumerate(
        [("1", "America/Los_Angeles", "C"), ("77", "Asia/Tokyo", "tr_TR.UTF-8")]
    ):
        env = {**os.environ, "PYTHONHASHSEED": hash_, "TZ": tz, "LC_ALL": taal, "LANG": taal}
        subprocess.run([sys.executable, SCRIPT, tmp_path / str(i)], env=env, check=True)
        gemaakt.append(bestanden(tmp_path / str(i)))
    assert gemaakt[0] == gemaakt[1]
    assert "rapport.html" in gemaakt[0]
    figuren = [bestanden(tmp_path / str(i) / "figuren") for i in range(2)]
    assert figuren[0] == figuren[1]
    assert {Path(naam).suffix for naam in figuren[0]} == {".svg", ".png", ".csv"}


def test_a_file_that_a_person_changed_is_kept(tmp_path):
    maak(tmp_path, "citaten")
    for werk in ("mijn werk", "ander werk"):
        (tmp_path / "citaten.csv").write_text(werk, "utf-8")
        uit = maak(tmp_path, "citaten")
        (melding,) = uit.meldingen
        assert "citaten.csv was door iemand veranderd" in melding
        assert uit.afloop is Afloop.GOED
    assert bestanden(tmp_path / "bewaard") == {"citaten.csv": b"mijn werk", "citaten-2.csv": b"ander werk"}
    assert len(tabel(tmp_path, "citaten")) == 10
    assert maak(tmp_path, "citaten").meldingen == ()


def test_a_file_of_the_same_name_from_elsewhere_is_kept(tmp_path):
    (tmp_path / "citaten.csv").write_text("van mij", "utf-8")
    assert len(maak(tmp_path, "citaten").meldingen) == 1
    assert bestanden(tmp_path / "bewaard") == {"citaten.csv": b"van mij"}


@pytest.mark.parametrize("naam", ["verantwoording.md", "verantwoording.json"])
def test_a_changed_account_is_kept_too(naam, tmp_path):
    maak(tmp_path, "citaten")
    oud = (tmp_path / naam).read_text("utf-8").replace("Proef", "Mijn proef")
    (tmp_path / naam).write_text(oud, "utf-8", newline="\n")
    assert len(maak(tmp_path, "citaten").meldingen) >= 1
    assert (tmp_path / "bewaard" / naam).read_text("utf-8") == oud


@pytest.mark.parametrize("rommel", ["", "[]", '{"bestanden": 3, "eerder_gemaakt": {}}', "\x00"])
def test_a_damaged_account_loses_nothing(rommel, tmp_path):
    maak(tmp_path, "citaten")
    (tmp_path / "verantwoording.json").write_text(rommel, "utf-8")
    (tmp_path / "citaten.csv").write_text("mijn werk", "utf-8")
    maak(tmp_path, "citaten")
    assert bestanden(tmp_path / "bewaard")["citaten.csv"] == b"mijn werk"
    assert bestanden(tmp_path / "bewaard")["verantwoording.json"] == rommel.encode()


def test_other_reports_are_remembered_over_a_partial_run(vol):
    tmp_path = vol
    maak(tmp_path, "citaten")
    boek = verantwoording(tmp_path)
    assert set(boek["bestanden"]) == {"citaten.csv", "verantwoording.md"}
    assert {naam for naam in boek["eerder_gemaakt"] if "/" not in naam} == {
        *("frequenties.csv", "frequenties_per_interview.csv", "samenhang.csv"),
        *("rapport.xlsx", "rapport.html", "rapport.docx"),
    }
    assert "Eerder gemaakt, uit dezelfde gegevens: `frequenties.csv`" in lees(tmp_path, "verantwoording.md")
    (tmp_path / "samenhang.csv").write_text("mijn werk", "utf-8")
    (tmp_path / "frequenties.csv").unlink()
    assert maak(tmp_path, "citaten").meldingen == ()
    assert "frequenties.csv" not in verantwoording(tmp_path)["eerder_gemaakt"]
    maak(tmp_path, "samenhang")
    assert bestanden(tmp_path / "bewaard") == {"samenhang.csv": b"mijn werk"}


def test_files_of_an_earlier_run_are_named_when_they_may_hold_other_figures(vol):
    tmp_path = vol
    (older,) = maak(tmp_path, "citaten", bron="mens", materiaal=[]).meldingen[-1:]
    assert older.startswith(
        "Van een eerdere keer, met misschien andere cijfers: frequenties.csv, frequenties_per"
    )
    assert "rapport.docx, rapport.html, rapport.xlsx, samenhang.csv, figuren/ (" in older
    assert "andere cijfers, en nu niet opnieuw gemaakt: `frequenties.csv`" in lees(
        tmp_path, "verantwoording.md"
    )
    # what is asked of the same data again takes its name from the list, over runs
    assert "frequenties.csv" in maak(tmp_path, "citaten", bron="mens", materiaal=[]).meldingen[-1]
    assert maak(tmp_path, "citaten").meldingen == ()


def test_an_account_that_does_not_say_what_it_rests_on_warns(tmp_path):
    maak(tmp_path, *WEINIG)
    boek = verantwoording(tmp_path)
    del boek["grond"]
    (tmp_path / "verantwoording.json").write_bytes(als_json(boek))
    assert "andere cijfers: frequenties.csv." in maak(tmp_path, "citaten").meldingen[-1]


def test_charts_that_are_not_made_any_more_are_cleared_away(vol):
    tmp_path = vol
    boek = verantwoording(tmp_path)
    own, changed = tmp_path / "figuren" / "verloop_9.png", tmp_path / "figuren" / "verloop_9.svg"
    for path in (own, changed):
        path.write_bytes(b"oud")
        boek["eerder_gemaakt"][f"figuren/{path.name}"] = sha_van(path)
    boek["eerdere_gronden"] = {"figuren/verloop_9.png": "toen"}
    (tmp_path / "verantwoording.json").write_bytes(als_json(boek))
    changed.write_bytes(b"mijn werk")
    maak(tmp_path, "citaten")
    assert own.exists()  # no charts were made: nothing to say of what stands in the folder
    (older,) = maak(tmp_path, "html").meldingen
    assert not own.exists()
    assert changed.read_bytes() == b"mijn werk"
    assert older.startswith("Van een eerdere keer, met misschien andere cijfers: figuren/ (1 bestand)")


def test_a_chart_that_is_in_use_is_told_as_older(vol, monkeypatch):
    tmp_path = vol
    boek = verantwoording(tmp_path)
    own = tmp_path / "figuren" / "verloop_9.png"
    own.write_bytes(b"oud")
    boek["eerder_gemaakt"]["figuren/verloop_9.png"] = sha_van(own)
    (tmp_path / "verantwoording.json").write_bytes(als_json(boek))
    echt = Path.unlink

    def bezet(path, *rest, **meer):
        if path == own:
            raise PermissionError(13, "in use", str(path))
        return echt(path, *rest, **meer)

    monkeypatch.setattr(Path, "unlink", bezet)
    assert "figuren/ (1 bestand)" in maak(tmp_path, "html").meldingen[-1]
    assert own.exists()


def test_a_file_open_in_excel_fails_alone(tmp_path, monkeypatch):
    maak(tmp_path, *WEINIG, materiaal=[])
    oud, echt = (tmp_path / "citaten.csv").read_bytes(), os.replace

    def bezet(bron, doel):
        if Path(doel).name == "citaten.csv":
            raise PermissionError(13, "Permission denied")
        echt(bron, doel)

    monkeypatch.setattr(os, "replace", bezet)
    uit = maak(tmp_path, *WEINIG)
    assert uit.afloop is Afloop.FOUT
    (mislukt,) = uit.mislukt
    assert mislukt.bestand == "citaten.csv"
    assert "Sluit citaten.csv in Excel" in mislukt.tip
    assert (tmp_path / "citaten.csv").read_bytes() == oud
    assert len(tabel(tmp_path, "frequenties")) == 14
    assert "citaten.csv" not in verantwoording(tmp_path)["bestanden"]
    monkeypatch.undo()
    assert maak(tmp_path, *WEINIG).meldingen == ()
    assert not (tmp_path / "bewaard").exists()


def test_a_folder_in_the_way_fails_alone(tmp_path):
    (tmp_path / "citaten.csv").mkdir()
    uit = maak(tmp_path, *WEINIG)
    assert [m.bestand for m in uit.mislukt] == ["citaten.csv"]
    assert "frequenties.csv" in uit.geschreven


def test_a_place_that_cannot_be_written_is_said(tmp_path):
    (tmp_path / "rapporten").write_text("geen map", "utf-8")
    with pytest.raises(SchrijfFout, match="rapporten"):
        maak(tmp_path / "rapporten")


@pytest.mark.parametrize("fout", [TaalmodelFout("weg", "installeer"), KeyboardInterrupt()])
def test_a_fault_halfway_leaves_the_old_reports_and_no_rests(fout, vol):
    tmp_path = vol
    eerst = bestanden(tmp_path)

    def breekt():
        yield studie()[0]
        raise fout

    with pytest.raises(type(fout)):
        maak(tmp_path, materiaal=breekt())
    assert bestanden(tmp_path) == eerst
    assert [pad.name for pad in tmp_path.iterdir() if pad.is_dir()] == ["figuren"]


def test_what_an_interrupted_run_left_goes(tmp_path):
    (tmp_path / ".bezig").mkdir()
    (tmp_path / ".bezig" / "citaten.csv").write_text("half", "utf-8")
    maak(tmp_path, "citaten")
    assert not (tmp_path / ".bezig").exists()
